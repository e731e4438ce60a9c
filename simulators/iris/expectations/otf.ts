import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { SeenCommand, View } from '../../kernel/view.ts';
import { allineamentiOf, condizioniOf, contentOf, sameAddress, VERIFICA } from '../seen.ts';
import type { Allineamento } from '../seen.ts';
import { isPaid } from './informative.ts';
import {
  byRule,
  stopped,
  causeOf,
  expecting,
  exchangesOf,
  heldPayment,
  members,
  text,
  textOf,
  toldOf,
} from './story.ts';

const NO_OTF = 'L’ente non ha avviato pagamenti on-the-fly.';
const NO_STAMP = 'L’ente non ha chiesto marche da bollo.';

/** Payments on the fly and revenue stamps. Parameters: `idPagamento`, and what each names. */
export const otf: Readonly<Record<string, Expectation>> = {
  insertOnly: byRule('IRIS-OTF-001', NO_OTF),
  oneCondition: byRule('IRIS-OTF-002', NO_OTF),
  instalmentsStopped: stopped('IRIS-OTF-002'),
  withinValidity: byRule('IRIS-OTF-003', NO_OTF),
  outOfValidityStopped: stopped('IRIS-OTF-003'),
  returnAddresses: byRule('IRIS-OTF-004', NO_OTF),
  addressAsGiven: expecting('IRIS-OTF-005', (view) => {
    const started = starts(view).at(-1);
    if (started === undefined) return notObserved(NO_OTF);
    const given = started.requests.flatMap(({ exchange }) => sessionOf(exchange)?.urlGW ?? []).at(-1);
    if (given === undefined) return notStarted(view, started);
    return sameAddress(started.url, given)
      ? satisfied('Il cittadino è mandato all’indirizzo ricevuto da IRIS.', started.command.answeredSeq)
      : violated(
          'Il cittadino non è mandato all’indirizzo ricevuto da IRIS.',
          given,
          started.url === '' ? 'nessun indirizzo' : started.url,
          started.command.answeredSeq,
        );
  }),
  verifiedOnReturn: expecting('IRIS-OTF-006', (view, parameters) =>
    onLanding(view, (landing) => {
      const idPagamento = textOf(parameters, 'idPagamento');
      const asked = verificationIn(view, landing, idPagamento);
      return asked === undefined
        ? violated(
            'Al ritorno del cittadino l’ente non verifica il pagamento.',
            'una verifica presso IRIS',
            'nessuna',
            landing.answeredSeq,
          )
        : satisfied('Al ritorno del cittadino l’ente verifica il pagamento.', asked.seq);
    }),
  ),
  outcomeFromVerification: expecting('IRIS-OTF-007', (view, parameters) => shown(view, textOf(parameters, 'atteso'))),
  pendingShown: expecting('IRIS-OTF-008', (view) => shown(view, 'inCorso')),
  newSession: expecting('IRIS-OTF-009', (view) => {
    const urls = starts(view).filter(({ command }) => command.answer?.status === 'done');
    const last = urls.at(-1);
    if (urls.length < 2 || last === undefined) return notObserved('Il cittadino non ha riprovato a pagare.');
    const reused = urls.slice(0, -1).some(({ url }) => url !== '' && sameAddress(url, last.url));
    return reused
      ? violated(
          'Il nuovo tentativo riusa la sessione di pagamento precedente.',
          'una sessione nuova',
          last.url,
          last.command.answeredSeq,
        )
      : satisfied('Il nuovo tentativo apre una sessione nuova.', last.command.answeredSeq);
  }),
  notPaidTwice: expecting('IRIS-OTF-010', (view) => {
    const started = starts(view).at(-1);
    if (started === undefined) return notObserved(NO_OTF);
    const opened = started.requests.find(({ exchange }) => sessionOf(exchange) !== undefined);
    if (opened !== undefined || (started.url !== '' && started.command.answer?.status === 'done'))
      return violated(
        'Per una posizione pagata, o in corso di pagamento, il cittadino è mandato di nuovo a pagare.',
        'nessun nuovo pagamento',
        started.url === '' ? 'una sessione nuova' : started.url,
        started.command.answeredSeq,
      );
    return satisfied('La posizione non è pagata una seconda volta.', started.command.answeredSeq);
  }),
  refusedStartShown: refusedStart('IRIS-OTF-011', NO_OTF),
  offlineAsChosen: expecting('IRIS-OTF-012', (view) => {
    const started = starts(view).at(-1);
    const sent = started?.requests.at(-1)?.allineamento.otf;
    const chosen = started?.command.parameters['metodiDifferiti'];
    if (sent === undefined || typeof chosen !== 'boolean') return notObserved('Nessuna scelta sui metodi differiti.');
    const said = sent.offlinePaymentMethods ?? true;
    return said === chosen
      ? satisfied('La scelta sui metodi differiti è quella indicata.', started!.requests.at(-1)!.exchange.seq)
      : violated(
          'La scelta sui metodi differiti non è quella indicata.',
          chosen ? 'ammessi' : 'esclusi',
          said ? 'ammessi' : 'esclusi',
          started!.requests.at(-1)!.exchange.seq,
        );
  }),
  paidWithoutReturn: expecting('IRIS-OTF-013', (view, parameters) => {
    const idPagamento = textOf(parameters, 'idPagamento');
    if (view.commands('land-otf').length > 0) return notObserved('Il cittadino è tornato all’ente.');
    if (!toldOf(view, idPagamento).some(({ taken }) => taken))
      return notObserved('L’ente non ha preso in carico l’informativa.');
    const found = heldPayment(view, { idPendenza: textOf(parameters, 'idPendenza'), idPagamento });
    if (found === undefined) return notObserved('Il gestionale non dice che cosa risulta della pendenza.');
    return isPaid(found.payment)
      ? satisfied('Il pagamento è registrato benché il cittadino non sia tornato.', found.held.seq)
      : violated(
          'Il pagamento di chi non è tornato non è registrato.',
          'pagato',
          found.payment?.stato ?? 'nessuno',
          found.held.seq,
        );
  }),
  stampData: byRule('IRIS-BOLLO-001', NO_STAMP),
  wrongStampStopped: stopped('IRIS-BOLLO-001'),
  stampAmount: byRule('IRIS-BOLLO-002', NO_STAMP),
  otherAmountStopped: stopped('IRIS-BOLLO-002'),
  stampOnlineOnly: byRule('IRIS-BOLLO-003', NO_STAMP),
  deferredStampStopped: stopped('IRIS-BOLLO-003'),
  stampOfDocument: expecting('IRIS-BOLLO-004', (view) => {
    const started = starts(view).at(-1);
    const sent = started?.requests.at(-1);
    const { provincia, impronta } = members(started?.command.parameters['bollo']);
    if (sent === undefined || typeof impronta !== 'string') return notObserved(NO_STAMP);
    const content = sent.allineamento.pendenze
      .flatMap(condizioniOf)
      .flatMap(({ allegati }) => allegati)
      .map(({ contenuto }) => Buffer.from(contenuto, 'base64').toString('latin1'))
      .find((each) => each.includes('HASH='));
    if (content === undefined) return notObserved('La marca da bollo non porta i suoi dati.');
    const expected = `PROV=${String(provincia)};HASH=${impronta.toLowerCase()}`;
    const written = content.slice(content.indexOf('PROV='));
    const [prov = '', hash = ''] = written.split(';');
    return `${prov};${hash.toLowerCase().replace('hash=', 'HASH=')}` === expected
      ? satisfied('La marca da bollo è di quel documento.', sent.exchange.seq)
      : violated('La marca da bollo non è di quel documento.', expected, written, sent.exchange.seq);
  }),
  refusedStampShown: refusedStart('IRIS-BOLLO-005', NO_STAMP),
  otherAmountNotPaid: expecting('IRIS-BOLLO-006', (view) => {
    const started = starts(view).at(-1);
    if (started === undefined) return notObserved(NO_STAMP);
    if (!starts(view).some(({ requests }) => requests.some(({ exchange }) => sessionOf(exchange) !== undefined)))
      return notObserved('L’ente non ha avviato nemmeno una marca da bollo corretta.');
    const opened = started.requests.find(
      ({ exchange, allineamento }) =>
        sessionOf(exchange) !== undefined &&
        !allineamento.pendenze.every(({ tipoPendenza }) => tipoPendenza === 'E_BOLLO'),
    );
    if (opened !== undefined)
      return violated(
        'La marca da bollo è pagata come un altro tributo.',
        'nessun pagamento',
        'una sessione di pagamento',
        opened.exchange.seq,
      );
    return started.command.answer?.status === 'done' && started.url !== ''
      ? violated(
          'Il cittadino è mandato a pagare una marca da bollo di un altro importo.',
          'nessun pagamento',
          started.url,
          started.command.answeredSeq,
        )
      : satisfied('La marca da bollo di un altro importo non diventa un pagamento.', started.command.answeredSeq);
  }),
};

interface Start {
  readonly command: SeenCommand;
  /** Where the citizen was sent; empty where nowhere. */
  readonly url: string;
  /** What the ente asked IRIS meanwhile. */
  readonly requests: readonly { readonly exchange: SeenExchange; readonly allineamento: Allineamento }[];
}

/** Payments on the fly that citizens began, oldest first. */
function starts(view: View): readonly Start[] {
  const requests = exchangesOf(view, 'IdpAllineamentoPendenzeEnteOTF', 'IdpAllineamentoPendenzeMultiEnteOTF').flatMap(
    (exchange) =>
      allineamentiOf(exchange.request)
        .filter(({ otf: asked }) => asked !== undefined)
        .map((allineamento) => ({ exchange, allineamento })),
  );
  return view.commands('start-otf-payment').map((command) => ({
    command,
    url: text(members(command.answer?.result)['url']) ?? '',
    requests: requests.filter(({ exchange }) => exchange.seq > command.seq && exchange.seq < command.answeredSeq),
  }));
}

function sessionOf({ response }: SeenExchange): { readonly urlGW: string } | undefined {
  return (
    contentOf(response, 'IdpAllineamentoPendenzeEnteOTF.Esito')?.sessione ??
    contentOf(response, 'IdpAllineamentoPendenzeMultiEnteOTF.Esito')?.sessione
  );
}

function notStarted(view: View, { requests }: Start): Judgement {
  const cause = requests.flatMap(({ exchange }) => causeOf(view, exchange.seq) ?? [])[0];
  return notObserved(
    cause === undefined
      ? 'IRIS non ha aperto una sessione di pagamento.'
      : `IRIS non ha aperto una sessione di pagamento per il difetto già rilevato (${cause}).`,
  );
}

/** IRIS opens no session: the citizen goes nowhere, and somebody is told why. */
function refusedStart(requirement: string, unseen: string): Expectation {
  return expecting(requirement, (view) => {
    const started = starts(view).at(-1);
    if (started === undefined) return notObserved(unseen);
    if (started.requests.length === 0) return notObserved('L’ente non ha chiesto a IRIS di aprire la sessione.');
    if (started.requests.some(({ exchange }) => sessionOf(exchange) !== undefined))
      return notObserved('IRIS ha aperto la sessione di pagamento.');
    if (started.url !== '' && started.command.answer?.status === 'done')
      return violated(
        'Il cittadino è mandato a pagare benché IRIS non abbia aperto la sessione.',
        'nessun indirizzo',
        started.url,
        started.command.answeredSeq,
      );
    return (started.command.answer?.messageToOperator ?? '') !== ''
      ? satisfied('Il pagamento non comincia e il motivo si vede.', started.command.answeredSeq)
      : violated(
          'Non si vede perché il pagamento non comincia.',
          'il motivo',
          'nessun messaggio',
          started.command.answeredSeq,
        );
  });
}

function onLanding(view: View, judge: (landing: SeenCommand) => Judgement): Judgement {
  const landing = view.commands('land-otf').at(-1);
  return landing?.answer === undefined ? notObserved('Il cittadino non è tornato all’ente.') : judge(landing);
}

function verificationIn(view: View, { seq, answeredSeq }: SeenCommand, idPagamento: string): SeenExchange | undefined {
  return exchangesOf(view, VERIFICA).find(
    (exchange) =>
      exchange.seq > seq &&
      exchange.seq < answeredSeq &&
      contentOf(exchange.request, VERIFICA)?.pagamenti.some((each) => each.idPagamento === idPagamento) === true,
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  pagato: 'pagato',
  nonPagato: 'non pagato',
  inCorso: 'in corso',
  sconosciuto: 'da verificare',
};

function shown(view: View, atteso: string): Judgement {
  return onLanding(view, ({ answer, answeredSeq }) => {
    const cause = exchangesOf(view, VERIFICA).flatMap(({ seq }) => causeOf(view, seq) ?? [])[0];
    if (cause !== undefined) return notObserved(`La verifica non riesce per il difetto già rilevato (${cause}).`);
    const esito = text(members(answer?.result)['esito']) ?? 'sconosciuto';
    return esito === atteso
      ? satisfied(`Al cittadino il pagamento risulta ${SHOWN[esito] ?? esito}.`, answeredSeq)
      : violated(
          'Ciò che si mostra al cittadino non è ciò che risulta a IRIS.',
          SHOWN[atteso] ?? atteso,
          SHOWN[esito] ?? esito,
          answeredSeq,
        );
  });
}
