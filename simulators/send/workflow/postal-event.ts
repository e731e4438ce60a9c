import { isoInstant } from '../rome.ts';
import { factKey } from '../timeline.ts';
import type { Draft } from '../timeline.ts';
import type { PostalEvent } from './paper-outcomes.ts';
import type { Scene } from './workflow.ts';

/** The details and the legal fact of an element that tells an event of the post; `sendRequestId` is the send it is of. */
export function postalDetails(
  scene: Scene,
  { code, cause, documents, archived }: PostalEvent,
  sendRequestId: string,
): Pick<Draft, 'details' | 'fact'> {
  const { state, context } = scene;
  const notificationDate = isoInstant(context.clock.now());
  const key =
    documents === undefined ? '' : factKey(state, 'PN_EXTERNAL_LEGAL_FACTS', archived === true ? 'zip' : 'pdf');
  return {
    details: {
      notificationDate,
      deliveryDetailCode: code,
      ...(cause === undefined ? {} : { deliveryFailureCause: cause }),
      ...(documents === undefined
        ? {}
        : {
            attachments: documents.map((documentType, index) => ({
              id: String(index),
              documentType,
              url: `safestorage://${key}`,
              date: notificationDate,
            })),
          }),
      sendRequestId,
      registeredLetterCode: registeredLetterCode(scene),
    },
    ...(documents === undefined
      ? {}
      : {
          fact: {
            key,
            category: 'ANALOG_DELIVERY',
            ...(archived === true ? { contentType: 'application/zip' as const } : {}),
            data: { deliveryDetailCode: code, documentType: archived === true ? documents : documents.join(', ') },
          },
        }),
  };
}

/** How long (nominal ms) an event of the post is waited for. */
export function waitMs({ state: { settings } }: Scene, { wait }: PostalEvent): number {
  const days = (count: number): number => count * settings.dayMs;
  if (wait === undefined) return settings.postStepMs;
  return {
    slow: settings.slowPostStepMs,
    early: days(settings.storageEarlyDays),
    effect: days(settings.storageEffectDays),
    late: days(settings.storageLateDays),
    endAr: days(settings.storageEndArDays - settings.storageEffectDays),
    end890: days(settings.storageEnd890Days - settings.storageEffectDays),
  }[wait];
}

/** The same letter has the same code: it is read from its IUN, not drawn. */
function registeredLetterCode({ notification, recIndex }: Scene): string {
  let number = recIndex;
  for (const character of notification.iun) number = (number * 31 + character.charCodeAt(0)) % 1_000_000_000;
  return `RS${String(number).padStart(9, '0')}IT`;
}
