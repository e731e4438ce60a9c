import type { Event } from '../kernel/platform.ts';
import { CARGO } from './state.ts';
import type { Configuration, Decision, IoEvent, IoState, Message, PositionStatus, Service } from './state.ts';
import type { Group } from './settings.ts';
import type { Persona } from './personas.ts';
import type { ServicePayload } from './contract/service.ts';
import type { Lifecycle } from './status/lifecycle.ts';
import { message as messageMachine } from './status/message.ts';
import type { RejectionReason } from './status/message.ts';
import { publication } from './status/publication.ts';
import type { Publication } from './status/publication.ts';

type Applier = (state: IoState, event: IoEvent) => void;

/** What each event does to the state, and nothing else does. */
const APPLIERS: Readonly<Record<string, Applier>> = {
  messageAccepted: (state, event) => {
    const message = event[CARGO] as Message;
    state.messages.set(message.id, message);
  },
  messageMoved,
  processingFailed: (state, event) => {
    messageOf(state, event).attempts = event['attempt'] as number;
  },
  messageReadByCitizen: (state, event) => {
    messageOf(state, event).read = true;
  },
  /** Copies by e-mail are seen by citizens, not by senders: the journal alone remembers them. */
  emailSent: () => {},
  /** What the ente's server gives is the citizen's: the journal alone remembers which form it was in. */
  attachmentGiven: () => {},
  serviceCreated: (state, event) => {
    const service = event[CARGO] as Service;
    state.services.set(service.id, service);
    for (const key of [service.keys.primary, service.keys.secondary])
      state.keys.set(key, { kind: 'use', user: service.owner, serviceId: service.id });
  },
  serviceMoved,
  serviceReleased: (state, event) => {
    const service = serviceOf(state, event);
    const value = publication.next(
      service.published?.status ?? 'none',
      service.autoPublish ? 'releasePublished' : 'releaseUnpublished',
    )!;
    publish(service, service.card, value, event['at'] as number);
  },
  servicePublication: (state, event) => {
    const service = serviceOf(state, event);
    publish(service, service.published!.card, event['value'] as Publication, event['at'] as number);
  },
  serviceLogo: (state, event) => {
    serviceOf(state, event).logo = 'png';
  },
  organizationLogo: (state, event) => {
    state.logos.set(event['codiceFiscale'] as string, 'png');
  },
  keyRenewed: (state, event) => {
    const service = serviceOf(state, event);
    const renewed = event[CARGO] as Service['keys'];
    for (const key of [service.keys.primary, service.keys.secondary]) state.keys.delete(key);
    service.keys = renewed;
    for (const key of [renewed.primary, renewed.secondary])
      state.keys.set(key, { kind: 'use', user: service.owner, serviceId: service.id });
  },
  configurationStored: (state, event) => {
    const configuration = event[CARGO] as Configuration;
    state.configurations.set(configuration.id, configuration);
  },
  activationChanged: (state, event) => {
    const { service, fiscal_code, status, version, at } = event as unknown as Record<string, string> & {
      version: number;
      at: number;
    };
    state.activations.set(`${service}/${fiscal_code}`, { status: status!, version, at });
  },
  groupsChanged: (state, event) => {
    state.users[0].groups = event['groups'] as readonly Group[];
  },
  sourceIpChanged: (state, event) => {
    state.sourceIp = event['ip'] as string;
  },
  rateChanged: (state, event) => {
    state.rate = { calls: event['calls'] as number, windowMs: event['windowMs'] as number };
  },
  positionKnown: (state, event) => {
    state.positions.set(event['position'] as string, event['status'] as PositionStatus);
  },
  pagoPaChanged: (state, event) => {
    state.pagoPaDown = event['down'] as boolean;
  },
  personaChanged: (state, event) => {
    const persona = event[CARGO] as Persona;
    state.personas.set(persona.codiceFiscale, persona);
  },
  preferenceChanged: (state, event) => {
    const key = `${event['service'] as string}/${event['day'] as string}`;
    const day = state.feed.get(key) ?? { on: new Set<string>(), off: new Set<string>() };
    const [add, take] = event['on'] === true ? [day.on, day.off] : [day.off, day.on];
    add.add(event['digest'] as string);
    take.delete(event['digest'] as string);
    state.feed.set(key, day);
  },
  cardChanged: (state, event) => {
    const service = serviceOf(state, event);
    service.card = event[CARGO] as ServicePayload;
    if (service.published !== undefined) service.published = { ...service.published, card: service.card };
  },
  wordsChanged: (state, event) => {
    state.notificationField = event['notification'] as boolean;
    state.pendingWord = event['pending'] as IoState['pendingWord'];
  },
  extraMembersChanged: (state, event) => {
    state.extraMembers = event['on'] as boolean;
  },
  decisionScripted: (state, event) => {
    state.decisions.push(event['decision'] as Decision);
  },
  decisionTaken: (state) => {
    state.decisions.shift();
  },
  decisionsForgotten: (state) => {
    state.decisions.length = 0;
  },
};

/** Applies an event to the state. @throws RangeError for an event that IO does not know. */
export function apply(state: IoState, event: Event): void {
  const applier = APPLIERS[event.type];
  if (applier === undefined) throw new RangeError(`IO knows no event "${event.type}"`);
  applier(state, event);
}

function messageMoved(state: IoState, event: IoEvent): void {
  const message = messageOf(state, event);
  const to = messageMachine.next(message.status, event['happening'] as 'deliver' | 'reject' | 'fail');
  if (to === undefined)
    throw new RangeError(`${message.id} is ${message.status}: ${String(event['happening'])} is not allowed`);
  message.status = to;
  if (event['reason'] !== undefined) message.rejection = event['reason'] as RejectionReason;
  if (to !== 'PROCESSED') return;
  const { content } = message.request;
  const service = state.services.get(message.serviceId)!;
  const creditor = (service.published?.card ?? service.card).organization.fiscal_code;
  message.content =
    content.payment_data === undefined
      ? content
      : {
          ...content,
          payment_data: {
            ...content.payment_data,
            invalid_after_due_date: content.payment_data.invalid_after_due_date ?? false,
            payee: content.payment_data.payee ?? { fiscal_code: creditor },
          },
        };
}

function serviceMoved(state: IoState, event: IoEvent): void {
  const service = serviceOf(state, event);
  const {
    value,
    reason,
    at,
    autoPublish,
    max_allowed_payment_amount: most,
  } = event as unknown as {
    value: Lifecycle;
    reason?: string;
    at: number;
    autoPublish?: boolean;
    max_allowed_payment_amount?: number;
  };
  const card = event[CARGO] as ServicePayload | undefined;
  if (card !== undefined) service.card = card;
  if (most !== undefined) service.card = { ...service.card, max_allowed_payment_amount: most };
  if (autoPublish !== undefined) service.autoPublish = autoPublish;
  service.status = { value, ...(reason === undefined ? {} : { reason }) };
  service.lastUpdate = at;
  service.version++;
  const { version } = service;
  service.history.push({
    at,
    card: service.card,
    kind: 'lifecycle',
    value,
    version,
    ...(reason === undefined ? {} : { reason }),
  });
  if (value !== 'deleted') return;
  // the copy that older interfaces read is renamed, and no longer seen
  if (service.published?.status === 'published')
    publish(service, { ...service.published.card, name: `DELETED ${service.card.name}` }, 'unpublished', at);
}

function publish(service: Service, card: ServicePayload, status: Publication, at: number): void {
  service.published = { card, status, at };
  service.version++;
  service.history.push({ at, card, kind: 'publication', value: status, version: service.version });
}

function messageOf(state: IoState, event: IoEvent): Message {
  const message = state.messages.get(event['id'] as string);
  if (message === undefined) throw new RangeError(`${event.type}: no message ${String(event['id'])}`);
  return message;
}

function serviceOf(state: IoState, event: IoEvent): Service {
  const service = state.services.get(event['service'] as string);
  if (service === undefined) throw new RangeError(`${event.type}: no service ${String(event['service'])}`);
  return service;
}
