import type { Operation } from '../../kernel/platform.ts';
import type { Caller, SendState } from '../state.ts';
import { streamOperations } from '../stream-operations.ts';
import { behindGateway } from './behind-gateway.ts';
import { notificationCancellation } from './cancellation.ts';
import { newNotifications } from './create.ts';
import { retrieveSentNotificationDocument } from './document.ts';
import { downloadFile } from './download.ts';
import {
  downloadLegalFactById,
  getDocumentsWeb,
  retrieveLegalFact,
  retrieveNotificationLegalFacts,
  retrieveNotificationLegalFactsV20,
} from './legal-facts.ts';
import { retrieveSentNotificationAttachment } from './payment-attachment.ts';
import { paymentEventsRequestF24 } from './payment-events-f24.ts';
import { paymentEventsRequestPagoPa } from './payment-events.ts';
import { status } from './platform-status.ts';
import { presignedUploadRequest } from './preload.ts';
import { retrieveNotificationPrice, retrieveNotificationPriceV23 } from './price.ts';
import { requestStatuses } from './request-status.ts';
import { sentNotifications } from './sent-detail.ts';
import { uploadAttachment } from './upload.ts';

/** The operations of send.md §1.2, deprecated ones included, and the two of the object store. */
export const operations: readonly Operation<SendState, Caller>[] = [
  ...[
    presignedUploadRequest,
    ...newNotifications,
    ...requestStatuses,
    ...sentNotifications,
    retrieveSentNotificationDocument,
    retrieveSentNotificationAttachment,
    retrieveNotificationPriceV23,
    retrieveNotificationPrice,
    paymentEventsRequestPagoPa,
    paymentEventsRequestF24,
    notificationCancellation,
    retrieveNotificationLegalFactsV20,
    retrieveNotificationLegalFacts,
    downloadLegalFactById,
    retrieveLegalFact,
    getDocumentsWeb,
    ...streamOperations,
    status,
  ].map(behindGateway),
  uploadAttachment,
  downloadFile,
];
