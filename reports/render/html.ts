import type { Evidence } from '../evidence.ts';
import { VERDICTS } from '../verdict-tree.ts';
import { capital, counted, VERDICT_MEANINGS, VERDICT_WORDS } from '../words.ts';
import { bounded } from './content/bounded.ts';
import { DIFFERENCE_COLUMNS, differenceRows, DIFFERENCES_TITLE } from './content/differences.ts';
import type { DifferenceRows } from './content/differences.ts';
import { environmentFacts } from './content/facts.ts';
import { romeDay } from './content/moment.ts';
import { labelsOf } from './content/labels.ts';
import { rapportoFacts, roleRows } from './content/rapporto.ts';
import { statementOf } from './content/statement.ts';
import { fullBudget } from './html/budget.ts';
import { anchorOf } from './html/case.ts';
import { html } from './html/markup.ts';
import type { Markup } from './html/markup.ts';
import { planSection } from './html/plan.ts';
import { contentSecurityPolicy, styleSheet } from './html/style.ts';
import { facts, table } from './html/table.ts';
import { verdictMark } from './html/verdict.ts';

/**
 * `report.html`: one offline file without scripts, light and dark, printable, for three readers: who answers for the
 * Ente reads the first screen, who tests reads the findings, who develops reads exchanges and commands. At most about
 * 1 MB for a thousand scenarios: what does not fit in full is said in brief, and stays whole in the journal.
 */
export function renderHtml(evidence: Evidence): string {
  const { run, suite, verdict, plans, counts } = evidence.tree;
  const title = labelsOf(run).report;
  const budget = fullBudget();
  const differences = differenceRows(evidence.tree);
  const page = html`<!doctype html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${safe(contentSecurityPolicy())}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · ${bounded(run.ente.denominazione, 120)} · ${VERDICT_WORDS[verdict]}</title>
        ${safe(`<style>${styleSheet()}</style>`)}
      </head>
      <body>
        <a class="skip" href="#contenuto">Vai al contenuto</a>
        <header>
          <p class="grey">${capital(suite.name)} ${suite.version} · ${run.id}</p>
          <h1>${title}</h1>
          <div class="outcome v-${verdict}">
            <p class="grey">Esito</p>
            ${verdictMark(verdict)}
            <p>${VERDICT_MEANINGS[verdict]}</p>
          </div>
          ${facts([
            ['Ente', html`${bounded(run.ente.denominazione, 200)}, codice fiscale ${run.ente.codiceFiscale}`],
            ['Software provato', html`${bounded(`${run.sut.name}, versione ${run.sut.version}`, 240)}`],
            run.sut.mutant === undefined
              ? undefined
              : ['Difetto introdotto di proposito', html`<code>${run.sut.mutant}</code>`],
            ['Data della prova', html`${romeDay(run.endedAt)}`],
          ])}${statementOf(run, plans).map((sentence) => html`<p>${sentence}</p>`)}
        </header>
        <nav aria-label="Indice">
          <h2>Indice</h2>
          <ul>
            ${plans.map(
              (plan) =>
                html`<li>
                  <a href="#piano-${plan.id}">${bounded(plan.title, 200)}</a> ${verdictMark(plan.verdict)}
                  <ul>
                    ${plan.cases.map(
                      (aCase) =>
                        html`<li>
                          <a href="#${anchorOf(plan, aCase)}"><code>${aCase.id}</code></a> ${verdictMark(aCase.verdict)}
                        </li>`,
                    )}
                  </ul>
                </li>`,
            )}
            <li><a href="#condizioni">Condizioni della prova</a></li>
            <li><a href="#rapporto">Rapporto dei test</a></li>
            ${differences === undefined ? undefined : html`<li><a href="#differenze">${DIFFERENCES_TITLE}</a></li>`}
            <li><a href="#integrita">Integrità delle evidenze</a></li>
          </ul>
        </nav>
        <main id="contenuto">
          <h2>Requisiti per esito</h2>
          ${table(
            `${capital(counted(total(counts), 'requisito giudicato', 'requisiti giudicati'))}, ciascuno al peggiore dei suoi esiti`,
            ['Esito', 'Requisiti', 'Significato'],
            VERDICTS.map((each) => [
              verdictMark(each),
              html`<data class="num" value="${each}:${counts[each]}">${counts[each]}</data>`,
              html`${VERDICT_MEANINGS[each]}`,
            ]),
          )}${plans.map((plan) => planSection(evidence, plan, budget))}
          <section id="condizioni">
            <h2>Condizioni della prova</h2>
            ${environmentFacts(evidence).map(
              (group) =>
                html`<h3>${group.title}</h3>
                  ${facts(
                    group.facts.map(({ label, value, code }): readonly [string, Markup] => [
                      label,
                      code === undefined ? html`${value}` : html`<code>${value}</code>`,
                    ]),
                  )}`,
            )}
          </section>
          <section id="rapporto">
            <h2>Rapporto dei test</h2>
            ${facts(rapportoFacts(run).map(({ label, value }): readonly [string, Markup] => [label, html`${value}`]))}
            ${table(
              'Chi ha svolto quale ruolo',
              ['Ruolo', 'Chi lo svolge', 'Prodotto e versione'],
              roleRows(run).map(({ role, party, product }) => [html`${role}`, html`${party}`, html`${product}`]),
            )}
          </section>
          ${differences === undefined ? undefined : differencesSection(differences)}
          <section id="integrita">
            <h2>Integrità delle evidenze</h2>
            <p>
              Gli esiti sono calcolati da un registro che contiene tutti gli scambi, i comandi e i rilievi della prova.
              Ogni voce porta l’impronta della precedente; il manifesto fissa le impronte delle fonti. Qui sono
              riprodotti solo estratti, con segreti e dati personali già sostituiti.
            </p>
            ${facts([
              ['Manifesto, SHA-256', html`<code>${evidence.manifest.sha256}</code>`],
              ['Tutti i file', html`<code>sha256sum -c SHA256SUMS</code>`],
              ['Registro e manifesto', html`<code>npx collaudo verify out/${run.id}</code>`],
              ['Gli esiti, dal solo registro', html`<code>npx collaudo rejudge out/${run.id}</code>`],
            ])}
          </section>
        </main>
      </body>
    </html> `;
  return `${page.html.trim()}\n`;
}

function differencesSection({ text, rows, left }: DifferenceRows): Markup {
  return html`<section id="differenze">
    <h2>${DIFFERENCES_TITLE}</h2>
    <p>${text}</p>
    ${
      rows.length === 0
        ? undefined
        : table(
            DIFFERENCES_TITLE,
            DIFFERENCE_COLUMNS,
            rows.map((row) => row.map((cell, i) => (i === 0 || i === 2 ? html`<code>${cell}</code>` : html`${cell}`))),
          )
    }
    ${left === 0 ? undefined : html`<p class="grey">${counted(left, 'altra differenza', 'altre differenze')} in verdict.json.</p>`}
  </section>`;
}

/** Our own style sheet and policy, which must go in as they are. */
function safe(text: string): Markup {
  return { html: text };
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
