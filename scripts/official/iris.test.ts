import { describe, expect, test } from 'vitest';
import { compileXsd } from '../../simulators/kernel/xml.ts';
import type { XmlSchema } from '../../simulators/kernel/xml.ts';
import { envelopeSchema, hasWrapper, schemaTexts } from '../../simulators/iris/contract/schema/texts.ts';
import type { Contract } from '../../simulators/iris/contract/schema/texts.ts';
import { desk } from '../../simulators/iris/iris.fixture.ts';
import { schemaCases } from '../../simulators/iris/arbitraries/schema-cases.ts';
import type { OfficialIris } from './iris-files.ts';
import { checkIrisJournal } from './iris-journal.ts';
import { compareIris, irisReport } from './iris.ts';
import type { IrisKnown } from './iris.ts';

/** Schemas of ours in the place of the official ones, changed by whoever wants a divergence. */
function standIn(change: (texts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>): OfficialIris {
  const compiled = new Map<string, XmlSchema>();
  return {
    schemaOf: (flavour, wrapper) => {
      const contract: Contract = { versione: '01.03-04', flavour, verificaEsito: 'IdpEsitoVerifica' };
      if (wrapper !== 'IdpVerificaStatoPagamenti' || !hasWrapper(contract, wrapper)) return undefined;
      const schema = compiled.get(flavour) ?? compileXsd(envelopeSchema(wrapper), change(schemaTexts(contract)));
      compiled.set(flavour, schema);
      return schema;
    },
  };
}

const some = { count: 200, seed: 1 };

describe('generated messages', () => {
  test('agree with the same schemas', () => {
    const compared = compareIris(
      standIn((texts) => texts),
      some,
    );
    expect(compared).toMatchObject({ messages: 200, found: [] });
    expect([compared.valid > 40, compared.invalid > 40]).toEqual([true, true]);
    expect(compared.undeclared).toContain('cart IdpAllineamentoPendenzeEnte');
    expect(irisReport(compared, []).unexplained).toBe(0);
  });

  const stricter = standIn((texts) => ({
    ...texts,
    'informativa.xsd': texts['informativa.xsd']!.replace('name="richiestaInformazioniPagamento"', 'name="altro"'),
  }));

  test('a schema that refuses what ours admits is a divergence, unless it is listed', () => {
    const compared = compareIris(stricter, some);
    expect(compared.found.length).toBeGreaterThan(0);
    for (const found of compared.found)
      expect(found).toMatchObject({
        refusedBy: 'ufficiale',
        where: expect.stringMatching(/richiestaInformazioniPagamento sequence$/) as string,
      });
    expect(irisReport(compared, []).unexplained).toBe(compared.found.length);
    const known: IrisKnown = {
      flavour: '*',
      wrapper: 'IdpVerificaStatoPagamenti',
      refusedBy: 'ufficiale',
      where: /richiestaInformazioniPagamento/,
      reason: 'prova',
    };
    expect(irisReport(compared, [known])).toMatchObject({ unexplained: 0 });
    expect(irisReport(compared, [{ ...known, refusedBy: 'nostro' }]).lines.join('\n')).toContain(
      'non si sono verificate',
    );
  });

  test('the same seed gives the same cases', () => {
    const place = { flavour: 'cart', wrapper: 'IdpVerificaStatoPagamenti', versione: '01.03-02' } as const;
    const bytes = (): readonly string[] =>
      schemaCases(place, { count: 20, seed: 3 }).map((each) => Buffer.from(each.bytes).toString('hex'));
    expect(bytes()).toEqual(bytes());
  });
});

test('messages of a run', async () => {
  const at = desk();
  await at.verifica(['P1', 'P2'], true);
  expect(
    checkIrisJournal(
      at.entries(),
      standIn((texts) => texts),
    ),
  ).toMatchObject({ checked: 1, refused: [] });
  const strict = standIn((texts) => ({
    ...texts,
    'informativa.xsd': texts['informativa.xsd']!.replace(
      'name="IdPagamento" type="t:PagamentoChiesto"',
      'name="Altro" type="t:PagamentoChiesto"',
    ),
  }));
  expect(checkIrisJournal(at.entries(), strict).refused).not.toEqual([]);
});
