import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import { dettagliOf } from '../contract/pendenza.ts';
import type { DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';

/** The tributo of the digital revenue stamp (iris.md §3.4). */
export const E_BOLLO = 'E_BOLLO';

/** Thousandths of euro of a stamp: 16.00. */
const MILLESIMI = 16_000;

/** The checks on digital revenue stamps, whether or not they are paid on the fly (iris.md §3.4). */
export function controllaBollo({ tipoPendenza, dati }: Pendenza): Esito[] {
  const portati = dati.Insert ?? dati.Replace;
  if (tipoPendenza !== E_BOLLO || portati === undefined) return [];
  return dettagliOf(portati).flatMap((dettaglio) => [
    ...(haDatiBollo(dettaglio) ? [] : [esitoDi('A0000040')]),
    ...(dettaglio.importo?.thousandths === MILLESIMI ? [] : [esitoDi('A0000041')]),
  ]);
}

/** Whether the first attachment is DatiMBD.txt with kind of stamp, province and SHA-256 of the document. */
function haDatiBollo({ allegati }: DettaglioPagamento): boolean {
  const [allegato] = allegati;
  if (allegato === undefined) return false;
  const { tipo, titolo, codifica, contenuto } = allegato;
  if (tipo !== 'Documento' || titolo !== 'DatiMBD.txt' || codifica !== 'TEXT') return false;
  const campi = new Map(
    Buffer.from(contenuto, 'base64')
      .toString('utf8')
      .trim()
      .split(';')
      .map((campo) => [campo.slice(0, campo.indexOf('=')), campo.slice(campo.indexOf('=') + 1)] as const),
  );
  return (
    campi.get('TIPO') === '01' &&
    /^[A-Z]{2}$/.test(campi.get('PROV') ?? '') &&
    /^[a-fA-F0-9]{64}$/.test(campi.get('HASH') ?? '')
  );
}
