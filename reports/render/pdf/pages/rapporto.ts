import type { Evidence } from '../../../evidence.ts';
import { rapportoFacts, roleRows } from '../../content/rapporto.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';

/** Who did what, for whom, where and when; what nobody declared is said. */
export function rapporto(sheet: Sheet, evidence: Evidence): void {
  const { run } = evidence.tree;
  sheet.text('A cura dell’ente, che risponde di quanto dichiara nel file di esecuzione.', {
    size: SIZE.small,
    colour: GREY,
    after: 6,
  });
  for (const { label, value } of rapportoFacts(run)) sheet.fact(label, [{ text: value }], { size: SIZE.body });
  sheet.heading(3, 'Ruoli', 120);
  table(
    sheet,
    [
      { title: 'Ruolo', share: 0.3, header: true },
      { title: 'Chi lo svolge', share: 0.36 },
      { title: 'Prodotto e versione', share: 0.34 },
    ],
    roleRows(run).map(({ role, party, product }) => [[{ text: role }], [{ text: party }], [{ text: product }]]),
  );
  sheet.text(`Software provato: ${run.sut.name}, versione ${run.sut.version}. Un soggetto può svolgere più ruoli.`, {
    size: SIZE.small,
    colour: GREY,
  });
}
