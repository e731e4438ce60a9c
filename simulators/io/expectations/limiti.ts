import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { accessOf } from '../operations/access.ts';
import { fiscalCodeOf, KEY, list, text } from '../seen.ts';
import { digestOf } from './messaggi.ts';
import { allSubmits, byRule, expecting, orders, whether } from './story.ts';

/** Calls that a key which is not accepted may get before the ente stops. */
const MOST_REFUSALS = 3;

/** What an "Allora" asks about pace and keys. */
export const limiti: Readonly<Record<string, Expectation>> = {
  pace: byRule('IO-RL-001', 'L’ente non ha chiamato IO.'),
  waitsAsTold: byRule('IO-RL-002', 'IO non ha rifiutato chiamate, oppure l’ente non ne ha fatte altre.'),
  allSentOnce: expecting('IO-RL-003', (view) => {
    if (!view.exchanges().some(({ response }) => response.status === 429))
      return notObserved('IO non ha rifiutato chiamate per il limite.');
    if (allSubmits(view).some(({ request }) => request.json === undefined))
      return notObserved('Di qualche messaggio non si legge il destinatario: lo dicono altri requisiti.');
    const recipients = [...new Set(orders(view).map(({ recipient }) => recipient))];
    if (recipients.length === 0) return notObserved('L’operatore non ha chiesto messaggi.');
    for (const recipient of recipients) {
      const asked = new Set(orders(view).flatMap((each) => (each.recipient === recipient ? each.riferimento : [])));
      const calls = allSubmits(view).filter((each) => (fiscalCodeOf(each) ?? '').toUpperCase() === recipient);
      const taken = calls.filter(({ response }) => response.status === 201).length;
      if (taken > asked.size)
        return violated(
          'Un messaggio fermato dal limite è partito più volte.',
          `${asked.size} messaggi`,
          `${taken}`,
          calls.at(-1)!.seq,
        );
      const elsewhere = calls.some(({ response }) => response.status !== 201 && response.status !== 429);
      if (taken < asked.size && !elsewhere)
        return violated(
          'Un messaggio fermato dal limite non è più partito.',
          `${asked.size} messaggi`,
          `${taken}`,
          calls.at(-1)?.seq,
        );
    }
    return satisfied('Ogni messaggio è partito, una volta.');
  }),
  backsOff: byRule('IO-RL-004', 'IO non ha rifiutato chiamate senza indicare l’attesa.'),
  keyOnEveryCall: byRule('IO-SEC-001', 'L’ente non ha chiamato IO.'),
  stopsWhereKeyRefused: expecting('IO-SEC-002', (view) => {
    const refused = view.exchanges().filter(({ response, platform }) => platform === 'io' && response.status === 401);
    if (refused.length === 0) return notObserved('Nessuna chiave è stata rifiutata.');
    if (refused.length > MOST_REFUSALS)
      return violated(
        'L’ente insiste con una chiave che non è accettata.',
        `al più ${MOST_REFUSALS} chiamate`,
        `${refused.length} chiamate`,
        refused.at(-1)!.seq,
      );
    const told = orders(view).some(({ command }) => /chiave|401/i.test(command.answer?.messageToOperator ?? ''));
    return whether(
      told,
      {
        met: 'L’ente si ferma, e l’operatore sa della chiave.',
        broken: 'L’operatore non sa che la chiave non è accettata.',
        expected: 'una segnalazione sulla chiave',
        observed: 'nulla',
      },
      refused[0]!.seq,
    );
  }),
  keyInHeaderOnly: byRule('IO-SEC-003', 'L’ente non ha chiamato IO.'),
  nothingReserved: byRule('IO-SEC-004', 'L’ente non ha chiamato IO.'),
  keysApart: expecting('IO-SEC-005', (view, parameters) => {
    const known = (name: string): readonly string[] => list(parameters[name]).map((each) => digestOf(text(each) ?? ''));
    const manage = known('gestione');
    const use = known('servizi');
    const calls = view
      .exchanges()
      .filter(
        ({ platform, direction, operation }) =>
          platform === 'io' && direction === 'toPlatform' && operation !== undefined,
      );
    if (calls.length === 0) return notObserved('L’ente non ha chiamato IO.');
    const wrong = calls.find((exchange) => isSwapped(exchange, manage, use));
    return wrong === undefined
      ? satisfied('Chiave di gestione e chiavi dei servizi sono usate ciascuna per il suo scopo.', calls[0]!.seq)
      : violated(
          'L’ente usa una chiave per uno scopo che non è il suo.',
          accessOf(wrong.operation!).key === 'manage' ? 'la chiave di gestione' : 'la chiave del servizio',
          accessOf(wrong.operation!).key === 'manage' ? 'la chiave di un servizio' : 'la chiave di gestione',
          wrong.seq,
        );
  }),
  rotationUnseen: expecting('IO-SEC-006', (view) => {
    const renewed = view.exchanges('cmsRegenerateServiceKey').find(({ response }) => response.status === 200);
    if (renewed === undefined) return notObserved('Nessuna chiave è stata sostituita.');
    const refused = view.exchanges().find(({ seq, response }) => seq > renewed.seq && response.status === 401);
    return refused === undefined
      ? satisfied('La sostituzione della chiave non ferma gli invii.', renewed.seq)
      : violated(
          'Dopo la sostituzione una chiamata parte con la chiave vecchia.',
          'nessun rifiuto',
          `la n. ${refused.seq}`,
          refused.seq,
        );
  }),
};

function isSwapped({ operation, request }: SeenExchange, manage: readonly string[], use: readonly string[]): boolean {
  const key = digestOf(request.headers[KEY] ?? '');
  return (accessOf(operation!).key === 'manage' ? use : manage).includes(key);
}
