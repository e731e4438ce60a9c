import type { Operation } from '../../kernel/platform.ts';
import type { Caller, SendState } from '../state.ts';
import { streamOperations } from '../stream-operations.ts';
import { behindGateway } from './behind-gateway.ts';
import { notificationCancellation } from './cancellation.ts';
import { sendNewNotificationV24, sendNewNotificationV25 } from './create.ts';
import { deprecatedDetails } from './deprecated-detail.ts';
import { retrieveSentNotificationDocument } from './document.ts';
import { downloadFile } from './download.ts';
import { downloadLegalFactById, getDocumentsWeb, retrieveNotificationLegalFactsV20 } from './legal-facts.ts';
import { retrieveSentNotificationAttachment } from './payment-attachment.ts';
import { paymentEventsRequestPagoPa } from './payment-events.ts';
import { status } from './platform-status.ts';
import { presignedUploadRequest } from './preload.ts';
import { retrieveNotificationPriceV23 } from './price.ts';
import { retrieveNotificationRequestStatusV24, retrieveNotificationRequestStatusV25 } from './request-status.ts';
import { retrieveSentNotificationV28 } from './sent-detail.ts';
import { uploadAttachment } from './upload.ts';

/** The operations of send.md §1.2 that are not deprecated, the deprecated details, and the two of the object store. */
export const operations: readonly Operation<SendState, Caller>[] = [
  ...[
    presignedUploadRequest,
    sendNewNotificationV25,
    sendNewNotificationV24,
    retrieveNotificationRequestStatusV25,
    retrieveNotificationRequestStatusV24,
    retrieveSentNotificationV28,
    ...deprecatedDetails,
    retrieveSentNotificationDocument,
    retrieveSentNotificationAttachment,
    retrieveNotificationPriceV23,
    paymentEventsRequestPagoPa,
    notificationCancellation,
    retrieveNotificationLegalFactsV20,
    downloadLegalFactById,
    getDocumentsWeb,
    ...streamOperations,
    status,
  ].map(behindGateway),
  uploadAttachment,
  downloadFile,
];
