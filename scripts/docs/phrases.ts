import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { phraseWords } from './phrase-words.ts';

const STEP = /\b(Given|When|Then)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\/((?:[^/\\]|\\.)*)\/)/g;
const WORDS = { Given: 'Dato', When: 'Quando', Then: 'Allora' } as const;

/** The phrase book's generated part: the words with a value, then every phrase the steps know, by keyword and file, in order of text. */
export async function phrases(): Promise<string> {
  const folder = join(import.meta.dirname, '../../steps');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.steps.ts'))
    .sort();
  const lines = files.flatMap((name) => {
    const found = [...readFileSync(join(folder, name), 'utf8').matchAll(STEP)].map((match) => ({
      keyword: match[1] as keyof typeof WORDS,
      phrase: (match[2] ?? match[3] ?? match[4] ?? '').replaceAll("\\'", '’'),
    }));
    return [
      `### ${name.replace('.steps.ts', '')}`,
      '',
      ...(['Given', 'When', 'Then'] as const).flatMap((keyword) =>
        found
          .filter((each) => each.keyword === keyword)
          .map(({ phrase }) => `- ${WORDS[keyword]} ${phrase}`)
          .sort((a, b) => a.localeCompare(b, 'it')),
      ),
      '',
    ];
  });
  return ['### Parole con un valore', '', await phraseWords(), '', ...lines].join('\n');
}
