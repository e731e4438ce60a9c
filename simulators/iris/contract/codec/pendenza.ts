import { childOf, textAt } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import { readDate, readDateTime } from '../moment.ts';
import { TIPI_DATI } from '../pendenza.ts';
import type {
  Allegato,
  Dati,
  Destinatario,
  DettaglioPagamento,
  DettaglioTransazione,
  Pendenza,
  TipoDati,
  Voce,
} from '../pendenza.ts';
import {
  amountAt,
  childrenOf,
  groupAt,
  optional,
  ownAmount,
  ownBoolean,
  ownMoment,
  ownText,
  textOf,
} from './reading.ts';
import { writerOf } from './writing.ts';

const a = writerOf('allineamento');
const i = writerOf('include');

/** Reads the pendenze of an IdpBody, in order. */
export function decodePendenze(message: XmlElement): readonly Pendenza[] {
  return childrenOf(childOf(message, 'IdpBody'), 'Pendenza').map(decodePendenza);
}

/** Reads a Pendenza. */
export function decodePendenza(pendenza: XmlElement): Pendenza {
  const mittente = groupAt(pendenza, 'Mittente');
  const dati: Partial<Record<TipoDati, Dati>> = {};
  for (const tipo of TIPI_DATI) {
    const element = childOf(pendenza, tipo);
    if (element !== undefined) dati[tipo] = decodeDati(element);
  }
  return {
    idPendenza: textOf(pendenza, 'IdPendenza'),
    tipoPendenza: pendenza.attributes['TipoPendenza'] ?? '',
    tipoOperazione: pendenza.attributes['TipoOperazione'] ?? '',
    mittente: { id: textOf(mittente, 'Id'), ...optional('descrizione', mittente, 'Descrizione', ownText) },
    destinatari: childrenOf(childOf(pendenza, 'Destinatari'), 'Destinatario').map(decodeDestinatario),
    ...optional('cartellaDiPagamento', pendenza, 'CartellaDiPagamento', ownBoolean),
    ...optional('note', pendenza, 'Note', ownText),
    dati,
  };
}

function decodeDestinatario(destinatario: XmlElement): Destinatario {
  return {
    tipo: destinatario.attributes['Tipo'] ?? '',
    id: textOf(destinatario, 'Id'),
    ...optional('descrizione', destinatario, 'Descrizione', ownText),
    ...optional('datiDestinatario', destinatario, 'DatiDestinatario', (element) => ({
      tipoSoggetto: textOf(element, 'TipoSoggetto'),
      anagrafica: textOf(element, 'Anagrafica'),
      ...optional('eMail', element, 'EMail', ownText),
      ...optional('indirizzo', element, 'Indirizzo', ownText),
      ...optional('numeroCivico', element, 'NumeroCivico', ownText),
      ...optional('cap', element, 'Cap', ownText),
      ...optional('localita', element, 'Localita', ownText),
      ...optional('provincia', element, 'Provincia', ownText),
      ...optional('nazione', element, 'Nazione', ownText),
    })),
    ...optional('identificativoAlternativo', destinatario, 'IdentificativoAlternativo', (element) => ({
      tipo: textOf(element, 'TipoCodiceIdenficativoAlternativo'),
      codice: textOf(element, 'CodiceIdenficativoAlternativo'),
    })),
  };
}

function decodeDati(dati: XmlElement): Dati {
  const dateTime = ownMoment(readDateTime);
  return {
    ...optional('descrizioneCausale', dati, 'DescrizioneCausale', ownText),
    ...optional('riscossore', dati, 'Riscossore', (element) => ({
      id: textOf(element, 'Id'),
      riferimento: textOf(element, 'Riferimento'),
    })),
    ...optional('dataCreazione', dati, 'DataCreazione', dateTime),
    ...optional('dataEmissione', dati, 'DataEmissione', dateTime),
    ...optional('dataPrescrizione', dati, 'DataPrescrizione', dateTime),
    ...optional('annoRiferimento', dati, 'AnnoRiferimento', ownText),
    ...optional('dataModificaEnte', dati, 'DataModificaEnte', dateTime),
    ...optional('stato', dati, 'Stato', ownText),
    ...optional('importoTotale', dati, 'ImportoTotale', ownAmount),
    ...optional('divisa', dati, 'Divisa', ownText),
    infoPagamento: childrenOf(dati, 'InfoPagamento').map((info) => ({
      tipoPagamento: info.attributes['TipoPagamento'] ?? '',
      dettagli: childrenOf(info, 'DettaglioPagamento').map(decodeDettaglio),
    })),
    ...optional('allegato', dati, 'Allegato', decodeAllegato),
  };
}

function decodeDettaglio(dettaglio: XmlElement): DettaglioPagamento {
  const date = ownMoment(readDate);
  return {
    idPagamento: textOf(dettaglio, 'IdPagamento'),
    ...optional('cip', dettaglio, 'CIP', (element) => ({
      tipo: element.attributes['Tipo'] ?? '',
      codice: textOf(element, 'Codice'),
    })),
    ...optional('dataScadenza', dettaglio, 'DataScadenza', date),
    ...optional('dataInizioValidita', dettaglio, 'DataInizioValidita', date),
    ...optional('dataFineValidita', dettaglio, 'DataFineValidita', date),
    stato: textOf(dettaglio, 'Stato'),
    ...optional('importo', dettaglio, 'Importo', ownAmount),
    voci: childrenOf(childOf(dettaglio, 'DettaglioImporto'), 'Voce').map(decodeVoce),
    ...optional('transazione', dettaglio, 'DettaglioTransazione', decodeTransazione),
    allegati: childrenOf(dettaglio, 'Allegato').map(decodeAllegato),
    ...optional('causalePagamento', dettaglio, 'CausalePagamento', ownText),
    ...optional('accredito', dettaglio, 'AccreditoPagamento', (element) => ({
      codiceIban: textOf(element, 'CodiceIBAN'),
      beneficiario: textOf(element, 'Beneficiario'),
    })),
    // an empty element means what the schema says by default
    ...optional('tipoOperazione', dettaglio, 'TipoOperazione', (element) => ownText(element) || 'Update'),
  };
}

function decodeVoce(voce: XmlElement): Voce {
  return {
    tipo: voce.attributes['Tipo'] ?? '',
    codice: textOf(voce, 'Codice'),
    descrizione: textOf(voce, 'Descrizione'),
    importo: amountAt(voce, 'Importo'),
    ...optional('capitoloBilancio', voce, 'CapitoloBilancio', ownText),
    ...optional('accertamento', voce, 'Accertamento', ownText),
  };
}

function decodeTransazione(transazione: XmlElement): DettaglioTransazione {
  return {
    dataPagamento: readDateTime(textOf(transazione, 'DataPagamento')),
    canalePagamento: textOf(transazione, 'CanalePagamento'),
    ...optional('mezzoPagamento', transazione, 'MezzoPagamento', ownText),
    ...optional('importoPagamento', transazione, 'ImportoPagamento', ownAmount),
    ...optional('notePagamento', transazione, 'NotePagamento', ownText),
  };
}

/** Reads an Allegato. */
export function decodeAllegato(allegato: XmlElement): Allegato {
  return {
    tipo: allegato.attributes['Tipo'] ?? '',
    ...optional('titolo', allegato, 'Titolo', ownText),
    codifica: textOf(allegato, 'Codifica'),
    contenuto: (textAt(allegato, 'Contenuto') ?? '').replaceAll(/\s/g, ''),
    ...optional('idAntifalsificazione', allegato, 'IdAntifalsificazione', ownText),
  };
}

/** The IdpBody of some pendenze. */
export function encodePendenze(pendenze: readonly Pendenza[]): XmlTree {
  return a.group('IdpBody', pendenze.map(encodePendenza));
}

export function encodePendenza(pendenza: Pendenza): XmlTree {
  const { mittente, destinatari, dati, tipoPendenza, tipoOperazione } = pendenza;
  return a.group(
    'Pendenza',
    [
      ...a.text('IdPendenza', pendenza.idPendenza),
      a.group('Mittente', [...a.text('Id', mittente.id), ...a.text('Descrizione', mittente.descrizione)]),
      a.group('Destinatari', destinatari.map(encodeDestinatario)),
      ...a.boolean('CartellaDiPagamento', pendenza.cartellaDiPagamento),
      ...a.text('Note', pendenza.note),
      ...TIPI_DATI.flatMap((tipo) => a.maybe(tipo, dati[tipo], encodeDati)),
    ],
    { TipoPendenza: tipoPendenza, TipoOperazione: tipoOperazione },
  );
}

function encodeDestinatario({ tipo, id, descrizione, ...rest }: Destinatario): XmlTree {
  return a.group(
    'Destinatario',
    [
      ...a.text('Id', id),
      ...a.text('Descrizione', descrizione),
      ...a.maybe('DatiDestinatario', rest.datiDestinatario, (dati) => [
        ...a.text('TipoSoggetto', dati.tipoSoggetto),
        ...a.text('Anagrafica', dati.anagrafica),
        ...a.text('EMail', dati.eMail),
        ...a.text('Indirizzo', dati.indirizzo),
        ...a.text('NumeroCivico', dati.numeroCivico),
        ...a.text('Cap', dati.cap),
        ...a.text('Localita', dati.localita),
        ...a.text('Provincia', dati.provincia),
        ...a.text('Nazione', dati.nazione),
      ]),
      ...a.maybe('IdentificativoAlternativo', rest.identificativoAlternativo, (alternativo) => [
        ...a.text('TipoCodiceIdenficativoAlternativo', alternativo.tipo),
        ...a.text('CodiceIdenficativoAlternativo', alternativo.codice),
      ]),
    ],
    { Tipo: tipo },
  );
}

function encodeDati(dati: Dati): readonly XmlTree[] {
  return [
    ...a.text('DescrizioneCausale', dati.descrizioneCausale),
    ...a.maybe('Riscossore', dati.riscossore, ({ id, riferimento }) => [
      ...a.text('Id', id),
      ...a.text('Riferimento', riferimento),
    ]),
    ...a.moment('DataCreazione', dati.dataCreazione),
    ...a.moment('DataEmissione', dati.dataEmissione),
    ...a.moment('DataPrescrizione', dati.dataPrescrizione),
    ...a.text('AnnoRiferimento', dati.annoRiferimento),
    ...a.moment('DataModificaEnte', dati.dataModificaEnte),
    ...a.text('Stato', dati.stato),
    ...a.amount('ImportoTotale', dati.importoTotale),
    ...a.text('Divisa', dati.divisa),
    ...dati.infoPagamento.map(({ tipoPagamento, dettagli }) =>
      a.group('InfoPagamento', dettagli.map(encodeDettaglio), { TipoPagamento: tipoPagamento }),
    ),
    ...encodeAllegati(a, dati.allegato),
  ];
}

function encodeDettaglio(dettaglio: DettaglioPagamento): XmlTree {
  const { cip, voci, transazione } = dettaglio;
  return a.group('DettaglioPagamento', [
    ...a.text('IdPagamento', dettaglio.idPagamento),
    ...(cip === undefined ? [] : [a.group('CIP', i.text('Codice', cip.codice), { Tipo: cip.tipo })]),
    ...a.moment('DataScadenza', dettaglio.dataScadenza),
    ...a.moment('DataInizioValidita', dettaglio.dataInizioValidita),
    ...a.moment('DataFineValidita', dettaglio.dataFineValidita),
    ...a.text('Stato', dettaglio.stato),
    ...a.amount('Importo', dettaglio.importo),
    ...(voci.length === 0 ? [] : [a.group('DettaglioImporto', voci.map(encodeVoce))]),
    ...a.maybe('DettaglioTransazione', transazione, (it) => [
      ...a.moment('DataPagamento', it.dataPagamento),
      ...a.text('CanalePagamento', it.canalePagamento),
      ...a.text('MezzoPagamento', it.mezzoPagamento),
      ...a.amount('ImportoPagamento', it.importoPagamento),
      ...a.text('NotePagamento', it.notePagamento),
    ]),
    ...encodeAllegati(a, ...dettaglio.allegati),
    ...a.text('CausalePagamento', dettaglio.causalePagamento),
    ...a.maybe('AccreditoPagamento', dettaglio.accredito, ({ codiceIban, beneficiario }) => [
      ...i.text('CodiceIBAN', codiceIban),
      ...i.text('Beneficiario', beneficiario),
    ]),
    ...a.text('TipoOperazione', dettaglio.tipoOperazione),
  ]);
}

function encodeVoce(voce: Voce): XmlTree {
  return a.group(
    'Voce',
    [
      ...a.text('Codice', voce.codice),
      ...a.text('Descrizione', voce.descrizione),
      ...a.amount('Importo', voce.importo),
      ...a.text('CapitoloBilancio', voce.capitoloBilancio),
      ...a.text('Accertamento', voce.accertamento),
    ],
    { Tipo: voce.tipo },
  );
}

/** Allegati, each an element of the writer's namespace with members of IdpInclude. */
export function encodeAllegati(
  writer: Pick<typeof a, 'group'>,
  ...allegati: readonly (Allegato | undefined)[]
): XmlTree[] {
  return allegati.flatMap((allegato) =>
    allegato === undefined
      ? []
      : [
          writer.group(
            'Allegato',
            [
              ...i.text('Titolo', allegato.titolo),
              ...i.text('Codifica', allegato.codifica),
              ...i.text('Contenuto', allegato.contenuto),
              ...i.text('IdAntifalsificazione', allegato.idAntifalsificazione),
            ],
            { Tipo: allegato.tipo },
          ),
        ],
  );
}
