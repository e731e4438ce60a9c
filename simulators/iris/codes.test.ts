import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../kernel/clock.ts';
import { codes, scriptable } from './codes.ts';
import { readAmount } from './contract/amount.ts';
import { messageBytes } from './contract/message.ts';
import { dateOf, momentOf } from './contract/moment.ts';
import type { Destinatario, Pendenza } from './contract/pendenza.ts';
import { desk, faultOf, LUISA, MARIO, OK_EMPTY, OTF, pendenza, START } from './iris.fixture.ts';
import type { Desk } from './iris.fixture.ts';
import { monitor } from './monitor.ts';

/** Says the codes that came, whatever the place they came in. */
type Trigger = (it: Desk) => Promise<readonly (string | undefined)[]>;

const async =
  (...pendenze: readonly Pendenza[]): Trigger =>
  async (it) => {
    const { esiti, dettagli } = await it.invia(...pendenze);
    return [...esiti, ...dettagli.flatMap((uno) => uno.esiti)].map(({ codice }) => codice);
  };
const sync =
  (otf: boolean, ...pendenze: readonly Pendenza[]): Trigger =>
  async (it) => {
    const { corpo, sessione } = await it.sincrono(pendenze, otf ? OTF : undefined);
    expect(sessione).toBeUndefined();
    return [...corpo.esiti, ...corpo.dettagli.flatMap((uno) => uno.esiti)].map(({ codice }) => codice);
  };
const after =
  (first: (it: Desk) => Promise<unknown>, then: Trigger): Trigger =>
  async (it) => {
    await first(it);
    return then(it);
  };
const who = (...destinatari: readonly Destinatario[]): Pendenza => pendenza({ destinatari });
const message = (it: Desk) =>
  ({
    wrapper: 'IdpAllineamentoPendenzeEnte',
    content: { versione: '01.03-04', header: it.header(), pendenze: [pendenza()] },
  }) as const;
const onProxy =
  (headers: Record<string, string>): Trigger =>
  async (it) => [faultOf(await it.ask(message(it), 'proxy', headers))];
const paid = async (it: Desk): Promise<void> => {
  await it.invia(pendenza());
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
};
const answered =
  (answer: Desk['ente']): Trigger =>
  async (it) => {
    await it.invia(pendenza({ id: 'P0' }));
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P0.1' });
    it.ente = answer;
    await it.passa(5 * MINUTE);
    return monitor(it.state, it.clock.now()).spedizioni.map(({ errore }) => errore);
  };
const xml = (status: number, body: string) => () => ({ ...OK_EMPTY, status, body: Buffer.from(body) });
const FAULT =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>' +
  '<faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>';

const IBAN = 'IT60X0542811101000000123456';
const OWN_IBAN = 'IT11B0760102800000027748508';
const inCartella = (
  given: object,
  other: object = {},
  dati: object = {},
  tipoPagamento = 'Pagamento Unico',
): Pendenza =>
  pendenza({
    cartella: true,
    tipoPagamento,
    dettagli: [
      { idPagamento: 'P1.1', causalePagamento: 'Prima', ...given },
      { idPagamento: 'P1.2', causalePagamento: 'Seconda', ...other },
    ],
    dati,
  });
const stamp = (text: string, importo = '16.00'): Pendenza =>
  pendenza({
    tributo: 'E_BOLLO',
    dettagli: [
      {
        idPagamento: 'P1.1',
        importo: readAmount(importo),
        allegati: [
          {
            tipo: 'Documento',
            titolo: 'DatiMBD.txt',
            codifica: 'TEXT',
            contenuto: Buffer.from(text).toString('base64'),
          },
        ],
      },
    ],
  });
const STAMP = `TIPO=01;PROV=LI;HASH=${'ab'.repeat(32)}`;

/** What brings each code about, and nothing else with it. */
const TRIGGERS: Readonly<Record<string, Trigger>> = {
  SIN001: async (it) => [
    faultOf(
      await it.raw('POST', '/IdpCartWebServices/allineamentopendenze', messageBytes(message(it)).subarray(0, 500)),
    ),
  ],
  VAL004: onProxy({ spcooptipomittente: 'AOO' }),
  VAL005: onProxy({ spcooptipodestinatario: '' }),
  VAL006: onProxy({ spcooptiposervizio: 'TEST' }),
  VAL007: onProxy({ spcoopmittente: 'SoggettoInesistente' }),
  VAL008: async (it) => [
    faultOf(
      await it.ask({
        ...message(it),
        content: { ...message(it).content, header: it.header('IdpInformativaPagamento') },
      }),
    ),
  ],
  VAL009: onProxy({ spcoopservizioapplicativo: 'SIL_INESISTENTE' }),
  DUP001: async (it) => {
    const same = message(it);
    await it.ask(same);
    return [faultOf(await it.ask(same))];
  },
  CON001: async (it) => {
    const { path } = { path: '/IdpCartWebServices/allineamentopendenze' };
    const response = await it.simulation.handle({
      method: 'POST',
      url: `https://iris.example${path}`,
      headers: {},
      body: Buffer.alloc(0),
      damaged: 'truncated',
    });
    return [/<code>([^<]+)/.exec(Buffer.from(response.body).toString())?.[1]];
  },
  CON003: answered(xml(500, FAULT)),
  CON004: answered(xml(503, 'non disponibile')),
  CON101: answered(() => 'timeout'),
  CON102: answered(() => 'down'),
  A0000001: async(pendenza({ mittente: 'Nessuno' })),
  A0000002: async(pendenza({ tributo: 'INESISTENTE' })),
  A0000003: after((it) => it.invia(pendenza()), async(pendenza())),
  A0000004: async(pendenza({ operazione: 'Replace' })),
  A0000005: after((it) => it.invia(pendenza()), async(pendenza({ id: 'P2', dettagli: [{ idPagamento: 'P1.1' }] }))),
  A0000006: after(
    (it) => it.invia(pendenza()),
    async(pendenza({ operazione: 'UpdateStatus', dettagli: [{ idPagamento: 'P1.9', stato: 'Pagato' }] })),
  ),
  A0000007: async(who({ tipo: 'Cittadino', id: 'RSSMRA80A01H501X' })),
  A0000008: async(pendenza({ dati: { dataEmissione: momentOf(START - 2 * DAY) } })),
  A0000009: async(pendenza({ dati: { dataPrescrizione: momentOf(START - 2 * DAY) } })),
  A0000011: async(
    pendenza({
      dettagli: [
        {
          idPagamento: 'P1.1',
          voci: [{ tipo: 'Sanzione', codice: 'V', descrizione: 'v', importo: readAmount('9.99') }],
        },
      ],
    }),
  ),
  A0000012: async(pendenza({ dettagli: [{ idPagamento: 'P1.1', dataFineValidita: dateOf(START) }] })),
  A0000013: async(pendenza({ dati: { divisa: 'USD' } })),
  A0000014: async({ ...pendenza({ operazione: 'Delete' }), dati: pendenza().dati }),
  A0000015: after(
    (it) => it.invia(pendenza(), pendenza({ id: 'P2' })),
    async(pendenza({ operazione: 'Replace', dettagli: [{ idPagamento: 'P2.1' }] })),
  ),
  A0000016: after(paid, async(pendenza({ operazione: 'Replace' }))),
  A0000017: async(
    pendenza({ dettagli: [{ idPagamento: 'U' }] }),
    pendenza({ id: 'P2', dettagli: [{ idPagamento: 'U' }] }),
  ),
  A0000018: async (it) => {
    const altro = { id: it.sil.id, sys: 'SIL_IGNOTO' };
    const header = it.header();
    await it.ask({
      wrapper: 'IdpAllineamentoPendenzeEnte',
      content: {
        versione: '01.03-04',
        header: { ...header, e2e: { ...header.e2e, sender: altro } },
        pendenze: [pendenza()],
      },
    });
    await it.passa(MINUTE);
    const last = it.received.at(-1)!.message;
    return last.wrapper === 'IdpAllineamentoPendenzeEnte.Esito'
      ? last.content.corpo.esiti.map(({ codice }) => codice)
      : [];
  },
  A0000019: async (it) => {
    const massiva = (id: string, tributo: string): Pendenza => {
      const { dati, ...rest } = pendenza({ id, tributo });
      return { ...rest, tipoOperazione: 'UpdateMassivo', dati: { UpdateMassivo: dati.Insert! } };
    };
    await it.ask({
      wrapper: 'IdpAllineamentoPendenzeEnte',
      content: { versione: '01.03-03', header: it.header(), pendenze: [massiva('P1', 'MULTE'), massiva('P2', 'TARI')] },
    });
    await it.passa(MINUTE);
    const last = it.received.at(-1)?.message;
    return last?.wrapper === 'IdpAllineamentoPendenzeEnte.Esito'
      ? last.content.corpo.esiti.map(({ codice }) => codice)
      : [];
  },
  A0000020: after((it) => it.invia(pendenza()), sync(true, pendenza({ operazione: 'Replace' }))),
  A0000021: sync(true, pendenza({ dettagli: [{ idPagamento: 'P1.1' }, { idPagamento: 'P1.2' }] })),
  A0000022: sync(true, pendenza({ tipoPagamento: 'Pagamento a Rate' })),
  A0000023: async(pendenza({ tributo: 'BOLLO_AUTO' })),
  A0000024: async(inCartella({}, {}, { importoTotale: readAmount('1.00') })),
  A0000025: async(inCartella({}, { dataScadenza: dateOf(START + 31 * DAY) })),
  A0000026: async(inCartella({}, {}, {}, 'Pagamento a Rate')),
  A0000027: async(
    pendenza({
      cartella: true,
      dettagli: [{ idPagamento: 'P1.1', causalePagamento: 'Prima' }, { idPagamento: 'P1.2' }],
    }),
  ),
  A0000028: after(
    (it) => it.invia(inCartella({})),
    async({ ...inCartella({}), tipoOperazione: 'Replace', dati: { Replace: inCartella({}).dati.Insert! } }),
  ),
  A0000029: async(who({ tipo: 'Delegato', id: LUISA, descrizione: 'Luisa' })),
  A0000031: async(inCartella({}, { stato: 'Non Pagabile' })),
  A0000032: async(inCartella({ accredito: { codiceIban: 'IT61X0542811101000000123456', beneficiario: 'Ente' } })),
  A0000033: async(who({ tipo: 'Cittadino', id: MARIO }, { tipo: 'Delegato', id: LUISA })),
  A0000034: async(who({ tipo: 'Altro', id: '1234567890' })),
  A0000035: async (it) => {
    const header = it.header();
    const content = { versione: '01.03-04', header, pendenze: [pendenza()] };
    const twice = { wrapper: 'IdpAllineamentoPendenzeEnteOTF', content } as const;
    await it.ask(twice, 'diretto');
    const { decoded } = await it.ask(twice, 'diretto');
    return decoded.kind === 'message' && decoded.message.wrapper === 'IdpAllineamentoPendenzeEnteOTF.Esito'
      ? decoded.message.content.corpo.esiti.map(({ codice }) => codice)
      : [];
  },
  A0000036: sync(true, pendenza({ dettagli: [{ idPagamento: 'P1.1', dataInizioValidita: dateOf(START + DAY) }] })),
  A0000037: async(inCartella({ accredito: { codiceIban: IBAN, beneficiario: 'Ente' } })),
  A0000038: async(pendenza({ tributo: 'TICKET' })),
  A0000039: async(
    pendenza({
      tributo: 'TICKET',
      dettagli: [
        {
          idPagamento: 'P1.1',
          allegati: [{ tipo: 'Ricevuta', titolo: 'Altro', codifica: 'XML_', contenuto: 'PHgvPg==' }],
        },
      ],
    }),
  ),
  A0000040: sync(false, stamp('TIPO=01;PROV=LI;HASH=12')),
  A0000041: sync(false, stamp(STAMP, '15.00')),
  A0000042: async (it) => {
    const { corpo } = await it.sincrono([stamp(STAMP)], { ...OTF, offlinePaymentMethods: true });
    return corpo.dettagli.flatMap(({ esiti }) => esiti.map(({ codice }) => codice));
  },
  A0000043: after(
    (it) => it.invia(pendenza()),
    async(
      pendenza({
        operazione: 'UpdateStatus',
        dettagli: [{ idPagamento: 'P1.1', stato: 'Pagamento Rimborsato' }],
        dati: { stato: 'Chiusa' },
      }),
    ),
  ),
  V0000001: async (it) => {
    const whole = Buffer.from(
      messageBytes({
        wrapper: 'IdpAllineamentoPendenzeEnteOTF',
        content: { versione: '01.03-04', header: it.header(), pendenze: [pendenza()] },
      }),
    ).toString('utf8');
    const broken = whole.replace(/(<[\w:]*Divisa>)EUR/, '$1LIRE');
    const { decoded } = await it.raw('POST', '/IdpWebServices/ComunicazionePosizioniDebitorieOTF', broken);
    return decoded.kind === 'message' && decoded.message.wrapper === 'IdpAllineamentoPendenzeEnteOTF.Esito'
      ? decoded.message.content.corpo.esiti.map(({ codice, descrizione }) => {
          expect(descrizione).toMatch(/^\[Posizione = riga \d+, colonna \d+: .*Divisa\]/);
          expect(descrizione.length).toBeLessThanOrEqual(140);
          return codice;
        })
      : [];
  },
};

/** Settings without which the schema speaks first. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  A0000013: { schemaProxy: false, schemaMotore: false },
  A0000019: { versione: '01.03-03' },
};

describe('every code, by its trigger and alone', () => {
  const triggered = codes.filter((code) => 'trigger' in code).map(({ code }) => code);
  test('none is forgotten', () => expect(Object.keys(TRIGGERS).sort()).toEqual(triggered.toSorted()));

  test.each(triggered)('%s', async (code) => {
    const it = desk(SETTINGS[code]);
    const came = (await TRIGGERS[code]!(it)).filter((one) => one !== undefined);
    expect([...new Set(came)]).toEqual([code]);
    expect(it.entries().filter(({ kind }) => kind === 'trouble')).toEqual([]);
  });
});

describe('codes with no public trigger, only when asked for', () => {
  test.each(scriptable)('%s', async (code) => {
    const it = desk();
    it.simulation.stimulate('guasto', { codice: code });
    const { places } = codes.find((one) => one.code === code)!;
    if (places.includes('fault')) {
      expect(faultOf(await it.ask(message(it)))).toBe(code);
      expect((await it.ask(message(it))).status).toBe(200);
    } else if (places.includes('messaggio')) expect(await async(pendenza())(it)).toEqual([code]);
    else if (places.includes('pendenza')) expect(await sync(false, pendenza())(it)).toEqual([code]);
    else {
      await it.invia(pendenza()).catch(() => {});
      expect(monitor(it.state, it.clock.now()).spedizioni).toMatchObject([{ errore: code, stato: 'NON_INVIATO' }]);
    }
    expect(it.state.guasti).toEqual([]);
  });

  test('a code that has a trigger, or that IRIS never says, is not asked for', () => {
    const it = desk();
    expect(() => it.simulation.stimulate('guasto', { codice: 'SIN001' })).toThrow(/trigger of its own/);
    expect(() => it.simulation.stimulate('guasto', { codice: 'UNK' })).toThrow(/never said/);
    expect(() => it.simulation.stimulate('guasto', { codice: 'B0000001' })).toThrow(/no code/);
  });
});

test('an own IBAN in a cartella is accepted', async () => {
  const it = desk();
  expect(await async(inCartella({ accredito: { codiceIban: OWN_IBAN, beneficiario: 'Ente' } }))(it)).toEqual([]);
});
