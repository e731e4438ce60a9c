import type { IoMessage } from '../../../sut/commands/io.ts';
import type { Reply } from '../client.ts';
import type { MessaggioIo } from '../io/archive.ts';

/** What a profile says: send; do not, since the citizen is not there or will not have it; or nobody knows. */
export type Invito = 'send' | 'absent' | 'blocked' | 'trouble';

/** Messages with one text beyond which they are no personal message. */
const BROADCAST_FROM = 10;

/** Address and body of a question about a profile: the code is in the body, so that it ends up in no register. */
export function ioProfileQuestion(fiscal_code: string): {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
} {
  return { method: 'POST', path: '/profiles', body: { fiscal_code } };
}

/** Of whom IO is asked before a message is sent, the recipient last: of nobody else. */
export function peopleAskedAbout(recipient: string): readonly string[] {
  return [recipient];
}

/** Whether the profile is asked about before a message is sent: always, and every time. */
export function asksProfile(_codiceFiscale: string, _askedBefore: number | undefined, _now: number): boolean {
  return true;
}

/** What a profile's answer means. */
export function invitationFrom({ status, json }: Reply): Invito {
  if (status === 404) return 'absent';
  if (status !== 200) return 'trouble';
  return (json as { sender_allowed?: unknown } | undefined)?.sender_allowed === true ? 'send' : 'blocked';
}

/** Whether a message is posted, by what the profile said. */
export function sendsAfter(invito: Invito): boolean {
  return invito === 'send';
}

/** Whether an event was told already, or may have been. */
export function alreadyTold(held: MessaggioIo | undefined): boolean {
  return held !== undefined && (held.id !== undefined || held.stato === 'daVerificare');
}

/** Times a message is posted again when nobody knows whether IO took it: none, since IO would make two of them. */
export function repeatsAfterSilence(): number {
  return 0;
}

/** The identifier that IO gave. */
export function ioIdFrom({ json }: Reply): string | undefined {
  const id = (json as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

/** What is known of a message that IO took: that it took it. */
export function stateWhenTaken(): MessaggioIo['stato'] {
  return 'inviato';
}

/** Which key a message of a service leaves with. */
export function ioKeyFor(
  servizio: string,
  keys: Readonly<Record<string, { readonly primary: string; readonly secondary: string }>>,
  secondary: boolean,
): string | undefined {
  const own = keys[servizio];
  return secondary ? own?.secondary : own?.primary;
}

/** Why some messages must not leave together: the same text for many is no personal message. */
export function broadcastProblem(messages: readonly IoMessage[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { oggetto, testo } of messages)
    counts.set(`${oggetto}\n${testo}`, (counts.get(`${oggetto}\n${testo}`) ?? 0) + 1);
  return Math.max(...counts.values()) >= BROADCAST_FROM
    ? 'lo stesso testo è indirizzato a molti cittadini: su IO si scrivono solo messaggi personali'
    : undefined;
}

/** Why a payment is not asked for: it was made, or nobody owes it any more. */
export function positionProblem(closed: 'pagato' | 'annullato' | undefined): string | undefined {
  return closed === undefined ? undefined : `l’avviso risulta ${closed}`;
}

/** Whether the subject says who the message is for: it must not, since it is shown on a locked screen. */
export function personalDataProblem(subject: string, { destinatario }: IoMessage): string | undefined {
  const said = subject.toUpperCase();
  const found = [destinatario.codiceFiscale, destinatario.denominazione].some(
    (datum) => datum.length > 3 && said.includes(datum.toUpperCase()),
  );
  return found || /\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b|\bIT\d{2}[A-Z]\d{22}\b|\S+@\S+\.\S+/i.test(subject)
    ? 'l’oggetto contiene dati personali'
    : undefined;
}

/** Whether the citizen is told by another channel, where IO cannot. */
export function otherChannel(invito: Invito): boolean {
  return invito === 'absent' || invito === 'blocked';
}

/** Why a text must not leave: control characters and pieces of a wrong encoding are seen by the citizen. */
export function textIssue(text: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/.test(text)) return 'il testo contiene caratteri non ammessi';
  return undefined;
}

/** Subject of a correction: the wrong message's own after the words that everybody knows, cut so as to fit. */
export function correctionSubject(subject: string): string {
  const whole = `Errata corrige: ${subject}`;
  if (whole.length <= 120) return whole;
  const cut = whole.slice(0, 119);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** Text of a correction: what was wrong, what is right, what to do. */
export function correctionText(wrong: string, right: string, what: string): string {
  return `Nel messaggio che ti abbiamo inviato c’era un dato sbagliato: ${wrong}.\n\nIl dato giusto è: ${right}.\n\n${what}`;
}
