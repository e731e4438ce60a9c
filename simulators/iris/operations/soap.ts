import type { WireRequest, WireResponse } from '../../kernel/exchange.ts';
import type { XmlIssue, XmlProblem } from '../../kernel/xml.ts';
import { codeOf } from '../codes.ts';
import { emptyEnvelope, encodeCartFault, encodeFault } from '../contract/codec/soap.ts';
import { decodeMessage, messageBytes } from '../contract/message.ts';
import type { Decoded, Message } from '../contract/message.ts';
import { readMessage } from '../contract/validate.ts';
import type { Flavour, Wrapper } from '../contract/wrapper.ts';
import type { IrisSettings } from '../settings.ts';

const XML = { 'content-type': 'text/xml; charset=utf-8' };

/** The whole answer to a message taken in charge (iris.md §1.1). */
export function inCarico(): WireResponse {
  return { status: 200, headers: XML, body: emptyEnvelope() };
}

/** A message of IRIS as an answer. */
export function rispostaCon(message: Message): WireResponse {
  return { status: 200, headers: XML, body: messageBytes(message) };
}

/** A fault of the CART proxy; the code is one of the table, the text its meaning unless there is more to say. */
export function faultCart(codice: string, descrizione = codeOf(codice).meaning): WireResponse {
  return { status: 500, headers: XML, body: encodeCartFault(codice, descrizione) };
}

/** A SOAP fault of a direct endpoint, which has no code. */
export function faultDiretto(descrizione: string, status = 500): WireResponse {
  return { status, headers: XML, body: encodeFault({ faultcode: 'soap:Client', faultstring: descrizione }) };
}

/** What came, read and held against the schema. */
export interface Letto {
  readonly decoded: Decoded;
  /** Violations of the schema, in words; none where it is not to be checked. */
  readonly violazioni: readonly string[];
}

/** Reads a request, and judges it where it may be one of the wrappers expected. */
export function leggi(
  { body }: WireRequest,
  attesi: readonly Wrapper[],
  flavour: Flavour,
  { versione, schemaProxy, schemaMotore }: IrisSettings,
): Letto {
  const controlla = flavour === 'cart' ? schemaProxy || schemaMotore : schemaMotore;
  if (!controlla) return { decoded: decodeMessage(body), violazioni: [] };
  const { decoded, issues } = readMessage(body, { wrappers: attesi, version: versione, flavour });
  return { decoded, violazioni: issues.map(violazione) };
}

/** A violation as an answer says it: line, column, path, what is wrong (iris.md §3.1: `[Posizione = …]`). */
function violazione({ line, column, path, message }: XmlIssue): string {
  const dove = [
    ...(line === undefined ? [] : [`riga ${line}`]),
    ...(column === undefined ? [] : [`colonna ${column}`]),
  ];
  return `[Posizione = ${dove.join(', ')}: ${breve(path)}] ${message}`;
}

/** The last steps of a path: an Esito holds 256 characters. */
function breve(path: string): string {
  const passi = path.split('/');
  return passi.length > 3 ? `…/${passi.slice(-3).join('/')}` : path;
}

/** Why a text is not even a message. */
export function illeggibile(decoded: Decoded): string | undefined {
  switch (decoded.kind) {
    case 'notXml':
      return problema(decoded.problem);
    case 'notSoap':
      return `attesa una busta SOAP 1.1, ricevuto l’elemento ${decoded.root}`;
    case 'empty':
      return 'il Body della busta SOAP è vuoto';
    case 'fault':
      return 'il Body della busta SOAP contiene un Fault';
    default:
      return undefined;
  }
}

function problema({ code, message, line, column }: XmlProblem): string {
  const dove = line === undefined ? '' : ` (riga ${line}${column === undefined ? '' : `, colonna ${column}`})`;
  return `${message}${dove} [${code}]`;
}
