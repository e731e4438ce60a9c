import { describe, expect, test } from 'vitest';
import { seen } from '../../kernel/view.ts';
import { policyKept } from './senza-costo.ts';

const called = seen({
  kind: 'exchange',
  seq: 7,
  at: 0,
  elapsedMs: 0,
  platform: 'pagopa',
  direction: 'fromPlatform',
  operation: 'paGetPaymentV2',
  request: { method: 'POST', url: 'http://ente.example/pagopa', headers: {} },
  response: { status: 200, headers: {} },
  satisfied: [],
  findings: [],
});

const OK = (amount: number) => ({ called, outcome: 'OK', amount });
const KO = { called, outcome: 'KO', amount: undefined };
const BASE = { base: 5_000, last: 200 };

describe('what the creditor declared for when SEND does not tell the cost', () => {
  test.each([
    ['the last cost', OK(5_200), 'ultimoCosto', BASE, 'satisfied'],
    ['the last cost, none told yet', OK(5_000), 'ultimoCosto', { base: 5_000, last: undefined }, 'satisfied'],
    ['the last cost, forgotten', OK(5_000), 'ultimoCosto', BASE, 'violated'],
    ['the last cost, but nothing can be paid', KO, 'ultimoCosto', BASE, 'violated'],
    ['the base amount', OK(5_000), 'importoBase', BASE, 'satisfied'],
    ['the base amount, with a cost', OK(5_200), 'importoBase', BASE, 'violated'],
    ['no payment', KO, 'esitoNegativo', BASE, 'satisfied'],
    ['no payment, and yet one', OK(5_000), 'esitoNegativo', BASE, 'violated'],
    ['nothing declared', OK(5_000), undefined, BASE, 'notObserved'],
  ])('%s', (_, answered, politica, amounts, outcome) => {
    expect(policyKept(answered, politica, amounts).outcome).toBe(outcome);
  });

  test('is one of three', () => {
    expect(() => policyKept(KO, 'altro', BASE)).toThrow('ultimoCosto, importoBase, esitoNegativo');
  });
});
