import type { Context, Effects, Event } from '../kernel/platform.ts';
import { HOUR } from '../kernel/clock.ts';
import { SANDBOX } from './contract/primitives.ts';
import { allows } from './preferences.ts';
import type { IoState, Message } from './state.ts';
import type { RejectionReason } from './status/message.ts';

const PENDING_MS = 24 * HOUR;

/** The asynchronous part of a sending (io.md §5.2): rejected, tried again, failed, or delivered with its notifications. */
export function process(id: string, state: IoState, context: Context): Effects {
  const message = state.messages.get(id);
  if (message?.status !== 'ACCEPTED') return {};
  const { settings } = state;
  if (state.personas.get(message.fiscalCode)?.fails === true)
    return message.attempts < settings.retries
      ? {
          events: [{ type: 'processingFailed', id, attempt: message.attempts + 1 }],
          schedule: [{ afterMs: settings.retryVisibilityMs, timer: { type: 'process', id } }],
        }
      : { events: [{ type: 'messageMoved', id, happening: 'fail' }] };
  const reason = rejectionOf(message, state, context);
  if (reason !== undefined) return { events: [{ type: 'messageMoved', id, happening: 'reject', reason }] };
  const reads = state.personas.get(message.fiscalCode)?.reads === 'tells';
  return {
    events: [{ type: 'messageMoved', id, happening: 'deliver' }, ...notifications(message, state)],
    ...(reads ? { schedule: [{ afterMs: settings.readDelayMs, timer: { type: 'read', id } }] } : {}),
  };
}

function rejectionOf(
  { fiscalCode, serviceId }: Message,
  { personas, services, activations }: IoState,
  { clock }: Context,
): RejectionReason | undefined {
  const persona = personas.get(fiscalCode);
  if (persona === undefined || !persona.profile) return 'USER_NOT_FOUND';
  if (!persona.inboxEnabled || !allows(persona, 'processed')) return 'SERVICE_NOT_ALLOWED';
  if (services.get(serviceId)?.category !== 'SPECIAL') return undefined;
  const activation = activations.get(`${serviceId}/${fiscalCode}`);
  const young = activation?.status === 'PENDING' && clock.now() - activation.at < clock.span(PENDING_MS);
  return activation?.status === 'ACTIVE' || young ? undefined : 'SERVICE_NOT_ALLOWED';
}

/** E-mail copies: none where the channel must be secure; those to the fictitious recipient go to the API user. */
function notifications(
  { id, fiscalCode, request, user, serviceId }: Message,
  { personas, services }: IoState,
): Event[] {
  const service = services.get(serviceId);
  const secure =
    request.content.require_secure_channels ??
    (service?.published?.card ?? service?.card)?.require_secure_channel ??
    false;
  if (fiscalCode === SANDBOX) return [{ type: 'emailSent', id, to: user.email }];
  return secure || personas.get(fiscalCode)?.emailEnabled !== true ? [] : [{ type: 'emailSent', id, to: 'cittadino' }];
}
