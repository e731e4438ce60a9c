import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ambienteDi } from './arbitraries/ambiente.ts';
import { mbdMessageArbitrary } from './arbitraries/mbd.ts';
import { insertMessageArbitrary, otfMessageArbitrary } from './arbitraries/messages.ts';
import { WRONG_CLASSES, wrongArbitrary } from './arbitraries/wrong.ts';
import { VERSIONI } from './contract/versione.ts';
import { desk, START } from './iris.fixture.ts';
import type { Address, Desk } from './iris.fixture.ts';
import { requirementOfCode, requirements } from './requirements.ts';
import { rules } from './rules.ts';

// Rules against the generators: what IRIS accepts breaks no MUST, and what IRIS refuses for a reason breaks the rule of
// that reason, without a look at what IRIS answered.

const LEVEL = new Map(requirements.map(({ id, level }) => [id, level] as const));
const RULED = new Set(rules.map(({ requirement }) => requirement));
const LONG = { timeout: 120_000 };

const ambienteOf = ({ sil, state, clock }: Desk) =>
  ambienteDi({ ente: sil, ibans: state.settings.ente.ibans, now: clock.now() });

/** Requirements that rules found violated so far, of a level. */
function violated(at: Desk, level?: string): readonly string[] {
  const found = at.entries().flatMap((entry) => (entry.kind === 'exchange' ? entry.findings : []));
  return [
    ...new Set(
      found
        .filter(
          ({ outcome, requirement }) =>
            outcome === 'violated' && (level ?? LEVEL.get(requirement)) === LEVEL.get(requirement),
        )
        .map(({ requirement }) => requirement),
    ),
  ].sort();
}

describe('what IRIS accepts', () => {
  const ambiente = ambienteDi({ ente: desk().sil, ibans: desk().state.settings.ente.ibans, now: START });

  test('positions of every version break no MUST', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...VERSIONI).chain((versione) => insertMessageArbitrary(ambiente, versione)),
        fc.constantFrom<Address>('pdd', 'proxy'),
        async (message, address) => {
          const at = desk();
          await at.ask(message, address);
          await at.passa(60_000);
          expect(violated(at, 'MUST')).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('payments on the fly and stamps break no MUST', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(otfMessageArbitrary(ambiente), mbdMessageArbitrary(ambiente)), async (message) => {
        const at = desk();
        await at.ask(message);
        expect(violated(at, 'MUST')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Codes that no rule can see coming, each with its reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  A0000016: 'the ente has not been told of the payment: what it does next is asked (IRIS-ESITO-011)',
  A0000019: 'not tested: UpdateMassivo is gone',
  A0000023: 'not tested: the form of a causale is its tributo’s',
  A0000037: 'which IBANs an ente declared is known to the run alone: it is asked (IRIS-PEND-021)',
  A0000038: 'not tested: an attachment of one tributo',
  A0000039: 'not tested: an attachment of one tributo',
  VAL004: 'headers of the Porta di Dominio',
  VAL005: 'headers of the Porta di Dominio',
  VAL006: 'headers of the Porta di Dominio',
};

/** Classes of a code that break another rule than the one the code stands for. */
const INSTEAD: Readonly<Record<string, string>> = {
  'IdPendenza ripetuto nel messaggio': 'IRIS-PEND-002',
  'Insert con un IdPagamento che esiste': 'IRIS-PEND-019',
  'messaggio con la stessa chiave E2E di uno già ricevuto': 'IRIS-TRASP-009',
};

const seen = WRONG_CLASSES.filter(({ code }) => UNSEEN[code] === undefined);

describe('what IRIS refuses', () => {
  test.each(seen.map((one) => [one.code, one.why] as const))('%s, %s: a rule says so too', LONG, async (code, why) => {
    const at = desk(code === 'A0000013' ? { schemaProxy: false, schemaMotore: false } : {});
    const [wrong] = fc.sample(wrongArbitrary(ambienteOf(at), { code, why }), { numRuns: 1, seed: 7 });
    const address: Address = wrong!.headers !== undefined ? 'proxy' : wrong!.flavour === 'direct' ? 'diretto' : 'pdd';
    for (const step of wrong!.before)
      if ('message' in step) {
        await at.ask(step.message, address);
        await at.passa(60_000);
      } else at.simulation.stimulate(step.stimulus, step.parameters);
    const requirement = INSTEAD[why] ?? requirementOfCode[code]!;
    expect(violated(at)).not.toContain(requirement);
    const headers = Object.entries(wrong!.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    await at.ask(wrong!.message, address, Object.fromEntries(headers) as Record<string, string>);
    await at.passa(60_000);
    expect(violated(at)).toContain(requirement);
  });

  test('what is excused is a code, and the rest is ruled', () => {
    expect(Object.keys(UNSEEN).filter((code) => requirementOfCode[code] === undefined)).toEqual([]);
    expect(
      seen.map(({ code, why }) => INSTEAD[why] ?? requirementOfCode[code]!).filter((id) => !RULED.has(id)),
    ).toEqual([]);
  });
});
