import { describe, expect, test } from 'vitest';
import { HOUR } from '../../kernel/clock.ts';
import { fascicoloDi } from '../cittadino.ts';
import { desk, LUISA, MARIO } from '../iris.fixture.ts';
import { iris } from '../index.ts';
import type { Desk, Reply } from '../iris.fixture.ts';
import { monitor } from '../monitor.ts';
import { campiDi, CAMPI_STANDARD, centesimiDi } from './campi.ts';

const STANDARD = '/public/CEsempio/ACCESSO_ATTI';
const PERSONALIZZATO = '/public/CEsempio/SALA_CIVICA';
const BUONO = { debitore: MARIO, importo: '10,30', causale: 'Copia di atti', anno: '2026' };

const invia = (it: Desk, dove: string, form: Record<string, string>): Promise<Reply> =>
  it.raw('POST', dove, new URLSearchParams(form).toString(), { 'content-type': 'application/x-www-form-urlencoded' });

describe('the pages', () => {
  test('enti, tributi, form: language, one heading, labels, no script, each step a link', async () => {
    const it = desk();
    for (const [dove, attesi] of [
      ['/public', ['Comune di Esempio', '/public/CEsempio']],
      ['/public/CEsempio', ['Accesso agli atti', STANDARD, 'Uso della sala civica']],
      [STANDARD, ['Codice fiscale', 'Paga online', 'Scarica l’avviso da pagare']],
      [PERSONALIZZATO, ['Sala (obbligatorio)', 'Giorno (obbligatorio)', 'Numero di ore', 'Indica la sala']],
    ] as const) {
      const { status, text } = await it.raw('GET', dove);
      expect(status).toBe(200);
      expect(text).toContain('<html lang="it">');
      expect(text.match(/<h1>/g)).toHaveLength(1);
      expect(text).not.toMatch(/<script|javascript:|onclick/i);
      expect((text.match(/<(?:input|textarea) /g) ?? []).length).toBe((text.match(/<label /g) ?? []).length);
      for (const atteso of attesi) expect(text).toContain(atteso);
    }
  });

  test('no page for an ente that is not there, and for what is not paid so', async () => {
    const it = desk();
    for (const dove of ['/public/Nessuno', '/public/CEsempio/MULTE', '/public/CEsempio/E_BOLLO'])
      expect((await it.raw('GET', dove)).status).toBe(404);
    expect((await invia(it, '/public/CEsempio/MULTE', BUONO)).status).toBe(404);
  });
});

describe('the fields', () => {
  const TUTTI = campiDi({
    campi: ['TESTO_1', 'DATA_1', 'IMPORTO_1', 'NUMERO_1'].map((nome) => ({
      nome,
      etichetta: nome,
      obbligatorio: false,
    })),
  });

  test.each([
    [
      'debitore',
      [MARIO, MARIO.toLowerCase(), '12345678903', 'ANONIMO', LUISA],
      ['RSSMRA80A01H501X', '12345678901', 'Mario Rossi'],
    ],
    [
      'importo',
      ['0,01', '10.3', '10', '9999999', '€ 10,30'],
      ['0', '0,00', '-1', '10,301', '9999999,01', '10000000', '1e3', 'dieci'],
    ],
    ['causale', ['x'.repeat(40)], ['x'.repeat(41)]],
    ['anno', ['2000', '2050'], ['1999', '2051', '26']],
    ['indirizzo', ['x'.repeat(70)], ['x'.repeat(71)]],
    ['numeroCivico', ['12/A'], ['x'.repeat(17)]],
    ['cap', ['50100'], ['x'.repeat(17)]],
    ['localita', ['Forlì'], ['x'.repeat(36)]],
    ['provincia', ['FI'], ['x'.repeat(36)]],
    ['nazione', ['IT', 'fr'], ['ITA']],
    ['email', ['nome@example.it'], ['nome', 'nome@', `${'x'.repeat(250)}@esempio.it`]],
    ['versante', [LUISA], ['X']],
    ['emailVersante', ['a@b.it'], ['a b@c.it']],
    ['note', ['x'.repeat(1024)], ['x'.repeat(1025)]],
    ['denominazione', ['x'.repeat(70)], ['x'.repeat(71)]],
    ['TESTO_1', ['x'.repeat(256)], ['x'.repeat(257)]],
    ['DATA_1', ['31/01/2027', '1/2/2027'], ['30/02/2027', '2027-01-31']],
    ['IMPORTO_1', ['0', '10,30'], ['10,301', 'x']],
    ['NUMERO_1', ['12', '-3'], ['1,5', 'x']],
  ])('%s', (nome, buoni, cattivi) => {
    const { problema } = TUTTI.find((campo) => campo.nome === nome)!;
    for (const valore of buoni) expect([valore, problema(valore)]).toEqual([valore, undefined]);
    for (const valore of cattivi) expect([valore, typeof problema(valore)]).toEqual([valore, 'string']);
  });

  test('an amount is read without floating point', () => {
    expect(['0,29', '4.35', '2,01', '90071,99', '7'].map(centesimiDi)).toEqual([29, 435, 201, 9_007_199, 700]);
  });

  test('each that is wrong has its message, linked from the top, and what was written stays', async () => {
    const it = desk();
    const { status, text } = await invia(it, STANDARD, {
      debitore: 'X',
      importo: '0',
      nazione: 'Italia',
      email: '<b>"',
    });
    expect(status).toBe(400);
    for (const nome of ['debitore', 'importo', 'causale', 'anno', 'nazione', 'email']) {
      expect(text).toContain(`href="#${nome}"`);
      expect(text).toMatch(
        new RegExp(`id="${nome}" name="${nome}" aria-describedby="[^"]*${nome}-errore"[^>]*aria-invalid="true"`),
      );
    }
    expect(text).toContain('role="alert"');
    expect(text).toContain('value="&lt;b&gt;&quot;"');
    expect(text.match(/class="errore"/g)).toHaveLength(6);
    expect(monitor(it.state, it.clock.now()).pendenze).toEqual([]);
  });

  test('what is mandatory in the ente’s own fields is asked for', async () => {
    const { status, text } = await invia(desk(), PERSONALIZZATO, BUONO);
    expect(status).toBe(400);
    expect(text).toContain('Compila il campo «Sala».');
    expect(text).toContain('Compila il campo «Giorno».');
  });

  test('who pays owes, where nobody else is named', async () => {
    const it = desk();
    expect((await invia(it, STANDARD, { ...BUONO, debitore: '', versante: LUISA, azione: 'paga' })).status).toBe(303);
    expect([...it.state.righe.values()][0]!.destinatari[0]!.id).toBe(LUISA);
  });
});

describe('the position', () => {
  test('is hidden until it is paid; its id is 000 and a time, its payment an IUV; the ente is told as ever', async () => {
    const it = desk();
    const { headers } = await invia(it, PERSONALIZZATO, {
      ...BUONO,
      TESTO_1: 'Blu',
      DATA_1: '31/01/2027',
      azione: 'paga',
    });
    const [riga] = [...it.state.righe.values()];
    expect(riga).toMatchObject({
      stato: 'H',
      idPendenza: expect.stringMatching(/^000\d{15}$/),
      importoTotale: 1_030,
      annoRiferimento: '2026',
    });
    const { idPagamento } = riga!.condizioni[0]!;
    expect(idPagamento).toMatch(/^22\d{15}$/);
    expect(fascicoloDi(it.state, MARIO, it.clock.now())).toEqual([]);
    expect((await it.raw('GET', headers['location']!)).status).toBe(200);
    const fine = await it.raw('POST', headers['location']!, 'azione=paga&metodo=carta');
    expect(fine.headers['location']).toBe(`https://iris.example${PERSONALIZZATO}/ritorno`);
    expect((await it.raw('GET', fine.headers['location']!)).text).toContain('Operazione conclusa');
    expect(fascicoloDi(it.state, MARIO, it.clock.now())).toMatchObject([{ idPagamento, stato: 'PAGATA' }]);
    await it.passa(HOUR);
    const [{ message }] = it.received as [Desk['received'][number]];
    expect(message.wrapper === 'IdpInformativaPagamento' && message.content.pagamenti).toMatchObject([
      { idPagamento, iuv: idPagamento, descrizioneCausale: 'Copia di atti; Sala: Blu; Giorno: 31/01/2027' },
    ]);
  });

  test('can be printed as a notice, with a document issued; not for ANONIMO', async () => {
    const it = desk();
    const avviso = await invia(it, STANDARD, { ...BUONO, azione: 'avviso' });
    expect([avviso.status, avviso.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(avviso.body).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect([...it.state.righe.values()][0]!.condizioni[0]!.documento).toBe('AVVISO DI PAGAMENTO');
    const anonimo = await invia(it, STANDARD, { ...BUONO, debitore: 'ANONIMO', azione: 'avviso' });
    expect([anonimo.status, anonimo.text]).toEqual([400, expect.stringContaining('con ANONIMO paga online')]);
    expect(it.state.righe.size).toBe(1);
  });

  test('two citizens at the same instant make two positions', async () => {
    const it = desk();
    for (let n = 0; n < 3; n++) await invia(it, STANDARD, { ...BUONO, azione: 'paga' });
    const righe = [...it.state.righe.values()];
    expect(new Set(righe.map(({ idPendenza }) => idPendenza)).size).toBe(3);
    expect(new Set(righe.map(({ condizioni }) => condizioni[0]!.idPagamento)).size).toBe(3);
  });

  test('nothing that a person wrote is in the journal', async () => {
    const it = desk();
    const persona = {
      denominazione: 'Zeno Zanzotto',
      indirizzo: 'Via dei Platani',
      email: 'zeno@example.it',
      note: 'Per la nonna',
    };
    await invia(it, STANDARD, { ...persona, debitore: MARIO });
    await invia(it, STANDARD, { ...BUONO, ...persona, azione: 'avviso' });
    await invia(it, STANDARD, { ...BUONO, ...persona, azione: 'paga' });
    const scritto = [...it.journal.lines()].join('\n');
    for (const testo of ['Zanzotto', 'Platani', 'zeno@', 'nonna', MARIO]) expect(scritto).not.toContain(testo);
  });
});

test('the standard form asks for what the database wants', () => {
  expect(CAMPI_STANDARD.filter(({ obbligatorio }) => obbligatorio).map(({ nome }) => nome)).toEqual([
    'debitore',
    'importo',
    'causale',
    'anno',
  ]);
});

test('the pages a browser asks for, and no service of the ente, are marked as a person’s', () => {
  const pages = iris.operations.filter(({ page }) => page);
  expect(pages.map(({ id }) => id).toSorted()).toEqual(
    iris.operations
      .filter(({ path }) => /^\/(?:public|gateway)\b/.test(path))
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(pages).toHaveLength(8);
});
