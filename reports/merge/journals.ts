import { canonical } from '../../simulators/kernel/canonical.ts';
import type { Entry, EntryBody, RunFacts } from '../../simulators/kernel/journal.ts';

/** What one part left: its entries, oldest first, and where it lies, for messages. */
export interface Part {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Parts that do not belong together; the message says which and why, in Italian. */
export class MergeError extends Error {
  readonly code = 'MERGE';
}

/** The note that separates parts whose simulations lived on their own: what came before it is another life (rejudge). */
export const PART_NOTE = 'parte';

/** The merged journal, ready to be chained, and where each scenario's entries went. */
export interface MergedJournal {
  readonly bodies: readonly EntryBody[];
  /** For each part, by index: sequence number in the part -> in the whole. */
  readonly moved: readonly ReadonlyMap<number, number>[];
  /** Whether every scenario of the plans is there. */
  readonly complete: boolean;
}

interface Segment {
  readonly part: number;
  readonly scenario: string;
  readonly entries: readonly Entry[];
  readonly finished: boolean;
}

/**
 * Puts the parts of one run together. For the reference ente every scenario starts from nothing, so scenarios go back into
 * the order of the plans: the whole equals the run that was never divided. With somebody's own software each part had
 * simulations of its own, so parts stay whole, one after the other, each opened by a note.
 * @throws MergeError where they are not parts of one run, or hold a scenario twice.
 */
export function mergeJournals(parts: readonly Part[]): MergedJournal {
  const runs = parts.map(runOf);
  const [first] = runs;
  if (first === undefined) throw new MergeError('nessuna parte da riunire');
  for (const [i, run] of runs.entries()) {
    const difference = differenceOf(first, run);
    if (difference !== undefined)
      throw new MergeError(
        `${parts[i]!.name} non è della stessa esecuzione di ${parts[0]!.name}: ${difference} è diverso`,
      );
  }
  const wanted = first.plans.flatMap((plan) =>
    plan.cases.flatMap((each) => each.scenarios.map(({ id }) => `${plan.id} ${id}`)),
  );
  const seen = new Map<string, string>();
  const segments = parts.map((part, i) => segmentsOf(part, i));
  for (const segment of segments.flat()) {
    const other = seen.get(segment.scenario);
    if (other !== undefined)
      throw new MergeError(`lo scenario ${segment.scenario} è sia in ${other} sia in ${parts[segment.part]!.name}`);
    seen.set(segment.scenario, parts[segment.part]!.name);
  }
  const complete = wanted.every((id) => seen.has(id)) && segments.flat().every(({ finished }) => finished);
  const run: RunFacts = { ...first, selection: selectionOf(runs, complete) };
  const whole = new Whole();
  whole.add({ kind: 'run', at: parts[0]!.entries[0]!.at, run });
  const moved = parts.map(() => new Map<number, number>());
  const standing = first.sut.driver !== 'reference';
  if (standing) {
    for (const [i, part] of parts.entries()) {
      const [opening] = part.entries;
      whole.add({
        kind: 'note',
        at: opening!.at,
        name: PART_NOTE,
        data: { filter: runs[i]!.selection.filter ?? '', head: part.entries.at(-1)!.hash, length: part.entries.length },
      });
      whole.move(
        part.entries.filter(({ kind }) => kind !== 'run' && kind !== 'end'),
        moved[i]!,
      );
      if (segments[i]!.some(({ finished }) => !finished)) whole.interrupt(segments[i]!.at(-1)!);
    }
  } else {
    const rank = new Map(orderOf(first).map((id, place) => [id, place]));
    const sorted = segments.flat().toSorted((a, b) => (rank.get(a.scenario) ?? 0) - (rank.get(b.scenario) ?? 0));
    for (const segment of sorted) {
      whole.move(segment.entries, moved[segment.part]!);
      if (!segment.finished) whole.interrupt(segment);
    }
  }
  whole.add({ kind: 'end', at: Math.max(...parts.map(({ entries }) => endOf(entries))) });
  return { bodies: whole.bodies, moved, complete };
}

/** Where scenarios stand in an undivided run: plans as asked, cases as presented, scenarios as written. */
function orderOf(run: RunFacts): readonly string[] {
  return run.plans.flatMap((plan) => plan.cases.flatMap((each) => each.scenarios.map(({ id }) => `${plan.id} ${id}`)));
}

class Whole {
  readonly bodies: EntryBody[] = [];

  add(body: EntryBody): void {
    this.bodies.push(body);
  }

  /** Appends entries of a part; what they say of each other by number follows them. */
  move(entries: readonly Entry[], moved: Map<number, number>): void {
    const [first] = entries;
    if (first === undefined) return;
    for (const [i, { seq }] of entries.entries()) moved.set(seq, this.bodies.length + i + 1);
    const shift = (seq: number): number => moved.get(seq) ?? seq + (this.bodies.length + 1 - first.seq);
    const placed = entries.map((entry) => renumbered(entry, shift));
    this.bodies.push(...placed);
  }

  interrupt({ entries, scenario }: Segment): void {
    const at = entries.at(-1)!.at;
    this.add({
      kind: 'trouble',
      at,
      trouble: {
        kind: 'blocked',
        code: 'INTERRUPTED',
        message: 'la prova è stata interrotta prima della fine dello scenario',
      },
    });
    this.add({ kind: 'scenarioEnd', at, scenario: scenario.split(' ')[1]! });
  }
}

/** An entry without its place in the chain, with the numbers it names shifted. */
function renumbered(entry: Entry, shift: (seq: number) => number): EntryBody {
  const { seq: _seq, prev: _prev, hash: _hash, ...body } = entry;
  const moveFinding = <F extends { readonly exchange?: number }>(finding: F): F =>
    finding.exchange === undefined ? finding : { ...finding, exchange: shift(finding.exchange) };
  switch (body.kind) {
    case 'exchange':
      return { ...body, findings: body.findings.map(moveFinding) };
    case 'expectation':
      return { ...body, from: shift(body.from), finding: moveFinding(body.finding) };
    default:
      return body;
  }
}

function runOf(part: Part): RunFacts {
  const [first] = part.entries;
  if (first?.kind !== 'run') throw new MergeError(`${part.name}: il giornale non comincia con la sua esecuzione`);
  return first.run;
}

/** The first fact that two parts of one run must share and do not. */
function differenceOf(a: RunFacts, b: RunFacts): string | undefined {
  const facts: readonly (readonly [string, (run: RunFacts) => unknown])[] = [
    ['la versione della suite', ({ suite }) => suite],
    ['il seme', ({ seed }) => seed],
    ['l’ente', ({ ente }) => ente],
    ['il software sotto prova', ({ sut }) => sut],
    ['l’ambiente', ({ environment, ambiente }) => [environment, ambiente]],
    ['l’orologio', ({ clock }) => clock],
    ['il piano', ({ plans }) => plans],
    ['la scelta degli scenari', ({ selection }) => withoutShard(selection.filter)],
  ];
  return facts.find(([, of]) => canonical(of(a)) !== canonical(of(b)))?.[0];
}

function withoutShard(filter: string | undefined): string {
  return (filter ?? '').replace(/ ?--shard \d+\/\d+/, '').trim();
}

function selectionOf(runs: readonly RunFacts[], complete: boolean): RunFacts['selection'] {
  const [first] = runs;
  const { plans, filter } = first!.selection;
  const shards = runs.flatMap((run) => / ?--shard (\d+\/\d+)/.exec(run.selection.filter ?? '')?.[1] ?? []);
  const total = Number(shards[0]?.split('/')[1] ?? 0);
  const rest = withoutShard(filter);
  const all = shards.length === total && new Set(shards).size === total;
  const missing = complete || all || shards.length === 0 ? '' : `--shard ${shards.join(',')}`;
  const words = [rest, missing].filter((part) => part !== '').join(' ');
  return { plans, ...(words === '' ? {} : { filter: words }) };
}

function segmentsOf({ entries }: Part, part: number): readonly Segment[] {
  const segments: Segment[] = [];
  let open: Entry[] | undefined;
  let scenario = '';
  for (const entry of entries) {
    if (entry.kind === 'scenarioStart') {
      if (open !== undefined) segments.push({ part, scenario, entries: open, finished: false });
      open = [];
      scenario = `${entry.scenario.plan} ${entry.scenario.id}`;
    }
    if (entry.kind !== 'end') open?.push(entry);
    if (entry.kind === 'scenarioEnd' && open !== undefined) {
      segments.push({ part, scenario, entries: open, finished: true });
      open = undefined;
    }
  }
  if (open !== undefined) segments.push({ part, scenario, entries: open, finished: false });
  return segments;
}

function endOf(entries: readonly Entry[]): number {
  return entries.at(-1)!.at;
}
