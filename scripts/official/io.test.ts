import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desk, message, persona } from '../../simulators/io/io.fixture.ts';
import type { Desk } from '../../simulators/io/io.fixture.ts';
import { EVERY_GROUP, scheda } from '../../simulators/io/settings.ts';
import { ioDivergences } from '../io-divergences.ts';
import { compare, covers, IO } from './compare.ts';
import { IO_FILES, readOfficialFiles } from './files.ts';
import { report } from './report.ts';

const api = readOfficialFiles(join(import.meta.dirname, '../../../shared/contracts/io'), IO_FILES);
if (api === undefined) console.warn('saltato: contratti ufficiali assenti');

const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const SERVICES = '/manage/services';
const CONFIGURATIONS = '/messages-sending/remote-contents/configurations';
const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const remote = {
  name: 'Atti',
  description: 'Atti e allegati',
  has_precondition: 'ONCE',
  disable_lollipop_for: [],
  is_lollipop_enabled: false,
  prod_environment: {
    base_url: 'https://ente.example/io',
    details_authentication: { header_key_name: 'X-Chiave', key: 'una-chiave', type: 'API-KEY' },
  },
};
const payment = (over: object = {}): object => ({
  payment_data: { amount: 1_000, notice_number: '302000100000000135', ...over },
  due_date: '2026-12-31T22:59:59.000Z',
});

async function messages(at: Desk): Promise<void> {
  const sent: [string, string][] = [];
  const send = async (citizen: string, content: object = {}, over: object = {}): Promise<void> => {
    const fiscal_code = persona(citizen);
    const { json } = await at.ask('POST', '/messages', message(content, { fiscal_code, ...over }));
    sent.push([fiscal_code, json.id]);
  };
  const configuration = (await at.ask('POST', CONFIGURATIONS, remote)).json.configuration_id as string;
  for (const citizen of ['P-OK', 'P-SANDBOX', 'P-NOPROFILE', 'P-BLOCKED', 'P-FAIL', 'P-SLOW']) await send(citizen);
  await send('P-READ', payment(), { feature_level_type: 'ADVANCED' });
  await send('P-OLDAPP', payment({ invalid_after_due_date: true }), { feature_level_type: 'ADVANCED' });
  await send(
    'P-OK',
    { third_party_data: { id: 'atto-1', has_remote_content: true, configuration_id: configuration } },
    { feature_level_type: 'ADVANCED' },
  );
  const inPath = { content: (message() as { content: object }).content };
  const { json } = await at.ask('POST', `/messages/${persona('P-OK')}`, inPath);
  sent.push([persona('P-OK'), json.id]);
  for (const wait of [0, 60_000, 7_200_000]) {
    await at.clock.advance(wait);
    for (const [citizen, id] of sent) await at.ask('GET', `/messages/${citizen}/${id}`);
  }
  const [, read] = sent[6]!;
  at.simulation.stimulate('words', { notifiche: true });
  await at.ask('GET', `/messages/${persona('P-READ')}/${read}`);
  at.simulation.stimulate('pagoPa', { fermo: true });
  await at.ask('GET', `/messages/${persona('P-READ')}/${read}`);
  await at.ask('GET', `/messages/${persona('P-OK')}/${UNKNOWN}`);
  await at.ask('GET', `/messages/${persona('P-OK')}/${sent[0]![1]}`, undefined, at.keys.scuola);
  await at.ask('GET', `/messages/corto/${UNKNOWN}`);
  await at.ask('POST', '/messages', message({ subject: 'Corto' }));
  await at.ask('POST', '/messages', '{"a":');
  const unknown = { id: 'atto-2', configuration_id: UNKNOWN };
  await at.ask('POST', '/messages/corto', inPath);
  await at.ask('POST', '/messages', message(payment({ amount: 9_000_000_000 })));
  await at.ask('POST', '/messages', message({ third_party_data: unknown }));
  await at.ask('POST', `/messages/${persona('P-OK')}`, {
    content: { ...inPath.content, third_party_data: unknown },
  });
}

async function citizens(at: Desk): Promise<void> {
  for (const citizen of ['P-OK', 'P-BLOCKED', 'P-NOPROFILE']) {
    await at.ask('POST', '/profiles', { fiscal_code: persona(citizen) });
    await at.ask('GET', `/profiles/${persona(citizen)}`);
  }
  await at.ask('POST', '/profiles', { fiscal_code: 'corto' });
  await at.ask('GET', '/profiles/corto');
  const active = { fiscal_code: persona('P-OK'), status: 'ACTIVE' };
  await at.ask('POST', '/activations/', { fiscal_code: persona('P-OK') });
  await at.ask('PUT', '/activations/', active);
  await at.ask('POST', '/activations/', { fiscal_code: persona('P-OK') });
  await at.ask('POST', '/activations/', { fiscal_code: 'corto' });
  await at.ask('PUT', '/activations/', active, at.keys.scuola);
  for (const [citizen, attiva] of [
    ['P-OK-2', false],
    ['P-MANUAL', true],
  ] as const)
    at.simulation.stimulate('citizenChooses', { codiceFiscale: persona(citizen), attiva });
  await at.ask('GET', '/subscriptions-feed/2026-11-22');
  await at.ask('GET', '/subscriptions-feed/ieri');
  await at.clock.advance(86_400_000);
  await at.ask('GET', '/subscriptions-feed/2026-11-22');
  for (const body of [{ logo: LOGO }, { logo: 'bm9uIHVu' }, {}])
    await at.ask('PUT', `/organizations/${ENTE.codiceFiscale}/logo`, body, at.keys.tributi);
  await at.ask('PUT', '/organizations/98765432103/logo', { logo: LOGO }, at.keys.tributi);
}

async function services(at: Desk): Promise<void> {
  const card = scheda('Anagrafe', ENTE);
  const id = (await at.ask('POST', SERVICES, card)).json.id as string;
  const own = `${SERVICES}/${id}`;
  await at.ask('POST', SERVICES, { ...card, name: '' });
  await at.ask('POST', SERVICES, { ...card, metadata: { ...card.metadata, topic_id: 99 } });
  await at.ask('POST', SERVICES, card, at.keys.tributi);
  await at.ask('GET', `${SERVICES}/topics`);
  await at.ask('GET', `${own}/release`);
  await at.ask('POST', `${own}/release`);
  await at.ask('PUT', own, card);
  await at.ask('PUT', `${own}/review`, {});
  await at.ask('PUT', `${own}/review`, { auto_publish: false });
  for (const method of ['PUT', 'DELETE']) await at.ask(method, own, method === 'PUT' ? card : undefined);
  await at.clock.advance(2 * 86_400_000);
  for (const method of ['GET', 'POST', 'GET', 'DELETE']) await at.ask(method, `${own}/release`);
  for (const path of ['', '/keys', '/history', '/history?order=ASC&limit=2']) await at.ask('GET', `${own}${path}`);
  for (const type of ['primary', 'secondary', 'terza']) await at.ask('PUT', `${own}/keys/${type}`);
  for (const logo of [LOGO, 'bm9uIHVu']) await at.ask('PUT', `${own}/logo`, { logo });
  await at.ask('PUT', `${own}/review`, { auto_publish: true });
  const without = { ...card, name: 'Demografici', metadata: { scope: 'LOCAL', topic_id: 3 } };
  const other = `${SERVICES}/${(await at.ask('POST', SERVICES, without)).json.id as string}`;
  await at.ask('PUT', `${other}/review`, { auto_publish: true });
  await at.clock.advance(120_000);
  for (const path of ['', '/history']) await at.ask('GET', `${other}${path}`);
  await at.ask('DELETE', other);
  for (const path of ['', '/keys', '/history', '/release']) {
    await at.ask('GET', `${other}${path}`);
    await at.ask('GET', `${SERVICES}/${UNKNOWN}${path}`);
    await at.ask('GET', `${own}${path}`, undefined, at.keys.altroManage);
  }
  for (const query of ['', '?limit=1&offset=1', '?limit=0']) await at.ask('GET', `${SERVICES}${query}`);
}

async function remoteContents(at: Desk): Promise<void> {
  const id = (await at.ask('POST', CONFIGURATIONS, remote)).json.configuration_id as string;
  await at.ask('POST', CONFIGURATIONS, { ...remote, has_precondition: true });
  await at.ask('GET', CONFIGURATIONS);
  await at.ask('GET', `${CONFIGURATIONS}/${id}`);
  const test_environment = { ...remote.prod_environment, test_users: [persona('P-OK')] };
  await at.ask('PUT', `${CONFIGURATIONS}/${id}`, { ...remote, test_environment });
  await at.ask('GET', `${CONFIGURATIONS}/${id}`);
  await at.ask('GET', `${CONFIGURATIONS}/${UNKNOWN}`);
  await at.ask('GET', `${CONFIGURATIONS}/breve`);
  await at.ask('GET', `${CONFIGURATIONS}/${id}`, undefined, at.keys.altroManage);
}

/** The gateway, and what it lets nobody do. */
async function refusals(at: Desk): Promise<void> {
  const each: readonly [string, string, unknown?][] = [
    ['POST', '/messages', message()],
    ['POST', '/profiles', { fiscal_code: persona('P-OK') }],
    ['GET', '/subscriptions-feed/2026-11-20'],
    ['GET', `/messages/${persona('P-OK')}/${UNKNOWN}`],
    ['GET', SERVICES],
    ['GET', `/profiles/${persona('P-OK')}`],
    ['GET', CONFIGURATIONS],
    ['POST', CONFIGURATIONS, remote],
    ['GET', `${CONFIGURATIONS}/${UNKNOWN}`],
    ['PUT', `${CONFIGURATIONS}/${UNKNOWN}`, remote],
  ];
  for (const [method, path, body] of each) for (const key of ['', 'ignota']) await at.ask(method, path, body, key);
  at.simulation.stimulate('groups', { gruppi: ['ApiInfoRead'] });
  for (const [method, path, body] of each) await at.ask(method, path, body);
  at.simulation.stimulate('groups', { gruppi: EVERY_GROUP });
  at.simulation.stimulate('sourceIp', { ip: '' });
  for (const [method, path, body] of each) await at.ask(method, path, body);
  at.simulation.stimulate('sourceIp', { ip: '198.51.100.1' });
  for (const [method, path, body] of each) await at.ask(method, path, body);
  at.simulation.stimulate('rateLimit', { calls: 1, windowMs: 60_000 });
  for (const [method, path, body] of each) await at.ask(method, path, body);
}

test.skipIf(api === undefined)(
  'every operation of the IO simulator, in its good answers and its refusals',
  async () => {
    const special = { codice: 'tributi', scheda: scheda('Tributi comunali', ENTE), categoria: 'SPECIAL' as const };
    const school = { codice: 'scuola', scheda: scheda('Servizi scolastici', ENTE) };
    const ente = { gruppi: [...EVERY_GROUP, 'ApiNoRateLimit'] };
    const entries = [];
    for (const [settings, acts] of [
      [{ ente }, [messages, services, remoteContents]],
      [{ ente: { ...ente, servizi: [special, school] } }, [citizens]],
      [{}, [refusals]],
    ] as const) {
      const at = desk(settings);
      for (const act of acts) await act(at);
      entries.push(...at.entries());
    }
    const comparison = compare(entries, api!, IO);
    const { lines, unexplained } = report(comparison, ioDivergences, IO);
    expect(unexplained, lines.join('\n')).toBe(0);
    // a reason for what does not occur hides what will
    expect(ioDivergences.filter((known) => !comparison.found.some((each) => covers(known, each)))).toEqual([]);
    // nothing is proven by operations that were not asked, or only refused
    const answered = new Set(
      [...comparison.exercised].filter((key) => / 20[0-9]$/.test(key)).map((key) => key.split(' ')[0]),
    );
    expect(
      desk()
        .simulation.platform.operations.map(({ id }) => id)
        .filter((id) => !answered.has(id)),
    ).toEqual([]);
  },
);
