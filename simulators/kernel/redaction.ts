import { sha256 } from './canonical.ts';
import type { Headers } from './exchange.ts';
import { headsOf, replaceFields } from './field-scan.ts';
import type { Heads } from './field-scan.ts';
import { walkJson } from './json-walk.ts';
import { replaceKnown } from './known-values.ts';
import { learnedSecrets } from './learned-secrets.ts';
import { replaceMailboxes } from './mailbox-scan.ts';
import { recently } from './recently.ts';
import { replaceCredentials, SECRET_HEADERS, SECRET_PARAMETERS } from './secret-places.ts';
import { standIns } from './stand-in.ts';
import type { PersonalKind } from './stand-in.ts';
import { replaceTaxIds } from './tax-id-scan.ts';
import { isCodiceFiscale } from './values/codice-fiscale.ts';

export type { PersonalKind } from './stand-in.ts';

/** What a platform's messages carry that must not stay in evidence; keys are header names, JSON members or XML elements. */
export interface Redaction {
  /** Header name (lower case) -> name of the secret. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  /** Member, element, path or query parameter -> name of the secret. */
  readonly secretFields: Readonly<Record<string, string>>;
  /** Path segment -> name of the secret that the next segment is (`/scarico/<token>`): the address itself is a permission. */
  readonly secretSegments?: Readonly<Record<string, string>>;
  /** Member, element, path or query parameter -> what kind of personal datum it is. */
  readonly personalFields: Readonly<Record<string, PersonalKind>>;
  /** Member or element -> a document in base64: its digest and size stay, not its bytes, in which people are named. */
  readonly documentFields?: readonly string[];
}

/**
 * Replaces secrets and personal data before anything is hashed or written (semantics.md 13): where a platform's redaction
 * or custom says they stand, and secrets that the run itself gave out wherever they turn up.
 */
export interface Redactor {
  /** A secret that the run was given or gave out: from now on replaced in any place. The same as {@link Redactor.secret}. */
  learn(name: string, value: string): void;
  /** As {@link Redactor.text}, of a message of our own: the secrets it gives out are learned. */
  issued(text: string, redaction: Redaction): string;
  headers(headers: Headers, redaction: Redaction): Headers;
  /** A text of any form: JSON, XML, a URL, prose, whole or damaged. */
  text(text: string, redaction: Redaction): string;
  /** Plain JSON, copied: the same as its text redacted and read again, without writing and reading it. */
  json<T>(value: T, redaction: Redaction): T;
  /** One value whose name is known, as a path parameter's. */
  field(name: string, value: string, redaction: Redaction): string;
  /** The stand-in for a secret: `secret:<name>#<hmac>`; the same secret always gets the same one. */
  secret(name: string, value: string): string;
}

/** A redactor whose stand-ins depend on the key alone: the same key gives the same evidence. */
export function redactorWith(key: string): Redactor {
  const { secret, personal } = standIns(key);
  const taxId = (value: string): string => personal('taxId', value);
  const taxIds = (text: string): string => replaceTaxIds(text, taxId, isCodiceFiscale);

  const mailbox = (value: string): string => personal('email', value);
  const learned = learnedSecrets();
  const learn = (name: string, value: string): void => learned.learn(value, secret(name, value));

  const plans = new WeakMap<Redaction, Plan>();
  const planOf = (redaction: Redaction): Plan => {
    let plan = plans.get(redaction);
    if (plan === undefined) {
      const { secretHeaders, secretSegments = {} } = redaction;
      const fields = fieldsOf(redaction, secret, personal);
      const names = [...fields.keys()];
      for (const [name, called] of Object.entries({ ...SECRET_PARAMETERS, ...secretSegments }))
        if (!fields.has(name)) fields.set(name, secretField(called, secret));
      const made: Plan = {
        fields,
        named: new Set(names),
        secretHeaders: new Map(Object.entries({ ...SECRET_HEADERS, ...secretHeaders })),
        heads: headsOf(names, [...names, ...Object.keys(SECRET_PARAMETERS)], Object.keys(secretSegments)),
        headerValue: recently(1_000, (value) =>
          inPlaces(
            replaceCredentials(value, (credential) => secret('authorization', credential)),
            made,
            new Map(),
          ),
        ),
      };
      plans.set(redaction, (plan = made));
    }
    return plan;
  };

  const standIn = ({ standIn: of, spreads }: Field, value: string, raw: string, known: Map<string, string>): string => {
    const stand = of(value);
    if (stand !== value && spreads(value)) {
      known.set(value, stand);
      if (raw !== value) known.set(raw, stand);
    }
    return stand;
  };

  /** All but what was learned: a function of the text alone. */
  const inPlaces = (original: string, { fields, heads }: Plan, known: Map<string, string>, issuing = false): string => {
    const replaced = replaceFields(plainEscapes(original), heads, (name, value, raw) => {
      const field = fields.get(name)!;
      if (issuing && field.secret !== undefined) learn(field.secret, value);
      return standIn(field, value, raw, known);
    });
    return replaceMailboxes(taxIds(known.size === 0 ? replaced : replaceKnown(replaced, known)), mailbox);
  };

  const whole = (original: string, plan: Plan, known: Map<string, string>, issuing = false): string =>
    learned.replace(inPlaces(original, plan, known, issuing));

  const text = (original: string, redaction: Redaction, issuing = false): string =>
    isTiny(original) ? learned.replace(original) : whole(original, planOf(redaction), new Map(), issuing);

  return {
    secret,
    learn,
    text: (original, redaction) => text(original, redaction),
    issued: (original, redaction) => text(original, redaction, true),
    json<T>(value: T, redaction: Redaction): T {
      const plan = planOf(redaction);
      const known = new Map<string, string>();
      return walkJson(value, {
        named(name) {
          const field = plan.named.has(name) ? plan.fields.get(name) : undefined;
          return field === undefined ? undefined : (each) => standIn(field, each, each, known);
        },
        memberName: (name) => learned.replace(replaceMailboxes(taxIds(name), mailbox)),
        other: (each) => (known.size === 0 && isTiny(each) ? learned.replace(each) : whole(each, plan, known)),
      }) as T;
    },
    field(name, value, redaction) {
      const plan = planOf(redaction);
      return plan.named.has(name) ? plan.fields.get(name)!.standIn(value) : text(value, redaction);
    },
    headers(headers, redaction) {
      const result: Headers = {};
      const { headerValue, secretHeaders } = planOf(redaction);
      for (const name of Object.keys(headers).sort()) {
        const value = headers[name]!;
        const secretName = secretHeaders.get(name);
        result[name] = secretName === undefined ? learned.replace(headerValue(value)) : secret(secretName, value);
      }
      return result;
    },
  };
}

/** A redaction made ready. */
interface Plan {
  readonly fields: ReadonlyMap<string, Field>;
  /** Those that are members and elements too: the others are parameters or segments alone. */
  readonly named: ReadonlySet<string>;
  readonly secretHeaders: ReadonlyMap<string, string>;
  readonly heads: Heads;
  readonly headerValue: (value: string) => string;
}

interface Field {
  /** Name of the secret it holds, where it is one. */
  readonly secret?: string;
  standIn(value: string): string;
  /**
   * Whether a value found under this name is looked for in the rest of the message: not streets, nor what is too short to
   * tell, nor the codici fiscali of people, which are found by their form.
   */
  spreads(value: string): boolean;
}

function fieldsOf(
  { secretFields, personalFields, documentFields = [] }: Redaction,
  secret: (name: string, value: string) => string,
  personal: (kind: PersonalKind, value: string) => string,
): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, kind] of Object.entries(personalFields))
    fields.set(name, {
      standIn: (value) => personal(kind, value),
      spreads: (value) =>
        value.trim().length > 3 &&
        (kind === 'name' || kind === 'email' || (kind === 'taxId' ? value.length < 16 : value.includes('@'))),
    });
  for (const name of documentFields) fields.set(name, { standIn: digestOfDocument, spreads: () => false });
  for (const [name, called] of Object.entries(secretFields)) fields.set(name, secretField(called, secret));
  return fields;
}

/** No document is shorter, in characters of base64. */
const SHORTEST_DOCUMENT = 400;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** `documento/sha256/<hex>/<bytes>`, filled up so that it is base64 still; what is no document stays. */
function digestOfDocument(value: string): string {
  if (value.length < SHORTEST_DOCUMENT || !BASE64.test(value)) return value;
  const bytes = Buffer.from(value, 'base64');
  const digest = `documento/sha256/${sha256(bytes)}/${bytes.length}`;
  return digest.padEnd(Math.ceil(digest.length / 4) * 4, '/');
}

function secretField(called: string, secret: (name: string, value: string) => string): Field {
  return { secret: called, standIn: (value) => secret(called, value), spreads: (value) => value.trim().length >= 6 };
}

/** Texts up to this long hold no tax id, and no field or mailbox unless one of these characters is there. */
const TINY = 15;
const STRUCTURE = /[<:=\\@%]/;

function isTiny(text: string): boolean {
  return text.length <= TINY && !STRUCTURE.test(text);
}

/** Letters hidden behind `\u....` come to light; escapes that JSON needs stay. */
function plainEscapes(text: string): string {
  if (!text.includes(String.raw`\u`)) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|[^])/gi, (escape, code: string | undefined) => {
    const character = code === undefined ? escape : String.fromCharCode(Number.parseInt(code, 16));
    return /^[\p{L}\p{N} .@+'-]$/u.test(character) ? character : escape;
  });
}
