import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importo } from '../../kernel/values/importo.ts';
import { parseXml } from '../../kernel/xml.ts';
import type { XmlTree } from '../../kernel/xml.ts';
import { elementRules, ruleKey } from '../arbitraries/element-rules.ts';
import type { ElementRule } from '../arbitraries/element-rules.ts';
import { hostileForms } from '../arbitraries/hostile.ts';
import { fattoArbitrary, messageArbitrary, messageWrappers } from '../arbitraries/messages.ts';
import {
  attributedAt,
  hasPlace,
  mutatedArbitrary,
  repeatedAt,
  withoutPath,
  withTextAt,
} from '../arbitraries/schema-mutations.ts';
import { styleArbitrary, styledBytes } from '../arbitraries/style.ts';
import { amountOf, readAmount } from './amount.ts';
import { emptyEnvelope, encodeCartFault } from './codec/soap.ts';
import { informativaOf, pagamentoOf, TEMPLATES } from './informativa-template.ts';
import { decodeMessage, encodeMessage, messageBytes, READABLE_WRAPPERS } from './message.ts';
import type { Message, ReadableWrapper } from './message.ts';
import { momentOf, readDate, readDateTime } from './moment.ts';
import { hasDatiOfOperazione } from './pendenza.ts';
import { validateMessage } from './validate.ts';
import { elementVectors, textOfVector } from './vectors.fixture.ts';
import { VERSIONI } from './versione.ts';
import { CONTENTS, FLAVOURS, wrappersOf } from './wrapper.ts';
import type { Flavour, Wrapper } from './wrapper.ts';

const flavourOf = (wrapper: Wrapper): Flavour => CONTENTS[wrapper].flavours[0]!;
const known = new Map<Wrapper, readonly ElementRule[]>();
function rulesOf(wrapper: Wrapper): readonly ElementRule[] {
  const rules =
    known.get(wrapper) ??
    elementRules({ versione: '01.03-04', flavour: flavourOf(wrapper), verificaEsito: 'IdpEsitoVerifica' }, wrapper);
  known.set(wrapper, rules);
  return rules;
}

describe('every message', () => {
  test.each(READABLE_WRAPPERS)('%s: written, it is read back the same and conforms', (wrapper) => {
    fc.assert(
      fc.property(messageArbitrary(wrapper), (message) => {
        const bytes = messageBytes(message);
        expect(validateMessage(bytes, { wrapper, flavour: flavourOf(wrapper) })).toEqual([]);
        expect(decodeMessage(bytes)).toMatchObject({ kind: 'message', message });
      }),
      { numRuns: 30 },
    );
  });

  test.each(VERSIONI)('of version %s conforms to it, and to every later one but for UpdateMassivo', (versione) => {
    const issues: unknown[] = [];
    for (const flavour of FLAVOURS)
      for (const wrapper of messageWrappers(versione, flavour))
        for (const message of fc.sample(messageArbitrary(wrapper, versione), { numRuns: 3, seed: 7 }))
          for (const version of VERSIONI.slice(VERSIONI.indexOf(versione)))
            if (version !== '01.03-04' || !Buffer.from(messageBytes(message)).includes('UpdateMassivo'))
              issues.push(...validateMessage(messageBytes(message), { wrapper, version, flavour }));
    expect(issues).toEqual([]);
  });

  test('says the same in every style of XML', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...READABLE_WRAPPERS).chain((wrapper) => messageArbitrary(wrapper)),
        styleArbitrary(),
        (message, style) => {
          const bytes = styledBytes(encodeMessage(message), style);
          const { wrapper } = message;
          expect(validateMessage(bytes, { wrapper, flavour: flavourOf(wrapper) })).toEqual([]);
          expect(decodeMessage(bytes)).toMatchObject({ kind: 'message', message });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('made wrong in one place is refused, and the reader still does not fall', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...READABLE_WRAPPERS)
          .chain((wrapper) => fc.tuple(fc.constant(wrapper), messageArbitrary(wrapper)))
          .chain(([wrapper, message]) =>
            mutatedArbitrary(encodeMessage(message), rulesOf(wrapper)).map((mutated) => ({ wrapper, ...mutated })),
          ),
        ({ wrapper, tree, certain }) => {
          const bytes = styledBytes(tree);
          const issues = validateMessage(bytes, { wrapper, flavour: flavourOf(wrapper) });
          if (certain) expect(issues).not.toEqual([]);
          for (const { path, line, column, message } of issues) {
            expect(path).toMatch(/^Envelope/);
            expect(message).not.toBe('');
            expect([line, column]).toEqual([expect.any(Number), expect.any(Number)]);
          }
          expect(decodeMessage(bytes).kind).toMatch(/message|unknown/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('vectors', () => {
  const samples = new Map<string, readonly XmlTree[]>();
  const treesOf = (wrapper: ReadableWrapper): readonly XmlTree[] => {
    let trees = samples.get(wrapper);
    if (trees === undefined) {
      trees = fc.sample(messageArbitrary(wrapper), { numRuns: 120, seed: 11 }).map(encodeMessage);
      samples.set(wrapper, trees);
    }
    return trees;
  };
  const wrapperOf = (path: string): ReadableWrapper =>
    READABLE_WRAPPERS.find((wrapper) => CONTENTS[wrapper].element === path.split('/')[0])!;

  test('there is one for every rule', () => {
    const covered = new Set(
      elementVectors.map(({ path, attribute }) =>
        ruleKey(rulesOf(wrapperOf(path)).find((rule) => rule.path === path && rule.attribute === attribute)!),
      ),
    );
    const missing = READABLE_WRAPPERS.flatMap(rulesOf).filter((rule) => !covered.has(ruleKey(rule)));
    expect(missing).toEqual([]);
  });

  test('every one is judged as it says', () => {
    const wrong: string[] = [];
    for (const { path, attribute, valid, invalid } of elementVectors) {
      const wrapper = wrapperOf(path);
      const tree = treesOf(wrapper).find((each) => hasPlace(each, path, attribute));
      const rule = { path, required: false, repeatable: false, ...(attribute === undefined ? {} : { attribute }) };
      const name = `${path}${attribute === undefined ? '' : `/@${attribute}`}`;
      const issues = (made: XmlTree | undefined): number =>
        made === undefined ? -1 : validateMessage(styledBytes(made), { wrapper, flavour: flavourOf(wrapper) }).length;
      if (tree === undefined) wrong.push(`${name}: no message has it`);
      else {
        if (valid !== undefined && issues(withTextAt(tree, rule, textOfVector(valid))) !== 0)
          wrong.push(`${name}: valid`);
        const broken =
          invalid.text !== undefined
            ? withTextAt(tree, rule, textOfVector(invalid.text))
            : invalid.why === 'mancante'
              ? withoutPath(tree, path)
              : invalid.why === 'ripetuto'
                ? repeatedAt(tree, path)
                : attributedAt(tree, path);
        if (issues(broken) < 1) wrong.push(`${name}: invalid, ${invalid.why}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is no message', () => {
  const some = fc.sample(messageArbitrary('IdpAllineamentoPendenzeEnte'), { numRuns: 1, seed: 3 })[0]!;
  const text = Buffer.from(messageBytes(some)).toString();

  test.each(hostileForms(text).map((form) => [form.why, form] as const))('%s', (_, { code, bytes }) => {
    expect(decodeMessage(bytes)).toMatchObject({ kind: 'notXml', problem: { code } });
    const issues = validateMessage(bytes, { wrapper: 'IdpAllineamentoPendenzeEnte', flavour: 'cart' });
    expect(issues.map(({ keyword }) => keyword)).toEqual([code]);
  });

  test('other XML, an empty envelope, a fault', () => {
    expect(decodeMessage(Buffer.from('<a/>'))).toEqual({ kind: 'notSoap', root: 'a' });
    expect(decodeMessage(emptyEnvelope())).toEqual({ kind: 'empty' });
    expect(decodeMessage(encodeCartFault('DUP001', 'Messaggio già ricevuto'))).toEqual({
      kind: 'fault',
      fault: {
        faultcode: 'soap:Client',
        faultstring: 'Messaggio già ricevuto',
        faultactor: 'ProxyIRIS',
        code: 'DUP001',
        description: 'Messaggio già ricevuto',
      },
    });
  });

  test('a wrapper of another namespace, or with another content', () => {
    expect(decodeMessage(Buffer.from(text.replace('iris_1_1/proxy', 'altro'))).kind).toBe('unknown');
    expect(decodeMessage(Buffer.from(text.replaceAll('ap:IdpAllineamentoPendenze', 'ap:Altro'))).kind).toBe('unknown');
  });
});

describe('versions and flavours', () => {
  const issuesOf = (message: Message, options: Partial<Parameters<typeof validateMessage>[1]>): readonly string[] =>
    validateMessage(messageBytes(message), { wrapper: message.wrapper, flavour: 'direct', ...options }).map(
      ({ path, keyword }) => `${path} ${keyword}`,
    );

  test('a wrapper that the version has not', () => {
    for (const message of fc.sample(messageArbitrary('IdpAllineamentoPendenzeMultiEnteOTF'), { numRuns: 3, seed: 1 })) {
      expect(issuesOf(message, { version: '01.03-03' })).toEqual(['Envelope root']);
      expect(issuesOf(message, { flavour: 'cart' })).toEqual(['Envelope root']);
    }
    expect(wrappersOf('01.03-01', 'cart')).not.toContain('IdpAllineamentoPendenzeEnteOTF');
    expect(wrappersOf('01.03-04', 'direct')).not.toContain('IdpInformativaPagamento.Esito');
  });

  test('the cart schema, read literally, wants an IdpEsito as the answer to a verifica', () => {
    const [answer] = fc.sample(messageArbitrary('IdpVerificaStatoPagamenti.Esito'), { numRuns: 1, seed: 1 });
    expect(issuesOf(answer!, { flavour: 'cart' })).toEqual([]);
    expect(issuesOf(answer!, { flavour: 'cart', verificaEsito: 'IdpEsito' })).toEqual([
      'Envelope/Body/IdpVerificaStatoPagamenti.Esito/IdpEsitoVerifica sequence',
    ]);
  });
});

describe('amounts and instants', () => {
  test.each([
    ['12.34', 1234, 12_340],
    ['12.5', 1250, 12_500],
    ['12', 1200, 12_000],
    ['.5', 50, 500],
    ['7.', 700, 7000],
    ['+1.00', 100, 1000],
    ['-1.00', -100, -1000],
    ['-0', 0, 0],
    ['12.3450', undefined, 12_345],
    ['12.345', undefined, 12_345],
    ['9999999999.990', 999_999_999_999, 9_999_999_999_990],
    ['1,00', undefined, undefined],
    ['1.2345', undefined, undefined],
    ['', undefined, undefined],
    ['.', undefined, undefined],
  ])('%s', (text, cents, thousandths) => {
    expect(readAmount(text)).toEqual({
      text,
      ...(cents === undefined ? {} : { cents }),
      ...(thousandths === undefined ? {} : { thousandths }),
    });
  });

  test('what IRIS writes is read back', () => {
    fc.assert(
      fc.property(fc.nat(), (cents) => {
        expect(readAmount(amountOf(importo(cents)).text)).toEqual(amountOf(importo(cents)));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        expect(readDateTime(momentOf(at).text)).toEqual(momentOf(at));
      }),
    );
  });

  test('without an offset, Rome is meant; with one, it counts', () => {
    expect(readDateTime('2026-07-01T12:00:00').at).toBe(Date.UTC(2026, 6, 1, 10));
    expect(readDateTime('2026-12-01T12:00:00').at).toBe(Date.UTC(2026, 11, 1, 11));
    expect(readDateTime('2026-12-01T12:00:00Z').at).toBe(Date.UTC(2026, 11, 1, 12));
    expect(readDateTime('2026-12-01T24:00:00').at).toBe(Date.UTC(2026, 11, 1, 23));
    expect(readDate('2026-07-01').at).toBe(Date.UTC(2026, 5, 30, 22));
    for (const text of ['', '2026-02-30', '2026-13-01T00:00:00', 'oggi']) expect(readDate(text)).toEqual({ text });
  });
});

test('an operation has its own data and no other', () => {
  const messages = fc.sample(messageArbitrary('IdpAllineamentoPendenzeEnte'), { numRuns: 50, seed: 5 });
  const pendenze = messages.flatMap((message) =>
    message.wrapper === 'IdpAllineamentoPendenzeEnte' ? message.content.pendenze : [],
  );
  expect(pendenze.filter((pendenza) => !hasDatiOfOperazione(pendenza))).toEqual([]);
});

describe('the three templates of an informativa', () => {
  const [fatto] = fc.sample(fattoArbitrary(), { numRuns: 1, seed: 1 });
  const full = {
    ...fatto!,
    versante: { id: 'ENI0000000000001', descrizione: 'Versante' },
    canale: { tipo: 'Sisal', descrizione: 'Ricevitorie' },
    codiceAutorizzazione: 'AUT1',
    commissioni: importo(150),
    note: 'nota',
  };

  test('differ in what iris.md §3.7 says', () => {
    const [first, second, third] = TEMPLATES.map((template) => pagamentoOf(template, full));
    expect(first).toMatchObject({
      pagante: { id: full.debitore, descrizione: full.debitore },
      transazione: { canale: { tipo: 'Web' }, voci: [{ tipo: 'ImportoTransato' }, { tipo: 'ImportoCommissioni' }] },
      note: 'nota',
      descrizioneCausale: full.causale,
    });
    expect(second).toMatchObject({
      pagante: full.versante,
      transazione: {
        canale: { tipo: 'Sisal' },
        voci: [{ tipo: 'ImportoAutorizzato' }, { tipo: 'ImportoCommissioni' }],
      },
    });
    expect(second!.transazione!.canale).not.toHaveProperty('descrizione');
    expect(third).toMatchObject({
      transazione: { canale: full.canale, codiceAutorizzazione: 'AUT1', voci: [{ tipo: 'ImportoAutorizzato' }, {}] },
      descrizioneCausale: full.causale,
      iuv: full.iuv,
    });
    for (const [pagamento, absent] of [
      [first, ['iuv']],
      [second, ['iuv', 'note', 'descrizioneCausale']],
      [third, ['note']],
    ] as const)
      for (const member of absent) expect(pagamento).not.toHaveProperty(member);
    expect(first!.transazione).not.toHaveProperty('codiceAutorizzazione');
    const { commissioni: _, ...free } = full;
    expect(pagamentoOf('V010303', free).transazione!.voci).toEqual([]);
    expect(pagamentoOf('V010302', free).transazione!.voci).toHaveLength(2);
  });

  test('carry a thousand payments, with one id and IRIS’s quirk in the receiver', () => {
    const message: Message = {
      wrapper: 'IdpInformativaPagamento',
      content: informativaOf(
        'V010303',
        { msgId: 'M1', at: 0, destinatario: { id: 'CEsempio', sys: 'SIL', tratta: { id: 'RegioneToscana' } } },
        Array.from({ length: 1000 }, (_, index) => ({ ...full, idPagamento: `P${index}` })),
      ),
    };
    const bytes = messageBytes(message);
    expect(validateMessage(bytes, { wrapper: message.wrapper, flavour: 'cart' })).toEqual([]);
    const read = decodeMessage(bytes);
    expect(read).toMatchObject({ kind: 'message', message });
    expect(message.content.header).toMatchObject({
      trt: { msgId: 'M1', receiver: { id: 'RegioneToscana', sys: 'RegioneToscana' } },
      e2e: { msgId: 'M1', receiver: { id: 'CEsempio', sys: 'SIL' } },
    });
    expect(parseXml(bytes).ok).toBe(true);
  });
});
