import { After, Before, BeforeStep, setDefaultTimeout, Status } from '@cucumber/cucumber';
import { notByHand } from './manual-sending.ts';
import { plansOf } from './plans.ts';
import { keywordsOf, scenarioFacts } from './scenario-facts.ts';
import { Violated } from './trouble.ts';
import type { CollaudoWorld } from './world.ts';

// Drivers and calls have deadlines of their own; a step that waits for a slow SUT is not a broken bench.
setDefaultTimeout(-1);

Before(async function (this: CollaudoWorld, { pickle, gherkinDocument }) {
  const uri = pickle.uri.replaceAll('\\', '/');
  const facts = scenarioFacts(pickle, gherkinDocument, plansOf(uri), this.run.seed);
  await this.open(facts);
  this.memory['keywords'] = keywordsOf(gherkinDocument);
  const { invioManuale } = this.declarations;
  const without = notByHand(facts.case, this.declarations);
  if (without !== undefined) this.notApplicable(without, invioManuale!.motivo);
});

BeforeStep(function (this: CollaudoWorld, { pickleStep }) {
  const keywords = this.memory['keywords'] as ReadonlyMap<string, string>;
  this.step(keywords.get(pickleStep.astNodeIds[0] ?? '') ?? '', pickleStep.text);
});

After(async function (this: CollaudoWorld, { result, pickle }) {
  const crash =
    result?.status === Status.FAILED
      ? (result.message ?? 'passo non riuscito')
      : result?.status === Status.UNDEFINED || result?.status === Status.AMBIGUOUS || result?.status === Status.PENDING
        ? `un passo di «${pickle.name}» non ha (un solo) codice che lo esegua: ${result.status}`
        : undefined;
  const ok = await this.close(crash);
  if (!ok && result?.status === Status.PASSED)
    throw new Violated(
      'scenario',
      'un requisito obbligatorio è stato violato durante lo scenario (vedere il giornale)',
    );
});
