import writeXlsxFile from 'write-excel-file/node';
import { unzip, zip } from '../zip.ts';
import type { Evidence } from '../evidence.ts';
import type { CaseVerdict, RequirementVerdict, Verdict } from '../verdict-tree.ts';
import { LEVEL_WORDS, requirementWords, VERDICT_WORDS } from '../words.ts';
import { bounded } from './content/bounded.ts';
import { shortStatement } from './content/statement.ts';
import { namesOf } from './content/case-title.ts';
import { visible } from './content/visible.ts';

const HEADINGS = [
  'Piano',
  'Caso',
  'Requisito',
  'Livello',
  'Testo',
  'Fonte',
  'Applicabile',
  'Esito',
  'Motivazione',
] as const;
const WIDTHS = [12, 16, 20, 11, 60, 34, 12, 24, 60];

/**
 * `checklist.xlsx`: every requirement of every plan, whether it applies, how it stands and why; those that nobody tests as well.
 * The same evidence gives the same bytes.
 */
export async function renderChecklistXlsx(evidence: Evidence): Promise<Uint8Array> {
  const { run, plans } = evidence.tree;
  const rows = plans.flatMap((plan) => [
    ...plan.cases.flatMap((aCase) => aCase.requirements.map((each) => rowOf(plan.id, aCase, each))),
    ...plan.notTested.map(({ id, reason }) => {
      const requirement = evidence.catalogue.get(id);
      const level = requirement === undefined ? '' : LEVEL_WORDS[requirement.level];
      const source = requirement === undefined ? '' : `${requirement.source.document}, ${requirement.source.section}`;
      return [plan.id, '', id, level, requirement?.text ?? '', source, 'sì', VERDICT_WORDS.untested, reason];
    }),
  ]);
  const about = [
    ['Ente', `${run.ente.denominazione} (${run.ente.codiceFiscale})`],
    ['Corsa', run.id],
    ['Manifesto, SHA-256', evidence.manifest.sha256],
    ['Natura', shortStatement(run)],
  ];
  const text = (value: string, bold = false) => ({
    value: visible(bounded(value, 2000)),
    type: String,
    wrap: true,
    ...(bold ? { fontWeight: 'bold' as const } : {}),
  });
  const { toBuffer } = writeXlsxFile([
    {
      data: [HEADINGS.map((heading) => text(heading, true)), ...rows.map((row) => row.map((value) => text(value)))],
      sheet: 'Requisiti',
      columns: WIDTHS.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      data: about.map(([name, value]) => [text(name!, true), text(value!)]),
      sheet: 'Informazioni',
      columns: [{ width: 24 }, { width: 90 }],
    },
  ]);
  // the library dates its entries by the clock
  return zip(unzip(await toBuffer()), true);
}

function rowOf(plan: string, aCase: CaseVerdict, requirement: RequirementVerdict): readonly string[] {
  const { id, level, text, source, verdict } = requirement;
  const applies = verdict === 'notApplicable' || aCase.verdict === 'notApplicable' ? 'no' : 'sì';
  return [
    plan,
    namesOf(aCase).join(' · '),
    id,
    LEVEL_WORDS[level],
    text,
    source,
    applies,
    requirementWords(requirement),
    rationale(aCase, requirement),
  ];
}

/** Why it stands where it stands: what was found, else why nothing was. */
function rationale({ reason }: CaseVerdict, { verdict, findings }: RequirementVerdict): string {
  const telling = findings.filter(({ outcome }) => outcome === OUTCOME[verdict]);
  if (telling[0] !== undefined) return [...new Set(telling.map(({ message }) => message))].slice(0, 3).join(' · ');
  return reason ?? WITHOUT_FINDINGS[verdict];
}

const OUTCOME: Partial<Readonly<Record<Verdict, string>>> = {
  fail: 'violated',
  warn: 'violated',
  untested: 'notObserved',
  pass: 'satisfied',
};

const WITHOUT_FINDINGS: Readonly<Record<Verdict, string>> = {
  error: 'il banco di prova si è guastato',
  fail: 'violato',
  blocked: 'una precondizione è mancata',
  untested: 'la situazione non si è presentata',
  warn: 'raccomandazione disattesa',
  attested: 'attestato da un operatore',
  pass: 'rispettato in ogni scambio osservato',
  notApplicable: 'dichiarato non applicabile',
};
