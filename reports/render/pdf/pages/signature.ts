import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { AMBIENTE_WORDS, VERDICT_WORDS } from '../../../words.ts';
import { bounded } from '../../content/bounded.ts';
import { UNSTATED } from '../../content/rapporto.ts';
import { signatureField } from '../signature-field.ts';
import type { Sheet } from '../sheet.ts';
import { COLUMN, GREY, MARGIN, SIZE } from '../style.ts';
import { lay } from '../text.ts';

const FRAME = { width: 260, height: 84 } as const;

/**
 * The page on which a conforming plan is signed for. The frame is content of the page, since signers replace the look of a
 * field; the field itself is empty, and may be left out.
 */
export function signature(sheet: Sheet, evidence: Evidence, plan: PlanVerdict, withField: boolean): void {
  const { run } = evidence.tree;
  const { firmatario } = run.stated ?? {};
  const nature =
    run.environment === 'simulator'
      ? 'La firma riguarda una prova generale su simulatore: non attesta il superamento delle prove nell’ambiente della piattaforma.'
      : `La firma riguarda prove svolte nell’ambiente della piattaforma (${AMBIENTE_WORDS[run.ambiente]}).`;
  sheet.text(
    `Chi firma dichiara, per conto di ${bounded(run.ente.denominazione, 200)}, che le prove del piano «${bounded(plan.title, 200)}» si sono svolte nelle condizioni descritte in questo documento e che l’esito è «${VERDICT_WORDS[plan.verdict]}».`,
    { after: 6 },
  );
  sheet.text(nature, { after: 12 });
  sheet.fact('Ente', [{ text: `${bounded(run.ente.denominazione, 200)}, codice fiscale ${run.ente.codiceFiscale}` }]);
  sheet.fact('Chi firma', [{ text: firmatario === undefined ? UNSTATED : firmatario.nome }]);
  if (firmatario?.qualifica !== undefined) sheet.fact('Qualifica', [{ text: firmatario.qualifica }]);
  sheet.fact('Impronta del manifesto', [{ text: evidence.manifest.sha256, face: 'code' }]);
  sheet.space(26);
  frame(sheet, withField);
  sheet.text(
    withField
      ? 'Il riquadro contiene un campo vuoto per la firma digitale (PAdES). Chi firma può usarlo, firmare altrove in questa pagina, o firmare l’intero file (CAdES, .p7m).'
      : 'Il riquadro è lasciato libero per la firma digitale (PAdES); in alternativa si firma l’intero file (CAdES, .p7m).',
    { size: SIZE.small, colour: GREY, before: 10 },
  );
}

function frame(sheet: Sheet, withField: boolean): void {
  sheet.need(FRAME.height + 40);
  const x = MARGIN.left + COLUMN - FRAME.width;
  const caption = lay(sheet.fonts, [{ text: 'Firma digitale', colour: GREY }], FRAME.width, { size: SIZE.tiny });
  sheet.artifact('Layout', () => {
    sheet.doc.rect(x, sheet.y, FRAME.width, FRAME.height).dash(3, { space: 3 }).lineWidth(0.7).stroke(GREY);
    sheet.doc.undash();
    sheet.draw(caption, x + 8, sheet.y + 4);
  });
  if (withField) signatureField(sheet, x, sheet.y, FRAME.width, FRAME.height);
  sheet.y += FRAME.height;
}
