import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal, readChain } from '../kernel/journal.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { publicJwk, rsaKeyFrom, thumbprint } from '../kernel/rsa.ts';
import { simulate } from '../kernel/simulate.ts';
import { pdnd } from './index.ts';
import type { PdndState } from './state.ts';
import { checkVoucher } from './voucher.ts';

const START = Date.UTC(2026, 10, 22, 9);
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
type Members = Record<string, unknown>;

interface Changes {
  readonly header?: Members;
  readonly claims?: Members;
  readonly form?: Record<string, string | undefined>;
  readonly key?: KeyObject;
  readonly contentType?: string;
}

/** A PDND at work, with a client that signs by itself. */
function desk(settings: Members = {}) {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation = simulate(
    pdnd,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('pdnd-test'), publicUrl: 'https://pdnd.example', settings },
  );
  const state = simulation.state as PdndState;
  const { client } = pdnd.identities(state) as {
    client: { clientId: string; kid: string; purposeId: string; audience: string; chiavePrivata: string };
  };
  let drawn = 0;
  const ask = async ({ header, claims, form, key, contentType }: Changes = {}) => {
    const now = Math.floor(clock.now() / 1_000);
    const { clientId } = client;
    const parts = [
      { kid: client.kid, alg: 'RS256', typ: 'JWT', ...header },
      {
        iss: clientId,
        sub: clientId,
        aud: client.audience,
        purposeId: client.purposeId,
        jti: `jti-${++drawn}`,
        iat: now,
        exp: now + 300,
        ...claims,
      },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const head = parts.join('.');
    const signature = sign('sha256', Buffer.from(head), key ?? state.client.privateKey!).toString('base64url');
    const fields = {
      client_id: clientId,
      client_assertion: `${head}.${signature}`,
      client_assertion_type: TYPE,
      grant_type: 'client_credentials',
      ...form,
    };
    const sent = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
    const response = await simulation.handle({
      method: 'POST',
      url: 'https://pdnd.example/token.oauth2',
      headers: { 'content-type': contentType ?? 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(sent).toString()),
    });
    return { ...response, json: JSON.parse(Buffer.from(response.body).toString()) as Members };
  };
  const lastEvents = () =>
    readChain(journal.lines())
      .entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.events ?? []] : []))
      .at(-1)!;
  return { clock, journal, simulation, state, client, ask, lastEvents };
}

describe('a token request', () => {
  it('gets a voucher that anybody can check with the published key, and SEND accepts until it expires', async () => {
    const { ask, simulation, clock, client, journal } = desk();
    const { status, json, headers } = await ask();
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    expect(headers).toMatchObject({ 'cache-control': 'no-cache, no-store', 'x-rate-limit-remaining': '9' });
    const voucher = String(json['access_token']);
    const [head, payload, signature] = voucher.split('.') as [string, string, string];
    const published = await simulation.handle({
      method: 'GET',
      url: 'https://pdnd.example/.well-known/jwks.json',
      headers: {},
      body: NO_BODY,
    });
    const { keys } = JSON.parse(Buffer.from(published.body).toString()) as {
      keys: [webcrypto.JsonWebKey & { kid: string }];
    };
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Members;
    expect(header).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: keys[0].kid });
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      sub: client.clientId,
      purposeId: client.purposeId,
      iat: START / 1_000,
      exp: START / 1_000 + 600,
    });
    expect(checkVoucher(simulation, voucher).ok).toBe(true);
    expect(checkVoucher(simulation, `${voucher}x`)).toMatchObject({ ok: false });
    await clock.advance(600_000);
    expect(checkVoucher(simulation, voucher)).toMatchObject({ ok: false, expected: 'un voucher valido' });
    const written = [...journal.lines()].join('\n');
    for (const secret of [voucher, signature, client.chiavePrivata]) expect(written).not.toContain(secret);
  });

  const other = rsaKeyFrom(idsFrom('un’altra chiave'));
  it.each<[string, Changes, string]>([
    ['no form', { contentType: 'application/json' }, 'content-type'],
    ['another assertion type', { form: { client_assertion_type: 'jwt' } }, 'client_assertion_type'],
    ['no grant type', { form: { grant_type: undefined } }, 'grant_type'],
    ['a client id that is no UUID', { form: { client_id: 'ente' } }, 'client_id'],
    ['no assertion', { form: { client_assertion: undefined } }, 'client_assertion'],
    ['an assertion that is no JWT', { form: { client_assertion: 'abc' } }, 'client_assertion'],
    ['no jti', { claims: { jti: undefined } }, 'jti'],
    ['iat as a text', { claims: { iat: '1' } }, 'iat'],
    ['exp as a text', { claims: { exp: '1' } }, 'exp'],
    ['another issuer', { claims: { iss: 'altro' } }, 'iss'],
    ['another subject', { claims: { sub: 'altro' } }, 'sub'],
    ['a client id that is not the subject', { form: { client_id: '00000000-0000-4000-8000-000000000000' } }, 'sub'],
    ['no purpose', { claims: { purposeId: undefined } }, 'purposeId'],
    ['another purpose', { claims: { purposeId: '00000000-0000-4000-8000-000000000000' } }, 'purposeId'],
    ['a kid of another form', { header: { kid: 'k' } }, 'kid'],
    ['a kid that the client does not have', { header: { kid: thumbprint(publicJwk(other)) } }, 'kid'],
    ['another audience', { claims: { aud: ['altro'] } }, 'aud'],
    ['another algorithm', { header: { alg: 'PS256' } }, 'alg'],
    ['no algorithm', { header: { alg: 'none' } }, 'alg'],
    ['another type', { header: { typ: 'at+jwt' } }, 'typ'],
    ['a digest that is none', { claims: { digest: { alg: 'SHA256', value: 'x' } } }, 'digest'],
    ['another key', { key: other }, 'client_assertion'],
    ['an assertion that has expired', { claims: { exp: START / 1_000 } }, 'exp'],
    ['an instant that does not exist', { claims: { exp: -8_640_000_000_001 } }, 'exp'],
  ])('with %s is refused with the one code there is; the journal says what was wrong', async (_, changes, where) => {
    const { ask, lastEvents, simulation } = desk();
    const { status, json } = await ask(changes);
    expect(status).toBe(400);
    expect(json['errors']).toEqual([{ code: '015-0008', detail: 'Unable to generate a token for the given request' }]);
    expect(lastEvents().find(({ type }) => type === 'assertionRefused')).toMatchObject({ where });
    expect((simulation.state as PdndState).vouchers.size).toBe(0);
  });

  it('may leave out what is optional', async () => {
    const { ask, client } = desk();
    for (const changes of [
      { form: { client_id: undefined } },
      { header: { typ: undefined } },
      { header: { typ: 'jwt' } },
      { claims: { aud: ['altro', client.audience] } },
      { claims: { digest: { alg: 'SHA256', value: 'a'.repeat(64) } } },
    ] satisfies Changes[])
      expect((await ask(changes)).status).toBe(200);
  });

  it('meets the switches: claims that are not listed, a jti used again, a clock that is late', async () => {
    const lenient = desk();
    expect((await lenient.ask({ claims: { nbf: 0, jti: 'uno' } })).status).toBe(200);
    expect((await lenient.ask({ claims: { jti: 'uno' } })).status).toBe(200);
    expect(lenient.lastEvents()).toContainEqual(expect.objectContaining({ type: 'assertionAccepted', repeated: true }));
    const strict = desk({ unknownClaims: 'refused', repeatedJti: 'refused', clockSkewSeconds: 5 });
    expect((await strict.ask({ claims: { nbf: 0 } })).status).toBe(400);
    expect((await strict.ask({ claims: { jti: 'uno' } })).status).toBe(200);
    expect((await strict.ask({ claims: { jti: 'uno' } })).status).toBe(400);
    expect((await strict.ask({ claims: { exp: START / 1_000 - 4 } })).status).toBe(200);
    expect(() => desk({ scadenza: 1 })).toThrow('PDND has no setting "scadenza"');
  });

  it('is counted: beyond so many a second the answer is 429, and a second later all is well', async () => {
    const { ask, clock } = desk({ requestsPerSecond: 2 });
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([200, 200, 429]);
    await clock.advance(1_000);
    expect((await ask()).status).toBe(200);
  });

  it('is refused while agreement, purpose or key are missing', async () => {
    const { ask, simulation, lastEvents } = desk();
    for (const [what, where] of [
      ['purpose', 'finalità'],
      ['agreement', 'richiesta di fruizione'],
      ['descriptor', 'versione dell’e-service'],
    ] as const) {
      simulation.stimulate('suspend', { what });
      expect((await ask()).status).toBe(400);
      expect(lastEvents()).toContainEqual(expect.objectContaining({ type: 'assertionRefused', where }));
      simulation.stimulate('resume', { what });
    }
    simulation.stimulate('voucherLifetime', { seconds: 60 });
    expect((await ask()).json['expires_in']).toBe(60);
    simulation.stimulate('removeKey');
    expect((await ask()).status).toBe(400);
    expect(lastEvents()).toContainEqual(expect.objectContaining({ where: 'chiave del client', observed: 'rimossa' }));
    expect(() => simulation.stimulate('suspend', { what: 'altro' })).toThrow(RangeError);
    expect(() => simulation.stimulate('voucherLifetime', { seconds: 0.5 })).toThrow(RangeError);
  });

  it('is the same in every run with one seed', async () => {
    const [one, two] = [desk(), desk()];
    await one.ask();
    await two.ask();
    expect([...one.journal.lines()]).toEqual([...two.journal.lines()]);
  });

  it('of a client with a key of its own is signed with that key', async () => {
    const key = rsaKeyFrom(idsFrom('ente'));
    const chiavePubblica = createPublicKey(key).export({ format: 'pem', type: 'spki' });
    const { ask, client } = desk({ client: { chiavePubblica } });
    expect(client).not.toHaveProperty('chiavePrivata');
    expect((await ask({ key })).status).toBe(200);
    expect((await ask({ key: rsaKeyFrom(idsFrom('altra')) })).status).toBe(400);
  });
});

it('says what is possible where a request is none of these', async () => {
  const { simulation } = desk();
  const answer = await simulation.handle({
    method: 'GET',
    url: 'https://pdnd.example/token.oauth2',
    headers: {},
    body: NO_BODY,
  });
  expect(answer.status).toBe(404);
  expect(Buffer.from(answer.body).toString()).toContain('POST /token.oauth2');
});
