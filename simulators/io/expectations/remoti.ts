import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, violated } from '../../kernel/requirement.ts';
import { text } from '../seen.ts';
import { byRule, expecting, whether } from './story.ts';

const UNSEEN = 'IO non ha chiamato il server dell’ente.';

/** What an "Allora" asks about the content that the ente keeps. */
export const remoti: Readonly<Record<string, Expectation>> = {
  contentServed: byRule('IO-RC-001', UNSEEN),
  keyDemanded: byRule('IO-RC-002', UNSEEN),
  addresseeOnly: byRule('IO-RC-003', UNSEEN),
  attachmentsDescribed: byRule('IO-RC-004', UNSEEN),
  attachmentIsPdf: byRule('IO-RC-005', UNSEEN),
  attachmentInTheEnd: expecting('IO-RC-010', (view, parameters) => {
    const judged = byRule('IO-RC-010', UNSEEN).check(view, parameters);
    if (judged.outcome !== 'satisfied') return judged;
    const last = new Map(
      view.exchanges('getThirdPartyMessageAttachment').map((exchange) => [exchange.request.url, exchange] as const),
    );
    const never = [...last.values()].find(({ response }) => response.status !== 200);
    return never === undefined
      ? judged
      : violated(
          'Un allegato non arriva nemmeno dopo l’attesa che il server ha chiesto.',
          'il documento',
          `stato ${never.response.status}`,
          never.seq,
        );
  }),
  attachmentIsPdfA: expecting('IO-RC-011', (view) => {
    const given = view.events('attachmentGiven');
    const [first] = given;
    if (first === undefined) return notObserved('IO non ha avuto allegati dal server dell’ente.');
    const wrong = given.find(({ event }) => event['admitted'] !== true);
    return whether(
      wrong === undefined,
      {
        met: 'Ogni allegato si dichiara PDF/A, in un livello ammesso.',
        broken: 'Un allegato non si dichiara PDF/A in un livello ammesso.',
        expected: `PDF/A-${String(first.event['levels'])}`,
        observed: text(wrong?.event['level']) ?? 'nessuna dichiarazione',
      },
      (wrong ?? first).seq,
    );
  }),
  preconditionServed: byRule('IO-RC-006', UNSEEN),
  unknownSaidSo: byRule('IO-RC-007', UNSEEN),
  asAnnounced: byRule('IO-RC-008', UNSEEN),
  signedTolerated: byRule('IO-RC-009', UNSEEN),
};
