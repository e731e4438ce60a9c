import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import { schedaCheck } from './check.ts';
import { FILES, GOOD } from './corpus.fixture.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import { schedeFromJson } from './read-json.ts';
import { workbook } from './workbook.fixture.ts';

type Row = readonly (string | number | boolean | null)[];

const HEADINGS: Row = FIELD_NAMES.map((field) => FIELDS[field].heading);
const [card] = schedeFromJson(artefactOf('scheda.json', JSON.stringify(GOOD)));

/** The good card as a row, with some cells changed. */
function row(changes: Readonly<Record<string, string | number | boolean | null>> = {}): Row {
  return FIELD_NAMES.map((field) => {
    const { heading } = FIELDS[field];
    if (heading in changes) return changes[heading]!;
    const value = card!.written.get(field)?.value;
    return value === undefined ? null : Array.isArray(value) ? value.join(';') : (value as string | number | boolean);
  });
}

async function judged(sheets: Readonly<Record<string, readonly Row[]>> | Uint8Array) {
  const bytes = sheets instanceof Uint8Array ? sheets : workbook(sheets);
  const findings = await schedaCheck.check(artefactOf('schede.xlsx', bytes, FILES), defaultsOf(schedaCheck));
  return findings.map(({ requirement, place }) => `${requirement} ${place}`);
}

const MESSAGE = ['Servizi scolastici', 'Rinnovo della mensa', 'Ti ricordiamo che '.repeat(8)] as const;

describe('cards in a spreadsheet', () => {
  test('a good card is silent', async () => {
    expect(await judged({ Schede: [HEADINGS, row()] })).toEqual([]);
  });

  test('a finding names sheet and cell, or the column that lacks', async () => {
    expect(
      await judged({
        Schede: [
          HEADINGS,
          row({ 'Nome del servizio': 'SERVIZI SCOLASTICI' }),
          row({ 'Nome del servizio': 'Anagrafe', Descrizione: null }),
        ],
      }),
    ).toEqual(['IO-SCH-030 foglio «Schede», cella A2', 'IO-SCH-005 foglio «Schede», riga 3: colonna «Descrizione»']);
  });

  test('the names of the API are headings too, numbers are codes, words are true and false', async () => {
    const named = HEADINGS.map((_, index) => FIELDS[FIELD_NAMES[index]!].current);
    const changes = { Telefono: 332255111, 'Invia avvisi di pagamento': 'sì', 'Importo più alto (centesimi)': 60_000 };
    expect(await judged({ Foglio1: [named, row(changes)] })).toEqual([
      expect.stringMatching(/^IO-SCH-023 .*cella I2$/),
    ]);
  });

  test('a column nobody knows, and a word that is neither yes nor no', async () => {
    expect(
      await judged({
        Schede: [
          [...HEADINGS, 'Colore'],
          [...row({ 'Canale sicuro': 'forse' }), 'blu'],
        ],
      }),
    ).toEqual([expect.stringMatching(/^IO-SCH-051 .*cella F2$/), 'IO-SCH-052 foglio «Schede», riga 2: Colore']);
  });

  test('services, cards and messages agree', async () => {
    const sheets = {
      Servizi: [['Nome del servizio'], ['Servizi scolastici']],
      Messaggi: [['Servizio', 'Oggetto', 'Testo'], MESSAGE],
      Schede: [HEADINGS, row()],
    };
    expect(await judged(sheets)).toEqual([]);
    expect(
      await judged({
        Servizi: [['Nome del servizio'], ['Anagrafe']],
        Messaggi: [
          ['Servizio', 'Oggetto', 'Testo'],
          ['Cimiteri', MESSAGE[1], MESSAGE[2]],
          ['Anagrafe', 'Breve', 'Corto'],
          ['Anagrafe', null, MESSAGE[2]],
        ],
        Schede: [HEADINGS, row()],
      }),
    ).toEqual([
      'IO-SCH-053 foglio «Servizi», cella A2',
      'IO-SCH-053 foglio «Schede», cella A2',
      'IO-SCH-054 foglio «Messaggi», riga 2',
      'IO-SCH-055 foglio «Messaggi», riga 3',
      'IO-SCH-055 foglio «Messaggi», riga 3',
      'IO-SCH-054 foglio «Messaggi», riga 4',
    ]);
  });

  test.each([
    ['a broken workbook', Buffer.from('PK\u0003\u0004 e poi niente')],
    ['no sheet of cards', { Servizi: [['Nome del servizio']], Altro: [['a']] }],
    ['no column of names', { Schede: [['Colore'], ['blu']] }],
    ['no card', { Schede: [HEADINGS] }],
  ])('%s cannot be judged', async (_, sheets) => {
    await expect(judged(sheets)).rejects.toThrow(UnreadableArtefact);
  });
});
