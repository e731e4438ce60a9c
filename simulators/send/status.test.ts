import { describe, expect, test } from 'vitest';
import { STATUSES, statusAfter, TRANSITIONS } from './status.ts';

describe('the status of a notification', () => {
  test.each(TRANSITIONS.filter(({ on }) => !on.includes('WORKFLOW') && !on.includes('UNREACHABLE')))(
    '$from, $on: $to',
    ({ from, on, to, severalRecipients }) => {
      const recipients = severalRecipients === true ? 2 : 1;
      expect(statusAfter(from, on, ['DIGITAL_DELIVERY_CREATION_REQUEST'], recipients)).toBe(to);
    },
  );

  test('no pair of status and element stands twice in the list', () => {
    const steps = TRANSITIONS.map(({ from, on }) => `${from} ${on}`);
    expect(new Set(steps).size).toBe(steps.length);
  });

  test('refused and cancelled are final', () => {
    for (const status of ['REFUSED', 'CANCELLED'] as const)
      for (const { on } of TRANSITIONS) expect(statusAfter(status, on, [], 1)).toBe(status);
  });

  test('an unknown element changes nothing', () => {
    for (const status of STATUSES) expect(statusAfter(status, 'SOMETHING_NEW', [], 1)).toBe(status);
  });

  test('a view is never undone', () => {
    expect(statusAfter('VIEWED', 'DIGITAL_DELIVERY_CREATION_REQUEST', ['DIGITAL_DELIVERY_CREATION_REQUEST'], 1)).toBe(
      'VIEWED',
    );
    expect(statusAfter('VIEWED', 'REFINEMENT', [], 1)).toBe('VIEWED');
  });

  test('with several recipients the last completion decides, a success before a failure', () => {
    const digital = 'DIGITAL_DELIVERY_CREATION_REQUEST';
    const unreachable = 'COMPLETELY_UNREACHABLE';
    expect(statusAfter('DELIVERING', digital, [digital], 2)).toBe('DELIVERING');
    expect(statusAfter('DELIVERING', unreachable, [digital, unreachable], 2)).toBe('DELIVERED');
    expect(statusAfter('DELIVERING', unreachable, [unreachable, unreachable], 2)).toBe('UNREACHABLE');
    expect(statusAfter('DELIVERING', 'ANALOG_SUCCESS_WORKFLOW', [unreachable, 'ANALOG_SUCCESS_WORKFLOW'], 2)).toBe(
      'DELIVERED',
    );
  });

  test('refinement while others are still being reached needs several recipients', () => {
    expect(statusAfter('DELIVERING', 'REFINEMENT', [], 1)).toBe('DELIVERING');
    expect(statusAfter('DELIVERING', 'REFINEMENT', [], 2)).toBe('EFFECTIVE_DATE');
  });
});
