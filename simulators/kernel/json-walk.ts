/** What a redaction asks of a walk through plain JSON. */
export interface Walk {
  /** What becomes of the texts and numbers under a member's name; undefined where the name tells nothing. */
  named(name: string): ((value: string) => string) | undefined;
  memberName(name: string): string;
  /** Every other text, once all that is under a name has been seen. */
  other(text: string): string;
}

type Container = unknown[] | Record<string, unknown>;

/** Texts shorter than this are left as they are: nothing so short is looked for. */
const SHORTEST = 4;

/** Copies plain JSON with its texts replaced. Members come in the order of their names, absent ones not at all. */
export function walkJson(original: unknown, walk: Walk): unknown {
  const others: { readonly container: Container; readonly key: string | number }[] = [];

  const copy = (value: unknown, replace: ((value: string) => string) | undefined): unknown => {
    if (typeof value === 'string') return replace === undefined ? value : replace(value);
    if (typeof value === 'number') {
      const replaced = replace?.(String(value));
      return replaced === undefined || replaced === String(value)
        ? value
        : /^\d+$/.test(replaced)
          ? Number(replaced)
          : replaced;
    }
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      for (let i = 0; i < value.length; i++) {
        const item = copy(value[i], replace);
        list.push(item);
        if (replace === undefined && typeof item === 'string' && item.length >= SHORTEST)
          others.push({ container: list, key: i });
      }
      return list;
    }
    if (typeof (value as { toJSON?: unknown }).toJSON === 'function')
      return copy((value as { toJSON(): unknown }).toJSON(), replace);
    const members: Record<string, unknown> = {};
    for (const name of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[name];
      // nobody's contract has a member of that name, and it cannot be copied by assignment
      if (member === undefined || name === '__proto__') continue;
      const key = walk.memberName(name);
      const inside = walk.named(name);
      const copied = copy(member, inside);
      members[key] = copied;
      if (inside === undefined && typeof copied === 'string' && copied.length >= SHORTEST)
        others.push({ container: members, key });
    }
    return members;
  };

  const root = [copy(original, undefined)];
  if (typeof root[0] === 'string') others.push({ container: root, key: 0 });
  for (const { container, key } of others) {
    const holder = container as Record<string | number, unknown>;
    const text = holder[key] as string;
    const replaced = walk.other(text);
    if (replaced !== text) holder[key] = replaced;
  }
  return root[0];
}
