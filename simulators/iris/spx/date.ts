import { recently } from '../../kernel/recently.ts';

/** Dates repeat from row to row: so many are remembered. */
const RICORDATE = 4_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?$/;
const ITALIANA = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;
const INIZIO = '1970-01-01T00:00:00';

/**
 * A date in one of the four forms of the tracciato, as `yyyy-MM-ddTHH:mm:ss`, so that two compare as texts; an empty text
 * where it is none, or not later than the beginning of 1970 (iris.md §5.2, note a).
 */
export const leggiData: (testo: string) => string = recently(RICORDATE, (testo) => {
  const iso = ISO.exec(testo);
  const italiana = iso === null ? ITALIANA.exec(testo) : null;
  if (iso === null && italiana === null) return '';
  const [anno, mese, giorno] = iso === null ? [italiana![3], italiana![2], italiana![1]] : [iso[1], iso[2], iso[3]];
  const [, , , , ore = '00', minuti = '00', secondi = '00'] = (iso ?? italiana)!;
  const data = `${anno}-${mese}-${giorno}T${ore}:${minuti}:${secondi}`;
  return esiste(data) && data > INIZIO ? data : '';
});

function esiste(data: string): boolean {
  const istante = new Date(`${data}Z`);
  return !Number.isNaN(istante.getTime()) && istante.toISOString().startsWith(data);
}
