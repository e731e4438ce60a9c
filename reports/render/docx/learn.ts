import { below, visibleText } from './dom.ts';
import type { FormMap } from './fill.ts';
import { aliasOf, gridsOf, hasHeadings, isCheckBox } from './places.ts';
import type { Grid, Place } from './places.ts';
import { openTemplate } from './template.ts';

/** What common labels of such forms ask for. What is not here is left open, for a person to decide. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/codice fiscale/i, 'ente.codiceFiscale'],
  [/^(ente|amministrazione|denominazione)/i, 'ente.denominazione'],
  [/^(software|applicativo|prodotto|gestionale)/i, 'software.nome'],
  [/versione/i, 'software.versione'],
  [/ambiente/i, 'prova.ambiente'],
  [/^(data inizio|inizio|dal)/i, 'prova.inizio'],
  [/^(data|fine|al\b)/i, 'prova.fine'],
  [/^esito/i, 'esito'],
];

/**
 * A first map of a template: every place that it can fill, with the key where the label tells and an empty one where it does not.
 * A map with empty keys is refused until somebody has reviewed it.
 * @throws FormProblem where the template cannot be filled faithfully
 */
export function learnForm(bytes: Uint8Array): FormMap {
  const { sha256, document } = openTemplate(bytes);
  const fields: FormMap['fields'][number][] = [];
  const add = (place: Place, value: string): void => void fields.push({ ...place, value });
  for (const grid of gridsOf(document)) {
    if (hasHeadings(grid)) learnTable(grid, add);
    else
      for (const [label, value] of grid)
        if (label !== undefined && value !== undefined && visibleText(label) !== '' && below(value, 'sdt').length === 0)
          add({ label: visibleText(label) }, keyFor(visibleText(label)));
  }
  for (const control of below(document, 'sdt')) {
    const alias = aliasOf(control);
    if (alias !== undefined) add({ alias }, isCheckBox(control) ? '' : keyFor(alias));
  }
  return { template: sha256, fields };
}

function learnTable([headings, ...rows]: Grid, add: (place: Place, value: string) => void): void {
  const table = visibleText(headings![0]!);
  for (const row of rows) {
    const key = visibleText(row[0]!);
    for (const [at, cell] of row.entries()) {
      const column = headings![at] === undefined ? '' : visibleText(headings![at]);
      if (at === 0 || key === '' || column === '' || visibleText(cell) !== '' || below(cell, 'sdt').length > 0)
        continue;
      add({ table, row: key, column }, caseKey(key, column));
    }
  }
}

function caseKey(row: string, column: string): string {
  if (/esito/i.test(column)) return `caso.${row}.esito`;
  return /note|osservazioni/i.test(column) ? `caso.${row}.note` : '';
}

function keyFor(label: string): string {
  return KEYS.find(([words]) => words.test(label))?.[1] ?? '';
}
