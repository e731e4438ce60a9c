import type { Level } from '../simulators/kernel/requirement.ts';
import type { CaseVerdict, Verdict, VerdictTree } from './verdict-tree.ts';

/** What a verdict is called in print. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  error: 'guasto del banco di prova',
  fail: 'non conforme',
  blocked: 'prerequisito mancante',
  untested: 'non provato',
  warn: 'raccomandazione disattesa',
  attested: 'attestato da un operatore',
  pass: 'conforme',
  notApplicable: 'non applicabile (dichiarato)',
};

/** What the verdict of a requirement is called: a MAY that is not followed is noted, and is nobody's recommendation. */
export function requirementWords({ level, verdict }: { readonly level: Level; readonly verdict: Verdict }): string {
  return level === 'MAY' && verdict === 'warn' ? 'annotazione' : VERDICT_WORDS[verdict];
}

/** What a verdict means, in one sentence: the legend of every report. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  error: 'Si è guastato il banco di prova: nulla si può dire del software provato.',
  fail: 'Almeno un requisito obbligatorio è stato violato.',
  blocked: 'La prova non si è potuta svolgere perché il software non ha risposto o mancava una condizione di partenza.',
  untested: 'Il requisito obbligatorio non è stato messo alla prova: non vale come superato.',
  warn: 'I requisiti obbligatori sono soddisfatti; almeno una raccomandazione non lo è.',
  attested: 'La prova non è osservabile dal banco: ne risponde l’operatore che l’ha attestata.',
  pass: 'Ogni requisito obbligatorio applicabile è soddisfatto.',
  notApplicable: 'L’ente ha dichiarato, motivandolo, che la prova non lo riguarda.',
};

export const LEVEL_WORDS: Readonly<Record<Level, string>> = { MUST: 'DEVE', SHOULD: 'DOVREBBE', MAY: 'PUÒ' };

export const MODE_WORDS: Readonly<Record<CaseVerdict['mode'], string>> = {
  active: 'prova attiva',
  passive: 'osservazione del traffico',
  attested: 'attestazione di un operatore',
};

export const AMBIENTE_WORDS: Readonly<Record<VerdictTree['run']['ambiente'], string>> = {
  staging: 'staging (collaudo)',
  esercizio: 'esercizio',
};

/** With a capital letter, where a sentence or a table cell begins with it. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1 caso`, `3 casi`: a count with its noun, thousands parted by a full stop. */
export function counted(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** 12345 -> `12.345`. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}
