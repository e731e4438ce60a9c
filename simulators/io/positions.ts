import type { IoState, PositionStatus } from './state.ts';

/** What pagoPA knows of a notice of a creditor: told by a platform that is bound to IO, or by the scenario. */
export function positionStatus(
  { pagoPa, positions }: IoState,
  creditor: string,
  noticeNumber: string,
): PositionStatus | undefined {
  return positions.get(`${creditor}/${noticeNumber}`) ?? pagoPa?.(creditor, noticeNumber);
}
