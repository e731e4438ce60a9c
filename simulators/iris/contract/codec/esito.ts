import { childOf } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import type { CorpoEsito, Esito, IdpEsito, IdpEsitoOtf, IdpMultiEsitoOtf } from '../esito.ts';
import { decodeHeader, decodeSessione, encodeHeader, encodeSessione } from './header.ts';
import { childrenOf, groupAt, optional, ownText, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const e = writerOf('esito');

/** Reads an IdpEsito. */
export function decodeIdpEsito(message: XmlElement): IdpEsito {
  return {
    versione: message.attributes['Versione'] ?? '',
    header: decodeHeader(message),
    corpo: decodeCorpo(groupAt(message, 'IdpBody')),
  };
}

/** Reads an IdpEsitoOTF. */
export function decodeIdpEsitoOtf(message: XmlElement): IdpEsitoOtf {
  return { ...decodeIdpEsito(message), ...decodeSessione(message) };
}

/** Reads an IdpMultiEsitoOTF. */
export function decodeIdpMultiEsitoOtf(message: XmlElement): IdpMultiEsitoOtf {
  return {
    versione: message.attributes['Versione'] ?? '',
    ...decodeSessione(message),
    rifiutati: childrenOf(message, 'IdpEsitoOTF').map((refused) => ({
      msgId: textOf(refused, 'E2EMsgId'),
      corpo: decodeCorpo(groupAt(refused, 'IdpBody')),
    })),
  };
}

function decodeCorpo(body: XmlElement): CorpoEsito {
  const info = groupAt(body, 'InfoMessaggio');
  return {
    stato: textOf(info, 'Stato'),
    esiti: decodeEsiti(info),
    ...optional('note', info, 'Note', ownText),
    dettagli: childrenOf(childOf(body, 'InfoDettaglio'), 'Dettaglio').map((dettaglio) => ({
      id: textOf(dettaglio, 'Id'),
      stato: textOf(dettaglio, 'Stato'),
      esiti: decodeEsiti(dettaglio),
      ...optional('note', dettaglio, 'Note', ownText),
    })),
  };
}

function decodeEsiti(owner: XmlElement): readonly Esito[] {
  return childrenOf(childOf(owner, 'Esiti'), 'Esito').map(decodeEsito);
}

/** Reads an Esito. */
export function decodeEsito(esito: XmlElement): Esito {
  return {
    codice: textOf(esito, 'Codice'),
    descrizione: textOf(esito, 'Descrizione'),
    ...optional('elemento', esito, 'Elemento', ownText),
    ...optional('note', esito, 'Note', ownText),
  };
}

export function encodeIdpEsito({ versione, header, corpo }: IdpEsito): XmlTree {
  return e.group('IdpEsito', [encodeHeader(header), e.group('IdpBody', encodeCorpo(corpo))], { Versione: versione });
}

export function encodeIdpEsitoOtf({ versione, header, sessione, corpo }: IdpEsitoOtf): XmlTree {
  return e.group(
    'IdpEsitoOTF',
    [encodeHeader(header), ...encodeSessione(sessione), e.group('IdpBody', encodeCorpo(corpo))],
    { Versione: versione },
  );
}

export function encodeIdpMultiEsitoOtf({ versione, sessione, rifiutati }: IdpMultiEsitoOtf): XmlTree {
  return e.group(
    'IdpMultiEsitoOTF',
    [
      ...encodeSessione(sessione),
      ...rifiutati.map(({ msgId, corpo }) =>
        e.group('IdpEsitoOTF', [...e.text('E2EMsgId', msgId), e.group('IdpBody', encodeCorpo(corpo))]),
      ),
    ],
    { Versione: versione },
  );
}

function encodeCorpo({ stato, esiti, note, dettagli }: CorpoEsito): readonly XmlTree[] {
  return [
    e.group('InfoMessaggio', [...e.text('Stato', stato), ...encodeEsiti(esiti), ...e.text('Note', note)]),
    ...(dettagli.length === 0
      ? []
      : [
          e.group(
            'InfoDettaglio',
            dettagli.map((dettaglio) =>
              e.group('Dettaglio', [
                ...e.text('Id', dettaglio.id),
                ...e.text('Stato', dettaglio.stato),
                ...encodeEsiti(dettaglio.esiti),
                ...e.text('Note', dettaglio.note),
              ]),
            ),
          ),
        ]),
  ];
}

function encodeEsiti(esiti: readonly Esito[]): XmlTree[] {
  return esiti.length === 0 ? [] : [e.group('Esiti', esiti.map(encodeEsito))];
}

export function encodeEsito({ codice, descrizione, elemento, note }: Esito): XmlTree {
  return e.group('Esito', [
    ...e.text('Codice', codice),
    ...e.text('Descrizione', descrizione),
    ...e.text('Elemento', elemento),
    ...e.text('Note', note),
  ]);
}
