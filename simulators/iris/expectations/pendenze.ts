import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { datiOf } from '../contract/pendenza.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import { condizioniOf } from '../seen.ts';
import {
  byRule,
  causeOf,
  euro,
  expecting,
  invii,
  invioOf,
  list,
  members,
  ruled,
  sendings,
  stopped,
  text,
  textOf,
  textsOf,
  toldOf,
} from './story.ts';
import type { Members, Parameters } from './story.ts';

const NO_PENDENZE = 'L’ente non ha inviato pendenze.';

/** Positions sent. Parameters: `idPendenza`, and what each names. */
export const pendenze: Readonly<Record<string, Expectation>> = {
  inserted: expecting('IRIS-PEND-001', (view, parameters) => applied(view, textOf(parameters, 'idPendenza'), 'Insert')),
  pendenzeDistinct: byRule('IRIS-PEND-002', NO_PENDENZE),
  paymentsDistinct: byRule('IRIS-PEND-003', NO_PENDENZE),
  dataOfOperation: byRule('IRIS-PEND-004', NO_PENDENZE),
  datesInOrder: byRule('IRIS-PEND-005', NO_PENDENZE),
  validityCoherent: byRule('IRIS-PEND-006', NO_PENDENZE),
  wrongValidityStopped: stopped('IRIS-PEND-006'),
  voicesSum: byRule('IRIS-PEND-007', 'Nessun pagamento inviato è diviso in voci.'),
  wrongVoicesStopped: stopped('IRIS-PEND-007'),
  totalIsSum: byRule('IRIS-PEND-008', NO_PENDENZE),
  wholeCents: byRule('IRIS-PEND-009', NO_PENDENZE),
  euroOnly: byRule('IRIS-PEND-010', NO_PENDENZE),
  debtorValid: byRule('IRIS-PEND-011', 'Nessuna pendenza riguarda un cittadino.'),
  wrongDebtorStopped: stopped('IRIS-PEND-011'),
  companyValid: byRule('IRIS-PEND-012', 'Nessuna pendenza riguarda un debitore diverso da un cittadino.'),
  delegateWithDebtor: byRule('IRIS-PEND-013', 'Nessuna pendenza indica un delegato.'),
  registeredCodes: byRule('IRIS-PEND-014', 'IRIS non ha elaborato alcun messaggio.'),
  knownPendenza: byRule('IRIS-PEND-015', 'L’ente non ha modificato pendenze.'),
  insertedOnce: expecting('IRIS-PEND-016', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const broken = ruled(view, 'IRIS-PEND-016');
    if (broken?.outcome === 'violated') return broken;
    const accepted = invii(view, idPendenza).filter(
      ({ pendenza, verdetto }) => pendenza.tipoOperazione === 'Insert' && verdetto?.sorte === 'accettata',
    );
    const messages = new Set(accepted.map(({ allineamento }) => allineamento.msgId));
    if (messages.size === 0) return notObserved('IRIS non ha accettato la pendenza.');
    return messages.size === 1
      ? satisfied('La pendenza è inserita una volta sola.', accepted[0]!.exchange.seq)
      : violated(
          'La pendenza è inserita più volte.',
          'un inserimento',
          `${messages.size}`,
          accepted.at(-1)!.exchange.seq,
        );
  }),
  paidNotTouched: expecting('IRIS-PEND-017', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const told = toldOf(view, textOf(parameters, 'idPagamento')).find(({ taken }) => taken);
    if (told === undefined) return notObserved('L’ente non ha saputo del pagamento.');
    const asked = sendings(view).find(
      ({ seq, parameters: given }) =>
        seq > told.exchange.seq && ['Replace', 'Delete'].includes(text(given['operazione']) ?? ''),
    );
    if (asked === undefined) return notObserved('Nessuno ha chiesto di modificare la pendenza pagata.');
    const sent = invii(view, idPendenza).find(
      ({ exchange, pendenza }) =>
        exchange.seq > told.exchange.seq && ['Replace', 'Delete'].includes(pendenza.tipoOperazione),
    );
    return sent === undefined
      ? satisfied('La pendenza pagata non è modificata.', asked.answeredSeq)
      : violated(
          'L’ente modifica una pendenza che sa pagata.',
          'nessuna modifica',
          sent.pendenza.tipoOperazione,
          sent.exchange.seq,
        );
  }),
  updateOfKnown: byRule('IRIS-PEND-018', 'L’ente non ha aggiornato pendenze accettate.'),
  paymentOfOnePendenza: byRule('IRIS-PEND-019', NO_PENDENZE),
  paymentModeCoherent: byRule('IRIS-PEND-020', NO_PENDENZE),
  ibansDeclared: expecting('IRIS-PEND-021', (view, parameters) => {
    const declared = textsOf(parameters, 'ibans').map((each) => each.toUpperCase());
    let seen: number | undefined;
    for (const { pendenza, exchange } of invii(view))
      for (const { accredito } of condizioniOf(pendenza)) {
        if (accredito === undefined) continue;
        if (!declared.includes(accredito.codiceIban.toUpperCase()))
          return violated(
            'Una pendenza chiede l’accredito su un IBAN che l’ente non ha dichiarato.',
            declared.join(' oppure '),
            accredito.codiceIban,
            exchange.seq,
          );
        seen = exchange.seq;
      }
    return seen === undefined
      ? notObserved('Le pendenze non indicano un IBAN: vale quello del tributo.')
      : satisfied('Ogni IBAN di accredito è fra quelli dichiarati.', seen);
  }),
  ibansValid: byRule('IRIS-PEND-022', 'Le pendenze non indicano un IBAN.'),
  cartellaFormed: byRule('IRIS-PEND-023', 'L’ente non ha inviato cartelle di pagamento.'),
  asAsked: expecting('IRIS-PEND-024', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const sent = invii(view, idPendenza).findLast(({ pendenza }) =>
      ['Insert', 'Replace'].includes(pendenza.tipoOperazione),
    );
    if (sent === undefined) return notObserved('L’ente non ha inviato la pendenza.');
    const asked = askedFor(view, idPendenza, sent.exchange.seq);
    if (asked === undefined) return notObserved('Nessun comando dice che cosa è stato chiesto.');
    const problem = difference(asked, sent.pendenza);
    return problem === undefined
      ? satisfied('La pendenza riporta i dati indicati dall’operatore.', sent.exchange.seq)
      : violated(
          'La pendenza non riporta i dati indicati dall’operatore.',
          problem.expected,
          problem.observed,
          sent.exchange.seq,
        );
  }),
  sameIdsAgain: expecting('IRIS-PEND-025', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const deleted = invii(view, idPendenza).findLast(
      ({ pendenza, verdetto }) => pendenza.tipoOperazione === 'Delete' && verdetto?.sorte === 'accettata',
    );
    if (deleted === undefined) return notObserved('IRIS non ha cancellato la pendenza.');
    const again = invii(view).find(
      ({ exchange, pendenza }) => exchange.seq > deleted.exchange.seq && pendenza.tipoOperazione === 'Insert',
    );
    if (again === undefined)
      return violated('La pendenza non è inserita di nuovo.', 'un nuovo inserimento', 'nessuno', deleted.exchange.seq);
    const ids = condizioniOf(again.pendenza).map(({ idPagamento }) => idPagamento);
    const expected = textsOf(parameters, 'idPagamenti');
    if (again.pendenza.idPendenza !== idPendenza || ids.join() !== expected.join())
      return violated(
        'La pendenza inserita di nuovo ha altri identificativi.',
        `${idPendenza}, ${expected.join(', ')}`,
        `${again.pendenza.idPendenza}, ${ids.join(', ')}`,
        again.exchange.seq,
      );
    return again.verdetto?.sorte === 'accettata'
      ? satisfied('La pendenza è inserita di nuovo con gli stessi identificativi.', again.exchange.seq)
      : refusedOr(view, again.verdetto, again.exchange.seq, 'Insert');
  }),
  refundDue: byRule('IRIS-PEND-026', 'L’ente non ha dichiarato rimborsi.'),
  operationApplied: expecting('IRIS-PEND-027', (view, parameters) =>
    applied(view, textOf(parameters, 'idPendenza'), textOf(parameters, 'operazione')),
  ),
};

function applied(view: View, idPendenza: string, operazione: string): Judgement {
  const sent = invioOf(view, idPendenza, operazione);
  if (sent === undefined)
    return violated(`L’ente non invia la pendenza (${operazione}).`, 'un messaggio con la pendenza', 'nessuno');
  const accepted = invii(view, idPendenza).find(
    ({ pendenza, verdetto }) => pendenza.tipoOperazione === operazione && verdetto?.sorte === 'accettata',
  );
  return accepted === undefined
    ? refusedOr(view, sent.verdetto, sent.exchange.seq, operazione)
    : satisfied(`IRIS ha accettato la pendenza (${operazione}).`, accepted.verdetto!.seq);
}

function refusedOr(
  view: View,
  verdetto: ReturnType<typeof invii>[number]['verdetto'],
  seq: number,
  operazione: string,
): Judgement {
  const cause = causeOf(view, seq) ?? (verdetto === undefined ? undefined : causeOf(view, verdetto.seq));
  if (cause !== undefined)
    return notObserved(`IRIS non ha accettato la pendenza per il difetto già rilevato (${cause}).`);
  if (verdetto === undefined) return notObserved('IRIS non ha ancora detto che cosa ha fatto della pendenza.');
  if (verdetto.sorte !== 'accettata' && verdetto.sorte.some(({ code }) => code === 'A0000037'))
    return notObserved('IRIS non ha accettato la pendenza per il suo IBAN, di cui si dice altrove (IRIS-PEND-021).');
  const why =
    verdetto.sorte === 'accettata'
      ? 'accettata'
      : verdetto.sorte.map(({ code, description }) => `${code}: ${description}`).join('; ');
  return violated(`IRIS ha scartato la pendenza (${operazione}).`, 'accettata', why, verdetto.seq);
}

/** What the operator asked of the pendenza sent with an exchange: of the same id, or of the same place in the command. */
function askedFor(view: View, idPendenza: string, seq: number): Members | undefined {
  for (const { parameters, answer, seq: from } of sendings(view).toReversed()) {
    if (from > seq) continue;
    const wanted = [...list(parameters['pendenze']), parameters['pendenza']].map(members);
    const byId = wanted.find((each) => each['idPendenza'] === idPendenza);
    if (byId !== undefined) return byId;
    const result = members(answer?.result);
    const made = [...list(result['pendenze']).map(members), result].findIndex(
      (each) => each['idPendenza'] === idPendenza,
    );
    if (made >= 0) return wanted[Math.min(made, wanted.length - 1)];
  }
  return undefined;
}

function difference(asked: Parameters, pendenza: Pendenza): { expected: string; observed: string } | undefined {
  const dati = datiOf(pendenza);
  const sent = condizioniOf(pendenza);
  const rate = list(asked['rate']).map(members);
  const { causale, debitore, tributo } = asked;
  const codiceFiscale = text(members(debitore)['codiceFiscale']);
  if (tributo !== undefined && tributo !== pendenza.tipoPendenza)
    return { expected: `tributo ${text(tributo) ?? ''}`, observed: pendenza.tipoPendenza };
  if (codiceFiscale !== undefined && !pendenza.destinatari.some(({ id }) => id === codiceFiscale))
    return { expected: `debitore ${codiceFiscale}`, observed: pendenza.destinatari.map(({ id }) => id).join(', ') };
  if (text(causale) !== undefined && dati?.descrizioneCausale !== text(causale)?.trim())
    return { expected: `causale ${text(causale) ?? ''}`, observed: dati?.descrizioneCausale ?? 'nessuna' };
  if (rate.length > 0 && rate.length !== sent.length)
    return { expected: `${rate.length} pagamenti`, observed: `${sent.length}` };
  for (const [index, { importo, scadenza }] of rate.entries()) {
    const { importo: written, dataScadenza } = sent[index]!;
    // an amount that is no whole number of cents is another matter (IRIS-PEND-009)
    if (written?.cents !== undefined && written.cents !== importo)
      return {
        expected: euro(typeof importo === 'number' ? importo : undefined),
        observed: `${written.text} (in euro)`,
      };
    if (scadenza !== undefined && dataScadenza?.text.slice(0, 10) !== scadenza)
      return { expected: `scadenza ${text(scadenza) ?? ''}`, observed: dataScadenza?.text ?? 'nessuna' };
  }
  return undefined;
}
