import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Store } from './ports.ts';

/** A store that lasts as long as the process: it stands for a disk where the ente runs inside the bench. */
export function memoryStore(): Store {
  return storeOver(new Map(), () => undefined);
}

/**
 * A store in one JSON file, rewritten whole at every change and swapped in one step, so that a crash leaves either the
 * old file or the new one.
 * @throws Error where the file exists and is not what this function wrote.
 */
export function fileStore(path: string): Store {
  const texts = new Map<string, string>();
  if (existsSync(path)) {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(entries)) throw new Error(`${path} is not a store of the ente`);
    for (const [key, value] of entries as [string, unknown][]) texts.set(key, JSON.stringify(value));
  }
  return storeOver(texts, () => {
    const lines = [...texts].map(([key, text]) => `[${JSON.stringify(key)},${text}]`);
    writeFileSync(`${path}.nuovo`, `[${lines.join(',\n')}]\n`);
    renameSync(`${path}.nuovo`, path);
  });
}

/** Values are kept as text: nobody can change what is stored by changing an object read from it. */
function storeOver(texts: Map<string, string>, save: () => void): Store {
  return {
    get(key) {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set(key, value) {
      texts.set(key, JSON.stringify(value));
      save();
    },
    setMany(entries) {
      if (entries.length === 0) return;
      for (const [key, value] of entries) texts.set(key, JSON.stringify(value));
      save();
    },
    keys: (prefix) => [...texts.keys()].filter((key) => key.startsWith(prefix)),
  };
}
