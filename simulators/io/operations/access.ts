import type { Group } from '../settings.ts';

/** With which kind of key an operation is asked, and which of some groups its user must be in; none = any (io.md §3.3). */
export interface Access {
  readonly key: 'use' | 'manage';
  readonly groups: readonly Group[];
}

const WRITE: Access = { key: 'use', groups: ['ApiMessageWrite', 'ApiLimitedMessageWrite'] };
const PROFILE: Access = { key: 'use', groups: ['ApiLimitedProfileRead'] };
const SERVICE: Access = { key: 'manage', groups: ['ApiServiceWrite'] };
const REMOTE: Access = { key: 'manage', groups: ['ApiRemoteContentConfigurationWrite'] };
const ACTIVATION: Access = { key: 'use', groups: ['ApiMessageWrite'] };

const ACCESS: Readonly<Record<string, Access>> = {
  submitMessageforUserWithFiscalCodeInBody: WRITE,
  submitMessageforUser: WRITE,
  getMessage: { key: 'use', groups: ['ApiMessageRead'] },
  getProfileByPOST: PROFILE,
  getProfile: PROFILE,
  getSubscriptionsFeedForDate: { key: 'use', groups: ['ApiSubscriptionsFeedRead'] },
  getServiceActivationByPOST: ACTIVATION,
  upsertServiceActivation: ACTIVATION,
  uploadOrganizationLogo: { key: 'use', groups: ['ApiServiceWrite'] },
  getServiceTopics: { key: 'manage', groups: [] },
  createRCConfiguration: REMOTE,
  listRCConfiguration: REMOTE,
  getRCConfiguration: REMOTE,
  updateRCConfiguration: REMOTE,
};

/** Who may ask an operation. Those that are not listed belong to the management of services. */
export function accessOf(operationId: string): Access {
  return ACCESS[operationId] ?? SERVICE;
}
