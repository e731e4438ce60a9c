import { flaw, requirementIn, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { parseCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { quoted } from '../../kernel/values/parsed.ts';
import { lottoRequirements } from './requirements.ts';

const requirement = requirementIn(lottoRequirements);
const FIELDS = 11;

/** A field of a row: its name, what is expected of it, and whether a value is that, given the whole row. */
interface Field {
  readonly name: string;
  readonly expected: string;
  isRight(value: string, row: readonly string[]): boolean;
}

const within =
  (min: number, max: number) =>
  (value: string): boolean =>
    Array.from(value.trim()).length >= min && Array.from(value).length <= max;
const hasNotice = (row: readonly string[]): boolean => row[8] !== '';

/** In the order of the file; the rule on the field n has the number n + 1. */
const fields: readonly Field[] = [
  { name: 'IDDominio', expected: 'da 1 a 16 caratteri', isRight: within(1, 16) },
  { name: 'tipologia', expected: 'da 1 a 3 caratteri', isRight: within(1, 3) },
  { name: 'imposta', expected: 'un valore', isRight: (value) => value.trim() !== '' },
  { name: 'oggetto', expected: 'da 10 a 120 caratteri', isRight: within(10, 120) },
  { name: 'testo', expected: 'da 80 a 10.000 caratteri', isRight: within(80, 10_000) },
  {
    name: 'codice fiscale',
    expected: 'un codice fiscale di 16 caratteri',
    isRight: (value) => parseCodiceFiscale(value).ok,
  },
  { name: 'data di scadenza', expected: 'una data gg/mm/aaaa', isRight: isDay },
  {
    name: 'importo',
    expected: 'centesimi interi, da 1 a 9999999999, se c’è l’avviso; altrimenti vuoto',
    isRight: (value, row) => (hasNotice(row) ? /^\d{1,10}$/.test(value) && Number(value) > 0 : value === ''),
  },
  { name: 'avviso', expected: '18 cifre, o vuoto', isRight: (value) => /^(\d{18})?$/.test(value) },
  {
    name: 'scadenza del pagamento',
    expected: '1 o 0 se c’è l’avviso; altrimenti anche vuoto',
    isRight: (value, row) => (hasNotice(row) ? /^[01]$/ : /^[01]?$/).test(value),
  },
  {
    name: 'posta elettronica',
    expected: 'un indirizzo di al più 512 caratteri, o vuoto',
    isRight: (value) => value === '' || (value.length <= 512 && /^[^\s@]+@[^\s@]+$/.test(value)),
  },
];

/** The file of messages of the batch variant of the gateway (io.md §10.2): every row, every field. Reconstructed throughout. */
export const lottoCheck: ArtefactCheck = {
  kind: 'lotto-ioservice',
  title:
    'file di messaggi per IOService, undici campi separati da «|» (tracciato ricostruito, da confermare con Regione Marche)',
  accepts: 'file',
  requirements: lottoRequirements,
  settings: {
    byteMassimi: { value: 20_000_000, meaning: 'dimensione massima del file, in byte: oltre non si legge (nostra)' },
    rilieviMassimi: {
      value: 1_000,
      meaning: 'rilievi elencati per ogni regola; gli altri sono soltanto contati (nostra)',
    },
  },
  check(artefact, { byteMassimi, rilieviMassimi }) {
    const most = Number(rilieviMassimi);
    const told: ArtefactFinding[] = [];
    const counts = new Map<string, number>();
    for (const [index, row] of rowsOf(artefact, Number(byteMassimi)).entries())
      for (const finding of inRow(row, index + 1)) {
        const count = (counts.get(finding.requirement) ?? 0) + 1;
        counts.set(finding.requirement, count);
        if (count <= most) told.push(finding);
      }
    for (const [id, count] of counts)
      if (count > most)
        told.push(
          flaw(requirement(id), {
            place: 'righe seguenti',
            message: `Altri ${count - most} rilievi di questa regola non sono elencati.`,
            expected: 'nessun rilievo',
            observed: `${count} in tutto`,
          }),
        );
    return told;
  },
};

function inRow(text: string, number: number): readonly ArtefactFinding[] {
  const row = text.split('|', FIELDS + 1_000);
  if (row.length !== FIELDS)
    return [
      flaw(requirement('IOSERVICE-LOTTO-001'), {
        place: `riga ${number}`,
        message: 'La riga non ha il numero di campi previsto: l’intero file sarebbe respinto.',
        expected: `${FIELDS} campi`,
        observed: `${row.length}`,
      }),
    ];
  return fields.flatMap(({ name, expected, isRight }, index) => {
    const value = row[index]!;
    if (isRight(value, row)) return [];
    return [
      flaw(requirement(`IOSERVICE-LOTTO-${String(index + 2).padStart(3, '0')}`), {
        place: `riga ${number}, campo ${index + 1} (${name})`,
        message: 'Il campo non è come previsto: l’intero file sarebbe respinto.',
        expected,
        observed: value === '' ? 'vuoto' : quoted(value),
      }),
    ];
  });
}

/** The rows of a file of at most so many bytes, in UTF-8. @throws UnreadableArtefact */
function rowsOf(artefact: Artefact, most: number): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for (const piece of artefact.chunks()) {
      size += piece.length;
      if (size > most)
        throw new UnreadableArtefact(
          `«${artefact.name}» supera ${most} byte: dividerlo in più file, o alzare il limite con --set byteMassimi=N`,
        );
      text += decoder.decode(piece, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new UnreadableArtefact(`«${artefact.name}» non è in UTF-8: salvarlo in UTF-8 e ripetere la verifica`);
    throw error;
  }
  const rows = text.split(/\r?\n/);
  if (rows.at(-1) === '') rows.pop();
  if (rows.length === 0) throw new UnreadableArtefact(`«${artefact.name}» è vuoto: attesa una riga per messaggio`);
  return rows;
}

function isDay(value: string): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(value) ?? [];
  if (year === undefined) return false;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return (
    at.getUTCFullYear() === Number(year) && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
  );
}
