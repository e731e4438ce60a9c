import type { Entry } from '../../../simulators/kernel/journal.ts';
import type { Evidence } from '../../evidence.ts';
import type { ScenarioVerdict } from '../../verdict-tree.ts';
import { shortened } from './bounded.ts';
import type { FindingCard } from './findings.ts';

/** What happened in a scenario around one of its exchanges, in order. */
export interface Moment {
  readonly seq: number;
  readonly text: string;
  /** Method, path and status: to be set in a monospaced face. */
  readonly literal: boolean;
  /** It is the exchange that is spoken of. */
  readonly here: boolean;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  readonly before: number;
  readonly after: number;
  /** `scambio 2 di 7 dello scenario` */
  readonly position: string;
}

const AROUND = 4;
/** A scenario of millions of entries is still drawn in a blink: counting stops here. */
const SCANNED = 5_000;

/** Where exchange `seq` stands in its scenario; undefined where it does not stand in it. */
function timelineOf(evidence: Evidence, scenario: ScenarioVerdict, seq: number): Timeline | undefined {
  if (seq < scenario.from || seq > scenario.to) return undefined;
  const moments: Moment[] = [];
  let exchanges = 0;
  let place = 0;
  for (let at = scenario.from; at <= Math.min(scenario.to, scenario.from + SCANNED); at++) {
    const entry = evidence.entry(at);
    const text = entry === undefined ? undefined : wordsOf(entry);
    if (entry?.kind === 'exchange') exchanges++;
    if (at === seq) place = exchanges;
    if (text !== undefined)
      moments.push({ seq: at, text: shortened(text, 160), literal: entry?.kind === 'exchange', here: at === seq });
  }
  const index = moments.findIndex(({ here }) => here);
  if (index < 0) return undefined;
  const first = Math.max(0, index - AROUND);
  const last = Math.min(moments.length, index + AROUND + 1);
  return {
    moments: moments.slice(first, last),
    before: first,
    after: moments.length - last,
    position: `scambio ${place} di ${exchanges} dello scenario`,
  };
}

/** Where the exchange of a finding stands in the scenario it was made in. */
export function timelineOfFinding(evidence: Evidence, { exchange, scenario }: FindingCard): Timeline | undefined {
  return exchange === undefined || scenario === undefined ? undefined : timelineOf(evidence, scenario, exchange.seq);
}

function wordsOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'step':
      return `${entry.keyword.trim()} ${entry.text}`;
    case 'command':
      return `comando al software: ${entry.name}`;
    case 'answer':
      return `risposta del software: ${entry.name}`;
    case 'stimulus':
      return `stimolo a ${entry.platform}: ${entry.name}`;
    case 'exchange':
      return `${entry.request.method} ${pathOf(entry.request.url)} → ${entry.failure ?? entry.response.status}`;
    case 'trouble':
      return `impedimento: ${entry.trouble.message}`;
    default:
      return undefined;
  }
}

/** Path and query of an absolute URL. */
function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '') || '/';
}
