import type { WireRequest, WireResponse } from '../../../simulators/kernel/exchange.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import type { IrisDesk } from './desk.ts';
import { e2eMsgIdOf, readEsito, settle } from './esito.ts';
import { takeInformativa } from './informativa.ts';
import { scheduleQueue } from './queue.ts';
import { readSoap } from './xml.ts';

/** The ente's Porta di Dominio: what IRIS sends is kept, and only then answered (iris.md §1.1). */
export function portaDiDominio(desk: IrisDesk, request: WireRequest): WireResponse {
  const { parts } = desk;
  const problem = takeCall(desk, request);
  scheduleQueue(desk);
  return parts.answerToIris(problem);
}

/** Takes what came; why it could not, otherwise. */
function takeCall(desk: IrisDesk, request: WireRequest): string | undefined {
  if (!isIris(desk, request)) return 'chi chiama non è IRIS';
  if (request.method !== 'POST') return 'la Porta di Dominio risponde solo al metodo POST';
  const soap = readSoap(request.body);
  if (!soap.ok) return soap.problem;
  const wrapper = soap.element;
  const content = wrapper?.children[0];
  if (content === undefined) return 'il messaggio non ha contenuto';
  try {
    if (wrapper!.name === 'IdpInformativaPagamento') return takeInformativa(desk, content);
    if (wrapper!.name === 'IdpAllineamentoPendenzeEnte.Esito') return takeEsito(desk, content);
  } catch (error) {
    return `il messaggio non si è potuto conservare: ${String(error)}`;
  }
  return `il servizio ${wrapper!.name} non è offerto`;
}

function takeEsito(desk: IrisDesk, content: XmlElement): string | undefined {
  const { archive, parts } = desk;
  const corpo = readEsito(content);
  if (corpo === undefined) return 'l’esito non ha un contenuto leggibile';
  const messaggio = archive.messaggio(parts.messageOfEsito(e2eMsgIdOf(content), () => archive.messaggi()));
  const ids = messaggio?.richieste.map(({ dati }) => dati.idPendenza) ?? [];
  const changes = messaggio === undefined ? [] : settle(desk, messaggio, parts.discardedBy(corpo, ids));
  const refusal = parts.esitoFault(changes.length);
  if (refusal === undefined) archive.keep(changes);
  return refusal;
}

function isIris({ configuration: { portaDelegata } }: IrisDesk, { headers }: WireRequest): boolean {
  if (portaDelegata === undefined) return true;
  const { utente, password } = portaDelegata;
  return headers['authorization'] === `Basic ${Buffer.from(`${utente}:${password}`).toString('base64')}`;
}
