import type { IoMessage, IoMessageHeld } from '../../../sut/commands/io.ts';
import type { Reply } from '../client.ts';
import { jsonBytes } from '../json.ts';
import { Rejection } from '../rejection.ts';
import type { MessaggioIo } from './archive.ts';
import { ask } from './ask.ts';
import { keyOf } from './desk.ts';
import type { IoDesk } from './desk.ts';
import { remoteConfiguration } from './remote.ts';

const ACTION = 'Invio del messaggio su IO non riuscito';

interface Done {
  readonly result: IoMessageHeld;
  readonly messageToOperator?: string;
}

/**
 * Writes to a citizen (io.md §3.5, required client flow): looks at what was entered, asks whether the citizen may be
 * written to, sends, keeps the identifier. An event is told once.
 * @throws Rejection where the message must not leave, or IO will not have it.
 */
export async function sendMessage(desk: IoDesk, dati: IoMessage): Promise<Done> {
  const { archive, parts } = desk;
  const { riferimento } = dati;
  const before = archive.messaggio(riferimento);
  if (before !== undefined && parts.alreadyTold(before)) return { result: heldOf(before) };
  const prepared = prepare(desk, dati);
  if ('problem' in prepared) {
    keep(desk, { riferimento, dati, stato: 'nonInviato', motivo: prepared.problem, altroCanale: false });
    throw new Rejection(`${ACTION}: ${prepared.problem}.`);
  }
  const { recipient, subject, markdown } = prepared;
  const invito = await invitation(desk, dati.servizio, recipient);
  if (!parts.sendsAfter(invito.kind)) {
    const motivo = invito.kind === 'trouble' ? undefined : REASONS[invito.kind as 'absent' | 'blocked'];
    const held = keep(desk, {
      riferimento,
      dati,
      stato: 'nonInviato',
      altroCanale: parts.otherChannel(invito.kind),
      ...(motivo === undefined ? {} : { motivo }),
    });
    if (invito.kind !== 'trouble') return { result: held };
    throw refusal(desk, invito.reply);
  }
  const content = await contentOf(desk, dati, recipient, subject, markdown);
  const body = parts.ioBody(recipient, content, parts.ioFeatureLevel(dati));
  return taken(desk, dati, await post(desk, dati.servizio, recipient, body));
}

const REASONS = {
  absent: 'il cittadino non è su IO',
  blocked: 'il cittadino non riceve i messaggi di questo servizio',
} as const;

function prepare(
  { archive, parts }: IoDesk,
  dati: IoMessage,
): { readonly problem: string } | { readonly recipient: string; readonly subject: string; readonly markdown: string } {
  const recipient = parts.ioRecipient(dati.destinatario.codiceFiscale);
  const subject = parts.ioFittingText(parts.ioSubject(dati), 10, 120);
  const { pagamento } = dati;
  const payment =
    pagamento === undefined
      ? ''
      : parts.ioPaymentText(pagamento.importo, dati.scadenza) + parts.ioInstalments(pagamento.importo);
  const whole = parts.ioMarkdown(dati, parts.ioButton(dati.pulsante), payment);
  const markdown = parts.ioFittingText(whole, 80, 10_000);
  const problem =
    parts.ioRecipientProblem(recipient) ??
    parts.ioTextProblem(subject, markdown) ??
    parts.personalDataProblem(subject, dati) ??
    parts.textIssue(`${subject}${markdown}`) ??
    (pagamento === undefined ? undefined : parts.positionProblem(archive.chiusa(pagamento.numeroAvviso)));
  return problem === undefined ? { recipient, subject, markdown } : { problem };
}

async function invitation(desk: IoDesk, servizio: string, recipient: string) {
  const { archive, parts, ports } = desk;
  if (!parts.asksProfile(recipient, archive.profilo(recipient), ports.clock.now()))
    return { kind: 'send' as const, reply: NO_REPLY };
  let reply = NO_REPLY;
  for (const codiceFiscale of parts.peopleAskedAbout(recipient)) {
    const { method, path, body } = parts.ioProfileQuestion(codiceFiscale);
    reply = await ask(desk, {
      operation: 'getProfile',
      method,
      path,
      key: keyOf(desk, servizio),
      ...(body === undefined ? {} : { body: () => jsonBytes(body) }),
    });
  }
  archive.saveProfilo(recipient, ports.clock.now());
  return { kind: parts.invitationFrom(reply), reply };
}

const NO_REPLY: Reply = { status: 0, headers: {}, body: new Uint8Array(0), json: undefined };

async function contentOf(
  desk: IoDesk,
  dati: IoMessage,
  recipient: string,
  subject: string,
  markdown: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { archive, parts, ports } = desk;
  const { pagamento } = dati;
  const scadenza = parts.ioDeadline(dati);
  const secure = parts.ioSecureChannels(dati);
  let third: object = {};
  if (parts.ioIsRemote(dati)) {
    const configuration = await remoteConfiguration(desk);
    const id = ports.ids.token(24);
    archive.saveContenuto({ id, codiceFiscale: recipient, dati, scrittoAlle: ports.clock.now() });
    third = { third_party_data: parts.ioThirdPartyData(id, configuration, dati) };
  }
  return {
    subject,
    markdown,
    ...(secure === undefined ? {} : { require_secure_channels: secure }),
    ...(scadenza === undefined ? {} : { due_date: parts.ioDueDate(scadenza) }),
    ...(pagamento === undefined || !parts.ioCarriesPayment(dati)
      ? {}
      : {
          payment_data: parts.ioPaymentData(
            parts.ioAmount(pagamento.importo),
            parts.ioNoticeNumber(pagamento.numeroAvviso),
            parts.ioExpires(pagamento),
          ),
        }),
    ...third,
  };
}

async function post(
  desk: IoDesk,
  servizio: string,
  recipient: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const { parts } = desk;
  for (let silences = 0; ; silences++) {
    const reply = await ask(desk, {
      operation: 'submitMessage',
      method: 'POST',
      path: parts.ioSubmitPath(recipient),
      key: keyOf(desk, servizio),
      body: () => parts.ioBytes(body),
    });
    if (reply.failure === undefined || silences >= parts.repeatsAfterSilence()) return reply;
  }
}

function taken(desk: IoDesk, dati: IoMessage, reply: Reply): Done {
  const { parts } = desk;
  const { riferimento } = dati;
  if (reply.status === 201) {
    const id = parts.ioIdFrom(reply);
    const held = { riferimento, dati, stato: parts.stateWhenTaken(), altroCanale: false };
    return { result: keep(desk, id === undefined ? held : { ...held, id }) };
  }
  const message = parts.ioOperatorMessage(ACTION, reply);
  const motivo = message === undefined ? {} : { motivo: message };
  if (reply.failure !== undefined) {
    const held = keep(desk, { riferimento, dati, stato: 'daVerificare', altroCanale: false, ...motivo });
    return { result: held, messageToOperator: `${message ?? ''} Non si sa se IO l’abbia preso: occorre verificarlo.` };
  }
  keep(desk, { riferimento, dati, stato: 'nonInviato', altroCanale: false, ...motivo });
  throw refusal(desk, reply);
}

/** A refusal by IO, with whether it makes sense to ask anything more. */
export class IoRefusal extends Rejection {
  readonly reply: Reply;
  constructor(message: string, reply: Reply) {
    super(message);
    this.reply = reply;
  }
}

function refusal({ parts }: IoDesk, reply: Reply): IoRefusal {
  return new IoRefusal(parts.ioOperatorMessage(ACTION, reply) ?? '', reply);
}

/**
 * Writes to many, each a message of their own. What one citizen cannot be told stops nobody else; a key that is not
 * accepted stops everything.
 * @throws Rejection where the messages are one text for all.
 */
export async function sendBatch(
  desk: IoDesk,
  messaggi: readonly IoMessage[],
): Promise<{ readonly result: { readonly messaggi: readonly IoMessageHeld[] }; readonly messageToOperator?: string }> {
  const { archive, parts } = desk;
  const problem = parts.broadcastProblem(messaggi);
  if (problem !== undefined) throw new Rejection(`Invio del lotto su IO non riuscito: ${problem}.`);
  const troubles = new Set<string>();
  for (const dati of messaggi) {
    try {
      const { messageToOperator } = await sendMessage(desk, dati);
      if (messageToOperator !== undefined) troubles.add(messageToOperator);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (error.message !== '') troubles.add(error.message);
      if (error instanceof IoRefusal && !parts.goesOnAfter(error.reply)) break;
    }
  }
  const result = { messaggi: messaggi.map(({ riferimento }) => heldOr(archive.messaggio(riferimento), riferimento)) };
  return troubles.size === 0 ? { result } : { result, messageToOperator: [...troubles].join(' ') };
}

function keep({ archive }: IoDesk, messaggio: MessaggioIo): IoMessageHeld {
  archive.saveMessaggio(messaggio);
  return heldOf(messaggio);
}

/** What the ente says that it holds of a message. */
export function heldOf({
  riferimento,
  stato,
  id,
  motivo,
  altroCanale,
  lettura,
  pagamento,
}: MessaggioIo): IoMessageHeld {
  return {
    riferimento,
    stato,
    altroCanale,
    ...(id === undefined ? {} : { id }),
    ...(motivo === undefined ? {} : { motivo }),
    ...(lettura === undefined ? {} : { lettura }),
    ...(pagamento === undefined ? {} : { pagamento }),
  };
}

export function heldOr(messaggio: MessaggioIo | undefined, riferimento: string): IoMessageHeld {
  return messaggio === undefined ? { riferimento, stato: 'sconosciuto', altroCanale: false } : heldOf(messaggio);
}
