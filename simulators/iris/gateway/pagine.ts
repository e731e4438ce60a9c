import { formatImportoItaliano, importo as cents, sumImporti } from '../../kernel/values/importo.ts';
import type { Posizione } from '../posizione.ts';
import type { Metodo } from './metodi.ts';

const STYLE = `
body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#17324d;background:#fff}
h1{font-size:1.75rem}table{border-collapse:collapse;width:100%}th,td{padding:.5rem;text-align:left;border-bottom:1px solid #5b6f82}
td:last-child,th:last-child{text-align:right}fieldset{margin:1.5rem 0;border:1px solid #5b6f82}label{display:block;padding:.5rem 0}
button{font:inherit;padding:.75rem 1.25rem;margin:.25rem .5rem .25rem 0;border:2px solid #06c;background:#06c;color:#fff;cursor:pointer}
button.altro{background:#fff;color:#06c}button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #b36000;outline-offset:2px}
.campo{margin:1rem 0}.campo label{padding:0;font-weight:600}.campo input,.campo textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #5b6f82}
.aiuto{margin:.125rem 0;color:#435a70}.errore{margin:.125rem 0;color:#a00;font-weight:600}textarea:focus-visible{outline:3px solid #b36000}.campo [aria-invalid]{border:2px solid #a00}
.avviso{border-left:.5rem solid #b36000;padding:.5rem 1rem}`;

/** A page of the gateway, whole: it needs no script and nothing from elsewhere. */
export function pagina(titolo: string, corpo: string): string {
  return (
    '<!doctype html>\n<html lang="it">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escapeHtml(titolo)} – IRIS (simulatore)</title>\n<style>${STYLE}</style>\n</head>\n<body>\n` +
    '<header><p>IRIS, portale dei pagamenti – simulatore: nessun denaro viene movimentato.</p></header>\n' +
    `<main>\n<h1>${escapeHtml(titolo)}</h1>\n${corpo}\n</main>\n</body>\n</html>\n`
  );
}

/** What is to be paid, how, and three ways out. `azione` is the address of the form. */
export function paginaPagamento(
  azione: string,
  posizioni: readonly Posizione[],
  metodi: readonly Metodo[],
  denominazioni: ReadonlyMap<string, string>,
  errore?: string,
): string {
  const totale = sumImporti(...posizioni.map(({ condizione }) => cents(condizione.importo)));
  const righe = posizioni.map(
    ({ riga, condizione }) =>
      `<tr><td>${escapeHtml(denominazioni.get(riga.ente) ?? riga.ente)}</td><td>${escapeHtml(condizione.causale ?? riga.causale)}</td>` +
      `<td>${euro(condizione.importo)}</td></tr>`,
  );
  const scelte = metodi.map(
    ({ id, etichetta }, at) =>
      `<label><input type="radio" name="metodo" value="${id}"${at === 0 ? ' checked' : ''}> ${escapeHtml(etichetta)}</label>`,
  );
  return pagina(
    'Pagamento',
    (errore === undefined ? '' : `<p role="alert" class="avviso">${escapeHtml(errore)}</p>\n`) +
      '<table>\n<caption>Importi da pagare</caption>\n' +
      '<thead><tr><th scope="col">Ente</th><th scope="col">Causale</th><th scope="col">Importo in euro</th></tr></thead>\n' +
      `<tbody>${righe.join('\n')}</tbody>\n` +
      `<tfoot><tr><th scope="row" colspan="2">Totale</th><td>${euro(totale)}</td></tr></tfoot>\n</table>\n` +
      `<form method="post" action="${escapeHtml(azione)}">\n` +
      `<fieldset><legend>Come vuoi pagare</legend>\n${scelte.join('\n')}\n</fieldset>\n` +
      '<button name="azione" value="paga">Paga</button>\n' +
      '<button class="altro" name="azione" value="fallisci">Simula un pagamento non riuscito</button>\n' +
      '<button class="altro" name="azione" value="annulla">Annulla e torna all’ente</button>\n</form>',
  );
}

/** Why the gateway does not let in. */
export function paginaRifiuto(titolo: string, perche: string): string {
  return pagina(titolo, `<p class="avviso">${escapeHtml(perche)}</p>`);
}

function euro(importo: number): string {
  return formatImportoItaliano(cents(Math.max(0, importo)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in a page. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
