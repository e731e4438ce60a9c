import { readFile } from 'node:fs/promises';
import { NO_BODY } from '../../kernel/exchange.ts';
import type { Context, Operation } from '../../kernel/platform.ts';
import { renderLegalFact } from '../legal-facts/render.ts';
import { storeError } from '../problem.ts';
import type { Caller, Download, SendState } from '../state.ts';

/** The object store gives a file at a presigned URL: no key, no voucher (send.md §1.12). */
export const downloadFile: Operation<SendState, Caller> = {
  id: 'downloadFile',
  method: 'GET',
  path: '/scarico/{token}',
  answers: { 200: undefined, 403: undefined, 404: undefined },
  async handle({ path }, state, context) {
    const download = state.downloads.get(path['token']!);
    if (download === undefined)
      return { response: storeError(403, 'SignatureDoesNotMatch', 'The URL was not issued by this store', context) };
    if (context.clock.now() >= download.expiresAt)
      return { response: storeError(403, 'AccessDenied', 'Request has expired', context) };
    const body = await bytesOf(download, state, context);
    return body === undefined
      ? { response: storeError(404, 'NoSuchKey', 'The specified key does not exist.', context) }
      : { response: { status: 200, headers: { 'content-type': download.contentType }, body } };
  },
};

async function bytesOf({ source }: Download, state: SendState, context: Context): Promise<Uint8Array | undefined> {
  if (source.kind === 'file') {
    const stored = state.files.get(source.key)?.stored;
    if (stored === undefined) return undefined;
    return stored.bytes ?? (stored.path === undefined ? NO_BODY : await readFile(stored.path));
  }
  const fact = state.legalFacts.get(source.key);
  const notification = fact === undefined ? undefined : state.notifications.get(fact.iun);
  return fact === undefined || notification === undefined
    ? undefined
    : renderLegalFact(fact, notification, state, context);
}
