import type { Platform } from '../kernel/platform.ts';
import { expectations } from './expectations.ts';
import { creditorOperations, sendOperations } from './operations/index.ts';
import { problem, refuse, unauthorized } from './problem.ts';
import { requirements } from './requirements.ts';
import { rules } from './rules.ts';
import { writtenOptions } from './seen.ts';
import { apply, identities, initial } from './state.ts';
import type { GpdState } from './state.ts';
import { stimuli } from './stimuli.ts';

const KEY_HEADER = 'ocp-apim-subscription-key';
const FOR_SEND: ReadonlySet<string> = new Set(sendOperations.map(({ id }) => id));

/** Gestione Posizioni Debitorie: where creditors leave debt positions for pagoPA to have them paid. */
export const gpd: Platform<GpdState, undefined, undefined> = {
  id: 'gpd',
  title: 'pagoPA, Gestione Posizioni Debitorie (GPD)',
  operations: [...creditorOperations, ...sendOperations],
  calls: [],
  stimuli,
  requirements,
  rules,
  memory: { create: () => undefined, remember: () => {} },
  expectations,
  /** An exchange is about the notices it names. */
  businessKeys: (exchange) =>
    [exchange.path['nav'], ...writtenOptions(exchange).map(({ nav }) => nav)].flatMap((nav) =>
      nav === undefined ? [] : [`avviso:${nav}`],
    ),
  redaction: {
    secretHeaders: { [KEY_HEADER]: 'gpd-key' },
    secretFields: { subscriptionKey: 'gpd-key' },
    personalFields: {
      fullName: 'name',
      fiscalCode: 'taxId',
      streetName: 'address',
      email: 'email',
    },
  },
  initial,
  identities,
  owns: ({ subscriptionKey, sendKey }, credential) => credential === subscriptionKey || credential === sendKey,
  credentialOf: ({ headers }) => headers[KEY_HEADER],
  authenticate({ id }, { headers, url }, { subscriptionKey, sendKey, organizations }) {
    const presented = headers[KEY_HEADER];
    if (presented !== (FOR_SEND.has(id) ? sendKey : subscriptionKey)) return { refused: unauthorized() };
    const organization = /\/organizations\/([^/?]+)/.exec(url)?.[1] ?? '';
    return organizations.has(organization)
      ? { caller: undefined }
      : { refused: problem(403, `The subscription does not cover organization ${organization}`) };
  },
  apply,
  tick: () => ({}),
  refuse,
};

export { standingOf, updateFee } from './send-calls.ts';
