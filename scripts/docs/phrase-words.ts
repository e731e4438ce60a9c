import { join } from 'node:path';
import { loadSupport } from '@cucumber/cucumber/api';

const cwd = join(import.meta.dirname, '../..');

/** What Cucumber's library of steps holds beside what its type says. */
interface Registered {
  readonly parameterTypeRegistry: {
    readonly parameterTypes: Iterable<{ readonly name: string; readonly regexpStrings: readonly string[] }>;
  };
}

/** Signs that only a pattern has: a parameter written with them takes any value of a form, not one of some words. */
const PATTERN = /[\\()[\]+*?]/;

/** The phrase book's words with a value, parameter by parameter, as the steps know them. */
export async function phraseWords(): Promise<string> {
  const library = await loadSupport(
    {
      sources: { paths: [], defaultDialect: 'it', names: [], tagExpression: '', order: 'defined' },
      support: {
        requireModules: [],
        requirePaths: [],
        loaders: [],
        importPaths: ['world', 'phrases', '*.steps'].map((name) => `steps/${name}.ts`),
      },
    },
    { cwd },
  );
  const { parameterTypeRegistry } = library as unknown as Registered;
  return [...parameterTypeRegistry.parameterTypes]
    .map(({ name, regexpStrings }) => ({ name, words: regexpStrings.join('|').replaceAll(String.raw`\/`, '/') }))
    .filter(({ words }) => !PATTERN.test(words))
    .map(({ name, words }) => `- \`{${name}}\`: ${words.split('|').join('; ')}`)
    .join('\n');
}
