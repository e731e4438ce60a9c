import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Event } from '../kernel/platform.ts';
import { desk, message, persona, troubles } from './io.fixture.ts';
import type { Desk } from './io.fixture.ts';
import { EVERY_GROUP, scheda, STANDARD_GROUPS } from './settings.ts';
import { message as machine } from './status/message.ts';

const DAY = 86_400_000;
const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };
const PAYMENT = { payment_data: { amount: 1_000, notice_number: '302000100000000135' } };

async function send(at: Desk, citizen: string, content: object = {}, over: object = {}) {
  const fiscal_code = persona(citizen);
  const reply = await at.ask('POST', '/messages', message(content, { fiscal_code, ...over }));
  expect(reply.status).toBe(201);
  const id = reply.json.id as string;
  return {
    id,
    read: async () => (await at.ask('GET', `/messages/${fiscal_code}/${id}`)).json,
    state: () => at.state.messages.get(id)!,
  };
}

/** Everything that happened inside the simulation, in order. */
function happened({ entries }: Desk): readonly Event[] {
  return entries().flatMap((entry) =>
    entry.kind === 'events' || entry.kind === 'exchange' ? (entry.events ?? []) : [],
  );
}
const emails = (at: Desk): unknown[] => happened(at).flatMap(({ type, to }) => (type === 'emailSent' ? [to] : []));

describe('what becomes of a message that was taken (io.md §5.2)', () => {
  test.each([
    ['P-OK', 'PROCESSED', undefined],
    ['P-SANDBOX', 'PROCESSED', undefined],
    ['P-NOPROFILE', 'REJECTED', 'USER_NOT_FOUND'],
    ['P-INBOXOFF', 'REJECTED', 'SERVICE_NOT_ALLOWED'],
    ['P-BLOCKED', 'REJECTED', 'SERVICE_NOT_ALLOWED'],
    ['P-MANUAL', 'REJECTED', 'SERVICE_NOT_ALLOWED'],
    ['P-FLIP', 'REJECTED', 'SERVICE_NOT_ALLOWED'],
  ])('to %s: %s', async (citizen, status, reason) => {
    const at = desk();
    const { read, state } = await send(at, citizen);
    expect(await read()).toMatchObject({ status: 'ACCEPTED' });
    await at.clock.advance(4_999);
    expect((await read()).status).toBe('ACCEPTED');
    await at.clock.advance(1);
    const done = await read();
    expect([done.status, state().rejection]).toEqual([status, reason]);
    // the content is stored when it is delivered, and the reason is never told
    expect(done.message.content !== undefined).toBe(status === 'PROCESSED');
    expect(JSON.stringify(done)).not.toContain('rejection');
    await at.clock.advance(DAY);
    expect((await read()).status).toBe(status);
    expect(troubles(at)).toEqual([]);
  });

  test('who turned the services on in MANUAL mode is written to', async () => {
    const at = desk();
    at.simulation.stimulate('citizenChooses', { codiceFiscale: persona('P-MANUAL'), attiva: true });
    const { read } = await send(at, 'P-MANUAL');
    await at.clock.advance(5_000);
    expect((await read()).status).toBe('PROCESSED');
  });

  test('a slow one waits', async () => {
    const at = desk();
    const { read } = await send(at, 'P-SLOW');
    await at.clock.advance(3_604_999);
    expect((await read()).status).toBe('ACCEPTED');
    await at.clock.advance(1);
    expect((await read()).status).toBe('PROCESSED');
  });

  test('a failing one is tried five more times, thirty seconds apart, then FAILED', async () => {
    const at = desk();
    const { read } = await send(at, 'P-FAIL');
    await at.clock.advance(5_000 + 5 * 30_000 - 1);
    expect((await read()).status).toBe('ACCEPTED');
    await at.clock.advance(1);
    expect((await read()).status).toBe('FAILED');
    expect(happened(at).filter(({ type }) => type === 'processingFailed')).toHaveLength(5);
  });

  test('the same message twice is two messages', async () => {
    const at = desk();
    const [one, two] = [await send(at, 'P-OK'), await send(at, 'P-OK')];
    expect(one.id).not.toBe(two.id);
    expect(one.id < two.id || one.id.slice(0, 10) === two.id.slice(0, 10)).toBe(true);
  });

  test('states never go back: ACCEPTED alone can be left', () => {
    expect(new Set(machine.transitions.map(([from]) => from))).toEqual(new Set(['none', 'ACCEPTED']));
  });

  test('TC-IO-PAY-09: without a payee it is the body of the service, and only once it is delivered', async () => {
    const at = desk();
    const { read } = await send(at, 'P-OK', PAYMENT);
    expect((await read()).message.content).toBeUndefined();
    await at.clock.advance(5_000);
    expect((await read()).message.content.payment_data).toEqual({
      ...PAYMENT.payment_data,
      invalid_after_due_date: false,
      payee: { fiscal_code: ENTE.codiceFiscale },
    });
  });

  test('a payee that was given stays', async () => {
    const at = desk({ ente: { gruppi: [...EVERY_GROUP, 'ApiMessageWriteWithPayee'] } });
    const payee = { fiscal_code: '98765432103' };
    const { read } = await send(at, 'P-OK', { payment_data: { ...PAYMENT.payment_data, payee } });
    await at.clock.advance(5_000);
    expect((await read()).message.content.payment_data.payee).toEqual(payee);
  });
});

describe('special services (io.md §5.2)', () => {
  const settings = {
    ente: {
      servizi: [
        { codice: 'tributi', categoria: 'SPECIAL', scheda: scheda('Tributi comunali', ENTE) },
        { codice: 'scuola', scheda: scheda('Servizi scolastici', ENTE) },
      ],
    },
  };

  test.each([
    [undefined, 0, 'REJECTED'],
    ['ACTIVE', 0, 'PROCESSED'],
    ['ACTIVE', 30 * DAY, 'PROCESSED'],
    ['INACTIVE', 0, 'REJECTED'],
    ['PENDING', DAY - 6_000, 'PROCESSED'],
    ['PENDING', DAY, 'REJECTED'],
  ])('an activation %s of %i ms ago: %s', async (status, ago, becomes) => {
    const at = desk(settings);
    const fiscal_code = persona('P-OK');
    if (status !== undefined) {
      const first = await at.ask('PUT', '/activations/', { fiscal_code, status });
      expect([first.status, first.json.version]).toEqual([200, 0]);
      const told = await at.ask('POST', '/activations/', { fiscal_code });
      expect(told.json).toMatchObject({ fiscal_code, status, version: 0 });
    }
    await at.clock.advance(ago);
    const { read } = await send(at, 'P-OK');
    await at.clock.advance(5_000);
    expect((await read()).status).toBe(becomes);
  });
});

describe('copies by e-mail (io.md §5.2)', () => {
  test.each<[string, string, object, unknown[]]>([
    ['a citizen who wants them', 'P-OK', {}, ['cittadino']],
    ['secure channels', 'P-OK', { require_secure_channels: true }, []],
    ['the fictitious recipient: the API user (TC-IO-MSG-20)', 'P-SANDBOX', {}, ['delegato@comune.example']],
    ['nobody whose message is rejected', 'P-BLOCKED', {}, []],
  ])('%s', async (_, citizen, content, expected) => {
    const at = desk();
    await send(at, citizen, content);
    await at.clock.advance(5_000);
    expect(emails(at)).toEqual(expected);
  });

  test('what the card of the service says holds where the message says nothing', async () => {
    const at = desk();
    at.simulation.stimulate('card', { servizio: 'tributi', scheda: { require_secure_channel: true } });
    await send(at, 'P-OK');
    await send(at, 'P-OK', { require_secure_channels: false });
    await at.clock.advance(5_000);
    expect(emails(at)).toEqual(['cittadino']);
  });

  test('where the fictitious recipient is not known it is nobody', async () => {
    const at = desk({ sandboxCfMode: 'off', ente: { gruppi: ['ApiLimitedMessageWrite', 'ApiLimitedProfileRead'] } });
    const fiscal_code = persona('P-SANDBOX');
    expect((await at.ask('POST', '/messages', message({}, { fiscal_code }))).status).toBe(403);
    expect((await desk().ask('POST', '/profiles', { fiscal_code })).status).toBe(200);
    expect((await desk({ sandboxCfMode: 'off' }).ask('POST', '/profiles', { fiscal_code })).status).toBe(404);
  });
});

describe('what only Premium messages tell (io.md §3.4.3)', () => {
  const premium = { feature_level_type: 'ADVANCED' };

  test('TC-IO-STS-08: a STANDARD message has neither a read nor a payment status', async () => {
    const at = desk();
    const { read } = await send(at, 'P-READ', PAYMENT);
    await at.clock.advance(DAY);
    expect(Object.keys(await read()).toSorted()).toEqual(['message', 'status']);
  });

  test('read after a while, where the app tells', async () => {
    const at = desk();
    const [tells, old] = [await send(at, 'P-READ', {}, premium), await send(at, 'P-OLDAPP', {}, premium)];
    expect((await tells.read()).read_status).toBeUndefined();
    await at.clock.advance(5_000);
    expect([(await tells.read()).read_status, (await old.read()).read_status]).toEqual(['UNREAD', 'UNAVAILABLE']);
    await at.clock.advance(3_600_000);
    expect([(await tells.read()).read_status, (await old.read()).read_status]).toEqual(['READ', 'UNAVAILABLE']);
  });

  test('paid when pagoPA says so; where pagoPA does not answer the whole reading fails', async () => {
    const at = desk();
    const { read } = await send(at, 'P-PAID', PAYMENT, premium);
    await at.clock.advance(5_000);
    const position = { creditore: ENTE.codiceFiscale, numeroAvviso: PAYMENT.payment_data.notice_number };
    expect((await read()).payment_status).toBe('NOT_PAID');
    for (const [stato, payment_status] of [
      ['payable', 'NOT_PAID'],
      ['cancelled', 'NOT_PAID'],
      ['paid', 'PAID'],
    ]) {
      at.simulation.stimulate('position', { ...position, stato });
      expect(await read()).toMatchObject({ payment_status });
    }
    at.simulation.stimulate('pagoPa', { fermo: true });
    expect(await read()).toMatchObject({ status: 500, title: 'Internal server error' });
  });

  test('neither is told to a user who may not read it', async () => {
    const at = desk({ ente: { gruppi: [...STANDARD_GROUPS, 'ApiMessageWriteAdvanced'] } });
    const { read } = await send(at, 'P-READ', PAYMENT, premium);
    await at.clock.advance(DAY);
    expect(Object.keys(await read()).toSorted()).toEqual(['message', 'status']);
  });

  test('the member that handlers do not return is there where the switch says so (io.md §9)', async () => {
    const [off, on] = [desk(), desk({ deprecatedNotificationField: 'on' })];
    const readOf = async (at: Desk) => {
      const { read } = await send(at, 'P-OK');
      await at.clock.advance(5_000);
      return read();
    };
    expect((await readOf(off)).notification).toBeUndefined();
    expect((await readOf(on)).notification).toEqual({ email: 'SENT', webhook: 'SENT' });
  });
});

describe('the feed of preferences (io.md §3.5)', () => {
  test('digests of who turned the service on or off, from the next midnight, UTC; the last choice of the day counts', async () => {
    const at = desk();
    const digest = (citizen: string) => createHash('sha256').update(persona(citizen)).digest('hex');
    const choose = (citizen: string, attiva: boolean) =>
      at.simulation.stimulate('citizenChooses', { codiceFiscale: persona(citizen), attiva });
    choose('P-OK', false);
    choose('P-OK-2', false);
    choose('P-OK-2', true);
    const read = (day: string) => at.ask('GET', `/subscriptions-feed/${day}`);
    await at.clock.advance(15 * 3_600_000 - 1);
    expect((await read('2026-11-22')).status).toBe(404);
    await at.clock.advance(1);
    expect((await read('2026-11-22')).json).toEqual({
      dateUTC: '2026-11-22',
      subscriptions: [digest('P-OK-2')],
      unsubscriptions: [digest('P-OK')],
    });
    expect((await read('2026-11-21')).json).toMatchObject({ subscriptions: [], unsubscriptions: [] });
    expect((await read('2026-13-45')).status).toBe(400);
  });
});
