import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { folded } from '../../kernel/folded.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { requirements } from '../requirements.ts';
import { arrival, attachmentsOf, errorCodes, firstError, list, members, noticesOf, text } from '../seen.ts';
import type { Members } from '../seen.ts';
import {
  allDeposits,
  answerSeq,
  asked,
  byRule,
  commandsFor,
  deposits,
  expecting,
  hasRead,
  heldOf,
  outcomeQuestions,
  pages,
  same,
  takenFor,
  textOf,
  toldEvents,
  whenHeld,
  whenTaken,
} from './story.ts';
import type { Parameters } from './story.ts';

const MANDATORY: ReadonlySet<string> = new Set(
  requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id),
);

const PRODUCTS: Readonly<Record<string, string>> = { AR: 'AR_REGISTERED_LETTER', '890': 'REGISTERED_LETTER_890' };

/** Creating a notification. Parameters: `protocollo`, and what each names. */
export const invio: Readonly<Record<string, Expectation>> = {
  takenInCharge: expecting('SEND-INVIO-001', takenInCharge),
  allTakenInCharge: expecting('SEND-INVIO-001', (view) => {
    const protocols = view.commands('create-notification').map(({ parameters }) => textOf(parameters, 'protocollo'));
    if (protocols.length === 0) return notObserved('Nessuna notifica è stata chiesta.');
    for (const protocollo of protocols) {
      if (takenFor(view, protocollo).length > 0) continue;
      const judged = takenInCharge(view, { protocollo });
      if (judged.outcome !== 'satisfied') return judged;
    }
    return satisfied(`SEND ha preso in carico tutte le ${protocols.length} notifiche generate.`);
  }),
  recipientComplete: expecting('SEND-INVIO-002', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) => {
      const recipient = members(list(request['recipients'])[0]);
      const domicile = members(recipient['digitalDomicile']);
      const address = members(recipient['physicalAddress']);
      const wanted = members(list(members(asked(view, textOf(parameters, 'protocollo')))['destinatari'])[0]);
      const { via, cap, comune, provincia } = members(wanted['indirizzo']);
      const wrong = (
        [
          ['denominazione', recipient['denomination'], wanted['denominazione']],
          ['codice fiscale', recipient['taxId'], wanted['codiceFiscale']],
          [
            'domicilio digitale',
            domicile['type'] === 'PEC' ? domicile['address'] : undefined,
            wanted['domicilioDigitale'],
          ],
          ['via', address['address'], via],
          ['CAP', address['zip'], cap],
          ['comune', address['municipality'], comune],
          ['provincia', address['province'], provincia],
        ] as const
      ).flatMap(([what, given, asked]) => differenceIn(what, given, asked) ?? []);
      return wrong.length === 0
        ? satisfied('I dati del destinatario sono completi e sono quelli indicati dall’operatore.', exchange.seq)
        : violated(
            'I dati del destinatario non sono tutti quelli indicati dall’operatore.',
            'tutti i dati del destinatario, come indicati',
            wrong.join(', '),
            exchange.seq,
          );
    }),
  ),
  paperProductAsChosen: expecting('SEND-INVIO-003', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) =>
      same(
        text(request['physicalCommunicationType']),
        PRODUCTS[String(members(asked(view, textOf(parameters, 'protocollo')))['spedizione'])] ?? '',
        {
          met: 'La modalità di spedizione è quella scelta.',
          broken: 'La modalità di spedizione non è quella scelta dall’operatore.',
        },
        exchange.seq,
      ),
    ),
  ),
  noPagoPaDeclared: byRule('SEND-INVIO-004', 'Nessuna notifica senza pagamento è stata inviata.'),
  requestKept: expecting('SEND-INVIO-005', (view, parameters) =>
    whenHeld(view, parameters, (held, { id }) =>
      same(
        held.richiesta,
        id,
        {
          met: 'L’identificativo della richiesta è conservato.',
          broken: 'L’ente non conserva l’identificativo della richiesta restituito da SEND.',
        },
        held.seq,
      ),
    ),
  ),
  documentsAsUploaded: byRule('SEND-INVIO-006', 'Nessuna notifica cita documenti caricati.'),
  taxonomyLetter: byRule('SEND-INVIO-007', 'Nessuna notifica è stata inviata.'),
  noCostWithFlatRate: byRule('SEND-INVIO-008', 'Nessuna notifica con spese forfettarie è stata inviata.'),
  feeAndVatGiven: byRule('SEND-INVIO-009', 'Nessuna notifica con spese a carico del destinatario è stata inviata.'),
  senderIsKeyOwner: byRule('SEND-INVIO-010', 'Nessuna notifica è stata presa in carico.'),
  syncDeclared: expecting('SEND-INVIO-011', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) =>
      noticesOf(request).length === 0
        ? notObserved('La notifica non porta alcun avviso.')
        : same(
            text(request['pagoPaIntMode']),
            'SYNC',
            {
              met: 'La notifica con pagamento dichiara l’integrazione sincrona.',
              broken: 'La notifica con pagamento non dichiara l’integrazione sincrona con pagoPA.',
            },
            exchange.seq,
          ),
    ),
  ),
  paymentDocuments: expecting('SEND-INVIO-012', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) => {
      const notices = noticesOf(request);
      const attached = attachmentsOf(request).length;
      const alternatives = alternativesIn(request);
      const complete =
        notices.length > 0 &&
        notices.every(
          ({ attachment, noticeCode, creditorTaxId }) =>
            text(noticeCode) !== undefined &&
            text(creditorTaxId) !== undefined &&
            (alternatives.has(noticeCode) || text(members(members(attachment)['ref'])['key']) !== undefined),
        );
      return complete && attached >= 2
        ? satisfied('La notifica porta l’atto e l’avviso pagoPA.', exchange.seq)
        : violated(
            'La notifica non porta sia l’atto sia l’avviso pagoPA.',
            'almeno due documenti: l’atto e l’avviso, con creditore e numero avviso',
            `${attached} documenti, ${notices.length} avvisi`,
            exchange.seq,
          );
    }),
  ),
  noticeNumberForm: byRule('SEND-INVIO-013', 'Nessuna notifica con avviso pagoPA è stata inviata.'),
  costChoiceKept: expecting('SEND-INVIO-014', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) => {
      const wanted = noticesAsked(view, textOf(parameters, 'protocollo'));
      const known = noticesOf(request).filter(({ noticeCode }) => wanted.has(String(noticeCode)));
      if (known.length === 0) return notObserved('La notifica non porta gli avvisi indicati dall’operatore.');
      const wrong = known.find(
        ({ noticeCode, applyCost }) => wanted.get(String(noticeCode))?.['applicaCosti'] !== applyCost,
      );
      return wrong === undefined
        ? satisfied('La scelta sui costi è quella dell’operatore.', exchange.seq)
        : violated(
            'La scelta di applicare i costi all’avviso non è quella dell’operatore.',
            String(wanted.get(String(wrong.noticeCode))?.['applicaCosti']),
            String(wrong.applyCost),
            exchange.seq,
          );
    }),
  ),
  noticeOfCreditor: expecting('SEND-INVIO-015', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) => {
      const positions = view.commands('create-debt-position').map(({ answer }) => members(answer?.result));
      const pair = (creditor: unknown, notice: unknown) => `${String(creditor)} ${String(notice)}`;
      const elsewhere = text(parameters['numeroAvviso']);
      const held = new Set(
        elsewhere === undefined
          ? positions.map(({ creditore, numeroAvviso }) => pair(creditore, numeroAvviso))
          : [pair(parameters['creditore'], elsewhere)],
      );
      const wrong = noticesOf(request)
        .map(({ creditorTaxId, noticeCode }) => pair(creditorTaxId, noticeCode))
        .find((each) => !held.has(each));
      if (noticesOf(request).length === 0)
        return violated('La notifica è senza avviso.', [...held].join(', '), 'nessun avviso', exchange.seq);
      return wrong === undefined
        ? satisfied('L’avviso è quello della posizione debitoria.', exchange.seq)
        : violated('L’avviso non è quello della posizione debitoria.', [...held].join(', '), wrong, exchange.seq);
    }),
  ),
  duplicateNoticeShown: expecting('SEND-INVIO-016', (view, parameters) =>
    whenRejected(view, parameters, 409, (exchange) => shown(view, textOf(parameters, 'protocollo'), exchange)),
  ),
  refusalShown: expecting('SEND-INVIO-017', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) => {
      if (!toldEvents(view, taken).some(({ category }) => category === 'REQUEST_REFUSED'))
        return notObserved('L’ente non ha letto l’evento di rifiuto.');
      const said = [...held.motiviRifiuto, held.messageToOperator].join(' ');
      const codice = textOf(parameters, 'codice');
      const dettaglio = text(parameters['dettaglio']) ?? codice;
      return said.includes(codice) || said.includes(dettaglio)
        ? satisfied('L’operatore vede i motivi del rifiuto.', held.seq)
        : violated(
            'L’operatore non vede i motivi del rifiuto.',
            `${codice}: ${dettaglio}`,
            said.trim() || 'nessun motivo',
            held.seq,
          );
    }),
  ),
  refusalNotRepeated: expecting('SEND-INVIO-018', (view, parameters) =>
    whenTaken(view, parameters, (taken) => {
      const refused = toldEvents(view, taken).find(({ category }) => category === 'REQUEST_REFUSED');
      if (refused === undefined) return notObserved('L’ente non ha letto l’evento di rifiuto.');
      const again = allDeposits(view).find(({ seq }) => seq > refused.seq);
      return again === undefined
        ? satisfied('Dopo il rifiuto non ci sono altri invii.', refused.seq)
        : violated(
            'L’ente ripete da solo l’invio di una notifica rifiutata.',
            'nessun altro invio',
            'un nuovo invio',
            again.seq,
          );
    }),
  ),
  rejectionShown: expecting('SEND-INVIO-019', (view, parameters) =>
    whenRejected(view, parameters, undefined, (exchange) => shown(view, textOf(parameters, 'protocollo'), exchange)),
  ),
  requestRecovered: expecting('SEND-INVIO-020', (view, parameters) => {
    const protocollo = textOf(parameters, 'protocollo');
    const sent = deposits(view, protocollo);
    const conflict = sent.find(({ response }) => response.status === 409);
    const lost = sent.find((exchange) => exchange.response.status === 202 && arrival(exchange) !== 'yes');
    const first = conflict ?? lost;
    if (first === undefined)
      return notObserved('SEND non ha respinto la richiesta, né la sua risposta è andata perduta.');
    const { idempotenceToken, paProtocolNumber } = members(first.request.json);
    const token = text(idempotenceToken);
    if (takenFor(view, protocollo).some(({ exchange }) => exchange.seq > first.seq))
      return violated(
        `Dopo la risposta ${conflict === undefined ? 'perduta' : 'di duplicato'} l’ente crea un’altra notifica.`,
        'recupero della richiesta esistente',
        'una seconda presa in carico',
        first.seq,
      );
    const questions = outcomeQuestions(view).filter(
      ({ seq, query }) => seq > first.seq && query['paProtocolNumber'] === paProtocolNumber,
    );
    const question = questions.find(({ response }) => response.status === 200) ?? questions.at(-1);
    if (question === undefined)
      return conflict === undefined
        ? satisfied('L’ente non ripete l’invio, e SEND non gli ha segnalato alcun duplicato.', first.seq)
        : violated(
            'L’ente non recupera la richiesta esistente.',
            'interrogazione con protocollo e codice di idempotenza',
            'nessuna interrogazione',
            first.seq,
          );
    if (question.query['idempotenceToken'] !== token)
      return violated(
        'L’interrogazione non usa il codice di idempotenza dell’invio.',
        token ?? 'nessun codice',
        question.query['idempotenceToken'] ?? 'nessun codice',
        question.seq,
      );
    const held = heldOf(view, protocollo);
    const id = text(members(question.response.json)['notificationRequestId']);
    return held !== undefined && (held.richiesta === undefined || (id !== undefined && held.richiesta !== id))
      ? violated('L’ente non conserva la richiesta recuperata.', id ?? '', held.richiesta ?? 'nulla', held.seq)
      : satisfied('La richiesta esistente è recuperata con protocollo e codice di idempotenza.', question.seq);
  }),
  idempotenceTokenGiven: byRule('SEND-INVIO-021', 'Nessuna notifica è stata inviata.'),
  sameTokenOnRetry: expecting('SEND-INVIO-022', (view, parameters) => {
    const judged = byRule('SEND-INVIO-022', 'L’ente non ha inviato la notifica.').check(view, parameters);
    if (judged.outcome !== 'notObserved') return judged;
    const sent = deposits(view, textOf(parameters, 'protocollo'));
    // whether to repeat is another requirement's business (SEND-PROTO-008)
    return sent.length === 1
      ? satisfied('L’ente invia la notifica una volta sola, con un solo codice.', sent[0]!.seq)
      : judged;
  }),
  onlyOneNotification: expecting('SEND-INVIO-023', (view, parameters) => {
    const protocollo = textOf(parameters, 'protocollo');
    const sent = deposits(view, protocollo).at(-1);
    if (sent === undefined) return notObserved('L’ente non ha inviato la notifica.');
    const taken = takenFor(view, protocollo);
    const ids = new Set(taken.map(({ id }) => id));
    return ids.size <= 1
      ? satisfied('Per il protocollo non esiste più di una notifica.', taken[0]?.exchange.seq ?? sent.seq)
      : violated(
          'Per lo stesso protocollo esistono più notifiche.',
          'una notifica',
          `${ids.size} notifiche`,
          taken.at(-1)!.exchange.seq,
        );
  }),
  emptyFieldsOmitted: byRule('SEND-INVIO-024', 'Nessuna richiesta con un corpo è stata inviata.'),
  physicalAddressGiven: byRule('SEND-INVIO-025', 'Nessuna notifica è stata inviata.'),
  taxonomyAsChosen: expecting('SEND-INVIO-026', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) =>
      same(
        text(request['taxonomyCode']),
        String(members(asked(view, textOf(parameters, 'protocollo')))['codiceTassonomico']),
        {
          met: 'Il codice tassonomico è quello scelto.',
          broken: 'Il codice tassonomico non è quello scelto dall’operatore.',
        },
        exchange.seq,
      ),
    ),
  ),
  outcomeRecorded: expecting('SEND-INVIO-027', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) =>
      !hasRead(view) || (pages(view).length > 0 && toldEvents(view, taken).length === 0)
        ? notObserved('Nessuna lettura ha portato eventi della notifica.')
        : held.stato === 'RICHIESTA' ||
            held.stato === 'ERRORE' ||
            held.stato === 'IN_VALIDATION' ||
            held.stato === 'sconosciuto'
          ? violated('L’ente non registra l’esito della richiesta.', 'accettata o rifiutata', held.stato, held.seq)
          : satisfied(`L’esito è registrato: ${held.stato}.`, held.seq),
    ),
  ),
  noPersonalData: byRule('SEND-INVIO-028', 'Nessuna notifica è stata inviata.'),
  protocolAndSubjectKept: expecting('SEND-INVIO-029', (view, parameters) =>
    onDeposit(view, parameters, (request, exchange) =>
      request['paProtocolNumber'] !== textOf(parameters, 'protocollo')
        ? violated(
            'Il protocollo della notifica non è quello indicato dall’operatore.',
            textOf(parameters, 'protocollo'),
            text(request['paProtocolNumber']) ?? 'nessun protocollo',
            exchange.seq,
          )
        : same(
            text(request['subject']),
            String(members(asked(view, textOf(parameters, 'protocollo')))['oggetto']),
            {
              met: 'Protocollo e oggetto sono quelli indicati.',
              broken: 'L’oggetto della notifica non è quello indicato dall’operatore.',
            },
            exchange.seq,
          ),
    ),
  ),
};

/** Whether SEND took the notification in charge; where it did not for a defect found already, that one is told. */
function takenInCharge(view: View, parameters: Parameters): Judgement {
  const absent = noDeposit(view, parameters);
  if (absent !== undefined) return absent;
  return onDeposit(view, parameters, (request, exchange) => {
    const recipients = list(request['recipients']).length;
    const documents = list(request['documents']).length;
    if (recipients !== 1 || documents === 0)
      return violated(
        'La notifica non ha un solo destinatario e almeno un atto.',
        'un destinatario e almeno un atto',
        `${recipients} destinatari e ${documents} atti`,
        exchange.seq,
      );
    if (takenFor(view, textOf(parameters, 'protocollo')).length > 0)
      return satisfied('SEND ha preso in carico la notifica.', exchange.seq);
    const cause = causeOf(view, exchange);
    return cause !== undefined
      ? notObserved(`SEND non ha preso in carico la notifica per il difetto già rilevato (${cause}).`)
      : violated(
          'SEND non ha preso in carico la notifica.',
          'presa in carico',
          firstError(exchange.response),
          exchange.seq,
        );
  });
}

/** That no request was sent, though it was asked, is a violation: of one requirement, not of all that look at requests. */
function noDeposit(view: View, parameters: Parameters): Judgement | undefined {
  const protocollo = textOf(parameters, 'protocollo');
  if (deposits(view, protocollo).length > 0) return undefined;
  const elsewhere = view
    .exchanges()
    .find(
      ({ operation, request }) => operation === undefined && /\/delivery\/(v[\d.]+\/)?requests\b/.test(request.url),
    );
  const refused = view
    .exchanges()
    .find((exchange) => exchange.platform === 'send' && exchange.response.status >= 400 && causeOf(view, exchange));
  if (refused !== undefined)
    return notObserved(`La notifica non è stata inviata per il difetto già rilevato (${causeOf(view, refused)}).`);
  return elsewhere === undefined
    ? violated(
        'L’ente non ha inviato a SEND la notifica richiesta.',
        `una richiesta con protocollo ${protocollo}`,
        `${allDeposits(view).length} richieste con altri protocolli`,
        answerSeq(commandsFor(view, 'create-notification', protocollo).at(-1)),
      )
    : notObserved(
        `La notifica è stata inviata con un’operazione che il simulatore non offre (scambio ${elsewhere.seq}).`,
      );
}

/** A MUST that a rule found violated on this very exchange: it explains why SEND refused it. */
function causeOf(view: View, { seq }: SeenExchange): string | undefined {
  const entry = view.entries.find((each) => each.seq === seq);
  if (entry?.kind !== 'exchange') return undefined;
  return entry.findings.find(({ outcome, requirement }) => outcome === 'violated' && MANDATORY.has(requirement))
    ?.requirement;
}

/** Judges the last request sent for the protocol. */
function onDeposit(
  view: View,
  parameters: Parameters,
  judge: (request: Members, exchange: SeenExchange) => Judgement,
): Judgement {
  const protocollo = textOf(parameters, 'protocollo');
  const exchange = deposits(view, protocollo).at(-1);
  return exchange === undefined
    ? notObserved('L’ente non ha inviato la notifica.')
    : judge(members(exchange.request.json), exchange);
}

function whenRejected(
  view: View,
  parameters: Parameters,
  status: number | undefined,
  judge: (exchange: SeenExchange) => Judgement,
): Judgement {
  const rejected = deposits(view, textOf(parameters, 'protocollo')).find(({ response }) =>
    status === undefined ? response.status >= 400 && response.status < 500 : response.status === status,
  );
  return rejected === undefined ? notObserved('SEND non ha respinto la richiesta.') : judge(rejected);
}

/** Whether the operator was told why: a code or a detail of SEND's own must be among the words. */
function shown(view: View, protocollo: string, rejected: SeenExchange): Judgement {
  const answers = [
    ...commandsFor(view, 'create-notification', protocollo),
    ...commandsFor(view, 'notification-status', protocollo),
  ];
  const said = answers
    .flatMap(({ answer }) => [
      answer?.messageToOperator ?? '',
      ...list(members(answer?.result)['motiviRifiuto']).flatMap((reason) => text(reason) ?? []),
    ])
    .join(' ')
    .trim();
  const details = list(members(rejected.response.json)['errors']).flatMap(
    (error) => text(members(error)['detail']) ?? [],
  );
  const reasons = [...errorCodes(rejected.response), ...details];
  return reasons.some((reason) => said.includes(reason))
    ? satisfied('L’operatore vede il motivo.', rejected.seq)
    : violated(
        'L’operatore non vede il motivo per cui SEND ha respinto la richiesta.',
        firstError(rejected.response),
        said || 'nessun messaggio',
        rejected.seq,
      );
}

/** Notices that the first version of the request adds to another of the same payment: the document is the other's. */
function alternativesIn(request: Members): ReadonlySet<unknown> {
  return new Set(
    list(request['recipients']).flatMap((recipient) => {
      const { noticeCode, noticeCodeAlternative } = members(members(recipient)['payment']);
      return noticeCodeAlternative === noticeCode ? [] : [noticeCodeAlternative];
    }),
  );
}

function noticesAsked(view: View, protocollo: string): ReadonlyMap<string, Members> {
  return new Map(
    list(members(asked(view, protocollo))['destinatari']).flatMap((destinatario) =>
      list(members(destinatario)['avvisi']).map(
        (avviso) => [String(members(avviso)['numeroAvviso']), members(avviso)] as const,
      ),
    ),
  );
}

/** What is wrong with a datum the operator gave (undefined = not given): commands and messages have the same stand-ins. */
function differenceIn(what: string, given: unknown, asked: unknown): string | undefined {
  if (typeof asked !== 'string') return undefined;
  if (typeof given !== 'string' || given.trim() === '') return `${what}: manca`;
  return folded(given) === folded(asked) ? undefined : `${what}: diverso da quello indicato`;
}
