import { readYaml } from '../doors/yaml.ts';
import { members, text } from '../seen.ts';

/** A button of a message: its label and what it does. */
export interface Button {
  readonly label: string;
  readonly action: string;
}

export interface FrontMatter {
  /** Why it is not of the form that IO reads; undefined where it is. */
  readonly problem: string | undefined;
  readonly buttons: readonly Button[];
  /** What follows it. */
  readonly body: string;
}

const ACTION =
  /^(iohandledlink:\/\/(https:\/\/\S+|mailto:\S+@\S+|tel:\+?\d\S*|sms:\+?\d\S*|copy:\S+)|ioit:\/\/\S+|iosso:\/\/https:\/\/\S+)$/;

/** Whether a text means to begin with buttons, well or badly written. */
export function meansButtons(markdown: string): boolean {
  return /^\s*---/.test(markdown) || /^\s*cta_\d\s*:/m.test(markdown);
}

/** Reads the block of buttons that begins a text (io.md §3.4.1-bis); undefined where the text does not mean to have any. */
export function frontMatterOf(markdown: string): FrontMatter | undefined {
  if (!meansButtons(markdown)) return undefined;
  const block = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown);
  if (block === null)
    return {
      problem: 'il blocco dei pulsanti non comincia al primo carattere, o non è chiuso',
      buttons: [],
      body: markdown,
    };
  const body = markdown.slice(block[0].length);
  const read = readYaml(block[1]!);
  const languages = Object.entries(members(read));
  const buttons = languages.flatMap(([, each]) =>
    Object.values(members(each)).map((button) => ({
      label: text(members(button)['text']) ?? '',
      action: text(members(button)['action']) ?? '',
    })),
  );
  return { problem: problemOf(languages, buttons, body), buttons, body };
}

function problemOf(
  languages: readonly (readonly [string, unknown])[],
  buttons: readonly Button[],
  body: string,
): string | undefined {
  if (languages.length === 0) return 'il blocco dei pulsanti non si legge';
  const other = languages.find(([language]) => language !== 'it' && language !== 'en');
  if (other !== undefined) return `lingua ${other[0]}`;
  if (!languages.some(([language]) => language === 'it')) return 'manca l’italiano';
  for (const [language, each] of languages) {
    const names = Object.keys(members(each));
    if (!names.includes('cta_1')) return `in ${language} manca cta_1`;
    const unknown = names.find((name) => name !== 'cta_1' && name !== 'cta_2');
    if (unknown !== undefined) return `in ${language} c’è ${unknown}`;
  }
  const empty = buttons.find(({ label, action }) => label.trim() === '' || action.trim() === '');
  if (empty !== undefined) return 'un pulsante è senza testo o senza azione';
  const wrong = buttons.find(({ action }) => !ACTION.test(action));
  if (wrong !== undefined) return `azione ${wrong.action}`;
  return body.trim() === '' ? 'dopo i pulsanti non c’è testo' : undefined;
}
