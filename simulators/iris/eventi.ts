import { CARGO } from './state.ts';
import type { IrisEvent, Messaggio, Pagamento, Riga, Sessione, Spedizione } from './state.ts';

// Events carry business keys only: what they change stands beside them, and personal data in the exchange they came from.

/** A row is written, or written again. */
export function rigaScritta(riga: Riga): IrisEvent {
  return {
    type: 'riga',
    id: riga.id,
    ente: riga.ente,
    tributo: riga.tributo,
    idPendenza: riga.idPendenza,
    versione: riga.versione,
    stato: riga.stato,
    statoPendenza: riga.statoPendenza,
    condizioni: riga.condizioni.map(({ idPagamento, stato, annullata, importo, documento }) => ({
      idPagamento,
      stato,
      importo,
      ...(annullata ? { annullata } : {}),
      ...(documento === undefined ? {} : { documento }),
    })),
    [CARGO]: riga,
  };
}

/** A payment begins, or moves on. */
export function pagamentoMosso(riga: Riga, pagamento: Pagamento): IrisEvent {
  return {
    type: 'pagamento',
    id: pagamento.id,
    idTransazione: pagamento.idTransazione,
    ente: riga.ente,
    tributo: riga.tributo,
    idPendenza: riga.idPendenza,
    idPagamento: pagamento.idPagamento,
    stato: pagamento.stato,
    incasso: pagamento.incasso,
    importo: pagamento.importo,
    [CARGO]: pagamento,
  };
}

/** A message of an ente is received, or moves on. */
export function messaggioMosso(messaggio: Messaggio): IrisEvent {
  return {
    type: 'messaggio',
    servizio: messaggio.servizio,
    e2eMsgId: messaggio.header.e2e.msgId,
    ente: messaggio.header.e2e.sender.id,
    sil: messaggio.header.e2e.sender.sys,
    stato: messaggio.stato,
    [CARGO]: messaggio,
  };
}

/** A message to an ente moves on. */
export function spedizioneMossa(spedizione: Spedizione): IrisEvent {
  return {
    type: 'spedizione',
    id: spedizione.id,
    ente: spedizione.ente,
    messaggio: spedizione.messaggio.wrapper,
    stato: spedizione.stato,
    tentativi: spedizione.tentativi,
    ...(spedizione.prossimoAlle === undefined ? {} : { prossimoAlle: spedizione.prossimoAlle }),
    ...(spedizione.errore === undefined ? {} : { errore: spedizione.errore }),
    [CARGO]: spedizione,
  };
}

/** A message to an ente is ready. */
export function daSpedire(spedizione: Spedizione): IrisEvent {
  const { messaggio, pagamenti } = spedizione;
  return {
    type: 'daSpedire',
    id: spedizione.id,
    ente: spedizione.ente,
    messaggio: messaggio.wrapper,
    stato: spedizione.stato,
    ...(pagamenti.length === 0 ? {} : { pagamenti: pagamenti.length }),
    [CARGO]: spedizione,
  };
}

/** A session of the gateway is made, or moves on. The token is no business of the journal. */
export function sessioneMossa(sessione: Sessione): IrisEvent {
  return {
    type: 'sessione',
    stato: sessione.stato,
    pagamenti: sessione.carrello.map(({ idPagamento }) => idPagamento),
    [CARGO]: sessione,
  };
}
