import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { isTaken } from '../memory.ts';
import { digestOf, ESITO_PENDENZE, verdettiOf } from '../seen.ts';
import {
  byRule,
  exchangesOf,
  expecting,
  heldOf,
  holdings,
  invii,
  invioOf,
  sendings,
  textOf,
  textsOf,
  toldOperator,
} from './story.ts';
import type { Held, Invio } from './story.ts';

type Known = Invio & { readonly verdetto: NonNullable<Invio['verdetto']> };

/** What the ente makes of esiti. Parameters: `idPendenza`, or `idPendenze` where several. */
export const esiti: Readonly<Record<string, Expectation>> = {
  esitoAnswered: byRule('IRIS-ESITO-001', 'IRIS non ha inviato esiti.'),
  acceptanceRecorded: expecting('IRIS-ESITO-002', (view, parameters) =>
    onKnown(view, textOf(parameters, 'idPendenza'), (sent, held) =>
      sent.verdetto.sorte === 'accettata' ? recorded(sent, held) : notObserved('IRIS non ha accettato la pendenza.'),
    ),
  ),
  partialRecorded: expecting('IRIS-ESITO-003', (view, parameters) => {
    const ids = textsOf(parameters, 'idPendenze');
    const sent = ids.flatMap((id) => known(view, id) ?? []);
    const kinds = new Set(sent.map(({ verdetto }) => verdetto.sorte === 'accettata'));
    if (kinds.size < 2) return notObserved('IRIS non ha accettato soltanto una parte delle pendenze.');
    return all(view, sent, 'Le pendenze accettate e quelle scartate sono distinte.');
  }),
  globalRecorded: expecting('IRIS-ESITO-004', (view, parameters) => {
    const sent = textsOf(parameters, 'idPendenze').flatMap((id) => known(view, id) ?? []);
    if (sent.length === 0 || sent.some(({ verdetto }) => verdetto.whole.corpo.esiti.length === 0))
      return notObserved('IRIS non ha rifiutato l’intero messaggio.');
    return all(view, sent, 'Tutte le pendenze del messaggio risultano scartate.');
  }),
  reasonShown: expecting('IRIS-ESITO-005', (view, parameters) => {
    const sent = known(view, textOf(parameters, 'idPendenza'));
    if (sent === undefined || sent.verdetto.sorte === 'accettata')
      return notObserved('IRIS non ha scartato la pendenza.');
    const held = heldOf(view, textOf(parameters, 'idPendenza'));
    const shown = [...(held?.errori ?? []), held?.messageToOperator ?? '', toldOperator(view, sent.verdetto.seq) ?? '']
      .filter((each) => each !== '')
      .join('; ');
    const said = sent.verdetto.sorte.some(
      ({ code, description }) => shown.includes(code) || shown.includes(description),
    );
    return said
      ? satisfied('L’operatore vede perché la pendenza è stata scartata.', sent.verdetto.seq)
      : violated(
          'L’operatore non vede perché la pendenza è stata scartata.',
          sent.verdetto.sorte.map(({ code, description }) => `${code} ${description}`).join('; '),
          shown === '' ? 'nulla' : shown,
          sent.verdetto.seq,
        );
  }),
  discardedNotRepeated: expecting('IRIS-ESITO-006', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const refused = invii(view, idPendenza).find(
      ({ verdetto }) => verdetto !== undefined && verdetto.sorte !== 'accettata' && verdetto.reached,
    );
    if (refused?.verdetto === undefined) return notObserved('IRIS non ha scartato la pendenza.');
    const from = refused.verdetto.seq;
    const again = invii(view, idPendenza).find(
      ({ exchange, pendenza }) => exchange.seq > from && digestOf([pendenza]) === digestOf([refused.pendenza]),
    );
    const asked = sendings(view).some(({ seq }) => seq > from && (again === undefined || seq < again.exchange.seq));
    return again === undefined || asked
      ? satisfied('La pendenza scartata non è ripetuta.', from)
      : violated(
          'L’ente ripete identica una pendenza scartata.',
          'nessun nuovo invio',
          'lo stesso invio',
          again.exchange.seq,
        );
  }),
  esitoTwiceHarmless: expecting('IRIS-ESITO-007', (view, parameters) =>
    onKnown(view, textOf(parameters, 'idPendenza'), (sent, held) => {
      const told = exchangesOf(view, ESITO_PENDENZE).filter((exchange) =>
        verdettiOf(exchange).some(({ msgId }) => msgId === sent.allineamento.msgId),
      );
      if (told.length < 2) return notObserved('IRIS non ha consegnato due volte l’esito.');
      return isTaken(told.at(-1)!)
        ? recorded(sent, held)
        : violated(
            'L’ente non prende in carico l’esito ripetuto.',
            'la presa in carico',
            `stato ${told.at(-1)!.response.status}`,
            told.at(-1)!.seq,
          );
    }),
  ),
  esitiMatched: expecting('IRIS-ESITO-008', (view, parameters) => {
    const sent = textsOf(parameters, 'idPendenze').flatMap((id) => known(view, id) ?? []);
    if (new Set(sent.map(({ allineamento }) => allineamento.msgId)).size < 2)
      return notObserved('IRIS non ha risposto a più messaggi.');
    const judgement = all(view, sent, 'Ogni esito è attribuito al suo messaggio.');
    // esiti that are not recorded at all are another matter: attributed wrongly, they spoil a pendenza that was accepted
    const spoilt = sent.some(({ verdetto, pendenza }) => {
      const held = heldOf(view, pendenza.idPendenza);
      return (
        verdetto.sorte === 'accettata' && held !== undefined && (held.invio === 'scartata' || held.errori.length > 0)
      );
    });
    return judgement.outcome === 'violated' && !spoilt
      ? notObserved('Gli esiti negativi non risultano registrati.')
      : judgement;
  }),
  sentNotAccepted: expecting('IRIS-ESITO-009', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const sent = invioOf(view, idPendenza);
    const asked = holdings(view, idPendenza).findLast(
      ({ seq }) =>
        sent !== undefined && seq > sent.exchange.seq && (sent.verdetto === undefined || seq < sent.verdetto.seq),
    );
    if (asked === undefined) return notObserved('Il gestionale non è stato interrogato prima dell’esito.');
    return asked.invio === 'inviata'
      ? satisfied('Prima dell’esito la pendenza risulta inviata.', asked.seq)
      : violated('Prima dell’esito la pendenza non risulta inviata.', 'inviata', asked.invio, asked.seq);
  }),
  syncErrorsRead: expecting('IRIS-ESITO-010', (view, parameters) => {
    const sent = known(view, textOf(parameters, 'idPendenza'));
    if (sent === undefined || sent.verdetto.sorte === 'accettata' || sent.verdetto.seq !== sent.exchange.seq)
      return notObserved('IRIS non ha scartato la pendenza nella risposta sincrona.');
    const held = heldOf(view, textOf(parameters, 'idPendenza'));
    const wrong = held !== undefined && held.invio === 'accettata' && held.errori.length === 0;
    return wrong || (held === undefined && toldOperator(view, sent.exchange.seq) === undefined)
      ? violated(
          'L’ente non legge gli errori della risposta sincrona.',
          'la pendenza scartata',
          held?.invio ?? 'nessun messaggio',
          sent.exchange.seq,
        )
      : satisfied('L’ente legge gli errori della risposta sincrona.', sent.exchange.seq);
  }),
  paidMeanwhile: expecting('IRIS-ESITO-011', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const refused = invii(view, idPendenza).find(
      ({ verdetto }) =>
        verdetto !== undefined &&
        verdetto.sorte !== 'accettata' &&
        verdetto.sorte.some(({ code }) => code === 'A0000016'),
    );
    if (refused?.verdetto === undefined) return notObserved('IRIS non ha scartato la modifica per un pagamento.');
    const { seq } = refused.verdetto;
    const again = invii(view, idPendenza).find(
      ({ exchange, pendenza }) => exchange.seq > seq && pendenza.tipoOperazione === refused.pendenza.tipoOperazione,
    );
    if (again !== undefined)
      return violated(
        'L’ente ripete la modifica di una pendenza pagata.',
        'nessuna ripetizione',
        again.pendenza.tipoOperazione,
        again.exchange.seq,
      );
    return toldOperator(view, seq) === undefined
      ? violated('L’operatore non sa che la pendenza è stata pagata prima della modifica.', 'un avviso', 'nulla', seq)
      : satisfied('La modifica non è ripetuta e l’operatore ne sa il motivo.', seq);
  }),
};

/** The last sending of a pendenza whose verdict reached the ente. */
function known(view: View, idPendenza: string): Known | undefined {
  return invii(view, idPendenza).findLast((sent): sent is Known => sent.verdetto?.reached === true);
}

function onKnown(view: View, idPendenza: string, judge: (sent: Known, held: Held) => Judgement): Judgement {
  const sent = known(view, idPendenza);
  if (sent === undefined) return notObserved('L’esito della pendenza non è giunto all’ente.');
  const held = heldOf(view, idPendenza);
  return held === undefined
    ? notObserved('Il gestionale non dice che cosa risulta della pendenza.')
    : judge(sent, held);
}

/** Whether what the ente holds of a pendenza is what IRIS said of it. */
function recorded({ verdetto, pendenza }: Known, held: Held): Judgement {
  const accepted = verdetto.sorte === 'accettata';
  const holds = held.invio === 'accettata' && held.errori.length === 0;
  // a change that was refused leaves the pendenza accepted as it was: its errors say so
  const refused = held.invio === 'scartata' || held.errori.length > 0;
  if (accepted ? holds : refused)
    return satisfied(`La pendenza risulta ${accepted ? 'accettata' : 'scartata'}.`, verdetto.seq);
  return violated(
    `La pendenza ${pendenza.idPendenza} non risulta ${accepted ? 'accettata' : 'scartata'}.`,
    accepted ? 'accettata' : 'scartata, con il motivo',
    held.invio,
    held.seq,
  );
}

function all(view: View, sent: readonly Known[], met: string): Judgement {
  for (const each of sent) {
    const held = heldOf(view, each.pendenza.idPendenza);
    if (held === undefined) return notObserved('Il gestionale non dice che cosa risulta delle pendenze.');
    const judgement = recorded(each, held);
    if (judgement.outcome !== 'satisfied') return judgement;
  }
  return satisfied(met, sent.at(-1)?.verdetto.seq);
}
