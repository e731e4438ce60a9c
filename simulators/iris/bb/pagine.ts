import { escapeHtml, pagina } from '../gateway/pagine.ts';
import type { Ente, Tributo } from '../state.ts';
import type { CampoDiModulo, Compilato } from './campi.ts';

/** Where the public pages are, under the platform's own address (iris.md §6). */
export const PUBLIC_PATH = '/public';

/** The enti that have something to pay. */
export function paginaEnti(enti: readonly Ente[]): string {
  return pagina(
    'Pagamenti spontanei: scegli l’ente',
    `<p>Puoi pagare senza registrarti, anche per un’altra persona.</p>\n${elenco(
      enti.map(({ codice, denominazione }) => [`${PUBLIC_PATH}/${encodeURIComponent(codice)}`, denominazione]),
    )}`,
  );
}

/** What can be paid to an ente. */
export function paginaTributi({ codice, denominazione }: Ente, tributi: readonly Tributo[]): string {
  return pagina(
    `${denominazione}: scegli che cosa pagare`,
    `${elenco(
      tributi.map((tributo) => [
        `${PUBLIC_PATH}/${encodeURIComponent(codice)}/${encodeURIComponent(tributo.codice)}`,
        tributo.descrizione,
      ]),
    )}\n<p><a href="${PUBLIC_PATH}">Scegli un altro ente</a></p>`,
  );
}

function elenco(voci: readonly (readonly [indirizzo: string, testo: string])[]): string {
  return voci.length === 0
    ? '<p>Non c’è niente da scegliere.</p>'
    : `<ul>\n${voci.map(([dove, testo]) => `<li><a href="${escapeHtml(dove)}">${escapeHtml(testo)}</a></li>`).join('\n')}\n</ul>`;
}

/** The form of a tributo; what is wrong stands in a list above it, and by each field. */
export function paginaModulo(
  ente: Ente,
  tributo: Tributo,
  campi: readonly CampoDiModulo[],
  { valori, errori }: Compilato = { valori: {}, errori: {} },
): string {
  const indirizzo = `${PUBLIC_PATH}/${encodeURIComponent(ente.codice)}/${encodeURIComponent(tributo.codice)}`;
  const sbagliati = campi.filter(({ nome }) => errori[nome] !== undefined);
  const sommario =
    sbagliati.length === 0
      ? ''
      : `<div role="alert" class="avviso"><h2>Correggi questi campi</h2>\n<ul>\n${sbagliati
          .map(
            ({ nome, etichetta }) => `<li><a href="#${nome}">${escapeHtml(`${etichetta}: ${errori[nome]!}`)}</a></li>`,
          )
          .join('\n')}\n</ul></div>\n`;
  const istruzioni = tributo.modulo?.istruzioni;
  return pagina(
    `${sbagliati.length === 0 ? '' : 'Errore: '}${tributo.descrizione}`,
    `<p>${escapeHtml(ente.denominazione)}</p>\n` +
      (istruzioni === undefined ? '' : `<p>${escapeHtml(istruzioni)}</p>\n`) +
      `${sommario}<p>I campi segnati come obbligatori si devono compilare.</p>\n` +
      `<form method="post" action="${escapeHtml(indirizzo)}" novalidate>\n` +
      campi.map((campo) => campoHtml(campo, valori[campo.nome] ?? '', errori[campo.nome])).join('\n') +
      '\n<button name="azione" value="paga">Paga online</button>\n' +
      '<button class="altro" name="azione" value="avviso">Scarica l’avviso da pagare</button>\n</form>',
  );
}

function campoHtml(
  { nome, etichetta, obbligatorio, aiuto, righe, tastiera, autocomplete }: CampoDiModulo,
  valore: string,
  errore: string | undefined,
): string {
  const descritto = [
    ...(aiuto === undefined ? [] : [`${nome}-aiuto`]),
    ...(errore === undefined ? [] : [`${nome}-errore`]),
  ].join(' ');
  const attributi =
    `id="${nome}" name="${nome}"` +
    (descritto === '' ? '' : ` aria-describedby="${descritto}"`) +
    (obbligatorio ? ' aria-required="true"' : '') +
    (errore === undefined ? '' : ' aria-invalid="true"') +
    (tastiera === undefined ? '' : ` inputmode="${tastiera}"`) +
    (autocomplete === undefined ? '' : ` autocomplete="${autocomplete}"`);
  return (
    `<div class="campo"><label for="${nome}">${escapeHtml(etichetta)}${obbligatorio ? ' (obbligatorio)' : ''}</label>` +
    (aiuto === undefined ? '' : `<p class="aiuto" id="${nome}-aiuto">${escapeHtml(aiuto)}</p>`) +
    (errore === undefined ? '' : `<p class="errore" id="${nome}-errore">${escapeHtml(errore)}</p>`) +
    (righe === undefined
      ? `<input ${attributi} value="${escapeHtml(valore)}">`
      : `<textarea ${attributi} rows="${righe}">${escapeHtml(valore)}</textarea>`) +
    '</div>'
  );
}

/** Where the gateway sends the browser at the end, well or not. */
export function paginaRitorno(dove: string, annullato: boolean): string {
  return pagina(
    annullato ? 'Pagamento annullato' : 'Operazione conclusa',
    (annullato
      ? '<p>Non hai pagato: nessun importo è stato addebitato.</p>'
      : '<p>Se il pagamento è riuscito, l’ente ne riceve notizia da IRIS: non devi fare altro.</p>') +
      `\n<p><a href="${escapeHtml(dove)}">Torna al modulo</a></p>`,
  );
}
