import type { Context } from '../kernel/platform.ts';
import type { PositionStatus } from './state.ts';

/** What IO asks pagoPA of a notice of a creditor; undefined where nobody knows it (io.md §3.4.3, payment_status). */
export type PositionPort = (creditor: string, noticeNumber: string) => PositionStatus | undefined;

/** What IO asks of other platforms; bound in simulators/compose.ts. */
export interface IoPorts {
  readonly positions?: PositionPort;
}

/** pagoPA as it stands beside IO: without it only what a scenario tells is known. */
export function positionPort({ ports }: Context): PositionPort | undefined {
  return (ports as IoPorts | undefined)?.positions;
}
