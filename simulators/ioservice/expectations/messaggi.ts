import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { INSERT, isRefused, isUnknown, KEY, list, members, text } from '../seen.ts';
import { absent, attesi, byRule, expecting, inoltrati, inseriti, inseritiDi, onEvery, said, tenuto } from './story.ts';

const NOTHING_SENT = 'L’ente non ha consegnato messaggi al gateway.';
const NOT_TAKEN = 'Il gateway non ha preso il messaggio.';

/** What an "Allora" asks about messages and their states. Parameters: `messaggi`, as they were entered. */
export const messaggi: Readonly<Record<string, Expectation>> = {
  messageHandedOver: onEvery(
    'IOSERVICE-INVIO-001',
    'Il gateway ha i messaggi con destinatario, oggetto e testo indicati.',
    (atteso, view) => {
      const taken = inseritiDi(view, atteso).at(-1);
      if (taken === undefined) return absent(atteso);
      const expected = `${atteso.codiceFiscale}, «${atteso.testo}»`;
      const observed = `${taken.codiceFiscale}, «${text(taken.contenuto['corpo_messaggio']) ?? ''}»`;
      return expected === observed
        ? undefined
        : violated('Il messaggio consegnato non è quello indicato.', expected, observed, taken.seq);
    },
  ),
  batchFormed: byRule('IOSERVICE-INVIO-002', NOTHING_SENT),
  numbersDistinct: byRule('IOSERVICE-INVIO-003', NOTHING_SENT),
  refusedBatchStays: expecting('IOSERVICE-INVIO-004', (view, parameters) => {
    const refused = view.exchanges(INSERT).find((exchange) => isRefused(exchange));
    if (refused === undefined) return notObserved('Il gateway non ha rifiutato lotti.');
    for (const atteso of attesi(parameters)) {
      // whoever insisted, and was listened to, says the truth
      if (inseritiDi(view, atteso).length > 0) return notObserved('Il gateway ha poi preso il lotto.');
      const { riferimento } = atteso;
      const stato = text(tenuto(view, riferimento)?.['stato']);
      if (stato !== 'daConsegnare')
        return violated(
          'Dopo il rifiuto un messaggio non risulta da consegnare.',
          'daConsegnare',
          `${riferimento}: ${stato ?? 'sconosciuto'}`,
          refused.seq,
        );
    }
    return satisfied('Dopo il rifiuto l’intero lotto resta da consegnare.', refused.seq);
  }),
  wholeBatchHandedOver: onEvery(
    'IOSERVICE-INVIO-004',
    'Dopo la correzione il gateway ha l’intero lotto.',
    (atteso, view) => {
      if (inseritiDi(view, atteso).length > 0) return undefined;
      const last = view.exchanges(INSERT).at(-1);
      return last !== undefined && isRefused(last) && last.fault === undefined
        ? notObserved('Il gateway ha rifiutato anche il lotto corretto.')
        : absent(atteso);
    },
  ),
  refusalShown: expecting('IOSERVICE-INVIO-005', (view) => {
    const refused = view.exchanges(INSERT).findLast((exchange) => isRefused(exchange));
    if (refused === undefined) return notObserved('Il gateway non ha rifiutato lotti.');
    return said(view, refused) === undefined
      ? violated(
          'L’operatore non vede perché il lotto è stato rifiutato.',
          'il motivo del rifiuto',
          'nessun messaggio',
          refused.seq,
        )
      : satisfied('L’operatore vede il motivo del rifiuto.', refused.seq);
  }),
  idsLinked: onEvery(
    'IOSERVICE-INVIO-006',
    'Ogni messaggio ha l’identificativo che il gateway gli ha dato.',
    (atteso, view) => {
      const taken = inseritiDi(view, atteso).at(-1);
      if (taken === undefined) return notObserved(NOT_TAKEN);
      const held = text(tenuto(view, atteso.riferimento)?.['idMessaggio']);
      return held === taken.id
        ? undefined
        : violated('Un messaggio ha un identificativo che non è il suo.', taken.id, held ?? 'nessuno', taken.seq);
    },
  ),
  handedOverOnce: onEvery('IOSERVICE-INVIO-007', 'Nessun messaggio è consegnato due volte.', (atteso, view) => {
    const taken = inseritiDi(view, atteso);
    if (taken.length === 0) return notObserved(NOT_TAKEN);
    return taken.length > 1
      ? violated('Un messaggio è consegnato più volte.', 'una volta', `${taken.length} volte`, taken.at(-1)?.seq)
      : undefined;
  }),
  unknownFateTold: expecting('IOSERVICE-INVIO-008', (view) => {
    const unknown = view.exchanges(INSERT).find((exchange) => isUnknown(exchange));
    if (unknown === undefined) return notObserved('Nessun invio è di sorte ignota.');
    return said(view, unknown) === undefined
      ? violated(
          'L’operatore non sa che la sorte dell’invio è ignota.',
          'un avviso all’operatore',
          'nessun messaggio',
          unknown.seq,
        )
      : satisfied('L’operatore sa che la sorte dell’invio è ignota.', unknown.seq);
  }),
  dueDateInItaly: expecting('IOSERVICE-INVIO-009', (view, { attesa }) => {
    const taken = inseriti(view).at(-1);
    if (taken === undefined) return notObserved(NOTHING_SENT);
    const written = text(taken.contenuto['data_scadenza']) ?? '';
    // to the second: the thousandths are whoever writes them's choice
    const second = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
    return second(written) === second(String(attesa))
      ? satisfied('La scadenza è la fine di quel giorno in Italia.', taken.seq)
      : violated('La scadenza non è la fine di quel giorno in Italia.', String(attesa), written, taken.seq);
  }),
  refusedNotRepeated: expecting('IOSERVICE-INVIO-010', (view) => {
    const refused = view.exchanges(INSERT).find((exchange) => isRefused(exchange));
    if (refused === undefined) return notObserved('Il gateway non ha rifiutato lotti.');
    const again = view
      .exchanges(INSERT)
      .find(({ seq, request }) => seq > refused.seq && request.text === refused.request.text);
    return again === undefined
      ? satisfied('Il lotto rifiutato non si ripete uguale.', refused.seq)
      : violated('L’ente ripete uguale un lotto rifiutato.', 'nessun altro invio uguale', 'lo stesso lotto', again.seq);
  }),
  amountInCents: onPayment(
    'IOSERVICE-PAGAM-001',
    'L’importo è quello della posizione.',
    'importo',
    ({ importo }) => importo,
  ),
  noticeNumber: onPayment(
    'IOSERVICE-PAGAM-002',
    'L’avviso è il numero avviso della posizione.',
    'avviso_pagoPA',
    ({ numeroAvviso }) => numeroAvviso,
  ),
  payableAfterDueDate: onPayment(
    'IOSERVICE-PAGAM-003',
    'Il messaggio dice se si può pagare dopo la scadenza.',
    'scadenza_pagamento',
    ({ nonDopoLaScadenza }) => (nonDopoLaScadenza === true ? '1' : '0'),
  ),
  positionKnown: byRule('IOSERVICE-PAGAM-004', 'L’ente non ha inviato avvisi di pagamento.'),
  statesRecorded: expecting('IOSERVICE-STATO-001', (view, parameters) => {
    const { stato } = parameters;
    for (const atteso of attesi(parameters)) {
      if (inseritiDi(view, atteso).length === 0) return notObserved(NOT_TAKEN);
      const held = text(tenuto(view, atteso.riferimento)?.['stato']);
      if (held !== stato)
        return violated('Lo stato del messaggio non è quello del gateway.', String(stato), held ?? 'nessuno');
    }
    return satisfied('L’ente registra lo stato che il gateway dice.');
  }),
  otherChannelUsed: onEvery(
    'IOSERVICE-STATO-002',
    'Per chi non è raggiunto l’ente usa un altro canale.',
    ({ riferimento }, view) =>
      tenuto(view, riferimento)?.['altroCanale'] === true
        ? undefined
        : violated('L’ente non usa un altro canale.', 'un altro canale', `${riferimento}: nessuno`),
  ),
  askedByItsId: byRule('IOSERVICE-STATO-003', 'L’ente non ha chiesto lo stato di messaggi.'),
  newTextArrives: expecting('IOSERVICE-MODIF-001', (view, parameters) => {
    const [atteso] = attesi(parameters);
    const taken = atteso === undefined ? undefined : inseritiDi(view, atteso).at(-1);
    if (taken === undefined) return notObserved(NOTHING_SENT);
    const arrived = text(inoltrati(view, taken.id).at(-1)?.['markdown']);
    return arrived === parameters['testo']
      ? satisfied('Al cittadino arriva il testo nuovo.')
      : violated('Al cittadino non arriva il testo nuovo.', String(parameters['testo']), arrived ?? 'nessun messaggio');
  }),
  lateChangeTold: expecting('IOSERVICE-MODIF-002', (view) => {
    const refused = view.exchanges('changeMessage').findLast((exchange) => isRefused(exchange));
    const command = view.commands('ioservice-change').at(-1);
    if (command === undefined) return notObserved('Nessuno ha cambiato messaggi.');
    if (inseriti(view).length === 0) return notObserved(NOTHING_SENT);
    const told = command.answer?.status === 'rejected' && (command.answer.messageToOperator ?? '') !== '';
    return told
      ? satisfied('L’operatore sa che il cambiamento è stato respinto.', refused?.seq)
      : violated(
          'Il cambiamento respinto è dato per fatto.',
          'un rifiuto motivato all’operatore',
          command.answer?.status ?? 'nessuna risposta',
          refused?.seq,
        );
  }),
  deletedNotSent: onEvery('IOSERVICE-MODIF-003', 'Il messaggio cancellato non arriva al cittadino.', (atteso, view) => {
    const taken = inseritiDi(view, atteso);
    if (taken.length === 0) return notObserved(NOT_TAKEN);
    const sent = taken.flatMap(({ id }) => inoltrati(view, id));
    return sent.length === 0
      ? undefined
      : violated('Il messaggio cancellato arriva al cittadino.', 'nessun messaggio', `«${atteso.oggetto}»`);
  }),
  keyOnlyInHeader: byRule('IOSERVICE-SIC-001', NOTHING_SENT),
  stopsAtUnauthorized: expecting('IOSERVICE-SIC-002', (view) => {
    const refused = view.exchanges(INSERT).filter(({ response }) => response.status === 401);
    const [first] = refused;
    if (first === undefined) return notObserved('Il gateway ha riconosciuto le chiavi.');
    const keys = new Set(refused.map(({ request }) => request.headers[KEY]));
    if (refused.length > keys.size)
      return violated(
        'L’ente insiste con una chiave non riconosciuta.',
        'un tentativo con ogni chiave',
        `${refused.length} tentativi`,
        refused.at(-1)?.seq,
      );
    return said(view, first) === undefined
      ? violated(
          'L’operatore non sa che la chiave non è riconosciuta.',
          'un avviso all’operatore',
          'nessun messaggio',
          first.seq,
        )
      : satisfied('L’ente si ferma e avvisa l’operatore.', first.seq);
  }),
  tenantNamed: byRule('IOSERVICE-SIC-003', NOTHING_SENT),
  keyOfItsService: expecting('IOSERVICE-SIC-004', (view, parameters) => {
    const services = list(parameters['servizi']).map(members);
    for (const { servizio, messaggi: of } of services)
      for (const atteso of attesi({ messaggi: of })) {
        const taken = inseritiDi(view, atteso).at(-1);
        if (taken === undefined) return notObserved(NOT_TAKEN);
        if (taken.servizio !== servizio)
          return violated(
            'Un messaggio parte con la chiave di un altro servizio.',
            String(servizio),
            taken.servizio,
            taken.seq,
          );
      }
    return satisfied('Ogni messaggio parte con la chiave del suo servizio.');
  }),
  noOldKeys: expecting('IOSERVICE-SIC-005', (view, { chiaviDismesse }) => {
    const old = list(chiaviDismesse);
    const [changed] = view.stimuli('cambiaDelegato');
    if (changed === undefined) return notObserved('Il delegato non è cambiato.');
    const after = view
      .exchanges()
      .filter(({ seq, request }) => seq > changed.seq && request.headers[KEY] !== undefined);
    const wrong = after.find(({ request }) => old.includes(request.headers[KEY]));
    if (wrong !== undefined)
      return violated(
        'L’ente usa una chiave del vecchio account.',
        'le chiavi del nuovo account',
        'una chiave dismessa',
        wrong.seq,
      );
    return after.length === 0
      ? notObserved('Dopo la variazione l’ente non ha chiamato il gateway.')
      : satisfied('Dopo la variazione l’ente usa le chiavi del nuovo account.');
  }),
  inactiveServiceTold: expecting('IOSERVICE-SERV-001', (view) => {
    const refused = view.exchanges(INSERT).filter(({ response }) => response.status === 401 || response.status === 403);
    const [first] = refused;
    if (first === undefined) return notObserved('Il gateway non ha rifiutato il servizio.');
    if (refused.length > 1)
      return violated(
        'L’ente insiste con un servizio non attivo.',
        'un solo tentativo',
        `${refused.length} tentativi`,
        refused.at(-1)?.seq,
      );
    return said(view, first) === undefined
      ? violated(
          'L’operatore non sa che il servizio non è attivo.',
          'un avviso all’operatore',
          'nessun messaggio',
          first.seq,
        )
      : satisfied('L’operatore sa che il servizio non è attivo.', first.seq);
  }),
};

function onPayment(
  requirement: string,
  met: string,
  member: string,
  wanted: (pagamento: Readonly<Record<string, unknown>>) => unknown,
): Expectation {
  return onEvery(requirement, met, (atteso, view) => {
    const { pagamento } = atteso;
    if (pagamento === undefined) return undefined;
    // what the gateway refused shows in the request
    const taken = inseritiDi(view, atteso).at(-1)?.pagamento ?? refusedPayment(view, atteso.oggetto);
    if (taken === undefined) return notObserved(NOT_TAKEN);
    const expected = wanted(pagamento);
    return taken[member] === expected
      ? undefined
      : violated(
          'I dati del pagamento non sono quelli della posizione.',
          String(expected),
          JSON.stringify(taken[member] ?? null),
        );
  });
}

function refusedPayment(view: Parameters<Expectation['check']>[0], oggetto: string) {
  return view
    .exchanges(INSERT)
    .flatMap(({ request }) => list(members(request.json)['messages']).map(members))
    .map((item) => members(item['contenuto']))
    .filter((contenuto) => contenuto['oggetto_messaggio'] === oggetto)
    .map((contenuto) => members(contenuto['dati_pagamento']))
    .at(-1);
}
