import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.ts';
import type { ServicePayload } from './contract/service.ts';

/** Permissions of an API user (io.md §3.1). */
export type Group =
  | 'ApiLimitedProfileRead'
  | 'ApiInfoRead'
  | 'ApiMessageRead'
  | 'ApiMessageWrite'
  | 'ApiLimitedMessageWrite'
  | 'ApiMessageWriteAdvanced'
  | 'ApiMessageReadAdvanced'
  | 'ApiThirdPartyMessageWrite'
  | 'ApiMessageWriteWithPayee'
  | 'ApiMessageWriteEUCovidCert'
  | 'ApiSubscriptionsFeedRead'
  | 'ApiServiceWrite'
  | 'ApiRemoteContentConfigurationWrite'
  | 'ApiNoRateLimit'
  | 'ApiRateLimit250';

/** A service that is there from the start, published and with keys. */
export interface ServiceSettings {
  /** What the ente calls it. */
  readonly codice: string;
  readonly scheda: ServicePayload;
  readonly categoria?: 'STANDARD' | 'SPECIAL';
  /** Drawn from the seed unless given. */
  readonly id?: string;
  readonly chiavePrimaria?: string;
  readonly chiaveSecondaria?: string;
}

/** A body that has joined IO, with the API user of its delegate. */
export interface EnteSettings {
  readonly denominazione: string;
  /** 11 digits. */
  readonly codiceFiscale: string;
  /** Of the delegate whose account made the services: messages to the fictitious recipient are copied there. */
  readonly email: string;
  readonly gruppi: readonly Group[];
  readonly servizi: readonly ServiceSettings[];
  /** Drawn from the seed unless given. */
  readonly chiaveManage?: string;
  /** Addresses from which the MANAGE key may be used; none = any. */
  readonly cidrManage: readonly string[];
  /** Groups of administrators, each with a MANAGE key of its own. */
  readonly gruppiManage: readonly string[];
}

/** The switches of an IO simulation (io.md §7.3, §9). Durations are nominal ms: a scaled clock shortens them. */
export interface IoSettings {
  readonly ente: EnteSettings;
  /** Another body, owner of what the first may not touch. */
  readonly altroEnte: EnteSettings;
  /** Whether the fictitious recipient is known: the code and seed 003 say yes, the guide since v5.0 says no. */
  readonly sandboxCfMode: 'on' | 'off';
  readonly cidrEnforcement: boolean;
  /** Whether the header `x-sim-source-ip` says where a call comes from. */
  readonly trustForwardedFor: boolean;
  /** Where calls come from unless told; an empty text: unknown. */
  readonly sourceIp: string;
  /** Whether profiles are denied to a service whose card is not complete (io.md §3.5). */
  readonly profileCompletenessCheck: boolean;
  readonly processingDelayMs: number;
  readonly slowProcessingMs: number;
  /** How far apart a failing message is tried again, and how often (io.md §5.2). */
  readonly retryVisibilityMs: number;
  readonly retries: number;
  readonly readDelayMs: number;
  readonly rateLimit: { readonly calls: number; readonly windowMs: number };
  /** Whether a read message carries `notification`: the interface file says so, the handler does not. */
  readonly deprecatedNotificationField: 'on' | 'off';
  /** Which logos are taken: in 2021 a PNG of exactly 300 by 300 pixels, today any PNG that can be read (io.md §9). */
  readonly logoRules: '2021' | 'current';
  /** Longest subject and text: the interface's 120 and 10,000, or the retired portal's 119 and 9,999 (io.md §9). */
  readonly messageLimits: 'api' | 'portal2021';
  /** Levels of PDF/A in which an attachment may be: the guide says 2a, its answers to questions 1a. */
  readonly pdfLevels: readonly string[];
  /** Cents a service may ask for once approved. */
  readonly maxAmountOnApproval: number;
  readonly problemContentType: 'application/problem+json' | 'application/json';
  /** Services listed in one page unless asked otherwise: the interface file says 20, the code 10. */
  readonly defaultServicesLimit: number;
  /** From the request for review to its automatic part, and from there to the reviewer's decision. */
  readonly autoReviewMs: number;
  readonly reviewMs: number;
}

/** What an institution that joins today is given (io.md §3.1). */
export const STANDARD_GROUPS: readonly Group[] = [
  'ApiMessageWrite',
  'ApiInfoRead',
  'ApiMessageRead',
  'ApiLimitedProfileRead',
  'ApiServiceWrite',
];

/** With what is granted on request: Premium messages, remote contents, the feed. */
export const EVERY_GROUP: readonly Group[] = [
  ...STANDARD_GROUPS,
  'ApiMessageWriteAdvanced',
  'ApiMessageReadAdvanced',
  'ApiThirdPartyMessageWrite',
  'ApiSubscriptionsFeedRead',
  'ApiRemoteContentConfigurationWrite',
];

/** A complete card, for a service of a body. */
export function scheda(
  nome: string,
  ente: { readonly denominazione: string; readonly codiceFiscale: string },
  over: Partial<ServicePayload> = {},
): ServicePayload {
  return {
    name: nome,
    description: `Con questo servizio ${ente.denominazione} ti informa su ${nome.toLowerCase()}: scadenze, avvisi e novità che ti riguardano, con i recapiti a cui chiedere aiuto.`,
    organization: {
      name: ente.denominazione,
      fiscal_code: ente.codiceFiscale,
      department_name: 'Servizi al cittadino',
    },
    require_secure_channel: false,
    authorized_recipients: [],
    authorized_cidrs: ['203.0.113.0/24'],
    max_allowed_payment_amount: 1_000_000,
    ...over,
    metadata: {
      scope: 'LOCAL',
      topic_id: 10,
      privacy_url: 'https://www.comune.example/privacy',
      email: 'servizi@comune.example',
      support_url: 'https://www.comune.example/assistenza',
      ...over.metadata,
    },
  };
}

const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const ALTRO = { denominazione: 'Unione dei Comuni di Esempio', codiceFiscale: '98765432103' };

/** What the services of the scenarios are called. */
const NOMI: Readonly<Record<string, string>> = { tributi: 'Tributi comunali', scuola: 'Servizi scolastici' };

export const DEFAULT_SETTINGS: IoSettings = {
  ente: {
    ...ENTE,
    email: 'delegato@comune.example',
    gruppi: EVERY_GROUP,
    servizi: [
      { codice: 'tributi', scheda: scheda(NOMI['tributi']!, ENTE) },
      { codice: 'scuola', scheda: scheda(NOMI['scuola']!, ENTE) },
    ],
    cidrManage: [],
    gruppiManage: [],
  },
  altroEnte: {
    ...ALTRO,
    email: 'delegato@unione.example',
    gruppi: EVERY_GROUP,
    servizi: [{ codice: 'biblioteca', scheda: scheda('Biblioteca', ALTRO) }],
    cidrManage: [],
    gruppiManage: [],
  },
  sandboxCfMode: 'on',
  cidrEnforcement: true,
  trustForwardedFor: true,
  sourceIp: '203.0.113.10',
  profileCompletenessCheck: true,
  processingDelayMs: 5 * SECOND,
  slowProcessingMs: HOUR,
  retryVisibilityMs: 30 * SECOND,
  retries: 5,
  readDelayMs: HOUR,
  rateLimit: { calls: 150, windowMs: 5 * SECOND },
  deprecatedNotificationField: 'off',
  logoRules: 'current',
  messageLimits: 'api',
  pdfLevels: ['2a', '1a'],
  maxAmountOnApproval: 1_000_000,
  problemContentType: 'application/problem+json',
  defaultServicesLimit: 20,
  autoReviewMs: MINUTE,
  reviewMs: DAY,
};

const CHOICES: Readonly<Partial<Record<keyof IoSettings, readonly unknown[]>>> = {
  sandboxCfMode: ['on', 'off'],
  deprecatedNotificationField: ['on', 'off'],
  logoRules: ['2021', 'current'],
  messageLimits: ['api', 'portal2021'],
  problemContentType: ['application/problem+json', 'application/json'],
};

/** Settings as given, defaults for the rest. @throws RangeError for a setting that does not exist, or a word it does not have. */
export function settingsFrom(given: Readonly<Record<string, unknown>>): IoSettings {
  for (const name of Object.keys(given))
    if (!(name in DEFAULT_SETTINGS))
      throw new RangeError(`IO has no setting "${name}"; it has ${Object.keys(DEFAULT_SETTINGS).sort().join(', ')}`);
  for (const [name, choices] of Object.entries(CHOICES))
    if (name in given && !choices.includes(given[name]))
      throw new RangeError(`"${name}" is one of ${choices.join(', ')}, not ${JSON.stringify(given[name])}`);
  const { ente, altroEnte, ...rest } = given as Partial<IoSettings>;
  return {
    ...DEFAULT_SETTINGS,
    ...rest,
    ente: enteFrom(DEFAULT_SETTINGS.ente, ente),
    altroEnte: enteFrom(DEFAULT_SETTINGS.altroEnte, altroEnte),
  };
}

/** A service of which only code and keys are told has a complete card of ours, in the name of its body. */
function enteFrom(usual: EnteSettings, given: Partial<EnteSettings> | undefined): EnteSettings {
  const ente = { ...usual, ...given };
  if (given?.servizi === undefined) return ente;
  const told: unknown = given.servizi;
  if (
    !Array.isArray(told) ||
    told.some((each) => typeof (each as Partial<ServiceSettings> | null)?.codice !== 'string')
  )
    throw new RangeError('IO: «servizi» vuole una lista di servizi, ciascuno con il suo codice');
  const servizi = given.servizi.map((each: Partial<ServiceSettings> & Pick<ServiceSettings, 'codice'>) => ({
    ...each,
    scheda: each.scheda ?? scheda(NOMI[each.codice] ?? each.codice, ente),
  }));
  return { ...ente, servizi };
}
