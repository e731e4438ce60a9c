import { describe, expect, test } from 'vitest';
import type { Redaction } from './redaction.ts';
import { redactorWith } from './redaction.ts';

const redaction: Redaction = {
  secretHeaders: { 'x-api-key': 'api-key', 'x-amz-meta-secret': 'upload-secret' },
  secretFields: { secret: 'upload-secret', apiKey: 'api-key' },
  secretSegments: { caricamento: 'presigned', scarico: 'presigned' },
  personalFields: { at: 'addressOrInstant', address: 'address', destinatari: 'email' },
};
const KEY = 'Zk3vTqP9xLmN2wRbYcD8eFgH7jKsUoA1iVtXnQ5z';
const PASSWORD = 'p@ss "w0rd" <canarino>';
const UPLOAD = 'uP1oaDs3cr3tXyZ0aBcDeFgHiJkLmNoP';
const TOKEN = 'tOk3nOfThePresignedUrl0123456789';

function redactor(): ReturnType<typeof redactorWith> {
  const made = redactorWith('chiave di prova');
  made.learn('api-key', KEY);
  made.learn('password', PASSWORD);
  made.issued(
    JSON.stringify([{ secret: UPLOAD, url: `http://send.example/caricamento/${TOKEN}`, key: 'PN_NOTIFICATION-1' }]),
    redaction,
  );
  return made;
}

describe('what the run gave out is found anywhere', () => {
  const places = (secret: string): [string, string][] => [
    ['alone', secret],
    ['prose', `chiave ${secret}, da non dire`],
    ['within a word', `x${secret}y`],
    ['a path', `http://send.example/a/${encodeURIComponent(secret)}/b`],
    ['a query', `http://send.example/a?x=1&cosa=${encodeURIComponent(secret)}`],
    ['a named query', `/a?api_key=${encodeURIComponent(secret)}`],
    ['JSON', JSON.stringify({ detail: `GET /a/${secret} non esiste`, n: 1 })],
    ['JSON in JSON', JSON.stringify({ text: JSON.stringify({ x: `\n${secret}` }) })],
    ['a member name', JSON.stringify({ [secret]: 1 })],
    ['XML', `<a b="c">${secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</a>`],
  ];
  const canary: Readonly<Record<string, RegExp>> = {
    [KEY]: /Zk3vTq/,
    [UPLOAD]: /uP1oaD/,
    [TOKEN]: /tOk3nOf/,
    [PASSWORD]: /w0rd|canarino/,
  };
  for (const secret of [KEY, UPLOAD, TOKEN, PASSWORD])
    test.each(places(secret).filter(([place]) => secret !== PASSWORD || !['JSON in JSON'].includes(place)))(
      `${secret.slice(0, 6)}: %s`,
      (_, original) => {
        const at = redactor();
        const once = at.text(original, redaction);
        expect(once).not.toMatch(canary[secret]!);
        expect(once).toContain('secret');
        expect(at.text(once, redaction)).toBe(once);
        expect(JSON.stringify(at.json({ a: [original], [original]: 1 }, redaction))).not.toMatch(canary[secret]!);
      },
    );

  test.each(['apikey', 'x-auth', 'authorization', 'proxy-authorization', 'cookie', 'x-altro', 'referer'])(
    'header %s',
    (name) => {
      const at = redactorWith('chiave di prova');
      for (const secret of [KEY, UPLOAD]) {
        const value = `Bearer ${secret}`;
        // what was redacted before the secret was known is not remembered as it was
        at.headers({ [name]: `di ${secret}` }, redaction);
        at.learn('api-key', secret);
        for (const each of [value, secret, `di ${secret}`])
          expect(JSON.stringify(at.headers({ [name]: each }, redaction))).not.toContain(secret);
      }
    },
  );

  test('the same secret gets the same stand-in wherever it is', () => {
    const at = redactor();
    const stand = at.secret('api-key', KEY);
    expect(at.text(`chiave ${KEY}`, redaction)).toBe(`chiave ${stand}`);
    expect(at.headers({ 'x-altro': KEY, 'x-api-key': KEY }, redaction)).toEqual({
      'x-altro': stand,
      'x-api-key': stand,
    });
    expect(at.text(`/x?apikey=${KEY}`, redaction)).toBe(`/x?apikey=${encodeURIComponent(stand)}`);
    expect(at.text(`/x/${KEY}`, redaction)).toBe(`/x/${encodeURIComponent(stand)}`);
  });

  test('what nobody gave out, under a name that tells', () => {
    const at = redactor();
    for (const name of [
      'authorization',
      'proxy-authorization',
      'cookie',
      'set-cookie',
      'x-api-key',
      'apikey',
      'api-key',
    ])
      expect(at.headers({ [name]: 'Basic dXRlbnRlOnNlZ3JldG8=' }, redaction)[name]).toMatch(/^secret:/);
    expect(at.headers({ 'x-auth': 'Bearer abcdefgh1' }, redaction)).toEqual({
      'x-auth': expect.stringMatching(/^Bearer secret:/) as string,
    });
    for (const name of ['api_key', 'apikey', 'token', 'access_token', 'key'])
      expect(at.text(`http://send.example/a?${name}=abcdefgh1&x=2`, redaction)).toMatch(
        new RegExp(`\\?${name}=secret%3A[a-z-]+%23[0-9a-f]{24}&x=2$`),
      );
  });

  test('what a peer says is no secret of ours: it stays readable elsewhere', () => {
    const at = redactor();
    at.headers({ 'x-api-key': 'SIL_COMUNE_1234', 'x-amz-meta-secret': 'PN_NOTIFICATION-1' }, redaction);
    at.text('{"secret":"PN_NOTIFICATION-1"}', redaction);
    expect(at.text('{"key":"PN_NOTIFICATION-1","sil":"SIL_COMUNE_1234"}', redaction)).toContain('PN_NOTIFICATION-1');
  });

  test.each(['breve', '20260101', '123456789012345678', '--------'])('too plain to be learned: %s', (value) => {
    const at = redactor();
    at.learn('password', value);
    expect(at.text(`{"a":"${value}"}`, redaction)).toBe(`{"a":"${value}"}`);
  });

  test('memory is bounded, the latest stay', () => {
    const at = redactorWith('k');
    const value = (i: number): string => `segreto${String(i).padStart(8, '0')}x`;
    for (let i = 0; i < 50_000; i++) at.learn('s', value(i));
    expect(at.text(`a ${value(49_999)} b ${value(41_000)}`, redaction)).not.toContain('segreto0');
  });
});

describe('presigned addresses are permissions', () => {
  test('the token is replaced in the address, and stays the same and comparable', () => {
    const at = redactorWith('chiave di prova');
    const stand = encodeURIComponent(at.secret('presigned', TOKEN));
    for (const around of ['http://send.example', '', '{"url":"http://send.example'])
      for (const path of ['caricamento', 'scarico'])
        for (const after of ['', '?x=1', '"', '/altro', ' ', '\\"'])
          expect(at.text(`${around}/${path}/${TOKEN}${after}`, redaction)).toBe(`${around}/${path}/${stand}${after}`);
    expect(new URL(at.text(`http://send.example/scarico/${TOKEN}`, redaction)).pathname).toBe(`/scarico/${stand}`);
    expect(at.text(String.raw`{"u":"http:\/\/x\/scarico\/${TOKEN}"}`, redaction)).toContain(stand);
  });
  test('a placeholder is no token', () => {
    expect(redactor().text('PUT /caricamento/{token} o /scarico/...', redaction)).toBe(
      'PUT /caricamento/{token} o /scarico/...',
    );
  });
});

describe('mailboxes', () => {
  const at = redactor();
  const of = (mailbox: string): string => at.field('destinatari', mailbox, redaction);
  test.each([
    ['prose', 'a mario.rossi@pec.it, subito', `a ${of('mario.rossi@pec.it')}, subito`],
    ['JSON', '{"m":"x\\nmario@pec.it"}', `{"m":"x\\n${of('mario@pec.it')}"}`],
    ['an attribute', '<a m="mario@pec.it"/>', `<a m="${of('mario@pec.it')}"/>`],
    ['an element', '<destinatari tipo="certificato">a&amp;b@pec.it</destinatari>', undefined],
    ['a query', '/a?m=mario%40pec.it&n=%20luigi%40pec.it', undefined],
    ['an address', 'mailto:mario@posta.comune.it', `mailto:${of('mario@posta.comune.it')}`],
  ])('%s', (_, original, expected) => {
    const once = at.text(original, redaction);
    expect(once).not.toMatch(/pec\.it|comune\.it/);
    if (expected !== undefined) expect(once).toBe(expected);
    expect(at.text(once, redaction)).toBe(once);
  });
  test.each([
    'notifiche@send-prova.pec.example',
    'prova@pec.it e prova@fail.it',
    'npm/pacchetto@1.2.3',
    'VIA @OK_AR',
    '@',
    'a@b',
    'a@'.repeat(9),
  ])('stays: %s', (original) => {
    expect(at.text(original, redaction)).toBe(original);
  });
});

describe('a name that tells streets and instants', () => {
  const at = redactor();
  test.each(['"2026-10-25T08:30:00.000Z"', '1790000000000', '"2026-10-25"', '"2026-10-25T08:30:00+02:00"'])(
    '%s stays',
    (value) => {
      expect(at.text(`{"at":${value}}`, redaction)).toBe(`{"at":${value}}`);
      expect(at.json({ at: JSON.parse(value) as unknown }, redaction)).toEqual({ at: JSON.parse(value) as unknown });
    },
  );
  test('a street does not', () => {
    expect(at.text('{"at":"presso Bianchi"}', redaction)).toMatch(/"Via [0-9A-F]{8}"/);
  });
});
