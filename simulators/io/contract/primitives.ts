import Type from 'typebox';

/** Forms of io.md §3.6. No check character is asked of a codice fiscale; omocodia is allowed; 11 digits are refused. */
export const FISCAL_CODE = '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$';
export const TIMESTAMP = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$`;
export const ULID = '^[0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{26}$';
/** Octets beyond 255 pass, as they do on IO. */
export const CIDR = '^([0-9]{1,3}[.]){3}[0-9]{1,3}(/([0-9]|[1-2][0-9]|3[0-2]))?$';
export const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
/** The fictitious recipient of the trial phase. */
export const SANDBOX = 'AAAAAA00A00A000A';

export const NonEmpty = Type.String({ minLength: 1 });
export const FiscalCode = Type.String({ pattern: FISCAL_CODE });
export const OrganizationFiscalCode = Type.String({ pattern: '^[0-9]{11}$' });
export const Timestamp = Type.String({ pattern: TIMESTAMP });
export const Ulid = Type.String({ pattern: ULID });
export const Cidr = Type.String({ pattern: CIDR });
/** Euro cents; beyond 32 bits although the interface file says int32 (io.md §9). */
export const Cents = (minimum: number) => Type.Integer({ minimum, maximum: 9_999_999_999 });

/** One of some words. */
export const OneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words] });

const fiscalCode = new RegExp(FISCAL_CODE);
const ulid = new RegExp(ULID);
const timestamp = new RegExp(TIMESTAMP);

export const isFiscalCode = (value: string): boolean => fiscalCode.test(value);
export const isUlid = (value: string): boolean => ulid.test(value);

/** Whether a text is a timestamp of the accepted forms and names a day and a time that exist. */
export function isTimestamp(value: string): boolean {
  if (!timestamp.test(value)) return false;
  const [date, time] = [value.slice(0, 10), value.slice(11, 19)] as const;
  const read = new Date(`${date}T${time}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === `${date}T${time}`;
}
