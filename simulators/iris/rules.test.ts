import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Headers } from '../kernel/exchange.ts';
import type { Fault } from '../kernel/fault.ts';
import { seen } from '../kernel/view.ts';
import { codes } from './codes.ts';
import { memory } from './memory.ts';
import { requirementOfCode, requirements } from './requirements.ts';
import { rules } from './rules.ts';

/** Every text to find, and what to put in its place. */
type Change = readonly (readonly [string, string])[];

/** An exchange of a vector: messages are files of vectors/xml, changed where the story wants it. */
interface VectorExchange {
  /** null: no operation matches. */
  readonly op: string | null;
  readonly method?: string;
  readonly at?: number;
  readonly headers?: Headers;
  readonly send?: string;
  readonly change?: Change;
  readonly status: number;
  readonly answer?: string | null;
  readonly answerChange?: Change;
  readonly fault?: Fault;
  readonly failure?: string;
}

interface Story {
  readonly name: string;
  readonly exchanges: readonly VectorExchange[];
}

interface Vector {
  readonly requirement: string;
  readonly meets: readonly Story[];
  readonly breaks: readonly Story[];
  /** Stories on which the rule has nothing to say. */
  readonly silent?: readonly Story[];
}

const folder = new URL('vectors/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector[]);

/** 10:00 in Rome, as the messages of the vectors say. */
const START = Date.UTC(2026, 10, 22, 9);

const SENT: Headers = { 'content-type': 'text/xml; charset=utf-8', authorization: 'secret:password#a' };

function message(name: string | null | undefined, change: Change = []): { readonly text?: string } {
  if (name === undefined || name === null) return {};
  let text = readFileSync(new URL(`xml/${name}.xml`, folder), 'utf8');
  for (const [find, put] of change) {
    if (!text.includes(find)) throw new RangeError(`${name}.xml does not hold ${find}`);
    text = text.replaceAll(find, put);
  }
  return { text };
}

/** What the rule says of each exchange of a story, in order. */
function outcomes(requirement: string, { exchanges }: Story): string[] {
  const past = memory.create();
  const judging = rules.filter((rule) => rule.requirement === requirement);
  return exchanges.flatMap((each, index) => {
    const fromIris = each.op === 'IdpInformativaPagamento' || each.op === 'IdpAllineamentoPendenzeEnte.Esito';
    const exchange = seen({
      kind: 'exchange',
      seq: index + 1,
      at: START + (each.at ?? 0),
      elapsedMs: 0,
      platform: 'iris',
      direction: fromIris ? 'fromPlatform' : 'toPlatform',
      ...(each.op === null ? {} : { operation: each.op }),
      request: {
        method: each.method ?? 'POST',
        url: `http://iris.example/${each.op ?? 'altro'}`,
        headers: each.headers ?? SENT,
        ...message(each.send, each.change),
      },
      response: { status: each.status, headers: {}, ...message(each.answer, each.answerChange) },
      ...(each.fault === undefined ? {} : { fault: each.fault }),
      ...(each.failure === undefined ? {} : { failure: each.failure }),
      satisfied: [],
      findings: [],
    });
    const said = judging.flatMap((rule) => rule.check(exchange, past)?.outcome ?? []);
    memory.remember(past, exchange);
    return said;
  });
}

describe('the catalogue of IRIS', () => {
  it('names every requirement once, with a source, a text and a remedy', () => {
    const ids = requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, text, remedy, source } of requirements) {
      expect(id).toMatch(/^IRIS-(TRASP|PEND|ESITO|INFO|VERIF|OTF|BOLLO|IUV|AVV|FR|SPX|BB)-\d{3}$/);
      expect([text, remedy, source.document, source.section].every((words) => words.trim() !== '')).toBe(true);
    }
  });

  it('has a MUST of ours only where money, data or a secret is at stake, and marks it so', () => {
    const wrong = requirements.filter(
      ({ level, status, ours }) => (status === 'reconstructed' && level === 'MUST') !== (ours === true),
    );
    expect(wrong).toEqual([]);
  });

  it('says which requirement every return code stands for', () => {
    const known = new Set(requirements.map(({ id }) => id));
    expect(Object.keys(requirementOfCode).toSorted()).toEqual(codes.map(({ code }) => code).toSorted());
    expect(Object.values(requirementOfCode).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('the rules of IRIS', () => {
  it('each have a vector, and each vector a rule', () => {
    // what is judged of a file has its vectors in spx/, where files are made
    const ruled = [...new Set(rules.map((rule) => rule.requirement))]
      .filter((id) => !/^IRIS-(SPX|BB)-/.test(id))
      .sort();
    expect(vectors.map((vector) => vector.requirement).sort()).toEqual(ruled);
  });

  it('speak of requirements of the catalogue that are tested', () => {
    const tested = new Set(requirements.filter((each) => each.notTested === undefined).map((each) => each.id));
    expect(rules.map((rule) => rule.requirement).filter((id) => !tested.has(id))).toEqual([]);
  });

  for (const { requirement, meets, breaks, silent = [] } of vectors) {
    describe(`rule ${requirement}`, () => {
      it('has an exchange that meets it and one that breaks it', () => {
        expect(meets.length).toBeGreaterThan(0);
        expect(breaks.length).toBeGreaterThan(0);
      });
      for (const story of meets)
        it(`is met: ${story.name}`, () => {
          const said = outcomes(requirement, story);
          expect(said).toContain('satisfied');
          expect(said).not.toContain('violated');
        });
      for (const story of breaks)
        it(`is broken: ${story.name}`, () => expect(outcomes(requirement, story).at(-1)).toBe('violated'));
      for (const story of silent)
        it(`is not in question: ${story.name}`, () => expect(outcomes(requirement, story)).toEqual([]));
    });
  }
});

describe('what rules remember of IRIS', () => {
  it('stays bounded whatever the traffic', () => {
    const past = memory.create();
    for (let i = 0; i < 25_000; i++) past.paid.set(String(i), i);
    expect(past.paid.get('0')).toBeUndefined();
    expect(past.paid.forgot).toBe(true);
    expect(past.paid.get('24999')).toBe(24_999);
  });
});
