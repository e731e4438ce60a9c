import { exitCode } from '../../verdict.ts';
import type { CaseVerdict, VerdictTree } from '../../verdict-tree.ts';
import { AMBIENTE_WORDS, VERDICT_WORDS } from '../../words.ts';
import { romeDay } from '../content/moment.ts';

/** What can be put into a form, by key. Check boxes take the keys that end in `conforme` or `nonConforme`. */
export function formValues(tree: VerdictTree, manifest: string): ReadonlyMap<string, string> {
  const { run, plans } = tree;
  const rehearsal = run.environment === 'simulator';
  return new Map([
    ['ente.denominazione', run.ente.denominazione],
    ['ente.codiceFiscale', run.ente.codiceFiscale],
    ['software.nome', run.sut.name],
    ['software.versione', run.sut.version],
    ['prova.id', run.id],
    [
      'prova.ambiente',
      rehearsal ? `${AMBIENTE_WORDS[run.ambiente]}, prova generale su simulatore` : AMBIENTE_WORDS[run.ambiente],
    ],
    ['prova.inizio', romeDay(run.startedAt)],
    ['prova.fine', romeDay(run.endedAt)],
    ['prova.manifesto', manifest],
    ['esito', VERDICT_WORDS[tree.verdict]],
    ...boxes('', tree.verdict),
    ...plans.flatMap((plan): [string, string][] => [
      [`piano.${plan.id}.titolo`, plan.title],
      [`piano.${plan.id}.esito`, VERDICT_WORDS[plan.verdict]],
      ...boxes(`piano.${plan.id}.`, plan.verdict),
      ...plan.cases.flatMap(caseValues),
    ]),
  ]);
}

function caseValues({ id, title, verdict, reason, requirements }: CaseVerdict): [string, string][] {
  const broken = requirements
    .filter((each) => each.verdict === 'fail' || each.verdict === 'warn')
    .map((each) => each.id);
  return [
    [`caso.${id}.titolo`, title],
    [`caso.${id}.esito`, VERDICT_WORDS[verdict]],
    [`caso.${id}.note`, reason ?? (broken.length === 0 ? '' : `Requisiti non rispettati: ${broken.join(', ')}`)],
    ...boxes(`caso.${id}.`, verdict),
  ];
}

/** Neither box is ticked for what was not tried. */
function boxes(prefix: string, verdict: CaseVerdict['verdict']): [string, string][] {
  return [
    [`${prefix}conforme`, exitCode(verdict) === 0 ? 'sì' : 'no'],
    [`${prefix}nonConforme`, verdict === 'fail' ? 'sì' : 'no'],
  ];
}
