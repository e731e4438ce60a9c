import { createHash } from 'node:crypto';
import type { Headers } from '../../../simulators/kernel/exchange.ts';

/** A file the ente attaches; `bytes` is what it declares and what it sends. */
export interface Attachment {
  readonly title: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A place for one file in SEND's object store, from the preload answer (send.md §1.4). */
export interface Slot {
  readonly preloadIdx: string;
  readonly secret: string;
  readonly httpMethod: string;
  readonly url: string;
  readonly key: string;
}

/** SHA-256 of the bytes, in base64 of the 32 bytes of the digest (not of its hexadecimal writing). */
export function digestBase64(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** One item of the preload request. */
export function preloadItem(index: number, attachment: Attachment, sha256: string): Record<string, string> {
  return { preloadIdx: String(index), contentType: attachment.contentType, sha256 };
}

/** What is sent to the object store: the very bytes whose digest was declared. */
export function bytesToUpload(attachment: Attachment): Uint8Array {
  return attachment.bytes;
}

/** The method SEND named for this upload. */
export function uploadMethod(slot: Slot): string {
  return slot.httpMethod;
}

/** Headers of an upload: type, secret and digest as declared. The address is its own credential, so no key goes with it. */
export function uploadHeaders(attachment: Attachment, slot: Slot, sha256: string, _apiKey: string): Headers {
  return {
    'content-type': attachment.contentType,
    'x-amz-meta-secret': slot.secret,
    'x-amz-checksum-sha256': sha256,
  };
}

/** What to do when the object store refuses a file: its address may have expired, so one new place is asked for. */
export function onUploadRefused(refusals: number): 'preloadAgain' | 'giveUp' {
  return refusals <= 1 ? 'preloadAgain' : 'giveUp';
}

/** The reference that the request makes to an uploaded file. */
export function documentRef(slot: Slot, versionId: string): { readonly key: string; readonly versionToken: string } {
  return { key: slot.key, versionToken: versionId };
}

/** The file to attach, as it left whoever drew it up and signed it. */
export function documentBytes(pdf: Uint8Array): Uint8Array {
  return pdf;
}
