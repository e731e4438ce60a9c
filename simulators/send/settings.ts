import { DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.ts';
import { checkSettings } from '../kernel/settings.ts';
import { TEST_PERSONS } from './persons.ts';
import type { KnownPerson } from './persons.ts';
import type { PaperPrice } from './price-list.ts';
import { CURRENT_DETAILS, CURRENT_REQUESTS } from './versions.ts';
import type { DetailVersion, RequestVersion } from './versions.ts';

/** A body that has a key of its own on SEND. */
export interface BodySettings {
  readonly denominazione: string;
  /** 11 digits. */
  readonly codiceFiscale: string;
  /** Drawn from the seed unless given. */
  readonly apiKey?: string;
  /** Groups the key is bound to; none = a master key (send.md §1.17, §5.5). */
  readonly gruppi?: readonly string[];
  /** Whether its keys ask for a PDND voucher on every call (send.md §5.5). Default: no. */
  readonly pdnd?: boolean;
}

/** One more key of the sender's or of the creditor's. */
export interface ExtraKey {
  readonly apiKey: string;
  readonly ente: 'mittente' | 'creditore';
  readonly gruppi: readonly string[];
  readonly pdnd?: boolean;
}

/** The switches of a SEND simulation. Durations are nominal milliseconds: a scaled clock shortens them. */
export interface SendSettings {
  readonly mittente: BodySettings;
  /** A body different from the sender, for the second scenario of TC-COSTO-01. */
  readonly creditore: BodySettings;
  readonly chiavi: readonly ExtraKey[];
  /** Groups that exist at the sender's; a request that names another is refused. */
  readonly gruppi: readonly string[];
  /** `required`: seed 004, a first physical address always. `optional`: version 2.5's reading, SEND looks it up. */
  readonly firstPhysicalAddress: 'required' | 'optional';
  /** Versions of /requests in force that are served; 2.6 may be live (send.md §0.3). */
  readonly requestVersions: readonly RequestVersion[];
  /** Versions of the detail in force that are served; 2.9 may be live (send.md §0.3). */
  readonly detailVersions: readonly DetailVersion[];
  /** Deprecated versions, of whatever operation: answered, or unknown; using one is a finding either way. */
  readonly deprecatedVersions: 'refused' | 'tolerated';
  readonly maxAttachments: number;
  readonly maxRecipients: number;
  readonly maxDocumentBytes: number;
  /** Seconds, as GET requests tells while WAITING. */
  readonly statusRetryAfterSeconds: number;
  /** Not shortened by a scaled clock: a presigned URL is raced by real bytes. */
  readonly uploadUrlTtlMs: number;
  readonly downloadUrlTtlMs: number;
  /** How long an uploaded file is kept if no notification uses it. */
  readonly unusedFileTtlMs: number;
  /** From the 202 to the outcome of asynchronous validation. */
  readonly validationMs: number;
  /** From acceptance to the first step of delivery: the AAR is made meanwhile. */
  readonly deliveryStartMs: number;
  /** Between one message of the PEC provider and the next. */
  readonly pecStepMs: number;
  /** Between one event of the postal operator and the next. */
  readonly postStepMs: number;
  /** From the simple letter's preparation to its sending. */
  readonly letterMs: number;
  /** Between the first and the second cycle of PEC attempts. */
  readonly secondCycleDays: number;
  readonly refinementAfterDigitalDays: number;
  readonly refinementAfterDigitalFailureDays: number;
  readonly refinementAfterPaperDays: number;
  /** What one nominal day lasts. */
  readonly dayMs: number;
  /** A digital delivery from this hour on, in Rome, counts from the next day. */
  readonly cutOffHour: number;
  readonly cancellationMs: number;
  /** From a courtesy message to the paper that follows where nobody opens the notification. */
  readonly courtesyWaitDays: number;
  readonly refinementAfterPaperFailureDays: number;
  /** A stored letter collected within the days that give effect. */
  readonly storageEarlyDays: number;
  /** Days of storage that give effect. */
  readonly storageEffectDays: number;
  /** From the effect of storage to a collection after it. */
  readonly storageLateDays: number;
  /** Days of storage after which the letter goes back: AR, 890. */
  readonly storageEndArDays: number;
  readonly storageEnd890Days: number;
  /** Between one event of the postal operator and the next, with an address that asks for it (`_SLOW`). */
  readonly slowPostStepMs: number;
  /** What SEND and the public registries know of recipients. */
  readonly persone: readonly KnownPerson[];
  /** Prices of paper that come before the list's. */
  readonly prezziCartacei: readonly PaperPrice[];
  /** Seconds that the first answer about an F24 asks to wait. */
  readonly f24RetryAfterSeconds: number;
  readonly streamPageSize: number;
  /** Milliseconds, as the retry-after header of an empty page tells. */
  readonly streamRetryAfterMs: number;
  /** When a client is told to wait 0 ms: after any page with events (the code), or only while more are queued (the text). */
  readonly streamNoWait: 'pageNotEmpty' | 'moreQueued';
  readonly enforceRetryAfter: boolean;
  /** What an empty filter means: every category of the stream's version, or those of the first release (send.md §1.17). */
  readonly emptyFilter: 'all' | 'ga1';
  readonly maxStreams: number;
}

/** Defaults: production figures of send.md §2.8 where they are known, code defaults otherwise. */
export const DEFAULT_SETTINGS: SendSettings = {
  mittente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
  creditore: { denominazione: 'Unione dei Comuni di Esempio', codiceFiscale: '98765432103' },
  chiavi: [],
  gruppi: [],
  firstPhysicalAddress: 'required',
  requestVersions: ['2.4', '2.5'],
  detailVersions: ['2.8'],
  deprecatedVersions: 'tolerated',
  maxAttachments: 15,
  maxRecipients: 15,
  maxDocumentBytes: 200 * 1024 * 1024,
  statusRetryAfterSeconds: 10,
  uploadUrlTtlMs: HOUR,
  downloadUrlTtlMs: HOUR,
  unusedFileTtlMs: 7 * DAY,
  validationMs: 2 * MINUTE,
  deliveryStartMs: MINUTE,
  pecStepMs: 5 * SECOND,
  postStepMs: 5 * SECOND,
  letterMs: MINUTE,
  secondCycleDays: 7,
  refinementAfterDigitalDays: 7,
  refinementAfterDigitalFailureDays: 15,
  refinementAfterPaperDays: 10,
  dayMs: DAY,
  cutOffHour: 21,
  cancellationMs: 5 * SECOND,
  courtesyWaitDays: 5,
  refinementAfterPaperFailureDays: 10,
  storageEarlyDays: 5,
  storageEffectDays: 10,
  storageLateDays: 5,
  storageEndArDays: 30,
  storageEnd890Days: 180,
  slowPostStepMs: 75 * SECOND,
  persone: TEST_PERSONS,
  prezziCartacei: [],
  f24RetryAfterSeconds: 1,
  streamPageSize: 50,
  streamRetryAfterMs: 60_000,
  streamNoWait: 'pageNotEmpty',
  enforceRetryAfter: false,
  emptyFilter: 'all',
  maxStreams: 10,
};

/** The words of the settings that have but a few. */
export const CHOICES = {
  firstPhysicalAddress: ['required', 'optional'],
  requestVersions: CURRENT_REQUESTS,
  detailVersions: CURRENT_DETAILS,
  deprecatedVersions: ['tolerated', 'refused'],
  streamNoWait: ['pageNotEmpty', 'moreQueued'],
  emptyFilter: ['all', 'ga1'],
} as const satisfies Partial<Record<keyof SendSettings, readonly string[]>>;

/**
 * Settings as given, defaults for the rest. A version may be given as a number, as YAML reads it where it has no quotes.
 * @throws RangeError for a setting that does not exist, or a word it does not have.
 */
export function settingsFrom(given: Readonly<Record<string, unknown>>): SendSettings {
  checkSettings('SEND', DEFAULT_SETTINGS, given);
  const { mittente, creditore, ...rest } = given as Partial<SendSettings>;
  const settings: SendSettings = {
    ...DEFAULT_SETTINGS,
    ...rest,
    ...Object.fromEntries(
      (['requestVersions', 'detailVersions'] as const).map((name) => [
        name,
        (rest[name] ?? DEFAULT_SETTINGS[name]).map(String),
      ]),
    ),
    mittente: { ...DEFAULT_SETTINGS.mittente, ...mittente },
    creditore: { ...DEFAULT_SETTINGS.creditore, ...creditore },
  };
  for (const [name, choices] of Object.entries(CHOICES)) {
    const words = [settings[name as keyof typeof CHOICES]].flat();
    const wrong = words.find((word) => !(choices as readonly string[]).includes(word));
    if (wrong !== undefined)
      throw new RangeError(`SEND: l’impostazione «${name}» vuole ${choices.join(', ')}, non ${JSON.stringify(wrong)}`);
  }
  return settings;
}
