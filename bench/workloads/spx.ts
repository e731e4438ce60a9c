import { composeCodiceFiscale } from '../../simulators/kernel/values/codice-fiscale.ts';
import { COLONNE_V2 } from '../../simulators/iris/spx/tracciato.ts';

/** As many debtors as a large town has. */
const DEBTORS = Array.from({ length: 50_000 }, (_, number) =>
  composeCodiceFiscale({
    cognome: 'Buonarroti',
    nome: 'Michelangelo',
    nascita: `${1930 + (number % 70)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    sesso: number % 2 === 0 ? 'M' : 'F',
    comune: `${'ABCDEFGHIL'.charAt(number % 10)}${String(number % 1_000).padStart(3, '0')}`,
  }),
);

/** One row of a file of positions: no two have the same payment; every fourth debt is in three instalments. */
function row(number: number): string {
  const debt = number % 6 < 3 ? number - (number % 6) : number;
  const cents = 1_000 + (number % 90_000);
  const year = 2026 + (number % 2);
  const due = `${year}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
  return (
    `12345678903|TARI|${DEBTORS[debt % DEBTORS.length]}=Michelangelo Buonarroti|DEB${debt}|${String(number).padStart(17, '0')}|` +
    `${due}T00:00:00|2020-01-01T00:00:00|2099-12-31T00:00:00|Rata n. ${1 + (number % 3)} della tassa sui rifiuti|DA_PAGARE|` +
    `${cents}0|TARI=${cents - 100}0;TRIBUTO_PROVINCIALE=1000|2026|Avviso inviato per posta|"Tassa sui rifiuti | ${debt}"|||||||No\n`
  );
}

/** A file of `rows` positions in pieces of some tens of kilobytes, made as it is read: nothing of it stays in memory. */
export function* spxFile(rows: number): Generator<Uint8Array> {
  let text = `${COLONNE_V2.join('|')}\n`;
  for (let number = 0; number < rows; number++) {
    text += row(number);
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
