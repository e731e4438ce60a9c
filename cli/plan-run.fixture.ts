import { plansNamed } from '../steps/plan-features.ts';
import type { RunOptions } from '../steps/run.ts';

type Own = Omit<Partial<RunOptions>, 'facts'> &
  Pick<RunOptions, 'driver'> & { readonly facts?: Partial<RunOptions['facts']> };

/** How tests run one plan: in virtual time, one seed, one instant, for the example ente; what a test wants otherwise is its own. */
export function planRun(plan: string, { facts, ...own }: Own): RunOptions {
  return {
    plans: plansNamed([plan]),
    facts: {
      id: 'prova',
      seed: 42,
      suite: { name: 'collaudo', version: '0' },
      startedAt: Date.parse('2026-11-22T09:00:00Z'),
      environment: 'simulator',
      ambiente: 'staging',
      sut: { driver: 'reference', name: 'Ente di riferimento', version: '0' },
      ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
      selection: { plans: [plan] },
      ...facts,
    },
    clock: 'virtual',
    door: 'express',
    external: false,
    redactionKey: 'prova',
    ...own,
  };
}
