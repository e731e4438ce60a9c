import type { Operation } from '../../kernel/platform.ts';
import type { Caller, IoState } from '../state.ts';
import { getServiceActivationByPOST, upsertServiceActivation } from './activations.ts';
import { behindGateway } from './behind-gateway.ts';
import { getSubscriptionsFeedForDate } from './feed.ts';
import { cmsUpdateServiceLogo, uploadOrganizationLogo } from './logos.ts';
import { getProfile, getProfileByPOST } from './profiles.ts';
import { getMessage } from './read-message.ts';
import {
  createRCConfiguration,
  getRCConfiguration,
  listRCConfiguration,
  updateRCConfiguration,
} from './remote-content.ts';
import { cmsCreateService, cmsDeleteService, cmsGetService, cmsUpdateService } from './services/cards.ts';
import { cmsGetServiceKeys, cmsRegenerateServiceKey } from './services/keys.ts';
import { cmsGetServiceHistory, cmsGetServices, getServiceTopics } from './services/lists.ts';
import { cmsGetPublishedService, cmsReleaseService, cmsReviewService, cmsUnpublishService } from './services/review.ts';
import { submitMessageforUser, submitMessageforUserWithFiscalCodeInBody } from './submit.ts';

/** Every operation of io.md §3.3, in its order. */
export const operations: readonly Operation<IoState, Caller>[] = [
  submitMessageforUserWithFiscalCodeInBody,
  submitMessageforUser,
  getMessage,
  getProfileByPOST,
  getProfile,
  getSubscriptionsFeedForDate,
  getServiceActivationByPOST,
  upsertServiceActivation,
  uploadOrganizationLogo,
  cmsCreateService,
  cmsGetServices,
  getServiceTopics,
  cmsGetService,
  cmsUpdateService,
  cmsDeleteService,
  cmsUpdateServiceLogo,
  cmsGetServiceHistory,
  cmsGetServiceKeys,
  cmsRegenerateServiceKey,
  cmsReviewService,
  cmsReleaseService,
  cmsGetPublishedService,
  cmsUnpublishService,
  createRCConfiguration,
  listRCConfiguration,
  getRCConfiguration,
  updateRCConfiguration,
].map(behindGateway);
