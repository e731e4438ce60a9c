import { hash } from 'node:crypto';
import { folded } from './folded.ts';
import { recently } from './recently.ts';
import { checkCharacter, isCodiceFiscale } from './values/codice-fiscale.ts';
import { isPartitaIva, partitaIvaCheckDigit } from './values/partita-iva.ts';
import { isPec } from './values/pec.ts';

/** `addressOrInstant`: a line of an address, under a name that also tells instants, which stay. */
export type PersonalKind = 'taxId' | 'name' | 'address' | 'addressOrInstant' | 'email';

/**
 * What stands in for secrets and personal data. The same value under the same key always gets the same one; a stand-in
 * is its own stand-in. What was valid stays valid and what was not stays invalid, since verdicts are given on stand-ins.
 */
export interface StandIns {
  /** `secret:<name>#<digest>` */
  secret(name: string, value: string): string;
  personal(kind: PersonalKind, value: string): string;
}

/** Distinct values whose stand-ins are remembered, by kind. */
const REMEMBERED = 5_000;

/** Stand-ins that depend on the key alone. */
export function standIns(key: string): StandIns {
  const digest = keyedDigest(key);
  /** A stand-in is its own stand-in. */
  const standing = (compute: (value: string) => string): ((value: string) => string) =>
    recently(REMEMBERED, (value) => (value.trim() === '' || isStandIn(value) ? value : compute(value)));
  const email = standing((value) =>
    isPec(value)
      ? `${digest(value.trim().toLowerCase()).slice(0, 12)}@redatto.example`
      : `indirizzo-non-valido-${digest(value).slice(0, 12)}`,
  );
  const address = standing((value) =>
    /^\S*@\S*$/.test(value)
      ? email(value)
      : `Via ${digest(folded(value)).slice(0, 8).toUpperCase()}${TRIGGER.exec(value)?.[0] ?? ''}`,
  );
  const kinds: Readonly<Record<PersonalKind, (value: string) => string>> = {
    taxId: standing((value) => taxIdFrom(value, digest)),
    name: standing((value) => `Persona ${digest(folded(value)).slice(0, 8).toUpperCase()}`),
    address,
    addressOrInstant: (value) => (INSTANT.test(value) ? value : address(value)),
    email,
  };
  const secret = recently(REMEMBERED, (value) => digest(value).slice(0, 24));
  return {
    secret: (called, value) => (value === '' || SECRET.test(value) ? value : `secret:${called}#${secret(value)}`),
    personal: (kind, value) => kinds[kind](value),
  };
}

/** Epoch ms, or ISO 8601. */
const INSTANT = /^(?:\d{12,14}|\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)?)?)$/;

/** In a street it is no personal datum, but asks a test environment for an outcome (`VIA @OK_AR`). */
const TRIGGER = / @[A-Z][A-Z0-9_.-]*/;

/** The forms of stand-ins, of secrets first; what may be escaped in a URL is told from outside. */
function forms(colon: string, hash: string, blank: string, at: string): string[] {
  return [
    String.raw`secret${colon}[\w.-]+${hash}[0-9a-f]{24}`,
    `Persona${blank}[0-9A-F]{8}`,
    `Via${blank}[0-9A-F]{8}(?:${blank}${at}[A-Z][A-Z0-9_.-]*)?`,
    String.raw`[0-9a-f]{12}${at}redatto\.example`,
    '(?:indirizzo|codice)-non-valido-[0-9a-f]{12}',
  ];
}

const [secretForm, ...personalForms] = forms(':', '#', ' ', '@');
const SECRET = new RegExp(`^${secretForm}$`);
const PERSONAL = new RegExp(`^(?:${personalForms.join('|')})$`);

/** Finds stand-ins in a text, as they are or in a URL; not those of tax ids, which are one word. */
export const STAND_INS = new RegExp(forms('(?::|%3A)', '(?:#|%23)', '(?: |%20)', '(?:@|%40)').join('|'));

/** Whether a value is a stand-in already: a second pass leaves it alone. */
function isStandIn(value: string): boolean {
  return isTaxIdStandIn(value) || PERSONAL.test(value) || SECRET.test(value);
}

/** Z999 is no municipality and no foreign country; 99 begins no number of a company. */
export function isTaxIdStandIn(value: string): boolean {
  return value.length === 16 ? /^[a-z]{6}\d\d[a-z]\d\dz999[a-z]$/i.test(value) : /^99\d{9}$/.test(value);
}

/** What a creditor writes for a debtor it does not know (pagoPA, `entityUniqueIdentifierValue`): nobody's data. */
const ANONYMOUS = 'ANONIMO';
const PERSON = /^[a-z]{6}[0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{3}[a-z]$/i;

function taxIdFrom(value: string, digest: (value: string) => string): string {
  if (value === ANONYMOUS) return value;
  if (/^\d{11}$/.test(value)) return companyFrom(digest(value), isPartitaIva(value));
  if (!PERSON.test(value)) return `codice-non-valido-${digest(value).slice(0, 12)}`;
  const upper = value.toUpperCase();
  const person = personFrom(digest(upper), isCodiceFiscale(upper));
  return value === upper ? person : person.toLowerCase();
}

const CONSONANTS = 'BCDFGHLMNPRSTVZ';
const MONTHS = 'ABCDEHLMPRST';

/** A codice fiscale of nobody's; where it must be invalid, its control letter is the next one. */
function personFrom(digest: string, valid: boolean): string {
  const at = (i: number, bound: number): number => Number.parseInt(digest.slice(i * 4, i * 4 + 4), 16) % bound;
  let body = '';
  for (let i = 0; i < 6; i++) body += CONSONANTS[at(i, CONSONANTS.length)];
  body += String(at(6, 100)).padStart(2, '0') + MONTHS[at(7, 12)] + String(1 + at(8, 28)).padStart(2, '0') + 'Z999';
  const check = checkCharacter(body);
  return body + (valid ? check : String.fromCharCode(65 + ((check.charCodeAt(0) - 64) % 26)));
}

function companyFrom(digest: string, valid: boolean): string {
  const body = `99${(Number.parseInt(digest.slice(0, 12), 16) % 100_000_000).toString().padStart(8, '0')}`;
  const check = partitaIvaCheckDigit(body);
  return body + (valid ? check : String((Number(check) + 1) % 10));
}

/** HMAC-SHA-256 in lower-case hex (RFC 2104), by two one-shot hashes: several times quicker than a stream object a value. */
function keyedDigest(key: string): (value: string) => string {
  const block = Buffer.alloc(64);
  const bytes = Buffer.from(key);
  (bytes.length > 64 ? hash('sha256', bytes, 'buffer') : bytes).copy(block);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  return (value) =>
    hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(value)]), 'buffer')]), 'hex');
}
