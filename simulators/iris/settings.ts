import { HOUR, MINUTE, SECOND } from '../kernel/clock.ts';
import { checkSettings } from '../kernel/settings.ts';
import { composeItalianIban } from '../kernel/values/iban.ts';
import type { Template } from './contract/informativa-template.ts';
import { PAGAMENTI_PER_INFORMATIVA } from './contract/informativa-template.ts';
import type { Versione } from './contract/versione.ts';
import { INIZIO_IUV, PARAMETRI_IUV } from './iuv/parametri.ts';
import type { ParametriIuv } from './iuv/parametri.ts';
import type { Modulo } from './bb/modulo.ts';
import { SPX, spxFrom } from './spx/settings.ts';
import type { SpxSettings } from './spx/settings.ts';

/** When informative leave (iris.md §3.7): AD_EVENTO by a timer of a few minutes. */
export type Frequenza = 'MAI' | 'AD_EVENTO' | 'GIORNALIERO' | 'OGNI_6_ORE' | 'OGNI_12_ORE';

/** A tributo of an ente: its code is the TipoPendenza of the messages. */
export interface TributoSettings {
  readonly codice: string;
  readonly descrizione: string;
  readonly attivo: boolean;
  readonly template: Template;
  readonly frequenza: Frequenza;
  /** fl_notifica_pagamento: without it no informativa leaves. */
  readonly notifica: boolean;
  /** FL_REPLACE_OTF: an on-the-fly Insert of a pendenza that exists becomes a Replace. */
  readonly replaceOtf: boolean;
  /** Citizens start these payments themselves; told apart when informative are grouped. */
  readonly spontaneo: boolean;
  /** Regular expression that a structured causale must match; another one is A0000023. */
  readonly causale?: string;
  /** Every condition wants an XML attachment called RicevutaSST (A0000038, A0000039). */
  readonly ricevutaSst?: true;
  /** The number its IUVs start from (PrefissoGenerazioneIUV); without it none are made. */
  readonly inizioIuv?: number;
  /** How payments are told (iris.md §3.7): pushed through CART, or laid out as a CSV that the ente draws. */
  readonly metodo: 'PUSH_CART' | 'PULL_WS';
  /** Open to CBILL, which wants an IdPendenza of at most 18 characters (BS000034). */
  readonly cbill?: true;
  /** The form that citizens fill: only tributi of Bollettino Bianco have one. */
  readonly modulo?: Modulo;
}

/** A system of an ente with the password of its Porta Delegata. */
export interface SilSettings {
  readonly sil: string;
  /** Drawn from the seed unless given. */
  readonly password?: string;
}

/** An ente as IRIS knows it. What is not given is drawn from the seed. */
export interface EnteSettings {
  /** Its name as a subject of CART. */
  readonly codice: string;
  readonly denominazione: string;
  /** 11 digits. */
  readonly codiceFiscale: string;
  readonly attivo: boolean;
  readonly sil?: string;
  readonly password?: string;
  /** Other systems of the same ente. */
  readonly altriSil: readonly SilSettings[];
  /** Accounts that the ente declared when it joined pagoPA. */
  readonly ibans: readonly string[];
  readonly tributi: readonly TributoSettings[];
  /** Where IRIS calls it: a base of its own, besides the one of the run. */
  readonly intermediario?: string;
  /** How its notices are numbered. */
  readonly iuv?: ParametriIuv;
}

/** A subject that speaks on CART for several enti (iris.md §0). */
export interface IntermediarioSettings {
  readonly codice: string;
  readonly sil?: string;
  readonly password?: string;
}

/** The switches of an IRIS simulation. Durations are nominal milliseconds: a scaled clock shortens them. */
export interface IrisSettings {
  readonly ente: EnteSettings;
  /** Another ente of the same IRIS: carts and files of positions go across enti. */
  readonly altroEnte: EnteSettings;
  readonly enti: readonly EnteSettings[];
  readonly intermediari: readonly IntermediarioSettings[];
  /** The newest version of the messages that is served; older ones are too. */
  readonly versione: Versione;
  /** Whether the proxy checks the schema (SIN001), and whether the engine does (V0000001). */
  readonly schemaProxy: boolean;
  readonly schemaMotore: boolean;
  /** From an accepted message to its esito. */
  readonly elaborazioneMs: number;
  /** The esito of an ente behind an intermediary waits at least this long. */
  readonly esitoIntermediatoMs: number;
  /** The timer of AD_EVENTO, and its first turn. */
  readonly adEventoMs: number;
  readonly primoTurnoMs: number;
  /** A message that nobody answered is sent again after this long. */
  readonly riprovaInSpedizioneMs: number;
  /** A message that was refused is sent again after this long. */
  readonly riprovaNonInviatoMs: number;
  /** Since it was ready; then it stays NON_INVIATO. */
  readonly finestraRinviiMs: number;
  /** Attempts at most within the window; none unless told. IRIS's own configuration says five in one variant. */
  readonly maxTentativi: number | undefined;
  /** Payments of one informativa. */
  readonly maxPagamenti: number;
  /** Declared life of a gateway session; `undefined`, as in the code: it never expires. */
  readonly durataSessioneMs: number | undefined;
  /** What an absent OFFLINE_PAYMENT_METHODS means. */
  readonly offlineSeAssente: boolean;
  /** From a payment salvo buon fine to its good end. */
  readonly buonFineMs: number;
  readonly spx: SpxSettings;
  /** Whether a flow writes a revoked amount with its sign: a text of pagoPA says so, its schema has none. */
  readonly revocaConSegno: boolean;
}

const TRIBUTO: TributoSettings = {
  codice: '',
  descrizione: '',
  attivo: true,
  template: 'V010303',
  frequenza: 'AD_EVENTO',
  notifica: true,
  replaceOtf: false,
  spontaneo: false,
  inizioIuv: INIZIO_IUV,
  metodo: 'PUSH_CART',
};

/** A tributo from what is given of it. */
export function tributoFrom(given: Partial<TributoSettings> & { readonly codice: string }): TributoSettings {
  return { ...TRIBUTO, descrizione: given.codice, ...given };
}

/** Tributi of the default ente: those of the deck that a comune has, each with something of its own. */
const TRIBUTI: readonly TributoSettings[] = [
  tributoFrom({ codice: 'MULTE', descrizione: 'Sanzioni amministrative' }),
  tributoFrom({ codice: 'TARI', descrizione: 'Tassa sui rifiuti' }),
  tributoFrom({ codice: 'LAMPADE_VOTIVE', descrizione: 'Lampade votive', template: 'V010300' }),
  tributoFrom({ codice: 'SCUOLA', descrizione: 'Servizi scolastici', template: 'V010302', frequenza: 'GIORNALIERO' }),
  tributoFrom({ codice: 'CACCIA_PESCA', descrizione: 'Licenze di caccia e pesca', spontaneo: true, replaceOtf: true }),
  tributoFrom({ codice: 'BOLLO_AUTO', descrizione: 'Tassa automobilistica', causale: '^/BA/[A-Z0-9]{5,8}/[0-9]{4}/' }),
  tributoFrom({ codice: 'TICKET', descrizione: 'Ticket sanitario', frequenza: 'OGNI_6_ORE', ricevutaSst: true }),
  tributoFrom({ codice: 'DIRITTI', descrizione: 'Diritti di segreteria', frequenza: 'OGNI_12_ORE' }),
  tributoFrom({ codice: 'OCCUPAZIONE_SUOLO', descrizione: 'Occupazione di suolo pubblico', frequenza: 'MAI' }),
  tributoFrom({
    codice: 'ACCESSO_ATTI',
    descrizione: 'Accesso agli atti',
    spontaneo: true,
    modulo: { campi: [] },
  }),
  tributoFrom({
    codice: 'SALA_CIVICA',
    descrizione: 'Uso della sala civica',
    spontaneo: true,
    modulo: {
      istruzioni: 'Indica la sala e il giorno che hai prenotato.',
      campi: [
        { nome: 'TESTO_1', etichetta: 'Sala', obbligatorio: true },
        { nome: 'DATA_1', etichetta: 'Giorno', obbligatorio: true },
        { nome: 'NUMERO_1', etichetta: 'Numero di ore', obbligatorio: false },
        { nome: 'IMPORTO_1', etichetta: 'Di cui cauzione', obbligatorio: false },
      ],
    },
  }),
  tributoFrom({ codice: 'MENSA', descrizione: 'Mensa scolastica', metodo: 'PULL_WS' }),
  tributoFrom({ codice: 'E_BOLLO', descrizione: 'Marca da bollo digitale', spontaneo: true }),
];

const ENTE: EnteSettings = {
  codice: 'CEsempio',
  denominazione: 'Comune di Esempio',
  codiceFiscale: '12345678903',
  attivo: true,
  altriSil: [],
  ibans: [
    composeItalianIban({ abi: '05034', cab: '02801', conto: '000000000665' }),
    composeItalianIban({ abi: '07601', cab: '02800', conto: '000027748508' }),
  ],
  tributi: TRIBUTI,
  iuv: PARAMETRI_IUV,
};

const ALTRO_ENTE: EnteSettings = {
  codice: 'UEsempio',
  denominazione: 'Unione dei Comuni di Esempio',
  codiceFiscale: '98765432103',
  attivo: true,
  altriSil: [],
  ibans: [composeItalianIban({ abi: '07601', cab: '02800', conto: '000012345678' })],
  tributi: TRIBUTI,
  iuv: PARAMETRI_IUV,
};

/** Defaults: the times of iris.md §3.1 and §3.7. */
export const DEFAULT_SETTINGS: IrisSettings = {
  ente: ENTE,
  altroEnte: ALTRO_ENTE,
  enti: [],
  intermediari: [],
  versione: '01.03-04',
  schemaProxy: true,
  schemaMotore: true,
  elaborazioneMs: 5 * SECOND,
  esitoIntermediatoMs: 15 * MINUTE,
  adEventoMs: 240 * SECOND,
  primoTurnoMs: 60 * SECOND,
  riprovaInSpedizioneMs: HOUR,
  riprovaNonInviatoMs: 2 * HOUR,
  finestraRinviiMs: 48 * HOUR,
  maxTentativi: undefined,
  maxPagamenti: PAGAMENTI_PER_INFORMATIVA,
  durataSessioneMs: undefined,
  offlineSeAssente: true,
  buonFineMs: 24 * HOUR,
  spx: SPX,
  revocaConSegno: false,
};

type Given<T> = Partial<Omit<T, 'tributi'>> & {
  readonly tributi?: readonly (Partial<TributoSettings> & { readonly codice: string })[];
};

function enteFrom(given: Given<EnteSettings>, base: EnteSettings): EnteSettings {
  const { tributi, ...rest } = given;
  const ente = { ...base, ...rest, ...(tributi === undefined ? {} : { tributi: tributi.map(tributoFrom) }) };
  if (!/^[a-zA-Z0-9._]{1,35}$/.test(ente.codice))
    throw new RangeError(
      `il codice di un ente ha da 1 a 35 fra lettere, cifre, punti e trattini bassi, non ${JSON.stringify(ente.codice)}`,
    );
  if (!/^[0-9]{11}$/.test(ente.codiceFiscale))
    throw new RangeError(
      `ente ${ente.codice}: codiceFiscale vuole 11 cifre, non ${JSON.stringify(ente.codiceFiscale)}`,
    );
  for (const { codice, causale } of ente.tributi) if (causale !== undefined) regularExpression(codice, causale);
  return ente;
}

function regularExpression(tributo: string, causale: string): void {
  try {
    void new RegExp(causale);
  } catch {
    throw new RangeError(`tributo ${tributo}: causale non è un’espressione regolare: ${causale}`);
  }
}

/** Settings as given, defaults for the rest. @throws RangeError for a setting that does not exist, or an ente ill described. */
export function settingsFrom(given: Readonly<Record<string, unknown>>): IrisSettings {
  checkSettings('IRIS', DEFAULT_SETTINGS, given);
  const { ente, altroEnte, enti, spx, ...rest } = given as Partial<IrisSettings>;
  return {
    ...DEFAULT_SETTINGS,
    ...rest,
    spx: spxFrom(spx),
    ente: enteFrom(ente ?? {}, ENTE),
    altroEnte: enteFrom(altroEnte ?? {}, ALTRO_ENTE),
    enti: (enti ?? []).map((one) => enteFrom(one, { ...ALTRO_ENTE, tributi: [], ibans: [] })),
  };
}
