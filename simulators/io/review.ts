import type { ServicePayload } from './contract/service.ts';
import type { IoState, Service } from './state.ts';

const URL_FORM = /^https?:\S+$/;
const MAIL_FORM = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Why the automatic part of the review rejects a card; undefined where it does not (io.md §3.7, Review 1-2). */
export function automaticRejection(service: Service, state: IoState): string | undefined {
  return qualityProblem(service.card) ?? duplicateName(service, state);
}

function qualityProblem({ metadata }: ServicePayload): string | undefined {
  const { privacy_url, email, pec, phone, support_url } = metadata;
  if (privacy_url === undefined || !URL_FORM.test(privacy_url))
    return 'L’indirizzo dell’informativa sulla privacy (privacy_url) manca o non è valido.';
  const wrong = (['web_url', 'app_ios', 'app_android', 'tos_url', 'support_url'] as const).find(
    (name) => metadata[name] !== undefined && !URL_FORM.test(metadata[name]),
  );
  if (wrong !== undefined) return `L’indirizzo ${wrong} non è valido.`;
  if ([email, pec, phone, support_url].every((contact) => contact === undefined))
    return 'Manca un contatto: occorre almeno uno tra email, pec, phone e support_url.';
  const mail = (['email', 'pec'] as const).find(
    (name) => metadata[name] !== undefined && !MAIL_FORM.test(metadata[name]),
  );
  return mail === undefined ? undefined : `L’indirizzo ${mail} non è valido.`;
}

function duplicateName({ id, card }: Service, { services }: IoState): string | undefined {
  const twin = [...services.values()].find(
    (other) =>
      other.id !== id &&
      other.status.value !== 'deleted' &&
      other.published !== undefined &&
      other.card.organization.fiscal_code === card.organization.fiscal_code &&
      other.card.name.toLowerCase() === card.name.toLowerCase(),
  );
  return twin === undefined
    ? undefined
    : `Il servizio ${twin.id} dello stesso ente ha già il nome «${twin.card.name}».`;
}

/** Whether a person has to look: at a first publication, or when what citizens recognise the service by has changed. */
export function needsReviewer({ card, published }: Service): boolean {
  if (published === undefined) return true;
  const before = published.card;
  return (
    card.name !== before.name ||
    card.description !== before.description ||
    card.organization.name !== before.organization.name ||
    card.organization.fiscal_code !== before.organization.fiscal_code ||
    card.metadata.scope !== before.metadata.scope
  );
}
