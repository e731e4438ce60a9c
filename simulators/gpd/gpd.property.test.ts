import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../kernel/clock.ts';
import { mistakes, positionArbitrary, wrongArbitrary } from './arbitraries.ts';
import type { OptionModel, PositionModel } from './contract.ts';
import { desk, ENTE } from './gpd.fixture.ts';
import { standingOf, updateFee } from './send-calls.ts';

const POSITIONS = `/organizations/${ENTE}/debtpositions`;
const navOf = ({ nav, iuv }: OptionModel): string => nav ?? `3${iuv}`;
type Desk = ReturnType<typeof desk>;

/** What the last request was held to have broken, and nothing of what went before. */
function violated(at: Desk): readonly string[] {
  const last = at.entries().findLast((entry) => entry.kind === 'exchange');
  return (last?.kind === 'exchange' ? last.findings : [])
    .filter(({ outcome }) => outcome === 'violated')
    .map(({ requirement }) => requirement);
}

const troubles = (at: Desk): readonly unknown[] => at.entries().filter(({ kind }) => kind === 'trouble');

describe('any position', () => {
  test('that is right is taken, read back as it was given, and payable', async () => {
    await fc.assert(
      fc.asyncProperty(positionArbitrary(ENTE), async (position) => {
        const at = desk();
        const made = await at.ask('POST', `${POSITIONS}?toPublish=true`, position);
        expect([made.status, violated(at)]).toEqual([201, []]);
        const read = (await at.ask('GET', `${POSITIONS}/${position.iupd}`)).json;
        expect(read).toMatchObject({ iupd: position.iupd, type: position.type, status: 'VALID' });
        expect(read.paymentOption).toMatchObject(
          position.paymentOption!.map((option) => ({
            nav: navOf(option),
            iuv: option.iuv,
            amount: option.amount,
            description: option.description,
            notificationFee: 0,
            status: 'PO_UNPAID',
            transfer: option.transfer!.map(({ idTransfer, amount }) => ({ idTransfer, amount })),
          })),
        );
        for (const option of position.paymentOption!)
          expect(standingOf(at.simulation, ENTE, navOf(option))).toBe('pagabile');
        // as it is given it may be given again, in its own place
        expect((await at.ask('PUT', `${POSITIONS}/${position.iupd}`, position)).status).toBe(200);
        expect([violated(at), troubles(at)]).toEqual([[], []]);
      }),
      { seed: 42, numRuns: 150 },
    );
  });

  test.each(mistakes.map((mistake) => [mistake.why, mistake] as const))(
    '%s is found for what it is',
    async (_, mistake) => {
      await fc.assert(
        fc.asyncProperty(wrongArbitrary(ENTE, [mistake]), async ({ status, breaks, before, body }) => {
          const at = desk();
          for (const each of before)
            expect((await at.ask('POST', `${POSITIONS}?toPublish=true`, each)).status).toBe(201);
          expect([(await at.ask('POST', `${POSITIONS}?toPublish=true`, body)).status, violated(at)]).toEqual([
            status,
            breaks,
          ]);
          expect(troubles(at)).toEqual([]);
        }),
        { seed: 42, numRuns: 10 },
      );
    },
  );
});

// ------------------------------------------------------------------------------------------ what may happen to a position

const action = fc.record({
  what: fc.constantFrom('publish', 'update', 'fee', 'begin', 'settle', 'paidElsewhere', 'invalidate', 'delete', 'wait'),
  /** Which option, counted round. */
  which: fc.nat({ max: 5 }),
  /** Cents, or days to wait. */
  much: fc.nat({ max: 900 }),
});

/** Where a status may lead, at once or with time (send.md §7.1: SANP's state rules). */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['VALID', 'EXPIRED'],
  VALID: ['EXPIRED', 'INVALID', 'PARTIALLY_PAID', 'PAID'],
  // what had begun to be paid in time may end late
  EXPIRED: ['VALID', 'INVALID', 'PARTIALLY_PAID', 'PAID'],
  PARTIALLY_PAID: ['PAID'],
  INVALID: [],
  PAID: [],
};
const PAYABLE = ['VALID', 'PARTIALLY_PAID'];
const FAULTS: Readonly<Record<string, string>> = {
  DRAFT: 'PAA_PAGAMENTO_SCONOSCIUTO',
  EXPIRED: 'PAA_PAGAMENTO_SCADUTO',
  INVALID: 'PAA_PAGAMENTO_ANNULLATO',
  PAID: 'PAA_PAGAMENTO_DUPLICATO',
};

/** What a creditor and SEND know of an option: what they last had accepted. */
interface Known {
  readonly nav: string;
  readonly whole: boolean;
  amount: number;
  fee: number;
  paid: boolean;
  inPayment: boolean;
}

/** What the node is told when it reads a notice: what has to be paid, or why it cannot be. */
function nodeReads(at: Desk, nav: string): { readonly amount?: number; readonly faultCode?: string } {
  at.simulation.stimulate('nodeReads', { creditore: ENTE, numeroAvviso: nav });
  const last = at.entries().at(-1);
  return (last?.kind === 'events' ? last.events[0] : undefined) as { amount?: number; faultCode?: string };
}

/** Why nobody can pay a notice now, by what is known of it; undefined where somebody can. */
function faultOf(status: string | undefined, { whole, paid, inPayment }: Known): string | undefined {
  if (status === undefined) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  if (paid) return 'PAA_PAGAMENTO_DUPLICATO';
  if (status === 'PARTIALLY_PAID' && whole) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  if (!PAYABLE.includes(status)) return FAULTS[status];
  return inPayment ? 'PAA_PAGAMENTO_IN_CORSO' : undefined;
}

/** One action, as far as GPD lets it: what is known changes with what was accepted. */
async function act(
  at: Desk,
  position: PositionModel,
  known: readonly Known[],
  { what, which, much }: { readonly what: string; readonly which: number; readonly much: number },
): Promise<void> {
  const one = `${POSITIONS}/${position.iupd}`;
  const it = known[which % known.length]!;
  const { nav } = it;
  switch (what) {
    case 'publish':
    case 'invalidate':
      await at.ask('POST', `${one}/${what}`);
      return;
    case 'delete':
      await at.ask('DELETE', one);
      return;
    case 'wait':
      await at.clock.advance(much * DAY);
      return;
    case 'update': {
      // whose amount is another than at first has one transfer only
      const paymentOption = position.paymentOption!.map((option) => {
        const amount = navOf(option) === nav ? 1 + much : known.find((each) => each.nav === navOf(option))!.amount;
        return amount === option.amount
          ? option
          : { ...option, amount, transfer: [{ ...option.transfer![0]!, amount }] };
      });
      if ((await at.ask('PUT', one, { ...position, paymentOption })).status === 200) it.amount = 1 + much;
      return;
    }
    case 'fee': {
      const requestId = `${ENTE}_${nav}_VALIDATION_1`;
      const status = updateFee(at.simulation, { creditore: ENTE, numeroAvviso: nav, notificationFee: much, requestId });
      if (status < 300) it.fee = much;
      if (status < 300) expect(status).toBe(it.inPayment ? 209 : 200);
      // once paid, or gone, a fee has nowhere to go
      else expect([404, 422]).toContain(status);
      if (it.paid) expect(status).toBeGreaterThanOrEqual(400);
      return;
    }
    case 'paidElsewhere': {
      const { status } = await at.ask('POST', `/organizations/${ENTE}/paymentoptions/paids/${nav}`, {});
      if (status === 200) Object.assign(it, { paid: true, inPayment: false });
      return;
    }
    default: {
      const payable = nodeReads(at, nav).faultCode;
      const may = payable === undefined || (what === 'settle' && it.inPayment);
      const stimulus = what === 'begin' ? 'beginPayment' : 'settlePayment';
      const move = (): void => at.simulation.stimulate(stimulus, { creditore: ENTE, numeroAvviso: nav });
      if (!may) expect(move).toThrow(payable);
      else {
        move();
        Object.assign(it, what === 'begin' ? { inPayment: true } : { paid: true, inPayment: false });
      }
    }
  }
}

describe('whatever happens to a position', () => {
  test('the node reads what is known of it: the amounts with their fees, or why it cannot be paid', async () => {
    const read = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        positionArbitrary(ENTE),
        fc.boolean(),
        fc.array(action, { maxLength: 14 }),
        async (position, published, actions) => {
          const at = desk();
          await at.ask('POST', `${POSITIONS}${published ? '?toPublish=true' : ''}`, position);
          const known = position.paymentOption!.map((option): Known => ({
            nav: navOf(option),
            whole: !option.isPartialPayment,
            amount: option.amount,
            fee: 0,
            paid: false,
            inPayment: false,
          }));
          let before = published ? 'VALID' : 'DRAFT';
          for (const each of actions) {
            await act(at, position, known, each);
            const { status: answered, json } = await at.ask('GET', `${POSITIONS}/${position.iupd}`);
            const status = answered === 404 ? undefined : (json.status as string);
            if (status !== undefined && status !== before) {
              expect(NEXT[before]).toContain(status);
              before = status;
            }
            for (const it of known) {
              const fault = faultOf(status, it);
              const said = nodeReads(at, it.nav);
              expect(said).toMatchObject(
                fault === undefined ? { amount: it.amount + it.fee, notificationFee: it.fee } : { faultCode: fault },
              );
              read.add(fault ?? status!);
              expect(standingOf(at.simulation, ENTE, it.nav)).toBe(
                status === undefined
                  ? 'assente'
                  : fault === undefined || fault === 'PAA_PAGAMENTO_IN_CORSO'
                    ? 'pagabile'
                    : 'nonPagabile',
              );
            }
            if (status === undefined) continue;
            // paid is paid whole, or by every instalment; partially paid is in between
            const instalments = known.filter(({ whole }) => !whole);
            const settled =
              known.some(({ whole, paid }) => whole && paid) ||
              (instalments.length > 0 && instalments.every(({ paid }) => paid));
            expect(status === 'PAID').toBe(settled);
            expect(status === 'PARTIALLY_PAID').toBe(!settled && known.some(({ paid }) => paid));
            for (const [index, option] of (
              json.paymentOption as { amount: number; transfer: { amount: number }[] }[]
            ).entries()) {
              const it = known[index]!;
              expect(option).toMatchObject({
                amount: it.amount + it.fee,
                notificationFee: it.fee,
                status: it.paid ? 'PO_PAID' : 'PO_UNPAID',
              });
              expect(option.transfer.reduce((sum, { amount }) => sum + amount, 0)).toBe(option.amount);
            }
          }
          expect(troubles(at)).toEqual([]);
        },
      ),
      { seed: 42, numRuns: 150 },
    );
    // everything that the node may be told was told
    expect([...read].toSorted()).toEqual(
      [...PAYABLE, ...new Set([...Object.values(FAULTS), 'PAA_PAGAMENTO_IN_CORSO'])].toSorted(),
    );
  });
});
