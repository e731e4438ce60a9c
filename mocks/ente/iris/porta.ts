import type { WireRequest, WireResponse } from '../../../simulators/kernel/exchange.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import type { FromIris } from '../parts/iris-esito.ts';
import type { IrisDesk } from './desk.ts';
import { e2eMsgIdOf, readEsito, settle } from './esito.ts';
import { takeInformativa } from './informativa.ts';
import { scheduleQueue } from './queue.ts';
import { readSoap } from './xml.ts';

/** The ente's Porta di Dominio: what IRIS sends is kept, and only then answered (iris.md §1.1). */
export function portaDiDominio(desk: IrisDesk, request: WireRequest): WireResponse {
  const { parts } = desk;
  const { what, problem } = takeCall(desk, request);
  scheduleQueue(desk);
  return parts.answerToIris(problem, what);
}

interface Taken {
  readonly what: FromIris;
  /** Why it could not be taken. */
  readonly problem: string | undefined;
}

function takeCall(desk: IrisDesk, request: WireRequest): Taken {
  const refused = (problem: string): Taken => ({ what: undefined, problem });
  if (!isIris(desk, request)) return refused('chi chiama non è IRIS');
  if (request.method !== 'POST') return refused('la Porta di Dominio risponde solo al metodo POST');
  const soap = readSoap(request.body);
  if (!soap.ok) return refused(soap.problem);
  const content = soap.element?.children[0];
  if (soap.element === undefined || content === undefined) return refused('il messaggio non ha contenuto');
  const what = WHAT[soap.element.name];
  if (what === undefined) return refused(`il servizio ${soap.element.name} non è offerto`);
  try {
    return { what, problem: what === 'informativa' ? takeInformativa(desk, content) : takeEsito(desk, content) };
  } catch (error) {
    return { what, problem: `il messaggio non si è potuto conservare: ${String(error)}` };
  }
}

const WHAT: Readonly<Record<string, FromIris>> = {
  IdpInformativaPagamento: 'informativa',
  'IdpAllineamentoPendenzeEnte.Esito': 'esito',
};

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
