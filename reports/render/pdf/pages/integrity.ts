import type { Evidence } from '../../../evidence.ts';
import { thousands } from '../../../words.ts';
import type { Sheet } from '../sheet.ts';
import { SIZE } from '../style.ts';

/** What pins the evidence, and how anybody checks it. */
export function integrity(sheet: Sheet, evidence: Evidence): void {
  const { manifest, tree } = evidence;
  sheet.text(
    'Gli esiti di questo rapporto sono calcolati da un registro che contiene tutti gli scambi, i comandi e i rilievi della prova, nell’ordine in cui sono avvenuti. Ogni voce porta l’impronta della precedente: una voce modificata, tolta o spostata si riconosce. Il manifesto fissa le impronte delle fonti, il numero delle voci e l’ultima impronta del registro; questo documento riporta l’impronta del manifesto.',
    { after: 10 },
  );
  sheet.fact('Manifesto, SHA-256', [{ text: manifest.sha256, face: 'code' }]);
  sheet.fact('Registro, voci', [{ text: thousands(manifest.chainLength), face: 'code' }]);
  sheet.fact('Registro, ultima impronta', [{ text: manifest.chainHead, face: 'code' }]);
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
    'Questo rapporto non è firmato e non contiene un campo per la firma. Le impronte dicono che nulla è cambiato dopo la prova; non dicono chi l’ha svolta.',
  );
}
