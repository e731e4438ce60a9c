import type { Headers } from './exchange.ts';
import { replaceFields } from './field-scan.ts';
import { replaceKnown } from './known-values.ts';
import { recently } from './recently.ts';
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
  /** Member, element, path or query parameter -> what kind of personal datum it is. */
  readonly personalFields: Readonly<Record<string, PersonalKind>>;
}

/** Replaces secrets and personal data before anything is hashed or written (semantics.md 13). */
export interface Redactor {
  headers(headers: Headers, redaction: Redaction): Headers;
  /** A text of any form: JSON, XML, a URL, prose, whole or damaged. */
  text(text: string, redaction: Redaction): string;
  /** One value whose name is known, as a path parameter's. */
  field(name: string, value: string, redaction: Redaction): string;
  /** The stand-in for a secret: `secret:<name>#<hmac>`; the same secret always gets the same one. */
  secret(name: string, value: string): string;
}

/** Texts up to this long (headers, URLs) are remembered with what became of them. */
const SHORT = 256;

/** A redactor whose stand-ins depend on the key alone: the same key gives the same evidence. */
export function redactorWith(key: string): Redactor {
  const { secret, personal } = standIns(key);
  const taxId = (value: string): string => personal('taxId', value);

  const named = (redaction: Redaction, name: string, value: string): string | undefined => {
    if (Object.hasOwn(redaction.secretFields, name)) return secret(redaction.secretFields[name]!, value);
    if (Object.hasOwn(redaction.personalFields, name)) return personal(redaction.personalFields[name]!, value);
    return undefined;
  };

  const whole = (original: string, redaction: Redaction): string => {
    const known = new Map<string, string>();
    const fields = replaceFields(plainEscapes(original), namesOf(redaction), (name, value, raw) => {
      const stand = named(redaction, name, value)!;
      if (stand !== value && spreads(redaction, name, value)) known.set(value, stand).set(raw, stand);
      return stand;
    });
    return replaceTaxIds(known.size === 0 ? fields : replaceKnown(fields, known), taxId, isCodiceFiscale);
  };

  const shortTexts = new WeakMap<Redaction, (text: string) => string>();
  const text = (original: string, redaction: Redaction): string => {
    if (original.length > SHORT) return whole(original, redaction);
    let short = shortTexts.get(redaction);
    if (short === undefined) shortTexts.set(redaction, (short = recently(2_000, (each) => whole(each, redaction))));
    return short(original);
  };

  return {
    secret,
    text,
    field: (name, value, redaction) => named(redaction, name, value) ?? text(value, redaction),
    headers(headers, redaction) {
      const result: Headers = {};
      for (const name of Object.keys(headers)) {
        const value = headers[name]!;
        const secretName = redaction.secretHeaders[name];
        result[name] = secretName === undefined ? text(value, redaction) : secret(secretName, value);
      }
      return result;
    },
  };
}

const names = new WeakMap<Redaction, readonly string[]>();

function namesOf(redaction: Redaction): readonly string[] {
  let found = names.get(redaction);
  if (found === undefined)
    names.set(redaction, (found = Object.keys({ ...redaction.secretFields, ...redaction.personalFields })));
  return found;
}

/** Whether a value found under its name is looked for in the rest of the message: not streets, nor what is too short to tell. */
function spreads(redaction: Redaction, name: string, value: string): boolean {
  if (Object.hasOwn(redaction.secretFields, name)) return value.length >= 6;
  return value.length > 3 && (redaction.personalFields[name] !== 'address' || value.includes('@'));
}

/** Letters hidden behind `\u....` come to light; escapes that JSON needs stay. */
function plainEscapes(text: string): string {
  if (!text.includes(String.raw`\u`)) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|[^])/gi, (escape, code: string | undefined) => {
    const character = code === undefined ? escape : String.fromCharCode(Number.parseInt(code, 16));
    return /^[\p{L}\p{N} .@+'-]$/u.test(character) ? character : escape;
  });
}
