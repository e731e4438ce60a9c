import { childOf } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import { readDateTime } from '../moment.ts';
import type { CanaleOMezzo, IdpInformativaPagamento, Pagamento, Transazione } from '../pagamento.ts';
import { decodeHeader, encodeHeader } from './header.ts';
import { decodeAllegato, encodeAllegati } from './pendenza.ts';
import { amountAt, childrenOf, groupAt, optional, ownBoolean, ownMoment, ownText, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const p = writerOf('informativa');
const i = writerOf('include');

/** Reads an IdpInformativaPagamento: every payment of it. */
export function decodeInformativa(message: XmlElement): IdpInformativaPagamento {
  return {
    versione: message.attributes['Versione'] ?? '',
    header: decodeHeader(message),
    pagamenti: childrenOf(childOf(message, 'IdpBody'), 'Pagamento').map(decodePagamento),
  };
}

/** Reads a Pagamento, of an informativa or of a verifica. */
export function decodePagamento(pagamento: XmlElement): Pagamento {
  const riferimento = groupAt(pagamento, 'RiferimentoPagamento');
  const dateTime = ownMoment(readDateTime);
  return {
    tipoPagamento: riferimento.attributes['TipoPagamento'] ?? '',
    idPagamento: textOf(riferimento, 'IdPagamento'),
    dataOraPagamento: readDateTime(textOf(pagamento, 'DataOraPagamento')),
    ...optional('dataScadenzaPagamento', pagamento, 'DataScadenzaPagamento', dateTime),
    importo: amountAt(pagamento, 'Importo'),
    ...optional('riferimentoDebitore', pagamento, 'RiferimentoDebitore', ownText),
    esito: textOf(pagamento, 'Esito'),
    ...optional('pagante', pagamento, 'Pagante', (pagante) => ({
      ...(pagante.attributes['Tipo'] === undefined ? {} : { tipo: pagante.attributes['Tipo'] }),
      ...optional('id', pagante, 'IdPagante', ownText),
      ...optional('descrizione', pagante, 'Descrizione', ownText),
    })),
    ...optional('transazione', pagamento, 'Transazione', decodeTransazione),
    ...optional('flagQuietanzaCartacea', pagamento, 'FlagQuietanzaCartacea', ownBoolean),
    ...optional('note', pagamento, 'Note', ownText),
    ...optional('allegato', pagamento, 'Allegato', decodeAllegato),
    ...optional('riferimentoDebito', pagamento, 'RiferimentoDebito', (debito) => ({
      tipoDebito: debito.attributes['TipoDebito'] ?? '',
      pendenza: textOf(debito, 'Pendenza'),
    })),
    ...optional('descrizioneCausale', pagamento, 'DescrizioneCausale', ownText),
    ...optional('iuv', pagamento, 'IdentificativoUnivocoVersamento', ownText),
  };
}

function decodeTransazione(transazione: XmlElement): Transazione {
  const dateTime = ownMoment(readDateTime);
  return {
    canale: decodeCanale(groupAt(transazione, 'CanalePagamento')),
    mezzo: decodeCanale(groupAt(transazione, 'MezzoPagamento')),
    ...optional('dettaglioCanale', transazione, 'DettaglioCanalePagamento', (element) => ({
      ...optional('filiale', element, 'Filiale', ownText),
      ...optional('sportello', element, 'Sportello', ownText),
      ...optional('idTerminale', element, 'IdTerminale', ownText),
      ...optional('idOperazione', element, 'IdOperazione', ownText),
    })),
    idTransazione: textOf(transazione, 'IdTransazione'),
    dataOraTransazione: readDateTime(textOf(transazione, 'DataOraTransazione')),
    ...optional('codiceAutorizzazione', transazione, 'CodiceAutorizzazione', ownText),
    ...optional('dataOraAutorizzazione', transazione, 'DataOraAutorizzazione', dateTime),
    ...optional('tipoSicurezza', transazione, 'TipoSicurezza', ownText),
    importoTransato: amountAt(transazione, 'ImportoTransato'),
    voci: childrenOf(childOf(transazione, 'DettaglioImportoTransato'), 'Voce').map((voce) => ({
      tipo: voce.attributes['Tipo'] ?? '',
      descrizione: textOf(voce, 'Descrizione'),
      importo: amountAt(voce, 'Importo'),
    })),
    ...optional('descrizione', transazione, 'Descrizione', ownText),
  };
}

function decodeCanale(canale: XmlElement): CanaleOMezzo {
  return { tipo: canale.attributes['Tipo'] ?? '', ...optional('descrizione', canale, 'Descrizione', ownText) };
}

export function encodeInformativa({ versione, header, pagamenti }: IdpInformativaPagamento): XmlTree {
  return p.group(
    'IdpInformativaPagamento',
    [
      encodeHeader(header),
      p.group(
        'IdpBody',
        pagamenti.map((pagamento) => p.group('Pagamento', encodePagamento(pagamento))),
      ),
    ],
    { Versione: versione },
  );
}

/** The members of a Pagamento. */
export function encodePagamento(pagamento: Pagamento): readonly XmlTree[] {
  const { pagante, riferimentoDebito: debito } = pagamento;
  return [
    p.group('RiferimentoPagamento', p.text('IdPagamento', pagamento.idPagamento), {
      TipoPagamento: pagamento.tipoPagamento,
    }),
    ...p.moment('DataOraPagamento', pagamento.dataOraPagamento),
    ...p.moment('DataScadenzaPagamento', pagamento.dataScadenzaPagamento),
    ...p.amount('Importo', pagamento.importo),
    ...p.text('RiferimentoDebitore', pagamento.riferimentoDebitore),
    ...p.text('Esito', pagamento.esito),
    ...(pagante === undefined
      ? []
      : [
          p.group('Pagante', [...p.text('IdPagante', pagante.id), ...p.text('Descrizione', pagante.descrizione)], {
            Tipo: pagante.tipo,
          }),
        ]),
    ...p.maybe('Transazione', pagamento.transazione, encodeTransazione),
    ...p.boolean('FlagQuietanzaCartacea', pagamento.flagQuietanzaCartacea),
    ...p.text('Note', pagamento.note),
    ...encodeAllegati(p, pagamento.allegato),
    ...(debito === undefined
      ? []
      : [p.group('RiferimentoDebito', p.text('Pendenza', debito.pendenza), { TipoDebito: debito.tipoDebito })]),
    ...p.text('DescrizioneCausale', pagamento.descrizioneCausale),
    ...p.text('IdentificativoUnivocoVersamento', pagamento.iuv),
  ];
}

function encodeTransazione(transazione: Transazione): readonly XmlTree[] {
  const { canale, mezzo, voci } = transazione;
  return [
    p.group('CanalePagamento', p.text('Descrizione', canale.descrizione), { Tipo: canale.tipo }),
    p.group('MezzoPagamento', p.text('Descrizione', mezzo.descrizione), { Tipo: mezzo.tipo }),
    ...p.maybe('DettaglioCanalePagamento', transazione.dettaglioCanale, (dettaglio) => [
      ...i.text('Filiale', dettaglio.filiale),
      ...i.text('Sportello', dettaglio.sportello),
      ...i.text('IdTerminale', dettaglio.idTerminale),
      ...i.text('IdOperazione', dettaglio.idOperazione),
    ]),
    ...p.text('IdTransazione', transazione.idTransazione),
    ...p.moment('DataOraTransazione', transazione.dataOraTransazione),
    ...p.text('CodiceAutorizzazione', transazione.codiceAutorizzazione),
    ...p.moment('DataOraAutorizzazione', transazione.dataOraAutorizzazione),
    ...p.text('TipoSicurezza', transazione.tipoSicurezza),
    ...p.amount('ImportoTransato', transazione.importoTransato),
    ...(voci.length === 0
      ? []
      : [
          p.group(
            'DettaglioImportoTransato',
            voci.map(({ tipo, descrizione, importo }) =>
              p.group('Voce', [...p.text('Descrizione', descrizione), ...p.amount('Importo', importo)], { Tipo: tipo }),
            ),
          ),
        ]),
    ...p.text('Descrizione', transazione.descrizione),
  ];
}
