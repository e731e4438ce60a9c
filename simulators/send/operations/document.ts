import { jsonResponse } from '../../kernel/exchange.ts';
import type { Fault } from '../../kernel/fault.ts';
import type { Answer, Context, Operation } from '../../kernel/platform.ts';
import { storeKey } from '../apply.ts';
import { attachmentMetadata, documentPath } from '../contract/notifications.ts';
import { documentsAvailable } from '../retention.ts';
import type { Caller, SendState } from '../state.ts';
import { fileNotFound, notificationNotFound } from './not-found.ts';
import { filenameOf, whereabouts } from './presigned.ts';
import { accepted } from './visibility.ts';

/** Where an act of the notification can be read (send.md §1.12). */
export const retrieveSentNotificationDocument: Operation<SendState, Caller> = {
  id: 'retrieveSentNotificationDocument',
  method: 'GET',
  path: '/delivery/notifications/sent/{iun}/attachments/documents/{docIdx}',
  parameters: documentPath,
  answers: { 200: attachmentMetadata },
  handle({ path, caller, fault }, state, context) {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const document = notification.request.documents[Number(path['docIdx'])];
    if (document === undefined || !documentsAvailable(notification, state, context))
      return fileNotFound(`Document ${path['docIdx']}`, context);
    const name = document.title ?? `atto_${path['docIdx']}`;
    return storedFileMetadata(notification.iun, document.ref.key, name, state, context, fault);
  },
};

/** The metadata of a file that the sender uploaded. */
export function storedFileMetadata(
  iun: string,
  key: string,
  name: string,
  state: SendState,
  context: Context,
  fault: Fault | undefined,
): Answer {
  const file = state.files.get(storeKey(key));
  if (file === undefined) return fileNotFound(`File ${key}`, context);
  const { member, events } = whereabouts({ kind: 'file', key: file.key }, file.contentType, state, context, fault);
  return {
    response: jsonResponse(200, {
      filename: filenameOf(iun, name, file.contentType === 'application/json' ? 'json' : 'pdf'),
      contentType: file.contentType,
      contentLength: file.stored.size,
      sha256: file.sha256,
      ...member,
    }),
    events,
  };
}
