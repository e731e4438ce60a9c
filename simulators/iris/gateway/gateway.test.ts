import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/clock.ts';
import { desk, OTF, pendenza } from '../iris.fixture.ts';
import type { Desk } from '../iris.fixture.ts';
import { monitor } from '../monitor.ts';

async function opened(
  it: Desk,
  otf = OTF,
  ...pendenze: readonly ReturnType<typeof pendenza>[]
): Promise<{ url: string; page: string }> {
  const { sessione } = await it.sincrono(pendenze.length === 0 ? [pendenza()] : pendenze, otf);
  const url = sessione!.urlGW;
  const page = await it.raw('GET', url);
  expect(page.status).toBe(200);
  return { url, page: page.text };
}

const stato = async (it: Desk): Promise<string> =>
  (await it.verifica(['P1.1'], true)).informazioni[0]!.descrizioneStato;

test('the page can be read by anybody: language, title, headings, labels, no script', async () => {
  const { page, url } = await opened(desk());
  expect(page).toMatch(/<html lang="it">/);
  expect(page).toMatch(/<title>[^<]+<\/title>/);
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain('<caption>');
  expect(page).toContain('<legend>');
  expect(page.match(/<input /g)!.length).toBe(page.match(/<label>/g)!.length);
  expect(page).not.toMatch(/<script|javascript:|onclick/i);
  expect(page).toContain(`action="${new URL(url).pathname}?token=`);
});

test('what the ente wrote is text on the page, never markup', async () => {
  const { page } = await opened(
    desk(),
    OTF,
    pendenza({ dettagli: [{ idPagamento: 'P1.1', causalePagamento: '<b onload="x">Multa & "spese"</b>' }] }),
  );
  expect(page).toContain('&lt;b onload=&quot;x&quot;&gt;Multa &amp; &quot;spese&quot;&lt;/b&gt;');
});

test('offline methods are offered only where the ente lets them', async () => {
  expect((await opened(desk())).page).toContain('value="avviso"');
  expect((await opened(desk(), { ...OTF, offlinePaymentMethods: false })).page).not.toContain('value="avviso"');
  const it = desk();
  const { url } = await opened(it, { ...OTF, offlinePaymentMethods: false });
  const wrong = await it.raw('POST', url, 'azione=paga&metodo=avviso');
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('role="alert"');
  expect((await it.raw('POST', url, 'azione=paga&metodo=carta')).status).toBe(303);
});

test.each([
  ['carta', 'paga', 'PAG_ESEGUITO_IDP', OTF.urlBack],
  ['conto', 'paga', 'ADDEBITO IN CONTO', OTF.urlBack],
  ['bonifico', 'paga', 'BONIFICO', OTF.urlBack],
  ['avviso', 'paga', 'AVVISO DI PAGAMENTO', OTF.urlBack],
  ['carta', 'fallisci', 'PAG_NON_ESEGUITO', OTF.urlBack],
  ['carta', 'annulla', 'PAG_ANNULLATO', OTF.urlCancel],
])('%s, %s: %s', async (metodo, azione, descrizione, dove) => {
  const it = desk();
  const { url } = await opened(it);
  const reply = await it.raw('POST', url, `azione=${azione}&metodo=${metodo}`);
  expect([reply.status, reply.headers['location']]).toEqual([303, dove]);
  expect(await stato(it)).toBe(descrizione);
  expect((await it.raw('POST', url, 'azione=paga&metodo=carta')).status).toBe(403);
  expect(await stato(it)).toBe(descrizione);
});

test('who is paid with is told: the versante, else the debtor', async () => {
  const it = desk();
  const versante = { tipoSoggetto: 'F', idFiscale: 'JHRTYX12C13A944V', anagrafica: 'Chi Paga' };
  const { url } = await opened(it, { ...OTF, versante });
  await it.raw('POST', url, 'azione=paga&metodo=carta');
  expect((await it.verifica(['P1.1'], true)).informazioni[0]!.pagamento!.pagante).toMatchObject({
    id: 'JHRTYX12C13A944V',
    descrizione: 'Chi Paga',
  });
});

test('a session unknown, expired, or ended by the world does not open', async () => {
  const it = desk({ durataSessioneMs: 15 * MINUTE });
  expect((await it.raw('GET', '/gateway/PaymentAuthentication?token=niente')).status).toBe(404);
  const late = (await it.sincrono([pendenza()], OTF)).sessione!;
  await it.passa(HOUR);
  expect((await it.raw('GET', late.urlGW)).status).toBe(403);
  const ended = (await it.sincrono([pendenza({ id: 'P2' })], OTF)).sessione!;
  it.simulation.stimulate('scadeSessione', { token: ended.idSessioneGW });
  expect((await it.raw('GET', ended.urlGW)).status).toBe(403);
  expect(monitor(it.state, it.clock.now()).sessioni.map(({ stato: uno }) => uno)).toEqual(['CREATA', 'SCADUTA']);
});

test('two sessions for the same position: the second cannot pay it again', async () => {
  const it = desk();
  const first = await opened(it);
  const second = await opened(it);
  await it.raw('POST', first.url, 'azione=paga&metodo=carta');
  expect((await it.raw('POST', second.url, 'azione=paga&metodo=carta')).status).toBe(400);
  expect((await it.sincrono([pendenza()], OTF)).corpo.dettagli[0]!.esiti).toMatchObject([
    { codice: 'A0000016', descrizione: 'La posizione risulta pagata' },
  ]);
});

test('an insert on the fly of what exists becomes a replace where the tributo says so, and its row is visible', async () => {
  const it = desk();
  const licenza = pendenza({ tributo: 'CACCIA_PESCA' });
  await it.sincrono([licenza]);
  expect((await it.sincrono([licenza], OTF)).sessione).toBeDefined();
  expect(monitor(it.state, it.clock.now()).pendenze.map(({ riga, versione }) => [riga, versione])).toEqual([
    ['A', 1],
    ['V', 2],
  ]);
  expect((await it.sincrono([pendenza()])).corpo.stato).toBe('Elaborato Correttamente');
  expect((await it.sincrono([pendenza()], OTF)).corpo.dettagli[0]!.esiti).toMatchObject([{ codice: 'A0000003' }]);
});

test('no token, no password stays in the journal', async () => {
  const it = desk();
  const { url } = await opened(it);
  await it.raw('POST', url, 'azione=paga&metodo=carta');
  await it.passa(HOUR);
  const written = [...it.journal.lines()].join('\n');
  expect(written).not.toContain(new URL(url).searchParams.get('token')!);
  expect(written).not.toContain(it.password);
  expect(written).not.toContain(Buffer.from(`${it.sil.sys}:${it.password}`).toString('base64'));
  expect(written).not.toContain('RSSMRA80A01H501U');
});
