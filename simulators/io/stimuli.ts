import { createHash } from 'node:crypto';
import type { Context, Effects, Stimulus } from '../kernel/platform.ts';
import type { ServicePayload } from './contract/service.ts';
import { text } from './seen.ts';
import { approved, rejected } from './tick.ts';
import { CARGO } from './state.ts';
import type { IoEvent, IoState, Service } from './state.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What the world does to IO on its own account. Every one of them throws RangeError where it makes no sense. */
export const stimuli: Readonly<Record<string, Stimulus<IoState>>> = {
  /** The permissions of the ente's user change: `gruppi`, or those it had at first. */
  groups: (state, { gruppi }) => ({
    events: [{ type: 'groupsChanged', groups: gruppi ?? state.settings.ente.gruppi }],
  }),
  /** Calls come from another address: `ip`, an empty text where it cannot be told. */
  sourceIp: (_, { ip }) => ({ events: [{ type: 'sourceIpChanged', ip }] }),
  /** The gateway allows `calls` in `windowMs` (nominal ms). */
  rateLimit: (_, { calls, windowMs }) => ({ events: [{ type: 'rateChanged', calls, windowMs }] }),
  /** pagoPA knows a notice of a creditor: `stato` is payable, paid or cancelled. */
  position: (_, { creditore, numeroAvviso, stato }) => ({
    events: [{ type: 'positionKnown', position: `${String(creditore)}/${String(numeroAvviso)}`, status: stato }],
  }),
  /** pagoPA stops answering, or answers again. */
  pagoPa: (_, { fermo }) => ({ events: [{ type: 'pagoPaChanged', down: fermo === true }] }),
  /** A citizen turns the ente's services on or off. */
  citizenChooses,
  /** What the reviewer will say of the next card: `approva`, `rifiuta` with a `motivo`, `aspetta`. */
  reviewer: (_, parameters) => ({ events: [{ type: 'decisionScripted', decision: decisionOf(parameters) }] }),
  /** The reviewer decides now about a card that has been waiting. */
  reviewNow,
  /** The card of a service that is there from the start is another one; `scheda` is laid over it. */
  card: (state, { servizio, scheda }) => {
    const service = serviceNamed(state, servizio);
    const over = scheda as Partial<ServicePayload>;
    const card: ServicePayload = {
      ...service.card,
      ...over,
      metadata: { ...service.card.metadata, ...over.metadata },
    };
    const event: IoEvent = { type: 'cardChanged', service: service.id, [CARGO]: card };
    return { events: [event] };
  },
  /** Answers carry a member that no interface file knows, or no longer do. */
  extraMembers: (_, { attivo }) => ({ events: [{ type: 'extraMembersChanged', on: attivo === true }] }),
  /** Read messages list their notifications (`notifiche`), or call what is not worked yet by another word (`sospesi`). */
  words: (state, { notifiche, sospesi }) => ({
    events: [
      {
        type: 'wordsChanged',
        notification: notifiche ?? state.notificationField,
        pending: sospesi ?? state.pendingWord,
      },
    ],
  }),
  /** What a scenario scripted is undone, where the simulation goes on living. */
  restore: ({ settings }) => ({
    events: [
      { type: 'groupsChanged', groups: settings.ente.gruppi },
      { type: 'sourceIpChanged', ip: settings.sourceIp },
      { type: 'rateChanged', ...settings.rateLimit },
      { type: 'pagoPaChanged', down: false },
      { type: 'extraMembersChanged', on: false },
      {
        type: 'wordsChanged',
        notification: settings.deprecatedNotificationField === 'on',
        pending: 'ACCEPTED',
      },
      { type: 'decisionsForgotten' },
    ],
  }),
};

function citizenChooses(state: IoState, { codiceFiscale, attiva }: Parameters, { clock }: Context): Effects {
  const persona = state.personas.get(String(codiceFiscale));
  if (persona === undefined) throw new RangeError('no such citizen on IO');
  const changed: IoEvent = {
    type: 'personaChanged',
    fiscal_code: persona.codiceFiscale,
    [CARGO]: { ...persona, choice: attiva === true ? 'allowed' : 'blocked' },
  };
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const digest = createHash('sha256').update(persona.codiceFiscale).digest('hex');
  return {
    events: [
      changed,
      ...[...state.services.values()]
        .filter(({ owner }) => owner === state.users[0])
        .map(({ id }) => ({ type: 'preferenceChanged', service: id, day, digest, on: attiva === true })),
    ],
  };
}

function decisionOf({ decisione, motivo }: Parameters): object {
  if (decisione === 'rifiuta') return { kind: 'reject', reason: text(motivo) ?? 'Descrizione incompleta' };
  if (decisione === 'approva' || decisione === 'aspetta') return { kind: decisione === 'approva' ? 'approve' : 'wait' };
  throw new RangeError(`a reviewer approves, rejects or waits, got ${JSON.stringify(decisione)}`);
}

function reviewNow(state: IoState, { servizio, decisione, motivo }: Parameters, context: Context): Effects {
  const service = serviceNamed(state, servizio);
  if (service.status.value !== 'submitted') throw new RangeError(`${service.card.name} is not under review`);
  return decisione === 'rifiuta'
    ? rejected(service.id, text(motivo) ?? 'Descrizione incompleta', context)
    : approved(service.id, state, context);
}

/** By the name the ente gives it, by its id, or by the name on its card. */
function serviceNamed({ services, users }: IoState, named: unknown): Service {
  const found = [...services.values()].find(
    ({ id, codice, card, owner }) => owner === users[0] && [id, codice, card.name].includes(String(named)),
  );
  if (found === undefined) throw new RangeError(`no service ${String(named)}`);
  return found;
}
