import type { Cap } from './cap.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { PROVINCE } from './provincia.data.ts';

/** The two-letter sigla of an Italian province, metropolitan city or autonomous province (`provincia.data.ts`). */
export type Provincia = (typeof PROVINCE)[number]['sigla'];

const BY_SIGLA: ReadonlyMap<string, (typeof PROVINCE)[number]> = new Map(PROVINCE.map((row) => [row.sigla, row]));
const BY_CAPOLUOGO: ReadonlyMap<string, Provincia> = new Map(
  PROVINCE.flatMap((row) => row.capoluoghi.map((town) => [folded(town), row.sigla] as const)),
);

/** Reads the sigla of a province: two capitals of the table. */
export function parseProvincia(text: string): Parsed<Provincia> {
  const row = BY_SIGLA.get(text);
  return row ? accepted(row.sigla) : refused('provincia: attesa la sigla di una provincia italiana, come FI', text);
}

/** Whether `parseProvincia` accepts the text. */
export function isProvincia(text: string): text is Provincia {
  return BY_SIGLA.has(text);
}

/** The name of a province, in Italian: `FI` -> `Firenze`. */
export function nomeOfProvincia(provincia: Provincia): string {
  return BY_SIGLA.get(provincia)?.nome ?? provincia;
}

/**
 * Whether a CAP may lie in a province, by prefix. The table is ours (semantics.md 20) and tolerant: a CAP on a border
 * belongs to both; a wrong `true` is possible, a wrong `false` should not be.
 */
export function capBelongsTo(cap: Cap, provincia: Provincia): boolean {
  return (BY_SIGLA.get(provincia)?.cap ?? []).some((prefix) => cap.startsWith(prefix));
}

/** Every province in which a CAP may lie, by prefix: none for a CAP that cannot exist. */
export function provinceOfCap(cap: Cap): readonly Provincia[] {
  return PROVINCE.filter((row) => capBelongsTo(cap, row.sigla)).map((row) => row.sigla);
}

/**
 * The province of which a town is chief town, whatever the case and the accents; nothing for any other town.
 * With `capBelongsTo` it tells that Palermo, 20019, MI does not hold together.
 */
export function provinciaOfCapoluogo(comune: string): Provincia | undefined {
  return BY_CAPOLUOGO.get(folded(comune));
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim();
}
