import type { XmlProblem, XmlProblemCode } from './xml-scan.ts';
import { quoted } from './values/parsed.ts';

/** One thing libxml2 said. Lines and columns count from 1; 0 is unknown. */
export interface Diagnosis {
  readonly message: string;
  readonly line: number;
  readonly col: number;
}

/** Puts into Italian, with a code of our own, what the parser said of a text that is not well-formed. */
export function problemOf(diagnoses: readonly Diagnosis[]): XmlProblem {
  const first = diagnoses[0];
  if (first === undefined) return { code: 'NOT_XML', message: 'il corpo non è XML' };
  const said = first.message.trim();
  for (const [pattern, code, say] of SAYINGS) {
    const match = pattern.exec(said);
    if (match !== null) return { code, message: say(match), ...place(first) };
  }
  return { code: 'MALFORMED', message: `il corpo non è XML ben formato (${said})`, ...place(first) };
}

function place({ line, col }: Diagnosis): { line?: number; column?: number } {
  return { ...(line > 0 ? { line } : {}), ...(col > 0 ? { column: col } : {}) };
}

const SAYINGS: readonly (readonly [RegExp, XmlProblemCode, (match: RegExpExecArray) => string])[] = [
  [
    /^Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)/,
    'TAG_MISMATCH',
    ([, open, line, close]) =>
      `il tag di chiusura ${quoted(close!)} non corrisponde a ${quoted(open!)}, aperto alla riga ${line}`,
  ],
  [
    /^Attribute (\S+) redefined/,
    'DUPLICATE_ATTRIBUTE',
    ([, name]) => `l’attributo ${quoted(name!)} compare due volte nello stesso elemento`,
  ],
  [
    /^Namespace prefix (\S+) (?:for \S+ )?on (\S+) is not defined/,
    'UNBOUND_PREFIX',
    ([, prefix, element]) => `il prefisso ${quoted(prefix!)} usato in ${quoted(element!)} non è legato a un namespace`,
  ],
  [
    /Empty XML namespace is not allowed/,
    'UNBOUND_PREFIX',
    () => 'un prefisso è legato a un namespace vuoto, che non è ammesso',
  ],
  [
    /invalid Char value|invalid xmlChar value|invalid character in/i,
    'INVALID_CHARACTER',
    () => 'il corpo contiene un carattere che XML non ammette',
  ],
  [
    /^Extra content at the end/,
    'EXTRA_CONTENT',
    () => 'dopo l’elemento radice c’è altro contenuto: la radice deve essere una sola',
  ],
  [
    /^(xmlParseEntityRef: no name|EntityRef: expecting ';')/,
    'AMPERSAND',
    () => 'una «&» non introduce un riferimento: nel testo va scritta «&amp;»',
  ],
  [/^Entity '(.*)' not defined/, 'UNKNOWN_ENTITY', ([, name]) => `l’entità ${quoted(name!)} non è definita`],
  [/^Sequence '\]\]>'/, 'MALFORMED', () => 'il testo contiene «]]>», che va scritto «]]&gt;»'],
  [
    /^(Premature end of data|Couldn't find end of Start Tag|CData section not finished|Comment not terminated|AttValue: ' expected)/,
    'UNFINISHED',
    () => 'il corpo finisce prima del dovuto: un elemento, un commento o un attributo non è chiuso',
  ],
  [/^Start tag expected/, 'NOT_XML', () => 'il corpo non è XML: manca il tag iniziale'],
  [/^Document is empty/, 'EMPTY', () => 'il corpo è vuoto'],
  [/^Unescaped '<'/, 'MALFORMED', () => 'il valore di un attributo contiene «<», che va scritto «&lt;»'],
  [/^AttValue: " or ' expected/, 'MALFORMED', () => 'il valore di un attributo non è tra virgolette'],
  [
    /^XML declaration allowed only at the start/,
    'MALFORMED',
    () => 'la dichiarazione XML non sta all’inizio del corpo',
  ],
  [/^Unregistered error message/, 'MALFORMED', () => 'il corpo non è XML ben formato'],
  [/^Excessive depth/, 'TOO_DEEP', () => 'il corpo annida troppi elementi'],
  [/^Resource limit exceeded/, 'RESOURCE_LIMIT', () => 'un testo o un tag del corpo è troppo lungo'],
];

/** What a schema said of a message: the facet or rule broken, in Italian, and the value that broke it where it says it. */
export function violationOf(said: string): {
  readonly keyword: string;
  readonly message: string;
  readonly value?: string;
} {
  const text = said.trim().replace(/^Element '[^']*'(, attribute '[^']*')?: /, '');
  const attribute = /^Element '[^']*', attribute '([^']*)'/.exec(said)?.[1];
  const who = attribute === undefined ? '' : `attributo ${quoted(local(attribute))}: `;
  for (const [pattern, keyword, say] of VIOLATIONS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const value = match.groups?.['value'];
    return { keyword, message: who + say(match), ...(value === undefined ? {} : { value }) };
  }
  return { keyword: 'schema', message: `${who}non rispetta lo schema (${text})` };
}

const VIOLATIONS: readonly (readonly [RegExp, string, (match: RegExpExecArray) => string])[] = [
  [
    /^\[facet 'pattern'\] The value '(?<value>.*)' is not accepted by the pattern '(.*)'\.$/s,
    'pattern',
    ([, value, pattern]) => `il valore ${quoted(value!)} non ha la forma ${pattern}`,
  ],
  [
    /^\[facet 'enumeration'\] The value '(?<value>.*)' is not an element of the set \{(.*)\}\.$/s,
    'enumeration',
    ([, value, set]) => `il valore ${quoted(value!)} non è tra quelli ammessi (${set!.replaceAll("'", '')})`,
  ],
  [
    /^\[facet '(minLength|maxLength|length)'\] The value(?: '(?<value>.*)')? has a length of '(\d+)'; .* '(\d+)'\.$/s,
    'length',
    ([, facet, , has, limit]) =>
      `il valore ha ${has} caratteri; ${facet === 'maxLength' ? 'al massimo' : facet === 'minLength' ? 'almeno' : 'esattamente'} ${limit}`,
  ],
  [
    /^\[facet '(minInclusive|maxInclusive|minExclusive|maxExclusive)'\] The value '(?<value>.*)' .*'(.*)'\)?\.$/s,
    'range',
    ([, facet, value, limit]) =>
      `il valore ${quoted(value!)} è fuori dai limiti (${facet!.startsWith('max') ? 'massimo' : 'minimo'} ${limit})`,
  ],
  [
    /^\[facet '(fractionDigits|totalDigits)'\] The value '(?<value>.*)' has more (?:fractional )?digits than are allowed \('(\d+)'\)\.$/s,
    'digits',
    ([, facet, value, limit]) =>
      `il valore ${quoted(value!)} ha troppe cifre${facet === 'fractionDigits' ? ' decimali' : ''}: al massimo ${limit}`,
  ],
  [
    /^'(?<value>.*)' is not a valid value of the (?:atomic|local atomic|list|union) type(?: '(.*)')?\.$/s,
    'type',
    ([, value, type]) =>
      `il valore ${quoted(value!)} non è valido${type === undefined ? '' : ` per il tipo ${local(type)}`}`,
  ],
  [
    /^This element is not expected\.(?: Expected is (?:one of )?\( (.*) \)\.)?$/s,
    'sequence',
    ([, expected]) =>
      `elemento inatteso in questo punto${expected === undefined ? '' : `; atteso ${alternatives(expected)}`}`,
  ],
  [
    /^Missing child element\(s\)\.(?: Expected is (?:one of )?\( (.*) \)\.)?$/s,
    'required',
    ([, expected]) => `manca un elemento obbligatorio${expected === undefined ? '' : `: ${alternatives(expected)}`}`,
  ],
  [
    /^No matching global (?:element )?declaration available/,
    'root',
    () => 'l’elemento non è tra quelli che il contratto prevede',
  ],
  [
    /^The attribute '(.*)' is not allowed\.$/,
    'attribute',
    ([, name]) => `attributo ${quoted(local(name!))} non ammesso`,
  ],
  [
    /^The attribute '(.*)' is required but missing\.$/,
    'attribute',
    ([, name]) => `manca l’attributo obbligatorio ${quoted(local(name!))}`,
  ],
  [/^Character content .* is not allowed/s, 'text', () => 'contiene testo dove sono ammessi solo elementi'],
  [/^Element content is not allowed/s, 'children', () => 'contiene elementi dove è ammesso solo testo'],
];

function alternatives(expected: string): string {
  return expected
    .split(', ')
    .map((name) => local(name))
    .join(' oppure ');
}

/** The local part of libxml2's `{namespace}name`. */
function local(name: string): string {
  return name.replace(/^\*?\{[^}]*\}/, '');
}
