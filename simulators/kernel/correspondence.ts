import type { WireRequest, WireResponse } from './exchange.ts';
import type { Difference } from './forward-note.ts';
import { parseJson } from './json.ts';

/** Shorter texts are words of a language (statuses, categories), not names that a platform drew. */
const NAME_LEAST = 8;

/** Which name of the simulator stands for which name of the real platform: each draws its own identifiers. */
export interface Correspondence {
  note(platform: string, simulator: string): void;
  /** The same request as the simulator would be asked it. */
  forShadow(request: WireRequest): WireRequest;
}

export function corresponding(): Correspondence {
  const names = new Map<string, string>();
  const translated = (text: string): string => {
    let result = text;
    // the longest first: a name may be part of another
    for (const [platform, simulator] of [...names].toSorted(([a], [b]) => b.length - a.length)) {
      result = result.replaceAll(platform, simulator);
      const encoded = encodeURIComponent(platform);
      if (encoded !== platform) result = result.replaceAll(encoded, encodeURIComponent(simulator));
    }
    return result;
  };
  return {
    note: (platform, simulator) => void names.set(platform, simulator),
    forShadow(request) {
      const text = Buffer.from(request.body).toString('utf8');
      const textual = Buffer.from(text).equals(request.body);
      return {
        ...request,
        url: translated(request.url),
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, translated(value)])),
        body: textual ? Buffer.from(translated(text)) : request.body,
      };
    },
  };
}

/**
 * How two answers to one request differ in status and form, told at most ten times; values may differ (each side draws
 * identifiers and has its own time), and texts that stand in the same place are taken to name the same thing.
 */
export function differencesBetween(
  platform: WireResponse,
  simulator: WireResponse,
  known: Correspondence,
): readonly Difference[] {
  if (platform.status !== simulator.status)
    return [{ what: 'status', path: '', platform: String(platform.status), simulator: String(simulator.status) }];
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(platform.headers)) {
    const other = simulator.headers[name];
    if (other !== undefined && other !== value && value.length >= NAME_LEAST) known.note(value, other);
  }
  if (platform.body.length === 0 && simulator.body.length === 0) return [];
  const [ours, theirs] = [parseJson(simulator.body), parseJson(platform.body)];
  if (!ours.ok && !theirs.ok) return [];
  if (ours.ok !== theirs.ok)
    return [{ what: 'form', path: '', platform: theirs.ok ? 'JSON' : 'altro', simulator: ours.ok ? 'JSON' : 'altro' }];
  if (ours.ok && theirs.ok) walk(theirs.value, ours.value, '', known, found);
  return found.slice(0, 10);
}

function walk(platform: unknown, simulator: unknown, path: string, known: Correspondence, found: Difference[]): void {
  const [a, b] = [kindOf(platform), kindOf(simulator)];
  if (a !== b) {
    found.push({ what: 'type', path, platform: a, simulator: b });
    return;
  }
  if (typeof platform === 'string' && typeof simulator === 'string') {
    if (platform !== simulator && platform.length >= NAME_LEAST) known.note(platform, simulator);
    return;
  }
  if (Array.isArray(platform) && Array.isArray(simulator)) {
    // how many there are is a matter of time
    for (let i = 0; i < Math.min(platform.length, simulator.length); i++)
      walk(platform[i], simulator[i], `${path}/${i}`, known, found);
    return;
  }
  if (platform === null || typeof platform !== 'object') return;
  const [theirs, ours] = [
    platform as Readonly<Record<string, unknown>>,
    simulator as Readonly<Record<string, unknown>>,
  ];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const here = `${path}/${name}`;
    if (!(name in theirs))
      found.push({ what: 'member', path: here, platform: 'assente', simulator: kindOf(ours[name]) });
    else if (!(name in ours))
      found.push({ what: 'member', path: here, platform: kindOf(theirs[name]), simulator: 'assente' });
    else walk(theirs[name], ours[name], here, known, found);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'elenco';
  switch (typeof value) {
    case 'object':
      return 'oggetto';
    case 'string':
      return 'testo';
    case 'number':
      return 'numero';
    case 'boolean':
      return 'booleano';
    default:
      return 'altro';
  }
}
