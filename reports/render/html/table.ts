import { html } from './markup.ts';
import type { Markup } from './markup.ts';

/** A table with its caption and scopes; the first cell of a row names the row. Scrolls sideways, by keyboard too. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

/** Labels and values. */
export function facts(pairs: readonly (readonly [string, Markup] | undefined)[]): Markup {
  return html`<dl>
    ${pairs
      .filter((pair) => pair !== undefined)
      .map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
  </dl> `;
}
