import Type from 'typebox';

// Patterns are the official ones (B2B bundle, components) written so that a Unicode regular expression takes them.

const SINGLE_LINE = '^.*$';
const ASCII = '^[ -~]*$';
const TAX_ID =
  '^([A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z]{1}[0-9LMNPQRSTUV]{2}[A-Z]{1}[0-9LMNPQRSTUV]{3}[A-Z]{1})$|^([0-9]{11})$';
const EMAIL =
  "^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$";

/** A text on one line; lengths in characters. */
export const line = (maxLength: number, minLength = 0) =>
  Type.String({ pattern: SINGLE_LINE, maxLength, ...(minLength === 0 ? {} : { minLength }) });

/** Printable ASCII. */
export const ascii = (maxLength: number) => Type.String({ pattern: ASCII, maxLength });

export const TaxId = Type.String({ minLength: 11, maxLength: 16, pattern: TAX_ID });
export const PaTaxId = Type.String({ minLength: 11, maxLength: 11, pattern: '^[0-9]{11}$' });
export const NoticeCode = Type.String({ minLength: 18, maxLength: 18, pattern: '^[0-9]{18}$' });
export const Denomination = line(88, 1);
export const IunText = Type.String({
  minLength: 25,
  maxLength: 25,
  pattern: '^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-[0-9]{6}-[A-Z]{1}-[0-9]{1}$',
});
export const Sha256Base64 = Type.String({
  minLength: 44,
  maxLength: 44,
  pattern: '^([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44})$',
});
export const Pec = Type.String({ maxLength: 320, pattern: EMAIL });
/** ISO 8601, UTC, milliseconds. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3,9}Z$' });
export const RecIndex = Type.Integer({ minimum: 0 });
export const PaFee = Type.Integer({ minimum: 0, maximum: 100 });
export const Vat = Type.Integer({ minimum: 0, maximum: 100 });
export const Cents = Type.Integer({ minimum: 0 });
export const NotificationRequestId = Type.String({ minLength: 36, maxLength: 36, pattern: '^[A-Za-z0-9+/=]{36}$' });
/** An index in a path or query: a 32 bit integer in digits. */
export const IndexText = Type.String({ pattern: '^-?[0-9]{1,9}$' });
