import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { thousands } from '../../../words.ts';
import { conforming } from '../../content/labels.ts';
import { qrCode } from '../qr.ts';
import type { Sheet } from '../sheet.ts';
import { GREY, MARGIN, SIZE } from '../style.ts';

/** What pins the evidence, and how anybody checks it. */
export function integrity(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { manifest, tree } = evidence;
  sheet.text(
    'Gli esiti di questo rapporto sono calcolati da un registro che contiene tutti gli scambi, i comandi e i rilievi della prova, nell’ordine in cui sono avvenuti. Ogni voce porta l’impronta della precedente: una voce modificata, tolta o spostata si riconosce. Il manifesto fissa le impronte delle fonti, il numero delle voci e l’ultima impronta del registro; questo documento riporta l’impronta del manifesto.',
    { after: 10 },
  );
  sheet.fact('Esecuzione', [{ text: tree.run.id, face: 'code' }]);
  sheet.fact('Manifesto, SHA-256', [{ text: manifest.sha256, face: 'code' }]);
  sheet.fact('Registro, voci', [{ text: thousands(manifest.chainLength), face: 'code' }]);
  sheet.fact('Registro, ultima impronta', [{ text: manifest.chainHead, face: 'code' }]);
  sheet.space(8);
  qrCode(
    sheet,
    `${tree.run.id} ${manifest.sha256}`,
    `Codice QR con l’identificativo dell’esecuzione, ${tree.run.id}, e l’impronta del manifesto, ${manifest.sha256}`,
    MARGIN.left + 128,
    92,
  );
  sheet.text('Il codice QR contiene l’identificativo dell’esecuzione e l’impronta del manifesto, parola per parola.', {
    x: MARGIN.left + 128,
    size: SIZE.small,
    colour: GREY,
    before: 4,
  });
  sheet.heading(3, 'Come si verifica');
  const checks: readonly (readonly [string, string])[] = [
    ['Le impronte di tutti i file, con strumenti comuni:', 'sha256sum -c SHA256SUMS'],
    ['Impronte, registro e manifesto insieme:', `npx collaudo verify out/${tree.run.id}`],
    [
      'Gli esiti, ricalcolati dal registro senza il software provato e senza rete:',
      `npx collaudo rejudge out/${tree.run.id}`,
    ],
  ];
  for (const [what, command] of checks) {
    sheet.text(what, { after: 1 });
    sheet.text([{ text: command, face: 'code' }], { role: 'Code', panel: true, size: SIZE.small, after: 8 });
  }
  sheet.heading(3, 'Dati personali e segreti');
  sheet.text(
    'Prima di essere registrati, i segreti sono sostituiti da un segnaposto e i dati personali da altri di fantasia, sempre gli stessi per lo stesso dato. I brani qui riprodotti sono estratti: gli scambi per intero stanno nel registro.',
  );
  sheet.text(
    `${
      conforming(plan)
        ? 'La firma, se presente, dice chi ha fatto proprio il documento.'
        : 'Questo rapporto non contiene un campo per la firma: il piano non è conforme.'
    } Le impronte dicono che nulla è cambiato dopo la prova; non dicono chi l’ha svolta.`,
  );
}
