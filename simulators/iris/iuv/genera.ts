import { composeIuv, parseIuv } from '../../kernel/values/iuv.ts';
import type { IuvInput } from '../../kernel/values/iuv.ts';
import { numeroAvvisoOf } from '../../kernel/values/numero-avviso.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import { guastoAvviso } from './guasti-avvisi.ts';
import type { GuastoAvviso } from './guasti-avvisi.ts';
import type { ParametriIuv } from './parametri.ts';
import type { IuvEmesso } from './registro.ts';

/** IUVs of one request at most (iris.md §3.8). */
export const LOTTO_MASSIMO = 1_000;

interface DaGenerare {
  readonly ente: string;
  readonly tributo: string;
  readonly parametri: ParametriIuv | undefined;
  /** The number that the tributo starts from. */
  readonly inizio: number | undefined;
  /** Last progressive of the ente. */
  readonly ultimo: number;
  readonly quanti: number;
}

/** The next IUVs of an ente, or the fault that says why there are none. */
export function genera({
  ente,
  tributo,
  parametri,
  inizio,
  ultimo,
  quanti,
}: DaGenerare): readonly IuvEmesso[] | GuastoAvviso {
  const problema = problemaDi(parametri);
  if (problema !== undefined) return problema;
  if (inizio === undefined)
    return guastoAvviso('01', `il tributo ${tributo} non ha un numero da cui cominciare a generare gli IUV`);
  const emessi: IuvEmesso[] = [];
  for (let n = 1; n <= quanti; n++) {
    const parti = partiDi(parametri!, inizio, ultimo + n);
    try {
      const iuv = composeIuv(parti);
      emessi.push({ ente, tributo, iuv, numeroAvviso: numeroDi(parti, iuv) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return guastoAvviso('05', `il numero ${parti.base} non entra nello IUV con aux digit ${parti.aux}`);
    }
  }
  return emessi;
}

/** The number under an IUV: start and progressive are added, never written one after the other (iris.md §7.1). */
function partiDi(
  { auxDigit, codiceStazione, codiceSegregazione }: ParametriIuv,
  inizio: number,
  progressivo: number,
): IuvInput {
  switch (auxDigit) {
    case '0':
      return { aux: 0, stazione: codiceStazione!, base: BigInt(inizio) + BigInt(progressivo) };
    case '1':
      return { aux: 1, base: BigInt(inizio) * 10_000n + BigInt(progressivo) };
    case '2':
      return { aux: 2, base: BigInt(inizio) * 100n + BigInt(progressivo) };
    default:
      return { aux: 3, segregazione: codiceSegregazione!, base: BigInt(inizio) + BigInt(progressivo) };
  }
}

function numeroDi(parti: IuvInput, iuv: IuvEmesso['iuv']): NumeroAvviso {
  return numeroAvvisoOf(parti.aux === 0 ? { aux: 0, stazione: parti.stazione, iuv } : { aux: parti.aux, iuv });
}

/** What keeps an ente's IUVs from being made, or read. */
export function problemaDi(parametri: ParametriIuv | undefined): GuastoAvviso | undefined {
  if (parametri === undefined) return guastoAvviso('16', 'per l’ente non è configurata la generazione degli IUV');
  const { auxDigit, codiceStazione, codiceSegregazione } = parametri;
  if (!/^[0-3]$/.test(auxDigit)) return guastoAvviso('12', `aux digit «${auxDigit}»: attesi 0, 1, 2 o 3`);
  if (auxDigit === '0' && !isDueCifre(codiceStazione))
    return guastoAvviso('13', 'con aux digit 0 serve il codice stazione, di due cifre');
  // no number speaks of the segregation code: its fault is that of a configuration that is not there [reconstructed]
  return auxDigit === '3' && !isDueCifre(codiceSegregazione)
    ? guastoAvviso('16', 'con aux digit 3 serve il codice di segregazione, di due cifre')
    : undefined;
}

function isDueCifre(codice: string | undefined): boolean {
  return codice !== undefined && /^[0-9]{2}$/.test(codice);
}

/** What is wrong with an IUV of an ente, before anybody looks whether it is tied to a payment; the numero avviso where nothing is. */
export function leggiIuv(iuv: string, parametri: ParametriIuv | undefined): NumeroAvviso | GuastoAvviso {
  const problema = problemaDi(parametri);
  if (problema !== undefined) return problema;
  const { auxDigit, codiceStazione, codiceSegregazione } = parametri!;
  if (!/^[0-9]+$/.test(iuv)) return guastoAvviso('14', 'lo IUV non è fatto di sole cifre');
  const aux = Number(auxDigit) as 0 | 1 | 2 | 3;
  if (aux === 0 && iuv.length !== 15) return guastoAvviso('17', `${iuv.length} cifre invece di 15`);
  if (aux !== 0 && iuv.length !== 17) return guastoAvviso('18', `${iuv.length} cifre invece di 17`);
  if (aux === 3 && !iuv.startsWith(codiceSegregazione!))
    return guastoAvviso('15', `lo IUV non comincia con il codice di segregazione ${codiceSegregazione!}`);
  const letto = parseIuv(iuv, aux === 0 ? { aux, stazione: codiceStazione! } : { aux });
  if (!letto.ok) return guastoAvviso('19', letto.problem);
  return numeroDi(letto.value, letto.value.iuv);
}
