import { jsonResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { preloadRequests, preloadResponses } from '../contract/attachments.ts';
import type { PreloadRequest } from '../contract/attachments.ts';
import { problemOf } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, SendEvent, SendState, Upload } from '../state.ts';

const MAX_ITEMS = 15;

/** Opens slots in the object store, one for each file about to be uploaded (send.md §1.4). */
export const presignedUploadRequest: Operation<SendState, Caller> = {
  id: 'presignedUploadRequest',
  method: 'POST',
  path: '/delivery/attachments/preload',
  body: preloadRequests,
  answers: { 200: preloadResponses },
  handle({ body, caller, fault }, state, context) {
    const asked = body as readonly PreloadRequest[];
    if (asked.length > MAX_ITEMS)
      return {
        response: problemOf(
          400,
          'PN_GENERIC_INVALIDPARAMETER_SIZE',
          `At most ${MAX_ITEMS} files in one request`,
          context,
          'preLoadRequest',
        ),
      };
    const { store } = state.ids;
    const now = context.clock.now();
    const expiresAt = fault?.kind === 'expiry' ? now : now + state.settings.uploadUrlTtlMs;
    const slots: Upload[] = asked.map(({ contentType = 'application/pdf', sha256 }) => ({
      token: store.token(32),
      key:
        contentType === 'application/json'
          ? `PN_F24_META-${store.hex(32)}.json`
          : `PN_NOTIFICATION_ATTACHMENTS-${store.hex(32)}.pdf`,
      secret: store.token(32),
      contentType,
      sha256,
      expiresAt,
      pa: caller.key.pa,
    }));
    const opened: SendEvent = {
      type: 'slotsOpened',
      keys: slots.map(({ key }) => key),
      expiresAt,
      [CARGO]: slots,
    };
    return {
      response: jsonResponse(
        200,
        slots.map(({ token, key, secret }, index) => {
          const { preloadIdx } = asked[index]!;
          return {
            ...(preloadIdx === undefined ? {} : { preloadIdx }),
            secret,
            httpMethod: 'PUT',
            url: `${context.publicUrl}/caricamento/${token}`,
            key,
          };
        }),
      ),
      events: [opened],
    };
  },
};
