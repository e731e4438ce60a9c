import type { Context } from '../kernel/platform.ts';
import { MARKDOWN, PORTAL_2021, SUBJECT } from './contract/message.ts';
import { SANDBOX } from './contract/primitives.ts';
import { PERSONAS } from './personas.ts';
import { positionPort } from './ports.ts';
import { rateWindow } from './rate.ts';
import { settingsFrom } from './settings.ts';
import type { EnteSettings } from './settings.ts';
import type { IoState, Service, User } from './state.ts';
import { ulidAt } from './ulid.ts';

/** An IO where nothing has happened yet but the publication of the bodies' services. What is not given is drawn from the seed. */
export function initial(given: Readonly<Record<string, unknown>>, context: Context): IoState {
  const { ids, clock } = context;
  const settings = settingsFrom(given);
  const identities = ids.fork('identities');
  const keys: IoState['keys'] = new Map();
  const services: IoState['services'] = new Map();
  const userFrom = (ente: EnteSettings): User => {
    const user: User = {
      id: ulidAt(clock.now(), identities),
      email: ente.email,
      ente: { denominazione: ente.denominazione, codiceFiscale: ente.codiceFiscale },
      groups: ente.gruppi,
      cidrManage: ente.cidrManage,
      window: rateWindow(),
    };
    keys.set(ente.chiaveManage ?? identities.hex(32), { kind: 'manage', user, id: `MANAGE-${user.id}` });
    for (const group of ente.gruppiManage)
      keys.set(identities.hex(32), { kind: 'manage', user, id: `MANAGE-GROUP-${group}`, group });
    for (const { codice, scheda, categoria = 'STANDARD', id, chiavePrimaria, chiaveSecondaria } of ente.servizi) {
      const sandbox = settings.sandboxCfMode === 'on' ? [SANDBOX] : [];
      const card = { ...scheda, authorized_recipients: [...(scheda.authorized_recipients ?? []), ...sandbox] };
      const service: Service = {
        id: id ?? ulidAt(clock.now(), identities),
        codice,
        owner: user,
        category: categoria,
        group: undefined,
        card,
        status: { value: 'approved' },
        autoPublish: true,
        lastUpdate: clock.now(),
        version: 3,
        published: { card, status: 'published', at: clock.now() },
        keys: { primary: chiavePrimaria ?? identities.hex(32), secondary: chiaveSecondaria ?? identities.hex(32) },
        logo: undefined,
        history: [
          ...(['draft', 'submitted', 'approved'] as const).map((value, version) => ({
            at: clock.now(),
            card,
            kind: 'lifecycle' as const,
            value,
            version,
          })),
          { at: clock.now(), card, kind: 'publication', value: 'published', version: 3 },
        ],
      };
      services.set(service.id, service);
      for (const key of [service.keys.primary, service.keys.secondary])
        keys.set(key, { kind: 'use', user, serviceId: service.id });
    }
    return user;
  };
  return {
    settings,
    ids: { ulid: ids.fork('ulid'), keys: ids.fork('keys') },
    users: [userFrom(settings.ente), userFrom(settings.altroEnte)],
    keys,
    services,
    messages: new Map(),
    personas: new Map(
      PERSONAS.filter(({ codiceFiscale }) => codiceFiscale !== SANDBOX || settings.sandboxCfMode === 'on').map(
        (persona) => [persona.codiceFiscale, persona],
      ),
    ),
    configurations: new Map(),
    positions: new Map(),
    activations: new Map(),
    feed: new Map(),
    logos: new Map(),
    decisions: [],
    rate: settings.rateLimit,
    sourceIp: settings.sourceIp,
    pagoPaDown: false,
    notificationField: settings.deprecatedNotificationField === 'on',
    pendingWord: 'ACCEPTED',
    extraMembers: false,
    pagoPa: positionPort(context),
  };
}

/** What a SUT must be told to be let in (the run's own identities, never a real one's). */
export function identities({ users, services, keys, personas, settings }: IoState): Readonly<Record<string, unknown>> {
  const identityOf = (user: User) => {
    const manage = [...keys].flatMap(([chiave, subscription]) =>
      subscription.kind === 'manage' && subscription.user === user ? [{ chiave, group: subscription.group }] : [],
    );
    return {
      ...user.ente,
      chiaveManage: manage.find(({ group }) => group === undefined)?.chiave,
      chiaviGruppo: manage.flatMap(({ chiave, group }) =>
        group === undefined ? [] : [{ gruppo: group, chiaveManage: chiave }],
      ),
      servizi: [...services.values()]
        .filter(({ owner, codice }) => owner === user && codice !== undefined)
        .map(({ codice, id, card, keys: { primary, secondary } }) => ({
          codice,
          id,
          nome: card.name,
          chiavePrimaria: primary,
          chiaveSecondaria: secondary,
        })),
    };
  };
  return {
    ente: identityOf(users[0]),
    altroEnte: identityOf(users[1]),
    limiti:
      settings.messageLimits === 'portal2021'
        ? { oggetto: PORTAL_2021.subject, testo: PORTAL_2021.markdown }
        : { oggetto: SUBJECT.max, testo: MARKDOWN.max },
    cittadini: [...personas.values()].map(({ id, codiceFiscale, denominazione }) => ({
      id,
      codiceFiscale,
      denominazione,
    })),
  };
}
