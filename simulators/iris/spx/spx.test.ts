import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/clock.ts';
import type { Headers } from '../../kernel/exchange.ts';
import { desk, MARIO, pendenza } from '../iris.fixture.ts';
import type { Desk, Reply } from '../iris.fixture.ts';
import { monitor } from '../monitor.ts';
import { CLASSI, testoDi } from './arbitraries/classi.ts';
import type { Righe } from './arbitraries/classi.ts';
import { fileArbitrary } from './arbitraries/file.ts';
import { CODICI_BS, codiciBs } from './codici.ts';
import { idTrasmissione } from './id-trasmissione.ts';
import { requisitiSpx } from './requirements.ts';
import { regoleSpx } from './rules.ts';
import { COLONNE_V2 } from './tracciato.ts';
import type { Colonna } from './tracciato.ts';

const SMART = '/proxyiris-smart/ws/rest';

const basic = (it: Desk, password = it.password): Headers => ({
  authorization: `Basic ${Buffer.from(`${it.sil.sys}:${password}`).toString('base64')}`,
});

function modulo(
  nome: string,
  contenuto: string | Uint8Array,
): { readonly body: Uint8Array; readonly headers: Headers } {
  return {
    headers: { 'content-type': 'multipart/form-data; boundary="--- confine"' },
    body: Buffer.concat([
      Buffer.from(`preambolo\r\n----- confine\r\nContent-Disposition: form-data; name="principalUtente"\r\n\r\nx\r\n`),
      Buffer.from(`----- confine\r\nContent-Disposition: form-data; name="${nome}"; filename="a.csv"\r\n\r\n`),
      typeof contenuto === 'string' ? Buffer.from(contenuto) : contenuto,
      Buffer.from('\r\n----- confine--\r\n'),
    ]),
  };
}

async function send(it: Desk, contenuto: string | Uint8Array, nome = 'flusso'): Promise<Reply> {
  const { body, headers } = modulo(nome, contenuto);
  return it.raw('POST', `${SMART}/allineamentopendenze/send`, body, { ...basic(it), ...headers });
}

const get = (it: Desk, path: string): Promise<Reply> => it.raw('GET', `${SMART}/${path}`, '', basic(it));

/** Sends a file and lets it be worked: its esito. */
async function invia(it: Desk, contenuto: string | Uint8Array): Promise<string> {
  const { status, text } = await send(it, contenuto);
  expect([status, text]).toEqual([200, expect.stringMatching(/^\d{19}$/)]);
  await it.passa(MINUTE);
  const esito = await get(it, `allineamentopendenze/getEsito?idTrasmissione=${text}`);
  expect(esito.status).toBe(200);
  return esito.text;
}

/** One row of a valid file. */
function riga(cambi: Partial<Record<Colonna, string>> = {}): readonly string[] {
  const valori: Partial<Record<Colonna, string>> = {
    CREDITORE: 'CEsempio',
    TIPO_DEBITO: 'MENSA',
    DEBITORI: MARIO,
    ID_DEBITO: 'DEB1',
    ID_PAGAMENTO: 'PAG1',
    DATA_SCADENZA: '2026-12-31',
    DATA_INIZIO_VALIDITA: '2026-01-01',
    DATA_FINE_VALIDITA: '2027-12-31',
    STATO_PAGAMENTO: 'DA_PAGARE',
    IMPORTO_PAGAMENTO: '10300',
    ANNO_RIFERIMENTO: '2026',
    CAUSALE_DEBITO: 'Mensa scolastica',
    ...cambi,
  };
  return COLONNE_V2.map((colonna) => valori[colonna] ?? '');
}

const file = (...righe: Righe): string => testoDi([[...COLONNE_V2], ...righe]);

/** Codes of the esito, by debt. */
const codici = (esito: string): string[] =>
  esito
    .split('\n')
    .slice(1)
    .filter((linea) => linea !== '')
    .map((linea) => linea.split('|').slice(0, 3).join('|'));

const righeDi = (it: Desk) =>
  monitor(it.state, it.clock.now()).pendenze.map(({ idPendenza, riga: stato, condizioni }) => [
    idPendenza,
    stato,
    condizioni.map((una) => una.stato).join(''),
  ]);

describe('a file, from its sending to its esito', () => {
  test('states in the words of the older interface; the esito has one row where all went well', async () => {
    const it = desk();
    const { text: id } = await send(it, file(riga()));
    const stato = async (): Promise<string> =>
      (await get(it, `allineamentopendenze/getStato?idTrasmissione=${id}`)).text;
    expect(await stato()).toMatch(/acquisizione/);
    expect((await get(it, `allineamentopendenze/getEsito?idTrasmissione=${id}`)).status).toBe(404);
    await it.passa(6_000);
    expect(await stato()).toMatch(/disposizione è in corso/);
    await it.passa(MINUTE);
    expect(await stato()).toMatch(/ElaboratoCorrettamente/);
    expect((await get(it, `allineamentopendenze/getEsito?idTrasmissione=${id}`)).text).toBe(
      'ESITO|ID_DEBITO|CODICE_ERRORE|DESCRIZIONE_ERRORE\nOK||OK|Elaborato correttamente\n',
    );
    const elenco = await get(it, 'allineamentopendenze/getStato');
    expect(elenco.headers['content-type']).toMatch(/^text\/xml/);
    expect(elenco.text).toContain(id);
  });

  test('its positions are those of every door', async () => {
    const it = desk();
    await invia(it, file(riga()));
    expect((await it.verifica(['PAG1'], false, 'MENSA')).stati).toMatchObject([{ stato: 'Pagamento non eseguito' }]);
    expect((await it.sincrono([pendenza({ id: 'DEB1', tributo: 'MENSA' })])).corpo.dettagli).toMatchObject([
      { esiti: [{ codice: 'A0000003' }] },
    ]);
    await it.sincrono([pendenza({ id: 'CA1', tributo: 'MENSA' })]);
    expect(
      codici(await invia(it, file(riga({ ID_DEBITO: 'CA1', ID_PAGAMENTO: 'CA1.1', STATO_PAGAMENTO: 'CANCELLATO' })))),
    ).toEqual(['OK||OK']);
    expect(righeDi(it)).toContainEqual(['CA1', 'A', 'N']);
  });

  test('smart replace: inserts, skips what is equal, replaces what changed', async () => {
    const it = desk();
    await invia(it, file(riga()));
    await invia(it, file(riga()));
    expect(righeDi(it)).toEqual([['DEB1', 'V', 'N']]);
    await invia(it, file(riga({ IMPORTO_PAGAMENTO: '11000' })));
    expect(righeDi(it)).toEqual([
      ['DEB1', 'A', 'N'],
      ['DEB1', 'V', 'N'],
    ]);
    await invia(it, file(riga({ STATO_PAGAMENTO: 'NON_PAGABILE' })));
    expect(righeDi(it).at(-1)).toEqual(['DEB1', 'V', 'X']);
    await invia(it, file(riga({ STATO_PAGAMENTO: 'PAGATO' })));
    expect(righeDi(it).at(-1)).toEqual(['DEB1', 'V', 'P']);
  });

  test('without smart replace what is there already is a duplicate', async () => {
    const it = desk({ spx: { smartReplace: false } });
    await invia(it, file(riga()));
    expect(codici(await invia(it, file(riga())))).toEqual(['KO|DEB1|BS000021']);
  });

  test('any generated file is taken whole', async () => {
    await fc.assert(
      fc.asyncProperty(fileArbitrary(), async (righe) => {
        const it = desk();
        const nuove = righe.map((campi, at) => (at === 0 ? campi : campi.with(9, 'DA_PAGARE').with(16, '')));
        expect(codici(await invia(it, testoDi(nuove)))).toEqual(['OK||OK']);
        const tenute = monitor(it.state, it.clock.now()).pendenze.flatMap(({ condizioni }) =>
          condizioni.map(({ idPagamento }) => idPagamento),
        );
        expect(tenute).toEqual(righe.slice(1).map((campi) => campi[4]));
      }),
      { numRuns: 12, seed: 3 },
    );
  });

  test('an idTrasmissione is that of the engine', () => {
    expect(idTrasmissione(3, Date.UTC(2020, 2, 13, 15, 21, 34, 559), 8)).toBe('3006935169455900008');
  });
});

describe('what is not let in', () => {
  test('without credentials, with wrong ones, of an unknown file', async () => {
    const it = desk();
    const { body, headers } = modulo('flusso', file(riga()));
    const senza = await it.raw('POST', `${SMART}/allineamentopendenze/send`, body, headers);
    expect([senza.status, senza.text]).toEqual([401, 'Utente non trovato.']);
    const errate = await it.raw('GET', `${SMART}/informativapagamenti/list`, '', basic(it, 'altra'));
    expect([errate.status, errate.text]).toEqual([401, 'Utente non trovato.']);
    const ignota = await get(it, 'allineamentopendenze/getStato?idTrasmissione=1');
    expect([ignota.status, ignota.text]).toEqual([404, 'Trasmissione non trovata.']);
    expect((await get(it, 'allineamentopendenze/getEsito')).status).toBe(400);
    expect((await get(it, 'informativapagamenti/get?idTrasmissione=1')).status).toBe(404);
  });

  test.each([
    ['the part has another name', (it: Desk) => send(it, file(riga()), 'file')],
    [
      'it is no form',
      (it: Desk) =>
        it.raw('POST', `${SMART}/allineamentopendenze/send`, file(riga()), {
          ...basic(it),
          'content-type': 'text/csv',
        }),
    ],
    [
      'the form is cut',
      (it: Desk) =>
        it.raw('POST', `${SMART}/allineamentopendenze/send`, '--x\r\n', {
          ...basic(it),
          'content-type': 'multipart/form-data; boundary=x',
        }),
    ],
  ])('%s: 400', async (_, chiedi) => {
    const { status, text } = await chiedi(desk());
    expect([status, text]).toEqual([400, 'Richiesta malformata.']);
  });

  test('the file of another ente is not shown', async () => {
    const it = desk();
    const { text: id } = await send(it, file(riga()));
    const altro = it.state.enti.get('UEsempio')!;
    const [sil, password] = [...altro.sil][0]!;
    const authorization = `Basic ${Buffer.from(`${sil}:${password}`).toString('base64')}`;
    const reply = await it.raw('GET', `${SMART}/allineamentopendenze/getStato?idTrasmissione=${id}`, '', {
      authorization,
    });
    expect(reply.status).toBe(404);
  });

  test('where IRIS draws the files itself, none can be posted', async () => {
    const reply = await send(desk({ spx: { invio: 'PULL' } }), file(riga()));
    expect([reply.status, reply.text]).toEqual([400, expect.stringContaining('PULL')]);
  });

  test('a setting that does not exist', () => {
    expect(() => desk({ spx: { profilo2: 'x' } })).toThrow('IRIS, spx non ha l’impostazione «profilo2»');
    expect(() => desk({ spx: { varianti: { x: 1 } } })).toThrow('IRIS, spx.varianti non ha l’impostazione «x»');
  });
});

describe('the profile of the re-use', () => {
  test('no authentication, senderId and senderSys, JSON', async () => {
    const it = desk({ spx: { profilo: 'riuso' } });
    const chi = `senderId=${it.sil.id}&senderSys=${it.sil.sys}`;
    const { body, headers } = modulo('FILE', file(riga()));
    const base = '/IdpBillerServices/rest';
    const { text } = await it.raw('POST', `${base}/allineamento_pendenze/send?${chi}`, body, headers);
    const { idTrasmissione: id } = JSON.parse(text) as { idTrasmissione: string };
    await it.passa(MINUTE);
    const stato = await it.raw('GET', `${base}/allineamento_pendenze/getStato?${chi}`);
    expect(JSON.parse(stato.text)).toEqual({ statoTrasmissioni: [{ idTrasmissione: id, stato: 'ELABORATO_OK' }] });
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'PAG1' });
    await it.passa(HOUR);
    const elenco = await it.raw('GET', `${base}/informativa_pagamenti/list?${chi}`);
    expect(JSON.parse(elenco.text)).toMatchObject({
      informativaPagamenti: [
        { systemId: it.sil.id, systemSys: it.sil.sys, tipoNotifica: 'ESEGUITO', dataCreazione: '2026-11-22' },
      ],
    });
    expect((await it.raw('GET', `${base}/allineamento_pendenze/getStato?senderId=Nessuno&senderSys=X`)).status).toBe(
      404,
    );
    expect((await it.raw('GET', `${base}/allineamento_pendenze/getStato`)).status).toBe(400);
    expect((await get(it, 'informativapagamenti/list')).status).toBe(404);
  });
});

describe('informative', () => {
  test('a file a kind of notification; drawing it takes it off the list, and it can be drawn again', async () => {
    const it = desk();
    await invia(it, file(riga({ CAUSALE_DEBITO: 'Mensa | "Arcobaleno"', NOTE_DEBITO: 'Nota "tra virgolette"' })));
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'PAG1' });
    await it.passa(HOUR);
    const elenco = await get(it, 'informativapagamenti/list');
    const [, id = ''] = /<IdTrasmissione>(\d{19})</.exec(elenco.text) ?? [];
    const { text } = await get(it, `informativapagamenti/get?idTrasmissione=${id}`);
    const [testa, prima] = text.split('\n');
    expect(testa).toBe(COLONNE_V2.join('|'));
    expect(prima).toBe(
      'CEsempio|MENSA|RSSMRA80A01H501U|DEB1|PAG1|2026-12-31T00:00:00|2026-01-01T00:00:00|2027-12-31T00:00:00||PAGATO|10300||2026|' +
        'Nota "tra virgolette"|"Mensa | ""Arcobaleno"""||10300|||2026-11-22T10:01:00||Si'.replace(
          '10:01:00',
          prima!.split('|').at(-3)!.slice(11),
        ),
    );
    expect((await get(it, 'informativapagamenti/list')).text).not.toContain(id);
    expect((await get(it, `informativapagamenti/get?idTrasmissione=${id}`)).text).toBe(text);
    it.simulation.stimulate('rendiconta', { idPagamento: 'PAG1' });
    await it.passa(HOUR);
    const secondo = /<IdTrasmissione>(\d{19})</.exec((await get(it, 'informativapagamenti/list')).text)![1]!;
    const regolato = (await get(it, `informativapagamenti/get?idTrasmissione=${secondo}`)).text.split('\n')[1]!;
    expect(regolato).toMatch(/\|10300\|2026-11-22\|\|/);
    expect(it.received).toEqual([]);
  });
});

/** How each code that a file can earn is earned. */
const VETTORI: Readonly<Record<string, (it: Desk) => Promise<string>>> = {
  BS000001: async (it) => poi(it, () => void it.state.enti.delete('CEsempio'), 'BS000001'),
  BS000003: async (it) =>
    poi(
      it,
      () => it.state.enti.set('CEsempio', { ...it.state.enti.get('CEsempio')!, sil: new Map([['ALTRO', 'x']]) }),
      'BS000003',
    ),
  BS000004: async (it) =>
    poi(it, () => it.state.enti.set('CEsempio', { ...it.state.enti.get('CEsempio')!, attivo: false }), 'BS000004'),
  BS000006: (it) => invia(it, file(riga({ TIPO_DEBITO: 'INESISTENTE' }))),
  BS00007: (it) => invia(it, file(riga({ TIPO_DEBITO: 'SPENTO' }))),
  BS00008: (it) => invia(it, file(riga({ TIPO_DEBITO: 'ALTRUI' }))),
  BS000012: (it) => {
    it.simulation.stimulate('guastoSpx', { codice: 'BS000012' });
    return invia(it, file(riga()));
  },
  BS000023: (it) => invia(it, file(riga({ STATO_PAGAMENTO: 'DA_PAGARE_VARIAZIONE' }))),
  BS000024: async (it) => {
    await invia(it, file(riga()));
    return invia(it, file(riga({ ID_PAGAMENTO: 'ALTRO', STATO_PAGAMENTO: 'PAGATO', PAGATO_IDP: 'Si' })));
  },
  BS000025: (it) => pagata(it, { STATO_PAGAMENTO: 'CANCELLATO' }),
  BS000027: (it) => pagata(it, { IMPORTO_PAGAMENTO: '99990' }),
  BS000034: (it) => invia(it, file(riga({ TIPO_DEBITO: 'CBILL', ID_DEBITO: 'D'.repeat(19) }))),
  BS000035: (it) => invia(it, file(riga({ TIPO_DEBITO: 'BOLLO_AUTO' }))),
  BS000040: (it) => invia(it, file(riga({ TIPO_DEBITO: 'E_BOLLO' }))),
};

async function pagata(it: Desk, cambi: Partial<Record<Colonna, string>>): Promise<string> {
  await invia(it, file(riga()));
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'PAG1' });
  return invia(it, file(riga(cambi)));
}

/** Something changes between the sending and the working; the code stands in the file's state, since who asks may be gone. */
async function poi(it: Desk, cambia: () => void, codice: string): Promise<string> {
  await send(it, file(riga()));
  cambia();
  await it.passa(MINUTE);
  const [trasmissione] = [...it.state.spx.trasmissioni.values()];
  expect(trasmissione!.scarti.map(({ codice: suo }) => suo)).toEqual([codice]);
  return `testa\nKO||${codice}|\n`;
}

describe('every code', () => {
  const tributi = [
    { codice: 'MENSA', metodo: 'PULL_WS' },
    { codice: 'SPENTO', attivo: false },
    { codice: 'CBILL', cbill: true },
    { codice: 'BOLLO_AUTO', causale: '^/BA/' },
    { codice: 'E_BOLLO' },
  ];

  test('stands once in the table, with what brings it about or why nothing does', () => {
    expect(codiciBs.map(({ codice }) => codice)).toEqual([...CODICI_BS]);
    const noti = new Set(requisitiSpx.map(({ id }) => id));
    for (const codice of codiciBs)
      if ('nonProdotto' in codice) expect(codice.nonProdotto.length).toBeGreaterThan(20);
      else expect(noti.has(codice.requisito ?? '')).toBe(true);
  });

  const prodotti = codiciBs.filter((codice) => !('nonProdotto' in codice)).map(({ codice }) => codice);

  test.each(prodotti)('%s comes of what the table says', async (codice) => {
    const it = desk({ ente: { tributi } });
    const ente = it.state.enti.get('CEsempio')!;
    it.state.enti.set('CEsempio', {
      ...ente,
      tributi: new Map([
        ...ente.tributi,
        ['ALTRUI', { ...ente.tributi.get('MENSA')!, codice: 'ALTRUI', sil: 'UN_ALTRO' }],
      ]),
    });
    const vettore = VETTORI[codice];
    const classe = CLASSI.find((una) => una.codice === codice);
    const valido: Righe = [[...COLONNE_V2], riga({ VOCI_PAGAMENTO: 'BASE=10300', CAUSALE_PAGAMENTO: 'Rata' })];
    const esito = vettore === undefined ? await invia(it, classe!.rompi(valido)) : await vettore(it);
    const atteso = codice === 'BS000011' ? 'ERRORE_SCHEMA_FILE' : codice;
    expect(codici(esito).map((linea) => linea.split('|')[2])).toContain(atteso);
  });
});

describe('the rules of SmartProxy', () => {
  /** Findings of the last exchange. */
  const trovati = (it: Desk) => {
    const exchange = it.entries().findLast((entry) => entry.kind === 'exchange')!;
    return {
      violati: exchange.findings.filter(({ outcome }) => outcome === 'violated').map(({ requirement }) => requirement),
      rispettati: [...exchange.satisfied],
    };
  };
  const valido: Righe = [[...COLONNE_V2], riga({ VOCI_PAGAMENTO: 'BASE=10300', CAUSALE_PAGAMENTO: 'Rata' })];

  test('are all met by a valid file, its esito included', async () => {
    const it = desk();
    await send(it, testoDi(valido));
    const delFile = trovati(it);
    expect(delFile.violati).toEqual([]);
    const altro = desk();
    await invia(altro, testoDi(valido));
    const dellEsito = trovati(altro);
    expect(dellEsito.violati).toEqual([]);
    expect(new Set([...delFile.rispettati, ...dellEsito.rispettati])).toEqual(
      new Set(regoleSpx.map(({ requirement }) => requirement)),
    );
  });

  const perRequisito = new Map(
    CLASSI.map((classe) => {
      const codice = codiciBs.find((uno) => uno.codice === classe.codice);
      const rilievi = { millesimi: 'IRIS-SPX-008', formula: 'IRIS-SPX-010', bom: 'IRIS-SPX-011', iban: '', spazi: '' };
      return [codice?.requisito ?? (classe.rilievo === undefined ? '' : rilievi[classe.rilievo]), classe] as const;
    }),
  );

  test.each([...perRequisito].filter(([requisito]) => requisito !== ''))(
    '%s is broken by a file',
    async (requisito, classe) => {
      const it = desk();
      await send(it, classe.rompi(valido));
      expect(trovati(it).violati).toContain(requisito);
    },
  );

  test('the others are broken by requests and by esiti', async () => {
    const it = desk();
    await send(it, testoDi(valido), 'altra');
    expect(trovati(it).violati).toEqual(['IRIS-SPX-015']);
    await it.raw('GET', `${SMART}/informativapagamenti/list`);
    expect(trovati(it).violati).toEqual(['IRIS-SPX-014']);
    await it.raw('GET', `${SMART}/informativapagamenti/list`, '', basic(it, 'altra'));
    expect(trovati(it).violati).toEqual(['IRIS-SPX-014']);
    await invia(it, file(riga({ STATO_PAGAMENTO: 'CANCELLATO' })));
    expect(trovati(it).violati).toEqual(['IRIS-SPX-012']);
  });

  test('nothing of a file is in the journal but what was found, and no name', async () => {
    const it = desk();
    await invia(it, file(riga({ DEBITORI: `${MARIO}=Zeno Zanzotto` })));
    const scritto = [...it.journal.lines()].join('\n');
    expect(scritto).not.toMatch(/Zanzotto/);
    expect(scritto).not.toContain(MARIO);
    expect(scritto).not.toContain(it.password);
  });
});
