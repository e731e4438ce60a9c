import { describe, expect, test } from 'vitest';
import { idsFrom } from '../kernel/ids.ts';
import { calls } from './calls.ts';
import { desk, message, persona, PUBLIC_URL } from './io.fixture.ts';
import type { Desk } from './io.fixture.ts';

const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const CONFIGURATIONS = '/messages-sending/remote-contents/configurations';
const environment = {
  base_url: 'https://ente.example/io',
  details_authentication: { header_key_name: 'X-Chiave', key: 'una-chiave', type: 'API-KEY' },
};
const payload = {
  name: 'Atti',
  description: 'Atti e allegati',
  has_precondition: 'ONCE',
  disable_lollipop_for: [],
  is_lollipop_enabled: false,
  prod_environment: environment,
};

describe('where contents are kept (io.md §3.9)', () => {
  test('TC-IO-RC-01: a configuration is made, read, listed and changed by its owner, and cannot be deleted', async () => {
    const at = desk();
    const made = await at.ask('POST', CONFIGURATIONS, payload);
    const id = made.json.configuration_id as string;
    expect([made.status, made.headers['location']]).toEqual([201, `/api/v1${CONFIGURATIONS}/${id}`]);
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const test_environment = { ...environment, test_users: [persona('P-OK')] };
    expect((await at.ask('PUT', `${CONFIGURATIONS}/${id}`, { ...payload, test_environment })).status).toBe(204);
    const read = await at.ask('GET', `${CONFIGURATIONS}/${id}`);
    expect(read.json).toMatchObject({ ...payload, test_environment, configuration_id: id });
    expect((await at.ask('GET', CONFIGURATIONS)).json.rcConfigList).toEqual([read.json]);
    expect((await at.ask('GET', CONFIGURATIONS, undefined, at.keys.altroManage)).json.rcConfigList).toEqual([]);
    expect((await at.ask('DELETE', `${CONFIGURATIONS}/${id}`)).status).toBe(404);
    expect((await at.ask('GET', `${CONFIGURATIONS}/${id}`, undefined, at.keys.altroManage)).status).toBe(403);
    expect((await at.ask('GET', `${CONFIGURATIONS}/${UNKNOWN}`)).status).toBe(404);
    expect((await at.ask('GET', `${CONFIGURATIONS}/0123456789abcdef0123456789abcdef`)).status).toBe(400);
  });

  test.each([
    ['the examples of the guide: true', { has_precondition: true }],
    ['the examples of the guide: NONE', { has_precondition: 'NONE' }],
    ['no environment', { prod_environment: undefined }],
    ['no name', { name: '' }],
    ['no authentication', { prod_environment: { base_url: 'https://ente.example' } }],
    ['a test environment without users', { test_environment: environment }],
  ])('%s is 400', async (_, over) => {
    expect((await desk().ask('POST', CONFIGURATIONS, { ...payload, ...over })).status).toBe(400);
  });

  test('with the key of a service, or without the group, it is 403', async () => {
    const at = desk();
    expect((await at.ask('POST', CONFIGURATIONS, payload, at.keys.tributi)).status).toBe(403);
    at.simulation.stimulate('groups', { gruppi: ['ApiServiceWrite'] });
    expect((await at.ask('POST', CONFIGURATIONS, payload)).status).toBe(403);
  });
});

describe('what IO asks of the server that keeps a content (io.md §3.9)', () => {
  const test_environment = {
    base_url: 'https://prova.example/io/',
    details_authentication: { header_key_name: 'X-Prova', key: 'chiave-di-prova', type: 'API-KEY' },
    test_users: [persona('P-OK')],
  };

  async function announced(at: Desk, citizen: string, over: object = {}): Promise<string> {
    const configuration = await at.ask('POST', CONFIGURATIONS, { ...payload, test_environment, ...over });
    const { configuration_id } = configuration.json as { configuration_id: string };
    const third_party_data = { id: 'atto/1', has_remote_content: true, configuration_id };
    const fiscal_code = persona(citizen);
    const sent = await at.ask(
      'POST',
      '/messages',
      message({ third_party_data }, { fiscal_code, feature_level_type: 'ADVANCED' }),
    );
    return sent.json.id as string;
  }

  const encoded = (at: Desk, id: string, parameters: object) =>
    calls
      .find((each) => each.id === id)!
      .encode(at.state, { ...parameters }, { clock: at.clock, ids: idsFrom('chiamata'), publicUrl: PUBLIC_URL });

  test('TC-IO-RC-14: the test environment for its users, production for everybody else', async () => {
    const at = desk();
    const [user, other] = [await announced(at, 'P-OK'), await announced(at, 'P-OK-2')];
    const asked = (of: string) => encoded(at, 'getThirdPartyMessageDetails', { message: of });
    expect(asked(user)).toMatchObject({
      method: 'GET',
      url: 'https://prova.example/io/messages/atto%2F1',
      headers: { 'x-prova': 'chiave-di-prova', fiscal_code: persona('P-OK') },
    });
    expect(asked(other)).toMatchObject({
      url: 'https://ente.example/io/messages/atto%2F1',
      headers: { 'x-chiave': 'una-chiave', fiscal_code: persona('P-OK-2') },
    });
  });

  test('precondition and attachment have addresses of their own; probes present themselves as somebody else', async () => {
    const at = desk();
    const of = await announced(at, 'P-OK-2');
    const asked = (id: string, more: object = {}) => encoded(at, id, { message: of, ...more });
    expect(asked('getThirdPartyMessagePrecondition').url).toBe(
      'https://ente.example/io/messages/atto%2F1/precondition',
    );
    expect(asked('getThirdPartyMessageAttachment', { attachment: '/allegati/1' }).url).toBe(
      'https://ente.example/io/messages/atto%2F1/allegati/1',
    );
    expect(asked('getThirdPartyMessageWithWrongKey').headers['x-chiave']).not.toBe('una-chiave');
    expect(asked('getThirdPartyMessageOfOtherRecipient').headers['fiscal_code']).not.toBe(persona('P-OK-2'));
    expect(() => asked('getThirdPartyMessageDetails', { message: 'nessuno' })).toThrow(RangeError);
  });

  test.each([
    [true, [], true],
    [true, [persona('P-OK-2')], false],
    [false, [], false],
  ])('signed by the citizen: enabled %s, but for %j: %s', async (is_lollipop_enabled, disable_lollipop_for, signed) => {
    const at = desk();
    const of = await announced(at, 'P-OK-2', { is_lollipop_enabled, disable_lollipop_for });
    const { headers } = encoded(at, 'getThirdPartyMessageDetails', { message: of });
    expect(headers['signature'] !== undefined).toBe(signed);
  });
});
