/**
 * The same text on its own: what was cut from a message holds on to the whole message, and what is remembered for long
 * must not.
 */
export function ownText(text: string): string {
  const encoding = ASCII.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}

const ASCII = /^[\0-\x7f]*$/;
