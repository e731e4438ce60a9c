import { createTransport } from 'nodemailer';
import { sha256 } from '../../../simulators/kernel/canonical.ts';
import type { Envelope } from './settings.ts';

export interface Message extends Envelope {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly content: Uint8Array }[];
  /** Epoch ms: what the draft's date says. */
  readonly at: number;
}

/**
 * A message as an `.eml` draft (RFC 5322), never sent: `X-Unsent: 1` makes mail programs open it for sending. Its identifier
 * and its boundaries follow from what it says, so that the same message gives the same bytes.
 */
export async function compose({ from, to, cc, subject, text, attachments, at }: Message): Promise<Uint8Array> {
  const identity = sha256(
    JSON.stringify([from, to, cc, subject, text, at, attachments.map(({ name, content }) => [name, sha256(content)])]),
  );
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from,
    to: [...to],
    cc: [...cc],
    subject,
    text,
    date: new Date(at),
    messageId: `<${identity.slice(0, 32)}@collaudo.invalid>`,
    baseBoundary: identity.slice(32, 48),
    headers: { 'X-Unsent': '1' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: attachments.map(({ name, content }) => ({
      filename: name,
      content: Buffer.from(content),
      contentType: typeOf(name),
      contentDisposition: 'attachment' as const,
      contentTransferEncoding: 'base64' as const,
    })),
  });
  if (!(message instanceof Uint8Array)) throw new TypeError('the stream transport was asked for a buffer');
  return message;
}

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.p7m', 'application/pkcs7-mime'],
  ['.p7s', 'application/pkcs7-signature'],
  ['.pdf', 'application/pdf'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
];

function typeOf(name: string): string {
  return TYPES.find(([ending]) => name.toLowerCase().endsWith(ending))?.[1] ?? 'application/octet-stream';
}
