import type { Context } from '../kernel/platform.ts';
import { settingsFrom } from './settings.ts';
import type { BodySettings } from './settings.ts';
import type { ApiKey, Pa, SendState } from './state.ts';
import { createStreams } from './streams.ts';

type KeySettings = Pick<BodySettings, 'gruppi' | 'pdnd'>;

/** A SEND where nothing has happened yet. What the settings do not give is drawn from the seed. */
export function initial(given: Readonly<Record<string, unknown>>, { ids }: Context): SendState {
  const settings = settingsFrom(given);
  const identities = ids.fork('identities');
  const paOf = (body: BodySettings, groups: readonly string[]): Pa => ({
    id: identities.uuid(),
    denominazione: body.denominazione,
    codiceFiscale: body.codiceFiscale,
    groups: [...new Set([...groups, ...(body.gruppi ?? [])])],
  });
  const mittente = paOf(settings.mittente, [
    ...settings.gruppi,
    ...settings.chiavi.filter(({ ente }) => ente === 'mittente').flatMap(({ gruppi }) => gruppi),
  ]);
  const creditore = paOf(
    settings.creditore,
    settings.chiavi.filter(({ ente }) => ente === 'creditore').flatMap(({ gruppi }) => gruppi),
  );
  const keyOf = (value: string | undefined, pa: Pa, { gruppi = [], pdnd = false }: KeySettings): ApiKey => ({
    value: value ?? identities.token(40),
    pa,
    groups: gruppi,
    pdnd,
    status: 'ENABLED',
  });
  const mittenteKey = keyOf(settings.mittente.apiKey, mittente, settings.mittente);
  const creditoreKey = keyOf(settings.creditore.apiKey, creditore, settings.creditore);
  const extra = settings.chiavi.map((key) => keyOf(key.apiKey, key.ente === 'mittente' ? mittente : creditore, key));
  return {
    settings,
    ids: {
      iun: ids.fork('iun'),
      store: ids.fork('store'),
      facts: ids.fork('facts'),
      streams: ids.fork('streams'),
      delivery: ids.fork('delivery'),
    },
    mittente: mittenteKey,
    creditore: creditoreKey,
    keys: new Map([mittenteKey, creditoreKey, ...extra].map((key) => [key.value, key])),
    uploads: new Map(),
    files: new Map(),
    downloads: new Map(),
    notifications: new Map(),
    byProtocol: new Map(),
    byNotice: new Map(),
    legalFacts: new Map(),
    streams: createStreams(),
    refusals: [],
    heldValidations: 0,
    disabledSenders: new Set(),
    hold: { times: 0, retryAfter: 0 },
  };
}

/** What a SUT must be told to be let in (the run's own identities, never a real one's). */
export function identities(state: SendState): Readonly<Record<string, unknown>> {
  const identityOf = ({ value, pa, groups, pdnd }: ApiKey) => ({
    denominazione: pa.denominazione,
    codiceFiscale: pa.codiceFiscale,
    apiKey: value,
    ...(groups.length === 0 ? {} : { gruppi: groups }),
    ...(pdnd ? { pdnd } : {}),
  });
  return { mittente: identityOf(state.mittente), creditore: identityOf(state.creditore) };
}
