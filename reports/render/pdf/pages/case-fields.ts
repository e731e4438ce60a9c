import type { CaseVerdict } from '../../../verdict-tree.ts';
import { bounded } from '../../content/bounded.ts';
import type { CaseEvidence } from '../../content/case-evidence.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import type { Span } from '../text.ts';

/** The fields of an official sheet: objective, references, preconditions, expected result, key, evidence asked for. */
export function caseFields(sheet: Sheet, { sheet: fields }: CaseVerdict, found: CaseEvidence | undefined): void {
  if (fields === undefined) return;
  const row = (label: string, value: readonly Span[]): void => sheet.fact(label, value, { size: SIZE.body });
  const list = (items: readonly string[]): readonly Span[] => [
    { text: items.map((item) => `${items.length > 1 ? '– ' : ''}${bounded(item, 300)}`).join('\n') },
  ];
  row('Obiettivo', [{ text: bounded(fields.objective, 600) }]);
  row('Riferimenti', list(fields.references));
  row('Precondizioni', list(fields.preconditions));
  row('Passi', [{ text: 'gli scenari riportati più avanti, nell’ordine in cui sono stati svolti' }]);
  row('Risultato atteso', [{ text: bounded(fields.expected, 600) }]);
  row('Chiave', [
    { text: bounded(fields.key, 200) },
    ...(found?.keys ?? []).flatMap(({ name, values }): Span[] => [
      { text: `\n${name}: `, colour: GREY, size: SIZE.small },
      { text: values.join('  '), face: 'code', size: SIZE.small },
    ]),
  ]);
  row('Evidenze', list(fields.evidence));
}

/** Boxes for whoever checks the sheet by hand. */
export function annotations(sheet: Sheet): void {
  sheet.heading(4, 'Annotazioni di chi verifica', 40);
  sheet.fact('Esito', [{ text: '☐ OK     ☐ KO     ☐ da rivedere' }]);
  sheet.fact('Note', [{ text: ' ' }]);
  sheet.space(6);
  sheet.rule();
}
