import { SignatureProblem } from './refusal.ts';

/** A file or an envelope beyond this is not read: official documents are far smaller. */
export const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The bytes of a CMS envelope, from DER or BER as such, from PEM, or from bare base64 as some signing tools write it.
 * Undefined where it is none of these.
 */
export function envelopeBytes(file: Uint8Array): Uint8Array | undefined {
  if (file[0] === 0x30) return file;
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 200)).toString('latin1').trimStart();
  const pem = /^-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----\r?\n/.exec(head);
  if (pem === null && !/^MI[A-Za-z0-9+/\r\n]{40}/.test(head)) return undefined;
  const text = Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1').trim();
  const body =
    pem === null
      ? text
      : new RegExp(`^-----BEGIN ${pem[1]}-----([A-Za-z0-9+/=\\s]*)-----END ${pem[1]}-----$`).exec(text)?.[1];
  const base64 = body?.replaceAll(/\s/g, '');
  if (base64 === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw new SignatureProblem('SIGNATURE_UNREADABLE', 'la busta è in PEM o base64, ma è troncata o contiene altro');
  return Buffer.from(base64, 'base64');
}
