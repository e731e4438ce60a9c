import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { answeredAt, arrival, elementOf, list, members, noticesOf, priceTold } from '../seen.ts';
import { PRICE } from '../versions.ts';
import { policyKept } from './senza-costo.ts';
import { allTaken, byRule, centsOf, euro, exchangesOf, expecting, pages, textOf } from './story.ts';
import type { Members } from '../seen.ts';
import type { Parameters } from './story.ts';

/** Milliseconds the node grants the creditor (SANP 3.12.0; send.md §6.2). */
const BUDGET_MS = 7_000;

const VERIFY = 'paVerifyPaymentNotice';
const ACTIVATE = 'paGetPaymentV2';

const creditorByRule = byRule('SEND-COSTO-002', 'Il costo di un avviso notificato non è stato chiesto.');

/**
 * The cost at payment time. Parameters: `numeroAvviso`, `creditore`; `importo` (the base amount), `atteso` (the amount
 * the payer must be asked) and `costo` (the fee), in cents, where an expectation names them.
 */
export const costo: Readonly<Record<string, Expectation>> = {
  priceAskedAtVerify: expecting('SEND-COSTO-001', (view, parameters) =>
    onCall(view, VERIFY, parameters, (called) => priceAsked(view, called, parameters, 'alla verifica')),
  ),
  creditorInPrice: expecting('SEND-COSTO-002', (view, parameters) => {
    const ruled = creditorByRule.check(view, parameters);
    if (ruled.outcome !== 'notObserved') return ruled;
    // a notification loaded by hand left no request from which the rule could know the creditor
    const asked = pricesOf(view, parameters).at(-1);
    return asked === undefined || asked.path['paTaxId'] !== textOf(parameters, 'creditore')
      ? ruled
      : satisfied('Il costo è chiesto con il codice fiscale del creditore.', asked.seq);
  }),
  amountAtVerify: expecting('SEND-COSTO-003', (view, parameters) =>
    onCall(view, VERIFY, parameters, (called) =>
      amountIs(view, called, centsOf(parameters, 'atteso'), parameters, 'alla verifica'),
    ),
  ),
  priceAskedAtActivation: expecting('SEND-COSTO-004', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) => priceAsked(view, called, parameters, 'all’attivazione')),
  ),
  amountAtActivation: expecting('SEND-COSTO-005', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) =>
      amountIs(view, called, centsOf(parameters, 'atteso'), parameters, 'all’attivazione'),
    ),
  ),
  totalNotPartial: expecting('SEND-COSTO-006', (view, parameters) => {
    const told = pricesOf(view, parameters).at(-1);
    const called = lastCall(view, parameters);
    if (told === undefined || called === undefined) return notObserved('Il costo non è stato chiesto.');
    const base = centsOf(parameters, 'importo');
    const { partialPrice, totalPrice, amount: first } = members(told.response.json);
    // the first version tells the partial price alone: the total is what the scenario knows is due
    const partial = partialPrice ?? first;
    const due = parameters['atteso'] === undefined ? undefined : centsOf(parameters, 'atteso') - base;
    const total = totalPrice ?? due;
    if (total === undefined) return notObserved('La versione con cui il costo è chiesto non dice quello totale.');
    if (partial === total) return notObserved('Costo totale e parziale coincidono.');
    const amount = amountIn(called);
    if (amount === undefined) return notObserved('Il creditore non ha comunicato un importo.');
    return amount === base + Number(partial)
      ? violated('All’importo è aggiunto il costo parziale.', euro(base + Number(total)), euro(amount), called.seq)
      : satisfied('All’importo non è aggiunto il costo parziale.', called.seq);
  }),
  feeInMetadata: expecting('SEND-COSTO-007', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) => {
      if (freshPrice(view, called, parameters) === undefined && otherPair(view, called, parameters) !== undefined)
        return notObserved('Il costo è chiesto con un altro codice fiscale: quello dovuto non si conosce.');
      const expected = String(centsOf(parameters, 'costo'));
      const told = metadataIn(called).get('NOTIFICATION_FEE');
      return told === expected
        ? satisfied('I metadati riportano il costo della notifica.', called.seq)
        : violated(
            'I metadati non riportano il costo della notifica.',
            `NOTIFICATION_FEE = ${expected} centesimi`,
            told ?? 'assente',
            called.seq,
          );
    }),
  ),
  answeredInTime: expecting('SEND-COSTO-008', (view, parameters) =>
    onCall(view, VERIFY, parameters, (called) =>
      called.failure === undefined && called.elapsedMs <= BUDGET_MS
        ? satisfied(`La risposta arriva in ${seconds(called.elapsedMs)}.`, called.seq)
        : violated(
            'La risposta non arriva in tempo.',
            'entro 7 secondi',
            called.failure ?? seconds(called.elapsedMs),
            called.seq,
          ),
    ),
  ),
  noFeeAfterCancellation: withoutFee(
    'SEND-COSTO-009',
    'Dopo l’annullamento al debitore è ancora chiesto il costo di notifica.',
  ),
  noInventedFee: withoutFee('SEND-COSTO-010', 'È chiesta una cifra che SEND non ha comunicato.'),
  amountUnchanged: expecting('SEND-COSTO-011', (view, parameters) => {
    const called = lastCall(view, parameters);
    return called === undefined
      ? notObserved('Il nodo non ha interrogato il creditore.')
      : amountIs(view, called, centsOf(parameters, 'importo'), parameters, 'comunicato');
  }),
  exactCents: expecting('SEND-COSTO-012', (view, parameters) => {
    const called = lastCall(view, parameters);
    const expected = centsOf(parameters, 'atteso');
    if (called === undefined) return notObserved('Il nodo non ha interrogato il creditore.');
    const written = writtenAmount(called);
    const amount = amountIn(called);
    if (written !== undefined && amount === undefined)
      return violated('L’importo non si legge in euro e centesimi.', euro(expected), written, called.seq);
    if (amount === expected) return satisfied('L’importo è esatto al centesimo.', called.seq);
    return amount !== undefined && Math.abs(amount - expected) <= 2
      ? violated('L’importo non è esatto al centesimo.', euro(expected), euro(amount), called.seq)
      : notObserved('L’importo differisce per altre ragioni.');
  }),
  futureDateNotFinal: expecting('SEND-COSTO-013', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) => {
      const date = members(priceBefore(view, called, parameters)?.response.json)['refinementDate'];
      return typeof date !== 'string' || Date.parse(date) <= called.at
        ? notObserved('SEND non aveva comunicato una data di perfezionamento futura.')
        : askedAgain(view, called, parameters, {
            met: 'Con il perfezionamento futuro il costo è chiesto di nuovo.',
            broken: 'Il costo è considerato definitivo benché il perfezionamento sia futuro.',
          });
    }),
  ),
  finalPriceUsed: expecting('SEND-COSTO-014', (view, parameters) =>
    onCall(view, VERIFY, parameters, (called) => {
      const fresh = freshPrice(view, called, parameters);
      const judged = amountIs(view, called, centsOf(parameters, 'atteso'), parameters, 'dopo il perfezionamento');
      return fresh === undefined && judged.outcome === 'satisfied'
        ? { ...judged, message: 'È usato il costo definitivo già letto.' }
        : judged;
    }),
  ),
  knownFeeOrNone: expecting('SEND-COSTO-015', (view, parameters) => {
    const called = lastCall(view, parameters);
    if (called === undefined) return notObserved('Il nodo non ha interrogato il creditore.');
    if (called.failure !== undefined) return notObserved('Il creditore non ha risposto.');
    if (outcomeOf(called) === 'KO') return satisfied('Il pagamento non procede.', called.seq);
    const base = centsOf(parameters, 'importo');
    const fees = pricesOf(view, parameters).flatMap((price) => priceTold(price.response) ?? []);
    const allowed = [base, ...fees.map((fee) => base + fee)];
    const amount = amountIn(called);
    return amount !== undefined && allowed.includes(amount)
      ? satisfied('L’importo è quello base o comprende un costo già letto.', called.seq)
      : violated(
          'L’importo comprende un costo mai comunicato da SEND.',
          allowed.map(euro).join(' oppure '),
          written(called),
          called.seq,
        );
  }),
  policyKept: expecting('SEND-COSTO-018', (view, parameters) => {
    const called = lastCall(view, parameters);
    if (called === undefined) return notObserved('Il nodo non ha interrogato il creditore.');
    if (called.failure !== undefined) return notObserved('Il creditore non ha risposto.');
    if (toldDuring(view, called)) return notObserved('SEND ha comunicato il costo.');
    const base = centsOf(parameters, 'importo');
    const amount = amountIn(called);
    const last = pricesOf(view, parameters).findLast(({ fault }) => fault === undefined);
    const judged = policyKept({ called, outcome: outcomeOf(called), amount }, parameters['politica'], {
      base,
      last: last === undefined ? undefined : priceTold(last.response),
    });
    // an answer that came late or cut may have been read all the same: then there was a cost
    return judged.outcome === 'violated' &&
      during(view, called).some(
        (price) => arrival(price) === 'maybe' && base + (priceTold(price.response) ?? NaN) === amount,
      )
      ? notObserved('SEND ha comunicato il costo in ritardo o in forma incompleta.')
      : judged;
  }),
  feeAsSummed: expecting('SEND-COSTO-019', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) => {
      const amount = amountIn(called);
      if (outcomeOf(called) === 'KO' && parameters['politica'] === 'esitoNegativo' && !toldDuring(view, called))
        return satisfied(
          'Il pagamento non procede, come l’ente ha dichiarato: non c’è un costo da riportare.',
          called.seq,
        );
      if (outcomeOf(called) !== 'OK' || amount === undefined) return notObserved('Il pagamento non è attivato.');
      const summed = String(amount - centsOf(parameters, 'importo'));
      const told = metadataIn(called).get('NOTIFICATION_FEE') ?? '0';
      return told === summed
        ? satisfied('I metadati riportano il costo compreso nell’importo.', called.seq)
        : violated(
            'I metadati non riportano il costo compreso nell’importo.',
            `NOTIFICATION_FEE = ${summed} centesimi`,
            `${told} centesimi`,
            called.seq,
          );
    }),
  ),
  ownCostOnly: expecting('SEND-COSTO-020', (view, parameters) => {
    const called = lastCall(view, parameters);
    const amount = called === undefined ? undefined : amountIn(called);
    if (called === undefined || amount === undefined) return notObserved('Il creditore non ha comunicato un importo.');
    const expected = centsOf(parameters, 'atteso');
    if (amount === expected)
      return satisfied('L’importo comprende il solo costo del proprio destinatario.', called.seq);
    const base = centsOf(parameters, 'importo');
    if (feesTold(view, parameters).has(amount - base))
      return notObserved('L’importo comprende un costo che SEND ha comunicato per lo stesso avviso.');
    const other = feesOfOthersAlone(view, parameters).find(
      ({ fee }) => amount === base + fee || amount === expected + fee,
    );
    return other === undefined
      ? notObserved('L’importo differisce per altre ragioni.')
      : violated(
          'L’importo comprende il costo di un altro destinatario.',
          dueInParts(base, expected),
          `${euro(amount)}, con i ${euro(other.fee)} di costo dell’avviso ${other.notice}`,
          called.seq,
        );
  }),
  ownEndOnly: expecting('SEND-COSTO-021', (view, parameters) =>
    onCall(view, ACTIVATE, parameters, (called) =>
      askedAgain(view, called, parameters, {
        met: 'Finché il suo destinatario non ha letto il costo è chiesto di nuovo.',
        broken: 'Il costo è considerato definitivo benché il suo destinatario non abbia letto.',
      }),
    ),
  ),
  costApart: expecting('SEND-COSTO-022', (view, parameters) => {
    const { paid, apart, seq } = paymentHeld(view, parameters);
    const debt = centsOf(parameters, 'importo');
    const cost = centsOf(parameters, 'costo');
    if (apart === undefined)
      return notObserved('Il gestionale non dice quanto di ciò che è pagato è costo della notifica.');
    if (paid !== debt + cost) return notObserved('L’importo registrato non è quello pagato.');
    return apart === cost
      ? satisfied(`Il costo di ${euro(cost)} è registrato a parte dal debito.`, seq)
      : violated('Il costo della notifica non è registrato a parte dal debito.', euro(cost), euro(apart), seq);
  }),
  // what a receipt did is seen among the SUT's payments, which its station's answers do not tell
  receiptKeptOnce: expecting('PAGOPA-STAZ-020', (view, parameters) => {
    const status = view
      .commands('payment-status')
      .findLast((command) => command.parameters['numeroAvviso'] === textOf(parameters, 'numeroAvviso'));
    const { ricevute } = members(status?.answer?.result);
    if (typeof ricevute !== 'number' || ricevute === 0)
      return notObserved('Il gestionale non dice quante ricevute ha.');
    return ricevute === 1
      ? satisfied('La ricevuta ripetuta è registrata una volta sola.', status?.answeredSeq)
      : violated(
          'La ricevuta ripetuta è registrata più volte.',
          'una ricevuta',
          `${ricevute} ricevute`,
          status?.answeredSeq,
        );
  }),
  paymentTold: byRule('SEND-COSTO-016', 'L’ente non ha comunicato pagamenti a SEND: non è obbligatorio.'),
  creditorObtainsPrice: expecting('SEND-COSTO-017', (view, parameters) =>
    onCall(view, VERIFY, parameters, (called) => {
      const fresh = freshPrice(view, called, parameters);
      if (fresh !== undefined)
        return fresh.response.status === 200
          ? satisfied('Il creditore ottiene il costo della notifica del mittente.', fresh.seq)
          : notObserved('SEND non ha comunicato il costo.');
      const other = otherPair(view, called, parameters);
      return other === undefined
        ? notObserved('Il costo non è chiesto durante la verifica.')
        : violated(
            'Il costo non è chiesto per conto del creditore.',
            wantedPair(parameters),
            `richiesta per ${other.path['paTaxId']}`,
            other.seq,
          );
    }),
  ),
};

function withoutFee(requirement: string, broken: string): Expectation {
  return expecting(requirement, (view, parameters) => {
    const called = lastCall(view, parameters);
    if (called === undefined) return notObserved('Il nodo non ha interrogato il creditore.');
    if (called.failure !== undefined) return notObserved('Il creditore non ha risposto.');
    if (outcomeOf(called) === 'KO') return satisfied('Il pagamento non procede.', called.seq);
    const base = centsOf(parameters, 'importo');
    if (amountIn(called) === base) return satisfied('L’importo è quello base.', called.seq);
    // On a clock that nobody holds still SEND may have a price by now: then the scenario did not come about.
    return freshPrice(view, called, parameters)?.response.status === 200
      ? notObserved('SEND ha comunicato un costo: la situazione da provare non si è verificata.')
      : violated(broken, `${euro(base)}, oppure esito negativo`, written(called), called.seq);
  });
}

/** Judges the last call of the node about the notice. */
function onCall(
  view: View,
  call: string,
  parameters: Parameters,
  judge: (called: SeenExchange) => Judgement,
): Judgement {
  const called = callsOf(view, [call], parameters).at(-1);
  return called === undefined ? notObserved('Il nodo non ha interrogato il creditore.') : judge(called);
}

function lastCall(view: View, parameters: Parameters): SeenExchange | undefined {
  return callsOf(view, [VERIFY, ACTIVATE], parameters).at(-1);
}

function callsOf(view: View, calls: readonly string[], parameters: Parameters): readonly SeenExchange[] {
  const notice = textOf(parameters, 'numeroAvviso');
  return view
    .exchanges()
    .filter(
      ({ operation, request }) =>
        operation !== undefined && calls.includes(operation) && request.text?.includes(`>${notice}<`) === true,
    );
}

/** Prices SEND told for the notice, whoever asked: answers that can have arrived. */
function pricesOf(view: View, parameters: Parameters): readonly SeenExchange[] {
  return exchangesOf(view, PRICE).filter(
    (exchange) =>
      exchange.path['noticeCode'] === textOf(parameters, 'numeroAvviso') &&
      exchange.response.status === 200 &&
      arrival(exchange) !== 'no',
  );
}

/** What SEND told of the notice, whenever it did; cents. */
function feesTold(view: View, parameters: Parameters): ReadonlySet<number> {
  return new Set(pricesOf(view, parameters).flatMap(({ response }) => priceTold(response) ?? []));
}

/**
 * What SEND told of every other notice of the scenario, cents: only what tells them from this one. A fee that SEND told of this
 * notice too, or none at all, is as well a cost kept too long or forgotten.
 */
function feesOfOthersAlone(
  view: View,
  parameters: Parameters,
): readonly { readonly notice: string; readonly fee: number }[] {
  const own = feesTold(view, parameters);
  return exchangesOf(view, PRICE).flatMap(({ path, response }) => {
    const { noticeCode: notice } = path;
    const fee = priceTold(response);
    return notice === undefined || notice === parameters['numeroAvviso'] || !fee || own.has(fee)
      ? []
      : [{ notice, fee }];
  });
}

/** What the SUT last said was paid, and how much of it is a notification's cost; cents. */
interface PaymentHeld {
  readonly paid: unknown;
  readonly apart: number | undefined;
  readonly seq: number | undefined;
}

/** The payment of a notice, or the one that IRIS knows (`idPagamento`). */
function paymentHeld(view: View, parameters: Parameters): PaymentHeld {
  return parameters['idPagamento'] === undefined ? paidOnNotice(view, parameters) : paidOnIris(view, parameters);
}

function paidOnNotice(view: View, parameters: Parameters): PaymentHeld {
  const command = view
    .commands('payment-status')
    .findLast(({ parameters: { numeroAvviso } }) => numeroAvviso === textOf(parameters, 'numeroAvviso'));
  const { importo, costoNotifica } = members(command?.answer?.result);
  return { paid: importo, apart: numberIn(costoNotifica), seq: command?.answeredSeq };
}

function paidOnIris(view: View, { idPagamento }: Parameters): PaymentHeld {
  const command = view.commands('pendenza-status').at(-1);
  const { pagato, costoNotifica } =
    list(members(command?.answer?.result)['pagamenti'])
      .map(members)
      .find((each) => each['idPagamento'] === idPagamento) ?? {};
  return { paid: pagato, apart: numberIn(costoNotifica), seq: command?.answeredSeq };
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** What the SUT asked of SEND while it was answering a call: an exchange is written when it ends, so before the call's. */
function during(view: View, called: SeenExchange): readonly SeenExchange[] {
  const previous = view.exchanges().findLast(({ direction, seq }) => direction === 'fromPlatform' && seq < called.seq);
  return exchangesOf(view, PRICE).filter(
    ({ seq, at }) => seq > (previous?.seq ?? 0) && seq < called.seq && at >= called.at && at <= answeredAt(called),
  );
}

/** Whether SEND told a price, whole and in time, while a call was being answered. */
function toldDuring(view: View, called: SeenExchange): boolean {
  return during(view, called).some(({ response, fault }) => response.status === 200 && fault === undefined);
}

/** The last price SEND had told for the notice when a call came. */
function priceBefore(view: View, called: SeenExchange, parameters: Parameters): SeenExchange | undefined {
  return pricesOf(view, parameters).findLast(
    (price) => answeredAt(price) <= called.at && !during(view, called).includes(price),
  );
}

/** A price told before a call that could still change must be asked again during it. */
function askedAgain(
  view: View,
  called: SeenExchange,
  parameters: Parameters,
  { met, broken }: { readonly met: string; readonly broken: string },
): Judgement {
  const before = priceBefore(view, called, parameters);
  if (before === undefined) return notObserved('Prima di questa richiesta SEND non aveva comunicato un costo.');
  const { refinementDate, notificationViewDate } = members(before.response.json);
  if (
    notificationViewDate !== undefined ||
    Date.parse(String(refinementDate)) <= called.at ||
    isFinal(view, before, parameters)
  )
    return notObserved('Il costo che SEND aveva comunicato non può più cambiare.');
  return freshPrice(view, called, parameters) === undefined
    ? violated(broken, 'una nuova richiesta del costo', 'nessuna richiesta', called.seq)
    : satisfied(met, called.seq);
}

function freshPrice(view: View, called: SeenExchange, parameters: Parameters): SeenExchange | undefined {
  return during(view, called).findLast(
    ({ path }) =>
      path['noticeCode'] === textOf(parameters, 'numeroAvviso') && path['paTaxId'] === textOf(parameters, 'creditore'),
  );
}

/** The price is asked for exactly the pair while the node waits, or was asked once it could not change any more. */
function priceAsked(view: View, called: SeenExchange, parameters: Parameters, when: string): Judgement {
  const fresh = freshPrice(view, called, parameters);
  if (fresh !== undefined)
    return fresh.at - called.at <= BUDGET_MS
      ? satisfied(`Il costo è chiesto ${when}.`, fresh.seq)
      : violated(
          `Il costo è chiesto troppo tardi ${when}.`,
          'entro 7 secondi',
          seconds(fresh.at - called.at),
          fresh.seq,
        );
  const final = pricesOf(view, parameters).findLast(({ seq }) => seq < called.seq);
  if (final !== undefined && isFinal(view, final, parameters))
    return satisfied('Il costo era già definitivo quando è stato letto.', final.seq);
  const other = otherPair(view, called, parameters);
  return other === undefined
    ? violated(`Il costo non è chiesto ${when}.`, wantedPair(parameters), 'nessuna richiesta', called.seq)
    : notObserved(`Il costo è chiesto ${when}, ma con il codice fiscale ${other.path['paTaxId']}.`);
}

/** A question about the notice with somebody else's tax id. */
function otherPair(view: View, called: SeenExchange, parameters: Parameters): SeenExchange | undefined {
  return during(view, called).findLast(({ path }) => path['noticeCode'] === textOf(parameters, 'numeroAvviso'));
}

function wantedPair(parameters: Parameters): string {
  return `richiesta del costo per ${textOf(parameters, 'creditore')} e ${textOf(parameters, 'numeroAvviso')}`;
}

/**
 * Whether a price could not change any more: when SEND told it, refinement or view by the notice's own recipient had been read
 * on the stream (send.md §4.3). Its date may still be to come: SEND tells the end of that day in Rome.
 */
function isFinal(view: View, price: SeenExchange, parameters: Parameters): boolean {
  const { iun, refinementDate, notificationViewDate } = members(price.response.json);
  const recipient = recipientOf(view, iun, parameters);
  const told = pages(view).some(
    ({ seq, response }) =>
      seq < price.seq &&
      list(response.json)
        .map(members)
        .some((event) => event['iun'] === iun && endsFor(recipient, elementOf(event))),
  );
  return told && [refinementDate, notificationViewDate].some((date) => typeof date === 'string');
}

function endsFor(recipient: number | undefined, { category, details }: Members): boolean {
  return (
    (category === 'REFINEMENT' || category === 'NOTIFICATION_VIEWED') &&
    (recipient === undefined || members(details)['recIndex'] === recipient)
  );
}

/** Place of the recipient that a notification has for the notice; undefined where nobody's request deposited it. */
function recipientOf(view: View, iun: unknown, { creditore, numeroAvviso }: Parameters): number | undefined {
  const request = members(allTaken(view).find((taken) => taken.iun === iun)?.exchange.request.json);
  const place = list(request['recipients']).findIndex((recipient) =>
    noticesOf({ ...request, recipients: [recipient] }).some(
      ({ creditorTaxId, noticeCode }) => creditorTaxId === creditore && noticeCode === numeroAvviso,
    ),
  );
  return place < 0 ? undefined : place;
}

function amountIs(view: View, called: SeenExchange, expected: number, parameters: Parameters, when: string): Judgement {
  if (freshPrice(view, called, parameters) === undefined && otherPair(view, called, parameters) !== undefined)
    return notObserved('Il costo è chiesto con un altro codice fiscale: l’importo non può essere quello dovuto.');
  if (called.failure !== undefined)
    return violated(
      `Il creditore non risponde: l’importo ${when} non si conosce.`,
      euro(expected),
      called.failure,
      called.seq,
    );
  return amountIn(called) === expected
    ? satisfied(`L’importo ${when} è ${euro(expected)}.`, called.seq)
    : violated(
        `L’importo ${when} non è quello dovuto.`,
        dueInParts(parameters['importo'], expected),
        written(called),
        called.seq,
      );
}

/** The amount due and, where it is more than the base, what it is made of; cents. */
function dueInParts(base: unknown, due: number): string {
  return typeof base === 'number' && base !== due
    ? `${euro(due)} (${euro(base)} più ${euro(due - base)} di costo)`
    : euro(due);
}

// ------------------------------------------------------------------ what the station answered, whatever its prefixes

function element(called: SeenExchange, name: string): string | undefined {
  return new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>([^<]*)<`).exec(called.response.text ?? '')?.[1]?.trim();
}

function outcomeOf(called: SeenExchange): string | undefined {
  return element(called, 'outcome');
}

function writtenAmount(called: SeenExchange): string | undefined {
  return element(called, called.operation === ACTIVATE ? 'paymentAmount' : 'amount');
}

/** The amount answered, in cents, however many decimals it is written with: pagoPA's own rules judge the form. */
function amountIn(called: SeenExchange): number | undefined {
  const [, whole, cents = ''] = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(writtenAmount(called) ?? '') ?? [];
  return whole === undefined ? undefined : Number(whole + cents.padEnd(2, '0'));
}

function metadataIn(called: SeenExchange): ReadonlyMap<string, string> {
  const entries = (called.response.text ?? '').matchAll(
    /<(?:[\w.-]+:)?key(?:\s[^>]*)?>([^<]*)<\/(?:[\w.-]+:)?key>\s*<(?:[\w.-]+:)?value(?:\s[^>]*)?>([^<]*)</g,
  );
  return new Map([...entries].map(([, key, value]) => [key!.trim(), value!.trim()]));
}

function written(called: SeenExchange): string {
  const amount = amountIn(called);
  if (amount !== undefined) return euro(amount);
  return writtenAmount(called) ?? `esito ${outcomeOf(called) ?? 'assente'}${faultOf(called)}`;
}

function faultOf(called: SeenExchange): string {
  const code = element(called, 'faultCode');
  return code === undefined ? '' : ` (${code})`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 })} secondi`;
}
