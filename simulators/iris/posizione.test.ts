import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../kernel/clock.ts';
import { dateOf } from './contract/moment.ts';
import type { DettaglioPagamento, Pendenza } from './contract/pendenza.ts';
import { desk, LUISA, OTF, pendenza, START } from './iris.fixture.ts';
import type { Desk } from './iris.fixture.ts';
import { fascicoloDi, monitor } from './index.ts';

const with_ = (dettaglio: Partial<DettaglioPagamento>): Pendenza =>
  pendenza({ dettagli: [{ idPagamento: 'P1.1', ...dettaglio }] });

const stimulate =
  (name: string, parameters: object = {}) =>
  async (it: Desk): Promise<void> => {
    await it.invia(pendenza());
    it.simulation.stimulate(name, { idPagamento: 'P1.1', ...parameters });
  };
const declared =
  (stato: string, chiusa = false) =>
  async (it: Desk) => {
    await it.invia(pendenza());
    await it.invia(
      pendenza({
        operazione: 'UpdateStatus',
        dettagli: [{ idPagamento: 'P1.1', stato }],
        dati: chiusa ? { stato: 'Chiusa' } : {},
      }),
    );
  };

/** The table of iris.md §3.5: situation, detailed state, its description, the short answer. */
const TABLE: readonly (readonly [string, (it: Desk) => Promise<unknown>, string, string, string])[] = [
  ['not found', async () => {}, 'POSIZIONE_NON_PRESENTE', 'POSIZIONE_NON_PRESENTE', 'Posizione non presente'],
  ['paid elsewhere', declared('Pagato', true), 'POSIZIONE_PAGATA', 'PAG_ESEGUITO_OTH', 'Pagamento eseguito'],
  [
    'refunded, paid elsewhere',
    async (it) => {
      await declared('Pagato', true)(it);
      await it.invia(
        pendenza({ operazione: 'UpdateStatus', dettagli: [{ idPagamento: 'P1.1', stato: 'Pagamento Rimborsato' }] }),
      );
    },
    'POSIZIONE_NON_PAGABILE',
    'PAG_RIMBORSATO',
    'Posizione non pagabile',
  ],
  [
    'document issued',
    stimulate('emetteAvviso'),
    'POSIZIONE_CON_DOC_EMESSO',
    'AVVISO DI PAGAMENTO',
    'Posizione non presente',
  ],
  [
    'out of validity',
    (it) => it.invia(with_({ dataScadenza: dateOf(START - DAY), dataFineValidita: dateOf(START - DAY) })),
    'POSIZIONE_NON_PAGABILE',
    'NON_PAGABILE_TERMINI',
    'Posizione non pagabile',
  ],
  ['not payable', declared('Non Pagabile'), 'POSIZIONE_NON_PAGABILE', 'NON_PAGABILE_TERMINI', 'Posizione non pagabile'],
  [
    'never tried',
    (it) => it.invia(pendenza()),
    'POSIZIONE_NON_PAGATA',
    'POSIZIONE_NON_PAGATA',
    'Pagamento non eseguito',
  ],
  ['paid', stimulate('cittadinoPaga'), 'POSIZIONE_PAGATA', 'PAG_ESEGUITO_IDP', 'Pagamento eseguito'],
  [
    'paid and refunded',
    async (it) => {
      await stimulate('cittadinoPaga')(it);
      await it.invia(
        pendenza({
          operazione: 'UpdateStatus',
          dettagli: [{ idPagamento: 'P1.1', stato: 'Pagamento Rimborsato' }],
          dati: { stato: 'Chiusa' },
        }),
      );
    },
    'POSIZIONE_PAGATA',
    'PAG_RIMBORSATO',
    'Pagamento eseguito',
  ],
  [
    'under way',
    stimulate('pagamentoInCorso', { canale: 'Banca', mezzo: 'BONIFICO' }),
    'POSIZIONE_CON_PAG_IN_CORSO',
    'BONIFICO',
    'Posizione non presente',
  ],
  [
    'salvo buon fine',
    stimulate('cittadinoPaga', { sbf: true, mezzo: 'ASSEGNO' }),
    'POSIZIONE_PAGATA_SBF',
    'ASSEGNO',
    'Posizione non presente',
  ],
  [
    'the same debt paid in instalments',
    async (it) => {
      const whole = pendenza();
      const [unico] = whole.dati.Insert!.infoPagamento;
      const rata = pendenza({ id: 'R', tipoPagamento: 'Pagamento a Rate' }).dati.Insert!.infoPagamento[0]!;
      await it.invia({ ...whole, dati: { Insert: { ...whole.dati.Insert!, infoPagamento: [unico!, rata] } } });
      it.simulation.stimulate('cittadinoPaga', { idPagamento: 'R.1' });
    },
    'POSIZIONE_NON_PAGABILE',
    'NON_PAGABILE_RATE',
    'Posizione non pagabile',
  ],
  ...(
    [
      ['IE', 'PAG_IN_ERRORE'],
      ['AO', 'PAG_ANNULLATO_OPER'],
      ['AN', 'PAG_ANNULLATO'],
      ['NE', 'PAG_NON_ESEGUITO'],
    ] as const
  ).map(
    ([motivo, descrizione]) =>
      [
        `failed, ${motivo}`,
        stimulate('pagamentoFallisce', { motivo }),
        'POSIZIONE_NON_PAGATA',
        descrizione,
        'Pagamento non eseguito',
      ] as const,
  ),
  [
    'undone',
    async (it) => {
      await stimulate('cittadinoPaga')(it);
      it.simulation.stimulate('storna', { idPagamento: 'P1.1' });
    },
    'POSIZIONE_NON_PAGATA',
    'PAG_STORNATO',
    'Pagamento non eseguito',
  ],
  [
    'failed, then under way: what is under way counts',
    async (it) => {
      await stimulate('pagamentoFallisce', { motivo: 'NE' })(it);
      it.simulation.stimulate('pagamentoInCorso', { idPagamento: 'P1.1' });
    },
    'POSIZIONE_CON_PAG_IN_CORSO',
    'CARTA DI CREDITO',
    'Posizione non presente',
  ],
  [
    'declared irregular',
    declared('Pagamento Irregolare'),
    'POSIZIONE_NON_PRESENTE',
    'POSIZIONE_NON_PRESENTE',
    'Posizione non presente',
  ],
];

describe('what verifica says', () => {
  test.each(TABLE)('%s', async (_, given, stato, descrizione, breve) => {
    const it = desk();
    await given(it);
    const lunga = await it.verifica(['P1.1'], true);
    expect(lunga.stati).toEqual([]);
    expect(lunga.informazioni).toMatchObject([{ stato, descrizioneStato: descrizione }]);
    expect(lunga.informazioni[0]!.pagamento !== undefined).toBe(
      ['PAG_ESEGUITO_IDP', 'PAG_RIMBORSATO'].includes(descrizione) && stato === 'POSIZIONE_PAGATA',
    );
    const corta = await it.verifica(['P1.1']);
    expect(corta.informazioni).toEqual([]);
    expect(corta.stati.map((uno) => uno.stato)).toEqual([breve]);
  });

  test('many ids at once, in their order; another tributo is one reason and no answer', async () => {
    const it = desk();
    await it.invia(pendenza(), pendenza({ id: 'P2' }));
    expect((await it.verifica(['P2.1', 'NO', 'P1.1', 'P2.1'])).stati.map(({ idPagamento }) => idPagamento)).toEqual([
      'P2.1',
      'NO',
      'P1.1',
      'P2.1',
    ]);
    const senza = await it.verifica(['P1.1'], false, 'NIENTE');
    expect([senza.stati, senza.informazioni, senza.esito?.codice]).toEqual([[], [], 'A0000002']);
    expect((await it.verifica(['P1.1'], false, 'TARI')).stati[0]!.stato).toBe('Posizione non presente');
  });

  test('the newest hidden row speaks, unless a valid one is there', async () => {
    const it = desk();
    const { sessione } = await it.sincrono([pendenza()], OTF);
    await it.raw('GET', sessione!.urlGW);
    await it.raw('POST', sessione!.urlGW, 'azione=annulla');
    await it.sincrono([pendenza()], OTF);
    expect((await it.verifica(['P1.1'], true)).informazioni[0]!.descrizioneStato).toBe('POSIZIONE_NON_PAGATA');
    await it.sincrono([pendenza()]);
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
    expect((await it.verifica(['P1.1'])).stati[0]!.stato).toBe('Pagamento eseguito');
  });
});

test('a payment salvo buon fine comes good after a day, and is told of then', async () => {
  const it = desk();
  await stimulate('cittadinoPaga', { sbf: true })(it);
  await it.passa(HOUR);
  expect(it.received.filter(({ message }) => message.wrapper === 'IdpInformativaPagamento')).toEqual([]);
  await it.passa(DAY);
  expect((await it.verifica(['P1.1'])).stati[0]!.stato).toBe('Pagamento eseguito');
  expect(it.received.filter(({ message }) => message.wrapper === 'IdpInformativaPagamento')).toHaveLength(1);
});

test('the file of a citizen goes across enti, shows delegates, and hides what is not paid yet', async () => {
  const it = desk();
  const destinatari = [
    { tipo: 'Cittadino', id: 'RSSMRA80A01H501U' },
    { tipo: 'Delegato', id: LUISA, descrizione: 'Luisa Bianchi' },
  ];
  await it.invia(pendenza({ destinatari }), pendenza({ id: 'P2' }));
  await it.sincrono([pendenza({ id: 'P3' })], OTF);
  const altro = { id: 'UEsempio', sys: [...it.state.enti.get('UEsempio')!.sil.keys()][0]! };
  await it.ask(
    {
      wrapper: 'IdpAllineamentoPendenzeEnteOTF',
      content: {
        versione: '01.03-04',
        header: it.header(undefined, undefined, altro),
        pendenze: [pendenza({ id: 'P4', mittente: 'UEsempio' })],
      },
    },
    'diretto',
  );
  const file = fascicoloDi(it.state, 'RSSMRA80A01H501U', it.clock.now());
  expect(file.map(({ ente, idPendenza, stato }) => [ente, idPendenza, stato])).toEqual([
    ['CEsempio', 'P1', 'DA PAGARE'],
    ['CEsempio', 'P2', 'DA PAGARE'],
    ['UEsempio', 'P4', 'DA PAGARE'],
  ]);
  expect(fascicoloDi(it.state, LUISA, it.clock.now())).toMatchObject([{ idPendenza: 'P1', titolo: 'Delegato' }]);
  it.simulation.stimulate('pagaCarrello', { idPagamenti: ['P1.1', 'P4.1'], canale: 'GDO' });
  expect(monitor(it.state, it.clock.now()).distinte).toMatchObject([{ stato: 'ESEGUITO' }]);
  expect(fascicoloDi(it.state, LUISA, it.clock.now())).toMatchObject([{ stato: 'PAGATA' }]);
  expect(() => it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' })).toThrow(/PAGATA/);
});
