import { list, members, text } from '../simulators/send/seen.ts';
import { CREATE, REQUEST_STATUS } from '../simulators/send/versions.ts';
import type { View } from '../simulators/kernel/view.ts';
import { iunOfNotificationRequestId } from '../simulators/kernel/values/iun.ts';

/** A notification as the bench knows it: by SEND's own records, or by the traffic where SEND is the real platform. */
export interface Known {
  readonly iun: string;
  readonly status: string;
  readonly request: {
    readonly paProtocolNumber: string;
    readonly recipients: readonly {
      readonly taxId?: string;
      readonly payments?: readonly {
        readonly pagoPa?: { readonly noticeCode: string; readonly creditorTaxId: string; readonly applyCost: boolean };
      }[];
    }[];
  };
}

/**
 * The notifications that a real SEND took in charge, as the traffic tells: those whose request it answered with 202, at the
 * last status that the SUT was told.
 */
export function knownFromTraffic(view: View): readonly Known[] {
  return CREATE.flatMap((operation) => view.exchanges(operation))
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap(({ request, response }) => {
      const id = text(members(response.json)['notificationRequestId']);
      if (response.status !== 202 || id === undefined) return [];
      const parsed = iunOfNotificationRequestId(id);
      const iun = parsed.ok ? parsed.value : Buffer.from(id, 'base64').toString('latin1');
      const asked = members(request.json) as unknown as Known['request'];
      return [
        { iun, status: statusTold(view, { id, iun }), request: { ...asked, recipients: asked.recipients ?? [] } },
      ];
    });
}

function statusTold(view: View, { id, iun }: { readonly id: string; readonly iun: string }): string {
  let status = 'IN_VALIDATION';
  for (const { operation, response } of view.exchanges()) {
    if (operation === undefined || response.status !== 200) continue;
    const told = members(response.json);
    if (REQUEST_STATUS.includes(operation) && told['notificationRequestId'] === id) {
      const request = text(told['notificationRequestStatus']);
      if (request === 'ACCEPTED' || request === 'REFUSED') status = request;
    } else if (operation.startsWith('retrieveSentNotificationV') && told['iun'] === iun)
      status = text(told['notificationStatus']) ?? status;
    else if (operation.startsWith('consumeEventStream'))
      for (const event of list(response.json).map(members))
        if (event['notificationRequestId'] === id || event['iun'] === iun) status = text(event['newStatus']) ?? status;
  }
  return status;
}
