import { satisfied, violated } from '../../kernel/requirement.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { INSISTENCE_MS, MOST_CALLS, WINDOW_MS } from '../memory.ts';
import { KEY } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

/** A wait (ms) below which nobody has waited. */
const NO_WAIT_MS = 500;
/** Times in a row that a key which is not accepted may be presented. */
const MOST_REFUSALS = 3;
const RESERVED = /^x-(user-(id|email|groups.*|note|attributes)|subscription-id)$/;

/** Pace and keys (io.md §3.1, §3.2, §8.9). */
export const limiti: readonly IoRule[] = [
  rule('IO-RL-001', undefined, ({ at, operation }, { calls }) => {
    if (operation === undefined) return undefined;
    const first = calls.length < MOST_CALLS ? undefined : calls[0]!;
    return unless(
      first !== undefined && at - first < WINDOW_MS
        ? {
            expected: `al più ${MOST_CALLS} chiamate in 5 secondi`,
            observed: `${MOST_CALLS + 1} in ${(at - first) / 1000} secondi`,
          }
        : undefined,
      { met: 'Le chiamate stanno nel limite.', broken: 'L’ente fa troppe chiamate in cinque secondi.' },
    );
  }),
  rule('IO-RL-002', undefined, ({ at }, { busy }) => {
    if (busy?.waitMs === undefined || at < busy.at) return undefined;
    const waited = at - busy.at;
    return unless(
      waited < busy.waitMs
        ? {
            expected: `${busy.waitMs / 1000} secondi dopo il rifiuto n. ${busy.exchange}`,
            observed: `${waited / 1000} secondi`,
          }
        : undefined,
      {
        met: 'Dopo il rifiuto per troppe chiamate l’ente attende quanto IO indica.',
        broken: 'Dopo il rifiuto per troppe chiamate l’ente non attende quanto IO indica.',
      },
    );
  }),
  rule('IO-RL-004', undefined, ({ at }, { busy }) => {
    if (busy === undefined || busy.waitMs !== undefined || at < busy.at) return undefined;
    const waited = at - busy.at;
    const least = Math.max(NO_WAIT_MS, busy.gapMs ?? 0);
    return unless(
      waited < least ? { expected: `almeno ${least / 1000} secondi`, observed: `${waited / 1000} secondi` } : undefined,
      {
        met: 'Senza indicazioni l’ente attende sempre più a lungo.',
        broken: 'Senza indicazioni l’ente non attende sempre più a lungo.',
      },
    );
  }),
  rule('IO-SEC-001', undefined, ({ operation, request }) =>
    operation === undefined
      ? undefined
      : unless(
          (request.headers[KEY] ?? '') === ''
            ? { expected: 'la chiave del servizio', observed: 'nessuna chiave' }
            : undefined,
          { met: 'La chiamata porta la chiave.', broken: 'La chiamata non porta la chiave.' },
        ),
  ),
  rule('IO-SEC-002', undefined, ({ at, response }, { unauthorized }) => {
    if (response.status !== 401) return undefined;
    return unauthorized.count >= MOST_REFUSALS && at - unauthorized.at < INSISTENCE_MS
      ? violated(
          'L’ente insiste con una chiave che non è accettata.',
          `al più ${MOST_REFUSALS} chiamate`,
          `la ${unauthorized.count + 1}ª di seguito`,
        )
      : satisfied('L’ente non insiste con una chiave che non è accettata.');
  }),
  rule('IO-SEC-003', undefined, (exchange) => {
    const place = keyOutOfPlace(exchange);
    return unless(
      place === undefined ? undefined : { expected: 'la chiave nella sola intestazione', observed: place },
      {
        met: 'La chiave è nella sola intestazione.',
        broken: 'La chiave sta dove non deve.',
      },
    );
  }),
  rule('IO-SEC-004', undefined, ({ request }) => {
    const reserved = Object.keys(request.headers).find((name) => RESERVED.test(name));
    return unless(
      reserved === undefined ? undefined : { expected: 'nessuna intestazione del gateway', observed: reserved },
      {
        met: 'La chiamata non porta intestazioni riservate.',
        broken: 'La chiamata porta un’intestazione riservata al gateway di IO.',
      },
    );
  }),
];

/** Evidence shows a stand-in wherever a key was. */
const STAND_IN = /secret(:|%3A)api-key(#|%23)/;

function keyOutOfPlace({ request }: SeenExchange): string | undefined {
  if (STAND_IN.test(request.url)) return 'l’indirizzo';
  return STAND_IN.test(request.text ?? '') ? 'il corpo' : undefined;
}
