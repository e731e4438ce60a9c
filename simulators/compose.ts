import type { Ids } from './kernel/ids.ts';
import { simulate } from './kernel/simulate.ts';
import type { Bench, Simulation } from './kernel/simulate.ts';
import { pagopa } from './pagopa/index.ts';
import { send } from './send/index.ts';

/** The platforms of one tenant, bound to each other where one needs another. */
export interface Composition {
  readonly send: Simulation;
  readonly pagopa: Simulation;
}

export interface ComposeOptions {
  readonly ids: Ids;
  /** Where each platform is reached, by platform id, without a trailing slash. */
  readonly urls: Readonly<Record<string, string>>;
  /** The platforms' own settings, by platform id. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Puts every platform to work for one tenant; the only place where one platform's facts reach another (semantics.md 15). */
export function compose(bench: Bench, { ids, urls, settings = {} }: ComposeOptions): Composition {
  const sendAtWork = simulate(send, bench, {
    ids: ids.fork('send'),
    publicUrl: urls['send'] ?? '',
    settings: settings['send'] ?? {},
  });
  const { mittente, creditore } = sendAtWork.platform.identities(sendAtWork.state) as Record<
    'mittente' | 'creditore',
    { codiceFiscale: string }
  >;
  const pagopaAtWork = simulate(pagopa, bench, {
    ids: ids.fork('pagopa'),
    publicUrl: urls['pagopa'] ?? '',
    settings: { enti: [mittente, creditore].map(({ codiceFiscale }) => ({ codiceFiscale })), ...settings['pagopa'] },
  });
  return { send: sendAtWork, pagopa: pagopaAtWork };
}
