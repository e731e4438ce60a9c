import { machine } from './machine.ts';

/** States of a message as its sender reads them; THROTTLED is in the interface only (io.md §5.2). */
export type MessageStatus = 'ACCEPTED' | 'PROCESSED' | 'REJECTED' | 'FAILED';

/** Never backwards: every state but ACCEPTED is final. */
export const message = machine<MessageStatus, 'accept' | 'deliver' | 'reject' | 'fail'>([
  ['none', 'accept', 'ACCEPTED'],
  ['ACCEPTED', 'deliver', 'PROCESSED'],
  ['ACCEPTED', 'reject', 'REJECTED'],
  ['ACCEPTED', 'fail', 'FAILED'],
]);

export type RejectionReason = 'USER_NOT_FOUND' | 'SERVICE_NOT_ALLOWED' | 'UNKNOWN';
