import type { Desk } from './desk.ts';
import { jsonBytes } from './json.ts';
import type { Attachment, Slot } from './parts/upload.ts';
import { Rejection } from './rejection.ts';
import { paths } from './urls.ts';

/** Files that one preload request may name (send.md §1.4). */
const PRELOAD_MAX = 15;
const ACTION = 'Caricamento dei documenti non riuscito';

/** A file in SEND's object store, ready to be named by a request. */
export interface Uploaded {
  readonly title: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly ref: Readonly<Record<string, unknown>>;
}

/**
 * Reserves a place for each file and uploads it there (send.md §1.4), in the order given.
 * @throws Rejection where SEND or its object store will not have them.
 */
export async function upload(desk: Desk, attachments: readonly Attachment[]): Promise<readonly Uploaded[]> {
  const uploaded: Uploaded[] = [];
  for (let start = 0; start < attachments.length; start += PRELOAD_MAX) {
    const batch = attachments.slice(start, start + PRELOAD_MAX);
    const slots = await preload(desk, batch);
    for (const [i, attachment] of batch.entries()) uploaded.push(await put(desk, attachment, slots[i]!));
  }
  return uploaded;
}

async function preload(desk: Desk, attachments: readonly Attachment[]): Promise<readonly Slot[]> {
  const { configuration, parts, client } = desk;
  const items = attachments.map((attachment, i) =>
    parts.preloadItem(i, attachment, parts.digestBase64(attachment.bytes)),
  );
  const reply = await client.ask({
    operation: 'presignedUploadRequest',
    method: 'POST',
    url: configuration.send + paths.preload,
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'presignedUploadRequest', true),
    body: () => jsonBytes(items),
    reads: 'json',
  });
  if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
  const slots = new Map((reply.json as Slot[]).map((slot) => [slot.preloadIdx, slot]));
  return items.map(({ preloadIdx }) => {
    const slot = slots.get(preloadIdx ?? '');
    if (slot === undefined) throw new Rejection(`${ACTION}: SEND non ha assegnato un posto a ogni documento.`);
    return slot;
  });
}

async function put(desk: Desk, attachment: Attachment, first: Slot): Promise<Uploaded> {
  const { configuration, parts, client } = desk;
  const sha256 = parts.digestBase64(attachment.bytes);
  let slot = first;
  for (let refusals = 0; ;) {
    const here = slot;
    const reply = await client.ask({
      operation: 'uploadAttachment',
      method: parts.uploadMethod(here),
      url: here.url,
      headers: parts.uploadHeaders(attachment, here, sha256, configuration.mittente.apiKey),
      body: () => parts.bytesToUpload(attachment),
      reads: 'nothing',
    });
    const version = reply.headers['x-amz-version-id'];
    if (reply.status === 200 && version !== undefined)
      return {
        title: attachment.title,
        contentType: attachment.contentType,
        sha256,
        ref: parts.documentRef(here, version),
      };
    refusals++;
    if (parts.onUploadRefused(refusals) === 'giveUp') throw new Rejection(parts.operatorMessage(ACTION, reply));
    [slot] = (await preload(desk, [attachment])) as [Slot];
  }
}
