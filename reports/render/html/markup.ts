import { partsOf } from '../content/literals.ts';
import { visible } from '../content/visible.ts';

/** HTML that is safe to put into HTML: only {@link html} makes it. */
export interface Markup {
  readonly html: string;
}

/** A message, what is literal in it set as code. */
export function prose(text: string): Markup {
  return html`${partsOf(text).map((part) => (part.literal ? html`<code>${part.text}</code>` : html`${part.text}`))}`;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/**
 * Builds markup: every text put in is made visible and escaped, whatever it holds; nothing is left out but undefined. The
 * indentation of the template itself is dropped.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { html: unindented(strings).reduce((before, after, i) => before + written(values[i - 1]) + after) };
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>();

function unindented(strings: TemplateStringsArray): readonly string[] {
  let parts = squeezed.get(strings);
  if (parts === undefined) squeezed.set(strings, (parts = strings.map((part) => part.replace(/\n\s+/g, '\n'))));
  return parts;
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((markup) => markup.html).join('');
}

/** Text for an element or a quoted attribute. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
