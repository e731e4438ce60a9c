import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Redaction } from './redaction.ts';
import { folded } from './folded.ts';
import { redactorWith } from './redaction.ts';
import { codiceFiscaleArbitrary } from './values/codice-fiscale.arbitrary.ts';
import type { CodiceFiscale } from './values/codice-fiscale.ts';
import { isCodiceFiscale, omocode } from './values/codice-fiscale.ts';
import { isPartitaIva } from './values/partita-iva.ts';
import { isPec } from './values/pec.ts';

const redaction: Redaction = {
  secretHeaders: { 'x-api-key': 'api-key' },
  secretFields: { apiKey: 'api-key', password: 'password' },
  personalFields: {
    denomination: 'name',
    taxId: 'taxId',
    taxIds: 'taxId',
    address: 'address',
    email: 'email',
    at: 'address',
  },
};
const redactor = redactorWith('chiave di prova');
const text = (original: string): string => redactor.text(original, redaction);

const TAX_ID = 'RSSMRA80A01H501U' as CodiceFiscale;
const SECRET = 'canarino-7f3a91';
const NAME = 'Mario Rossi';

describe('a document in base64', () => {
  const documented = { ...redaction, documentFields: ['documento'] };
  const bytes = Buffer.from(`%PDF-1.7 ${NAME} `.repeat(40));
  const base64 = bytes.toString('base64');
  const stand = `documento/sha256/${createHash('sha256').update(bytes).digest('hex')}/${bytes.length}`;

  test('leaves its digest and size, in XML and in JSON, and is base64 still', () => {
    const xml = redactor.text(`<a><documento>${base64}</documento></a>`, documented);
    expect(xml).toContain(`<documento>${stand}`);
    const { documento } = redactor.json({ documento: base64, altro: 1 }, documented);
    expect(documento.startsWith(stand)).toBe(true);
    expect(documento).toMatch(/^(?:[A-Za-z0-9+/]{4})+$/);
    expect(xml + documento).not.toContain(base64.slice(0, 40));
  });

  test('is not taken for one where it is a word, or no base64', () => {
    for (const documento of ['allegato', '', 'a b; '.repeat(100)])
      expect(redactor.json({ documento }, documented)).toEqual({ documento });
  });
});

describe('no canary survives', () => {
  const json = JSON.stringify({
    apiKey: SECRET,
    a: { taxId: TAX_ID, denomination: NAME, address: 'via Garibaldi 1' },
    b: [{ email: 'mario.rossi@pec.it' }],
  });
  const canaries = [SECRET, TAX_ID, NAME, 'Garibaldi', 'mario.rossi@pec.it'];

  test.each([
    ['a JSON body', json],
    ['the same, indented', JSON.stringify(JSON.parse(json), null, 2)],
    ['the same, with a syntax error', json.replace('}}', '}')],
    ['the same, single-quoted', json.replaceAll('"', "'")],
    ['JSON inside a JSON string', JSON.stringify({ message: json })],
    ['JSON inside a string inside a string', JSON.stringify({ m: JSON.stringify({ message: json }) })],
    ['a name escaped', json.replace('apiKey', String.raw`api\u004bey`)],
    ['a value escaped', json.replace('RSSMRA', String.raw`\u0052SSMRA`).replace('canarino', String.raw`c\u0061narino`)],
    [
      'an XML body',
      `<a><apiKey>${SECRET}</apiKey><x:taxId xmlns:x="y">${TAX_ID}</x:taxId><denomination k="1">${NAME}</denomination></a>`,
    ],
    [
      'XML with CDATA',
      `<a><password><![CDATA[${SECRET}]]></password><denomination>\n <![CDATA[Mario ]]>Rossi</denomination></a>`,
    ],
    ['XML with a comment', `<password><!-- a -->${SECRET}<!-- b</password>`],
    ['XML inside JSON', JSON.stringify({ body: `<password>${SECRET}</password>` })],
    ['a form', `password=${SECRET}&taxId=${TAX_ID}`],
    ['a query', `http://x.it/a?b=1&apiKey=${SECRET}&denomination=Mario%20Rossi`],
    ['CDATA with markup in it', `<password><![CDATA[a<b>${SECRET}</b>]]></password>`],
    ['a list that begins with nothing', `{"taxIds":[null, true,"${TAX_ID}"],"apiKey":[null,"${SECRET}"]}`],
    ['a number', `{"password": 70319144}`.replace('70319144', '70319144')],
  ])('%s', (_, original) => {
    const redacted = text(original);
    for (const canary of [...canaries, '70319144', 'Mario%20Rossi']) expect(redacted).not.toContain(canary);
    expect(redacted).not.toMatch(/rossi/i);
  });

  test('a body cut at any byte', () => {
    const shown = [SECRET, NAME, 'Garibaldi', 'mario.rossi@pec.it'].flatMap((canary) => {
      const from = json.indexOf(canary);
      return Array.from({ length: json.length - from - 3 }, (_, i) => from + 4 + i)
        .map((end) => ({ end, seen: json.slice(from, Math.min(end, from + canary.length)) }))
        .filter(({ end, seen }) => text(json.slice(0, end)).includes(seen));
    });
    expect(shown).toEqual([]);
  });

  test.each([
    ['in a path', `/persone/${TAX_ID}/note`],
    ['in a query, escaped before it', `/persone?q=cf%3A${TAX_ID}%20x`],
    ['in prose', `Il codice (${TAX_ID}), di Mario.`],
    ['after an escaped new line', `{"n":"cf:\\n${TAX_ID}\\t"}`],
    ['in lower case after an escape of a URL', `/persone?q=cf%3A${TAX_ID.toLowerCase()}`],
    ['in lower case after escaped codes', `{"n":"cf:\\u2028${TAX_ID.toLowerCase()}"}`],
    ['after an escaped code', `{"n":"cf:\\u000a${TAX_ID}"}`],
    ['after an underscore', `id_${TAX_ID}_1`],
    ['inside a longer word', `PRATICA${TAX_ID}20260101`],
    ['in lower case', `cf ${TAX_ID.toLowerCase()}`],
    ['in mixed case', 'cf RssMra80A01h501U'],
    ['with omocodia', `cf ${omocode(TAX_ID, 3)} e ${omocode(TAX_ID, 7)}`],
    ['with a wrong control letter', 'cf RSSMRA80A01H501A'],
  ])('a tax id %s', (_, original) => {
    const redacted = text(original);
    expect(redacted).not.toMatch(/RSSMRA/i);
    expect(redacted).toMatch(/Z999/i);
  });

  test('what is secret or personal is also found elsewhere in the same message', () => {
    const redacted = text(
      JSON.stringify({
        denomination: 'Mario Rossi',
        subject: 'Avviso a «MARIO ROSSI»\nMario Rossi, Rossini, via Mario Rossini',
        apiKey: SECRET,
        url: `http://x.it/${SECRET}/y`,
        taxId: '12345678903',
        note: 'P.IVA 12345678903',
      }),
    );
    expect(redacted).not.toMatch(/mario rossi\b/i);
    expect(redacted).toContain('via Mario Rossini');
    expect(redacted).not.toContain(SECRET);
    expect(redacted).not.toContain('12345678903');
  });

  test('a name that begins like another is its own, and is known escaped too', () => {
    const [short, long, quoted] = ['Mario Rossi', 'Mario Rossi Bianchi', 'Mario "Nico" Rossi'].map((name) =>
      redactor.field('denomination', name, redaction),
    );
    const redacted = text(
      JSON.stringify([
        { denomination: 'Mario Rossi' },
        { denomination: 'Mario Rossi Bianchi' },
        { denomination: 'Mario "Nico" Rossi' },
        { note: 'Mario Rossi Bianchi, Mario Rossi e Mario "Nico" Rossi' },
      ]),
    );
    expect(JSON.parse(redacted)).toContainEqual({ note: `${long}, ${short} e ${quoted}` });
  });

  test('headers: secrets by name, tax ids anywhere', () => {
    const headers = redactor.headers({ 'x-api-key': SECRET, 'x-cf': TAX_ID, accept: '*/*' }, redaction);
    expect(headers).toEqual({
      'x-api-key': redactor.secret('api-key', SECRET),
      'x-cf': redactor.field('taxId', TAX_ID, redaction),
      accept: '*/*',
    });
    expect(headers['x-api-key']).toMatch(/^secret:api-key#[0-9a-f]{24}$/);
  });

  test('a secret that looks redacted is a secret all the same', () => {
    expect(redactor.headers({ 'x-api-key': 'secret:hunter2' }, redaction)['x-api-key']).not.toContain('hunter2');
    expect(text('{"password":"secret:hunter2"}')).not.toContain('hunter2');
  });
});

describe('what stays', () => {
  test.each([
    ['a message with nothing to hide', '{"subject":"Comune di Roma","at":{"x":1},"n":[1,2.5e3,true,null]}'],
    ['a digest in base64', 'YWJjZGVmMTJBMTJBMTIzQQ47DEQpj8HBSaTImW5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['a digest in hexadecimal', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['an IUN', 'ABCD-EFGH-ILMN-202601-A-1'],
    [
      'names as member names',
      '{"a":"denomination","denomination":"taxId","taxId":"ANONIMO"}'.replace('"taxId","taxId"', '"","taxId"'),
    ],
    ['an empty secret', '{"apiKey":""}'],
    ['an element with elements', '<address><street>x</street></address>'],
    ['an empty element', '<apiKey/><password></password><x>y</x>'],
    ['who is not known', '{"taxId":"ANONIMO"}'],
  ])('%s', (_, original) => {
    expect(text(original)).toBe(original);
  });

  test('the form of the message: JSON stays JSON, with the same members', () => {
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shape)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shape(each)]))
          : typeof value;
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('apiKey', 'denomination', 'taxId', 'address', 'email', 'x'), fc.string()),
        (value, members) => {
          const message = { ...members, value };
          expect(shape(JSON.parse(text(JSON.stringify(message))))).toEqual(shape(JSON.parse(JSON.stringify(message))));
        },
      ),
    );
  });
});

describe('plain JSON', () => {
  test('is redacted as its text would be, members in order', () => {
    const among = (...values: unknown[]) =>
      fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values, null, true), { maxLength: 3 }));
    const free = ['di Mario Rossi', `cf ${TAX_ID}`, 'mario@pec.it', `x/${SECRET}`, 'altro', '12345678903', 7];
    const { members: value } = fc.letrec((tie) => ({
      members: fc.record(
        {
          apiKey: among(SECRET, 70319144),
          denomination: among('Mario Rossi', 'Nicolò "Nico"'),
          taxId: among(TAX_ID, '12345678903', 12345678911, 'storto'),
          email: among('mario@pec.it'),
          address: among('via Garibaldi 1', 'mario@pec.it'),
          at: fc.oneof(tie('members'), fc.array(tie('members'), { maxLength: 2 })),
          subject: fc.oneof({ maxDepth: 2 }, among(...free), tie('members')),
          [TAX_ID]: among(...free),
        },
        { requiredKeys: [] },
      ),
    }));
    const ordered = (each: unknown): unknown =>
      Array.isArray(each)
        ? each.map(ordered)
        : each !== null && typeof each === 'object'
          ? Object.fromEntries(
              Object.entries(each)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, member]) => [name, ordered(member)]),
            )
          : each;
    fc.assert(
      fc.property(value, (original) => {
        const before = JSON.stringify(original);
        const redacted = redactor.json(original, redaction);
        expect(JSON.stringify(redacted)).toBe(JSON.stringify(ordered(JSON.parse(text(before)))));
        expect(JSON.stringify(original)).toBe(before);
        expect(redactor.json(redacted, redaction)).toEqual(redacted);
      }),
      { numRuns: 500 },
    );
  });

  test('dates, absent members, hidden members, JSON within', () => {
    const within = JSON.stringify({ apiKey: SECRET });
    expect(redactor.json({ b: new Date(0), a: undefined, ['__proto__']: 1, c: within }, redaction)).toEqual({
      b: '1970-01-01T00:00:00.000Z',
      c: text(within),
    });
    expect(redactor.json(`cf ${TAX_ID}`, redaction)).toBe(text(`cf ${TAX_ID}`));
    expect(text(within)).not.toContain(SECRET);
  });
});

describe('stand-ins', () => {
  const field = (name: string, value: string): string => redactor.field(name, value, redaction);

  test('valid stays valid, invalid stays invalid: verdicts are given on stand-ins', () => {
    fc.assert(
      fc.property(codiceFiscaleArbitrary(), (taxId) => {
        expect(isCodiceFiscale(field('taxId', taxId))).toBe(true);
        const wrong = taxId.slice(0, 15) + (taxId.endsWith('A') ? 'B' : 'A');
        expect(isCodiceFiscale(field('taxId', wrong))).toBe(false);
        expect(isCodiceFiscale(field('taxId', taxId.toLowerCase()))).toBe(false);
        expect(isCodiceFiscale(field('taxId', taxId.slice(1)))).toBe(false);
      }),
    );
    expect(isPartitaIva(field('taxId', '12345678903'))).toBe(true);
    expect(isPartitaIva(field('taxId', '12345678901'))).toBe(false);
    expect(isPec(field('email', 'a@pec.it'))).toBe(true);
    expect(isPec(field('email', 'a@@pec'))).toBe(false);
    expect(field('address', 'a@pec.it')).toBe(field('email', 'a@pec.it'));
    expect(field('address', 'VIA ROMA @OK_AR')).toMatch(/^Via [0-9A-F]{8} @OK_AR$/);
  });

  test('a wrong number stays a number', () => {
    expect(JSON.parse(text('{"taxId":12345678903}'))).toEqual({ taxId: expect.any(Number) as number });
    expect(text('{"taxIds":["RSSMRA80A01H501U","VRDLGU85M01F205X"],"x":"RSSMRA80A01H501U"}')).not.toMatch(
      /RSSMRA|VRDLGU/,
    );
  });

  test('a name, a street, a mailbox are the same however a system writes them', () => {
    expect(field('denomination', 'NICOLO D AMICO C')).toBe(field('denomination', 'Nicolò D’Amico & C.'));
    expect(field('email', 'Prova.Uno@PEC.example')).toBe(field('email', 'prova.uno@pec.example'));
  });

  test('the same value gets the same one, however it is written; different values differ', () => {
    const nicolo = field('denomination', 'Nicolò D’Amico & C.');
    expect(text(String.raw`{"denomination":"Nicol\u00f2 D\u2019Amico & C."}`)).toContain(`"${nicolo}"`);
    expect(text('<denomination>Nicolò D’Amico &amp; C.</denomination>')).toContain(`>${nicolo}<`);
    expect(text('?denomination=Nicol%C3%B2+D%E2%80%99Amico+%26+C.')).toContain(`=${encodeURIComponent(nicolo)}`);
    expect(text(`{"x":"${TAX_ID}"}`)).toContain(field('taxId', TAX_ID));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        fc.pre(folded(a) !== folded(b) && a.trim().toLowerCase() !== b.trim().toLowerCase());
        fc.pre(a.trim() !== '' && b.trim() !== '');
        for (const name of ['apiKey', 'denomination', 'taxId', 'address', 'email'])
          expect(field(name, a)).not.toBe(field(name, b));
      }),
    );
  });

  test('the key decides', () => {
    const other = redactorWith('un’altra chiave');
    for (const [name, value] of [
      ['apiKey', SECRET],
      ['taxId', TAX_ID],
      ['denomination', NAME],
    ] as const) {
      expect(other.field(name, value, redaction)).not.toBe(field(name, value));
      expect(redactorWith('chiave di prova').field(name, value, redaction)).toBe(field(name, value));
    }
  });

  test('long keys and short ones follow RFC 2104', async () => {
    const { createHmac } = await import('node:crypto');
    for (const key of ['', 'k', 'k'.repeat(64), 'k'.repeat(65), 'è'.repeat(100)])
      expect(redactorWith(key).secret('n', 'valore è')).toBe(
        `secret:n#${createHmac('sha256', key).update('valore è').digest('hex').slice(0, 24)}`,
      );
  });

  test('many values: memory of past ones never changes what they get', () => {
    const fresh = redactorWith('chiave di prova');
    const first = fresh.field('denomination', NAME, redaction);
    for (let i = 0; i < 50_000; i++) fresh.field('denomination', `Nome ${i}`, redaction);
    expect(fresh.field('denomination', NAME, redaction)).toBe(first);
  });
});

describe('redacting twice changes nothing', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      '"apiKey":"',
      '"taxId": "',
      '"denomination":"',
      '"address":["',
      '\\"password\\":\\"',
      '<password>',
      '</password>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '?apiKey=',
      '&denomination=',
      '"',
      "'",
      '\\',
      '\\n',
      '\\u0041',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '<',
      '>',
      '&',
      '=',
      '@',
      ' ',
      'Persona',
      'Via',
      ' @OK',
      'secret:',
      'Rossi',
      'a@pec.it',
      '@x.example',
      'redatto',
      'example',
      'codice-non-valido-',
      TAX_ID,
      TAX_ID.toLowerCase(),
      '12345678903',
      '99',
    ),
    fc.string({ maxLength: 6 }),
    codiceFiscaleArbitrary(),
  );
  test('mailboxes chained to one another are one', () => {
    const once = text('scrivere a mario@pec.it@pec.it%40pec.it, non a lui');
    expect(once).toMatch(/^scrivere a indirizzo-non-valido-[0-9a-f]{12}, non a lui$/);
    expect(text(once)).toBe(once);
  });

  test.each(['mario.rossi@pec.it@x.example', 'mario.rossi@pec.it%40comune.test', 'mario.rossi@x.example@pec.it'])(
    '%s is a person’s, whatever it is chained to',
    (chained) => {
      const once = text(`scrivere a ${chained}`);
      expect(once).not.toContain('pec.it');
      expect(text(once)).toBe(once);
    },
  );

  test('on any mixture of fragments', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 14 }), (parts) => {
        const once = text(parts.join(''));
        expect(text(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('on any JSON of ours', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(
            fc.constantFrom('apiKey', 'denomination', 'taxId', 'address', 'email', 'subject'),
            fc.oneof(fc.string(), fragment),
          ),
        ),
        (messages) => {
          const once = text(JSON.stringify(messages));
          expect(text(once)).toBe(once);
        },
      ),
    );
  });
});

describe('hostile texts of a megabyte take seconds at most: in the square of their length they would take hours', () => {
  /** CPU time of this thread in ms: how busy the machine is does not count. */
  const elapsed = (work: () => void): number => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
  const megabyte = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length));
  test.each([
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['escaped quotes in a value', '\\"'],
    ['open members', '"apiKey":"'],
    ['members without values', '"apiKey" '],
    ['members and spaces', '"apiKey"                                    '],
    ['open elements', '<apiKey '],
    ['elements never closed', '<apiKey>'],
    ['comments never closed', '<apiKey><!--'],
    ['prefixes', '<a:a:a:a'],
    ['word characters', 'a'],
    ['almost tax ids', 'RSSMRA80A01H501'],
    ['tax ids', 'RSSMRA80A01H501U '],
    ['letters of omocodia', 'L'],
    ['parameters', '&apiKey='],
    ['unicode escapes', '\\u0061'],
  ])('%s', (_, piece) => {
    for (const original of [megabyte(piece), `{"apiKey":"x${megabyte(piece)}`, `<apiKey>${megabyte(piece)}`]) {
      expect(elapsed(() => text(original))).toBeLessThan(20_000);
    }
  });

  test('ten thousand names in one message', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => ({
      denomination: `Nome Cognome ${i}`,
      note: `di Nome Cognome ${i}`,
    }));
    let redacted = '';
    expect(elapsed(() => (redacted = text(JSON.stringify(people))))).toBeLessThan(20_000);
    expect(redacted).not.toContain('Cognome');
  });
});
