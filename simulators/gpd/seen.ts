import type { SeenExchange } from '../kernel/platform.ts';

/** A JSON object of unknown shape: what a system under test sends may be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** The value as an object; empty where it is none. */
export function members(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
}

/** The value as a list of objects; empty where it is none. */
export function objects(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.map(members) : [];
}

/** A payment option as a creditor wrote it. */
export interface WrittenOption {
  /** As told, or 3 and the IUV; undefined where neither is a text. */
  readonly nav: string | undefined;
  readonly iuv: string | undefined;
  /** Cents; undefined where it is not a number. */
  readonly amount: number | undefined;
  readonly description: string | undefined;
  readonly transfers: readonly Members[];
  readonly metadata: readonly Members[];
}

/** The options of the position that a request carries. */
export function writtenOptions({ request }: SeenExchange): readonly WrittenOption[] {
  return objects(members(request.json)['paymentOption']).map((option) => {
    const { nav, amount, description, transfer, paymentOptionMetadata } = option;
    const iuv = typeof option['iuv'] === 'string' ? option['iuv'] : undefined;
    return {
      nav: typeof nav === 'string' ? nav : iuv === undefined ? undefined : `3${iuv}`,
      iuv,
      amount: typeof amount === 'number' ? amount : undefined,
      description: typeof description === 'string' ? description : undefined,
      transfers: objects(transfer),
      metadata: objects(paymentOptionMetadata),
    };
  });
}

/** One option as an event tells it: what has to be paid, fee included, and how it stands. Cents. */
export interface Snapshot {
  readonly nav: string;
  readonly status: string;
  readonly amount: number;
  readonly notificationFee: number;
}

/** What the events of a stretch say of a position's options. */
export function snapshotsIn(event: Members): readonly Snapshot[] {
  return event['type'] === 'positionSaved' ? (objects(event['options']) as unknown as readonly Snapshot[]) : [];
}
