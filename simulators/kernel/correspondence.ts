import type { WireRequest, WireResponse } from './exchange.ts';
import type { Difference } from './forward-note.ts';
import { parseJson } from './json.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

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
 * How two answers to one request differ in status, members and classes of values (an instant, digits), in JSON and in XML, told at
 * most ten times; values may differ (each side draws identifiers and has its own time), and texts that stand in the same place are taken to name the same thing.
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
  if (!ours.ok && !theirs.ok) return betweenXml(platform.body, simulator.body, known);
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
    texts(platform, simulator, path, known, found);
    return;
  }
  if (Array.isArray(platform) && Array.isArray(simulator)) {
    for (const [i, theirs, ours] of counterparts(platform, simulator)) walk(theirs, ours, `${path}/${i}`, known, found);
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

/** Elements that can be compared: which there are, and in which order, is a matter of time; those of one kind are of one form. */
function counterparts(
  platform: readonly unknown[],
  simulator: readonly unknown[],
): readonly (readonly [number, unknown, unknown])[] {
  const left = simulator.map((element) => ({ element, kind: kindWords(element) }));
  return platform.flatMap((element, i) => {
    const kind = kindWords(element);
    const at = left.findIndex((each) => each.kind === kind);
    return at < 0 ? [] : [[i, element, left.splice(at, 1)[0]!.element] as const];
  });
}

/** What kind of thing an element says it is: the words of a language (categories, statuses) among its own members. */
function kindWords(value: unknown, depth = 2): string {
  if (typeof value === 'string') return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[A-Z]{3,12}$/.test(value) ? value : '';
  if (value === null || typeof value !== 'object' || depth === 0) return '';
  return Object.entries(value)
    .map(([name, member]) => [name, kindWords(member, depth - 1)] as const)
    .filter(([, words]) => words !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, words]) => `${name}=${words}`)
    .join(' ');
}

/** Two texts in the same place: of one class, and perhaps two names of one thing. */
function texts(platform: string, simulator: string, path: string, known: Correspondence, found: Difference[]): void {
  const [a, b] = [classOf(platform), classOf(simulator)];
  if (a !== b) found.push({ what: 'value', path, platform: a, simulator: b });
  else if (platform !== simulator && platform.length >= NAME_LEAST) known.note(platform, simulator);
}

/** What a text is made as, whatever it says: only classes that a name drawn at random cannot fall into by chance. */
const CLASSES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['vuoto', /^$/],
  ['istante', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/],
  ['data', /^\d{4}-\d{2}-\d{2}$/],
  ['indirizzo', /^https?:\/\//],
  ['UUID', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['numero', /^-?\d+(\.\d+)?$/],
];

function classOf(text: string): string {
  return CLASSES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'testo';
}

/** What two XML answers differ in; nothing where either is none, but for that. */
function betweenXml(platform: Uint8Array, simulator: Uint8Array, known: Correspondence): readonly Difference[] {
  const [theirs, ours] = [parseXml(platform), parseXml(simulator)];
  if (!theirs.ok && !ours.ok) return [];
  if (!theirs.ok || !ours.ok)
    return [{ what: 'form', path: '', platform: theirs.ok ? 'XML' : 'altro', simulator: ours.ok ? 'XML' : 'altro' }];
  const found: Difference[] = [];
  if (theirs.root.name === ours.root.name) elements(theirs.root, ours.root, `/${ours.root.name}`, known, found);
  else found.push({ what: 'member', path: '', platform: theirs.root.name, simulator: ours.root.name });
  return found.slice(0, 10);
}

/** Elements of one name are compared in their order, as far as both sides have them: how many there are is a matter of time. */
function elements(
  platform: XmlElement,
  simulator: XmlElement,
  path: string,
  known: Correspondence,
  found: Difference[],
): void {
  if (platform.children.length === 0 && simulator.children.length === 0)
    return texts(platform.text.trim(), simulator.text.trim(), path, known, found);
  for (const name of new Set([...platform.children, ...simulator.children].map((child) => child.name))) {
    const here = `${path}/${name}`;
    const named = (child: XmlElement): boolean => child.name === name;
    const [theirs, ours] = [platform.children.filter(named), simulator.children.filter(named)];
    if (theirs.length === 0) found.push({ what: 'member', path: here, platform: 'assente', simulator: 'elemento' });
    else if (ours.length === 0) found.push({ what: 'member', path: here, platform: 'elemento', simulator: 'assente' });
    else
      for (let i = 0; i < Math.min(theirs.length, ours.length); i++) elements(theirs[i]!, ours[i]!, here, known, found);
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
