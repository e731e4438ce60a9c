import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { thousands } from '../../../words.ts';
import { firstOf } from '../../content/bounded.ts';
import { conductOf, conductTotals } from '../../content/conduct.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';

const ROWS = 60;

/** What the tests were made with: where the data come from, what was asked of the software, what went over the wire. */
export function testData(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { run } = evidence.tree;
  const conduct = conductOf(evidence, plan);
  sheet.text(
    `I dati di prova sono generati dal banco a partire dal seme ${run.seed}: persone, indirizzi, identificativi e importi sono di fantasia e con lo stesso seme si ripetono. ` +
      'Dati personali e segreti che il software avesse di suo sono sostituiti prima di essere registrati, sempre allo stesso modo per lo stesso dato.',
    { after: 6 },
  );
  sheet.text(`In tutto: ${conductTotals(conduct)}. Le chiavi usate da ciascun caso stanno nella sua scheda.`, {
    after: 6,
  });
  counts(
    sheet,
    'Comandi dati al software',
    'Comando',
    conduct.commands.map(({ name, count }) => [name, count]),
  );
  counts(
    sheet,
    'Scambi con le piattaforme',
    'Operazione',
    conduct.exchanges.map(({ platform, operation, count }) => [`${platform}  ${operation}`, count]),
  );
  if (conduct.generated.length === 0) return;
  sheet.heading(4, 'Dati generati a molti per volta', 80);
  table(
    sheet,
    [
      { title: 'Proprietà', share: 0.64, header: true },
      { title: 'Esempi', share: 0.14 },
      { title: 'Seme', share: 0.22 },
    ],
    conduct.generated.map(({ name, cases, seed }) => [
      [{ text: name }],
      [{ text: thousands(cases) }],
      [{ text: seed, face: 'code' }],
    ]),
  );
}

function counts(sheet: Sheet, title: string, what: string, rows: readonly (readonly [string, number])[]): void {
  if (rows.length === 0) return;
  const { shown, left } = firstOf(rows, ROWS);
  sheet.heading(4, title, 80);
  table(
    sheet,
    [
      { title: what, share: 0.8, header: true },
      { title: 'Volte', share: 0.2 },
    ],
    shown.map(([name, count]) => [[{ text: name, face: 'code' }], [{ text: thousands(count) }]]),
  );
  if (left > 0) sheet.text(`Altre righe nel registro: ${left}.`, { size: SIZE.small, colour: GREY });
}
