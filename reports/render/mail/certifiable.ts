import { exitCode } from '../../verdict.ts';
import type { PlanVerdict, VerdictTree } from '../../verdict-tree.ts';
import { AMBIENTE_WORDS, VERDICT_WORDS } from '../../words.ts';
import { MESSAGES, PIT_PLANS } from './procedure.ts';
import type { MessageNumber } from './procedure.ts';
import { MailRefused } from './refusal.ts';

/**
 * The plans whose passed PIT a run lets the ente declare with a message (002 in staging, 004 in esercizio). Only a whole and
 * conforming run in the platform's own environment, or one that an operator attested throughout, lets it declare anything.
 * @throws MailRefused saying why the run does not.
 */
export function certifiedPlans(number: MessageNumber, tree: VerdictTree): readonly PlanVerdict[] {
  const ambiente = MESSAGES[number].certifies;
  if (ambiente === undefined) return [];
  const plans = tree.plans.filter(({ id }) => PIT_PLANS.includes(id));
  if (plans.length === 0)
    throw new MailRefused(
      'MAIL_OTHER_PLAN',
      `la ${number} accompagna i piani ${PIT_PLANS.join(', ')}: la corsa non ne contiene`,
    );
  if (tree.run.ambiente !== ambiente)
    throw new MailRefused(
      'MAIL_OTHER_AMBIENTE',
      `la ${number} dichiara superate le prove in ${AMBIENTE_WORDS[ambiente]}, ma la corsa è in ${AMBIENTE_WORDS[tree.run.ambiente]}`,
    );
  if (tree.run.environment !== 'platform' && !plans.every(isAttested))
    throw new MailRefused(
      'MAIL_REHEARSAL',
      `la corsa ${tree.run.id} è una prova generale su simulatore e non dà luogo alla ${number}: serve una corsa nell’ambiente della piattaforma, registrata attraverso il banco, oppure attestata da un operatore`,
    );
  if (tree.run.selection.filter !== undefined)
    throw new MailRefused(
      'MAIL_PARTIAL',
      `la corsa è parziale (${tree.run.selection.filter}): la ${number} vuole i piani per intero`,
    );
  const short = plans.find(({ verdict }) => exitCode(verdict) !== 0);
  if (short !== undefined)
    throw new MailRefused(
      'MAIL_NOT_CONFORMING',
      `il piano ${short.id} ha esito «${VERDICT_WORDS[short.verdict]}»: la ${number} dichiara un piano superato`,
    );
  return plans;
}

function isAttested({ cases }: PlanVerdict): boolean {
  return (
    cases.some(({ mode }) => mode === 'attested') &&
    cases.every(({ mode, verdict }) => mode === 'attested' || verdict === 'notApplicable')
  );
}
