import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A phrase of the steps, with the expectations that its code asks. */
export interface Phrase {
  readonly text: string;
  readonly pattern: RegExp;
  readonly expectations: readonly string[];
}

/** A scenario as its feature states it: the requirements it promises, the phrases it says. */
export interface Scenario {
  readonly place: string;
  readonly tags: readonly string[];
  readonly steps: readonly string[];
}

const root = join(import.meta.dirname, '..');
const STEP = /^(Dato|E|Quando|Allora) /;

/** Phrases of the step files of a name; `asks` finds the expectations in the code of a phrase, its first group. */
export function phrasesIn(files: RegExp, asks: RegExp): readonly Phrase[] {
  return readdirSync(join(root, 'steps'))
    .filter((name) => files.test(name))
    .flatMap((name) =>
      readFileSync(join(root, 'steps', name), 'utf8')
        .split(/^(?:Given|When|Then)\(/m)
        .slice(1)
        .map((code) => {
          const [, single, double] = /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/.exec(code) ?? [];
          // a slash that is no alternative is escaped, in a literal
          const text = (single ?? double ?? '').replaceAll("\\'", "'").replaceAll('\\\\/', '/');
          const words = text.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
          return {
            text,
            pattern: new RegExp(`^${words.join('.+?')}$`),
            expectations: [...code.matchAll(asks)].map(([, asked]) => asked!),
          };
        }),
    );
}

/** Scenarios of the features of a folder. */
export function scenariosIn(folder: string): readonly Scenario[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.feature'))
    .flatMap((name) => scenariosOf(name, readFileSync(join(root, folder, name), 'utf8').split('\n')));
}

function scenariosOf(name: string, lines: readonly string[]): Scenario[] {
  const found: { place: string; tags: string[]; steps: string[] }[] = [];
  const common: string[] = [];
  let tags: string[] = [];
  let inContext = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text.startsWith('@')) tags = [...tags, ...text.split(/\s+/)];
    else if (/^(Scenario|Schema dello scenario):/.test(text)) {
      found.push({ place: `${name}:${index + 1}`, tags: tags.map((tag) => tag.slice(1)), steps: [...common] });
      tags = [];
      inContext = false;
    } else if (/^(Funzionalità|Regola|Contesto):/.test(text)) {
      tags = [];
      inContext = text.startsWith('Contesto:');
    } else if (STEP.test(text)) (inContext ? common : found.at(-1)?.steps)?.push(text.replace(STEP, ''));
  }
  return found;
}

/** The phrase of a step; a placeholder of an outline stands for whatever its rows hold. */
export function phraseOf(phrases: readonly Phrase[], step: string): Phrase | undefined {
  return phrases.find(({ text }) => text === step) ?? phrases.find(({ pattern }) => pattern.test(step));
}
