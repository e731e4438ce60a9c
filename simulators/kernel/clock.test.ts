import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DAY, MINUTE, UAT_FACTOR, VirtualClock, WallClock } from './clock.ts';

const START = Date.UTC(2026, 10, 22, 9);

describe('virtual clock', () => {
  test('stands still until it is moved', async () => {
    const clock = new VirtualClock(START);
    expect([clock.mode, clock.now(), clock.span(DAY), clock.nextAt()]).toEqual(['virtual', START, DAY, undefined]);
    await clock.advance(5);
    await clock.sleep(7);
    await clock.set(START + 100);
    expect(clock.now()).toBe(START + 100);
  });

  test('timers run in order of instant, then of registration, each at its own instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 40 }), async (delays) => {
        const clock = new VirtualClock(START);
        const ran: [number, number][] = [];
        delays.forEach((delay, i) => clock.after(delay, () => void ran.push([clock.now() - START, i])));
        await clock.advance(20);
        const expected = delays
          .map((delay, i): [number, number] => [delay, i])
          .sort(([a, i], [b, j]) => a - b || i - j);
        expect(ran).toEqual(expected);
        expect(clock.now()).toBe(START + 20);
      }),
    );
  });

  test('timers scheduled by timers fall due in the same move; those beyond it wait', async () => {
    const clock = new VirtualClock(START);
    const ran: string[] = [];
    clock.after(10, () => {
      ran.push(`a${clock.now() - START}`);
      clock.after(0, () => void ran.push(`b${clock.now() - START}`));
      clock.after(5, () => void ran.push(`c${clock.now() - START}`));
      clock.after(6, () => void ran.push(`d${clock.now() - START}`));
    });
    await clock.advance(15);
    expect(ran).toEqual(['a10', 'b10', 'c15']);
    expect(clock.nextAt()).toBe(START + 16);
  });

  test('an asynchronous timer ends before the next one runs, and may sleep itself', async () => {
    const clock = new VirtualClock(START);
    const ran: string[] = [];
    clock.after(10, async () => {
      await Promise.resolve();
      await clock.sleep(15);
      ran.push(`slept until ${clock.now() - START}`);
    });
    clock.after(20, () => void ran.push(`at ${clock.now() - START}`));
    await clock.advance(12);
    expect(ran).toEqual(['at 20', 'slept until 25']);
    expect(clock.now()).toBe(START + 25);
  });

  test('a timer that throws is not run again, and the others stay', async () => {
    const clock = new VirtualClock(START);
    let ran = 0;
    clock.after(1, () => {
      throw new Error('guasto');
    });
    clock.after(2, () => void ran++);
    await expect(clock.advance(5)).rejects.toThrow('guasto');
    await clock.advance(5);
    expect(ran).toBe(1);
  });

  test('cancelled timers do not run, whenever they were cancelled', async () => {
    const clock = new VirtualClock(START);
    const ran: number[] = [];
    const timers = [1, 2, 3, 4].map((at) => clock.after(at, () => void ran.push(at)));
    clock.after(2, () => timers[2]!.cancel());
    timers[0]!.cancel();
    await clock.advance(10);
    timers[1]!.cancel();
    expect(ran).toEqual([2, 4]);
    expect([clock.nextAt(), await clock.runToNext()]).toEqual([undefined, false]);
  });

  test('time never goes back, and is never a number that is none', async () => {
    const clock = new VirtualClock(START);
    await expect(clock.set(START - 1)).rejects.toThrow(RangeError);
    await clock.advance(-5);
    expect(clock.now()).toBe(START);
    let ran = false;
    clock.after(1_000, () => void (ran = true));
    for (const nonsense of [Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(clock.sleep(nonsense)).rejects.toThrow(RangeError);
      await expect(clock.set(nonsense)).rejects.toThrow(RangeError);
      expect(() => clock.after(nonsense, () => {})).toThrow(RangeError);
    }
    expect([ran, clock.now()]).toEqual([false, START]);
  });

  test('frozen, nothing moves it; thawed, it goes on', async () => {
    const clock = new VirtualClock(START);
    let ran = 0;
    clock.after(5, () => void ran++);
    clock.freeze();
    await clock.advance(10);
    await clock.sleep(10);
    expect([clock.now(), ran, await clock.runToNext(), await clock.runToIdle()]).toEqual([START, 0, false, 0]);
    clock.thaw();
    await clock.advance(10);
    expect([clock.now(), ran]).toEqual([START + 10, 1]);
  });

  test('a timer may freeze it half-way', async () => {
    const clock = new VirtualClock(START);
    clock.after(3, () => clock.freeze());
    await clock.advance(10);
    expect(clock.now()).toBe(START + 3);
  });

  test('jumps: to the next timer, to idle, to a horizon', async () => {
    const clock = new VirtualClock(START);
    const ran: number[] = [];
    const chain = (left: number): void => {
      ran.push(clock.now() - START);
      if (left > 0) clock.after(DAY, () => chain(left - 1));
    };
    clock.after(DAY, () => chain(9));
    expect(await clock.runToNext()).toBe(true);
    expect(ran).toEqual([DAY]);
    expect(await clock.runToIdle(3 * DAY)).toBe(3);
    expect(await clock.runToIdle()).toBe(6);
    expect([clock.now(), clock.nextAt(), await clock.runToIdle()]).toEqual([START + 10 * DAY, undefined, 0]);
  });

  test('a hundred thousand timers', async () => {
    const clock = new VirtualClock(START);
    let last = START;
    let ran = 0;
    for (let i = 0; i < 100_000; i++)
      clock.after((i * 7919) % 100_003, () => {
        if (clock.now() < last) throw new Error('out of order');
        last = clock.now();
        ran++;
      });
    await clock.runToIdle();
    expect(ran).toBe(100_000);
  });
});

describe('wall clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  test('nominal durations shrink by the factor, those of the wire do not', async () => {
    const clock = new WallClock(UAT_FACTOR);
    expect([clock.mode, clock.span(DAY), clock.span(1)]).toEqual(['scaled', MINUTE, 1]);
    const ran: string[] = [];
    expect(clock.after(DAY, () => void ran.push('day')).at).toBe(START + MINUTE);
    void clock.sleep(MINUTE).then(() => ran.push('slept'));
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual(['day', 'slept']);
    expect(clock.now()).toBe(START + MINUTE);
  });

  test('real time is the wall', () => {
    const clock = new WallClock();
    expect([clock.mode, clock.span(DAY), clock.now()]).toEqual(['real', DAY, START]);
  });

  test('a timer of 120 days runs after 120 days', async () => {
    const clock = new WallClock();
    let ran = false;
    clock.after(120 * DAY, () => void (ran = true));
    await vi.advanceTimersByTimeAsync(120 * DAY - 1);
    expect(ran).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toBe(true);
  });

  test('cancelled and stopped timers do not run; stopped sleeps end', async () => {
    const clock = new WallClock();
    const ran: string[] = [];
    clock.after(10, () => void ran.push('cancelled')).cancel();
    clock.after(60 * DAY, () => void ran.push('stopped'));
    void clock.sleep(1_000).then(() => ran.push('slept'));
    clock.stop();
    await vi.advanceTimersByTimeAsync(100 * DAY);
    expect(ran).toEqual(['slept']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
