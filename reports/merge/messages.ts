import { canonical } from '../../simulators/kernel/canonical.ts';

type Envelope = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const NAMES_AN_ID = /^(id|.*Id|.*Ids)$/;

/**
 * Puts together the Cucumber messages of a run's parts (reports/messages.ts wrote them): what describes the features comes
 * once, test cases in the features' order, then what happened in each, then the end. Identifiers are numbered again in order
 * of appearance, and the journal ranges follow the entries.
 */
export function mergeMessages(
  parts: readonly (readonly string[])[],
  moved: readonly ReadonlyMap<number, number>[],
): string {
  const present = parts
    .map((lines) => lines.map((line) => JSON.parse(line) as Envelope))
    .filter((all) => all.length > 0);
  const [first] = present;
  if (first === undefined) return '';
  const known = first.findIndex((envelope) => kindOf(envelope) === 'testCase');
  const preamble =
    known < 0 ? first.filter((envelope) => kindOf(envelope) !== 'testRunFinished') : first.slice(0, known);
  const order = new Map(
    preamble.flatMap((envelope, place) => {
      const pickle = envelope['pickle'];
      return pickle === undefined ? [] : [[pickle['id'] as string, place] as const];
    }),
  );
  const named = new Set(preamble.flatMap((envelope) => [...idsIn(envelope)]));
  const cases: { readonly place: number; readonly testCase: Envelope; readonly happened: readonly Envelope[] }[] = [];
  let success = true;
  let end: Envelope | undefined;
  for (const [part, envelopes] of present.entries()) {
    const own = (envelope: Envelope): Envelope =>
      mapped(envelope, (id) => (named.has(id) ? id : `${part}/${id}`), moved[part] ?? new Map()) as Envelope;
    const happened = new Map<string, Envelope[]>();
    const caseOf = new Map<string, string>();
    for (const envelope of envelopes.slice(known < 0 ? envelopes.length : known)) {
      const kind = kindOf(envelope);
      const content = envelope[kind]!;
      if (kind === 'testCase') happened.set(content['id'] as string, []);
      else if (kind === 'testCaseStarted') caseOf.set(content['id'] as string, content['testCaseId'] as string);
      else if (kind === 'testRunFinished') {
        success &&= content['success'] === true;
        end = envelope;
        continue;
      }
      const started = kind === 'testCaseStarted' ? content['id'] : content['testCaseStartedId'];
      if (kind !== 'testCase') happened.get(caseOf.get(started as string) ?? '')?.push(own(envelope));
    }
    for (const envelope of envelopes) {
      const testCase = envelope['testCase'];
      if (testCase === undefined) continue;
      const place = order.get(testCase['pickleId'] as string) ?? Number.POSITIVE_INFINITY;
      cases.push({ place, testCase: own(envelope), happened: happened.get(testCase['id'] as string) ?? [] });
    }
  }
  const sorted = cases.toSorted((a, b) => a.place - b.place);
  const whole = [
    ...preamble,
    ...sorted.map(({ testCase }) => testCase),
    ...sorted.flatMap(({ happened }) => happened),
    ...(end === undefined ? [] : [{ testRunFinished: { ...end['testRunFinished'], success } }]),
  ];
  const numbers = new Map<string, string>();
  const number = (id: string): string => {
    let found = numbers.get(id);
    if (found === undefined) numbers.set(id, (found = String(numbers.size + 1)));
    return found;
  };
  return whole.map((envelope) => `${canonical(mapped(envelope, number))}\n`).join('');
}

function kindOf(envelope: Envelope): string {
  return Object.keys(envelope)[0] ?? '';
}

function* idsIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (NAMES_AN_ID.test(key)) yield value;
  } else if (Array.isArray(value)) for (const item of value) yield* idsIn(item, key);
  else if (value !== null && typeof value === 'object')
    for (const [name, item] of Object.entries(value)) yield* idsIn(item, name);
}

/** The same value with its identifiers replaced, in the order in which its canonical form names them. */
function mapped(
  value: unknown,
  rename: (id: string) => string,
  moved?: ReadonlyMap<number, number>,
  key = '',
): unknown {
  if (typeof value === 'string') return NAMES_AN_ID.test(key) ? rename(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, rename, moved, key));
  if (value === null || typeof value !== 'object') return value;
  const record = value as Readonly<Record<string, unknown>>;
  const same = Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((name) => [name, mapped(record[name], rename, moved, name)]),
  );
  return moved !== undefined && same['mediaType'] === 'application/vnd.collaudo.journal-range+json'
    ? { ...same, body: range(same['body'] as string, moved) }
    : same;
}

function range(body: string, moved: ReadonlyMap<number, number>): string {
  const { from, to } = JSON.parse(body) as { from: number; to: number };
  return JSON.stringify({ from: moved.get(from) ?? from, to: moved.get(to) ?? to });
}
