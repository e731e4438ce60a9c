import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { dayInRome } from '../style/dates.ts';
import { contentOf, KEY, list, members, text } from '../seen.ts';
import type { Members } from '../seen.ts';
import {
  afterAnother,
  byRule,
  expecting,
  orders,
  submitsFor,
  takenFor,
  textOf,
  toldAbout,
  whenHeld,
  whenSent,
  whether,
} from './story.ts';
import type { Parameters } from './story.ts';

/** What an "Allora" asks about messages. */
export const messaggi: Readonly<Record<string, Expectation>> = {
  messageTaken: expecting('IO-MSG-003', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const [taken] = takenFor(view, riferimento);
    if (taken !== undefined) return satisfied('IO prende il messaggio.', taken.exchange.seq);
    const [sent] = submitsFor(view, riferimento);
    return notObserved(
      sent === undefined
        ? `L’ente non ha inviato il messaggio. ${toldAbout(view, riferimento)}`.trim()
        : 'IO non ha preso il messaggio: lo dicono altri requisiti.',
    );
  }),
  subjectFits: byRule('IO-MSG-001', 'L’ente non ha inviato messaggi.'),
  textFits: byRule('IO-MSG-002', 'L’ente non ha inviato messaggi.'),
  recipientInBody: byRule('IO-MSG-004', 'L’ente non ha inviato messaggi.'),
  declaredJson: byRule('IO-MSG-005', 'L’ente non ha inviato messaggi.'),
  dueInUtc: byRule('IO-MSG-006', 'L’ente non ha inviato messaggi con una scadenza.'),
  toldOnce: expecting('IO-MSG-007', (view, parameters) => {
    const taken = takenFor(view, textOf(parameters, 'riferimento'));
    if (taken.length === 0) return notObserved('IO non ha preso il messaggio.');
    return whether(
      taken.length === 1,
      {
        met: 'Il fatto è comunicato una volta.',
        broken: 'Lo stesso fatto è comunicato più volte.',
        expected: 'un messaggio',
        observed: `${taken.length} messaggi`,
      },
      taken.at(-1)!.exchange.seq,
    );
  }),
  refusedNotRepeated: expecting('IO-MSG-008', (view, parameters) => {
    const sent = submitsFor(view, textOf(parameters, 'riferimento'));
    const at = sent.findIndex(({ response }) => response.status === 400 || response.status === 403);
    if (at < 0) return notObserved('IO non ha respinto il messaggio.');
    const again = sent.slice(at + 1).find(({ request }) => request.text === sent[at]!.request.text);
    return again === undefined
      ? satisfied('Il messaggio respinto non è ripetuto.', sent[at]!.seq)
      : violated(
          'L’ente ripete identico il messaggio respinto.',
          'nessuna ripetizione',
          `la n. ${again.seq}`,
          again.seq,
        );
  }),
  triesAgain: expecting('IO-MSG-009', (view, parameters) => {
    const sent = submitsFor(view, textOf(parameters, 'riferimento'));
    const failed = sent.findIndex(({ response }) => response.status >= 500);
    if (failed < 0) return notObserved('IO non ha avuto errori.');
    const waits = sent.slice(failed + 1).map(({ at }, index) => at - sent[failed + index]!.at);
    if (waits.length === 0)
      return violated('Dopo un errore temporaneo l’ente rinuncia.', 'un altro tentativo', 'nessuno', sent[failed]!.seq);
    const shorter = waits.findIndex((wait, index) => index > 0 && wait < waits[index - 1]!);
    return whether(
      shorter < 0 && waits[0]! > 0,
      {
        met: 'L’ente ripete l’invio con attese crescenti.',
        broken: 'L’ente ripete l’invio senza attese crescenti.',
        expected: 'attese crescenti',
        observed: waits.map((wait) => `${wait / 1000} s`).join(', '),
      },
      sent.at(-1)!.seq,
    );
  }),
  idKept: expecting('IO-MSG-010', keepsId),
  rightKey: expecting('IO-MSG-011', (view, parameters) =>
    whenSent(view, parameters, ({ request, seq }) => {
      const used = digestOf(request.headers[KEY] ?? '');
      const own = list(parameters['chiavi']).map((each) => digestOf(text(each) ?? ''));
      return whether(
        own.includes(used),
        {
          met: 'Il messaggio parte con la chiave del suo servizio.',
          broken: 'Il messaggio parte con la chiave di un altro servizio.',
          expected: 'la chiave del servizio',
          observed: 'un’altra chiave',
        },
        seq,
      );
    }),
  ),
  secureChannels: expecting('IO-MSG-012', (view, parameters) =>
    whenSent(view, parameters, (exchange) =>
      whether(
        contentOf(exchange)['require_secure_channels'] === true,
        {
          met: 'Il messaggio riservato chiede canali sicuri.',
          broken: 'Il messaggio riservato può andare per posta elettronica.',
          expected: 'canali sicuri',
          observed: 'nessuna richiesta',
        },
        exchange.seq,
      ),
    ),
  ),
  charactersKept: expecting('IO-MSG-013', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const { subject, markdown } = contentOf(exchange);
      const { oggetto, testo } = asked(view, parameters);
      const kept = subject === oggetto && (text(markdown) ?? '').includes(text(testo) ?? '');
      return whether(
        kept,
        {
          met: 'Il messaggio riporta i caratteri indicati.',
          broken: 'Il messaggio non riporta i caratteri indicati.',
          expected: text(oggetto) ?? '',
          observed: text(subject) ?? 'un corpo che non è in UTF-8',
        },
        exchange.seq,
      );
    }),
  ),
  silenceHandled: expecting('IO-MSG-014', (view, parameters) => {
    const sent = submitsFor(view, textOf(parameters, 'riferimento'));
    if (!sent.some(({ fault }) => fault?.kind === 'reset' || fault?.kind === 'hang'))
      return notObserved('Nessuna risposta è andata perduta.');
    if (sent.length > 2)
      return violated(
        'L’ente ripete più volte un messaggio di cui non conosce la sorte.',
        'al più una ripetizione',
        `${sent.length - 1} ripetizioni`,
        sent.at(-1)!.seq,
      );
    if (sent.length === 2) return satisfied('L’ente ripete il messaggio una volta.', sent[1]!.seq);
    return whenHeld(view, parameters, ({ stato, seq }) =>
      whether(
        stato === 'daVerificare',
        {
          met: 'Il messaggio di sorte ignota risulta da verificare.',
          broken: 'Il messaggio di sorte ignota non risulta da verificare.',
          expected: 'da verificare',
          observed: stato,
        },
        seq,
      ),
    );
  }),
  asksForOwn: byRule('IO-MSG-015', 'L’ente non ha chiesto esiti.'),
  unknownMembers: expecting('IO-MSG-016', keepsId),
  reasonTold: expecting('IO-MSG-017', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const refused = submitsFor(view, riferimento).findLast(({ response }) => response.status >= 400);
    if (refused === undefined) return notObserved('IO non ha rifiutato il messaggio.');
    return whether(
      saysWhy(refused, toldAbout(view, riferimento)),
      {
        met: 'L’operatore conosce il motivo del rifiuto.',
        broken: 'L’operatore non conosce il motivo del rifiuto.',
        expected: text(members(refused.response.json)['title']) ?? String(refused.response.status),
        observed: toldAbout(view, riferimento) || 'nulla',
      },
      refused.seq,
    );
  }),
  wrongLengthTold: expecting('IO-MSG-018', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const taken = takenFor(view, riferimento)[0];
    if (taken !== undefined)
      return violated(
        'L’ente adatta da sé un testo della lunghezza sbagliata.',
        'nessun invio, e una segnalazione',
        `l’invio n. ${taken.exchange.seq}`,
        taken.exchange.seq,
      );
    const order = orders(view).find((each) => each.riferimento === riferimento);
    if (order === undefined || !afterAnother.seen(view, order)) return notObserved(afterAnother.unseen);
    return whether(toldAbout(view, riferimento) !== '', {
      met: 'L’operatore sa che la lunghezza non va.',
      broken: 'L’operatore non sa che la lunghezza non va.',
      expected: 'una segnalazione',
      observed: 'nulla',
    });
  }),
  reminderDue: expecting('IO-MSG-019', (view, parameters) =>
    whenSent(view, parameters, (exchange) =>
      whether(
        contentOf(exchange)['due_date'] !== undefined,
        {
          met: 'Il promemoria porta la scadenza.',
          broken: 'Il promemoria è senza scadenza.',
          expected: 'una data di scadenza',
          observed: 'nessuna',
        },
        exchange.seq,
      ),
    ),
  ),
  dueDay: expecting('IO-MST-005', fallsOn),
};

function keepsId(view: View, parameters: Parameters): Judgement {
  const taken = takenFor(view, textOf(parameters, 'riferimento'));
  if (taken.length === 0) return notObserved('IO non ha preso il messaggio.');
  return whenHeld(view, parameters, ({ id, seq }) =>
    whether(
      taken.some((each) => each.id === id),
      {
        met: 'L’ente conserva l’identificativo dato da IO.',
        broken: 'L’ente non conserva l’identificativo dato da IO.',
        expected: taken[0]!.id,
        observed: id ?? 'nessuno',
      },
      seq,
    ),
  );
}

/** Whether the due date of a message falls on the day wanted, on a calendar in Italy. */
export function fallsOn(view: View, parameters: Parameters): Judgement {
  return whenSent(view, parameters, (exchange) => {
    const due = text(contentOf(exchange)['due_date']);
    if (due === undefined) return notObserved('Il messaggio è senza scadenza.');
    const giorno = textOf(parameters, 'giorno');
    const day = dayInRome(due);
    return whether(
      day === giorno,
      {
        met: 'La scadenza cade nel giorno voluto.',
        broken: 'La scadenza cade in un altro giorno, per chi la legge in Italia.',
        expected: giorno,
        observed: `${due}, in Italia ${day ?? 'nessun giorno'}`,
      },
      exchange.seq,
    );
  });
}

function asked(view: View, parameters: Parameters): Members {
  const riferimento = textOf(parameters, 'riferimento');
  return orders(view).find((each) => each.riferimento === riferimento)?.dati ?? {};
}

/** Evidence names secrets in several ways; what follows the last # tells one from another. */
export function digestOf(secret: string): string {
  return secret.slice(secret.lastIndexOf('#'));
}

/** Whether what the operator reads says what IO answered: its title, its detail or its number. */
export function saysWhy({ response }: SeenExchange, told: string): boolean {
  const { title, detail, message } = members(response.json);
  return [title, detail, message, String(response.status)].some(
    (each) => typeof each === 'string' && told.includes(each),
  );
}
