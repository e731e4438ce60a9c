import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'rolldown';
import { contractsAsCode } from '../../simulators/kernel/json.ts';

/** Compiles every contract that a command may meet into a file of its own under `dist/contracts/`; returns their names. */
export async function compileContracts(dist: string): Promise<ReadonlySet<string>> {
  await loadContracts();
  const folder = join(dist, 'contracts');
  mkdirSync(folder, { recursive: true });
  const names = new Set<string>();
  for (const [schema, code] of contractsAsCode((ajv, validate) => standaloneCode.default(ajv, validate))) {
    const name = createHash('sha256').update(schema).digest('hex').slice(0, 16);
    names.add(name);
    writeFileSync(join(folder, `${name}.cjs`), code);
  }
  return names;
}

/** Loads whoever declares a contract. */
export async function loadContracts(): Promise<void> {
  for (const path of ['simulators/index.ts', 'config/run-file.ts', 'config/ledger.ts'])
    await import(new URL(`../../${path}`, import.meta.url).href);
}

/** Puts what was compiled in the place of `simulators/kernel/compiled-ahead.ts`. */
export function contractsIn(names: ReadonlySet<string>): Plugin {
  return {
    name: 'contracts compiled ahead',
    load: (id) =>
      id.replaceAll('\\', '/').endsWith('/simulators/kernel/compiled-ahead.ts')
        ? `import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
const names = new Set(${JSON.stringify([...names])});
const load = createRequire(import.meta.url);
export function compiledAhead(schema) {
  const name = createHash('sha256').update(schema).digest('hex').slice(0, 16);
  return names.has(name) ? load(\`../contracts/\${name}.cjs\`) : undefined;
}`
        : null,
  };
}
