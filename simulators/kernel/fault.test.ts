import { describe, expect, test } from 'vitest';
import { Faults } from './fault.ts';
import type { Fault } from './fault.ts';

const RESET: Fault = { kind: 'reset' };
const HANG: Fault = { kind: 'hang' };
const kinds = (faults: Faults, calls: number, operation = 'a'): (string | undefined)[] =>
  Array.from({ length: calls }, () => faults.take(operation)?.kind);

describe('scripted faults', () => {
  test('strike once, a number of times, or for ever', () => {
    const faults = new Faults();
    faults.script({ operation: 'a', fault: RESET });
    expect(kinds(faults, 2)).toEqual(['reset', undefined]);
    faults.script({ operation: 'a', fault: RESET, times: 2 });
    expect(kinds(faults, 3)).toEqual(['reset', 'reset', undefined]);
    faults.script({ operation: 'a', fault: RESET, times: Number.POSITIVE_INFINITY });
    expect(kinds(faults, 100).every((kind) => kind === 'reset')).toBe(true);
    faults.clear();
    expect(kinds(faults, 1)).toEqual([undefined]);
  });

  test('strike after a number of calls that went well', () => {
    const faults = new Faults();
    faults.script({ operation: 'a', fault: RESET, after: 2, times: 2 });
    expect(kinds(faults, 5)).toEqual([undefined, undefined, 'reset', 'reset', undefined]);
  });

  test('strike in the order they were scripted, one a call; a call that is struck did not go well', () => {
    const inOrder = new Faults();
    inOrder.script({ operation: 'a', fault: RESET, times: 2 });
    inOrder.script({ operation: 'a', fault: HANG });
    expect(kinds(inOrder, 4)).toEqual(['reset', 'reset', 'hang', undefined]);
    const later = new Faults();
    later.script({ operation: 'a', fault: HANG, after: 1 });
    later.script({ operation: 'a', fault: RESET });
    expect(kinds(later, 4)).toEqual(['reset', undefined, 'hang', undefined]);
  });

  test('know their operation', () => {
    const faults = new Faults();
    faults.script({ operation: 'a', fault: RESET, after: 1 });
    expect(kinds(faults, 3, 'b')).toEqual([undefined, undefined, undefined]);
    expect(kinds(faults, 2)).toEqual([undefined, 'reset']);
  });

  test('that could never strike are refused', () => {
    const faults = new Faults(['a']);
    expect(() => faults.script({ operation: 'b', fault: RESET })).toThrow(/"b".*a/);
    for (const counts of [{ times: 0 }, { times: Number.NaN }, { after: -1 }])
      expect(() => faults.script({ operation: 'a', fault: RESET, ...counts })).toThrow(RangeError);
    expect(faults.take('a')).toBeUndefined();
  });
});
