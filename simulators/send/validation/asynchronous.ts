import { readFileSync } from 'node:fs';
import type { StoredBody } from '../../kernel/exchange.ts';
import type { Context } from '../../kernel/platform.ts';
import { parseJson } from '../../kernel/json.ts';
import { parseCap } from '../../kernel/values/cap.ts';
import { capBelongsTo, isProvincia, provinciaOfCapoluogo } from '../../kernel/values/provincia.ts';
import type { Provincia } from '../../kernel/values/provincia.ts';
import { storeKey } from '../apply.ts';
import type { NotificationDocument, PhysicalAddress } from '../contract/requests.ts';
import type { Notification, RefusalReason, SendState } from '../state.ts';
import { gpdReasons } from '../gpd.ts';
import { isItaly } from './italy.ts';

/** One stage of what SEND checks after the 202; the first that finds something ends the validation (send.md §1.10). */
export interface AsynchronousStage {
  readonly id: 'payments' | 'attachments' | 'taxIds' | 'weight' | 'f24' | 'addresses';
  check(notification: Notification, state: SendState, context: Context): readonly RefusalReason[];
}

const NONE: readonly RefusalReason[] = [];

/**
 * The stages in their official order. Tax registry and weight have no public trigger: their codes come from a scripted
 * refusal only. What GPD says of an asynchronous payment is asked of it, where it stands beside SEND (simulators/compose.ts).
 */
export const ASYNCHRONOUS_STAGES: readonly AsynchronousStage[] = [
  {
    id: 'payments',
    check(notification, _state, context) {
      const { request } = notification;
      if (request.pagoPaIntMode !== 'ASYNC' || request.notificationFeePolicy !== 'DELIVERY_MODE') return NONE;
      const unpaid = request.recipients.flatMap(({ payments = [] }, recIndex) =>
        payments.length === 0
          ? [{ errorCode: 'PAYMENT_NOT_VALID', detail: 'The recipient has no payment', recIndex }]
          : NONE,
      );
      return unpaid.length > 0 ? unpaid : gpdReasons(notification, context);
    },
  },
  { id: 'attachments', check: attachmentReasons },
  { id: 'taxIds', check: () => NONE },
  { id: 'weight', check: () => NONE },
  { id: 'f24', check: f24Reasons },
  {
    id: 'addresses',
    check: ({ request }) =>
      request.recipients.flatMap(({ physicalAddress }, recIndex) => {
        const detail = physicalAddress === undefined ? undefined : incoherence(physicalAddress);
        return detail === undefined ? NONE : [{ errorCode: 'NOT_VALID_ADDRESS', detail, recIndex }];
      }),
  },
];

/** Why a notification is refused after the 202: a scripted reason, or what the first failing stage found. */
export function asynchronousReasons(
  notification: Notification,
  state: SendState,
  context: Context,
): readonly RefusalReason[] {
  if (notification.scriptedRefusal !== undefined) return [notification.scriptedRefusal];
  for (const { check } of ASYNCHRONOUS_STAGES) {
    const reasons = check(notification, state, context);
    if (reasons.length > 0) return reasons;
  }
  return NONE;
}

type Attached = Pick<NotificationDocument, 'contentType' | 'digests' | 'ref'>;

function attachmentReasons({ request }: Notification, state: SendState): readonly RefusalReason[] {
  const attached: Attached[] = [...request.documents];
  for (const { payments = [] } of request.recipients) {
    for (const { pagoPa, f24 } of payments) {
      if (pagoPa?.attachment !== undefined) attached.push(pagoPa.attachment);
      if (f24 !== undefined) attached.push(f24.metadataAttachment);
    }
  }
  return attached.flatMap((attachment) => attachmentReason(attachment, state) ?? []);
}

function attachmentReason(
  { contentType, digests, ref }: Attached,
  { files, settings }: SendState,
): RefusalReason | undefined {
  const file = files.get(storeKey(ref.key));
  if (file === undefined) return { errorCode: 'FILE_NOTFOUND', detail: `File ${ref.key} was never uploaded` };
  if (!file.used) return { errorCode: 'FILE_GONE', detail: `File ${ref.key} was uploaded too long ago` };
  if (file.sha256 !== digests.sha256)
    return { errorCode: 'FILE_SHA_ERROR', detail: `File ${ref.key} has not the declared sha256` };
  if (contentType !== 'application/pdf') return undefined;
  if (!isPdf(file.stored.head))
    return { errorCode: 'FILE_PDF_INVALID_ERROR', detail: `File ${ref.key} has no PDF header in its first 1024 bytes` };
  return file.stored.size > settings.maxDocumentBytes
    ? {
        errorCode: 'FILE_PDF_TOOBIG_ERROR',
        detail: `File ${ref.key} has ${file.stored.size} bytes, more than ${settings.maxDocumentBytes}`,
      }
    : undefined;
}

/** Whether a PDF header starts in the first 1,024 bytes (send.md §1.5). */
function isPdf(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).includes('%PDF-');
}

const F24_KINDS = ['f24Standard', 'f24Simplified', 'f24Excise', 'f24Elid'];
const F24_CAP = 1024 * 1024;

function f24Reasons({ request }: Notification, state: SendState): readonly RefusalReason[] {
  return request.recipients.flatMap(({ payments = [] }, recIndex) =>
    payments.flatMap(({ f24 }) => {
      const file = f24 === undefined ? undefined : state.files.get(storeKey(f24.metadataAttachment.ref.key));
      return file === undefined || isF24Metadata(file.stored)
        ? NONE
        : [
            {
              errorCode: 'F24_METADATA_NOT_VALID',
              detail: `F24 metadata are not one JSON object of ${F24_KINDS.join(', ')}`,
              recIndex,
            },
          ];
    }),
  );
}

/** Whether the metadata are an object with exactly one kind of F24: what B2B `F24Metadata` says at its top. */
function isF24Metadata(stored: StoredBody): boolean {
  if (stored.size > F24_CAP) return false;
  const bytes = stored.bytes ?? (stored.path === undefined ? new Uint8Array() : readFileSync(stored.path));
  const parsed = parseJson(bytes);
  if (!parsed.ok || parsed.value === null || typeof parsed.value !== 'object') return false;
  const members = Object.keys(parsed.value);
  return members.length === 1 && F24_KINDS.includes(members[0]!);
}

/**
 * Why an Italian address does not hold together (our table of CAP prefixes, semantics.md 20): CAP missing or malformed,
 * a province that is none, a CAP of another province, a chief town of another province. Values are not repeated.
 */
export function incoherence(address: PhysicalAddress): string | undefined {
  if (!isItaly(address)) return undefined;
  const cap = parseCap((address.zip ?? '').trim());
  if (!cap.ok) return 'An Italian address needs a CAP of five digits';
  const provincia = provinciaNamed(address.province ?? '');
  if (provincia === undefined) return 'The province is not an Italian one';
  if (!capBelongsTo(cap.value, provincia)) return 'CAP and province do not hold together';
  const chiefTownOf = provinciaOfCapoluogo(address.municipality);
  return chiefTownOf === undefined || chiefTownOf === provincia
    ? undefined
    : 'Municipality and province do not hold together';
}

/** A province by its two letters, or by its chief town, as people write it. */
function provinciaNamed(text: string): Provincia | undefined {
  const name = text.trim().toUpperCase();
  return isProvincia(name) ? name : provinciaOfCapoluogo(name);
}
