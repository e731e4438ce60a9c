import type { WireResponse } from '../../../simulators/kernel/exchange.ts';
import { elementAt, textAt } from '../../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import type { Fate } from '../parts/iris-sending.ts';
import type { IrisDesk } from './desk.ts';
import { messageFor } from './message.ts';
import { services } from './services.ts';
import type { Servizio } from './services.ts';
import { readSoap } from './xml.ts';
import type { Children } from './xml.ts';

/** What came back from IRIS. `status` is 0 and `failure` is set where no answer that can be read came. */
export interface IrisReply {
  readonly status: number;
  readonly failure?: 'NO_ANSWER' | 'UNREADABLE';
  readonly fault?: { readonly code: string; readonly description: string };
  /** The element inside the wrapper of the answer: that with header and body. */
  readonly content?: XmlElement;
}

export interface Outgoing {
  readonly servizio: Servizio;
  /** E2EMsgId, chosen before the first attempt. */
  readonly id: string;
  /** What follows the header. */
  readonly content: () => Children;
  /** Whether to send it once more; as any message, unless told. */
  readonly again?: (fate: Fate, attempt: number, reply: IrisReply) => boolean;
  /** Whether what the message was for has happened meanwhile. */
  readonly settled?: () => boolean;
}

/** Sends a message, again where that makes sense. Never throws for what IRIS or the network does. */
export async function deliver(
  desk: IrisDesk,
  { servizio, id, content, again = desk.parts.tryAgain, settled = () => false }: Outgoing,
): Promise<{ readonly fate: Fate; readonly reply: IrisReply; readonly attempts: number }> {
  const { memories, parts, ports } = desk;
  const fresh = (): string => parts.newMessageId({ ids: ports.ids, ...memories });
  for (let attempt = 1; ; attempt++) {
    const reply = await post(
      desk,
      servizio,
      messageFor(desk, servizio, parts.idOfAttempt(id, attempt, fresh), ...content()),
    );
    const fate = parts.fateOfReply(reply);
    if (!again(fate, attempt, reply)) return { fate, reply, attempts: attempt };
    await ports.clock.sleep(ports.clock.span(parts.waitBeforeRetry(attempt)));
    if (settled()) return { fate: 'taken', reply, attempts: attempt };
  }
}

async function post(
  { configuration, parts, ports }: IrisDesk,
  servizio: Servizio,
  body: Uint8Array,
): Promise<IrisReply> {
  const { url, ente } = configuration;
  let response: WireResponse;
  try {
    response = await ports.transport(
      {
        method: 'POST',
        url: `${url}/pdd/PD/SPC${ente.codice}/SPCRTIRIS/${services[servizio].path}`,
        headers: parts.pddHeaders(ente, servizio),
        body,
      },
      { timeoutMs: parts.irisTimeout(servizio) },
    );
  } catch (error) {
    if (!isNetwork(error)) throw error;
    return { status: 0, failure: 'NO_ANSWER' };
  }
  return read(response, servizio);
}

function read({ status, body }: WireResponse, servizio: Servizio): IrisReply {
  const soap = readSoap(body);
  if (!soap.ok) return status < 300 ? { status: 0, failure: 'UNREADABLE' } : { status };
  const { element } = soap;
  if (element?.name === 'Fault') return { status: Math.max(status, 500), fault: faultIn(element) };
  const content = element?.children[0];
  const expected = servizio === 'sync' || servizio === 'verifica';
  if (status < 300 && expected && content === undefined) return { status: 0, failure: 'UNREADABLE' };
  return { status, ...(content === undefined ? {} : { content }) };
}

function faultIn(fault: XmlElement): NonNullable<IrisReply['fault']> {
  const detail = elementAt(fault, 'detail');
  return {
    code: (detail === undefined ? undefined : textAt(detail, 'code')) ?? '',
    description:
      (detail === undefined ? undefined : textAt(detail, 'description')) ?? textAt(fault, 'faultstring') ?? '',
  };
}

/** Whether an error is that no answer came. */
export function isNetwork(error: unknown): boolean {
  return ['TIMEOUT', 'RESET', 'UNREACHABLE'].includes(String((error as { code?: unknown }).code));
}
