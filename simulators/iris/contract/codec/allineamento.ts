import { childOf, elementAt } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import type { IdpAllineamento, IdpAllineamentoMultiOtf, IdpAllineamentoOtf } from '../allineamento.ts';
import {
  decodeE2ESender,
  decodeHeader,
  decodeOtf,
  decodeTrt,
  encodeE2ESender,
  encodeHeader,
  encodeOtf,
  encodeTrt,
} from './header.ts';
import { decodePendenze, encodePendenze } from './pendenza.ts';
import { childrenOf, groupAt, optional, ownBoolean, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const a = writerOf('allineamento');

/** Reads an IdpAllineamentoPendenze. */
export function decodeAllineamento(message: XmlElement): IdpAllineamento {
  return {
    versione: message.attributes['Versione'] ?? '',
    header: decodeHeader(message),
    pendenze: decodePendenze(message),
  };
}

/** Reads an IdpAllineamentoPendenzeOTF. */
export function decodeAllineamentoOtf(message: XmlElement): IdpAllineamentoOtf {
  return { ...decodeAllineamento(message), ...optional('otf', message, 'IdpOTF', decodeOtf) };
}

/** Reads an IdpAllineamentoPendenzeMultiOTF. */
export function decodeAllineamentoMultiOtf(message: XmlElement): IdpAllineamentoMultiOtf {
  const annulla = elementAt(message, 'Parametri', 'AnnullaPagamentiInCorso');
  const value = annulla === undefined ? undefined : ownBoolean(annulla);
  return {
    versione: message.attributes['Versione'] ?? '',
    trt: decodeTrt(groupAt(message, 'HeaderTRT')),
    otf: decodeOtf(groupAt(message, 'IdpOTF')),
    ...(value === undefined ? {} : { annullaPagamentiInCorso: value }),
    richieste: childrenOf(message, 'IdpAllineamentoPendenzeOTF').map((richiesta) => ({
      sender: decodeE2ESender(childOf(richiesta, 'E2ESender') ?? richiesta),
      msgId: textOf(richiesta, 'E2EMsgId'),
      pendenze: decodePendenze(richiesta),
    })),
  };
}

export function encodeAllineamento({ versione, header, pendenze }: IdpAllineamento): XmlTree {
  return a.group('IdpAllineamentoPendenze', [encodeHeader(header), encodePendenze(pendenze)], { Versione: versione });
}

export function encodeAllineamentoOtf({ versione, header, otf, pendenze }: IdpAllineamentoOtf): XmlTree {
  return a.group(
    'IdpAllineamentoPendenzeOTF',
    [encodeHeader(header), ...(otf === undefined ? [] : [encodeOtf(otf)]), encodePendenze(pendenze)],
    { Versione: versione },
  );
}

export function encodeAllineamentoMultiOtf(message: IdpAllineamentoMultiOtf): XmlTree {
  const { versione, trt, otf, annullaPagamentiInCorso, richieste } = message;
  return a.group(
    'IdpAllineamentoPendenzeMultiOTF',
    [
      a.group('HeaderTRT', encodeTrt(trt)),
      encodeOtf(otf),
      ...a.maybe('Parametri', annullaPagamentiInCorso, (value) => a.boolean('AnnullaPagamentiInCorso', value)),
      ...richieste.map(({ sender, msgId, pendenze }) =>
        a.group('IdpAllineamentoPendenzeOTF', [
          a.group('E2ESender', encodeE2ESender(sender)),
          ...a.text('E2EMsgId', msgId),
          encodePendenze(pendenze),
        ]),
      ),
    ],
    { Versione: versione },
  );
}
