import { SECOND } from '../../kernel/clock.ts';
import { checkSettings } from '../../kernel/settings.ts';
import { MAX_ERRORI } from './verifica.ts';
import { VARIANTI } from './tracciato.ts';
import type { Varianti } from './tracciato.ts';

/** The switches of SmartProxy. Durations are nominal milliseconds. */
export interface SpxSettings {
  /** Addresses that answer: those of Toscana, with HTTP Basic; those of the re-use, without authentication. */
  readonly profilo: 'toscana' | 'riuso';
  /** How a file reaches IRIS: the ente posts it (the public engine), or IRIS draws it (the adhesion procedure of 2019). */
  readonly invio: 'POST' | 'PULL';
  /** Where documents and code of the tracciato disagree. */
  readonly varianti: Varianti;
  /** Whether DA_PAGARE inserts, skips or replaces as needed; otherwise it only inserts. */
  readonly smartReplace: boolean;
  /** The engine names the error of schema in the esito instead of giving its code. */
  readonly nomeErroreSchema: string;
  /** Good rows stand in the esito too (`includes.result.ok.esiti`). */
  readonly esitiPositivi: boolean;
  readonly maxErrori: number;
  /** Digit of the node, the first of an idTrasmissione. */
  readonly nodo: number;
  /** From the file to its check, and from there to its positions. */
  readonly validazioneMs: number;
  readonly elaborazioneMs: number;
}

export const SPX: SpxSettings = {
  profilo: 'toscana',
  invio: 'POST',
  varianti: VARIANTI,
  smartReplace: true,
  nomeErroreSchema: 'ERRORE_SCHEMA_FILE',
  esitiPositivi: false,
  maxErrori: MAX_ERRORI,
  nodo: 3,
  validazioneMs: 5 * SECOND,
  elaborazioneMs: 10 * SECOND,
};

type Dati = Partial<Omit<SpxSettings, 'varianti'>> & { readonly varianti?: Partial<Varianti> };

/** Settings as given, defaults for the rest. @throws RangeError for one that does not exist or is of another kind. */
export function spxFrom(dati: Dati = {}): SpxSettings {
  const { varianti = {}, ...resto } = dati;
  checkSettings('IRIS, spx', SPX, dati);
  checkSettings('IRIS, spx.varianti', VARIANTI, varianti);
  return { ...SPX, ...resto, varianti: { ...VARIANTI, ...varianti } };
}
