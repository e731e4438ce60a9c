/** The parts of a JSON Schema that say which keys an object may have. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
}

/** The keys that a schema names at a JSON pointer; empty where it names none. */
export function keysAt(schema: unknown, pointer: string): readonly string[] {
  const here = pointer
    .split('/')
    .slice(1)
    .reduce<readonly Schema[]>((at, key) => at.flatMap((each) => under(each, key)), alternatives(schema as Schema));
  return [...new Set(here.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function alternatives(schema: Schema): readonly Schema[] {
  return [schema, ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap(alternatives)];
}

function under(schema: Schema, key: string): readonly Schema[] {
  const named = schema.properties?.[key] ?? (/^\d+$/.test(key) ? schema.items : undefined);
  const found = named ?? Object.values(schema.patternProperties ?? {})[0];
  return found === undefined ? [] : alternatives(found);
}

/** The key that was probably meant: one of `known`, at most two slips of the pen away; undefined where none is. */
export function meant(written: string, known: readonly string[]): string | undefined {
  const near = known
    .map((key) => ({ key, slips: slips(written.toLowerCase(), key.toLowerCase()) }))
    .filter(({ key, slips: count }) => count <= Math.min(2, Math.ceil(key.length / 3)))
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.key;
}

/** Letters to add, drop, change or swap with the next one, from one word to the other. */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** One key of a run file, as its page lists it. */
export interface KeyRow {
  readonly path: string;
  /** `testo`, `numero intero`, `uno fra virtual, scaled, real` … */
  readonly kind: string;
  readonly required: boolean;
  readonly description: string;
}

/** Every key a schema names, from the root down, in the order of the schema. */
export function keyRows(schema: unknown, path = ''): readonly KeyRow[] {
  const rows: KeyRow[] = [];
  for (const each of alternatives(schema as Schema))
    for (const [key, member] of Object.entries(each.properties ?? {})) {
      const here = path === '' ? key : `${path}.${key}`;
      rows.push({
        path: here,
        kind: kindOf(member),
        required: each.required?.includes(key) ?? false,
        description: member.description ?? '',
      });
      rows.push(...keyRows(member, here), ...(member.items === undefined ? [] : keyRows(member.items, `${here}[]`)));
    }
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}

function kindOf(schema: Schema): string {
  if (schema.anyOf !== undefined) {
    const constants = schema.anyOf.flatMap((each) =>
      each.const === undefined ? [] : [JSON.stringify(each.const).replaceAll('"', '')],
    );
    const others = schema.anyOf.filter((each) => each.const === undefined).map(kindOf);
    const list = constants.length > 1 ? `uno fra ${constants.join(', ')}` : constants.join('');
    return [list, ...others].filter((part) => part !== '').join('; ');
  }
  if (schema.items !== undefined) return `elenco di ${kindOf(schema.items)}`;
  switch (schema.type) {
    case 'string':
      return schema.pattern === '^https?://' ? 'indirizzo http o https' : 'testo';
    case 'integer':
      return 'numero intero';
    case 'number':
      return 'numero';
    case 'boolean':
      return 'true o false';
    default:
      return 'oggetto';
  }
}
