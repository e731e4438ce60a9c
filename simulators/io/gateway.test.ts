import { describe, expect, test } from 'vitest';
import { isIn } from './cidr.ts';
import { desk, message, persona, troubles } from './io.fixture.ts';
import type { Desk } from './io.fixture.ts';
import { EVERY_GROUP } from './settings.ts';
import type { Group } from './settings.ts';

const ASK = { fiscal_code: persona('P-OK') };
const ask = (at: Desk, key = at.keys.tributi) => at.ask('POST', '/profiles', ASK, key);

describe('150 calls in 5 seconds (io.md §3.2)', () => {
  test('the 151st waits as long as it is told, the window slides, and what was refused did not count', async () => {
    const at = desk();
    for (let left = 149; left >= 75; left--) expect((await ask(at)).headers['x-rate-limit-remaining']).toBe(`${left}`);
    await at.clock.advance(2_000);
    for (let i = 0; i < 75; i++) expect((await ask(at)).status).toBe(200);
    const refused = await ask(at);
    expect([refused.status, refused.headers['x-rate-limit-retry-after']]).toEqual([429, '3']);
    expect(refused.headers['x-rate-limit-remaining']).toBe('0');
    expect(refused.headers['retry-after']).toBeUndefined();
    await at.clock.advance(2_999);
    expect((await ask(at)).status).toBe(429);
    await at.clock.advance(1);
    expect((await ask(at)).headers['x-rate-limit-remaining']).toBe('74');
  });

  test('all the services of a user count together, whatever the operation; another user has a window of its own', async () => {
    const at = desk({ rateLimit: { calls: 3, windowMs: 5_000 } });
    await at.ask('POST', '/messages', message());
    await ask(at, at.keys.scuola);
    await at.ask('GET', '/manage/services');
    expect((await ask(at)).status).toBe(429);
    expect((await ask(at, at.keys.altro)).status).toBe(200);
  });

  test.each<[Group, number | undefined]>([
    ['ApiRateLimit250', 250],
    ['ApiNoRateLimit', undefined],
  ])('%s: %s calls', async (group, most) => {
    const at = desk({ ente: { gruppi: [...EVERY_GROUP, group] } });
    for (let i = 0; i < 250; i++) expect((await ask(at)).status).toBe(200);
    const next = await ask(at);
    expect(next.status).toBe(most === undefined ? 200 : 429);
    if (most === undefined) expect(next.headers['x-rate-limit-remaining']).toBeUndefined();
  });
});

describe('addresses (io.md §3.6, §5.1)', () => {
  test.each([
    ['203.0.113.10', ['203.0.113.0/24'], true],
    ['203.0.114.10', ['203.0.113.0/24'], false],
    ['203.0.113.10', ['198.51.100.0/24', '203.0.113.10'], true],
    ['203.0.113.11', ['203.0.113.10'], false],
    ['31.68.1.200', ['31.68.1.21/24'], true],
    ['31.68.1.22', ['31.68.1.21/32'], false],
    ['8.8.8.8', ['0.0.0.0/0'], true],
    ['203.0.113.10', ['999.0.113.0/24'], false],
    ['999.0.113.10', ['0.0.0.0/0'], false],
    ['2001:db8::1', ['0.0.0.0/0'], false],
  ])('%s in %j: %s', (ip, cidrs, there) => {
    expect(isIn(ip, cidrs)).toBe(there);
  });

  test('a list that is empty lets in whoever calls', async () => {
    const at = desk({ sourceIp: '198.51.100.7' });
    expect((await at.ask('POST', '/messages', message())).status).toBe(403);
    at.simulation.stimulate('card', { servizio: 'tributi', scheda: { authorized_cidrs: [] } });
    expect((await at.ask('POST', '/messages', message())).status).toBe(201);
    // but profiles are for complete cards only
    const profile = await ask(at);
    expect([profile.status, profile.json.title]).toEqual([403, 'Recipient forbidden']);
  });

  test('a laboratory says where a call comes from in a header, unless it is not trusted', async () => {
    const from = { 'x-sim-source-ip': '198.51.100.7' };
    const sent = (at: Desk) => at.ask('POST', '/messages', message(), at.keys.tributi, from);
    expect((await sent(desk())).status).toBe(403);
    expect((await sent(desk({ trustForwardedFor: false }))).status).toBe(201);
    expect((await sent(desk({ cidrEnforcement: false }))).status).toBe(201);
  });

  test('the MANAGE key has addresses of its own', async () => {
    const at = desk({ ente: { cidrManage: ['198.51.100.0/24'] } });
    const listed = (ip: string) =>
      at.ask('GET', '/manage/services', undefined, at.keys.manage, { 'x-sim-source-ip': ip });
    expect([(await listed('203.0.113.10')).status, (await listed('198.51.100.7')).status]).toEqual([403, 200]);
    expect((await at.ask('POST', '/messages', message())).status).toBe(201);
  });
});

/** Everything that can be wrong with a message, in the order in which IO looks (io.md §5.1). */
const STEPS = [
  ['key', 401],
  ['rate', 429],
  ['groups', 403],
  ['body', 400],
  ['path', 400],
  ['permission', 403],
  ['address', 403],
  ['recipient', 400],
  ['configuration', 403],
  ['trial', 403],
  ['amount', 400],
] as const;
type Step = (typeof STEPS)[number][0];

const TITLES: Readonly<Record<Step, string | undefined>> = {
  key: undefined,
  rate: undefined,
  groups: 'You are not allowed here',
  body: 'Invalid message structure',
  path: 'Invalid string that matches',
  permission: 'You are not allowed here',
  address: 'You are not allowed here',
  recipient: 'Bad parameters',
  configuration: 'No configuration id for remote content',
  trial: 'Recipient forbidden',
  amount: 'Error while sending payment metadata',
};

/** A call with all these things wrong at once. */
async function wrong(steps: ReadonlySet<Step>) {
  const trial: readonly Group[] = ['ApiLimitedMessageWrite', 'ApiThirdPartyMessageWrite'];
  const gruppi = steps.has('groups') ? (['ApiLimitedProfileRead'] as const) : steps.has('trial') ? trial : EVERY_GROUP;
  const at = desk({
    ente: { gruppi },
    sourceIp: steps.has('address') ? '198.51.100.7' : '203.0.113.10',
    rateLimit: { calls: 1, windowMs: 5_000 },
  });
  if (steps.has('rate')) await at.ask('GET', `/messages/${persona('P-OK')}/x`);
  const inPath = steps.has('path') ? '/corto' : steps.has('recipient') ? `/${persona('P-OK')}` : '';
  return at.ask(
    'POST',
    `/messages${inPath}`,
    message(
      {
        ...(steps.has('body') ? { subject: 'Corto' } : {}),
        payment_data: {
          amount: steps.has('amount') ? 1_000_001 : 1,
          notice_number: '302000100000000135',
          ...(steps.has('permission') ? { payee: { fiscal_code: '98765432103' } } : {}),
        },
        ...(steps.has('configuration') ? { third_party_data: { id: 'atto-1' } } : {}),
      },
      steps.has('path') && !steps.has('recipient') ? { fiscal_code: undefined } : {},
    ),
    steps.has('key') ? 'sconosciuta' : at.keys.tributi,
  );
}

describe('the order in which IO looks at a message (io.md §5.1)', () => {
  test.each(STEPS.map(([step, status], index) => ({ step, status, index })))(
    '$step comes before whatever follows it',
    async ({ step, status, index }) => {
      const reply = await wrong(new Set(STEPS.slice(index).map(([each]) => each)));
      expect(reply.status).toBe(status);
      if (TITLES[step] !== undefined) expect(reply.json.title).toContain(TITLES[step]);
      if (step === 'permission') expect(reply.json.detail).toContain('payee');
      if (step === 'address') expect(reply.json.detail).not.toContain('payee');
    },
  );

  test('with nothing wrong the message is taken', async () => {
    expect((await wrong(new Set())).status).toBe(201);
  });

  test('permissions of the content: certificate, payee, Premium, third party', async () => {
    const at = desk({ ente: { gruppi: ['ApiMessageWrite'] } });
    const all = {
      eu_covid_cert: { auth_code: 'x' },
      payment_data: { amount: 1, notice_number: '302000100000000135', payee: { fiscal_code: '98765432103' } },
      third_party_data: { id: 'atto-1' },
    };
    const detailOf = async (content: object, over: object = {}) =>
      (await at.ask('POST', '/messages', message(content, over))).json.detail as string;
    const { eu_covid_cert: _, ...payee } = all;
    const { payment_data: __, ...third } = payee;
    expect(await detailOf(all, { feature_level_type: 'ADVANCED' })).toContain('EUCovidCert');
    expect(await detailOf(payee, { feature_level_type: 'ADVANCED' })).toContain('payee');
    expect(await detailOf(third, { feature_level_type: 'ADVANCED' })).toContain('Premium');
    expect(await detailOf(third)).toContain('third party');
  });

  test('an unauthorized address gets 400 for a body that is wrong, 403 for one that is right', async () => {
    const at = desk({ sourceIp: '198.51.100.7' });
    expect((await at.ask('POST', '/messages', message({ subject: 'Corto' }))).status).toBe(400);
    expect((await at.ask('POST', '/messages', message())).status).toBe(403);
    expect(troubles(at)).toEqual([]);
  });
});

describe('keys (io.md §3.1)', () => {
  test('both keys of a service are worth the same, and each service has its own', async () => {
    const at = desk();
    const id = (await at.ask('POST', '/messages', message())).json.id as string;
    const read = (key: string) => at.ask('GET', `/messages/${persona('P-OK')}/${id}`, undefined, key);
    const statuses = [at.keys.secondaria, at.keys.scuola, at.keys.altro].map(async (key) => (await read(key)).status);
    expect(await Promise.all(statuses)).toEqual([200, 403, 403]);
  });

  test('the key of a group sees the services of the group, and those it makes belong to it', async () => {
    const at = desk({ ente: { gruppiManage: ['anagrafe', 'tributi'] } });
    const identity = at.simulation.platform.identities(at.state)['ente'] as {
      chiaviGruppo: { gruppo: string; chiaveManage: string }[];
    };
    const [anagrafe, tributi] = identity.chiaviGruppo.map(({ chiaveManage }) => chiaveManage);
    const card = { ...at.state.services.values().next().value!.card, name: 'Anagrafe' };
    const withGroup = { ...card, metadata: { ...card.metadata, group_id: 'preteso' } };
    const made = await at.ask('POST', '/manage/services', withGroup, anagrafe);
    expect([made.status, made.json.metadata.group_id]).toEqual([201, 'anagrafe']);
    const path = `/manage/services/${made.json.id as string}`;
    expect((await at.ask('GET', path, undefined, tributi)).status).toBe(403);
    expect((await at.ask('GET', path, undefined, at.keys.manage)).status).toBe(200);
    const listed = await at.ask('GET', '/manage/services', undefined, anagrafe);
    expect(listed.json.value.map(({ id }: { id: string }) => id)).toEqual([made.json.id]);
  });
});
