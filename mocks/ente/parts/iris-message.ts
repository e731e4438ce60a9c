import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { Ids } from '../../../simulators/kernel/ids.ts';
import type { XmlTree } from '../../../simulators/kernel/xml.ts';
import type { EnteIris } from '../iris/configuration.ts';
import type { Memories } from '../iris/desk.ts';
import type { Servizio } from '../iris/services.ts';

export interface Party {
  readonly id: string;
  readonly sys: string;
}

const IRIS: Party = { id: 'RTIRIS', sys: 'SIL_IRIS_ITR' };
const ROME = 'Europe/Rome';

/** HTTP headers of a call to the Porta Delegata: its user is the SIL (iris.md §1.1). */
export function pddHeaders({ sil, password }: EnteIris, _servizio: Servizio): Headers {
  return {
    authorization: `Basic ${Buffer.from(`${sil}:${password}`).toString('base64')}`,
    'content-type': 'text/xml; charset=utf-8',
    soapaction: '""',
  };
}

/** Sender and receiver on the road and end to end: the ente speaks for itself (iris.md §0). */
export function parties({ codice, sil }: EnteIris): {
  readonly trt: { readonly sender: Party; readonly receiver: Party };
  readonly e2e: { readonly sender: Party; readonly receiver: Party };
} {
  const leg = { sender: { id: codice, sys: sil }, receiver: IRIS };
  return { trt: leg, e2e: leg };
}

/** Mittente of a pendenza: the ente it belongs to. */
export function owner({ codice }: EnteIris): string {
  return codice;
}

/** ServiceName of the header, which the proxy checks (VAL008, iris.md §1.1). */
export function serviceName(servizio: Servizio): string {
  return servizio === 'async' || servizio === 'sync' ? 'IdpAllineamentoPendenze' : 'IdpInformativaPagamento';
}

/** The newest version of the messages: it has all that the ente uses. */
export function messageVersion(_ente: EnteIris): string {
  return '01.03-04';
}

/** An identifier that no other message has had or will have: only letters and digits, 20 characters of the 44 allowed. */
export function newMessageId({ ids }: Memories & { readonly ids: Ids }): string {
  return ids.token(20);
}

/** An instant (epoch ms) as an xs:dateTime: time of Rome with its offset, seconds. */
export function irisMoment(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ROME)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/** The day of Rome in which an instant (epoch ms) falls, as an xs:date. */
export function irisDay(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ROME).toPlainDate().toString();
}

/** Euro as IRIS writes them, from whole cents: digits, a dot and two decimals; the schema would admit three. */
export function irisAmount(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whole cents from an xs:decimal of at most three decimals; undefined where it is none, or holds a fraction of a cent. */
export function centsOfIris(text: string): number | undefined {
  const [, whole, decimals = ''] = /^\+?(\d{1,12})(?:\.(\d{0,3}))?$/.exec(text.trim()) ?? [];
  const thousandths = decimals.padEnd(3, '0');
  return whole === undefined || !thousandths.endsWith('0') ? undefined : Number(whole + thousandths.slice(0, 2));
}

/** The elements of a payment in the order of the schema. */
export function schemaOrder(elements: readonly (XmlTree | undefined)[]): readonly (XmlTree | undefined)[] {
  return elements;
}
