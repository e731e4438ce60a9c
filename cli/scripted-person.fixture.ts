import { judge } from '../reports/verdict.ts';
import { catalogue } from '../simulators/index.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import { runPlans } from '../steps/run.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import { manualDriver } from '../sut/drivers/manual/index.ts';
import type { Operator } from '../sut/drivers/manual/index.ts';
import { mutantNamed, referenceDriver } from '../sut/drivers/reference.ts';
import { planRun } from './plan-run.fixture.ts';

// Runs some scenarios of SEND by hand: the person works the reference ente, or one with a defect, and reads from it what they
// are asked; in a process of plain Node. Writes the verdicts and what was asked as JSON.

const [defect] = process.argv.slice(2);
const mutant = defect === undefined ? undefined : mutantNamed(defect);
const mittente = {
  denominazione: 'Comune di Esempio',
  codiceFiscale: '12345678903',
  apiKey: 'chiave-di-chi-prova-a-mano-000000000000',
};
const questions: string[] = [];

const { journal } = await runPlans(
  planRun('send', {
    facts: {
      id: 'a-mano',
      sut: { driver: 'manual', name: 'gestionale', version: '1' },
      ente: mittente,
      selection: { plans: ['send'], filter: 'prova a mano' },
    },
    tags: '@TC-INVIO-01 and (@SEND-CARICO-007 or @SEND-INVIO-005 or @SEND-INVIO-019)',
    driver: (transport) => {
      const gestionale = referenceDriver({ transport, ...(mutant === undefined ? {} : { mutant }) });
      let doing: Promise<CommandAnswer>;
      const answerTo = (question: string, { status, result, messageToOperator }: CommandAnswer): string => {
        if (question.includes('fatto / rifiutato')) return status === 'done' ? 'fatto' : 'rifiutato';
        if (question.startsWith('Messaggio')) return messageToOperator ?? '';
        if (question.startsWith('Chi attesta')) return 'Ada Rossi';
        if (question.startsWith('In quale ruolo')) return 'Ufficio tributi';
        if (question.startsWith('File')) return 'schermata.png';
        const value = (result as Readonly<Record<string, unknown>>)[question.slice(0, question.indexOf(' ('))];
        return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
      };
      const operator: Operator = {
        tell() {},
        async ask(question, signal) {
          questions.push(question);
          await Promise.resolve();
          const answer = await doing;
          if (signal?.aborted === true) throw signal.reason;
          return answerTo(question, answer);
        },
      };
      const manual = manualDriver({
        operator,
        product: { name: 'gestionale', version: '1' },
        read: (path) => Buffer.from(path),
      });
      return {
        ...manual,
        async start(surroundings) {
          await gestionale.start({ ...surroundings, credentials: { send: { mittente } } });
          return manual.start(surroundings);
        },
        async command(name, parameters) {
          const answer = manual.command(name, parameters);
          doing = gestionale.command(name, parameters);
          await doing;
          return answer;
        },
      };
    },
    external: true,
    settings: { send: { mittente } },
  }),
);
const tree = judge(readChain(journal.lines()).entries, catalogue);
const [aCase] = tree.plans[0]!.cases;
console.log(
  JSON.stringify({
    mode: aCase!.mode,
    scenarios: aCase!.scenarios.map(({ id, verdict, trouble }) => [id, verdict, trouble?.message]),
    requirements: aCase!.requirements.map(({ id, verdict }) => [id, verdict]),
    questions,
    attestations: aCase!.attestations ?? [],
  }),
);
