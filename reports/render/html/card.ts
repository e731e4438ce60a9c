import type { Evidence } from '../../evidence.ts';
import { counted, LEVEL_WORDS } from '../../words.ts';
import { shortened } from '../content/bounded.ts';
import type { ExchangeExcerpt, MessageExcerpt } from '../content/exchange-excerpt.ts';
import type { FindingCard } from '../content/findings.ts';
import { duration, utcMoment } from '../content/moment.ts';
import { timelineOfFinding } from '../content/timeline.ts';
import type { Timeline } from '../content/timeline.ts';
import type { Budget } from './budget.ts';
import { html, prose } from './markup.ts';
import type { Markup } from './markup.ts';
import { facts } from './table.ts';
import { requirementMark } from './verdict.ts';

/**
 * One finding: clause, expected, observed, exchange, place in the scenario, what to do, command. As the budget runs out,
 * without the bodies, then in one line.
 */
export function card(evidence: Evidence, finding: FindingCard, budget: Budget): Markup {
  if (budget.spend('card')) return wholeCard(evidence, finding, false);
  if (budget.spend('briefCard')) return wholeCard(evidence, finding, true);
  return html`<p>
    ${requirementMark(finding)} <code>${finding.requirement}</code> ${shortened(finding.message, 200)}
  </p>`;
}

function wholeCard(evidence: Evidence, finding: FindingCard, brief: boolean): Markup {
  const { exchange, scenario } = finding;
  const timeline = brief ? undefined : timelineOfFinding(evidence, finding);
  return html`<article class="card v-${finding.verdict}">
    <h5>${finding.message}</h5>
    <p class="grey">
      ${requirementMark(finding)} nello scenario
      «${scenario?.name ?? finding.scenarioId}»${
        finding.alsoIn === 0 ? '' : `; lo stesso in ${counted(finding.alsoIn, 'altro scenario', 'altri scenari')}`
      }
    </p>
    ${facts([
      [
        'Clausola',
        html`<code>${finding.requirement}</code> <strong>${LEVEL_WORDS[finding.level]}</strong> ${finding.text}
          <small>${finding.source}</small>`,
      ],
      finding.expected === undefined ? undefined : ['Atteso', prose(finding.expected)],
      finding.observed === undefined ? undefined : ['Osservato', prose(finding.observed)],
      exchange === undefined ? undefined : ['Scambio', exchangeMark(exchange, brief)],
      timeline === undefined ? undefined : ['Nello scenario', timelineMark(timeline)],
      ['Che cosa fare', prose(finding.remedy)],
      ['Per riprodurlo', html`<code>${finding.command}</code>`],
    ])}
  </article> `;
}

function exchangeMark(exchange: ExchangeExcerpt, brief: boolean): Markup {
  const about = [
    `voce ${exchange.seq} del registro`,
    ...(exchange.operation === undefined ? [] : [exchange.operation]),
    exchange.direction,
    utcMoment(exchange.at),
    duration(exchange.elapsedMs),
    ...exchange.remarks,
  ].join(' · ');
  const answer = exchange.status === undefined ? 'Nessuna risposta' : `Risposta ${exchange.status}`;
  return html`<code>${exchange.method} ${exchange.url}</code> <strong>${answer}</strong><br /><small>${about}</small>${
      brief
        ? undefined
        : html`<details>
            <summary>Richiesta e risposta (estratti)</summary>
            <small>Richiesta</small
            >${messageMark(exchange.request)}<small>${answer}</small>${messageMark(exchange.response)}
          </details>`
    }`;
}

function messageMark({ headers, lines }: MessageExcerpt): Markup {
  if (headers.length + lines.length === 0) return html`<pre>(senza intestazioni di rilievo e senza corpo)</pre>`;
  return html`<pre><span class="grey">${headers.join('\n')}
</span>${lines.join('\n')}</pre>`;
}

function timelineMark(timeline: Timeline): Markup {
  const elided = (count: number, where: string): Markup | undefined =>
    count === 0
      ? undefined
      : html`<li><small>${counted(count, 'altro momento', 'altri momenti')} ${where}</small></li>`;
  return html`<small>${timeline.position}</small>
    <ol class="timeline">
      ${elided(timeline.before, 'prima')}${timeline.moments.map(({ seq, text, literal, here }) => {
        const words = literal ? html`<code>${text}</code>` : html`${text}`;
        return here
          ? html`<li aria-current="step"><small class="num">${seq}</small> <strong>${words}</strong></li>`
          : html`<li><small class="num">${seq}</small> ${words}</li>`;
      })}${elided(timeline.after, 'dopo')}
    </ol>`;
}
