import { pages } from '../../../simulators/index.ts';
import type { Entry, ExchangeBody, JournalMessage } from '../../../simulators/kernel/journal.ts';
import { parseJsonText } from '../../../simulators/kernel/json.ts';
import { thousands } from '../../words.ts';
import { bounded } from './bounded.ts';

/** An exchange as a report shows it: bounded, redacted already in the journal. */
export interface ExchangeExcerpt {
  readonly seq: number;
  readonly at: number;
  readonly elapsedMs: number;
  /** `SEND ← gestionale` is said in words: who called whom. */
  readonly direction: string;
  readonly operation: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly status: number | undefined;
  /** What went wrong on the way: a scripted fault, no answer. */
  readonly remarks: readonly string[];
  readonly request: MessageExcerpt;
  readonly response: MessageExcerpt;
}

export interface MessageExcerpt {
  readonly headers: readonly string[];
  readonly lines: readonly string[];
}

/** Lines of body shown of an exchange, request and response together. */
const BODY_LINES = 25;
const LINE_CHARACTERS = 220;
/** Beyond this a body is not parsed to be laid out: its first lines are shown as they came. */
const PARSED_CHARACTERS = 256 * 1024;

const DIRECTIONS: Readonly<Record<ExchangeBody['direction'], string>> = {
  toPlatform: 'dal software provato alla piattaforma',
  fromPlatform: 'dalla piattaforma al software provato',
  betweenPlatforms: 'tra piattaforme',
};

/** Whether a citizen's browser made the exchange: it is no evidence of the system under test. */
export function isOfBrowser({ platform, operation, direction }: ExchangeBody): boolean {
  return direction === 'toPlatform' && pages.has(`${platform}/${operation ?? ''}`);
}

const FAILURES: Readonly<Record<string, string>> = {
  TIMEOUT: 'nessuna risposta entro il tempo concesso',
  RESET: 'connessione interrotta',
  UNREACHABLE: 'indirizzo non raggiungibile',
};

const FAULTS: Readonly<Record<string, string>> = {
  status: 'risposta di errore voluta dalla prova',
  delay: 'risposta ritardata dalla prova',
  hang: 'risposta trattenuta dalla prova',
  reset: 'connessione interrotta dalla prova',
  truncate: 'risposta troncata dalla prova',
  malformed: 'risposta malformata dalla prova',
  duplicate: 'contenuto ripetuto dalla prova',
  reorder: 'ordine alterato dalla prova',
  expiry: 'scadenza anticipata dalla prova',
};

/** The excerpt of a journal entry; undefined where the entry is no exchange. */
export function excerptOf(entry: Entry | undefined): ExchangeExcerpt | undefined {
  if (entry?.kind !== 'exchange') return undefined;
  const request = bodyLines(entry.request);
  const response = bodyLines(entry.response);
  const half = Math.floor(BODY_LINES / 2);
  const forRequest = Math.max(half, BODY_LINES - response.length);
  const shownRequest = firstLines(request, forRequest);
  const shownResponse = firstLines(response, Math.max(half, BODY_LINES - Math.min(request.length, forRequest)));
  return {
    seq: entry.seq,
    at: entry.at,
    elapsedMs: entry.elapsedMs,
    direction: isOfBrowser(entry) ? 'dal browser di un cittadino alla piattaforma' : DIRECTIONS[entry.direction],
    operation: entry.operation,
    method: entry.request.method,
    url: bounded(entry.request.url, 600),
    status: entry.failure === undefined ? entry.response.status : undefined,
    remarks: [
      ...(entry.failure === undefined ? [] : [FAILURES[entry.failure] ?? entry.failure]),
      ...(entry.fault === undefined ? [] : [FAULTS[entry.fault.kind] ?? entry.fault.kind]),
    ],
    request: { headers: headerLines(entry.request), lines: shownRequest },
    response: { headers: headerLines(entry.response), lines: shownResponse },
  };
}

const HEADERS = new Set([
  'authorization',
  'content-length',
  'content-type',
  'location',
  'retry-after',
  'soapaction',
  'ocp-apim-subscription-key',
]);

/** The headers that a reader of evidence looks for: credentials (redacted), types, sizes, the platform's own. */
function headerLines(message: JournalMessage): string[] {
  return Object.entries(message.headers)
    .filter(([name]) => HEADERS.has(name) || (name.startsWith('x-') && name !== 'x-powered-by'))
    .slice(0, 8)
    .map(([name, value]) => bounded(`${name}: ${value}`, LINE_CHARACTERS));
}

function bodyLines(message: JournalMessage): string[] {
  if (message.binary !== undefined) {
    const { size, sha256, head } = message.binary;
    return [`[contenuto binario, ${thousands(size)} byte, SHA-256 ${sha256}]`, head].filter((line) => line !== '');
  }
  const text = message.text ?? '';
  if (text.trim() === '') return [];
  return laidOut(text)
    .split(/\r\n|\n|\r/)
    .map((line) => bounded(line, LINE_CHARACTERS));
}

function laidOut(text: string): string {
  if (text.length > PARSED_CHARACTERS) return text.slice(0, BODY_LINES * LINE_CHARACTERS * 2);
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    const parsed = parseJsonText(text);
    return parsed.ok ? JSON.stringify(parsed.value, undefined, 2) : text;
  }
  return start.startsWith('<') ? indentedXml(start) : text;
}

/** One element a line, indented: for reading only, so mixed content need not survive. */
function indentedXml(xml: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const part of xml.split(/(?<=>)\s*(?=<)/)) {
    if (lines.length > BODY_LINES * 4) break;
    if (part.startsWith('</')) depth = Math.max(0, depth - 1);
    lines.push('  '.repeat(Math.min(depth, 20)) + part);
    if (/^<[^/?!]/.test(part) && !part.endsWith('/>') && !part.includes('</')) depth++;
  }
  return lines.join('\n');
}

function firstLines(lines: readonly string[], max: number): readonly string[] {
  if (lines.length <= max) return lines;
  return [...lines.slice(0, max - 1), `… (altre ${thousands(lines.length - max + 1)} righe nel registro)`];
}
