import { createHmac } from 'node:crypto';
import type { Headers } from './exchange.ts';
import { checkCharacter } from './values/codice-fiscale.ts';
import { partitaIvaCheckDigit } from './values/partita-iva.ts';

/** What a platform's messages carry that must not stay in evidence; keys are header names, JSON members or XML elements. */
export interface Redaction {
  /** Header name (lower case) -> name of the secret. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  /** Member or element -> name of the secret. */
  readonly secretFields: Readonly<Record<string, string>>;
  /** Member or element -> what kind of personal datum it is. */
  readonly personalFields: Readonly<Record<string, PersonalKind>>;
}

export type PersonalKind = 'taxId' | 'name' | 'address' | 'email';

/** Replaces secrets and personal data before anything is hashed or written (semantics.md 13). */
export interface Redactor {
  headers(headers: Headers, redaction: Redaction): Headers;
  text(text: string, redaction: Redaction): string;
  /** The stand-in for a secret: `secret:<name>#<hmac>`; the same secret always gets the same one. */
  secret(name: string, value: string): string;
}

const TAX_ID = /\b[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]\b/gi;

/** A redactor whose stand-ins depend on the key alone: the same key gives the same evidence. */
export function redactorWith(key: string): Redactor {
  const digests = new Map<string, string>();
  const hmac = (value: string): string => {
    let digest = digests.get(value);
    if (digest === undefined) {
      digest = createHmac('sha256', key).update(value).digest('hex');
      if (digests.size < 50_000) digests.set(value, digest);
    }
    return digest;
  };
  const secret = (name: string, value: string): string =>
    value.startsWith('secret:') ? value : `secret:${name}#${hmac(value).slice(0, 24)}`;
  const taxId = (value: string): string => {
    if (isStandIn(value)) return value;
    return /^\d{11}$/.test(value) ? companyFrom(hmac(value)) : personFrom(hmac(value.toUpperCase()));
  };
  const personal = (kind: PersonalKind, value: string): string => {
    if (value === '') return value;
    switch (kind) {
      case 'taxId':
        return taxId(value);
      case 'name':
        return `Persona ${hmac(value).slice(0, 8).toUpperCase()}`;
      case 'address':
        return MAILBOX.test(value)
          ? personal('email', value)
          : value.includes('@')
            ? value
            : `Via ${hmac(value).slice(0, 8).toUpperCase()}`;
      case 'email':
        return `${hmac(value).slice(0, 12)}@redatto.example`;
    }
  };

  const patterns = new Map<Redaction, readonly RegExp[]>();
  const patternsOf = (redaction: Redaction): readonly RegExp[] => {
    let found = patterns.get(redaction);
    if (found === undefined) {
      const names = [...Object.keys(redaction.secretFields), ...Object.keys(redaction.personalFields)].join('|');
      found =
        names === ''
          ? []
          : [
              new RegExp(`("(${names})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)(?=")`, 'g'),
              new RegExp(`(<(?:\\w+:)?(${names})>)([^<]*)(?=</)`, 'g'),
            ];
      patterns.set(redaction, found);
    }
    return found;
  };

  const text = (original: string, redaction: Redaction): string => {
    let result = original;
    let names: Map<string, string> | undefined;
    for (const pattern of patternsOf(redaction)) {
      result = result.replace(pattern, (_, before: string, field: string, value: string) => {
        const secretName = redaction.secretFields[field];
        if (secretName !== undefined) return before + secret(secretName, value);
        const kind = redaction.personalFields[field]!;
        const stand = personal(kind, value);
        if (kind !== 'address' && value.length > 3) (names ??= new Map()).set(value, stand);
        return before + stand;
      });
    }
    if (names !== undefined) for (const [value, stand] of names) result = result.replaceAll(value, stand);
    return result.replace(TAX_ID, taxId);
  };

  return {
    secret,
    text,
    headers(headers, redaction) {
      const result: Headers = {};
      for (const [name, value] of Object.entries(headers)) {
        const secretName = redaction.secretHeaders[name];
        result[name] = secretName === undefined ? text(value, redaction) : secret(secretName, value);
      }
      return result;
    },
  };
}

/** A mailbox, not a street: some platforms call both `address`. An '@' elsewhere marks a test trigger (`VIA @OK_AR`), kept. */
const MAILBOX = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const CONSONANTS = 'BCDFGHLMNPRSTVZ';
const MONTHS = 'ABCDEHLMPRST';

/** A valid codice fiscale drawn from a digest; Z999 is no municipality, so it is nobody's. */
function personFrom(digest: string): string {
  const at = (i: number, bound: number): number => Number.parseInt(digest.slice(i * 2, i * 2 + 4), 16) % bound;
  let body = '';
  for (let i = 0; i < 6; i++) body += CONSONANTS[at(i, CONSONANTS.length)];
  body += String(at(7, 100)).padStart(2, '0') + MONTHS[at(8, 12)] + String(1 + at(9, 28)).padStart(2, '0') + 'Z999';
  return body + checkCharacter(body);
}

/** A stand-in survives a second pass: what is already redacted is recognised and left alone. */
function isStandIn(value: string): boolean {
  return value.length === 16 ? value.startsWith('Z999', 11) : value.startsWith('99');
}

function companyFrom(digest: string): string {
  const body = `99${(Number.parseInt(digest.slice(0, 12), 16) % 100_000_000).toString().padStart(8, '0')}`;
  return body + partitaIvaCheckDigit(body);
}
