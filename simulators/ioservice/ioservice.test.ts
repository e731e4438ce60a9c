import { describe, expect, test } from 'vitest';
import { interceptDoor } from '../../mocks/intercept.door.fixture.ts';
import { HOUR } from '../kernel/clock.ts';
import { expressDoor, platformContract } from '../kernel/platform.contract.ts';
import type { Examples } from '../kernel/platform.contract.ts';
import { ioservice } from './index.ts';
import { CITIZEN, desk, item, troubles, UNREACHED } from './ioservice.fixture.ts';

interface Identity {
  readonly codiceUtente: string;
  readonly servizi: readonly { readonly chiave: string }[];
}

const identity = (identities: Readonly<Record<string, unknown>>): Identity => identities['ente'] as Identity;

const examples: Examples = {
  credentials: (identities) => ({
    'ocp-apim-subscription-key': identity(identities).servizi[0]!.chiave,
    'codice-utente': identity(identities).codiceUtente,
  }),
  creation: { method: 'POST', path: '/IOItalia/rest/messages', body: { messages: [item()] } },
  reading(created) {
    const [{ idMessaggio }] = JSON.parse(Buffer.from(created.body).toString()) as [{ idMessaggio: string }];
    return { method: 'GET', path: `/IOItalia/rest/messages/${CITIZEN}/${idMessaggio}` };
  },
  canaries: [CITIZEN],
  secrets: (identities) => identity(identities).servizi.map(({ chiave }) => chiave),
};

platformContract(ioservice, { doors: [expressDoor, interceptDoor], examples });

const place = (id: string, codiceFiscale = CITIZEN): string => `/IOItalia/rest/messages/${codiceFiscale}/${id}`;

describe('a message at the gateway', () => {
  test('inserted, read, forwarded to the IO service of its key', async () => {
    const at = desk();
    const sent = await at.insert([item({ progressivo_messaggio: 7 })]);
    expect([sent.status, sent.json]).toEqual([201, [{ idMessaggio: expect.any(String), progressivoMessaggio: 7 }]]);
    const id = sent.json[0].idMessaggio as string;
    const read = async () => (await at.ask('GET', place(id))).json;
    expect(await read()).toMatchObject({ stato: '0', codice_fiscale: CITIZEN });
    await at.clock.advance(HOUR);
    expect(await read()).toMatchObject({ stato: '1' });
    expect(at.entries().flatMap((entry) => (entry.kind === 'events' ? (entry.events ?? []) : []))).toMatchObject([
      { type: 'messaggioInoltrato', servizioIo: 'Tributi comunali', subject: 'Rinnovo della mensa', stato: '1' },
    ]);
    expect(troubles(at)).toEqual([]);
  });

  test('whoever IO does not reach gives state 2', async () => {
    const at = desk();
    const sent = await at.insert([item({ codice_fiscale: UNREACHED })]);
    await at.clock.advance(HOUR);
    expect((await at.ask('GET', place(sent.json[0].idMessaggio, UNREACHED))).json).toMatchObject({ stato: '2' });
  });

  test('changed and deleted until it leaves, not after; never for another citizen', async () => {
    const at = desk();
    const sent = await at.insert([item(), item({ progressivo_messaggio: 2 })]);
    const [first, second] = (sent.json as { idMessaggio: string }[]).map(({ idMessaggio }) => idMessaggio);
    const { progressivo_messaggio: _, ...change } = item({}, { oggetto_messaggio: 'Rinnovo prorogato' });
    expect((await at.ask('PUT', place(first!), { ...change, codice_fiscale: UNREACHED })).status).toBe(409);
    expect((await at.ask('PUT', place(first!), change)).json).toMatchObject({
      contenuto: { oggetto_messaggio: 'Rinnovo prorogato' },
    });
    expect((await at.ask('DELETE', place(second!))).status).toBe(204);
    expect((await at.ask('GET', place(second!))).status).toBe(404);
    await at.clock.advance(HOUR);
    expect((await at.ask('PUT', place(first!), change)).status).toBe(400);
    expect((await at.ask('DELETE', place(first!))).status).toBe(400);
    expect((await at.ask('GET', place(first!, UNREACHED))).json).toMatchObject({
      title: 'No message found for the provided ID',
      status: '404-Not Found',
    });
    const other = at.state.credenziali[1]!.chiave;
    expect((await at.ask('GET', place(first!), undefined, { 'ocp-apim-subscription-key': other })).status).toBe(401);
    expect(troubles(at)).toEqual([]);
  });
});

describe('a batch is taken whole or not at all', () => {
  test.each([
    ['a progressivo twice', [item(), item()], 'progressivo_messaggio: il progressivo è ripetuto al messaggio:[1]'],
    [
      'a short subject',
      [item(), item({ progressivo_messaggio: 9 }, { oggetto_messaggio: 'Breve' })],
      'messages[1].contenuto.oggetto_messaggio: almeno 10 caratteri al messaggio:[9]',
    ],
    ['a due date in another form', [item({}, { data_scadenza: '2026-12-31' })], 'al messaggio:[1]'],
    ['a due date of no day', [item({}, { data_scadenza: '2026-12-32T22:59:59.000Z' })], 'al messaggio:[1]'],
    ['a company', [item({ codice_fiscale: '12345678903' })], 'codice_fiscale'],
    ['no number', [{ ...item(), progressivo_messaggio: undefined }], 'al messaggio:[1]'],
    [
      'a notice that MPay does not know',
      [item({}, { dati_pagamento: { importo: 100, avviso_pagoPA: '301000000000000144' } })],
      'avviso_pagoPA: MPay non conosce l’avviso al messaggio:[1]',
    ],
    [
      'an amount beyond the service’s',
      [item({}, { dati_pagamento: { importo: 100_000_000, avviso_pagoPA: '301000000000000144' } })],
      'importo: ammessi da 1 a 1000000 centesimi al messaggio:[1]',
    ],
  ])('%s', async (_, messages, detail) => {
    const at = desk();
    const refused = await at.insert(messages);
    expect(refused.json).toMatchObject({
      title: 'Campo non corretto',
      status: '400-Bad Request',
      detail: expect.stringContaining(detail),
    });
    expect(at.state.messaggi.size).toBe(0);
    expect(troubles(at)).toEqual([]);
  });

  test('a notice that MPay knows, with its amount', async () => {
    const at = desk();
    at.simulation.stimulate('posizione', { numeroAvviso: '301000000000000144', importo: 1_234 });
    const payment = (importo: number, expiry: '0' | '1') =>
      item({}, { dati_pagamento: { importo, avviso_pagoPA: '301000000000000144', scadenza_pagamento: expiry } });
    expect((await at.insert([payment(1_235, '1')])).json).toMatchObject({
      detail: 'importo: quello dell’avviso è di 1234 centesimi al messaggio:[1]',
    });
    expect((await at.insert([payment(1_234, '1')])).status).toBe(201);
    await at.clock.advance(HOUR);
    expect(at.entries().flatMap((entry) => (entry.kind === 'events' ? (entry.events ?? []) : []))).toContainEqual(
      expect.objectContaining({
        payment_data: { amount: 1_234, notice_number: '301000000000000144', invalid_after_due_date: true },
      }),
    );
  });
});

describe('who may send', () => {
  test.each([
    [{ 'ocp-apim-subscription-key': '' }, 401],
    [{ 'ocp-apim-subscription-key': 'sconosciuta' }, 401],
    [{ 'codice-utente': '' }, 400],
    [{ 'codice-utente': '000XX' }, 400],
  ])('%j gets %i', async (headers, status) => {
    const at = desk();
    expect((await at.insert([item()], headers)).status).toBe(status);
    expect(troubles(at)).toEqual([]);
  });

  test('under review the switch decides; active is permission and visible', async () => {
    for (const [permesso, status] of [
      ['dopoLaRevisione', 403],
      ['allaRichiesta', 201],
    ] as const) {
      const at = desk({ permesso });
      at.simulation.stimulate('servizio', { servizio: 'TRIBUTI', registrazione: 'inRevisione' });
      expect([permesso, (await at.insert([item()])).status]).toEqual([permesso, status]);
    }
    const at = desk();
    for (const [change, status] of [
      [{ visibile: false }, 403],
      [{ visibile: true, permesso: false }, 403],
      [{ visibile: true, permesso: true }, 201],
      [{ registrazione: 'nonRegistrato' }, 403],
      [{ registrazione: 'disattivato' }, 403],
    ] as const) {
      at.simulation.stimulate('servizio', { servizio: 'TRIBUTI', ...change });
      expect([change, (await at.insert([item()])).status]).toEqual([change, status]);
    }
  });

  test('after a change of delegate only the keys of the new account open', async () => {
    const at = desk();
    const [
      { chiave, chiaveDiRiserva, chiaveDelNuovoAccount } = {
        chiave: '',
        chiaveDiRiserva: '',
        chiaveDelNuovoAccount: '',
      },
    ] = at.state.credenziali;
    at.simulation.stimulate('cambiaDelegato');
    for (const [key, status] of [
      [chiave, 401],
      [chiaveDiRiserva, 401],
      [chiaveDelNuovoAccount, 201],
    ] as const)
      expect((await at.insert([item()], { 'ocp-apim-subscription-key': key })).status).toBe(status);
    at.simulation.stimulate('restore');
    expect((await at.insert([item()])).status).toBe(201);
  });
});

describe('Cohesion', () => {
  test('tells the level of a session it knows, and of no other', async () => {
    const at = desk();
    at.simulation.stimulate('accede', { livello: 1, sessione: 'a1b2c3d4e5f6', codiceFiscale: CITIZEN });
    const asked = (session: string) =>
      at.ask('GET', `/SPManager/webCheckSessionSSO.aspx?Operation=GetCredential&IdSessioneSSO=${session}`);
    const told = await asked('a1b2c3d4e5f6');
    expect(Buffer.from(told.body).toString()).toContain('<livello>1</livello>');
    expect((await asked('altra')).status).toBe(401);
    expect((await at.ask('GET', '/SPManager/WAYF.aspx?auth=x')).status).toBe(200);
    expect(() => at.simulation.stimulate('accede', { livello: 4 })).toThrow(RangeError);
    expect(troubles(at)).toEqual([]);
  });
});
