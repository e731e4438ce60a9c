import type { Event, SeenExchange } from '../../kernel/platform.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { IrisRule } from '../rules/rule.ts';
import { codiceBs } from './codici.ts';
import { luogoDi } from './errore.ts';
import type { Errore, Rilievo } from './errore.ts';
import { requisitiSpx } from './requirements.ts';

/** Operations of SmartProxy by what stands before the `@`. */
export function spxName({ operation }: Pick<SeenExchange, 'operation'>): string | undefined {
  return operation?.startsWith('spx') === true ? operation.split('@')[0] : undefined;
}

/** What the check found of a file, from the event of its exchange: the journal keeps no bytes of it. */
export function fileOf({ events = [] }: SeenExchange): (Event & FileTold) | undefined {
  return events.find((event) => event.type === 'trasmissione' && 'parte' in event) as (Event & FileTold) | undefined;
}

export interface FileTold {
  readonly id: string;
  readonly errori: readonly Errore[];
  readonly rilievi: readonly Rilievo[];
  readonly righe: number;
  readonly debiti: readonly DebitoRaccontato[];
}

export interface DebitoRaccontato {
  readonly idDebito: string;
  readonly causale: string;
  readonly rate: readonly {
    readonly idPagamento: string;
    /** Thousandths of euro. */
    readonly importo: number;
    readonly stato: string;
    readonly scadenza: string;
  }[];
}

/** The demand that a code breaks. */
export function requisitoDi(codice: string): string | undefined {
  return codiceBs(codice).requisito;
}

/** The demand that a remark is about. */
export const REQUISITO_RILIEVO: Readonly<Record<Rilievo['tipo'], string>> = {
  millesimi: 'IRIS-SPX-008',
  formula: 'IRIS-SPX-010',
  bom: 'IRIS-SPX-011',
  iban: 'IRIS-SPX-005',
  spazi: 'IRIS-SPX-001',
};

/** Codes that the check of a file finds, by their demand. */
const DEL_FILE = ['IRIS-SPX-001', 'IRIS-SPX-002', 'IRIS-SPX-003', 'IRIS-SPX-004', 'IRIS-SPX-005', 'IRIS-SPX-006'];
const RILIEVI = ['IRIS-SPX-008', 'IRIS-SPX-010', 'IRIS-SPX-011'];
/** Codes that only the archive of IRIS can find, by their demand: they come with the esito. */
const DELL_ESITO = ['IRIS-SPX-003', 'IRIS-SPX-012'];

const testoDi = (requisito: string): string => requisitiSpx.find(({ id }) => id === requisito)!.text;

function regola(
  requirement: string,
  names: readonly string[],
  check: (exchange: SeenExchange) => Judgement | undefined,
): IrisRule {
  return {
    requirement,
    check: (exchange) => (names.includes(spxName(exchange) ?? '') ? check(exchange) : undefined),
  };
}

function sulFile(requirement: string): IrisRule {
  return regola(requirement, ['spxSend'], (exchange) => {
    const file = fileOf(exchange);
    if (file === undefined) return undefined;
    const errore = file.errori.find(({ codice }) => requisitoDi(codice) === requirement);
    return errore === undefined
      ? satisfied('Il controllo del file non trova errori di questo genere.')
      : violated(
          `IRIS rifiuta il file (${errore.codice}).`,
          testoDi(requirement),
          `${luogoDi(errore)}: ${errore.testo}`,
        );
  });
}

function sulRilievo(requirement: string): IrisRule {
  return regola(requirement, ['spxSend'], (exchange) => {
    const file = fileOf(exchange);
    if (file === undefined || file.righe === 0) return undefined;
    const rilievo = file.rilievi.find(({ tipo }) => REQUISITO_RILIEVO[tipo] === requirement);
    return rilievo === undefined
      ? satisfied('Il controllo del file non trova nulla di questo genere.')
      : violated(
          'Il file si può leggere, ma è da correggere.',
          testoDi(requirement),
          `${luogoDi(rilievo)}: ${rilievo.testo}`,
        );
  });
}

function sullEsito(requirement: string): IrisRule {
  return regola(requirement, ['spxGetEsito'], ({ response }) => {
    if (response.status !== 200 || response.text === undefined) return undefined;
    const righe = response.text
      .split('\n')
      .slice(1)
      .map((riga) => riga.split('|'));
    const trovata = righe.find(
      ([esito, , codice = '']) => esito === 'KO' && /^BS\d+$/.test(codice) && requisitoDi(codice) === requirement,
    );
    return trovata === undefined
      ? satisfied('L’esito non riporta errori di questo genere.')
      : violated('IRIS ha rifiutato un debito.', testoDi(requirement), `${trovata[2]}: ${trovata[3] ?? ''}`);
  });
}

/** Passive rules on the exchanges of SmartProxy. */
export const regoleSpx: readonly IrisRule[] = [
  ...DEL_FILE.map(sulFile),
  ...RILIEVI.map(sulRilievo),
  ...DELL_ESITO.map(sullEsito),
  regola('IRIS-SPX-014', ['spxSend', 'spxGetStato', 'spxGetEsito', 'spxList', 'spxGet'], (exchange) => {
    // the address without authentication has nobody to tell
    if (exchange.operation?.endsWith('@riuso') === true) return undefined;
    const { authorization } = exchange.request.headers;
    if (authorization === undefined)
      return violated('La richiesta non è autenticata.', 'utente e password con HTTP Basic', 'nessuna autenticazione');
    return exchange.response.status === 401 && exchange.fault === undefined
      ? violated(
          'SmartProxy non riconosce le credenziali.',
          'utente e password del sistema',
          'Utente non trovato (401)',
        )
      : satisfied('La richiesta è autenticata.');
  }),
  regola('IRIS-SPX-015', ['spxSend'], (exchange) => {
    if (exchange.fault?.kind === 'status') return undefined;
    const { status } = exchange.response;
    if (status === 200) return satisfied('Il file è nella parte che SmartProxy legge.');
    return status === 400
      ? violated(
          'SmartProxy non trova il file nella richiesta.',
          'un modulo con la parte «flusso»',
          `risposta ${status}`,
        )
      : undefined;
  }),
];
