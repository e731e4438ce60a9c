import { jsonResponse } from '../../../kernel/exchange.ts';
import { serviceKeys } from '../../contract/service.ts';
import { badPath } from '../../problem.ts';
import { CARGO } from '../../state.ts';
import type { IoEvent } from '../../state.ts';
import { service } from './service.ts';

export const cmsGetServiceKeys = service({
  id: 'cmsGetServiceKeys',
  method: 'GET',
  path: '/keys',
  answers: { 200: serviceKeys },
  handle: (_, { keys }) => ({
    response: jsonResponse(200, { primary_key: keys.primary, secondary_key: keys.secondary }),
  }),
});

/** Makes one of the two keys anew: the old one stops at once, the other goes on. */
export const cmsRegenerateServiceKey = service({
  id: 'cmsRegenerateServiceKey',
  method: 'PUT',
  path: '/keys/{keyType}',
  answers: { 200: serviceKeys },
  handle({ path }, { id, keys }, state) {
    const keyType = path['keyType']!;
    if (keyType !== 'primary' && keyType !== 'secondary')
      return { response: badPath('"primary" | "secondary"', keyType) };
    const renewed = { ...keys, [keyType]: state.ids.keys.hex(32) };
    const event: IoEvent = { type: 'keyRenewed', service: id, keyType, [CARGO]: renewed };
    return {
      response: jsonResponse(200, { primary_key: renewed.primary, secondary_key: renewed.secondary }),
      events: [event],
    };
  },
});
