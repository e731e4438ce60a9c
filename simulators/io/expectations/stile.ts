import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, violated } from '../../kernel/requirement.ts';
import { contentOf, members, text } from '../seen.ts';
import {
  afterAnother,
  allSubmits,
  byRule,
  expecting,
  nothingSent,
  orders,
  submitsFor,
  takenFor,
  textOf,
  whenSent,
  whether,
} from './story.ts';

const POSITIONS: Readonly<Record<string, string>> = {
  paid: 'una posizione già pagata',
  cancelled: 'una posizione annullata',
};

const UNSEEN = 'L’ente non ha inviato messaggi di questo genere.';

/** What an "Allora" asks about what messages say. */
export const stile: Readonly<Record<string, Expectation>> = {
  deadlineCarried: byRule('IO-MST-001', UNSEEN),
  nothingPersonal: expecting('IO-MST-003', (view, parameters) => {
    const judged = byRule('IO-MST-003', UNSEEN).check(view, parameters);
    if (judged.outcome === 'violated') return judged;
    const nome = text(parameters['nome']);
    const naming =
      nome === undefined
        ? undefined
        : allSubmits(view).find((each) => (text(contentOf(each)['subject']) ?? '').includes(nome));
    if (naming !== undefined)
      return violated('L’oggetto contiene il nome del destinatario.', 'nessun dato personale', 'il nome', naming.seq);
    return judged;
  }),
  encodedOnce: byRule('IO-MST-004', UNSEEN),
  noBroadcast: byRule('IO-MST-006', UNSEEN),
  positionFirst: expecting('IO-MST-008', (view, parameters) =>
    whenSent(view, parameters, ({ seq }) => {
      const ids = takenFor(view, textOf(parameters, 'riferimento')).map(({ id }) => id);
      const taken = view.events('messageAccepted').find(({ event }) => ids.includes(text(event['id']) ?? ''));
      const position = text(taken?.event['position']);
      if (position === undefined) return notObserved('IO non ha preso un avviso di pagamento.');
      return whether(
        position === 'payable',
        {
          met: 'Il messaggio parte quando la posizione c’è già.',
          broken: 'Il messaggio parte senza che la posizione ci sia.',
          expected: 'una posizione da pagare',
          observed: POSITIONS[position] ?? 'una posizione che pagoPA non conosce',
        },
        seq,
      );
    }),
  ),
  nothingWithoutPosition: expecting('IO-MST-008', (view, parameters) =>
    nothingSent(view, parameters, 'la posizione debitoria non c’è', afterAnother),
  ),
  textSaysPayment: byRule('IO-MST-009', UNSEEN),
  textAgrees: byRule('IO-MST-022', UNSEEN),
  subjectIsObject: byRule('IO-MST-010', UNSEEN),
  brandsSpelled: byRule('IO-MST-011', UNSEEN),
  instalments: byRule('IO-MST-012', UNSEEN),
  correctionComposed: expecting('IO-MST-013', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const asked = view.commands('correct-io-message').find((each) => each.parameters['riferimento'] === riferimento);
    const sent = submitsFor(view, `${riferimento}/errata`)[0];
    if (asked === undefined || sent === undefined) return notObserved('L’ente non ha inviato correzioni.');
    const { subject, markdown } = contentOf(sent);
    if (!(text(subject) ?? '').startsWith('Errata corrige'))
      return violated(
        'La correzione non si intitola «Errata corrige».',
        'Errata corrige',
        text(subject) ?? 'nulla',
        sent.seq,
      );
    const missing = (['datoSbagliato', 'datoGiusto', 'cosaFare'] as const).find(
      (name) => !(text(markdown) ?? '').includes(text(asked.parameters[name]) ?? ''),
    );
    return whether(
      missing === undefined,
      {
        met: 'La correzione dice che cosa era sbagliato, che cosa è giusto e che cosa fare.',
        broken: 'La correzione non dice tutto.',
        expected: 'dato sbagliato, dato giusto, che cosa fare',
        observed: `manca: ${missing ?? ''}`,
      },
      sent.seq,
    );
  }),
  wrongNoticeClosed: expecting('IO-MST-021', (view, parameters) =>
    view.commands('correct-io-message').some(({ answer }) => answer?.status === 'done')
      ? nothingSent(view, parameters, 'l’avviso sbagliato non è più dovuto', afterAnother)
      : notObserved('L’ente non ha inviato correzioni.'),
  ),
  signedByBody: byRule('IO-MST-014', UNSEEN),
  buttonsLabelled: byRule('IO-MST-015', UNSEEN),
  sensitiveKept: expecting('IO-MST-016', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const content = contentOf(exchange);
      const dati = orders(view).find((each) => each.riferimento === textOf(parameters, 'riferimento'))?.dati ?? {};
      const remote = members(content['third_party_data'])['has_remote_content'] === true;
      const neutral =
        content['subject'] !== dati['oggetto'] &&
        !(text(content['markdown']) ?? '').includes(text(dati['testo']) ?? '');
      return whether(
        remote && neutral,
        {
          met: 'Il contenuto riservato resta presso l’ente.',
          broken: 'Il contenuto riservato è nel messaggio.',
          expected: 'un contenuto remoto, sotto un oggetto neutro',
          observed: remote ? 'oggetto o testo riservati nel messaggio' : 'nessun contenuto remoto',
        },
        exchange.seq,
      );
    }),
  ),
  buttonsWellFormed: byRule('IO-MST-017', UNSEEN),
  subsetOnly: byRule('IO-MST-018', UNSEEN),
  noControls: byRule('IO-MST-019', UNSEEN),
  informal: byRule('IO-MST-020', UNSEEN),
};
