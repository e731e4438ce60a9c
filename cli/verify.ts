import { existsSync, statSync } from 'node:fs';
import { verifyBundle } from '../reports/bundle.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** `collaudo verify PATH`: 0 where the bundle is intact, 1 where it is not, naming the member. */
export async function verify(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const directory = bundleFolder(options.positionals);
  const checks = verifyBundle(directory);
  const broken = checks.filter(({ ok }) => !ok);
  if (options.json) console.log(JSON.stringify({ intact: broken.length === 0, checks }));
  else {
    for (const { ok, message } of options.quiet ? broken : checks) console.log(`${ok ? '  ok ' : '  NO '} ${message}`);
    console.log(
      broken.length === 0
        ? `Fascicolo integro: ${checks.length} controlli. L’integrità non dice chi lo ha prodotto: la firma e la fiducia non sono valutate.`
        : `Fascicolo NON integro: ${broken.length} controlli su ${checks.length} non riusciti (${[...new Set(broken.map(({ member }) => member))].join(', ')}).`,
    );
  }
  return broken.length === 0 ? 0 : 1;
}

/** The one folder named on the command line. @throws UsageError */
export function bundleFolder(positionals: readonly string[]): string {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError('indicare una (sola) cartella di fascicolo, per esempio out/<run>');
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new UsageError(`«${path}» non è una cartella`);
  return path;
}
