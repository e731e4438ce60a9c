import { childOf } from '../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../kernel/xml.ts';
import type { IdpAllineamento, IdpAllineamentoMultiOtf, IdpAllineamentoOtf } from './allineamento.ts';
import {
  decodeAllineamento,
  decodeAllineamentoMultiOtf,
  decodeAllineamentoOtf,
  encodeAllineamento,
  encodeAllineamentoMultiOtf,
  encodeAllineamentoOtf,
} from './codec/allineamento.ts';
import {
  decodeConfigurazioneEnte,
  decodeConfigurazioneTributi,
  encodeConfigurazioneEnte,
  encodeConfigurazioneTributi,
} from './codec/configurazione.ts';
import {
  decodeIdpEsito,
  decodeIdpEsitoOtf,
  decodeIdpMultiEsitoOtf,
  encodeIdpEsito,
  encodeIdpEsitoOtf,
  encodeIdpMultiEsitoOtf,
} from './codec/esito.ts';
import { decodeInformativa, encodeInformativa } from './codec/pagamento.ts';
import { readSoap, soapBytes } from './codec/soap.ts';
import type { SoapBody } from './codec/soap.ts';
import { decodeEsitoVerifica, decodeVerifica, encodeEsitoVerifica, encodeVerifica } from './codec/verifica.ts';
import { writerOf } from './codec/writing.ts';
import type { IdpConfigurazioneEnte, IdpConfigurazioneTributi } from './configurazione.ts';
import type { IdpEsito, IdpEsitoOtf, IdpMultiEsitoOtf } from './esito.ts';
import { NAMESPACES } from './namespaces.ts';
import type { IdpInformativaPagamento } from './pagamento.ts';
import type { IdpEsitoVerifica, IdpVerifica } from './verifica.ts';
import { CONTENTS } from './wrapper.ts';
import type { Wrapper } from './wrapper.ts';

/** What each wrapper carries, as it is read. IdpRendicontazioneEnti has a schema and no reader yet. */
export interface Contents {
  readonly IdpAllineamentoPendenzeEnte: IdpAllineamento;
  readonly 'IdpAllineamentoPendenzeEnte.Esito': IdpEsito;
  readonly IdpAllineamentoPendenzeEnteOTF: IdpAllineamentoOtf;
  readonly 'IdpAllineamentoPendenzeEnteOTF.Esito': IdpEsitoOtf;
  readonly IdpAllineamentoPendenzeMultiEnteOTF: IdpAllineamentoMultiOtf;
  readonly 'IdpAllineamentoPendenzeMultiEnteOTF.Esito': IdpMultiEsitoOtf;
  readonly IdpInformativaPagamento: IdpInformativaPagamento;
  readonly 'IdpInformativaPagamento.Esito': IdpEsito;
  readonly IdpVerificaStatoPagamenti: IdpVerifica;
  readonly 'IdpVerificaStatoPagamenti.Esito': IdpEsitoVerifica;
  readonly IdpConfigurazioneEnte: IdpConfigurazioneEnte;
  readonly 'IdpConfigurazioneEnte.Esito': IdpEsito;
  readonly IdpConfigurazioneTributi: IdpConfigurazioneTributi;
  readonly 'IdpConfigurazioneTributi.Esito': IdpEsito;
}
export type ReadableWrapper = keyof Contents & Wrapper;

/** A message: its wrapper and what it carries. */
export type Message = {
  readonly [W in ReadableWrapper]: { readonly wrapper: W; readonly content: Contents[W] };
}[ReadableWrapper];

/** What came, as far as it can be read. `element` is the wrapper's: line and column of everything are in it. */
export type Decoded =
  | Exclude<SoapBody, { readonly kind: 'element' }>
  /** A SOAP message whose body is no wrapper of IRIS, or a wrapper that holds something else. */
  | { readonly kind: 'unknown'; readonly element: XmlElement }
  | { readonly kind: 'message'; readonly message: Message; readonly element: XmlElement };

type Codecs = {
  readonly [W in ReadableWrapper]: {
    readonly decode: (element: XmlElement) => Contents[W];
    readonly encode: (content: Contents[W]) => XmlTree;
  };
};

const esito = { decode: decodeIdpEsito, encode: encodeIdpEsito };

const codecs: Codecs = {
  IdpAllineamentoPendenzeEnte: { decode: decodeAllineamento, encode: encodeAllineamento },
  'IdpAllineamentoPendenzeEnte.Esito': esito,
  IdpAllineamentoPendenzeEnteOTF: { decode: decodeAllineamentoOtf, encode: encodeAllineamentoOtf },
  'IdpAllineamentoPendenzeEnteOTF.Esito': { decode: decodeIdpEsitoOtf, encode: encodeIdpEsitoOtf },
  IdpAllineamentoPendenzeMultiEnteOTF: { decode: decodeAllineamentoMultiOtf, encode: encodeAllineamentoMultiOtf },
  'IdpAllineamentoPendenzeMultiEnteOTF.Esito': { decode: decodeIdpMultiEsitoOtf, encode: encodeIdpMultiEsitoOtf },
  IdpInformativaPagamento: { decode: decodeInformativa, encode: encodeInformativa },
  'IdpInformativaPagamento.Esito': esito,
  IdpVerificaStatoPagamenti: { decode: decodeVerifica, encode: encodeVerifica },
  'IdpVerificaStatoPagamenti.Esito': { decode: decodeEsitoVerifica, encode: encodeEsitoVerifica },
  IdpConfigurazioneEnte: { decode: decodeConfigurazioneEnte, encode: encodeConfigurazioneEnte },
  'IdpConfigurazioneEnte.Esito': esito,
  IdpConfigurazioneTributi: { decode: decodeConfigurazioneTributi, encode: encodeConfigurazioneTributi },
  'IdpConfigurazioneTributi.Esito': esito,
};

export const READABLE_WRAPPERS = Object.keys(codecs) as readonly ReadableWrapper[];

/**
 * Reads a SOAP message of IRIS or of an ente, whatever its prefixes, blanks, comments and CDATA; it is no judge of the
 * schema: see {@link validateMessage}. Never throws.
 */
export function decodeMessage(bytes: Uint8Array): Decoded {
  return decodeBody(readSoap(bytes));
}

/** Reads what a SOAP message carries. */
export function decodeBody(body: SoapBody): Decoded {
  return body.kind === 'element' ? decodeWrapper(body.element) : body;
}

/** Reads the element of a wrapper. */
export function decodeWrapper(element: XmlElement): Extract<Decoded, { kind: 'unknown' | 'message' }> {
  const wrapper = READABLE_WRAPPERS.find((name) => name === element.name);
  const content = wrapper === undefined ? undefined : childOf(element, CONTENTS[wrapper].element);
  return wrapper === undefined || content === undefined || element.namespace !== NAMESPACES.proxy
    ? { kind: 'unknown', element }
    : { kind: 'message', message: read(wrapper, content), element };
}

/** The wrapper's element of a message, ready for an envelope. */
export function encodeMessage(message: Message): XmlTree {
  return writerOf('proxy').group(message.wrapper, [write(message)]);
}

/** A message as bytes: SOAP 1.1, UTF-8; the same message gives the same bytes. @throws RangeError for what XML cannot carry. */
export function messageBytes(message: Message): Uint8Array {
  return soapBytes(encodeMessage(message));
}

function read(wrapper: ReadableWrapper, element: XmlElement): Message {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler cannot pair a wrapper with its codec
  return { wrapper, content: codecs[wrapper].decode(element) } as Message;
}

function write<W extends ReadableWrapper>({ wrapper, content }: { wrapper: W; content: Contents[W] }): XmlTree {
  return codecs[wrapper].encode(content);
}
