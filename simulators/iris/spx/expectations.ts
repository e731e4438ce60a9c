import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import {
  attesiOf,
  byRule,
  causeOf,
  euro,
  expecting,
  heldOf,
  heldPayment,
  list,
  PAID_STATES,
  textOf,
  textsOf,
  toldOperator,
  traffic,
} from '../expectations/story.ts';
import type { Atteso, Parameters } from '../expectations/story.ts';
import { fileOf, spxName } from './rules.ts';
import type { DebitoRaccontato } from './rules.ts';

const NO_FILE = 'Nessun file è stato inviato a SmartProxy.';
const NOT_SAID = 'Il gestionale non dice che cosa risulta delle pendenze.';

/** What an "Allora" can ask of SmartProxy, from the journal alone. */
export const attesePerSpx: Readonly<Record<string, Expectation>> = {
  csvWellFormed: byRule('IRIS-SPX-001', NO_FILE),
  csvUtf8: byRule('IRIS-SPX-002', NO_FILE),
  csvOneTributo: byRule('IRIS-SPX-003', NO_FILE),
  csvDistinct: byRule('IRIS-SPX-004', NO_FILE),
  csvCoherent: byRule('IRIS-SPX-005', NO_FILE),
  csvContiguous: byRule('IRIS-SPX-006', NO_FILE),
  csvWholeCents: byRule('IRIS-SPX-008', NO_FILE),
  csvNoFormula: byRule('IRIS-SPX-010', NO_FILE),
  csvNoBom: byRule('IRIS-SPX-011', NO_FILE),
  csvKnownDebts: byRule('IRIS-SPX-012', 'Nessun esito è stato letto.'),
  spxAuthenticated: byRule('IRIS-SPX-014', 'Nessuna richiesta è arrivata a SmartProxy.'),
  spxPart: byRule('IRIS-SPX-015', NO_FILE),

  csvAmounts: expecting('IRIS-SPX-007', (view, parameters) => {
    const files = filesIn(view);
    if (files.length === 0) return noFile(view);
    for (const { idPendenza, idPagamento, importo } of attesiOf(parameters, 'pagamenti')) {
      const trovata = debitoIn(files, idPendenza)?.debito.rate.find((rata) => rata.idPagamento === idPagamento);
      if (trovata === undefined) return missing(view, idPendenza);
      if (trovata.importo !== importo * 10)
        return violated(
          'L’importo nel file non è quello chiesto.',
          `${importo * 10} millesimi, ${euro(importo)}`,
          `${trovata.importo} millesimi`,
          files.at(-1)!.seq,
        );
    }
    return satisfied('Gli importi del file sono quelli chiesti, in millesimi.', files.at(-1)!.seq);
  }),

  csvTexts: expecting('IRIS-SPX-009', (view, parameters) => {
    const [id, causale] = [textOf(parameters, 'idPendenza'), textOf(parameters, 'causale')];
    const trovato = debitoIn(filesIn(view), id);
    if (trovato === undefined) return missing(view, id);
    return trovato.debito.causale === causale
      ? satisfied('La causale è arrivata com’era.', trovato.seq)
      : violated('La causale è arrivata diversa.', causale, trovato.debito.causale, trovato.seq);
  }),

  csvPaidUnchanged: expecting('IRIS-SPX-013', (view, parameters) => {
    const id = textOf(parameters, 'idPendenza');
    const rifiuto = view
      .events('trasmissione')
      .findLast(({ event }) =>
        (event['scarti'] as readonly { idDebito: string }[] | undefined)?.some(({ idDebito }) => idDebito === id),
      );
    if (rifiuto === undefined) return notObserved('IRIS non ha rifiutato la modifica.');
    const held = heldOf(view, id);
    if (held === undefined) return notObserved(NOT_SAID);
    if (held.errori.length === 0)
      return violated(
        'La modifica rifiutata risulta fatta.',
        'la modifica scartata, con il motivo',
        'accettata',
        held.seq,
      );
    return toldOperator(view, rifiuto.seq) === undefined
      ? violated('Nessuno sa che la modifica è stata rifiutata.', 'il motivo del rifiuto', 'nessun messaggio', held.seq)
      : satisfied('La modifica rifiutata risulta scartata e il motivo si vede.', held.seq);
  }),

  esitoReadById: expecting('IRIS-SPX-016', (view) => {
    const ids = filesIn(view).map(({ id }) => id);
    if (ids.length === 0) return noFile(view);
    const esiti = spx(view, 'spxGetEsito');
    for (const id of ids)
      if (!esiti.some(({ query, response }) => query['idTrasmissione'] === id && response.status === 200))
        return violated(
          'L’esito di un file non è stato letto con il suo idTrasmissione.',
          id,
          esiti.at(-1)?.query['idTrasmissione'] ?? 'nessuna lettura',
          esiti.at(-1)?.seq,
        );
    return satisfied('L’esito di ogni file è stato letto con il suo idTrasmissione.', esiti.at(-1)?.seq);
  }),

  csvPartlyTaken: expecting('IRIS-SPX-017', (view, parameters) => {
    const causa = caused(view);
    if (causa !== undefined) return causa;
    for (const id of textsOf(parameters, 'scartate')) {
      const held = heldOf(view, id);
      if (held === undefined) return notObserved(NOT_SAID);
      if (held.errori.length === 0)
        return violated('Di un debito che IRIS ha scartato non si sa perché.', 'il motivo', 'nessun errore', held.seq);
    }
    for (const id of textsOf(parameters, 'accettate')) {
      const held = heldOf(view, id);
      if (held !== undefined && held.errori.length > 0)
        return violated(
          'Un debito che IRIS ha accolto risulta scartato.',
          'accettata',
          held.errori.join('; '),
          held.seq,
        );
    }
    return stateOf(
      view,
      textsOf(parameters, 'accettate'),
      ['accettata'],
      'I debiti scartati risultano tali, gli altri accettati.',
    );
  }),
  csvWhollyRefused: expecting('IRIS-SPX-018', (view, parameters) =>
    filesMoved(view).some(({ stato }) => stato === 'VALIDATO_KO' || stato === 'ELABORATO_KO')
      ? stateOf(view, textsOf(parameters, 'ids'), ['scartata'], 'Nessun debito del file rifiutato risulta accettato.')
      : (caused(view) ?? notObserved('IRIS non ha rifiutato nessun file.')),
  ),
  csvStillWaiting: expecting('IRIS-SPX-019', (view, parameters) =>
    filesIn(view).length === 0
      ? noFile(view)
      : stateOf(view, textsOf(parameters, 'ids'), ['inviata'], 'I debiti attendono ancora l’esito.'),
  ),
  csvLostKnown: expecting('IRIS-SPX-020', (view, parameters) =>
    stateOf(view, textsOf(parameters, 'ids'), ['accettata'], 'Il file è arrivato e il suo esito è noto.'),
  ),
  csvSentLater: expecting('IRIS-SPX-021', (view, parameters) =>
    stateOf(view, textsOf(parameters, 'ids'), ['accettata'], 'Il file è stato inviato quando il servizio è tornato.'),
  ),

  spxNoInsistence: expecting('IRIS-SPX-022', (view) => {
    const rifiutate = traffic(view).filter(
      (exchange) => spxName(exchange) !== undefined && exchange.response.status === 401,
    );
    const prima = rifiutate[0];
    if (prima === undefined) return notObserved('SmartProxy non ha rifiutato le credenziali.');
    if (rifiutate.length > 1)
      return violated(
        'L’ente insiste con credenziali rifiutate.',
        'una richiesta',
        `${rifiutate.length} richieste`,
        rifiutate[1]!.seq,
      );
    return toldOperator(view, prima.seq) === undefined
      ? violated(
          'Nessuno sa che le credenziali sono rifiutate.',
          'un messaggio all’operatore',
          'nessun messaggio',
          prima.seq,
        )
      : satisfied('L’operatore sa che le credenziali sono rifiutate e l’ente non insiste.', prima.seq);
  }),

  csvStates: expecting('IRIS-SPX-023', (view, parameters) => {
    const [id, stati] = [textOf(parameters, 'idPendenza'), textsOf(parameters, 'stati')];
    const chiesto = view.commands('send-pendenze-csv').at(-1);
    const file = filesIn(view).findLast(({ seq }) => seq > (chiesto?.seq ?? 0));
    const debito = file?.debiti.find(({ idDebito }) => idDebito === id);
    if (file === undefined || debito === undefined) return missing(view, id);
    const altro = debito.rate.find(({ stato }) => !stati.includes(stato));
    return altro === undefined
      ? satisfied('Lo stato delle righe dice l’operazione chiesta.', file.seq)
      : violated('Lo stato di una riga dice un’altra operazione.', stati.join(' o '), altro.stato, file.seq);
  }),

  csvSameIds: expecting('IRIS-SPX-024', (view, parameters) => {
    const files = filesIn(view);
    const [id, pagamenti] = [textOf(parameters, 'idPendenza'), textsOf(parameters, 'idPagamenti')];
    const ultimo = files.at(-1);
    if (files.length < 2 || ultimo === undefined) return noFile(view);
    const debito = ultimo.debiti.find(({ idDebito }) => idDebito === id);
    if (debito === undefined)
      return violated(
        'Il debito è inviato con un altro identificativo.',
        id,
        ultimo.debiti[0]?.idDebito ?? 'nessun debito',
        ultimo.seq,
      );
    const altro = debito.rate.find(({ idPagamento }) => !pagamenti.includes(idPagamento));
    return altro === undefined
      ? satisfied('Il debito mantiene i suoi identificativi.', ultimo.seq)
      : violated(
          'Una rata è inviata con un altro identificativo.',
          pagamenti.join(', '),
          altro.idPagamento,
          ultimo.seq,
        );
  }),

  csvPaymentsKept: expecting('IRIS-SPX-030', (view, parameters) => everyPaid(view, parameters)),
  csvLostInformativa: expecting('IRIS-SPX-031', (view, parameters) => everyPaid(view, parameters)),
  csvKeptAfterRestart: expecting('IRIS-SPX-032', (view, parameters) => everyPaid(view, parameters)),
  csvQuotedRead: expecting('IRIS-SPX-036', (view, parameters) => everyPaid(view, parameters)),

  csvExactAmount: expecting('IRIS-SPX-034', (view, parameters) =>
    onPayments(view, parameters, ({ importo }, { pagato }) =>
      pagato === importo ? undefined : { expected: euro(importo), observed: euro(pagato) },
    ),
  ),
  csvCountedOnce: expecting('IRIS-SPX-035', (view, parameters) =>
    onPayments(view, parameters, ({ importo }, { pagato, pagamenti }) =>
      pagamenti === 1 && pagato === importo
        ? undefined
        : { expected: `un pagamento di ${euro(importo)}`, observed: `${pagamenti ?? 0} pagamenti, ${euro(pagato)}` },
    ),
  ),
  csvInstalmentsApart: expecting('IRIS-SPX-037', (view, parameters) => {
    const held = heldOf(view, textOf(parameters, 'idPendenza'));
    if (held === undefined || !drawn(view)) return notObserved(NOT_SAID);
    const pagati = textsOf(parameters, 'pagati');
    const sbagliata = held.pagamenti.find(
      ({ idPagamento, stato }) => pagati.includes(idPagamento) !== PAID_STATES.includes(stato),
    );
    return sbagliata === undefined
      ? satisfied('Ogni rata ha il suo pagamento.', held.seq)
      : violated(
          'Il pagamento è attribuito a un’altra rata.',
          pagati.join(', '),
          `${sbagliata.idPagamento}: ${sbagliata.stato}`,
          held.seq,
        );
  }),
};

interface FileInviato {
  readonly id: string;
  readonly seq: number;
  readonly debiti: readonly DebitoRaccontato[];
}

function spx(view: View, name: string) {
  return traffic(view).filter((exchange) => spxName(exchange) === name);
}

/** Files that SmartProxy took, oldest first. */
function filesIn(view: View): readonly FileInviato[] {
  return spx(view, 'spxSend').flatMap((exchange) => {
    const file = fileOf(exchange);
    return file === undefined ? [] : [{ id: file.id, seq: exchange.seq, debiti: file.debiti }];
  });
}

function debitoIn(
  files: readonly FileInviato[],
  id: string,
): { readonly debito: DebitoRaccontato; readonly seq: number } | undefined {
  const file = files.findLast(({ debiti }) => debiti.some(({ idDebito }) => idDebito === id));
  return file === undefined
    ? undefined
    : { debito: file.debiti.find(({ idDebito }) => idDebito === id)!, seq: file.seq };
}

function noFile(view: View): Judgement {
  return caused(view) ?? notObserved(NO_FILE);
}

/** A debt that no file tells whole: where a rule says what is wrong with the file, that is the reason. */
function missing(view: View, id: string): Judgement {
  return caused(view) ?? notObserved(`Nessun file riporta il debito ${id}.`);
}

/** What keeps a file from being worked, where it is held against the ente already. */
function caused(view: View): Judgement | undefined {
  const ids = filesIn(view).map(({ id }) => id);
  const letture = [...spx(view, 'spxGetStato'), ...spx(view, 'spxGetEsito')];
  const altrui = letture.find(
    ({ query }) => query['idTrasmissione'] !== undefined && !ids.includes(query['idTrasmissione']),
  );
  if (altrui !== undefined)
    return notObserved('L’ente chiede l’esito di una trasmissione che non esiste: IRIS-SPX-016.');
  const causa = [...spx(view, 'spxSend'), ...letture]
    .map(({ seq }) => causeOf(view, seq))
    .find((requisito) => requisito !== undefined);
  return causa === undefined ? undefined : notObserved(`Il file non è stato accolto: ${causa}.`);
}

/** What became of the files that IRIS worked, oldest first. */
function filesMoved(view: View): readonly { readonly stato: unknown; readonly accolti: readonly unknown[] }[] {
  return view.events('trasmissione').map(({ event }) => ({ stato: event['stato'], accolti: list(event['accolti']) }));
}

/**
 * Whether the SUT holds the pendenze it sent in one of some states. Nothing sent is nothing shown, and what it says to be
 * accepted IRIS must have.
 */
function stateOf(view: View, ids: readonly string[], stati: readonly string[], met: string): Judgement {
  const causa = caused(view);
  if (causa !== undefined) return causa;
  if (ids.length === 0) return notObserved('L’ente non ha inviato pendenze con un file.');
  const accolti = new Set(filesMoved(view).flatMap((file) => file.accolti));
  let seq: number | undefined;
  for (const id of ids) {
    const held = heldOf(view, id);
    if (held === undefined) return notObserved(NOT_SAID);
    if (!stati.includes(held.invio))
      return violated(`La pendenza ${id} non risulta come dovrebbe.`, stati.join(' o '), held.invio, held.seq);
    if (held.invio === 'accettata' && !accolti.has(id))
      return violated(
        `La pendenza ${id} risulta accettata e IRIS non l’ha accolta.`,
        'accettata dopo l’esito di IRIS',
        'nessun file accolto con questa pendenza',
        held.seq,
      );
    seq = held.seq;
  }
  return satisfied(met, seq);
}

/** Whether IRIS laid out payments to draw. */
function drawn(view: View): boolean {
  return view.events('informativaCsv').length > 0;
}

type Tenuto = NonNullable<NonNullable<ReturnType<typeof heldPayment>>['payment']>;

function onPayments(
  view: View,
  parameters: Parameters,
  problem: (atteso: Atteso, tenuto: Tenuto) => { readonly expected: string; readonly observed: string } | undefined,
): Judgement {
  if (!drawn(view)) return notObserved('IRIS non ha messo a disposizione informative.');
  let seq: number | undefined;
  for (const atteso of attesiOf(parameters, 'pagamenti')) {
    const found = heldPayment(view, atteso);
    if (found === undefined) return notObserved(NOT_SAID);
    seq = found.held.seq;
    const sbagliato =
      found.payment === undefined
        ? { expected: euro(atteso.importo), observed: 'nessun pagamento' }
        : problem(atteso, found.payment);
    if (sbagliato !== undefined)
      return violated('Il pagamento registrato non è quello avvenuto.', sbagliato.expected, sbagliato.observed, seq);
  }
  return satisfied('I pagamenti registrati sono quelli avvenuti.', seq);
}

function everyPaid(view: View, parameters: Parameters): Judgement {
  return onPayments(view, parameters, (_, { stato }) =>
    PAID_STATES.includes(stato) ? undefined : { expected: 'pagato', observed: stato },
  );
}
