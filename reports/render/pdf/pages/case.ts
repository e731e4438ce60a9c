import type { Evidence } from '../../../evidence.ts';
import type { CaseVerdict, PlanVerdict, RequirementVerdict } from '../../../verdict-tree.ts';
import { counted, LEVEL_WORDS, MODE_WORDS } from '../../../words.ts';
import { ATTESTATION_COLUMNS, attestationRows, ATTESTATIONS_TITLE } from '../../content/attestations.ts';
import { bounded } from '../../content/bounded.ts';
import { caseEvidenceOf } from '../../content/case-evidence.ts';
import { namesOf, titleOf } from '../../content/case-title.ts';
import { cardsOf, commandFor, inOrder, sourceOf } from '../../content/findings.ts';
import { labelsOf } from '../../content/labels.ts';
import { sendReferencesOf } from '../../content/send-references.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, SIZE } from '../style.ts';
import { table } from '../table.ts';
import type { Span } from '../text.ts';
import { requirementSpan, verdictSpan } from '../verdict-mark.ts';
import { card } from './card.ts';
import { caseEvidence } from './case-evidence.ts';
import { annotations, caseFields } from './case-fields.ts';
import { references } from './references.ts';
import { scenarios } from './scenarios.ts';

/** The sheet of one case: outcome, findings, scenarios, requirements. Begins a page. */
export function caseSheet(sheet: Sheet, evidence: Evidence, plan: PlanVerdict, aCase: CaseVerdict): void {
  const words = labelsOf(evidence.tree.run);
  sheet.text([{ text: namesOf(aCase).join(' · '), face: 'code', colour: GREY }], { size: SIZE.body, after: 0 });
  sheet.heading(3, titleOf(aCase));
  sheet.text(
    [
      verdictSpan(aCase.verdict),
      {
        text: `   ${MODE_WORDS[aCase.mode]} · ${counted(aCase.scenarios.length, words.scenario.one, words.scenario.many)} · ${counted(aCase.requirements.length, 'requisito', 'requisiti')}`,
        colour: GREY,
        size: SIZE.small,
      },
    ],
    { size: SIZE.part, after: 4 },
  );
  const found = caseEvidenceOf(evidence, aCase);
  if (aCase.reason !== undefined) sheet.text(`Motivo: ${bounded(aCase.reason, 600)}`, { after: 4 });
  caseFields(sheet, aCase, found);
  sheet.fact('Per ripetere il caso', [{ text: commandFor(evidence, plan, aCase), face: 'code' }], { size: SIZE.small });

  const shown = new Set<number>();
  const { cards, left } = cardsOf(evidence, plan, aCase);
  if (cards.length > 0) {
    sheet.heading(4, cards.length === 1 ? 'Rilievo' : 'Rilievi', 150);
    for (const [index, finding] of cards.entries()) {
      if (index > 0) sheet.space(16);
      card(sheet, evidence, finding, shown);
    }
    if (left > 0)
      sheet.text(`${counted(left, 'altro rilievo', 'altri rilievi')}: per esteso in verdict.json e nel registro.`, {
        size: SIZE.small,
        colour: GREY,
        before: 8,
      });
  }
  attestations(sheet, aCase);
  const tables = sendReferencesOf(evidence, aCase);
  if (tables !== undefined) {
    sheet.heading(4, 'Riferimenti della prova', 110);
    references(sheet, tables);
  }
  if (found !== undefined) {
    sheet.heading(4, 'Evidenze', 110);
    caseEvidence(sheet, found, shown);
  }
  if (aCase.scenarios.length > 0) {
    sheet.heading(4, words.scenario.heading, 80);
    scenarios(sheet, aCase.scenarios);
  }
  if (aCase.requirements.length > 0) {
    sheet.heading(4, 'Requisiti della prova', 90);
    requirements(sheet, evidence, aCase.requirements);
  }
  annotations(sheet);
}

function attestations(sheet: Sheet, aCase: CaseVerdict): void {
  const rows = attestationRows(aCase);
  if (rows.length === 0) return;
  sheet.heading(4, ATTESTATIONS_TITLE, 90);
  table(
    sheet,
    ATTESTATION_COLUMNS.map((title, i) => ({
      title,
      share: [0.22, 0.26, 0.2, 0.32][i]!,
      ...(i === 0 ? { header: true } : {}),
    })),
    rows.map((row) =>
      row.map((cell, i): readonly Span[] => [
        i === 0 || i === 3 ? { text: cell, face: 'code', size: SIZE.tiny } : { text: cell },
      ]),
    ),
  );
}

function requirements(sheet: Sheet, evidence: Evidence, rows: readonly RequirementVerdict[]): void {
  table(
    sheet,
    [
      { title: 'Requisito', share: 0.19, header: true },
      { title: 'Livello', share: 0.12 },
      { title: 'Testo e fonte', share: 0.47 },
      { title: 'Esito', share: 0.22 },
    ],
    inOrder(rows).map((requirement) => [
      [{ text: requirement.id, face: 'code' }],
      [{ text: LEVEL_WORDS[requirement.level] }],
      [
        { text: bounded(requirement.text, 600) },
        { text: `\n${sourceOf(evidence, requirement)}`, colour: GREY, size: SIZE.tiny },
      ],
      [requirementSpan(requirement)],
    ]),
  );
}
