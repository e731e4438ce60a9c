import type { Evidence } from '../../evidence.ts';
import type { PlanVerdict } from '../../verdict-tree.ts';
import { counted, LEVEL_WORDS, MODE_WORDS, requirementWords, VERDICT_MEANINGS } from '../../words.ts';
import { bounded, firstOf } from '../content/bounded.ts';
import { titleOf } from '../content/case-title.ts';
import { labelsOf } from '../content/labels.ts';
import { notTestedOf, tracesOf } from '../content/traceability.ts';
import type { Budget } from './budget.ts';
import { anchorOf, caseSection, official } from './case.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './table.ts';
import { requirementMark, verdictMark } from './verdict.ts';

const ROWS = 300;
const CASES_A_ROW = 8;

/** A plan: outcome and summary, then its cases, then requirement by requirement, then what was not tested. */
export function planSection(evidence: Evidence, plan: PlanVerdict, budget: Budget): Markup {
  return html`<section id="piano-${plan.id}">
    <h2>${bounded(plan.title, 200)}</h2>
    <p>${verdictMark(plan.verdict)} <span class="grey">${VERDICT_MEANINGS[plan.verdict]}</span></p>
    ${table(
      'Casi di prova del piano e loro esito',
      ['Caso', 'Titolo', 'Modo', labelsOf(evidence.tree.run).scenario.heading, 'Esito'],
      plan.cases.map((aCase) => [
        html`<a href="#${anchorOf(plan, aCase)}"><code>${aCase.id}</code></a
          >${official(aCase)}`,
        html`${titleOf(aCase)}`,
        html`<span class="w">${MODE_WORDS[aCase.mode]}</span>`,
        html`${aCase.scenarios.length}`,
        verdictMark(aCase.verdict),
      ]),
    )}${plan.cases.map((aCase) => caseSection(evidence, plan, aCase, budget))}${traceability(plan)}${notTested(evidence, plan)}
  </section> `;
}

function traceability(plan: PlanVerdict): Markup {
  const { shown, left } = firstOf(tracesOf(plan), ROWS);
  return html`<h3>Dai requisiti ai casi</h3>
    <details>
      <summary>Requisiti giudicati (${shown.length + left})</summary>
      ${table(
        'Requisiti del piano, casi che li provano, esito peggiore',
        ['Requisito', 'Livello', 'Casi', 'Esito'],
        shown.map((trace) => {
          const cases = firstOf(trace.cases, CASES_A_ROW);
          return [
            html`<code>${trace.id}</code>`,
            html`${LEVEL_WORDS[trace.level]}`,
            html`${cases.shown.map(
              ({ id, verdict }, i) =>
                html`${i === 0 ? '' : ', '}<code>${id}</code>${verdict === 'pass' ? '' : ` ${requirementWords({ ...trace, verdict })}`}`,
            )}${cases.left === 0 ? '' : ` e ${counted(cases.left, 'altro', 'altri')}`}`,
            requirementMark(trace),
          ];
        }),
      )}${left === 0 ? undefined : html`<p class="grey">${counted(left, 'altro requisito', 'altri requisiti')} in verdict.json.</p>`}
    </details> `;
}

function notTested(evidence: Evidence, plan: PlanVerdict): Markup {
  const { shown, left } = firstOf(notTestedOf(evidence, plan), ROWS);
  if (shown.length === 0)
    return html`<h3>Che cosa non è stato provato</h3>
      <p>Tutti i requisiti del catalogo che riguardano questo piano sono stati messi alla prova.</p> `;
  return html`<h3>Che cosa non è stato provato</h3>
    ${table(
      'Che cosa non è stato provato o giudicato, e perché',
      ['Requisito o caso', 'Oggetto', 'Esito', 'Motivo'],
      shown.map((row) => [
        html`<code>${row.what}</code>`,
        html`${row.text}`,
        verdictMark(row.verdict),
        html`${row.why}`,
      ]),
    )}${left === 0 ? undefined : html`<p class="grey">${counted(left, 'altra voce', 'altre voci')} in verdict.json.</p>`}`;
}
