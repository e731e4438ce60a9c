import { describe, expect, test } from 'vitest';
import { desk, message, persona, troubles } from './io.fixture.ts';
import type { Desk, Reply } from './io.fixture.ts';
import { EVERY_GROUP, scheda, STANDARD_GROUPS } from './settings.ts';
import type { Group } from './settings.ts';

const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const CONFIGURATIONS = '/messages-sending/remote-contents/configurations';
const CARD = scheda('Anagrafe', ENTE);
const FISCAL_CODE = '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$';

const remote = {
  name: 'Atti',
  description: 'Atti e allegati',
  has_precondition: 'NEVER',
  disable_lollipop_for: [],
  is_lollipop_enabled: false,
  prod_environment: {
    base_url: 'https://ente.example/io',
    details_authentication: { header_key_name: 'X-Chiave', key: 'una-chiave', type: 'API-KEY' },
  },
};

const gateway = (statusCode: number, text: string) => ({ statusCode, message: text });
const problem = (status: number, title: string, detail: string) => ({ detail, status, title });
const notAllowed = (detail = 'You do not have enough permission to complete the operation you requested') =>
  problem(403, 'You are not allowed here', detail);

const withGroups = (...gruppi: readonly Group[]) => ({ ente: { gruppi } });
const post =
  (content: object = {}, over: object = {}) =>
  (at: Desk) =>
    at.ask('POST', '/messages', message(content, over));
const payment = (over: object = {}) => ({
  payment_data: { amount: 1_000, notice_number: '302000100000000135', ...over },
});

async function configured(at: Desk, key = at.keys.manage): Promise<string> {
  return (await at.ask('POST', CONFIGURATIONS, remote, key)).json.configuration_id as string;
}

interface Row {
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  ask(at: Desk): Promise<Reply>;
  readonly body: object;
}

/** The catalogue of io.md §4, each body by what brings it about. */
const ROWS: readonly Row[] = [
  {
    name: '401: no key',
    ask: (at) => at.ask('POST', '/messages', message(), ''),
    body: gateway(
      401,
      'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
    ),
  },
  {
    name: '401: a key that nobody gave',
    ask: (at) => at.ask('POST', '/messages', message(), 'sconosciuta'),
    body: gateway(
      401,
      'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
    ),
  },
  {
    name: '403: a group is missing',
    settings: withGroups('ApiLimitedProfileRead'),
    ask: post(),
    body: notAllowed(),
  },
  {
    name: '403: no group at all',
    settings: withGroups(),
    ask: post(),
    body: problem(
      403,
      'User has no valid scopes',
      'You do not have enough permission to complete the operation you requested',
    ),
  },
  {
    name: '403: management without its group',
    settings: withGroups('ApiMessageWrite'),
    ask: (at) => at.ask('GET', '/manage/services'),
    body: notAllowed('User has no valid scopes'),
  },
  { name: '403: address outside the CIDRs', settings: { sourceIp: '198.51.100.7' }, ask: post(), body: notAllowed() },
  {
    name: '403: management with the key of a service',
    ask: (at) => at.ask('POST', '/manage/services', CARD, at.keys.tributi),
    body: notAllowed(),
  },
  {
    name: '403: trial, recipient not authorized',
    settings: withGroups('ApiLimitedMessageWrite'),
    ask: post(),
    body: problem(403, 'Recipient forbidden', 'You are not allowed to issue requests for the recipient.'),
  },
  {
    name: '403: payee without the group (TC-IO-PAY-08)',
    ask: post(payment({ payee: { fiscal_code: '98765432103' } })),
    body: notAllowed('You do not have enough permissions to send a payment message with payee'),
  },
  {
    name: '403: Premium without the group',
    settings: withGroups(...STANDARD_GROUPS),
    ask: post({}, { feature_level_type: 'ADVANCED' }),
    body: notAllowed('You do not have enough permissions to send a Premium message'),
  },
  {
    name: '403: third party without the group',
    settings: withGroups(...STANDARD_GROUPS),
    ask: post({ third_party_data: { id: 'atto-1' } }),
    body: notAllowed('You do not have enough permissions to send a third party message'),
  },
  {
    name: '403: certificate without the group',
    ask: post({ eu_covid_cert: { auth_code: 'x' } }),
    body: notAllowed('You do not have enough permissions to send an EUCovidCert message'),
  },
  {
    name: '403: no configuration id (TC-IO-RC-02)',
    ask: post({ third_party_data: { id: 'atto-1' } }),
    body: problem(
      403,
      'No configuration id for remote content',
      'You did not send any configuration id for your remote content in third_party_data',
    ),
  },
  {
    name: '404: unknown configuration (TC-IO-RC-03)',
    ask: post({ third_party_data: { id: 'atto-1', configuration_id: UNKNOWN } }),
    body: problem(
      404,
      'Remote Content Configuration NOT FOUND',
      'Cannot find any Remote Content Configuration with the given id',
    ),
  },
  {
    name: '403: configuration of somebody else (TC-IO-RC-04)',
    ask: async (at) =>
      post({ third_party_data: { id: 'atto-1', configuration_id: await configured(at, at.keys.altroManage) } })(at),
    body: problem(
      403,
      'Not your configuration',
      "You're not the owner of the configuration related to the given configuration_id",
    ),
  },
  {
    name: '403: attachments to a STANDARD message (TC-IO-RC-05)',
    ask: async (at) =>
      post({ third_party_data: { id: 'atto-1', has_attachments: true, configuration_id: await configured(at) } })(at),
    body: problem(
      403,
      'Attachments call forbidden',
      'You are not allowed to send messages with attachmens with STANDARD messages, please use ADVANCED',
    ),
  },
  {
    name: '403: a message of another service (TC-IO-STS-07)',
    ask: async (at) => {
      const { id } = (await post()(at)).json;
      return at.ask('GET', `/messages/${persona('P-OK')}/${id as string}`, undefined, at.keys.scuola);
    },
    body: notAllowed('You are not allowed to read this message, you can only read messages that you have sent'),
  },
  {
    name: '400: recipient in path and body (TC-IO-MSG-07)',
    ask: (at) => at.ask('POST', `/messages/${persona('P-OK')}`, message()),
    body: problem(
      400,
      'Bad parameters',
      'The fiscalcode parameter must be specified in the path or in the payload but not in both',
    ),
  },
  {
    name: '400: recipient nowhere (TC-IO-MSG-08)',
    ask: post({}, { fiscal_code: undefined }),
    body: problem(400, 'Bad parameters', 'The fiscalcode parameter must be specified in the path or in the payload'),
  },
  {
    name: '400: amount above what the service may ask for',
    ask: post(payment({ amount: 1_000_001 })),
    body: problem(
      400,
      'Error while sending payment metadata',
      'The requested amount (1000001 cents) exceeds the maximum allowed for this service (1000000 cents)',
    ),
  },
  {
    name: '400: a path that is no codice fiscale',
    ask: (at) => at.ask('GET', '/profiles/00'),
    body: problem(
      400,
      `Invalid string that matches the pattern "${FISCAL_CODE}"`,
      `value ["00"] at [root] is not a valid [string that matches the pattern "${FISCAL_CODE}"]`,
    ),
  },
  {
    name: '400: unknown topic (TC-IO-SVC-04)',
    ask: (at) => at.ask('POST', '/manage/services', { ...CARD, metadata: { ...CARD.metadata, topic_id: 9_999 } }),
    body: problem(400, 'Bad Request', 'Provided topic_id does not exists'),
  },
  {
    name: '404: no profile',
    ask: (at) => at.ask('POST', '/profiles', { fiscal_code: persona('P-NOPROFILE') }),
    body: problem(404, 'Profile not found', 'The profile you requested was not found in the system.'),
  },
  {
    name: '404: unknown message (TC-IO-STS-05)',
    ask: (at) => at.ask('GET', `/messages/${persona('P-OK')}/${UNKNOWN}`),
    body: problem(404, 'Message not found', 'The message that you requested was not found in the system.'),
  },
  {
    name: '404: the right message of the wrong citizen (TC-IO-STS-06)',
    ask: async (at) => {
      const { id } = (await post()(at)).json;
      return at.ask('GET', `/messages/${persona('P-OK-2')}/${id as string}`);
    },
    body: problem(404, 'Message not found', 'The message that you requested was not found in the system.'),
  },
  {
    name: '404: a day of the feed that is not over (TC-IO-FEED-01)',
    ask: (at) => at.ask('GET', '/subscriptions-feed/2026-11-22'),
    body: problem(404, 'Data not available yet', 'Data for this date will be available from 2026-11-23T00:00:00.000Z'),
  },
  {
    name: '403: the feed without its group (TC-IO-FEED-04)',
    settings: withGroups(...STANDARD_GROUPS),
    ask: (at) => at.ask('GET', '/subscriptions-feed/2026-11-21'),
    body: notAllowed(),
  },
  {
    name: '409: what the state of a card does not allow',
    ask: async (at) => {
      const { id } = (await at.ask('POST', '/manage/services', CARD)).json;
      await at.ask('PUT', `/manage/services/${id as string}/review`, { auto_publish: true });
      return at.ask('PUT', `/manage/services/${id as string}`, CARD);
    },
    body: problem(409, 'Conflict', 'No transition matched'),
  },
  {
    name: '429: too many calls',
    settings: { rateLimit: { calls: 1, windowMs: 5_000 } },
    ask: async (at) => {
      await post()(at);
      return post()(at);
    },
    body: gateway(429, 'Rate limit is exceeded. Try again in 5 seconds.'),
  },
  {
    name: '500: an address that cannot be told',
    settings: { sourceIp: '' },
    ask: post(),
    body: problem(500, 'Internal server error', 'IP address cannot be extracted from the request'),
  },
  {
    name: '404: an activation that is not there',
    settings: {
      ente: {
        gruppi: EVERY_GROUP,
        servizi: [
          { codice: 'tributi', categoria: 'SPECIAL', scheda: scheda('Tributi comunali', ENTE) },
          { codice: 'scuola', scheda: scheda('Servizi scolastici', ENTE) },
        ],
      },
    },
    ask: (at) => at.ask('POST', '/activations/', { fiscal_code: persona('P-OK') }),
    body: problem(404, 'Not Found', 'Activation not found for the user'),
  },
  {
    name: '403: an activation of a service that is not special',
    ask: (at) => at.ask('POST', '/activations/', { fiscal_code: persona('P-OK') }),
    body: notAllowed(),
  },
];

describe('what IO answers when it says no (io.md §4)', () => {
  test.each(ROWS)('$name', async ({ settings = {}, ask, body }) => {
    const at = desk(settings);
    const reply = await ask(at);
    const { status, statusCode } = body as { status?: number; statusCode?: number };
    expect([reply.status, reply.json]).toEqual([status ?? statusCode, body]);
    expect(reply.headers['content-type']).toMatch(
      status === undefined ? /^application\/json/ : /^application\/problem\+json/,
    );
    expect(troubles(at)).toEqual([]);
  });

  test('handlers speak in another media type where the switch says so', async () => {
    const at = desk({ problemContentType: 'application/json', sourceIp: '198.51.100.7' });
    expect((await post()(at)).headers['content-type']).toBe('application/json');
  });

  test('404: an address that the gateway does not know, with what was possible', async () => {
    const reply = await desk().ask('GET', '/services');
    expect([reply.status, reply.json]).toMatchObject([404, { statusCode: 404, message: 'Resource not found' }]);
    expect(reply.json.collaudo).toContain('/manage/services');
  });

  test.each([
    ['the member', { subject: 'Corto' }, 'root.content.subject is not a valid [string of length >= 10 and < 121]'],
    ['the member', { markdown: 'Corto' }, 'root.content.markdown is not a valid [string of length >= 80 and < 10001]'],
    ['a date without a time (TC-IO-MSG-10)', { due_date: '2026-12-31' }, 'root.content.due_date is not a valid ['],
    ['a day that does not exist', { due_date: '2026-02-30T10:00:00Z' }, 'root.content.due_date is not a valid ['],
    ['what is missing', { payment_data: { amount: 1 } }, 'root.content.payment_data.notice_number is not a valid ['],
    ['17 digits (TC-IO-PAY-06)', payment({ notice_number: '30200010000000013' }), 'payment_data.notice_number'],
    ['a letter (TC-IO-PAY-06)', payment({ notice_number: '30200010000000013A' }), 'payment_data.notice_number'],
    ['first digit 4 (TC-IO-PAY-06)', payment({ notice_number: '402000100000000135' }), 'payment_data.notice_number'],
    ['an amount with decimals', payment({ amount: 12.34 }), 'root.content.payment_data.amount'],
  ])('400 names %s, a line a violation', async (_, content, words) => {
    const reply = await post(content)(desk());
    expect([reply.status, reply.json.title]).toEqual([400, 'Invalid message structure']);
    const lines = (reply.json.detail as string).split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^value /);
    expect(lines[0]).toContain(words);
  });

  test('400 tells every violation of a message', async () => {
    const reply = await post({ subject: 'Corto', markdown: 'Breve' }, { time_to_live: 1 })(desk());
    expect((reply.json.detail as string).split('\n')).toHaveLength(3);
  });

  test.each([
    ['/profiles', 'Invalid FiscalCodePayload'],
    ['/messages', 'Invalid message structure'],
    ['/manage/services', 'Bad Request'],
    [CONFIGURATIONS, 'Invalid RemoteContentConfiguration'],
  ])('a body of %s that is no JSON, or of another shape, is 400 %s', async (path, title) => {
    const at = desk();
    for (const body of ['{"a":', '[]', '5', { fiscal_code: 3 }]) {
      const reply = await at.ask('POST', path, body);
      expect([reply.status, reply.json.title], JSON.stringify(body)).toEqual([400, title]);
    }
  });
});

describe('bounds of a message (io.md §3.4.1)', () => {
  test.each([
    ['TC-IO-MSG-11', 3_599, 400],
    ['TC-IO-MSG-11', 3_600, 201],
    ['TC-IO-MSG-11', 604_800, 201],
    ['TC-IO-MSG-11', 604_801, 400],
  ])('%s: time_to_live %i is %i', async (_, time_to_live, status) => {
    expect((await post({}, { time_to_live })(desk())).status).toBe(status);
  });

  test.each([
    ['TC-IO-PAY-03', 0, 400],
    ['TC-IO-PAY-03', 1, 201],
    ['TC-IO-PAY-03', 9_999_999_999, 201],
    ['TC-IO-PAY-03', 10_000_000_000, 400],
  ])('%s: an amount of %i is %i where the service may ask for it', async (_, amount, status) => {
    const at = desk();
    at.simulation.stimulate('card', { servizio: 'tributi', scheda: { max_allowed_payment_amount: 9_999_999_999 } });
    expect((await post(payment({ amount }))(at)).status).toBe(status);
  });

  test.each([
    ['subject', 10, 120],
    ['markdown', 80, 10_000],
  ])('%s has from %i to %i units of UTF-16', async (member, least, most) => {
    const at = desk();
    const statusOf = async (text: string) => (await post({ [member]: text })(at)).status;
    expect([await statusOf('a'.repeat(least - 1)), await statusOf('a'.repeat(least))]).toEqual([400, 201]);
    expect([await statusOf('a'.repeat(most)), await statusOf('a'.repeat(most + 1))]).toEqual([201, 400]);
    // a character outside the basic plane counts for two
    expect(await statusOf('🙂'.repeat(least / 2))).toBe(201);
    expect(await statusOf('🙂'.repeat(most / 2 + 1))).toBe(400);
  });

  test.each(['2026-12-31T22:59:59Z', '2026-12-31T22:59:59.000Z', '2026-12-31T22:59:59', '2026-12-31T23:59:59+01:00'])(
    'a due date of the form %s is taken',
    async (due_date) => {
      expect((await post({ due_date })(desk())).status).toBe(201);
    },
  );

  test('members that are not listed pass, those of the internal interface among them', async () => {
    const reply = await post({ prescription_data: { nre: '1' }, legal_data: {}, altro: 1 }, { altro: 1 })(desk());
    expect(reply.status).toBe(201);
  });
});
