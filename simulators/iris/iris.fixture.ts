import { VirtualClock } from '../kernel/clock.ts';
import { NO_BODY, TransportError } from '../kernel/exchange.ts';
import type { Headers, Transport, WireRequest, WireResponse } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal, readChain } from '../kernel/journal.ts';
import type { Entry } from '../kernel/journal.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { readAmount } from './contract/amount.ts';
import { IRIS } from './contract/header.ts';
import type { Header, Party } from './contract/header.ts';
import { decodeMessage, messageBytes } from './contract/message.ts';
import type { Contents, Decoded, Message, ReadableWrapper } from './contract/message.ts';
import { dateOf, momentOf } from './contract/moment.ts';
import type { IdpOtf } from './contract/otf.ts';
import type { Dati, Destinatario, DettaglioPagamento, Pendenza } from './contract/pendenza.ts';
import { deliverDue } from './delivery.ts';
import { iris } from './index.ts';
import type { IrisState } from './state.ts';

/** Sunday 22 November 2026, 10:00 in Rome. */
export const START = Date.UTC(2026, 10, 22, 9, 0, 0);
export const PUBLIC_URL = 'https://iris.example';
export const BASE = 'https://ente.example/pdd/PA';
/** A valid codice fiscale, and another. */
export const MARIO = 'RSSMRA80A01H501U';
export const LUISA = 'JHRTYX12C13A944V';

export type Address = 'pdd' | 'proxy' | 'diretto';

const SERVICES = {
  IdpAllineamentoPendenzeEnte: [
    'SPCComunicazionePosizioniDebitorie-v3/IdpAllineamentoPendenzeEnte',
    'allineamentopendenze',
    '',
  ],
  IdpAllineamentoPendenzeEnteOTF: [
    'SPCComunicazionePosizioniDebitorieOTF-v3/IdpAllineamentoPendenzeEnteOTF',
    'allineamentopendenzeOTF',
    'ComunicazionePosizioniDebitorieOTF',
  ],
  IdpAllineamentoPendenzeMultiEnteOTF: ['', '', 'ComunicazionePosizioniDebitorieOTF'],
  IdpVerificaStatoPagamenti: [
    'SPCVerificaStatoPagamento-v3/IdpVerificaStatoPagamento',
    'informativapagamentoOTF',
    'VerificaStatoPagamento',
  ],
  'IdpInformativaPagamento.Esito': [
    'SPCInvioNotificaPagamentoEsito-v2/IdpInformativaPagamento.Esito',
    'informativapagamentoesito',
    '',
  ],
  IdpConfigurazioneEnte: ['', '', 'ConfigurazioneIDP'],
  IdpConfigurazioneTributi: ['', '', 'ConfigurazioneIDP'],
} as const;

export type Asked = keyof typeof SERVICES;

export interface Reply extends WireResponse {
  readonly text: string;
  readonly decoded: Decoded;
}

/** What the ente does when IRIS calls. */
export type Ente = (request: WireRequest) => WireResponse | 'timeout' | 'down';

/** An IRIS at work in virtual time, with an ente that knows the wire and nothing else. */
export interface Desk {
  readonly simulation: Simulation;
  readonly state: IrisState;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly sil: Party;
  readonly password: string;
  /** What IRIS posted to the ente, oldest first. */
  readonly received: { readonly at: number; readonly request: WireRequest; readonly message: Message }[];
  ente: Ente;
  header(service?: string, e2eMsgId?: string, sender?: Party): Header;
  /** Sends a message to an address, with the right headers and credentials unless told otherwise (an empty text removes one). */
  ask(message: Message, address?: Address, headers?: Headers): Promise<Reply>;
  raw(method: string, path: string, body?: string | Uint8Array, headers?: Headers): Promise<Reply>;
  /** Sends pendenze asynchronously, and lets the esito come; its body. */
  invia(...pendenze: readonly Pendenza[]): Promise<Contents['IdpAllineamentoPendenzeEnte.Esito']['corpo']>;
  /** Sends pendenze synchronously. */
  sincrono(
    pendenze: readonly Pendenza[],
    otf?: IdpOtf,
    address?: Address,
  ): Promise<Contents['IdpAllineamentoPendenzeEnteOTF.Esito']>;
  verifica(
    ids: readonly string[],
    dettagliata?: boolean,
    tributo?: string,
  ): Promise<Contents['IdpVerificaStatoPagamenti.Esito']>;
  /** Moves the clock, delivering at every turn as a world does. */
  passa(ms: number): Promise<void>;
  entries(): readonly Entry[];
}

export const OK_EMPTY: WireResponse = { status: 200, headers: { 'content-type': 'text/xml' }, body: NO_BODY };

export function desk(settings: Readonly<Record<string, unknown>> = {}, seed = 'prova'): Desk {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation = simulate(
    iris,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom(seed), publicUrl: PUBLIC_URL, settings },
  );
  const state = simulation.state as IrisState;
  const identities = iris.identities(state) as { ente: { codice: string; sil: string; password: string } };
  const sil: Party = { id: identities.ente.codice, sys: identities.ente.sil };
  let count = 0;

  const transport: Transport = async (request, { timeoutMs } = {}) => {
    const answer = self.ente(request);
    if (answer === 'down') throw new TransportError('UNREACHABLE', 'the ente is down');
    const decoded = decodeMessage(request.body);
    if (decoded.kind !== 'message') throw new Error('IRIS sent something that is no message');
    self.received.push({ at: clock.now(), request, message: decoded.message });
    if (answer === 'timeout') {
      await clock.sleep(timeoutMs ?? 0);
      throw new TransportError('TIMEOUT', 'the ente does not answer');
    }
    return answer;
  };

  const raw: Desk['raw'] = async (method, path, body = '', headers = {}) => {
    const all: Headers = { 'content-type': 'text/xml; charset=utf-8', ...headers };
    for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
    const response = await simulation.handle({
      method,
      url: path.startsWith('http') ? path : `${PUBLIC_URL}${path}`,
      headers: all,
      body: typeof body === 'string' ? Buffer.from(body) : body,
    });
    return { ...response, text: Buffer.from(response.body).toString('utf8'), decoded: decodeMessage(response.body) };
  };

  const ask: Desk['ask'] = (message, address = 'pdd', headers = {}) => {
    const [pdd, proxy, diretto] = SERVICES[message.wrapper as Asked];
    const path = {
      pdd: `/pdd/PD/SPC${sil.id}/SPCRTIRIS/${pdd}`,
      proxy: `/IdpCartWebServices/${proxy}`,
      diretto: `/IdpWebServices/${diretto}`,
    }[address];
    const beside: Record<Address, Headers> = {
      pdd: { authorization: `Basic ${Buffer.from(`${sil.sys}:${identities.ente.password}`).toString('base64')}` },
      proxy: {
        spcooptipomittente: 'SPC',
        spcooptipodestinatario: 'SPC',
        spcooptiposervizio: 'SPC',
        spcoopmittente: sil.id,
        spcoopdestinatario: 'RTIRIS',
        spcoopservizioapplicativo: sil.sys,
      },
      diretto: { soapaction: `"${message.wrapper}"` },
    };
    return raw('POST', path, messageBytes(message), { ...beside[address], ...headers });
  };

  const header: Desk['header'] = (service = 'IdpAllineamentoPendenze', e2eMsgId = `E2E${++count}`, sender = sil) => {
    const part = { service, createdAt: momentOf(clock.now()), sender, receiver: IRIS };
    return { trt: { ...part, msgId: `TRT${++count}` }, e2e: { ...part, msgId: e2eMsgId } };
  };

  const passa: Desk['passa'] = async (ms) => {
    const end = clock.now() + ms;
    for (let next = clock.nextAt(); next !== undefined && next <= end; next = clock.nextAt()) {
      await clock.set(next);
      await deliverDue(simulation, transport, BASE);
    }
    await clock.set(Math.max(end, clock.now()));
    await deliverDue(simulation, transport, BASE);
  };

  const self: Desk = {
    simulation,
    state,
    clock,
    journal,
    sil,
    password: identities.ente.password,
    received: [],
    ente: () => OK_EMPTY,
    header,
    ask,
    raw,
    passa,
    async invia(...pendenze) {
      const head = header();
      const reply = await ask({
        wrapper: 'IdpAllineamentoPendenzeEnte',
        content: { versione: '01.03-04', header: head, pendenze },
      });
      if (reply.status !== 200) throw new Error(reply.text);
      await passa(state.settings.elaborazioneMs);
      const esito = self.received.findLast(
        ({ message }) =>
          message.wrapper === 'IdpAllineamentoPendenzeEnte.Esito' &&
          message.content.header.e2e.msgId === head.e2e.msgId,
      );
      if (esito?.message.wrapper !== 'IdpAllineamentoPendenzeEnte.Esito') throw new Error('no esito came');
      return esito.message.content.corpo;
    },
    async sincrono(pendenze, otf, address = 'pdd') {
      return contentOf(
        await ask(
          {
            wrapper: 'IdpAllineamentoPendenzeEnteOTF',
            content: { versione: '01.03-04', header: header(), pendenze, ...(otf === undefined ? {} : { otf }) },
          },
          address,
        ),
        'IdpAllineamentoPendenzeEnteOTF.Esito',
      );
    },
    async verifica(ids, dettagliata = false, tributo = 'MULTE') {
      return contentOf(
        await ask({
          wrapper: 'IdpVerificaStatoPagamenti',
          content: {
            versione: '01.03-04',
            header: header('IdpInformativaPagamento'),
            pagamenti: ids.map((idPagamento) => ({ idPagamento, tipoPendenza: tributo })),
            ...(dettagliata ? { richiestaInformazioni: true } : {}),
          },
        }),
        'IdpVerificaStatoPagamenti.Esito',
      );
    },
    entries: () => {
      const { entries, problem } = readChain(journal.lines());
      if (problem !== undefined) throw new Error(problem.message);
      return entries;
    },
  };
  return self;
}

/** The content of a reply; fails loudly where it is something else. */
export function contentOf<W extends ReadableWrapper>(reply: Reply, wrapper: W): Contents[W] {
  if (reply.decoded.kind !== 'message' || reply.decoded.message.wrapper !== wrapper)
    throw new Error(`${wrapper} expected, got ${reply.status} ${reply.text}`);
  return reply.decoded.message.content as Contents[W];
}

/** The code in the detail of a fault. */
export function faultOf(reply: Reply): string | undefined {
  return reply.decoded.kind === 'fault' ? reply.decoded.fault.code : undefined;
}

export interface Cosa {
  readonly id?: string;
  readonly tributo?: string;
  readonly operazione?: string;
  readonly destinatari?: readonly Destinatario[];
  readonly cartella?: boolean;
  readonly tipoPagamento?: string;
  readonly dettagli?: readonly (Partial<DettaglioPagamento> & { readonly idPagamento: string })[];
  readonly dati?: Partial<Dati>;
  readonly mittente?: string;
}

/** Ten euro, unpaid, payable now. */
export function dettaglio(given: Partial<DettaglioPagamento> & { readonly idPagamento: string }): DettaglioPagamento {
  return {
    dataScadenza: dateOf(START + 30 * 86_400_000),
    dataInizioValidita: dateOf(START - 86_400_000),
    dataFineValidita: dateOf(START + 60 * 86_400_000),
    stato: 'Non Pagato',
    importo: readAmount('10.00'),
    voci: [],
    allegati: [],
    ...given,
  };
}

/** A pendenza that IRIS accepts, but for what is said of it. */
export function pendenza(given: Cosa = {}): Pendenza {
  const operazione = given.operazione ?? 'Insert';
  const id = given.id ?? 'P1';
  const dettagli = (given.dettagli ?? [{ idPagamento: `${id}.1` }]).map((one) =>
    operazione === 'UpdateStatus' ? { stato: 'Non Pagato', voci: [], allegati: [], ...one } : dettaglio(one),
  );
  const infoPagamento = [{ tipoPagamento: given.tipoPagamento ?? 'Pagamento Unico', dettagli }];
  const cents = dettagli.reduce((sum, { importo }) => sum + (importo?.cents ?? 0), 0);
  const dati: Dati =
    operazione === 'UpdateStatus'
      ? { infoPagamento, ...given.dati }
      : {
          descrizioneCausale: 'Sanzione amministrativa',
          dataCreazione: momentOf(START - 86_400_000),
          dataEmissione: momentOf(START - 86_400_000),
          dataPrescrizione: momentOf(START + 365 * 86_400_000),
          annoRiferimento: '2026',
          stato: 'Aperta',
          importoTotale: readAmount(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`),
          divisa: 'EUR',
          infoPagamento,
          ...given.dati,
        };
  return {
    idPendenza: id,
    tipoPendenza: given.tributo ?? 'MULTE',
    tipoOperazione: operazione,
    mittente: { id: given.mittente ?? 'CEsempio' },
    destinatari: given.destinatari ?? [{ tipo: 'Cittadino', id: MARIO, descrizione: 'Mario Rossi' }],
    ...(given.cartella === undefined ? {} : { cartellaDiPagamento: given.cartella }),
    dati: operazione === 'Delete' ? {} : { [operazione]: dati },
  };
}

export const OTF: IdpOtf = {
  urlBack: 'https://ente.example/ritorno?pratica=7',
  urlCancel: 'https://ente.example/annullo?pratica=7',
};
