import type { WireResponse } from '../../../simulators/kernel/exchange.ts';
import { elementAt, textAt } from '../../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import { Rejection } from '../rejection.ts';
import { isNetwork } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { group, readSoap, soapWith } from './xml.ts';
import type { Children } from './xml.ts';

/** A service of IRIS outside CART: where it lies, its namespace, what its requests and answers are called after. */
export interface BillerService {
  readonly path: string;
  readonly namespace: string;
  /** SOAPAction of an operation, without quotes. */
  readonly action: (operation: string) => string;
  readonly request: (operation: string) => string;
}

/** Services of the biller (iris.md §1.2, §3.8). */
export const billerServices = {
  iuv: billerService('/IdpBillerNdpServices/GenerazioneIUVService', 'http://idp.tasgroup.it/GenerazioneIUV/'),
  avvisi: billerService('/IdpBillerNdPServices/GenerazioneAvvisi', 'http://idp.tasgroup.it/GenerazioneAvvisi/'),
} as const;

function billerService(path: string, namespace: string): BillerService {
  return {
    path,
    namespace,
    action: (operation) => `${namespace}${operation}`,
    request: (operation) => `${operation}Request`,
  };
}

/** Milliseconds that the ente waits for an answer; a lot of notices takes its time. */
const PATIENCE_MS = 60_000;

/**
 * Asks a service, once, and gives the element in the body of its answer, children unqualified.
 * @throws Rejection where no answer came that can be read.
 */
export async function askService(
  { configuration, ports }: IrisDesk,
  service: BillerService,
  operation: string,
  content: Children,
): Promise<XmlElement> {
  let response: WireResponse;
  try {
    response = await ports.transport(
      {
        method: 'POST',
        url: `${configuration.url}${service.path}`,
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${service.action(operation)}"` },
        body: soapWith(group(`g:${service.request(operation)}`, content, { 'xmlns:g': service.namespace })),
      },
      { timeoutMs: PATIENCE_MS },
    );
  } catch (error) {
    if (!isNetwork(error)) throw error;
    throw new Rejection('IRIS non risponde: riprovare più tardi.');
  }
  const soap = readSoap(response.body);
  if (!soap.ok || soap.element === undefined) throw new Rejection('La risposta di IRIS non si legge.');
  if (soap.element.name === 'Fault')
    throw new Rejection(`IRIS rifiuta la richiesta: ${textAt(soap.element, 'faultstring') ?? 'senza motivo'}.`);
  return soap.element;
}

/** The body of an answer of the biller, or what its fault says. */
export function bodyOf(
  answer: XmlElement,
): { readonly body: XmlElement } | { readonly code: string; readonly description: string } {
  const body = elementAt(answer, 'Body');
  if (body !== undefined) return { body };
  const said = textAt(answer, 'Fault', 'FaultDescription') ?? textAt(answer, 'Fault', 'FaultString') ?? 'nessun motivo';
  return { code: textAt(answer, 'Fault', 'FaultCode') ?? '', description: said };
}
