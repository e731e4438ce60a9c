import type { Campaign } from '../campaign.ts';
import { tallyOf } from '../campaign.ts';
import { capital, counted, VERDICT_MEANINGS, VERDICT_WORDS } from '../words.ts';
import { bounded } from './content/bounded.ts';
import { html } from './html/markup.ts';
import type { Markup } from './html/markup.ts';
import { contentSecurityPolicy, styleSheet } from './html/style.ts';
import { table } from './html/table.ts';
import { verdictMark } from './html/verdict.ts';

/** `campagna.html`: how each ente ended and where its own report is; offline, without scripts, as `report.html`. */
export function renderCampaign(campaign: Campaign): string {
  const { suite, seed, verdict, enti } = campaign;
  const page = html`<!doctype html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${safe(contentSecurityPolicy())}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Campagna di prova · ${counted(enti.length, 'ente', 'enti')} · ${VERDICT_WORDS[verdict]}</title>
        ${safe(`<style>${styleSheet()}</style>`)}
      </head>
      <body>
        <header>
          <p class="grey">${capital(suite.name)} ${suite.version} · seme ${seed}</p>
          <h1>Campagna di prova</h1>
          <div class="outcome v-${verdict}">
            <p class="grey">Esito peggiore fra gli enti</p>
            ${verdictMark(verdict)}
            <p>${VERDICT_MEANINGS[verdict]}</p>
          </div>
        </header>
        <main>
          ${table(
            `${capital(counted(enti.length, 'ente', 'enti'))}: ${tallyOf(campaign)
              .map(([each, count]) => `${VERDICT_WORDS[each]} ${count}`)
              .join(', ')}`,
            ['Ente', 'Codice fiscale', 'Piani', 'Esito', 'Evidenze'],
            enti.map((ente) => [
              html`${bounded(ente.denominazione, 200)}`,
              html`<code>${ente.codiceFiscale}</code>`,
              plansCell(ente),
              verdictMark(ente.verdict),
              ente.bundle === undefined
                ? html`${bounded(ente.problem ?? '', 300)}`
                : html`<a href="${ente.bundle}/report.html">rapporto</a>
                    <small>manifesto <code>${ente.manifest ?? ''}</code></small>`,
            ]),
          )}
          <p>
            Ogni ente ha il proprio fascicolo, con dati, chiavi e registro suoi. Le prove si sono svolte una dopo
            l’altra; gli esiti su simulatore sono una prova generale, non una certificazione.
          </p>
        </main>
      </body>
    </html> `;
  return `${page.html.trim()}\n`;
}

function plansCell({ plans }: Campaign['enti'][number]): Markup {
  return html`${plans.map(
    ({ id, verdict }) => html`<span class="w"><code>${id}</code> ${verdictMark(verdict)}</span><br />`,
  )}`;
}

function safe(text: string): Markup {
  return { html: text };
}
