import type { Evidence } from '../../../evidence.ts';
import { VERDICTS } from '../../../verdict-tree.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { AMBIENTE_WORDS, capital, counted, VERDICT_MEANINGS, VERDICT_WORDS } from '../../../words.ts';
import { bounded } from '../../content/bounded.ts';
import { labelsOf } from '../../content/labels.ts';
import { romeDay } from '../../content/moment.ts';
import { revisionsOf } from '../../content/rapporto.ts';
import { statementOf } from '../../content/statement.ts';
import type { Sheet } from '../sheet.ts';
import { COLUMN, GREY, INK, MARGIN, SIZE, VERDICT_COLOURS } from '../style.ts';
import { heightOf, lay } from '../text.ts';

/** Page one: what was tested, for whom, how it ended, and what this document is not. */
export function cover(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { run, suite } = evidence.tree;
  const words = labelsOf(run);
  sheet.newPage();
  sheet.place('copertina');
  sheet.text(capital(`${suite.name} ${suite.version}`), { size: SIZE.small, colour: GREY, after: 96 });
  sheet.heading(1, words.document(plan), 0);
  sheet.text([{ text: bounded(plan.title, 200) }], { size: SIZE.section, after: 8 });
  if (run.environment === 'simulator')
    sheet.text([{ text: 'Prova generale su simulatore', face: 'strong', colour: GREY }], { size: SIZE.part, after: 0 });
  sheet.space(24);

  const revision = revisionsOf(run).at(-1)!.revisione;
  const facts: readonly (readonly [string, string])[] = [
    ...words.facts(plan),
    ['Ente', bounded(run.ente.denominazione, 200)],
    ['Codice fiscale dell’ente', run.ente.codiceFiscale],
    ['Software provato', bounded(`${run.sut.name}, versione ${run.sut.version}`, 240)],
    ['Ambiente', AMBIENTE_WORDS[run.ambiente]],
    ['Revisione', revision],
    ['Data della prova', romeDay(run.endedAt)],
  ];
  for (const [label, value] of facts) sheet.fact(label, [{ text: value }], { labelWidth: 150, size: 10.4 });
  if (run.sut.mutant !== undefined)
    sheet.fact('Difetto introdotto di proposito', [{ text: run.sut.mutant, face: 'code' }], {
      labelWidth: 150,
      size: 10.4,
    });

  sheet.space(30);
  outcome(sheet, plan);
  sheet.space(30);
  for (const sentence of statementOf(run, [plan])) sheet.text(sentence, { after: 5 });

  const pinned = lay(sheet.fonts, [{ text: `${run.id}\n${evidence.manifest.sha256}`, face: 'code' }], COLUMN - 150, {
    size: SIZE.small,
  });
  sheet.y = Math.max(sheet.y + 16, 720 - heightOf(pinned));
  sheet.fact('Esecuzione', [{ text: run.id, face: 'code' }], { labelWidth: 150, size: SIZE.small });
  sheet.fact('Impronta del manifesto (SHA-256)', [{ text: evidence.manifest.sha256, face: 'code' }], {
    labelWidth: 150,
    size: SIZE.small,
  });
}

function outcome(sheet: Sheet, plan: PlanVerdict): void {
  const colour = VERDICT_COLOURS[plan.verdict];
  sheet.railed(colour, () => {
    const x = MARGIN.left + 16;
    sheet.text('Esito del piano', { x, size: SIZE.small, colour: GREY, after: 0 });
    sheet.text([{ text: capital(VERDICT_WORDS[plan.verdict]), face: 'strong', colour }], { x, size: 22, after: 2 });
    sheet.text([{ text: VERDICT_MEANINGS[plan.verdict], colour: INK }], { x, after: 1 });
    sheet.text(tally(plan), { x, size: SIZE.small, colour: GREY, after: 0 });
  });
}

/** `5 casi di prova: non provato 2, conforme 3.` */
function tally(plan: PlanVerdict): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const count = plan.cases.filter((aCase) => aCase.verdict === verdict).length;
    return count === 0 ? [] : [`${VERDICT_WORDS[verdict]} ${count}`];
  });
  return `${capital(counted(plan.cases.length, 'caso di prova', 'casi di prova'))}: ${parts.join(', ')}.`;
}
