import type { SeenExchange, SeenMessage } from '../kernel/platform.ts';
import { recently } from '../kernel/recently.ts';
import { messageKey } from './contract/header.ts';
import type { Header } from './contract/header.ts';
import { decodeMessage } from './contract/message.ts';
import type { Contents, Decoded, Message, ReadableWrapper } from './contract/message.ts';
import { datiOf, dettagliOf } from './contract/pendenza.ts';
import type { DettaglioPagamento, Pendenza } from './contract/pendenza.ts';
import type { CorpoEsito } from './contract/esito.ts';
import type { IdpOtf } from './contract/otf.ts';

/** The operation or call without the address it came by: `IdpVerificaStatoPagamenti@pdd` is IdpVerificaStatoPagamenti. */
export function operationName({ operation }: SeenExchange): string | undefined {
  return operation === undefined ? undefined : partsOf(operation)[0];
}

const partsOf = recently(100, (operation) => operation.split('@'));

/** Which kind of address it came by: `pdd`, `proxy` or `diretto`. */
export function doorOf({ operation }: SeenExchange): string | undefined {
  return operation === undefined ? undefined : partsOf(operation)[1];
}

/** Services that carry positions. */
export const ALLINEAMENTI = [
  'IdpAllineamentoPendenzeEnte',
  'IdpAllineamentoPendenzeEnteOTF',
  'IdpAllineamentoPendenzeMultiEnteOTF',
] as const;

export const VERIFICA = 'IdpVerificaStatoPagamenti';
export const INFORMATIVA = 'IdpInformativaPagamento';
/** The ente's esito of an informativa. */
export const ESITO_INFORMATIVA = 'IdpInformativaPagamento.Esito';
/** IRIS's esito of asynchronous positions. */
export const ESITO_PENDENZE = 'IdpAllineamentoPendenzeEnte.Esito';

/** What a citizen's browser and a curious reader ask, and services that do not speak RFC 127 or RFC 145: they have rules of their own. */
const NOT_OF_THE_ENTE: readonly string[] = [
  'paginaPagamento',
  'azionePagamento',
  'wsdl',
  'GeneraIUV',
  'GeneraAvviso',
  'nodoChiediElencoFlussiRendicontazione',
  'InvioFlussoContabile',
  'elencoFdr',
  'fdr',
  'pagamentiFdr',
];

/** Whether an exchange was begun by the ente's software. */
export function isFromEnte(exchange: SeenExchange): boolean {
  const name = operationName(exchange) ?? '';
  return exchange.direction === 'toPlatform' && !NOT_OF_THE_ENTE.includes(name) && !/^(spx|bollettino)[A-Z]/.test(name);
}

const decoded = new WeakMap<SeenMessage, Decoded>();

/** A message read leniently, once. */
export function decodedOf(message: SeenMessage): Decoded {
  let reading = decoded.get(message);
  if (reading === undefined) decoded.set(message, (reading = decodeMessage(Buffer.from(message.text ?? ''))));
  return reading;
}

/** The IRIS message in a request or an answer. */
export function messageOf(message: SeenMessage): Message | undefined {
  const reading = decodedOf(message);
  return reading.kind === 'message' ? reading.message : undefined;
}

/** The content of a message, where it is that of a wrapper. */
export function contentOf<W extends ReadableWrapper>(message: SeenMessage, wrapper: W): Contents[W] | undefined {
  const found = messageOf(message);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wrapper names its content
  return found?.wrapper === wrapper ? (found.content as Contents[W]) : undefined;
}

/** The header of a message that has one. */
export function headerOf(message: SeenMessage): Header | undefined {
  const content = messageOf(message)?.content;
  return content !== undefined && 'header' in content ? content.header : undefined;
}

/** Versione of a message. */
export function versioneOf(message: SeenMessage): string | undefined {
  return messageOf(message)?.content.versione;
}

/** A request for positions to be kept: one key, some pendenze. A request of several enti has several. */
export interface Allineamento {
  readonly key: string;
  readonly msgId: string;
  /** Codice of the ente. */
  readonly ente: string;
  readonly pendenze: readonly Pendenza[];
  readonly otf?: IdpOtf;
}

const allineamentiByMessage = new WeakMap<SeenMessage, readonly Allineamento[]>();

/** The requests for positions in a message. */
export function allineamentiOf(message: SeenMessage): readonly Allineamento[] {
  let requests = allineamentiByMessage.get(message);
  if (requests === undefined) allineamentiByMessage.set(message, (requests = allineamentiIn(message)));
  return requests;
}

function allineamentiIn(message: SeenMessage): readonly Allineamento[] {
  const found = messageOf(message);
  if (found === undefined) return NONE;
  switch (found.wrapper) {
    case 'IdpAllineamentoPendenzeEnte':
    case 'IdpAllineamentoPendenzeEnteOTF': {
      const { header, pendenze } = found.content;
      const otf = 'otf' in found.content ? found.content.otf : undefined;
      return [
        {
          key: messageKey(header),
          msgId: header.e2e.msgId,
          ente: header.e2e.sender.id,
          pendenze,
          ...(otf === undefined ? {} : { otf }),
        },
      ];
    }
    case 'IdpAllineamentoPendenzeMultiEnteOTF': {
      const { otf, richieste } = found.content;
      return richieste.map(({ sender, msgId, pendenze }) => ({
        key: JSON.stringify([msgId, sender.id, sender.sys]),
        msgId,
        ente: sender.id,
        pendenze,
        otf,
      }));
    }
    default:
      return NONE;
  }
}

const NONE: readonly Allineamento[] = [];

interface PendenzaOf {
  readonly pendenza: Pendenza;
  readonly allineamento: Allineamento;
}
const pendenzeByMessage = new WeakMap<SeenMessage, readonly PendenzaOf[]>();

/** Every pendenza of a request, with what it travels with. */
export function pendenzeOf(message: SeenMessage): readonly PendenzaOf[] {
  let found = pendenzeByMessage.get(message);
  if (found === undefined) {
    found = allineamentiOf(message).flatMap((allineamento) =>
      allineamento.pendenze.map((pendenza) => ({ pendenza, allineamento })),
    );
    pendenzeByMessage.set(message, found);
  }
  return found;
}

/** Conditions of payment of the operation that a pendenza declares. */
export function condizioniOf(pendenza: Pendenza): readonly DettaglioPagamento[] {
  const dati = datiOf(pendenza);
  return dati === undefined ? [] : dettagliOf(dati);
}

/** What a CART fault says: its code and its words. */
export interface Said {
  readonly code: string;
  readonly description: string;
}

/** The fault of an answer, if it is one. */
export function faultOf(message: SeenMessage): Said | undefined {
  const reading = decodedOf(message);
  if (reading.kind !== 'fault') return undefined;
  const { code, description, faultcode, faultstring } = reading.fault;
  return { code: code ?? faultcode, description: description ?? faultstring };
}

/** What IRIS made of a message, in its synchronous answer or in the esito it sends later. */
export interface Verdetto {
  /** E2EMsgId of the message it speaks of. */
  readonly msgId: string;
  readonly corpo: CorpoEsito;
}

/** The verdicts on positions that an exchange tells: an answer of the synchronous service, or an esito sent. */
export function verdettiOf(exchange: SeenExchange): readonly Verdetto[] {
  const message = messageOf(exchange.direction === 'fromPlatform' ? exchange.request : exchange.response);
  switch (message?.wrapper) {
    case 'IdpAllineamentoPendenzeEnte.Esito':
    case 'IdpAllineamentoPendenzeEnteOTF.Esito':
      return [{ msgId: message.content.header.e2e.msgId, corpo: message.content.corpo }];
    case 'IdpAllineamentoPendenzeMultiEnteOTF.Esito': {
      const { rifiutati, sessione } = message.content;
      if (sessione === undefined) return rifiutati;
      return allineamentiOf(exchange.request).map(({ msgId }) => ({ msgId, corpo: WELL }));
    }
    default:
      return [];
  }
}

const WELL: CorpoEsito = { stato: 'Elaborato Correttamente', esiti: [], dettagli: [] };

/** Codes that a verdict gives to the message as a whole. */
export function globalCodes({ corpo }: Verdetto): readonly string[] {
  return corpo.esiti.map(({ codice }) => codice);
}

/** Every code that a verdict gives. */
export function allCodes(verdetto: Verdetto): readonly string[] {
  return [
    ...globalCodes(verdetto),
    ...verdetto.corpo.dettagli.flatMap(({ esiti }) => esiti.map(({ codice }) => codice)),
  ];
}

/**
 * What became of a pendenza in a verdict: with an error over the message nothing is kept; else what is not listed is.
 * `scartata` comes with its reasons.
 */
export function sorteOf({ corpo }: Verdetto, idPendenza: string): readonly Said[] | 'accettata' {
  const said = (esiti: CorpoEsito['esiti']): readonly Said[] =>
    esiti.map(({ codice, descrizione }) => ({ code: codice, description: descrizione }));
  if (corpo.esiti.length > 0) return said(corpo.esiti);
  const refused = corpo.dettagli.filter(({ id }) => id === idPendenza);
  return refused.length === 0 ? 'accettata' : said(refused.flatMap(({ esiti }) => esiti));
}

/** Whether the peer can have read the answer: `maybe` where a fault damaged or delayed it (the peer's deadline is unknown). */
export function arrival(exchange: SeenExchange): 'yes' | 'maybe' | 'no' {
  switch (exchange.fault?.kind) {
    case 'reset':
    case 'hang':
      return 'no';
    case 'delay':
    case 'truncate':
    case 'malformed':
      return 'maybe';
    default:
      return 'yes';
  }
}

/** Codes of a fault that say a message was refused for what it says. */
export const CONTENT_CODES: readonly string[] = ['SIN001', 'VAL004', 'VAL005', 'VAL006', 'VAL007', 'VAL008', 'VAL009'];

/** Codes that say IRIS has the message already. */
export const DUPLICATE_CODES: readonly string[] = ['DUP001', 'A0000035'];

/**
 * What the ente can know of a message it sent. taken: IRIS has it; refused: for what it says; duplicate: IRIS had it
 * already; unknown: an error of the service, or no answer that can be read.
 */
export function fateOf(exchange: SeenExchange): 'taken' | 'refused' | 'duplicate' | 'unknown' {
  if (arrival(exchange) !== 'yes') return 'unknown';
  const { status } = exchange.response;
  const code = faultOf(exchange.response)?.code;
  if (code !== undefined && DUPLICATE_CODES.includes(code)) return 'duplicate';
  if (verdettiOf(exchange).some((verdetto) => globalCodes(verdetto).includes('A0000035'))) return 'duplicate';
  if (status >= 200 && status < 300) return 'taken';
  if (code !== undefined && CONTENT_CODES.includes(code)) return 'refused';
  return status >= 500 || status === 429 || status === 0 ? 'unknown' : 'refused';
}

/** A function of the pendenze of a message, worked out once a message: rules ask many times. */
function once(of: (pendenze: readonly Pendenza[]) => string): (pendenze: readonly Pendenza[]) => string {
  const known = new WeakMap<readonly Pendenza[], string>();
  return (some) => {
    let value = known.get(some);
    if (value === undefined) known.set(some, (value = of(some)));
    return value;
  };
}

/** Which positions a message is about and what it does to them, whatever the times and ids of the message. */
export const identityOf = once((pendenze) => {
  return JSON.stringify(
    pendenze
      .map(({ tipoOperazione, tipoPendenza, idPendenza }) => `${tipoOperazione}/${tipoPendenza}/${idPendenza}`)
      .toSorted(),
  );
});

/** As {@link identityOf}, with what is asked of them: conditions, states and amounts. */
export const digestOf = once((pendenze) => {
  return JSON.stringify([
    identityOf(pendenze),
    pendenze.flatMap((pendenza) =>
      condizioniOf(pendenza).map(({ idPagamento, stato, importo, dataScadenza }) => [
        idPagamento,
        stato,
        importo?.text,
        dataScadenza?.text,
      ]),
    ),
  ]);
});

/** The key of a pendenza, or of a payment, of an ente and a tributo. */
export function keyOf(ente: string, tributo: string, id: string): string {
  return `${ente}/${tributo}/${id}`;
}

/** Whether two addresses are the same although secrets in them were given different names. */
export function sameAddress(one: string, other: string): boolean {
  const bare = (address: string): string => address.replaceAll(/secret(?::|%3A)[^#%&]*(?:#|%23)/gi, 'secret#');
  return bare(one) === bare(other);
}
