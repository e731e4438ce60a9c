import { recently } from '../../kernel/recently.ts';
import { dataMatrixModules, qrModules } from '../doors/barcode-write.ts';
import type { Voce } from '../doors/pdf-write.ts';
import type { Avviso } from './avviso.ts';
import { componiDataMatrix } from './data-matrix.ts';
import { componiQr } from './qr.ts';
import { testiDi } from './testi.ts';

const MM = 72 / 25.4;
/** Side of both symbols: 25 mm (iris.md §7.2, §7.4). */
const SIMBOLO = 25 * MM;
const SINISTRA = 42;
const LARGHEZZA = 510;

/**
 * The notice as a PDF, one A4 page: what a citizen needs to pay, with the QR code and, for a postal account, the DataMatrix.
 * `at` is the document's own date, epoch ms. The same notice gives the same bytes. The drawing is ours; the fields, their
 * limits and the symbols are those of the technical guide (iris.md §7.2-§7.4).
 * @throws RangeError for an amount beyond 999.999,99 euro.
 */
export function stampaAvviso(avviso: Avviso, at: number): Promise<Uint8Array> {
  return stampati(JSON.stringify([avviso, at]));
}

/** Notices made lately: the same one is asked for again and again. */
const stampati = recently(50, (chiave) => stampa(...(JSON.parse(chiave) as [Avviso, number])));

async function stampa(avviso: Avviso, at: number): Promise<Uint8Array> {
  const testi = testiDi(avviso);
  const { numeroAvviso, importo, oggetto, ente, destinatario, postale } = avviso;
  const qr = componiQr({ numeroAvviso, ente: ente.codiceFiscale, importo }, avviso.ampiezzaQr);
  const items: Voce[] = [
    testo(40, 18, 'Avviso di pagamento pagoPA', true),
    testo(66, 8, 'Prova su simulatore: questo avviso non si può pagare.', true),
    testo(88, 11, oggetto, true),
    ...dato(
      120,
      'Ente creditore',
      testi.ente_creditore,
      testi.settore_ente,
      testi.info_ente,
      `Cod. fiscale ${testi.cf_ente}`,
    ),
    ...dato(
      120,
      'Destinatario',
      testi.nome_cognome_destinatario,
      testi.indirizzo_destinatario,
      `Cod. fiscale ${testi.cf_destinatario}`,
    ).map((voce) => ({ ...voce, x: 300 }) as Voce),
    { kind: 'line', y: 210 },
    testo(222, 10, 'Quanto e quando pagare', true),
    testo(240, 16, `${testi.importo} Euro`, true),
    testo(264, 11, `entro il ${testi.data}`),
    { kind: 'line', y: 300 },
    testo(312, 10, 'Banche e altri canali', true),
    { kind: 'symbol', x: SINISTRA, y: 332, side: SIMBOLO, moduli: await qrModules(qr), alt: 'Codice QR del pagamento' },
    testo(340, 9, 'Codice avviso', false, 140),
    testo(352, 12, testi.codice_avviso, true, 140),
    testo(376, 9, `Cod. fiscale ente creditore ${testi.cf_ente}`, false, 140),
    ...(testi.cbill === undefined ? [] : [testo(390, 9, `Codice CBILL ${testi.cbill}`, false, 140)]),
  ];
  if (postale !== undefined) {
    const matrice = componiDataMatrix({
      numeroAvviso,
      conto: postale.conto,
      importo,
      ente: ente.codiceFiscale,
      debitore: destinatario.codiceFiscale,
      nome: destinatario.denominazione,
      causale: oggetto,
    });
    items.push(
      { kind: 'line', y: 430 },
      testo(442, 10, 'Bollettino postale PA', true),
      {
        kind: 'symbol',
        x: SINISTRA,
        y: 462,
        side: SIMBOLO,
        moduli: await dataMatrixModules(matrice),
        alt: 'DataMatrix del bollettino postale',
      },
      testo(470, 9, `sul C/C n. ${testi.numero_cc_postale!}`, false, 140),
      testo(484, 9, `intestato a ${testi.intestatario_cc_postale!}`, false, 140),
    );
  }
  // Drawing costs a start-up more than all the rest: it is loaded with the first notice.
  const { pdfOf } = await import('../doors/pdf-write.ts');
  return pdfOf({ title: `Avviso di pagamento ${testi.codice_avviso}`, author: testi.ente_creditore, at, items });
}

function testo(y: number, size: number, text: string, bold = false, x = SINISTRA): Voce {
  return { kind: 'text', x, y, width: LARGHEZZA - (x - SINISTRA), size, bold, text };
}

/** A heading and its lines, those that there are. */
function dato(y: number, titolo: string, ...righe: readonly (string | undefined)[]): Voce[] {
  return [titolo, ...righe.filter((riga) => riga !== undefined)].map((text, at) => ({
    kind: 'text',
    x: SINISTRA,
    y: y + at * 14,
    width: 240,
    size: 9,
    bold: at === 0,
    text,
  }));
}
