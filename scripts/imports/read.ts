// What a source file imports and which ambient things it touches, read from its syntax tree.
//
// The parser is the one that vitest already brings (rolldown, a wrapper of oxc): it knows TypeScript, so that type
// imports are seen and text inside comments, strings, templates and regular expressions is not. The typescript 7
// package has no public parser; Node's own type stripping followed by a lexer of JavaScript would lose type imports.
import { parseSync } from 'rolldown/utils';

export interface Import {
  /** Undefined when what is imported is computed at run time. */
  readonly specifier: string | undefined;
  readonly line: number;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

/** A global or a member of one, as written (`Date.now`), or a name of a built-in module (`node:crypto#randomBytes`). */
export interface Use {
  readonly name: string;
  readonly line: number;
}

export interface Source {
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
  readonly errors: readonly string[];
}

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const child = (node: Node, key: string): Node | undefined => (isNode(node[key]) ? node[key] : undefined);
const named = (node: Node | undefined, name: string): boolean => node?.type === 'Identifier' && node['name'] === name;

/** A string that the source spells out: a literal, or a template without holes. */
function text(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type === 'TSLiteralType') return text(child(node, 'literal'));
  if (node?.type === 'TemplateLiteral' && nodes(node['expressions']).length === 0) {
    const value = nodes(node['quasis'])[0]?.['value'] as { cooked?: string } | undefined;
    return value?.cooked;
  }
  return undefined;
}

/** The name after the dot, or in brackets when it is spelt out there. */
function property(member: Node): string | undefined {
  const key = child(member, 'property');
  return member['computed'] === true ? text(key) : (key?.['name'] as string | undefined);
}

/** `a.b.c` as text; a leading `globalThis.` is dropped, for it changes nothing. */
function dotted(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier') return node['name'] as string;
  if (node?.type === 'MetaProperty') return 'import.meta';
  if (node?.type !== 'MemberExpression') return undefined;
  const object = dotted(child(node, 'object'));
  const name = property(node);
  if (object === undefined || name === undefined) return undefined;
  return object === 'globalThis' ? name : `${object}.${name}`;
}

/** Nodes that only say types: what they mention is not touched at run time. */
const expressionsOfTypeScript = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
]);

/** Keys under which an identifier is a label rather than a reference. */
function isLabel(parent: Node, key: string): boolean {
  if (parent['computed'] === true) return false;
  if (key === 'property') return parent.type === 'MemberExpression';
  return key === 'key' && parent['shorthand'] !== true;
}

function lineEnds(source: string): readonly number[] {
  const ends: number[] = [];
  for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) ends.push(end);
  return ends;
}

/** How many of the ascending numbers are below the given one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function read(path: string, source: string): Source {
  const parsed = parseSync(path, source);
  const imports: Import[] = [];
  const uses: Use[] = [];
  /** Local names that stand for a whole built-in module: `import crypto from 'node:crypto'`. */
  const modules = new Map<string, string>();

  const ends = lineEnds(source);
  const line = (node: Node): number => 1 + countBelow(ends, node.start);
  const add = (node: Node, specifier: string | undefined, typeOnly: boolean, dynamic: boolean): void => {
    imports.push({ specifier, line: line(node), typeOnly, dynamic });
  };
  const use = (node: Node, name: string): void => {
    uses.push({ name, line: line(node) });
  };

  function importDeclaration(node: Node): void {
    const specifiers = nodes(node['specifiers']);
    const from = text(child(node, 'source'));
    const typeOnly =
      node['importKind'] === 'type' ||
      (specifiers.length > 0 && specifiers.every((specifier) => specifier['importKind'] === 'type'));
    add(node, from, typeOnly, false);
    if (from === undefined || typeOnly) return;
    for (const specifier of specifiers) {
      if (specifier['importKind'] === 'type') continue;
      const imported = child(specifier, 'imported')?.['name'];
      if (typeof imported === 'string' && imported !== 'default') use(specifier, `${from}#${imported}`);
      else modules.set(child(specifier, 'local')?.['name'] as string, from);
    }
  }

  function call(node: Node): void {
    const callee = child(node, 'callee');
    const name = dotted(callee);
    if (name === 'import.meta.resolve' || name === 'require.resolve' || name === 'require') {
      add(node, text(nodes(node['arguments'])[0]), false, true);
    }
    if (named(callee, 'Date')) use(node, 'Date()');
  }

  function visit(node: Node, parent: Node | undefined, key: string): void {
    switch (node.type) {
      case 'ImportDeclaration':
        importDeclaration(node);
        return;
      case 'ExportAllDeclaration':
        add(node, text(child(node, 'source')), node['exportKind'] === 'type', false);
        return;
      case 'ExportNamedDeclaration':
        if (child(node, 'source') !== undefined) {
          const specifiers = nodes(node['specifiers']);
          const typeOnly = specifiers.length > 0 && specifiers.every((specifier) => specifier['exportKind'] === 'type');
          add(node, text(child(node, 'source')), node['exportKind'] === 'type' || typeOnly, false);
          return;
        }
        break;
      case 'ImportExpression':
        add(node, text(child(node, 'source')), false, true);
        break;
      case 'TSImportType':
        add(node, text(child(node, 'source') ?? child(node, 'argument')), true, false);
        break;
      case 'CallExpression':
        call(node);
        break;
      case 'NewExpression':
        if (named(child(node, 'callee'), 'Date') && nodes(node['arguments']).length === 0) use(node, 'new Date()');
        break;
      case 'MemberExpression': {
        const name = dotted(node);
        if (name !== undefined) use(node, name);
        break;
      }
      case 'VariableDeclarator': {
        // `const { env } = process` reads process.env as surely as the dot does
        const object = dotted(child(node, 'init'));
        const pattern = child(node, 'id');
        if (object !== undefined && pattern?.type === 'ObjectPattern') {
          for (const entry of nodes(pattern['properties'])) {
            const name = child(entry, 'key')?.['name'];
            if (typeof name === 'string') use(entry, `${object}.${name}`);
          }
        }
        break;
      }
      case 'Identifier':
        if (parent !== undefined && !isLabel(parent, key)) use(node, node['name'] as string);
        break;
    }
    for (const [below, value] of Object.entries(node)) {
      for (const next of Array.isArray(value) ? nodes(value) : isNode(value) ? [value] : []) {
        if (next.type.startsWith('TS') && !expressionsOfTypeScript.has(next.type)) visitTypes(next);
        else visit(next, node, below);
      }
    }
  }

  /** Inside types and type declarations only imports count: `import('./contract.ts').Pendenza`. */
  function visitTypes(node: Node): void {
    if (node.type === 'TSImportType') visit(node, undefined, '');
    else if (node.type === 'TSImportEqualsDeclaration') {
      add(node, text(child(child(node, 'moduleReference') ?? node, 'expression')), false, false);
    }
    for (const value of Object.values(node)) {
      for (const next of Array.isArray(value) ? nodes(value) : isNode(value) ? [value] : []) visitTypes(next);
    }
  }

  visit(parsed.program as unknown as Node, undefined, '');

  // `crypto.randomBytes` through a name that stands for the module is `node:crypto#randomBytes`
  const resolved = uses.map((found) => {
    const [object, name, ...rest] = found.name.split('.');
    const module = object === undefined ? undefined : modules.get(object);
    return module === undefined || name === undefined
      ? found
      : { ...found, name: [`${module}#${name}`, ...rest].join('.') };
  });
  return { imports, uses: resolved, errors: parsed.errors.map((error) => error.message) };
}
