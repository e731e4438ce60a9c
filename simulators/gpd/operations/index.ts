import type { Operation } from '../../kernel/platform.ts';
import type { GpdState } from '../state.ts';
import { getOrganizationPaymentOptionByNAV, updateNotificationFee } from './fee.ts';
import { createPosition, deletePosition, readAll, readOne, updatePosition } from './positions.ts';
import { invalidatePosition, publishPosition, setPaymentOptionAsAlreadyPaid } from './transitions.ts';

/** Operations of GPD for creditors. */
export const creditorOperations: readonly Operation<GpdState, undefined>[] = [
  createPosition,
  readAll,
  readOne,
  updatePosition,
  deletePosition,
  publishPosition,
  invalidatePosition,
  setPaymentOptionAsAlreadyPaid,
];

/** Operations of GPD for SEND alone. */
export const sendOperations: readonly Operation<GpdState, undefined>[] = [
  updateNotificationFee,
  getOrganizationPaymentOptionByNAV,
];
