import { bareTitle } from '../live-checklist.ts';
import type { CaseStanding, LiveChecklist, PlanStanding, RequirementStanding } from '../live-checklist.ts';
import { capital, counted, LEVEL_WORDS } from '../words.ts';
import { bounded } from './content/bounded.ts';
import { html } from './html/markup.ts';
import type { Markup } from './html/markup.ts';
import { contentSecurityPolicy, styleSheet } from './html/style.ts';
import { facts, table } from './html/table.ts';

/** An ente that is being watched. */
export interface WatchedEnte {
  readonly name: string;
  readonly denominazione: string;
  readonly checklist: LiveChecklist;
}

/** How often the page asks for itself again, seconds. */
const EVERY = 3;

const WORDS: Readonly<Record<CaseStanding['mark'], readonly [verdict: string, words: string]>> = {
  ok: ['pass', 'Rispettato'],
  NO: ['fail', 'Violato'],
  '··': ['untested', 'In attesa'],
};

/**
 * The checklist of `serve` as a page that renews itself, without scripts: for each ente every case of every plan, what traffic has
 * shown of each requirement, why it is broken and what to do. Passive rules only: it is no verdict.
 * @param still it does not renew itself, so that what a reader opened stays open
 */
export function renderLivePage(enti: readonly WatchedEnte[], still = false): string {
  const page = html`<!doctype html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ html: contentSecurityPolicy() }}" />
        ${still ? undefined : html`<meta http-equiv="refresh" content="${EVERY}" />`}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Collaudo: riscontri dal vivo</title>
        ${{ html: `<style>${styleSheet()}</style>` }}
      </head>
      <body>
        <header>
          <p class="grey">Osservazione passiva · prova generale su simulatore, non è una certificazione</p>
          <h1>Riscontri dal vivo</h1>
          <p>
            ${
              still
                ? html`La pagina è ferma: <a href="/">riprendi l’aggiornamento</a>.`
                : html`La pagina si aggiorna da sé: <a href="/?ferma">fermala per leggere</a>.`
            }
            Dice che cosa il traffico ha mostrato finora: un requisito in attesa non è stato ancora messo alla prova, e
            nessun esito vale prima di un’esecuzione dei piani.
          </p>
        </header>
        <main>${enti.map((ente) => enteSection(ente, enti.length > 1))}</main>
      </body>
    </html> `;
  return `${page.html.trim()}\n`;
}

function enteSection({ name, denominazione, checklist }: WatchedEnte, several: boolean): Markup {
  const { exchanges, unjudged, resumed, lost } = checklist.traffic;
  const standings = checklist.standings();
  const broken = new Set(
    standings.flatMap(({ cases }) =>
      cases.flatMap(({ requirements }) =>
        requirements.filter(({ outcome }) => outcome === 'violated').map(({ id }) => id),
      ),
    ),
  ).size;
  return html`<section id="ente-${name}">
    ${several ? html`<h2>${bounded(denominazione, 120)} <code>${name}</code></h2>` : undefined}
    ${facts([
      ['Scambi visti', html`${exchanges}`],
      ['Requisiti violati', html`${broken === 0 ? 'nessuno' : broken}`],
      resumed
        ? [
            'Non ripristinato',
            html`Ciò che le piattaforme simulate avevano registrato prima del riavvio
            (${counted(lost.size, 'chiave', 'chiavi')} fra notifiche, avvisi e messaggi).
            ${capital(counted(unjudged, 'scambio', 'scambi'))} su quelle chiavi non giudicati.`,
          ]
        : undefined,
    ])}
    ${standings.map((plan) => planSection(plan, name))}
  </section> `;
}

function planSection({ id, title, cases }: PlanStanding, ente: string): Markup {
  return html`<section id="${ente}-${id}">
    <h3>${bounded(title, 200)}</h3>
    ${table(
      `Casi del piano ${id}`,
      ['Caso', 'Titolo', 'Requisiti visti', 'Stato'],
      cases.map((each) => {
        const seen = each.requirements.filter(({ outcome }) => outcome !== 'unseen').length;
        return [
          html`<code>${each.id}</code>`,
          html`${bounded(bareTitle(each), 200)}${violations(each)}${waiting(each)}`,
          html`<span class="num">${seen}/${each.requirements.length}</span>`,
          mark(each.mark),
        ];
      }),
    )}
  </section> `;
}

function mark(of: CaseStanding['mark']): Markup {
  const [verdict, words] = WORDS[of];
  return html`<span class="v v-${verdict}">${words}</span>`;
}

/** What is broken stays open: it is what the page is looked at for. */
function violations({ requirements }: CaseStanding): Markup | undefined {
  const broken = requirements.filter(({ outcome }) => outcome === 'violated');
  if (broken.length === 0) return undefined;
  return html`${broken.map(
    ({ id, level, why, expected, observed, remedy }) =>
      html`<div class="card v-fail">
        <h5><code>${id}</code> ${LEVEL_WORDS[level]}</h5>
        <p>${bounded(why ?? '', 400)}</p>
        ${facts([
          expected === undefined ? undefined : ['Atteso', html`${bounded(expected, 400)}`],
          observed === undefined ? undefined : ['Osservato', html`${bounded(observed, 400)}`],
        ])}
        <p class="grey">Che cosa fare: ${bounded(remedy ?? '', 400)}</p>
      </div>`,
  )}`;
}

function waiting({ requirements }: CaseStanding): Markup | undefined {
  const unseen = requirements.filter(({ outcome }) => outcome === 'unseen');
  if (unseen.length === 0) return undefined;
  return html`<details>
    <summary>${counted(unseen.length, 'requisito in attesa', 'requisiti in attesa')} di traffico</summary>
    <ul>
      ${unseen.map(
        ({ id, text }: RequirementStanding) => html`<li><code>${id}</code> <small>${bounded(text, 200)}</small></li>`,
      )}
    </ul>
  </details>`;
}
