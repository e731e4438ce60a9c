import { describe, expect, test } from 'vitest';
import { desk, message, persona, troubles } from './io.fixture.ts';
import type { Desk } from './io.fixture.ts';
import { png } from './pictures.fixture.ts';
import { scheda } from './settings.ts';
import { labelOf } from './status/labels.ts';
import { lifecycle } from './status/lifecycle.ts';
import type { Lifecycle, LifecycleEvent } from './status/lifecycle.ts';
import { publication } from './status/publication.ts';

const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const SERVICES = '/manage/services';
const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const DAY = 86_400_000;
const CARD = scheda('Anagrafe', ENTE);
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Made {
  readonly id: string;
  readonly path: string;
  read(): Promise<any>; // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects
  status(): Promise<string>;
  edit(over?: object): Promise<number>;
  submit(auto_publish?: boolean): Promise<number>;
  remove(): Promise<number>;
  /** The published copy: its status and its card, or why there is none. */
  published(): Promise<any>; // oxlint-disable-line typescript/no-explicit-any -- as above
}

async function made(at: Desk, card: object = CARD): Promise<Made> {
  const reply = await at.ask('POST', SERVICES, card);
  expect(reply.status).toBe(201);
  const id = reply.json.id as string;
  const path = `${SERVICES}/${id}`;
  const read = async () => (await at.ask('GET', path)).json;
  return {
    id,
    path,
    read,
    status: async () => (await read()).status.value as string,
    edit: async (over = {}) => (await at.ask('PUT', path, { ...card, ...over })).status,
    submit: async (auto_publish = true) => (await at.ask('PUT', `${path}/review`, { auto_publish })).status,
    remove: async () => (await at.ask('DELETE', path)).status,
    published: async () => (await at.ask('GET', `${path}/release`)).json,
  };
}

/** A service of a fresh IO, led to a state. */
async function ledTo(state: Lifecycle): Promise<{ readonly at: Desk; readonly service: Made }> {
  const at = desk();
  const service = await made(at);
  if (state === 'deleted') expect(await service.remove()).toBe(204);
  else if (state !== 'draft') {
    if (state === 'rejected') at.simulation.stimulate('reviewer', { decisione: 'rifiuta', motivo: 'Testo oscuro' });
    await service.submit();
    if (state !== 'submitted') await at.clock.advance(2 * DAY);
  }
  expect(await service.status()).toBe(state);
  return { at, service };
}

const STATES: readonly Lifecycle[] = ['draft', 'submitted', 'approved', 'rejected', 'deleted'];

describe('making a service (io.md §3.7)', () => {
  test('TC-IO-SVC-01: a draft with keys that work, and the fictitious recipient among those who may be written to', async () => {
    const at = desk();
    const reply = await at.ask('POST', SERVICES, {
      name: 'Anagrafe',
      description: 'Certificati e residenza.',
      organization: { name: ENTE.denominazione, fiscal_code: ENTE.codiceFiscale },
      metadata: { scope: 'LOCAL', topic_id: 3 },
    });
    expect([reply.status, reply.json.status]).toEqual([201, { value: 'draft' }]);
    expect(reply.json.authorized_recipients).toEqual(['AAAAAA00A00A000A']);
    expect(reply.json.max_allowed_payment_amount).toBe(0);
    expect(reply.json.metadata).toEqual({ scope: 'LOCAL', topic: { id: 3, name: 'Benessere sociale' } });
    const { primary_key } = (await at.ask('GET', `${SERVICES}/${reply.json.id as string}/keys`)).json;
    expect((await at.ask('POST', '/messages', message(), primary_key as string)).status).toBe(201);
    // what is not complete may not ask for profiles, but of those it may write to in any case
    const profileOf = async (citizen: string) =>
      (await at.ask('POST', '/profiles', { fiscal_code: persona(citizen) }, primary_key as string)).status;
    expect([await profileOf('P-OK'), await profileOf('P-SANDBOX')]).toEqual([403, 200]);
    expect(troubles(at)).toEqual([]);
  });

  test('TC-IO-SVC-02: not with the key of a service', async () => {
    const at = desk();
    expect((await at.ask('POST', SERVICES, CARD, at.keys.tributi)).status).toBe(403);
    expect((await at.ask('POST', '/messages', message(), at.keys.manage)).status).toBe(403);
  });

  test.each([
    ['TC-IO-SVC-03', 'scope', { topic_id: 3 }],
    ['TC-IO-SVC-03', 'topic_id', { scope: 'LOCAL' }],
  ])('%s: %s is asked for', async (_, member, metadata) => {
    const reply = await desk().ask('POST', SERVICES, { ...CARD, metadata });
    expect([reply.status, reply.json.title]).toEqual([400, 'Bad Request']);
    expect(reply.json.detail).toContain(`root.metadata.${member} `);
  });

  test.each([
    ['an empty text', { description: '' }],
    ['a scope in small letters', { metadata: { ...CARD.metadata, scope: 'local' } }],
    ['a CIDR with a mask of 33', { authorized_cidrs: ['20.18.1.10/33'] }],
    ['an organization without a fiscal code', { organization: { name: 'Comune' } }],
    ['an amount that is not whole', { max_allowed_payment_amount: 1.5 }],
  ])('%s is 400', async (_, over) => {
    expect((await desk().ask('POST', SERVICES, { ...CARD, ...over })).status).toBe(400);
  });

  test('TC-IO-SVC-04: an unknown topic', async () => {
    const at = desk();
    for (const topic_id of [9_999, -1, 18, 3.5]) {
      const reply = await at.ask('POST', SERVICES, { ...CARD, metadata: { ...CARD.metadata, topic_id } });
      expect([reply.status, reply.json.detail]).toEqual([400, 'Provided topic_id does not exists']);
    }
    const { topics } = (await at.ask('GET', `${SERVICES}/topics`)).json;
    expect(topics).toHaveLength(18);
    expect(topics).toContainEqual({ id: 6, name: 'Educazione e formazione' });
  });

  test('TC-IO-SVC-06: a request for review that does not say whether to publish', async () => {
    const at = desk();
    const { path, status } = await made(at);
    for (const body of [{}, { auto_publish: 'sì' }, undefined])
      expect((await at.ask('PUT', `${path}/review`, body)).status).toBe(400);
    expect(await status()).toBe('draft');
  });
});

describe('the life of a card (io.md §5.3)', () => {
  const asked: readonly (readonly [LifecycleEvent, (service: Made) => Promise<number>, number])[] = [
    ['edit', (service) => service.edit(), 200],
    ['submit', (service) => service.submit(), 204],
    ['delete', (service) => service.remove(), 204],
  ];
  const rows = STATES.flatMap((state) =>
    asked.map(([event, act, well]) => ({ state, event, act, well, to: lifecycle.next(state, event) })),
  );

  test.each(rows)('$state, $event: $to', async ({ state, act, well, to }) => {
    const { at, service } = await ledTo(state);
    const status = await act(service);
    expect(status).toBe(to === undefined ? 409 : well);
    expect(await service.status()).toBe(to ?? state);
    expect(troubles(at)).toEqual([]);
  });

  test('what may happen, and nothing else (TC-IO-SVC-07, TC-IO-SVC-08, TC-IO-SVC-12)', () => {
    const all = ['create', 'edit', 'submit', 'abort', 'approve', 'reject', 'delete'] as const;
    const allowed = (['none', ...STATES] as const).flatMap((from) =>
      all.flatMap((event) => {
        const to = lifecycle.next(from, event);
        return to === undefined ? [] : [`${from} ${event} ${to}`];
      }),
    );
    expect(allowed).toEqual([
      'none create draft',
      'draft edit draft',
      'draft submit submitted',
      'draft delete deleted',
      'submitted abort draft',
      'submitted approve approved',
      'submitted reject rejected',
      'approved edit draft',
      'approved delete deleted',
      'rejected edit draft',
      'rejected delete deleted',
    ]);
  });

  test('a deleted service is unknown to whatever is not its card', async () => {
    const { at, service } = await ledTo('deleted');
    for (const [method, path, body] of [
      ['GET', '/history'],
      ['GET', '/keys'],
      ['PUT', '/keys/primary'],
      ['PUT', '/logo', { logo: PNG }],
      ['POST', '/release'],
      ['GET', '/release'],
      ['DELETE', '/release'],
    ] as const) {
      const reply = await at.ask(method, `${service.path}${path}`, body);
      expect([path, reply.status, reply.json.title]).toEqual([path, 404, 'Not found']);
    }
    expect((await at.ask('GET', SERVICES)).json.value.map(({ id }: { id: string }) => id)).not.toContain(service.id);
  });

  test('TC-IO-SVC-21: another’s service is 403, an unknown one 404, whatever is asked', async () => {
    const at = desk();
    const { path } = await made(at);
    for (const [method, more, body] of [
      ['GET', ''],
      ['PUT', '', CARD],
      ['DELETE', ''],
      ['GET', '/keys'],
      ['GET', '/history'],
      ['PUT', '/review', { auto_publish: true }],
      ['GET', '/release'],
      ['PUT', '/logo', { logo: PNG }],
    ] as const) {
      const foreign = await at.ask(method, `${path}${more}`, body, at.keys.altroManage);
      const unknown = await at.ask(method, `${SERVICES}/${UNKNOWN}${more}`, body);
      expect([more, foreign.status, unknown.status, unknown.json.title]).toEqual([more, 403, 404, 'Not found']);
    }
  });
});

describe('review (io.md §3.7)', () => {
  const { privacy_url: _, ...withoutPrivacy } = CARD.metadata;
  const { email: __, support_url: ___, ...withoutContacts } = CARD.metadata;

  test.each([
    ['TC-IO-SVC-09: no privacy notice', { metadata: withoutPrivacy }, 'privacy_url'],
    ['a privacy notice that is no address', { metadata: { ...CARD.metadata, privacy_url: 'www.it' } }, 'privacy_url'],
    ['TC-IO-SVC-10: no contact', { metadata: withoutContacts }, 'contatto'],
    ['an address of the app that is none', { metadata: { ...CARD.metadata, app_ios: 'store' } }, 'app_ios'],
    ['a mail that is none', { metadata: { ...CARD.metadata, email: 'anagrafe' } }, 'email'],
    ['TC-IO-SVC-11: the name of another of the same body', { name: 'TRIBUTI comunali' }, 'Tributi comunali'],
  ])('%s is rejected before anybody looks, with the reason', async (_name, over, words) => {
    const at = desk();
    const service = await made(at, { ...CARD, ...over });
    expect(await service.submit()).toBe(204);
    expect(await service.status()).toBe('submitted');
    await at.clock.advance(60_000);
    const { status } = await service.read();
    expect(status.value).toBe('rejected');
    expect(status.reason).toContain(words);
    expect((await service.published()).status).toBe(404);
  });

  test('the name of a deleted service, of a draft, or of another body is free', async () => {
    const at = desk();
    const [deleted, draft] = [await made(at, { ...CARD, name: 'Mensa' }), await made(at, { ...CARD, name: 'Nido' })];
    await deleted.submit();
    await at.clock.advance(2 * DAY);
    await deleted.remove();
    expect(await draft.status()).toBe('draft');
    for (const name of ['Mensa', 'Nido', 'Biblioteca']) {
      const again = await made(at, { ...CARD, name });
      await again.submit();
      await at.clock.advance(2 * DAY);
      expect([name, await again.status()]).toEqual([name, 'approved']);
    }
  });

  test('TC-IO-SVC-12: what was rejected must change before it is presented again', async () => {
    const { service } = await ledTo('rejected');
    expect((await service.read()).status.reason).toBe('Testo oscuro');
    expect([await service.submit(), await service.edit(), await service.submit()]).toEqual([409, 200, 204]);
  });

  test('an approved service may ask for up to ten thousand euro', async () => {
    const { service } = await ledTo('approved');
    expect((await service.read()).max_allowed_payment_amount).toBe(1_000_000);
  });

  test('TC-IO-SVC-18: a change of no importance is approved without a reviewer', async () => {
    const { at, service } = await ledTo('approved');
    at.simulation.stimulate('reviewer', { decisione: 'rifiuta', motivo: 'mai letto' });
    await service.edit({ metadata: { ...CARD.metadata, phone: '055 123456' } });
    await service.submit();
    await at.clock.advance(60_000);
    expect(await service.status()).toBe('approved');
    expect((await service.published()).metadata.phone).toBe('055 123456');
  });

  test.each([
    ['TC-IO-SVC-19: name', { name: 'Anagrafe e stato civile' }],
    ['description', { description: 'Un’altra descrizione del servizio, per intero.' }],
    ['body', { organization: { ...CARD.organization, name: 'Città di Esempio' } }],
    ['scope', { metadata: { ...CARD.metadata, scope: 'NATIONAL' } }],
  ])('%s: a change that citizens see waits for the reviewer', async (_name, over) => {
    const { at, service } = await ledTo('approved');
    at.simulation.stimulate('reviewer', { decisione: 'aspetta' });
    await service.edit(over);
    await service.submit();
    await at.clock.advance(30 * DAY);
    expect(await service.status()).toBe('submitted');
    at.simulation.stimulate('reviewNow', { servizio: service.id, decisione: 'approva' });
    expect(await service.status()).toBe('approved');
    expect(await service.published()).toMatchObject({ status: 'published' });
  });
});

describe('publication (io.md §5.4)', () => {
  test.each([
    ['TC-IO-SVC-13', true, 'published'],
    ['TC-IO-SVC-14', false, 'unpublished'],
  ])('%s: approval with auto_publish %s', async (_, autoPublish, status) => {
    const at = desk();
    const service = await made(at);
    await service.submit(autoPublish);
    await at.clock.advance(2 * DAY);
    expect(await service.status()).toBe('approved');
    expect(await service.published()).toMatchObject({ status });
    expect((await at.ask('POST', `${service.path}/release`)).status).toBe(204);
    expect(await service.published()).toMatchObject({ status: 'published' });
  });

  test('TC-IO-SVC-15: nothing is published before an approval', async () => {
    for (const state of ['draft', 'submitted', 'rejected'] as const) {
      const { at, service } = await ledTo(state);
      for (const method of ['GET', 'POST', 'DELETE'])
        expect([state, method, (await at.ask(method, `${service.path}/release`)).status]).toEqual([state, method, 404]);
    }
  });

  test('TC-IO-SVC-16: what is hidden still writes, and hiding it again changes nothing', async () => {
    const { at, service } = await ledTo('approved');
    const { primary_key } = (await at.ask('GET', `${service.path}/keys`)).json;
    for (let times = 0; times < 2; times++) {
      expect((await at.ask('DELETE', `${service.path}/release`)).status).toBe(204);
      expect(await service.published()).toMatchObject({ status: 'unpublished' });
    }
    expect((await at.ask('POST', '/messages', message(), primary_key as string)).status).toBe(201);
  });

  test('TC-IO-SVC-17: while an approved card is changed the published one stays as it was', async () => {
    const { at, service } = await ledTo('approved');
    await service.edit({ description: 'Un’altra descrizione del servizio, per intero.' });
    expect(await service.status()).toBe('draft');
    expect(await service.published()).toMatchObject({ status: 'published', description: CARD.description });
    await service.submit();
    at.simulation.stimulate('reviewer', { decisione: 'rifiuta' });
    await at.clock.advance(2 * DAY);
    expect(await service.status()).toBe('rejected');
    expect(await service.published()).toMatchObject({ status: 'published', description: CARD.description });
  });

  test('what is deleted is no longer seen, and older interfaces read it under another name', async () => {
    const { at, service } = await ledTo('approved');
    await service.remove();
    expect(at.state.services.get(service.id)!.published).toMatchObject({
      status: 'unpublished',
      card: { name: 'DELETED Anagrafe' },
    });
  });

  test('every step of the machine', () => {
    for (const from of ['none', 'published', 'unpublished'] as const) {
      expect(publication.next(from, 'releasePublished')).toBe('published');
      expect(publication.next(from, 'releaseUnpublished')).toBe('unpublished');
      expect(publication.next(from, 'publish')).toBe(from === 'none' ? undefined : 'published');
      expect(publication.next(from, 'unpublish')).toBe(from === 'none' ? undefined : 'unpublished');
    }
  });
});

describe('keys, lists, history, logos (io.md §3.7)', () => {
  test('TC-IO-SVC-20: a key that was made anew stops at once, the other goes on', async () => {
    const at = desk();
    const service = (await at.ask('GET', SERVICES)).json.value[0].id as string;
    const path = `${SERVICES}/${service}/keys`;
    const before = (await at.ask('GET', path)).json;
    const after = (await at.ask('PUT', `${path}/primary`)).json;
    expect([after.primary_key === before.primary_key, after.secondary_key]).toEqual([false, before.secondary_key]);
    const sent = async (key: string) => (await at.ask('POST', '/messages', message(), key)).status;
    expect([await sent(before.primary_key), await sent(after.primary_key), await sent(after.secondary_key)]).toEqual([
      401, 201, 201,
    ]);
    expect((await at.ask('PUT', `${path}/terza`)).status).toBe(400);
  });

  test('TC-IO-SVC-22: pages of services', async () => {
    const at = desk();
    for (let i = 0; i < 23; i++) await made(at, { ...CARD, name: `Servizio ${i}` });
    const list = async (query: string) => (await at.ask('GET', `${SERVICES}${query}`)).json;
    expect((await list('?limit=20&offset=20')).pagination).toEqual({ count: 5, limit: 20, offset: 20 });
    expect((await list('')).value).toHaveLength(20);
    expect((await list('?limit=100')).value).toHaveLength(25);
    expect((await list('?offset=25')).value).toEqual([]);
    for (const query of ['?limit=0', '?limit=101', '?limit=dieci', '?offset=-1'])
      expect([query, (await at.ask('GET', `${SERVICES}${query}`)).status]).toEqual([query, 400]);
    const ten = desk({ defaultServicesLimit: 10 });
    expect((await ten.ask('GET', SERVICES)).json.pagination.limit).toBe(10);
  });

  test('TC-IO-SVC-23: history in both orders, page by page', async () => {
    const { at, service } = await ledTo('approved');
    await at.ask('DELETE', `${service.path}/release`);
    const values = async (query: string) => {
      const { items } = (await at.ask('GET', `${service.path}/history${query}`)).json;
      return (items as { status: { kind: string; value: string } }[]).map(
        ({ status: { kind, value } }) => `${kind} ${value}`,
      );
    };
    const order = [
      'lifecycle draft',
      'lifecycle submitted',
      'lifecycle approved',
      'publication published',
      'publication unpublished',
    ];
    expect(await values('?order=ASC')).toEqual(order);
    expect(await values('')).toEqual(order.toReversed());
    const first = (await at.ask('GET', `${service.path}/history?order=ASC&limit=3`)).json;
    expect(await values(`?order=ASC&limit=3&continuationToken=${first.continuationToken as string}`)).toEqual(
      order.slice(3),
    );
    expect((await at.ask('GET', `${service.path}/history?order=A`)).status).toBe(400);
  });

  test('TC-IO-SVC-24: a logo is a PNG', async () => {
    const at = desk();
    const { path } = await made(at);
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]).toString('base64');
    const good = png({ width: 300, height: 300 });
    // the last byte of the sum of IHDR, and of that of the data
    const spoilt = [32, good.length - 13].map((place) => {
      const bytes = Buffer.from(good);
      bytes[place] = bytes[place]! ^ 0xff;
      return bytes;
    });
    const broken = [good.subarray(0, 33), good.subarray(0, -1), ...spoilt, png({ width: 0, height: 3 })];
    for (const bytes of broken)
      expect((await at.ask('PUT', `${path}/logo`, { logo: bytes.toString('base64') })).status).toBe(400);
    expect((await at.ask('PUT', `${path}/logo`, { logo: good.toString('base64') })).status).toBe(204);
    const statusOf = async (logo: string) => {
      const reply = await at.ask('PUT', `${path}/logo`, { logo });
      return reply.status === 400 ? reply.json.title : reply.status;
    };
    expect([await statusOf(PNG), await statusOf(jpeg), await statusOf('non è base64'), await statusOf('')]).toEqual([
      204,
      'Image not valid',
      'Image not valid',
      'Image not valid',
    ]);
    const organization = async (fiscalCode: string, logo: string) =>
      (await at.ask('PUT', `/organizations/${fiscalCode}/logo`, { logo }, at.keys.tributi)).status;
    expect([
      await organization(ENTE.codiceFiscale, PNG),
      await organization(ENTE.codiceFiscale, jpeg),
      await organization('98765432103', PNG),
    ]).toEqual([202, 400, 403]);
  });
});

describe('what portals call a state (io.md §5.5)', () => {
  test.each([
    ['draft', undefined, 'In bozza', 'DRAFT', undefined],
    ['submitted', undefined, 'In revisione', 'REVIEW', 'in review'],
    ['approved', 'published', 'Attivo / Pubblicato', 'VALID', 'servizio attivo'],
    ['approved', 'unpublished', 'Attivo / Nascosto', 'VALID', undefined],
    ['rejected', undefined, 'Modifiche richieste', 'REJECTED', 'dati incompleti o incorretti'],
    ['deleted', undefined, undefined, 'DEACTIVE', undefined],
  ] as const)('%s %s', (state, seen, today, retired, seed) => {
    expect(labelOf(state, seen, 'backoffice')).toBe(today);
    expect(labelOf(state, seen, 'portaleRitirato')).toBe(retired);
    expect(labelOf(state, seen, 'istruzioni2021')).toBe(seed);
  });

  const labelNow = (at: Desk, id: string) => {
    const { status, published } = at.state.services.get(id)!;
    return labelOf(status.value, published?.status, 'istruzioni2021');
  };

  test.each([
    'Contratto di adesione non pervenuto',
    'L’account non è di un delegato',
    'Mancano metadati obbligatori',
    'Campi compilati in modo errato',
  ])('TC-IO-SVC-25: in review, then refused: %s; corrected, it is active', async (motivo) => {
    const at = desk();
    at.simulation.stimulate('reviewer', { decisione: 'rifiuta', motivo });
    const service = await made(at);
    await service.submit();
    expect(labelNow(at, service.id)).toBe('in review');
    await at.clock.advance(2 * DAY);
    expect(labelNow(at, service.id)).toBe('dati incompleti o incorretti');
    expect((await service.read()).status.reason).toBe(motivo);
    expect([await service.edit(), await service.submit()]).toEqual([200, 204]);
    await at.clock.advance(2 * DAY);
    expect(labelNow(at, service.id)).toBe('servizio attivo');
  });
});
