import type { Rule, SeenExchange } from '../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import { parseIban } from '../kernel/values/iban.ts';
import { formatImportoItaliano, importo, parseImportoDecimale, sumImporti } from '../kernel/values/importo.ts';
import { quoted } from '../kernel/values/parsed.ts';
import { childOf, elementAt, textAt } from '../kernel/xml.ts';
import type { XmlElement } from '../kernel/xml.ts';
import {
  ANSWER_ELEMENT,
  activatedAmount,
  centsAt,
  faultOf,
  metadataEntries,
  outcomeOf,
  transfersOf,
} from './contract/answer.ts';
import type { Asked } from './contract/answer.ts';
import { isFaultCode } from './contract/faults.ts';
import type { CallId } from './contract/request.ts';
import { BUDGET_MS } from './calls.ts';
import { asActivated, remembered } from './memory.ts';
import type { Memory, Remembered } from './memory.ts';
import { readingOf } from './reading.ts';

/** What every answer of a station must be, whatever the story. */
export const rules: readonly Rule<Memory>[] = [
  { requirement: 'PAGOPA-STAZ-001', check: soapAnswer },
  { requirement: 'PAGOPA-STAZ-002', check: schema },
  answered('PAGOPA-STAZ-003', ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2'], coherent),
  { requirement: 'PAGOPA-STAZ-004', operations: ['paVerifyPaymentNotice', 'paGetPaymentV2'], check: inTime },
  { requirement: 'PAGOPA-STAZ-005', operations: ['paSendRTV2'], check: inTime },
  positive('PAGOPA-STAZ-006', 'paVerifyPaymentNotice', verificationComplete),
  positive('PAGOPA-STAZ-007', 'paVerifyPaymentNotice', paidInFull),
  positive('PAGOPA-STAZ-008', 'paVerifyPaymentNotice', oneOption),
  positive('PAGOPA-STAZ-009', 'paVerifyPaymentNotice', ({ element }) =>
    amounts([elementAt(element, 'paymentList', 'paymentOptionDescription', 'amount')]),
  ),
  positive('PAGOPA-STAZ-009', 'paGetPaymentV2', ({ element }) =>
    amounts([
      elementAt(element, 'data', 'paymentAmount'),
      ...transfersOf(element).map((transfer) => childOf(transfer, 'transferAmount')),
    ]),
  ),
  positive('PAGOPA-STAZ-010', 'paVerifyPaymentNotice', ownCreditor),
  positive('PAGOPA-STAZ-011', 'paGetPaymentV2', ({ element }) =>
    childOf(element, 'data') === undefined
      ? violated('L’attivazione è positiva ma non porta i dati del pagamento.', 'data presente', 'data assente')
      : satisfied('L’attivazione porta i dati del pagamento.'),
  ),
  positive('PAGOPA-STAZ-012', 'paGetPaymentV2', sumOfTransfers),
  positive('PAGOPA-STAZ-013', 'paGetPaymentV2', numberedTransfers),
  positive('PAGOPA-STAZ-014', 'paGetPaymentV2', validIbans),
  positive('PAGOPA-STAZ-015', 'paGetPaymentV2', iuvOfNotice),
  positive('PAGOPA-STAZ-016', 'paGetPaymentV2', transferToCreditor),
  answered('PAGOPA-STAZ-017', ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2'], knownFault),
  answered('PAGOPA-STAZ-019', ['paSendRTV2'], receiptTaken),
  answered('PAGOPA-STAZ-020', ['paSendRTV2'], receiptRepeated),
  answered('PAGOPA-STAZ-022', ['paVerifyPaymentNotice', 'paGetPaymentV2'], paidOnce),
  positive('PAGOPA-STAZ-027', 'paGetPaymentV2', feeInCents),
];

/** An answer that could be read, whatever its outcome and its conformity to the schema. */
interface Answered {
  readonly asked: Asked;
  readonly element: XmlElement;
  readonly outcome: string | undefined;
  readonly past: Remembered;
}

/** A rule that looks at every answer of some calls. */
function answered(
  requirement: string,
  operations: readonly CallId[],
  check: (answer: Answered) => Judgement | undefined,
): Rule<Memory> {
  return {
    requirement,
    operations,
    check(exchange, memory) {
      const reading = readingOf(exchange);
      if (reading?.answer?.kind !== 'answer') return undefined;
      const { asked, answer } = reading;
      const { element } = answer;
      if (element.name !== ANSWER_ELEMENT[asked.call]) return undefined;
      return check({ asked, element, outcome: outcomeOf(element), past: remembered(memory, asked) });
    },
  };
}

/** A rule that looks at the positive answers of one call. */
function positive(
  requirement: string,
  operation: CallId,
  check: (answer: Answered) => Judgement | undefined,
): Rule<Memory> {
  return answered(requirement, [operation], (answer) => (answer.outcome === 'OK' ? check(answer) : undefined));
}

function soapAnswer(exchange: SeenExchange): Judgement | undefined {
  const reading = readingOf(exchange);
  if (reading === undefined) return undefined;
  const { failure, response } = exchange;
  const expected = 'stato HTTP 200 e una busta SOAP 1.1 in text/xml';
  if (failure === 'RESET')
    return violated('La stazione ha interrotto la connessione senza rispondere.', expected, 'connessione interrotta');
  if (failure !== undefined) return undefined;
  if (response.status !== 200)
    return violated(
      `La stazione ha risposto con lo stato HTTP ${response.status}.`,
      expected,
      `stato ${response.status}`,
    );
  const type = response.headers['content-type'] ?? '';
  if (!/^text\/xml\s*(;|$)/i.test(type))
    return violated('La risposta non dichiara il tipo text/xml.', expected, `content-type ${quoted(type)}`);
  if (reading.answer?.kind === 'soapFault')
    return violated(
      'La stazione ha risposto con un errore SOAP invece che con l’esito previsto.',
      'un elemento di risposta con outcome',
      `soap:Fault ${quoted(reading.answer.text)}`,
    );
  if (reading.answer?.kind === 'notSoap')
    return violated('La risposta non è una busta SOAP 1.1.', expected, `elemento ${quoted(reading.answer.root)}`);
  // What cannot be read is told once, by the schema; it is no SOAP message all the same.
  return reading.answer === undefined || reading.answer.kind === 'notXml'
    ? undefined
    : satisfied('La stazione ha risposto con un messaggio SOAP 1.1.');
}

const ISSUES_SHOWN = 5;

function schema(exchange: SeenExchange): Judgement | undefined {
  const reading = readingOf(exchange);
  if (reading === undefined || exchange.failure !== undefined || exchange.response.status !== 200) return undefined;
  const { asked, answer } = reading;
  const expected = `${ANSWER_ELEMENT[asked.call]} conforme allo schema`;
  if (answer === undefined)
    return notObserved('La risposta non è un testo in UTF-8: il banco di prova non la può leggere.');
  if (answer.kind === 'notXml')
    return violated(
      `La risposta non è XML ben formato: ${answer.problem.message}.`,
      expected,
      answer.problem.line === undefined
        ? answer.problem.code
        : `${answer.problem.code}, riga ${answer.problem.line}, colonna ${answer.problem.column ?? 1}`,
    );
  if (answer.kind !== 'answer') return undefined;
  const { element, issues } = answer;
  if (element.name !== ANSWER_ELEMENT[asked.call])
    return violated(
      'La risposta non è quella prevista per la richiesta.',
      expected,
      `elemento ${quoted(element.name)}`,
    );
  if (issues.length > 0)
    return violated(
      'La risposta non rispetta lo schema paForNode.',
      expected,
      issues
        .slice(0, ISSUES_SHOWN)
        .map(({ path, message }) => `${path.replace(/^Envelope\/Body\//, '')}: ${message}`)
        .join('; ') + (issues.length > ISSUES_SHOWN ? `; e altre ${issues.length - ISSUES_SHOWN} violazioni` : ''),
    );
  return satisfied('La risposta rispetta lo schema paForNode.');
}

function inTime(exchange: SeenExchange): Judgement | undefined {
  const reading = readingOf(exchange);
  if (reading === undefined || (exchange.failure !== undefined && exchange.failure !== 'TIMEOUT')) return undefined;
  const budget = BUDGET_MS[reading.asked.call];
  const expected = `risposta entro ${seconds(budget)}`;
  if (exchange.failure === 'TIMEOUT')
    return violated(
      'La stazione non ha risposto in tempo.',
      expected,
      `nessuna risposta in ${seconds(exchange.elapsedMs)}`,
    );
  return exchange.elapsedMs > budget
    ? violated(
        'La stazione ha risposto oltre il tempo concesso.',
        expected,
        `risposta in ${seconds(exchange.elapsedMs)}`,
      )
    : satisfied(`La stazione ha risposto in ${seconds(exchange.elapsedMs)}.`);
}

function coherent({ asked, element, outcome }: Answered): Judgement | undefined {
  const fault = childOf(element, 'fault');
  if (outcome === 'OK')
    return fault === undefined
      ? satisfied('L’esito positivo non porta errori.')
      : violated('L’esito è positivo ma la risposta porta un errore.', 'nessun fault', `fault ${codeOf(element)}`);
  if (outcome !== 'KO') return undefined;
  if (fault === undefined)
    return violated(
      'L’esito è negativo ma la risposta non dice perché.',
      'fault con il codice di errore',
      'fault assente',
    );
  const data = asked.call === 'paVerifyPaymentNotice' ? 'paymentList' : 'data';
  return childOf(element, data) === undefined
    ? satisfied('L’esito negativo porta l’errore e nessun dato di pagamento.')
    : violated('L’esito è negativo ma la risposta porta i dati del pagamento.', `${data} assente`, `${data} presente`);
}

function verificationComplete({ element }: Answered): Judgement {
  const missing = ['paymentList', 'paymentDescription', 'fiscalCodePA', 'companyName'].filter(
    (name) => childOf(element, name) === undefined,
  );
  return missing.length === 0
    ? satisfied('La verifica riporta tutti i dati previsti.')
    : violated(
        'La verifica positiva non riporta tutti i dati previsti.',
        'paymentList, paymentDescription, fiscalCodePA e companyName',
        `manca ${missing.join(', ')}`,
      );
}

function paidInFull({ element }: Answered): Judgement | undefined {
  const options = textAt(element, 'paymentList', 'paymentOptionDescription', 'options');
  if (options === undefined) return undefined;
  return options === 'EQ'
    ? satisfied('L’importo si paga per intero.')
    : violated('La verifica non chiede il pagamento dell’importo esatto.', 'options EQ', `options ${quoted(options)}`);
}

function oneOption({ element }: Answered): Judgement | undefined {
  const options = childOf(element, 'paymentList')?.children.length;
  if (options === undefined) return undefined;
  return options === 1
    ? satisfied('La verifica comunica una sola opzione di pagamento.')
    : violated('La verifica non comunica una sola opzione di pagamento.', 'una opzione', `${options} opzioni`);
}

function amounts(elements: readonly (XmlElement | undefined)[]): Judgement | undefined {
  const texts = elements.flatMap((element) => (element === undefined ? [] : [element.text.trim()]));
  if (texts.length === 0) return undefined;
  const wrong = texts.filter((text) => {
    const parsed = parseImportoDecimale(text);
    return !parsed.ok || parsed.value === 0;
  });
  return wrong.length === 0
    ? satisfied('Gli importi sono in euro con due decimali.')
    : violated(
        'Un importo non è scritto come previsto.',
        'cifre, punto e due decimali, maggiore di zero: 54.37',
        wrong.map((text) => quoted(text)).join(', '),
      );
}

function ownCreditor({ asked, element }: Answered): Judgement | undefined {
  const fiscalCode = textAt(element, 'fiscalCodePA');
  if (fiscalCode === undefined) return undefined;
  return fiscalCode === asked.qrCode.fiscalCode
    ? satisfied('La verifica riporta il codice fiscale del creditore dell’avviso.')
    : violated('La verifica riporta il codice fiscale di un altro ente.', asked.qrCode.fiscalCode, fiscalCode);
}

function sumOfTransfers({ element }: Answered): Judgement | undefined {
  const total = activatedAmount(element);
  const parts = transfersOf(element).map((transfer) => centsAt(transfer, 'transferAmount'));
  if (total === undefined || parts.length === 0) return undefined;
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const sum = sumImporti(...known);
  return sum === total
    ? satisfied('L’importo è la somma dei versamenti.')
    : violated(
        'L’importo dell’attivazione non è la somma dei versamenti.',
        `${formatImportoItaliano(sum)} euro, somma dei versamenti`,
        `${formatImportoItaliano(total)} euro`,
      );
}

const MOST_TRANSFERS = 5;

function numberedTransfers({ element }: Answered): Judgement | undefined {
  if (childOf(element, 'data') === undefined) return undefined;
  const numbers = transfersOf(element).map((transfer) => textAt(transfer, 'idTransfer') ?? '');
  const expected = 'da uno a cinque versamenti, numerati senza ripetizioni';
  if (numbers.length === 0 || numbers.length > MOST_TRANSFERS)
    return violated('I versamenti non sono da uno a cinque.', expected, `${numbers.length} versamenti`);
  return new Set(numbers).size === numbers.length
    ? satisfied('I versamenti sono da uno a cinque e numerati senza ripetizioni.')
    : violated('Due versamenti hanno lo stesso numero.', expected, numbers.join(', '));
}

function validIbans({ element }: Answered): Judgement | undefined {
  const ibans = transfersOf(element).flatMap((transfer) => textAt(transfer, 'IBAN') ?? []);
  if (ibans.length === 0) return undefined;
  const problems = ibans.flatMap((iban) => {
    const parsed = parseIban(iban);
    return parsed.ok ? [] : [parsed.problem];
  });
  return problems.length === 0
    ? satisfied('Gli IBAN dei versamenti sono validi.')
    : violated('Un versamento indica un IBAN non valido.', 'un IBAN valido, senza spazi', problems.join('; '));
}

function iuvOfNotice({ asked, element }: Answered): Judgement | undefined {
  const reference = textAt(element, 'data', 'creditorReferenceId');
  if (reference === undefined) return undefined;
  const { noticeNumber } = asked.qrCode;
  const iuv = noticeNumber.slice(noticeNumber.startsWith('0') ? 3 : 1);
  return reference === iuv
    ? satisfied('Il riferimento del creditore è lo IUV dell’avviso.')
    : violated('Il riferimento del creditore non è lo IUV dell’avviso.', iuv, quoted(reference));
}

function transferToCreditor({ asked, element }: Answered): Judgement | undefined {
  const bodies = transfersOf(element).map((transfer) => textAt(transfer, 'fiscalCodePA') ?? '');
  if (bodies.length === 0) return undefined;
  const { fiscalCode } = asked.qrCode;
  return bodies.includes(fiscalCode)
    ? satisfied('Un versamento è destinato al creditore dell’avviso.')
    : violated('Nessun versamento è destinato al creditore dell’avviso.', fiscalCode, bodies.join(', '));
}

function knownFault({ element, outcome }: Answered): Judgement | undefined {
  const fault = faultOf(element);
  if (outcome !== 'KO' || fault === undefined) return undefined;
  const expected = 'un codice PAA pubblicato, con faultString e id';
  if (!isFaultCode(fault.faultCode))
    return violated('Il codice di errore non è fra quelli pubblicati.', expected, quoted(fault.faultCode));
  return fault.faultString !== '' && fault.id !== ''
    ? satisfied(`Il codice di errore ${fault.faultCode} è fra quelli pubblicati.`)
    : violated(
        'L’errore non porta la descrizione o chi lo ha emesso.',
        expected,
        `${fault.faultCode} senza faultString o id`,
      );
}

/** Judges the first receipt that repeats the last activation; any other is judged elsewhere, or not at all. */
function receiptTaken({ asked, element, outcome, past }: Answered): Judgement | undefined {
  if (past.receipts.size > 0 || !asActivated(past, asked) || past.activation?.cents !== asked.paymentAmount)
    return undefined;
  if (outcome === 'OK') return satisfied('La ricevuta del pagamento attivato è acquisita.');
  return outcome === 'KO'
    ? violated('La ricevuta di un pagamento attivato è stata rifiutata.', 'esito OK', `esito KO, ${codeOf(element)}`)
    : undefined;
}

function receiptRepeated({ asked, element, outcome, past }: Answered): Judgement | undefined {
  if (asked.receiptId === undefined || !past.receipts.has(asked.receiptId)) return undefined;
  if (outcome === 'OK') return satisfied('La ricevuta ripetuta è accettata senza errori.');
  if (outcome !== 'KO') return undefined;
  return faultOf(element)?.faultCode === 'PAA_RECEIPT_DUPLICATA'
    ? satisfied('La ricevuta ripetuta è riconosciuta come tale.')
    : violated(
        'La ricevuta ripetuta è rifiutata con un altro motivo.',
        'esito OK, oppure KO con PAA_RECEIPT_DUPLICATA',
        `esito KO, ${codeOf(element)}`,
      );
}

function paidOnce({ asked, element, outcome, past }: Answered): Judgement | undefined {
  if (past.receipts.size === 0 || !asActivated(past, asked)) return undefined;
  const expected = 'esito KO con PAA_PAGAMENTO_DUPLICATO';
  if (outcome === 'OK') return violated('Un avviso già pagato risulta ancora pagabile.', expected, 'esito OK');
  if (outcome !== 'KO') return undefined;
  return faultOf(element)?.faultCode === 'PAA_PAGAMENTO_DUPLICATO'
    ? satisfied('L’avviso già pagato non si può pagare di nuovo.')
    : violated('L’avviso già pagato è rifiutato con un altro motivo.', expected, `esito KO, ${codeOf(element)}`);
}

function feeInCents({ element }: Answered): Judgement | undefined {
  const data = childOf(element, 'data');
  const fee = data === undefined ? undefined : metadataEntries(data).find(({ key }) => key === 'NOTIFICATION_FEE');
  const total = activatedAmount(element);
  if (fee === undefined || total === undefined) return undefined;
  const expected = `centesimi interi, al massimo ${total}`;
  return /^(0|[1-9][0-9]{0,12})$/.test(fee.value) && importo(Number(fee.value)) <= total
    ? satisfied('Il costo della notifica fra i metadati è in centesimi interi.')
    : violated(
        'Il costo della notifica fra i metadati non è un numero di centesimi possibile.',
        expected,
        quoted(fee.value),
      );
}

function codeOf(element: XmlElement): string {
  return faultOf(element)?.faultCode || 'senza codice';
}

/** 7000 -> `7 secondi`, 7250 -> `7,25 secondi`. */
function seconds(ms: number): string {
  return `${String(ms / 1000).replace('.', ',')} secondi`;
}
