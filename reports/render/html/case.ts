import type { Evidence } from '../../evidence.ts';
import type { CaseVerdict, PlanVerdict, ScenarioVerdict } from '../../verdict-tree.ts';
import { counted, LEVEL_WORDS, MODE_WORDS } from '../../words.ts';
import { ATTESTATION_COLUMNS, attestationRows, ATTESTATIONS_TITLE } from '../content/attestations.ts';
import { bounded } from '../content/bounded.ts';
import { titleOf } from '../content/case-title.ts';
import { cardsOf, commandFor, inOrder, sourceOf } from '../content/findings.ts';
import { labelsOf } from '../content/labels.ts';
import { leftRows, sendReferencesOf } from '../content/send-references.ts';
import type { Budget } from './budget.ts';
import { card } from './card.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { facts, table } from './table.ts';
import { requirementMark, verdictMark } from './verdict.ts';

/** The section of one case: outcome, findings, scenarios, requirements. What needs a reader is open, the rest is folded. */
export function caseSection(evidence: Evidence, plan: PlanVerdict, aCase: CaseVerdict, budget: Budget): Markup {
  const { cards, left } = cardsOf(evidence, plan, aCase);
  const { scenario: scenarioWords } = labelsOf(evidence.tree.run);
  const open = aCase.verdict === 'pass' || aCase.verdict === 'attested' ? undefined : html` open=""`;
  return html`<section id="${anchorOf(plan, aCase)}">
    <h3><code>${aCase.id}</code>${official(aCase)} ${titleOf(aCase)}</h3>
    <p>
      ${verdictMark(aCase.verdict)}
      <span class="grey"
        >${MODE_WORDS[aCase.mode]} · ${counted(aCase.scenarios.length, scenarioWords.one, scenarioWords.many)} ·
        ${counted(aCase.requirements.length, 'requisito', 'requisiti')}</span
      >
    </p>
    ${sheetFields(aCase)}${facts([
      aCase.reason === undefined ? undefined : ['Motivo', html`${bounded(aCase.reason, 600)}`],
      ['Per ripetere il caso', html`<code>${commandFor(evidence, plan, aCase)}</code>`],
    ])}${
      cards.length === 0
        ? undefined
        : html`<h4>${cards.length === 1 ? 'Rilievo' : 'Rilievi'}</h4>
            ${cards.map((finding) => card(evidence, finding, budget))}${
              left === 0
                ? undefined
                : html`<p class="grey">
                    ${counted(left, 'altro rilievo', 'altri rilievi')} in verdict.json e nel registro.
                  </p>`
            }`
    }${attestationsSection(aCase)}${referencesSection(evidence, aCase, budget)}${
      aCase.scenarios.length === 0
        ? undefined
        : html`<details${open}><summary>${scenarioWords.heading} (${aCase.scenarios.length})</summary><div class="inner">${aCase.scenarios.map(
            (scenario) => scenarioItem(scenario, budget),
          )}</div></details>
`
    }${
      aCase.requirements.length === 0
        ? undefined
        : html`<details${open}><summary>Requisiti della prova (${aCase.requirements.length})</summary>
${table(
  `Requisiti di ${aCase.id}`,
  ['Requisito', 'Livello', 'Testo e fonte', 'Esito'],
  inOrder(aCase.requirements).map((requirement) => [
    html`<code>${requirement.id}</code>`,
    html`${LEVEL_WORDS[requirement.level]}`,
    html`${bounded(requirement.text, 600)} <small>${sourceOf(evidence, requirement)}</small>`,
    requirementMark(requirement),
  ]),
)}</details>
`
    }
  </section> `;
}

/** What the plan says of the case, folded: whoever knows the plan does not need it. */
function sheetFields({ sheet }: CaseVerdict): Markup | undefined {
  if (sheet === undefined) return undefined;
  const list = (items: readonly string[]): Markup =>
    html`${items.map((item, i) => html`${i === 0 ? '' : html`<br />`}${bounded(item, 300)}`)}`;
  return html`<p>${bounded(sheet.objective, 600)}</p>
    <details>
      <summary>Scheda del caso</summary>
      ${facts([
        ['Riferimenti', list(sheet.references)],
        ['Precondizioni', list(sheet.preconditions)],
        ['Risultato atteso', html`${bounded(sheet.expected, 600)}`],
        ['Chiave', html`${bounded(sheet.key, 200)}`],
        ['Evidenze', list(sheet.evidence)],
      ])}
    </details> `;
}

/** The official identifier, where the case has another than its own. */
export function official({ officialId }: CaseVerdict): Markup | undefined {
  return officialId === undefined
    ? undefined
    : html` <span class="grey">(<code>${bounded(officialId, 80)}</code>)</span>`;
}

function attestationsSection(aCase: CaseVerdict): Markup | undefined {
  const rows = attestationRows(aCase);
  if (rows.length === 0) return undefined;
  return html`<h4>${ATTESTATIONS_TITLE}</h4>
    ${table(
      `${ATTESTATIONS_TITLE} in ${aCase.id}`,
      ATTESTATION_COLUMNS,
      rows.map(([command, who, when, file]) => [
        html`<code>${command}</code>`,
        html`${who}`,
        html`${when}`,
        html`<code>${file}</code>`,
      ]),
    )}`;
}

/** Identifiers, events, files and prices of the scenario that stands for the case. */
function referencesSection(evidence: Evidence, aCase: CaseVerdict, budget: Budget): Markup | undefined {
  const found = sendReferencesOf(evidence, aCase);
  if (found === undefined || !budget.spend('references')) return undefined;
  return html`<details>
    <summary>Riferimenti della prova</summary>
    <p class="grey">Dallo scenario «${found.scenario}»</p>
    ${found.tables.map(
      ({ title, columns, rows, left }) =>
        html`${table(
          title,
          columns.map((column) => column.title),
          rows.map((row) =>
            row.map((text, i) => (columns[i]!.code === undefined ? html`${text}` : html`<code>${text}</code>`)),
          ),
        )}${left === 0 ? undefined : html`<p class="grey">${leftRows(left)}</p>`}`,
    )}
  </details>`;
}

/** Where links to a case arrive. */
export function anchorOf(plan: PlanVerdict, aCase: CaseVerdict): string {
  return `${plan.id}-${aCase.id}`.replace(/[^A-Za-z0-9-]/g, '-');
}

function scenarioItem(scenario: ScenarioVerdict, budget: Budget): Markup {
  const name = html`${bounded(scenario.name, 240)} ${verdictMark(scenario.verdict)}`;
  if (scenario.verdict === 'pass' && !budget.spend('scenario')) return html`<p>${name}</p> `;
  return html`<details>
    <summary>${name}</summary>
    <div class="inner">
      <small class="code">${scenario.place}${scenario.seed === undefined ? '' : ` · seme ${scenario.seed}`}</small>${
        scenario.trouble === undefined
          ? undefined
          : html`<p>${bounded(scenario.trouble.message, 500)} (<code>${scenario.trouble.code}</code>)</p>`
      }
      <ol class="steps">
        ${scenario.steps
          .slice(0, 40)
          .map(({ keyword, text }) => html`<li><strong>${keyword.trim()}</strong> ${bounded(text, 300)}</li>`)}
      </ol>
    </div>
  </details> `;
}
