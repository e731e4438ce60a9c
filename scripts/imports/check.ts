// Judges a tree of sources against the table. Pure: the files come in as text, the problems go out as data.
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { read, type Import, type Source } from './read.ts';
import type { Door, Row, Table } from './table.ts';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The part of package.json that counts. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const placeholder = '<platform>';
const compiled = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  let found = compiled.get(pattern);
  if (found === undefined) {
    const source = pattern
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('**', '\0')
      .replaceAll('*', '[^/]*')
      .replaceAll('\0', '.*')
      .replace(placeholder, '(?<platform>[^/.-]+)');
    found = new RegExp(`^${source}$`);
    compiled.set(pattern, found);
  }
  return found;
}

export function matches(pattern: string, path: string): boolean {
  // `**/x` holds for a file at the top as well
  return expression(pattern).test(path) || (pattern.startsWith('**/') && expression(pattern.slice(3)).test(path));
}

const matchesAny = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => matches(pattern, path));

/** The folder that a row of the architecture speaks of: one deep, two deep where the first is only a shelf. */
export function folder(path: string): string {
  const [first, second, ...rest] = path.split('/');
  if (first === undefined || second === undefined) return '.';
  const isShelf = first === 'simulators' || first === 'sut';
  if (!isShelf) return first;
  return rest.length === 0 ? `${first}/${second}` : `${first}/${second}/`;
}

interface Placed {
  readonly row: Row;
  readonly platform: string | undefined;
}

function place(table: Table, path: string): Placed | undefined {
  for (const row of table.rows) {
    for (const pattern of row.files) {
      const match = expression(pattern).exec(path);
      if (match !== null) return { row, platform: match.groups?.['platform'] };
    }
  }
  return undefined;
}

/** `@scope/name/sub/path` -> `@scope/name`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Faults of the table itself: a package whose doors are ambiguous, a name that no dependency bears. */
export function checkTable(table: Table, manifest: Manifest): readonly string[] {
  const known = { ...manifest.dependencies, ...manifest.devDependencies };
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const door of table.doors) {
    if (known[packageName(door.package)] === undefined) faults.push(`${door.package} has a door and is no dependency`);
    for (const pattern of door.many ? [] : door.at) {
      const key = `${door.package} in ${folder(pattern)}`;
      const other = seen.get(key);
      if (other !== undefined) faults.push(`${key} has two doors, ${other} and ${pattern}`);
      seen.set(key, pattern);
    }
  }
  const needsDoor = Object.keys(manifest.dependencies ?? {});
  for (const name of needsDoor) {
    if (!table.doors.some((door) => packageName(door.package) === name)) faults.push(`${name} has no door`);
  }
  const names = table.rows.map((row) => row.name);
  for (const name of names.filter((name, index) => names.indexOf(name) !== index)) faults.push(`two rows are ${name}`);
  return faults;
}

export function check(table: Table, manifest: Manifest, files: ReadonlyMap<string, string>): readonly Problem[] {
  const problems: Problem[] = [];
  /** Folder -> folders it imports, with the first place where it does. */
  const arrows = new Map<string, Map<string, { file: string; line: number }>>();
  /** Door and pattern -> the files that use it. */
  const through = new Map<string, Set<string>>();

  for (const [path, text] of files) {
    const source = read(path, text);
    const say = (line: number, message: string): void => {
      problems.push({ file: path, line, text: message });
    };
    for (const error of source.errors) say(1, `does not parse: ${error}`);

    const placed = place(table, path);
    if (placed === undefined) {
      say(1, 'is in a folder that no row of scripts/imports/table.ts holds');
      continue;
    }
    const isTest = matchesAny(table.testOnly, path);
    for (const found of source.imports) {
      judgeImport(found, path, placed, isTest, say);
    }
    if (!matchesAny(table.outermost, path)) judgeUses(source, path, say);
  }

  problems.push(...cycles(arrows));
  for (const [key, users] of through) {
    const [first, ...others] = [...users].toSorted();
    for (const file of others) problems.push({ file, line: 1, text: `${key} has two doors: ${first} is the other` });
  }
  return problems;

  type Say = (line: number, message: string) => void;

  function judgeImport(found: Import, path: string, placed: Placed, isTest: boolean, say: Say): void {
    const { specifier, line } = found;
    if (specifier === undefined) {
      // settings, scripts and the start of the command may compute what they load; a module may not
      if (!matchesAny(['bin/*', 'scripts/**', 'bench/**'], path) && !isTest) {
        say(line, 'imports what is known only at run time: spell the name out');
      }
      return;
    }
    if (specifier.startsWith('/') || specifier.startsWith('file:')) {
      say(line, `imports ${specifier}, which is on one machine only`);
      return;
    }
    if (specifier.startsWith('.')) {
      judgePath(found, posix.normalize(posix.join(posix.dirname(path), specifier)), path, placed, isTest, say);
      return;
    }
    if (isBuiltin(specifier)) {
      if (!specifier.startsWith('node:')) say(line, `imports ${specifier}: write node:${specifier}`);
      return;
    }
    judgePackage(found, specifier, path, isTest, say);
  }

  function judgePath(found: Import, target: string, path: string, placed: Placed, isTest: boolean, say: Say): void {
    const { row, platform } = placed;
    const { line, typeOnly } = found;
    if (target.startsWith('..')) {
      say(line, `imports ${target}, outside the project`);
      return;
    }
    if (place(table, target) === undefined) {
      say(line, `imports ${target}, in a folder that no row of scripts/imports/table.ts holds`);
      return;
    }
    if (matchesAny(table.testOnly, target) && !isTest && !matchesAny(table.unshipped, path)) {
      say(line, `imports ${target}: only a test may`);
    }
    const from = folder(path);
    const to = folder(target);
    if (from === to) return;

    const may = [...row.may, ...(typeOnly ? (row.mayTypes ?? []) : []), ...(isTest ? (row.testsMay ?? []) : [])];
    const own = may.map((pattern) => pattern.replace(placeholder, platform ?? placeholder));
    if (!matchesAny(own, target)) {
      const types = row.mayTypes !== undefined && matchesAny(row.mayTypes, target) ? ' (its types only)' : '';
      say(line, `imports ${target}${types}: forbidden by row "${row.name}", for ${row.because}`);
    }
    if (isTest || matchesAny(table.unshipped, path)) return;
    const out = arrows.get(from) ?? new Map<string, { file: string; line: number }>();
    if (!out.has(to)) out.set(to, { file: path, line });
    arrows.set(from, out);
  }

  function judgePackage(found: Import, specifier: string, path: string, isTest: boolean, say: Say): void {
    const { line } = found;
    const name = packageName(specifier);
    if (name === manifest.name) {
      if (!isTest) say(line, `imports ${specifier}, the project itself: import the file`);
      return;
    }
    const isDependency = manifest.dependencies?.[name] !== undefined;
    if (!isDependency && manifest.devDependencies?.[name] === undefined) {
      say(line, `imports ${specifier}, which is no dependency`);
      return;
    }
    const doors = doorsOf(specifier);
    const door = doors.find((candidate) => matchesAny(candidate.at, path));
    if (door === undefined) {
      const where = doors.flatMap((candidate) => candidate.at).join(', ');
      say(
        line,
        where === '' ? `imports ${specifier}, which has no door` : `imports ${specifier}: its door is ${where}`,
      );
      return;
    }
    if (door.dynamic && !found.dynamic && !found.typeOnly) {
      say(line, `imports ${specifier}, which may be absent: only with await import()`);
    }
    if (!isDependency && !door.dynamic && !matchesAny(table.unshipped, path)) {
      say(line, `imports ${specifier}, a development dependency, from code that is shipped`);
    }
    if (door.many || isTest) return;
    const pattern = door.at.find((candidate) => matches(candidate, path)) ?? path;
    const key = `${door.package} at ${pattern}`;
    through.set(key, (through.get(key) ?? new Set()).add(path));
  }

  /** The doors of an entry point where it has its own, else of its package. */
  function doorsOf(specifier: string): readonly Door[] {
    const exact = table.doors.filter((door) => door.package === specifier);
    return exact.length > 0 ? exact : table.doors.filter((door) => door.package === packageName(specifier));
  }

  function judgeUses(source: Source, path: string, say: Say): void {
    for (const { name, line } of source.uses) {
      const module = name.includes('#') ? `${name.slice(0, name.indexOf('#'))}#*` : name;
      const rule = table.ambient.find(({ uses }) => uses.includes(name) || uses.includes(module));
      if (rule === undefined || matchesAny(rule.at, path)) continue;
      const where = rule.at.length > 0 ? `; its door is ${rule.at.join(', ')}` : '';
      say(line, `touches ${rule.what} (${name}): ${rule.instead}${where}`);
    }
  }
}

/** Every circle of folders, named once, at the place of one of its arrows. */
function cycles(arrows: ReadonlyMap<string, ReadonlyMap<string, { file: string; line: number }>>): readonly Problem[] {
  const found = new Map<string, Problem>();
  const done = new Set<string>();

  function follow(at: string, way: readonly string[]): void {
    for (const [to, place] of arrows.get(at) ?? []) {
      const start = way.indexOf(to);
      if (start !== -1) {
        const circle = way.slice(start);
        const key = circle.toSorted().join(' ');
        const text = `closes a circle of folders: ${[...circle, to].join(' -> ')}`;
        if (!found.has(key)) found.set(key, { ...place, text });
      } else if (!done.has(to)) {
        follow(to, [...way, to]);
      }
    }
    done.add(at);
  }

  for (const start of arrows.keys()) if (!done.has(start)) follow(start, [start]);
  return [...found.values()];
}
