import { parseXml, textAt } from '../../../../simulators/kernel/xml.ts';
import { keys } from '../archive.ts';
import type { Incassi } from '../archive.ts';
import type { IrisDesk } from '../desk.ts';
import { readInformativaCsv } from './csv.ts';
import { askSpx } from './servizio.ts';

/**
 * Draws every file of payments and keeps what it tells. Drawing one takes it off IRIS's list: its id is written down before,
 * so that one whose answer was lost is asked for again.
 */
export async function drawInformative(
  desk: IrisDesk,
): Promise<{ readonly pagamenti: number; readonly problemi: readonly string[] }> {
  const { archive, parts } = desk;
  const elenco = await askSpx(desk, 'informativapagamenti/list');
  if (elenco.status !== 200)
    return { pagamenti: 0, problemi: [parts.spxTrouble('Lettura delle informative non riuscita', elenco)] };
  const daPrelevare = parts.informativeToDraw(idsIn(elenco.text), archive.daPrelevare());
  archive.keep([[keys.daPrelevare, daPrelevare]]);
  let pagamenti = 0;
  const problemi: string[] = [];
  for (const id of daPrelevare) {
    const reply = await askSpx(
      desk,
      `informativapagamenti/get?idTrasmissione=${encodeURIComponent(id)}`,
      undefined,
      parts.drawsAgain,
    );
    if (reply.status !== 200 || !parts.isWholeInformativa(reply.text)) {
      problemi.push(parts.spxTrouble('Prelievo di un’informativa non riuscito', reply));
      if (parts.forgetsLost()) archive.keep([[keys.daPrelevare, archive.daPrelevare().filter((one) => one !== id)]]);
      continue;
    }
    pagamenti += keep(desk, reply.text);
    archive.keep([[keys.daPrelevare, archive.daPrelevare().filter((one) => one !== id)]]);
  }
  return { pagamenti, problemi };
}

function keep(desk: IrisDesk, text: string): number {
  const { archive, parts } = desk;
  const rows = parts.informativaRows(readInformativaCsv(desk, text));
  const after = new Map<string, Incassi>();
  for (const row of rows) {
    const importo = parts.csvCents(row.pagato);
    const idPagamento = parts.csvInstalment(row, (id) => archive.pendenza(id)?.dati.rate[0]?.idPagamento);
    if (importo === undefined || idPagamento === '') continue;
    const held = after.get(idPagamento) ?? archive.incassi(idPagamento);
    after.set(
      idPagamento,
      parts.afterPayment(held, { importo, stadio: parts.csvStage(row) }, parts.isSamePayment, parts.stageAfter),
    );
  }
  archive.keepPayments([...after].map(([id, incassi]) => [keys.incassi(id), incassi]));
  return rows.length;
}

/** The ids of a list, whatever the name of its items is. */
function idsIn(xml: string): readonly string[] {
  const read = parseXml(Buffer.from(xml));
  return read.ok ? read.root.children.flatMap((item) => textAt(item, 'IdTrasmissione') ?? []) : [];
}
