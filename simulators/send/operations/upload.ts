import { emptyResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { storeError } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, SendEvent, SendState, StoredFile } from '../state.ts';

const CHECKSUM = /^[A-Za-z0-9+/]{43}=$/;
/** Bytes of the largest document that is taken: more than any that SEND admits. */
const LARGEST = 200 * 1024 * 1024;
const PARAMETERS = /;.*$/;

/**
 * The object store takes a file at a presigned URL (send.md §1.4, L4). What was signed must come back as it was: content
 * type, secret, checksum; and the checksum must be that of the bytes. A key or a voucher shown here is let by: rules say
 * what is to be said of it.
 */
export const uploadAttachment: Operation<SendState, Caller> = {
  id: 'uploadAttachment',
  method: 'PUT',
  path: '/caricamento/{token}',
  upload: true,
  bodyCap: LARGEST,
  answers: { 200: undefined, 400: undefined, 403: undefined },
  handle({ path, request }, state, context) {
    const refuse = (status: number, code: string, message: string) => ({
      response: storeError(status, code, message, context),
    });
    const mismatch = (what: string) =>
      refuse(403, 'SignatureDoesNotMatch', `The request signature does not match: ${what}`);
    const slot = state.uploads.get(path['token']!);
    if (slot === undefined) return mismatch('the URL was not issued by this store');
    if (context.clock.now() >= slot.expiresAt) return refuse(403, 'AccessDenied', 'Request has expired');
    const { headers, stored } = request;
    const checksum = headers['x-amz-checksum-sha256'];
    if (checksum === undefined) return mismatch('header x-amz-checksum-sha256 is missing');
    if (!CHECKSUM.test(checksum))
      return refuse(400, 'InvalidRequest', 'Value for x-amz-checksum-sha256 header is invalid.');
    if (headers['x-amz-meta-secret'] !== slot.secret)
      return mismatch('header x-amz-meta-secret is not the secret of the preload');
    if (headers['content-type']?.replace(PARAMETERS, '').trim().toLowerCase() !== slot.contentType)
      return mismatch(`header content-type is not ${slot.contentType}`);
    if (checksum !== slot.sha256) return mismatch('header x-amz-checksum-sha256 is not the sha256 of the preload');
    if (stored === undefined || Buffer.from(stored.sha256, 'hex').toString('base64') !== checksum)
      return mismatch('the bytes received have not that sha256');
    const versionToken = state.ids.store.token(32);
    const file: StoredFile = {
      key: slot.key,
      versionToken,
      contentType: slot.contentType,
      sha256: checksum,
      stored,
      uploadedAt: context.clock.now(),
      used: false,
    };
    const event: SendEvent = { type: 'fileStored', key: slot.key, versionToken, size: stored.size, [CARGO]: file };
    return { response: emptyResponse(200, { 'x-amz-version-id': versionToken }), events: [event] };
  },
};
