import { rejudge as again } from '../reports/rejudge.ts';
import { VERDICT_WORDS } from '../reports/words.ts';
import { readOptions } from './options.ts';
import { bundleFolder } from './verify.ts';

/** `collaudo rejudge PATH`: 0 where every verdict recomputed from the journal equals the recorded one, 1 where one differs. */
export async function rejudge(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const directory = bundleFolder(options.positionals);
  let result;
  try {
    result = again(directory);
  } catch (error) {
    console.log(`Non ricalcolabile: ${(error as Error).message}`);
    return 1;
  }
  const { recomputed, differences } = result;
  if (options.json)
    console.log(JSON.stringify({ equal: differences.length === 0, verdict: recomputed.verdict, differences }));
  else if (differences.length === 0)
    console.log(
      `Esiti ricalcolati dal giornale: coincidono. Esito: ${recomputed.verdict} – ${VERDICT_WORDS[recomputed.verdict]}`,
    );
  else console.log(['Gli esiti ricalcolati NON coincidono:', ...differences.map((line) => `  ${line}`)].join('\n'));
  return differences.length === 0 ? 0 : 1;
}
