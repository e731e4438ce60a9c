import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { THRESHOLDS } from '../style/thresholds.ts';
import { fiscalCodeOf, members, PROFILE } from '../seen.ts';
import {
  afterAnother,
  afterProfile,
  byRule,
  expecting,
  nothingSent,
  orders,
  textOf,
  toldAbout,
  whenHeld,
  whether,
} from './story.ts';

/** What an "Allora" asks about profiles. */
export const profili: Readonly<Record<string, Expectation>> = {
  asksFirst: byRule('IO-PRF-001', 'L’ente non ha inviato messaggi.'),
  stopsWhereAbsent: expecting('IO-PRF-002', (view, parameters) =>
    nothingSent(
      view,
      parameters,
      'il cittadino non è su IO',
      afterProfile(({ response }) => response.status === 404),
    ),
  ),
  stopsWhereBlocked: expecting('IO-PRF-003', (view, parameters) =>
    nothingSent(
      view,
      parameters,
      'il cittadino non accetta i messaggi del servizio',
      afterProfile(({ response }) => response.status === 200 && members(response.json)['sender_allowed'] !== true),
    ),
  ),
  codeInBody: byRule('IO-PRF-004', 'L’ente non ha chiesto profili.'),
  stopsWhereForbidden: expecting('IO-PRF-005', (view, parameters) => {
    const stopped = nothingSent(
      view,
      parameters,
      'IO non consente di scrivere al destinatario',
      afterProfile(({ response }) => response.status === 403),
    );
    if (stopped.outcome !== 'satisfied') return stopped;
    return toldAbout(view, textOf(parameters, 'riferimento')) === ''
      ? violated('L’operatore non sa che IO non consente di scrivere al destinatario.', 'una segnalazione', 'nulla')
      : satisfied('L’ente si ferma, e l’operatore sa perché.');
  }),
  codeWellFormed: byRule('IO-PRF-006', 'L’ente non ha trasmesso codici fiscali.'),
  companySkipped: expecting('IO-PRF-007', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const recipient = orders(view).find((each) => each.riferimento === riferimento)?.recipient;
    const called = [...PROFILE]
      .flatMap((operation) => view.exchanges(operation))
      .find((each) => (fiscalCodeOf(each) ?? '').trim() === recipient);
    if (called !== undefined)
      return violated(
        'L’ente chiama IO per un’impresa.',
        'nessuna chiamata',
        `la chiamata n. ${called.seq}`,
        called.seq,
      );
    const stopped = nothingSent(view, parameters, 'il destinatario non è una persona', afterAnother);
    if (stopped.outcome !== 'satisfied') return stopped;
    return toldAbout(view, riferimento) === ''
      ? violated('L’operatore non sa che il destinatario non è una persona.', 'una segnalazione', 'nulla')
      : satisfied('L’ente non chiama IO per un’impresa, e l’operatore lo sa.');
  }),
  profilesHavePurpose: expecting('IO-MSG-033', (view) => {
    const asked = PROFILE.flatMap((operation) => view.exchanges(operation));
    if (asked.length === 0) return notObserved('L’ente non ha chiesto profili.');
    const strangers = asked.filter((exchange) => {
      const code = (fiscalCodeOf(exchange) ?? '').trim().toUpperCase();
      return !orders(view).some(({ recipient, command }) => recipient === code && command.seq < exchange.seq);
    });
    return whether(
      strangers.length <= asked.length * THRESHOLDS.harvesting,
      {
        met: `L’ente chiede il profilo di chi ha da informare: ${asked.length - strangers.length} richieste su ${asked.length}.`,
        broken: 'L’ente chiede il profilo di chi non ha da informare.',
        expected: `al più ${THRESHOLDS.harvesting * 100} richieste su 100`,
        observed: `${strangers.length} su ${asked.length}`,
      },
      (strangers[0] ?? asked[0]!).seq,
    );
  }),
  freshProfile: byRule('IO-PRF-008', 'L’ente non ha inviato messaggi.'),
  otherChannel: expecting('IO-PRF-009', (view, parameters) =>
    whenHeld(view, parameters, ({ altroCanale, stato, seq }) =>
      whether(
        altroCanale && stato === 'nonInviato',
        {
          met: 'Il cittadino è avviato a un altro canale.',
          broken: 'Il cittadino che IO non raggiunge non è avviato a un altro canale.',
          expected: 'non inviato, altro canale',
          observed: `${stato}, ${altroCanale ? 'altro canale' : 'nessun altro canale'}`,
        },
        seq,
      ),
    ),
  ),
};
