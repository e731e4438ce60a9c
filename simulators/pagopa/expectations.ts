import type { Expectation, SeenExchange } from '../kernel/platform.ts';
import type { View } from '../kernel/view.ts';
import { notObserved, satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import { formatImportoItaliano, importo } from '../kernel/values/importo.ts';
import type { Importo } from '../kernel/values/importo.ts';
import type { XmlElement } from '../kernel/xml.ts';
import { activatedAmount, faultOf, outcomeOf, verifiedAmount } from './contract/answer.ts';
import { FAULT_CODES } from './contract/faults.ts';
import type { FaultCode } from './contract/faults.ts';
import type { CallId } from './contract/request.ts';
import { conforming, readingOf } from './reading.ts';
import { rules } from './rules.ts';

/**
 * What an "Allora" can ask of the station. All take `creditore` (11 digits) and `numeroAvviso` (18 digits), and speak of
 * the last call about them; `importo` is cents, `codici` a list of fault codes.
 */
export const expectations: Readonly<Record<string, Expectation>> = {
  /** The last verification says the notice is payable, for `importo` where given. */
  verificaPagabile: {
    requirement: 'PAGOPA-STAZ-026',
    check: (view, given) => payable(view, given, 'paVerifyPaymentNotice', verifiedAmount),
  },
  /** The last activation gives the payment, for `importo` where given. */
  attivazionePagabile: {
    requirement: 'PAGOPA-STAZ-026',
    check: (view, given) => payable(view, given, 'paGetPaymentV2', activatedAmount),
  },
  /** Between the last verification and the activation after it, the amount moved as SEND's price did. */
  importoCoerente: { requirement: 'PAGOPA-STAZ-018', check: coherentAmounts },
  /** The last verification or activation was answered within 7 seconds. */
  entroIlTempo: {
    requirement: 'PAGOPA-STAZ-004',
    check: (view, given) => byRule(view, given, 'PAGOPA-STAZ-004', ASKING),
  },
  /** The last receipt was answered within 15 seconds. */
  ricevutaEntroIlTempo: {
    requirement: 'PAGOPA-STAZ-005',
    check: (view, given) => byRule(view, given, 'PAGOPA-STAZ-005', ['paSendRTV2']),
  },
  /** The first receipt of the notice was taken. */
  ricevutaAcquisita: { requirement: 'PAGOPA-STAZ-019', check: (view, given) => receipt(view, given, 'first') },
  /** A receipt sent again was taken without effects, or recognised. */
  ricevutaRipetuta: { requirement: 'PAGOPA-STAZ-020', check: (view, given) => receipt(view, given, 'again') },
  /** The last verification or activation was refused with one of `codici`. */
  rifiutoConCodice: {
    requirement: 'PAGOPA-STAZ-017',
    check: (view, given) => refusedWith(view, given, (given['codici'] ?? []) as readonly FaultCode[]),
  },
  avvisoSconosciuto: refusal('PAGOPA-STAZ-021', 'PAA_PAGAMENTO_SCONOSCIUTO'),
  avvisoPagato: refusal('PAGOPA-STAZ-022', 'PAA_PAGAMENTO_DUPLICATO'),
  dominioErrato: refusal('PAGOPA-STAZ-023', 'PAA_ID_DOMINIO_ERRATO'),
  intermediarioErrato: refusal('PAGOPA-STAZ-024', 'PAA_ID_INTERMEDIARIO_ERRATO'),
  stazioneErrata: refusal('PAGOPA-STAZ-025', 'PAA_STAZIONE_INT_ERRATA'),
};

type Given = Readonly<Record<string, unknown>>;

const ASKING: readonly CallId[] = ['paVerifyPaymentNotice', 'paGetPaymentV2'];

const NAME: Readonly<Record<CallId, string>> = {
  paVerifyPaymentNotice: 'verifica',
  paGetPaymentV2: 'attivazione',
  paSendRTV2: 'ricevuta',
};

/** The calls about a notice, oldest first. */
function callsAbout(view: View, given: Given, calls: readonly CallId[]): readonly SeenExchange[] {
  return view.exchanges().filter((exchange) => {
    const asked = exchange.platform === 'pagopa' ? readingOf(exchange)?.asked : undefined;
    return (
      asked !== undefined &&
      calls.includes(asked.call) &&
      asked.qrCode.fiscalCode === given['creditore'] &&
      asked.qrCode.noticeNumber === given['numeroAvviso']
    );
  });
}

/** The answer that can be read, or what is to be said of its absence. */
function answerOf(exchange: SeenExchange, expected: string): XmlElement | Judgement {
  const reading = readingOf(exchange);
  const answer = reading === undefined ? undefined : conforming(reading);
  if (answer !== undefined && outcomeOf(answer.element) !== undefined) return answer.element;
  return violated(
    'La stazione non ha dato una risposta leggibile.',
    expected,
    exchange.failure ?? `stato ${exchange.response.status}, risposta fuori dal contratto`,
    exchange.seq,
  );
}

function nothing(given: Given, calls: readonly CallId[]): Judgement {
  const names = calls.map((call) => NAME[call]).join(' o ');
  return notObserved(`Nessuna ${names} dell’avviso ${String(given['numeroAvviso'])} di ${String(given['creditore'])}.`);
}

function payable(
  view: View,
  given: Given,
  call: CallId,
  amountOf: (element: XmlElement) => Importo | undefined,
): Judgement {
  const exchange = callsAbout(view, given, [call]).at(-1);
  if (exchange === undefined) return nothing(given, [call]);
  const due = given['importo'] === undefined ? undefined : importo(given['importo'] as number);
  const expected = due === undefined ? 'esito OK' : `esito OK, ${euro(due)}`;
  const element = answerOf(exchange, expected);
  if ('outcome' in element) return element;
  if (outcomeOf(element) !== 'OK')
    return violated('L’avviso non risulta pagabile.', expected, `esito KO, ${codeOf(element)}`, exchange.seq);
  const amount = amountOf(element);
  if (amount === undefined) return violated('L’importo non si legge.', expected, 'importo assente', exchange.seq);
  return due === undefined || amount === due
    ? satisfied(`L’avviso è pagabile per ${euro(amount)}.`, exchange.seq)
    : violated('L’importo comunicato non è quello dovuto.', euro(due), euro(amount), exchange.seq);
}

function refusal(requirement: string, code: FaultCode): Expectation {
  return { requirement, check: (view, given) => refusedWith(view, given, [code]) };
}

function refusedWith(view: View, given: Given, codes: readonly FaultCode[]): Judgement {
  const exchange = callsAbout(view, given, ASKING).at(-1);
  if (exchange === undefined) return nothing(given, ASKING);
  const expected = `esito KO con ${codes.join(' o ')}`;
  const element = answerOf(exchange, expected);
  if ('outcome' in element) return element;
  if (outcomeOf(element) !== 'KO')
    return violated('La richiesta doveva essere rifiutata ed è stata accettata.', expected, 'esito OK', exchange.seq);
  const code = codeOf(element);
  const known = codes.find((each) => each === code);
  return known === undefined
    ? violated('La richiesta è rifiutata con un altro motivo.', expected, `esito KO, ${code}`, exchange.seq)
    : satisfied(`La richiesta è rifiutata: ${FAULT_CODES[known]}.`, exchange.seq);
}

/** Asks the rule again, of the last call: a rule has said so already, and this names it in the story. */
function byRule(view: View, given: Given, requirement: string, calls: readonly CallId[]): Judgement {
  const exchange = callsAbout(view, given, calls).at(-1);
  const rule = rules.find((each) => each.requirement === requirement);
  if (exchange === undefined || rule === undefined) return nothing(given, calls);
  const judgement = rule.check(exchange, new Map());
  return judgement === undefined
    ? notObserved('La stazione non era raggiungibile.')
    : { ...judgement, exchange: exchange.seq };
}

function receipt(view: View, given: Given, which: 'first' | 'again'): Judgement {
  const sent = callsAbout(view, given, ['paSendRTV2']);
  const seenBefore = (exchange: SeenExchange): boolean =>
    sent.some((other) => other.seq < exchange.seq && receiptIdOf(other) === receiptIdOf(exchange));
  const exchange = which === 'first' ? sent[0] : sent.findLast(seenBefore);
  if (exchange === undefined)
    return which === 'first' ? nothing(given, ['paSendRTV2']) : notObserved('Nessuna ricevuta è stata ripetuta.');
  const expected = which === 'first' ? 'esito OK' : 'esito OK, oppure KO con PAA_RECEIPT_DUPLICATA';
  const element = answerOf(exchange, expected);
  if ('outcome' in element) return element;
  if (outcomeOf(element) === 'OK') return satisfied('La ricevuta è acquisita.', exchange.seq);
  return which === 'again' && codeOf(element) === 'PAA_RECEIPT_DUPLICATA'
    ? satisfied('La ricevuta ripetuta è riconosciuta come tale.', exchange.seq)
    : violated('La ricevuta è stata rifiutata.', expected, `esito KO, ${codeOf(element)}`, exchange.seq);
}

function receiptIdOf(exchange: SeenExchange): string | undefined {
  return readingOf(exchange)?.asked.receiptId;
}

function coherentAmounts(view: View, given: Given): Judgement {
  const asked = callsAbout(view, given, ASKING).flatMap((exchange) => {
    const reading = readingOf(exchange);
    const element = reading === undefined ? undefined : conforming(reading)?.element;
    const cents =
      element === undefined || outcomeOf(element) !== 'OK'
        ? undefined
        : reading?.asked.call === 'paGetPaymentV2'
          ? activatedAmount(element)
          : verifiedAmount(element);
    return cents === undefined || reading === undefined ? [] : [{ call: reading.asked.call, cents, seq: exchange.seq }];
  });
  const activation = asked.findLast(({ call }) => call === 'paGetPaymentV2');
  const verification = asked.findLast(
    ({ call, seq }) => call === 'paVerifyPaymentNotice' && activation !== undefined && seq < activation.seq,
  );
  if (activation === undefined || verification === undefined)
    return notObserved('Non ci sono una verifica e poi un’attivazione con esito positivo da confrontare.');
  const before = priceBefore(view, given, verification.seq);
  const after = priceBefore(view, given, activation.seq);
  const expected = verification.cents - before + after;
  const difference = after - before;
  const because =
    difference === 0
      ? 'il costo della notifica non è cambiato'
      : `il costo della notifica è cambiato di ${signed(difference)}`;
  return activation.cents === expected
    ? satisfied(`L’importo dell’attivazione è coerente con quello della verifica: ${because}.`, activation.seq)
    : violated(
        `L’importo dell’attivazione non è coerente con quello della verifica: ${because}.`,
        expected < 0 ? 'un importo positivo' : euro(importo(expected)),
        euro(importo(activation.cents)),
        activation.seq,
      );
}

/** SEND's price in its two versions; the first tells `amount`. */
const PRICES = ['retrieveNotificationPriceV23', 'retrieveNotificationPrice'];

/** SEND's total price (cents) as last told for the notice before an entry; none told, or none known, costs nothing. */
function priceBefore(view: View, given: Given, seq: number): number {
  const told = PRICES.flatMap((operation) => view.exchanges(operation))
    .toSorted((a, b) => a.seq - b.seq)
    .findLast(
      ({ path, seq: at, response }) =>
        at < seq &&
        path['paTaxId'] === given['creditore'] &&
        path['noticeCode'] === given['numeroAvviso'] &&
        (response.status === 200 || response.status === 404),
    );
  const { totalPrice, amount } = (told?.response.json ?? {}) as { totalPrice?: unknown; amount?: unknown };
  const total = totalPrice ?? amount;
  return typeof total === 'number' && Number.isSafeInteger(total) ? total : 0;
}

function codeOf(element: XmlElement): string {
  return faultOf(element)?.faultCode || 'senza codice';
}

function euro(value: Importo): string {
  return `${formatImportoItaliano(value)} euro`;
}

function signed(cents: number): string {
  return `${cents < 0 ? '-' : '+'}${euro(importo(Math.abs(cents)))}`;
}
