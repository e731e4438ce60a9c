import { childOf, textAt } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import type { SeenExchange, SeenMessage } from '../../kernel/platform.ts';
import { elementOf } from '../contract/soap-service.ts';

const read = new WeakMap<SeenMessage, XmlElement | undefined>();

/** The element of a message of a service outside CART. */
export function serviceElement(message: SeenMessage): XmlElement | undefined {
  if (!read.has(message)) {
    const found = elementOf(Buffer.from(message.text ?? ''));
    read.set(message, 'element' in found ? found.element : undefined);
  }
  return read.get(message);
}

/** Names under which the router knows the services: the element in the body says which operation is meant. */
export const SERVIZI_AVVISI = ['GeneraIUV', 'GeneraAvviso'] as const;

/** The request that an exchange of these services carries, by its element's name; undefined for other exchanges. */
export function requestOf(exchange: SeenExchange): XmlElement | undefined {
  const name = exchange.operation?.split('@')[0];
  return exchange.direction === 'toPlatform' && SERVIZI_AVVISI.some((each) => each === name)
    ? serviceElement(exchange.request)
    : undefined;
}

/** FaultCode of an answer; undefined where it is none. */
export function faultCodeOf(message: SeenMessage): string | undefined {
  const element = serviceElement(message);
  return element === undefined ? undefined : textAt(element, 'Fault', 'FaultCode');
}

/** Numbers that an answer gave, in order. */
export function identificativiOf(
  message: SeenMessage,
): readonly { readonly iuv: string; readonly numeroAvviso: string }[] {
  const body = serviceElement(message);
  return (body === undefined ? [] : (childOf(body, 'Body')?.children ?? []))
    .filter(({ name }) => name === 'ElencoIdentificativi')
    .map((each) => ({
      iuv: textAt(each, 'IdentificativoUnivocoVersamento') ?? '',
      numeroAvviso: textAt(each, 'NumeroAvviso') ?? '',
    }));
}
