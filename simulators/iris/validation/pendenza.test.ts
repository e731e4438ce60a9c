import { describe, expect, test } from 'vitest';
import { readAmount } from '../contract/amount.ts';
import { desk, LUISA, MARIO, OTF, pendenza } from '../iris.fixture.ts';
import type { Desk } from '../iris.fixture.ts';
import { fascicoloDi, monitor } from '../index.ts';

const conditions = (it: Desk) =>
  monitor(it.state, it.clock.now())
    .pendenze.filter(({ riga }) => riga === 'V')
    .flatMap(({ condizioni }) =>
      condizioni.map(({ idPagamento, stato, annullata }) => [idPagamento, stato, annullata]),
    );
const codici = ({ dettagli }: Awaited<ReturnType<Desk['invia']>>): readonly string[] =>
  dettagli.flatMap(({ esiti }) => esiti.map(({ codice }) => codice));

describe('UpdateStatus', () => {
  test('updates conditions that are there and inserts others', async () => {
    const it = desk();
    await it.invia(
      pendenza({ tipoPagamento: 'Pagamento a Rate', dettagli: [{ idPagamento: 'P1.1' }, { idPagamento: 'P1.2' }] }),
    );
    const esito = await it.invia(
      pendenza({
        operazione: 'UpdateStatus',
        tipoPagamento: 'Pagamento a Rate',
        dettagli: [
          { idPagamento: 'P1.1', stato: 'Non Pagabile' },
          { idPagamento: 'P1.3', stato: 'Non Pagato', tipoOperazione: 'Insert', importo: readAmount('5.00') },
          { idPagamento: 'P1.2', stato: 'Pagamento Irregolare', tipoOperazione: 'Update' },
        ],
      }),
    );
    expect(esito.stato).toBe('Elaborato Correttamente');
    expect(conditions(it)).toEqual([
      ['P1.1', 'X', false],
      ['P1.2', 'E', true],
      ['P1.3', 'N', false],
    ]);
  });

  test('does not insert a condition that exists, nor touch one of another pendenza', async () => {
    const it = desk();
    await it.invia(pendenza(), pendenza({ id: 'P2' }));
    const update = (idPagamento: string, tipoOperazione?: string) =>
      it.invia(
        pendenza({
          operazione: 'UpdateStatus',
          dettagli: [{ idPagamento, stato: 'Non Pagato', ...(tipoOperazione === undefined ? {} : { tipoOperazione }) }],
        }),
      );
    expect(codici(await update('P2.1', 'Insert'))).toEqual(['A0000005']);
    expect(codici(await update('P2.1'))).toEqual(['A0000015']);
    expect(codici(await update('P1.1', 'Update'))).toEqual([]);
  });
});

test('several errors of one pendenza come together, and those of its conditions only when the rest is well', async () => {
  const it = desk();
  const wrong = pendenza({
    destinatari: [
      { tipo: 'Cittadino', id: 'SBAGLIATO' },
      { tipo: 'Delegato', id: LUISA },
    ],
    dettagli: [{ idPagamento: 'P1.1', dataFineValidita: { text: '2000-01-01', at: 0 } }],
  });
  expect(codici(await it.invia(wrong))).toEqual(['A0000007', 'A0000033', 'A0000029']);
  expect(codici(await it.invia({ ...wrong, destinatari: [{ tipo: 'Cittadino', id: MARIO }] }))).toEqual(['A0000012']);
});

test.each(['STP0123456789012', 'ENI0123456789012', '01234567890', 'ANONIMO', MARIO])('%s may owe', async (id) => {
  const it = desk();
  expect((await it.invia(pendenza({ destinatari: [{ tipo: 'Cittadino', id }] }))).stato).toBe(
    'Elaborato Correttamente',
  );
});

test('a message that deletes and inserts again works in its order', async () => {
  const it = desk();
  await it.invia(pendenza());
  const again = await it.invia(
    pendenza({ operazione: 'Delete' }),
    pendenza({ id: 'P2', dettagli: [{ idPagamento: 'P1.1' }] }),
  );
  expect(again.stato).toBe('Elaborato Correttamente');
  expect(conditions(it)).toEqual([['P1.1', 'N', false]]);
});

test('a Replace leaves the tries that failed behind, and its data take their place', async () => {
  const it = desk();
  await it.invia(pendenza());
  it.simulation.stimulate('pagamentoFallisce', { idPagamento: 'P1.1', motivo: 'IE' });
  await it.invia(
    pendenza({ operazione: 'Replace', dettagli: [{ idPagamento: 'P1.1', importo: readAmount('12.30') }] }),
  );
  expect((await it.verifica(['P1.1'], true)).informazioni[0]!.descrizioneStato).toBe('POSIZIONE_NON_PAGATA');
  expect(fascicoloDi(it.state, MARIO, it.clock.now())).toMatchObject([{ importo: 1230 }]);
});

test('a cartella is paid whole, in one transaction', async () => {
  const it = desk();
  await it.invia(
    pendenza({
      cartella: true,
      dettagli: [
        { idPagamento: 'P1.1', causalePagamento: 'Prima' },
        { idPagamento: 'P1.2', causalePagamento: 'Seconda' },
      ],
    }),
  );
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.2' });
  expect((await it.verifica(['P1.1', 'P1.2'])).stati.map(({ stato }) => stato)).toEqual([
    'Pagamento eseguito',
    'Pagamento eseguito',
  ]);
  expect(monitor(it.state, it.clock.now()).distinte).toHaveLength(1);
});

test('a thousandth of euro that is no whole cent is rounded half up, and the sums are held to the thousandth', async () => {
  const it = desk();
  const voce = (importo: string) => ({ tipo: 'Tassa', codice: 'V', descrizione: 'v', importo: readAmount(importo) });
  const con = (id: string, ...voci: readonly string[]) =>
    pendenza({ id, dettagli: [{ idPagamento: `${id}.1`, importo: readAmount('10.005'), voci: voci.map(voce) }] });
  expect(codici(await it.invia(con('P1', '10.000', '0.004')))).toEqual(['A0000011']);
  expect(codici(await it.invia(con('P1', '10', '.005')))).toEqual([]);
  expect(fascicoloDi(it.state, MARIO, it.clock.now())).toMatchObject([{ importo: 1001 }]);
});

test('a request of several enti may annul the payments under way', async () => {
  const it = desk();
  const licenza = pendenza({ tributo: 'CACCIA_PESCA' });
  await it.sincrono([licenza]);
  it.simulation.stimulate('pagamentoInCorso', { idPagamento: 'P1.1' });
  const multi = async (msgId: string, annullaPagamentiInCorso: boolean) => {
    const { decoded } = await it.ask(
      {
        wrapper: 'IdpAllineamentoPendenzeMultiEnteOTF',
        content: {
          versione: '01.03-04',
          trt: it.header().trt,
          otf: OTF,
          annullaPagamentiInCorso,
          richieste: [{ sender: it.sil, msgId, pendenze: [licenza] }],
        },
      },
      'diretto',
    );
    if (decoded.kind !== 'message' || decoded.message.wrapper !== 'IdpAllineamentoPendenzeMultiEnteOTF.Esito')
      throw new Error('an esito expected');
    return decoded.message.content;
  };
  expect((await multi('M1', false)).rifiutati[0]!.corpo.dettagli[0]!.esiti[0]!.codice).toBe('A0000016');
  expect((await multi('M1', true)).rifiutati[0]!.corpo.esiti[0]!.codice).toBe('A0000035');
  expect((await multi('M2', true)).sessione).toBeDefined();
  expect(monitor(it.state, it.clock.now()).pendenze[0]!.condizioni[0]!.pagamenti).toMatchObject([{ stato: 'AO' }]);
});
