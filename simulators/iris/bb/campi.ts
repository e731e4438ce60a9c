import { parseIdentificativoFiscale } from '../../kernel/values/codice-fiscale-numerico.ts';
import type { Campo, Modulo, TipoCampo } from './modulo.ts';

/** A field of the form, as a page shows it. */
export interface CampoDiModulo {
  readonly nome: string;
  readonly etichetta: string;
  readonly obbligatorio: boolean;
  readonly aiuto?: string;
  /** Longer texts have more lines. */
  readonly righe?: number;
  readonly tastiera?: 'decimal' | 'numeric' | 'email';
  /** What a browser may fill in by itself. */
  readonly autocomplete?: string;
  /** What is wrong with a value that is there, in a sentence; undefined where nothing is. */
  readonly problema: (valore: string) => string | undefined;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
/** Cents of the most that one payment may be: 7 digits before the comma (iris.md §6). */
const IMPORTO_MASSIMO = 999_999_900;

const alMassimo =
  (massimo: number) =>
  (valore: string): string | undefined =>
    valore.length <= massimo ? undefined : `Scrivi al massimo ${massimo} caratteri: ora sono ${valore.length}.`;

const identificativo = (valore: string): string | undefined =>
  valore.toUpperCase() === 'ANONIMO' || parseIdentificativoFiscale(valore.toUpperCase()).ok
    ? undefined
    : 'Scrivi un codice fiscale di 16 caratteri o una partita IVA di 11 cifre, senza errori, oppure ANONIMO.';

const posta = (valore: string): string | undefined =>
  alMassimo(256)(valore) ?? (EMAIL.test(valore) ? undefined : 'Scrivi un indirizzo come nome@esempio.it.');

/** Euro as a person writes them, to cents; undefined where they are none. */
export function centesimiDi(valore: string): number | undefined {
  const [, intero, decimali = ''] = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(valore.replaceAll(/\s|€/g, '')) ?? [];
  return intero === undefined ? undefined : Number(intero) * 100 + Number(decimali.padEnd(2, '0'));
}

function importo(valore: string): string | undefined {
  const centesimi = centesimiDi(valore);
  if (centesimi === undefined) return 'Scrivi l’importo in euro con al massimo due decimali, come 10,30.';
  if (centesimi === 0) return 'L’importo deve essere maggiore di zero.';
  return centesimi > IMPORTO_MASSIMO ? 'L’importo non può superare 9.999.999,00 euro.' : undefined;
}

/** The fields of the standard form (iris.md §6). */
export const CAMPI_STANDARD: readonly CampoDiModulo[] = [
  {
    nome: 'debitore',
    etichetta: 'Codice fiscale o partita IVA di chi deve pagare',
    obbligatorio: true,
    aiuto: 'Se paghi per un’altra persona scrivi qui il suo. Senza, vale quello di chi versa.',
    problema: identificativo,
  },
  {
    nome: 'importo',
    etichetta: 'Importo in euro',
    obbligatorio: true,
    aiuto: 'Per esempio 10,30',
    tastiera: 'decimal',
    problema: importo,
  },
  {
    nome: 'causale',
    etichetta: 'Causale',
    obbligatorio: true,
    aiuto: 'Al massimo 40 caratteri',
    problema: alMassimo(40),
  },
  {
    nome: 'anno',
    etichetta: 'Anno di riferimento',
    obbligatorio: true,
    aiuto: 'Quattro cifre, dal 2000 al 2050',
    tastiera: 'numeric',
    problema: (valore) =>
      /^\d{4}$/.test(valore) && Number(valore) >= 2000 && Number(valore) <= 2050
        ? undefined
        : 'Scrivi un anno di quattro cifre, dal 2000 al 2050.',
  },
  {
    nome: 'denominazione',
    etichetta: 'Nome e cognome, o denominazione',
    obbligatorio: false,
    autocomplete: 'name',
    problema: alMassimo(70),
  },
  {
    nome: 'indirizzo',
    etichetta: 'Indirizzo',
    obbligatorio: false,
    autocomplete: 'address-line1',
    problema: alMassimo(70),
  },
  { nome: 'numeroCivico', etichetta: 'Numero civico', obbligatorio: false, problema: alMassimo(16) },
  { nome: 'cap', etichetta: 'CAP', obbligatorio: false, autocomplete: 'postal-code', problema: alMassimo(16) },
  {
    nome: 'localita',
    etichetta: 'Località',
    obbligatorio: false,
    autocomplete: 'address-level2',
    problema: alMassimo(35),
  },
  { nome: 'provincia', etichetta: 'Provincia', obbligatorio: false, problema: alMassimo(35) },
  {
    nome: 'nazione',
    etichetta: 'Nazione',
    obbligatorio: false,
    aiuto: 'La sigla di due lettere, come IT',
    problema: (valore) => (/^[A-Za-z]{2}$/.test(valore) ? undefined : 'Scrivi la sigla di due lettere, come IT.'),
  },
  {
    nome: 'email',
    etichetta: 'Posta elettronica di chi deve pagare',
    obbligatorio: false,
    tastiera: 'email',
    problema: posta,
  },
  {
    nome: 'versante',
    etichetta: 'Codice fiscale o partita IVA di chi versa',
    obbligatorio: false,
    aiuto: 'Soltanto se è diverso da chi deve pagare',
    problema: identificativo,
  },
  {
    nome: 'emailVersante',
    etichetta: 'Posta elettronica di chi versa',
    obbligatorio: false,
    tastiera: 'email',
    problema: posta,
  },
  {
    nome: 'note',
    etichetta: 'Note',
    obbligatorio: false,
    righe: 4,
    aiuto: 'Al massimo 1.024 caratteri',
    problema: alMassimo(1024),
  },
];

/** What a value of each kind of custom field must be. */
const DEL_TIPO: Readonly<Record<TipoCampo, CampoDiModulo['problema']>> = {
  TESTO: alMassimo(256),
  DATA: (valore) => (dataDi(valore) === undefined ? 'Scrivi una data che esiste, come 31/01/2027.' : undefined),
  IMPORTO: (valore) =>
    centesimiDi(valore) === undefined ? 'Scrivi un importo con al massimo due decimali, come 10,30.' : undefined,
  NUMERO: (valore) => (/^-?\d{1,9}$/.test(valore) ? undefined : 'Scrivi un numero intero, senza decimali.'),
};

function dataDi(valore: string): string | undefined {
  const [, giorno, mese, anno] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(valore) ?? [];
  if (anno === undefined) return undefined;
  const iso = `${anno}-${mese!.padStart(2, '0')}-${giorno!.padStart(2, '0')}`;
  const istante = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(istante.getTime()) && istante.toISOString().startsWith(iso) ? iso : undefined;
}

const AIUTO: Readonly<Record<TipoCampo, string>> = {
  TESTO: 'Al massimo 256 caratteri',
  DATA: 'Giorno, mese e anno, come 31/01/2027',
  IMPORTO: 'In euro, come 10,30',
  NUMERO: 'Un numero intero',
};

function campoPersonalizzato({ nome, etichetta, obbligatorio, aiuto }: Campo): CampoDiModulo {
  const tipo = nome.split('_')[0] as TipoCampo;
  return { nome, etichetta, obbligatorio, aiuto: aiuto ?? AIUTO[tipo], problema: DEL_TIPO[tipo] };
}

/** Every field of a form: the standard ones, and after the causale those that the ente added. */
export function campiDi({ campi }: Modulo): readonly CampoDiModulo[] {
  const dopo = CAMPI_STANDARD.findIndex(({ nome }) => nome === 'anno') + 1;
  return [...CAMPI_STANDARD.slice(0, dopo), ...campi.map(campoPersonalizzato), ...CAMPI_STANDARD.slice(dopo)];
}

/** The form as it was filled: texts without the blanks around them, and what is wrong, by field. */
export interface Compilato {
  readonly valori: Readonly<Record<string, string>>;
  readonly errori: Readonly<Record<string, string>>;
}

/** Reads a filled form; a debtor that is missing is whoever pays (iris.md §6). */
export function leggi(campi: readonly CampoDiModulo[], form: URLSearchParams): Compilato {
  const valori = Object.fromEntries(campi.map(({ nome }) => [nome, (form.get(nome) ?? '').trim()]));
  if (valori['debitore'] === '' && valori['versante'] !== '') valori['debitore'] = valori['versante']!;
  const errori: Record<string, string> = {};
  for (const { nome, etichetta, obbligatorio, problema } of campi) {
    const valore = valori[nome]!;
    const trovato = valore === '' ? (obbligatorio ? `Compila il campo «${etichetta}».` : undefined) : problema(valore);
    if (trovato !== undefined) errori[nome] = trovato;
  }
  return { valori, errori };
}
