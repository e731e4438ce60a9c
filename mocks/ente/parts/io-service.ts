import { createHash } from 'node:crypto';
import type { IoService } from '../../../sut/commands/io.ts';

type Json = Readonly<Record<string, unknown>>;

/** A card as IO's interface wants it. What was not filled in is left out. */
export function serviceCard(
  { nome, descrizione, privacy, email, pec, telefono, assistenza, indirizziIp }: IoService,
  ente: { readonly denominazione: string; readonly codiceFiscale: string },
): Json {
  const given = (name: string, value: string | undefined): Json => (value === undefined ? {} : { [name]: value });
  return {
    name: nome,
    description: descrizione,
    organization: { name: ente.denominazione, fiscal_code: ente.codiceFiscale },
    authorized_cidrs: indirizziIp ?? [],
    metadata: {
      scope: 'LOCAL',
      topic_id: 0,
      ...given('privacy_url', privacy),
      ...given('email', email),
      ...given('pec', pec),
      ...given('phone', telefono),
      ...given('support_url', assistenza),
    },
  };
}

/** Why a card is not sent for review yet: what PagoPA would find missing. */
export function cardProblem({
  privacy,
  email,
  pec,
  telefono,
  assistenza,
  indirizziIp = [],
  descrizione,
}: IoService): string | undefined {
  if (privacy === undefined || !/^https:\/\/\S+$/.test(privacy))
    return 'manca l’indirizzo dell’informativa sulla privacy';
  if ([email, pec, telefono, assistenza].every((contact) => contact === undefined)) return 'manca un contatto';
  if (descrizione.trim() === '') return 'manca la descrizione';
  return indirizziIp.length === 0 ? 'mancano gli indirizzi IP da cui partono le chiamate' : undefined;
}

/** Whether a card is changed on IO: not while PagoPA is looking at it. */
export function mayEdit(status: string | undefined): boolean {
  return status !== 'submitted';
}

/** Whether a card must be changed before it is sent for review again. */
export function mustEditFirst(status: string | undefined): boolean {
  return status === 'rejected' || status === 'approved';
}

/** What IO's word for the state of a card means. */
export function serviceWord(
  status: string | undefined,
): 'bozza' | 'inRevisione' | 'approvato' | 'respinto' | 'sconosciuto' {
  switch (status) {
    case 'draft':
      return 'bozza';
    case 'submitted':
      return 'inRevisione';
    case 'approved':
      return 'approvato';
    case 'rejected':
      return 'respinto';
    default:
      return 'sconosciuto';
  }
}

/** Whether citizens see a service, by what IO says of its publication. */
export function isVisible(status: number, { status: publication }: { readonly status?: unknown }): boolean {
  return status === 200 && publication === 'published';
}

/** Why PagoPA rejected a card, for the operator. */
export function rejectionReason(reason: string | undefined): string | undefined {
  return reason;
}

/** Whether IO's key of management is used for an operation: for the services alone. */
export function managementKeyFor(operation: string): boolean {
  return ['services', 'remoteContent'].includes(operation);
}

/** How the feed names a citizen. */
export function feedDigest(codiceFiscale: string): string {
  return createHash('sha256').update(codiceFiscale.toUpperCase()).digest('hex');
}

/** The days of the feed still to be read, oldest first: all up to yesterday, UTC; the current day is not closed. */
export function feedDays(lastRead: string | undefined, now: number): readonly string[] {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const yesterday = day(now - 86_400_000);
  const days: string[] = [];
  for (
    let at =
      lastRead === undefined ? Date.parse(`${yesterday}T00:00:00Z`) : Date.parse(`${lastRead}T00:00:00Z`) + 86_400_000;
    day(at) <= yesterday;
    at += 86_400_000
  )
    days.push(day(at));
  return days;
}

/** The steps of replacing a key: go over to the other one first, then renew the first. */
export function rotationSteps(): readonly ('switch' | 'renew')[] {
  return ['switch', 'renew'];
}
