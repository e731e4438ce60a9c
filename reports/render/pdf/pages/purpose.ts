import type { Evidence } from '../../../evidence.ts';
import type { PlanVerdict } from '../../../verdict-tree.ts';
import { bounded } from '../../content/bounded.ts';
import { statementOf } from '../../content/statement.ts';
import type { Sheet } from '../sheet.ts';

/** What the document is for, for whom, and what it is not. */
export function purpose(sheet: Sheet, evidence: Evidence, plan: PlanVerdict): void {
  const { run } = evidence.tree;
  sheet.text(
    `Il documento riporta le prove del piano «${bounded(plan.title, 200)}» svolte per ${bounded(run.ente.denominazione, 200)} ` +
      `sul software «${bounded(run.sut.name, 200)}»: come sono state svolte, con quali dati, con quale esito caso per caso, e che cosa non è stato provato.`,
    { after: 6 },
  );
  sheet.text(
    'È scritto per chi ne risponde a nome dell’ente, per chi verifica l’esito e per chi ha realizzato il software: ogni rilievo dice quale requisito riguarda, che cosa era atteso, che cosa è stato osservato e che cosa fare.',
    { after: 6 },
  );
  for (const sentence of statementOf(run, [plan])) sheet.text(sentence, { after: 6 });
}
