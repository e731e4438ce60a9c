import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { list, members } from '../seen.ts';
import type { Members } from '../seen.ts';
import { PRICE } from '../versions.ts';
import { byRule, centsOf, euro, exchangesOf, expecting, textOf } from './story.ts';
import type { Parameters } from './story.ts';

/**
 * The cost where the online payment is left to GPD. Parameters: `numeroAvviso`, `creditore`; `importo` (the amount of the
 * act) and `atteso` (what the payer must be asked), in cents.
 */
export const asincrona: Readonly<Record<string, Expectation>> = {
  onGpdBeforehand: byRule('SEND-COSTO-032', 'L’avviso non è stato notificato con integrazione asincrona.'),
  declaredAsynchronous: byRule('SEND-COSTO-033', 'Nessun avviso notificato è su GPD.'),
  costLeftToGpd: expecting('SEND-COSTO-030', (view, parameters) => {
    const notice = textOf(parameters, 'numeroAvviso');
    const asked = exchangesOf(view, PRICE).find(
      ({ path, direction }) => direction === 'toPlatform' && path['noticeCode'] === notice,
    );
    if (asked !== undefined)
      return violated('L’ente chiede il costo di un avviso caricato su GPD.', 'nessuna richiesta', notice, asked.seq);
    const told = feesTold(view, notice);
    const summed = written(view, notice).find(
      ({ seq, amount }) => seq > (told[0]?.seq ?? Number.POSITIVE_INFINITY) && isSummed(amount, told, parameters),
    );
    return summed === undefined
      ? satisfied('L’ente non chiede il costo e non lo somma: è aggiornato da SEND su GPD.')
      : violated(
          'L’ente somma il costo della notifica all’importo che invia a GPD.',
          euro(centsOf(parameters, 'importo')),
          euro(summed.amount),
          summed.seq,
        );
  }),
  amountOnGpd: expecting('SEND-COSTO-034', (view, parameters) => {
    const notice = textOf(parameters, 'numeroAvviso');
    const read = gpdEvents(view).findLast(({ type, nav }) => type === 'optionRead' && nav === notice);
    if (read === undefined) return notObserved('Nessuno ha chiesto a GPD l’importo dell’avviso.');
    const due = centsOf(parameters, 'atteso');
    const { amount, faultCode } = read;
    if (typeof amount !== 'number') return violated('Su GPD l’avviso non si può pagare.', euro(due), String(faultCode));
    return amount === due
      ? satisfied(`Su GPD l’avviso si paga ${euro(due)}.`)
      : violated('L’importo da pagare su GPD non è quello dovuto.', euro(due), euro(amount));
  }),
};

/** Whether an amount is the act's with a fee that SEND had told on top. */
function isSummed(amount: number, told: readonly { readonly fee: number }[], parameters: Parameters): boolean {
  const base = centsOf(parameters, 'importo');
  return told.some(({ fee }) => fee > 0 && amount === base + fee);
}

/** Fees that SEND wrote on GPD for a notice, oldest first; cents. */
function feesTold(view: View, notice: string): readonly { readonly seq: number; readonly fee: number }[] {
  return view
    .exchanges('updateNotificationFee')
    .filter(({ path }) => path['nav'] === notice)
    .map(({ seq, request }) => ({ seq, fee: Number(members(request.json)['notificationFee']) }));
}

/** Amounts that the ente itself wrote on GPD for a notice; cents. */
function written(view: View, notice: string): readonly { readonly seq: number; readonly amount: number }[] {
  return view.exchanges('updatePosition').flatMap((exchange) =>
    optionsOf(exchange)
      .filter(({ nav, amount }) => nav === notice && typeof amount === 'number')
      .map(({ amount }) => ({ seq: exchange.seq, amount: amount as number })),
  );
}

function optionsOf({ request }: SeenExchange): readonly Members[] {
  return list(members(request.json)['paymentOption']).map(members);
}

function gpdEvents(view: View): readonly Members[] {
  return view.entries.flatMap((entry) => (entry.kind === 'events' && entry.platform === 'gpd' ? entry.events : []));
}
