import { correctParts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const PAGE = { status: 500, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>Errore</p>') };

/** Defects in reading what IRIS makes of the pendenze. */
export const esiti: readonly Mutant[] = [
  irisMutant(
    'risponde-in-html-all-esito',
    'All’esito di IRIS risponde con una pagina di errore, pur avendolo acquisito.',
    'IRIS-ESITO-001',
    { answerToIris: (problem, what) => (what === 'esito' ? PAGE : correctParts.answerToIris(problem, what)) },
  ),
  irisMutant(
    'esito-positivo-ignorato',
    'Lascia inviata anche la pendenza che IRIS ha accettato.',
    'IRIS-ESITO-002 IRIS-ESITO-003',
    {
      sendingStatus: (held) => (held.errori.length > 0 ? correctParts.sendingStatus(held) : 'inviata'),
    },
  ),
  irisMutant(
    'esito-parziale-perduto',
    'Considera accettate anche le pendenze che l’esito elenca fra le scartate.',
    'IRIS-ESITO-003',
    { discardedBy: (corpo, ids) => correctParts.discardedBy({ ...corpo, ok: true, dettagli: [] }, ids) },
  ),
  irisMutant(
    'tutte-scartate',
    'Se una pendenza è scartata considera scartate anche le altre del messaggio.',
    'IRIS-ESITO-003',
    {
      discardedBy(corpo, ids) {
        const discarded = correctParts.discardedBy(corpo, ids);
        const errors = [...discarded.values()].flat();
        return discarded.size === 0 ? discarded : new Map(ids.map((id) => [id, errors]));
      },
    },
  ),
  irisMutant(
    'errore-globale-ignorato',
    'Legge soltanto gli errori delle singole pendenze e ignora quello dell’intero messaggio.',
    'IRIS-ESITO-004',
    { discardedBy: (corpo, ids) => correctParts.discardedBy({ ...corpo, ok: true, globali: [] }, ids) },
  ),
  irisMutant('motivo-perduto', 'Segna scartata la pendenza senza conservarne il motivo.', 'IRIS-ESITO-005', {
    errorTexts: () => ['scartata'],
  }),
  irisMutant(
    'ripete-la-scartata',
    'Invia di nuovo da solo, uguale, la pendenza scartata.',
    'IRIS-ESITO-006 IRIS-TRASP-011',
    {
      afterDiscard: (_errori, _idPendenza, messaggio) => [`messaggio/${messaggio}`],
    },
  ),
  irisMutant(
    'esito-ripetuto-respinto',
    'Respinge con un errore l’esito che arriva una seconda volta.',
    'IRIS-ESITO-007',
    {
      esitoFault: (changes) => (changes === 0 ? 'esito già ricevuto' : undefined),
    },
  ),
  irisMutant('esito-all-ultimo-messaggio', 'Attribuisce ogni esito all’ultimo messaggio inviato.', 'IRIS-ESITO-008', {
    messageOfEsito: (_id, sent) => sent().at(-1) ?? '',
  }),
  irisMutant(
    'presa-in-carico-come-accettazione',
    'Dà per accettata la pendenza quando IRIS prende in carico il messaggio.',
    'IRIS-ESITO-009',
    { sendingStatus: (held) => (held.inCorso === undefined ? correctParts.sendingStatus(held) : 'accettata') },
  ),
  irisMutant(
    'sincrono-sempre-riuscito',
    'Nel servizio sincrono guarda solo lo stato HTTP e non legge gli errori della risposta.',
    'IRIS-ESITO-010',
    { discardedAtOnce: () => new Map() },
  ),
  irisMutant(
    'rifiuto-nascosto',
    'Tiene per consegnato un messaggio che IRIS ha rifiutato, senza dirlo a nessuno.',
    'IRIS-TRASP-019',
    {
      fateOfReply(reply) {
        const fate = correctParts.fateOfReply(reply);
        return fate === 'refused' ? 'taken' : fate;
      },
    },
  ),
  irisMutant(
    'insiste-sulla-pagata',
    'Se la pendenza è stata pagata nel frattempo ripete la modifica che IRIS ha scartato.',
    'IRIS-ESITO-011',
    {
      afterDiscard: (errori, idPendenza, messaggio) =>
        errori.some(({ codice }) => codice === 'A0000016')
          ? [`messaggio/${messaggio}`]
          : correctParts.afterDiscard(errori, idPendenza, messaggio),
    },
  ),
];
