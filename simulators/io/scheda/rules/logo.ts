import type { Field } from '../fields.ts';
import { readPng } from '../../png.ts';
import type { Pixel, PngProblem } from '../../png.ts';
import { isMissing } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import type { SchedaSettings } from '../settings.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

const LOGOS = ['organizationLogo', 'serviceLogo'] as const;

/** Logos, from their bytes (io.md §6.1, SCH-11 to SCH-14; §9: the size by mode, the background in the mode of 2021 only). */
export const logo: readonly SchedaRule[] = [
  schedaRule(11, (card) => absentFile(card, 'organizationLogo', isMissing(card, 'organizationLogo'))),
  schedaRule(12, (card, settings) => LOGOS.map((field) => wrongPicture(card, field, settings))),
  schedaRule(13, (card, { modalita, bianco }) =>
    modalita === '2021' ? LOGOS.map((field) => wrongBackground(card, field, bianco)) : undefined,
  ),
  // without one of its own the service shows the ente's logo: only a file that is named and not there is worth a word
  schedaRule(14, (card) => absentFile(card, 'serviceLogo', false)),
];

function absentFile(card: Scheda, field: Field, missing: boolean): Wrong | undefined {
  if (missing) return { field, message: 'Manca il logo dell’ente.', expected: 'un’immagine PNG' };
  const named = card.written.get(field)?.value;
  return typeof named === 'string' && named.trim() !== '' && card.file(field) === undefined
    ? { field, message: 'Il file del logo non c’è.', expected: 'un file accanto alla scheda' }
    : undefined;
}

function wrongPicture(card: Scheda, field: Field, { modalita, latoLogo }: SchedaSettings): Wrong | undefined {
  const bytes = card.file(field);
  if (bytes === undefined) return undefined;
  const read = readPng(bytes);
  if (!read.ok)
    return {
      field,
      message: 'Il logo non è un’immagine PNG leggibile.',
      expected: 'un’immagine PNG',
      observed: problemWords(read.problem),
    };
  const { width, height } = read.png;
  const observed = `${width}×${height} pixel`;
  if (modalita === '2021')
    return width === latoLogo && height === latoLogo
      ? undefined
      : {
          field,
          message: 'Il logo non ha le dimensioni previste.',
          expected: `${latoLogo}×${latoLogo} pixel`,
          observed,
        };
  return width === height && width <= latoLogo
    ? undefined
    : {
        field,
        message: 'Il logo non è quadrato, o è troppo grande.',
        expected: `un quadrato di al più ${latoLogo} pixel`,
        observed,
        severity: 'WARN',
      };
}

function problemWords(problem: PngProblem): string {
  switch (problem.kind) {
    case 'otherFormat':
      return problem.looksLike;
    case 'truncated':
      return `il file finisce al byte ${problem.at}, prima dell’immagine`;
    case 'corrupt':
      return `immagine guasta: ${problem.why}`;
  }
}

function wrongBackground(card: Scheda, field: Field, white: number): Wrong | undefined {
  const bytes = card.file(field);
  const read = bytes === undefined ? undefined : readPng(bytes);
  if (read?.ok !== true) return undefined;
  const other = read.png.corners.find((pixel) => !isBackground(pixel, white));
  return other === undefined
    ? undefined
    : {
        field,
        message: 'Il fondo del logo non è bianco né trasparente.',
        expected: `angoli trasparenti, o con ogni colore da ${white} in su`,
        observed: `un angolo di colore ${other.slice(0, 3).join(', ')}`,
      };
}

function isBackground([red, green, blue, alpha]: Pixel, white: number): boolean {
  return alpha === 0 || Math.min(red, green, blue) >= white;
}
