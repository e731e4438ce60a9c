import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';
import { activatedAmount, outcomeOf } from './contract/answer.ts';
import type { Asked } from './contract/answer.ts';
import type { Place } from './contract/request.ts';
import { conforming, readingOf } from './reading.ts';

/** What rules remember of a notice: the last activation that went well, and the receipts taken. */
export interface Remembered {
  readonly activation?: { readonly cents: number; readonly place: Place };
  readonly receipts: ReadonlySet<string>;
}

export type Memory = Map<string, Remembered>;

const NOTHING: Remembered = { receipts: new Set() };

/** What is remembered of the notice that a request is about. */
export function remembered(memory: Memory, { qrCode }: Asked): Remembered {
  return memory.get(keyOf(qrCode)) ?? NOTHING;
}

/** Whether a request is addressed as the activation was: a scenario may make the node err on purpose. */
export function asActivated({ activation }: Remembered, { place }: Asked): boolean {
  return (
    activation !== undefined &&
    activation.place.idPA === place.idPA &&
    activation.place.idBrokerPA === place.idBrokerPA &&
    activation.place.idStation === place.idStation
  );
}

export const memory: RuleMemory<Memory> = {
  create: () => new Map(),
  remember(memory: Memory, exchange: SeenExchange) {
    const reading = readingOf(exchange);
    const answer = reading === undefined ? undefined : conforming(reading);
    if (reading === undefined || answer === undefined || outcomeOf(answer.element) !== 'OK') return;
    const { asked } = reading;
    const before = remembered(memory, asked);
    if (asked.call === 'paGetPaymentV2') {
      const cents = activatedAmount(answer.element);
      if (cents !== undefined)
        memory.set(keyOf(asked.qrCode), { ...before, activation: { cents, place: asked.place } });
    }
    if (asked.call === 'paSendRTV2' && asked.receiptId !== undefined)
      memory.set(keyOf(asked.qrCode), { ...before, receipts: new Set([...before.receipts, asked.receiptId]) });
  },
};

function keyOf({ fiscalCode, noticeNumber }: Asked['qrCode']): string {
  return `${fiscalCode}/${noticeNumber}`;
}
