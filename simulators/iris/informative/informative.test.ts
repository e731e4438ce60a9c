import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts';
import type { IdpInformativaPagamento } from '../contract/pagamento.ts';
import { nextDeliveryAt } from '../delivery.ts';
import { desk, OK_EMPTY, pendenza } from '../iris.fixture.ts';
import type { Desk } from '../iris.fixture.ts';
import { monitor } from '../monitor.ts';

const received = (it: Desk): readonly { readonly at: number; readonly content: IdpInformativaPagamento }[] =>
  it.received.flatMap(({ at, message }) =>
    message.wrapper === 'IdpInformativaPagamento' ? [{ at, content: message.content }] : [],
  );

const sent = (it: Desk) =>
  monitor(it.state, it.clock.now()).spedizioni.filter(({ messaggio }) => messaggio === 'IdpInformativaPagamento');

async function paidOne(it: Desk, tributo = 'MULTE'): Promise<void> {
  await it.invia(pendenza({ tributo, ...(tributo === 'TICKET' ? {} : {}) }));
  it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
}

describe('when an informativa leaves', () => {
  test('AD_EVENTO: at the first turn of a timer of 240 s that began 60 s in', async () => {
    const it = desk();
    await paidOne(it);
    await it.passa(HOUR);
    expect(received(it).map(({ at }) => at - it.state.avvio)).toEqual([MINUTE]);
    await it.invia(pendenza({ id: 'P2' }));
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P2.1' });
    await it.passa(HOUR);
    expect((received(it)[1]!.at - it.state.avvio - MINUTE) % (4 * MINUTE)).toBe(0);
  });

  test('OGNI_12_ORE, GIORNALIERO, MAI, and a tributo that is not told of', async () => {
    for (const [tributo, hours] of [
      ['DIRITTI', 12],
      ['SCUOLA', 24],
      ['OCCUPAZIONE_SUOLO', undefined],
    ] as const) {
      const it = desk();
      await it.passa(2 * MINUTE);
      await paidOne(it, tributo);
      await it.passa(2 * DAY);
      expect(received(it).map(({ at }) => at - it.state.avvio)).toEqual(
        hours === undefined ? [] : [hours * HOUR + MINUTE],
      );
    }
    const it = desk({ ente: { tributi: [{ codice: 'MULTE', notifica: false }] } });
    await paidOne(it);
    await it.passa(2 * DAY);
    expect(received(it)).toEqual([]);
  });

  test.each([
    ['LAMPADE_VOTIVE', '01.03-00', 'Web', false],
    ['DIRITTI', '01.03-03', 'Poste', true],
    ['SCUOLA', '01.03-02', 'Poste', false],
  ] as const)('%s has its template', async (tributo, versione, canale, iuv) => {
    const it = desk();
    await it.invia(pendenza({ tributo }));
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1', canale: 'Poste' });
    await it.passa(2 * DAY);
    const { content } = received(it)[0]!;
    expect(content.versione).toBe(versione);
    expect(content.pagamenti[0]!.transazione!.canale.tipo).toBe(canale);
    expect(content.pagamenti[0]!.iuv !== undefined).toBe(iuv);
    expect(content.header.trt.receiver.sys).toBe(content.header.trt.receiver.id);
  });

  test('payments of one group go together, those of another do not', async () => {
    const it = desk();
    await it.invia(pendenza({ id: 'A' }), pendenza({ id: 'B' }), pendenza({ id: 'C', tributo: 'TARI' }));
    it.simulation.stimulate('pagaCarrello', { idPagamenti: ['A.1', 'B.1', 'C.1'] });
    await it.passa(HOUR);
    expect(received(it).map(({ content }) => content.pagamenti.map(({ idPagamento }) => idPagamento))).toEqual([
      ['A.1', 'B.1'],
      ['C.1'],
    ]);
    const transactions = received(it).flatMap(({ content }) =>
      content.pagamenti.map(({ transazione }) => transazione!.idTransazione),
    );
    expect(new Set(transactions).size).toBe(1);
  });
});

describe('what the answers of the ente lead to', () => {
  const down: Desk['ente'] = () => 'down';
  const fault: Desk['ente'] = () => ({ ...OK_EMPTY, status: 500, body: Buffer.from('<html>errore</html>') });

  test('refused, again every two hours; delivered once', async () => {
    const it = desk();
    await paidOne(it);
    it.ente = fault;
    await it.passa(5 * HOUR);
    expect(received(it).map(({ at }) => at - it.state.avvio)).toEqual([MINUTE, 2 * HOUR + MINUTE, 4 * HOUR + MINUTE]);
    expect(sent(it)).toMatchObject([{ stato: 'NON_INVIATO', errore: 'CON004', tentativi: 3 }]);
    it.ente = () => OK_EMPTY;
    await it.passa(DAY);
    expect(received(it)).toHaveLength(4);
    expect(new Set(received(it).map(({ content }) => JSON.stringify(content))).size).toBe(1);
    expect(sent(it)).toMatchObject([{ stato: 'INVIATO', tentativi: 4 }]);
  });

  test('not answered, it stays IN_SPEDIZIONE and goes again in an hour', async () => {
    const it = desk();
    await paidOne(it);
    it.ente = () => 'timeout';
    await it.passa(10 * MINUTE);
    expect(sent(it)).toMatchObject([{ stato: 'IN_SPEDIZIONE', errore: 'CON101' }]);
    it.ente = () => OK_EMPTY;
    await it.passa(2 * HOUR);
    expect(received(it)).toHaveLength(2);
    expect(received(it)[1]!.at - received(it)[0]!.at).toBe(HOUR + MINUTE);
  });

  test('after 48 hours it is given up', async () => {
    const it = desk();
    await paidOne(it);
    it.ente = down;
    await it.passa(4 * DAY);
    expect(sent(it)).toMatchObject([{ stato: 'NON_INVIATO', tentativi: 25 }]);
    it.ente = () => OK_EMPTY;
    await it.passa(4 * DAY);
    expect(received(it)).toEqual([]);
  });

  test('with maxTentativi 5, the fifth is the last', async () => {
    const it = desk({ maxTentativi: 5 });
    await paidOne(it);
    it.ente = down;
    await it.passa(4 * DAY);
    expect(sent(it)).toMatchObject([{ stato: 'NON_INVIATO', tentativi: 5 }]);
    expect(sent(it)[0]).not.toHaveProperty('prossimoAlle');
  });

  test('scripted faults strike the delivery: nobody is reached, no answer comes back', async () => {
    const it = desk();
    await paidOne(it);
    it.simulation.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'reset' }, times: 1_000 });
    await it.passa(5 * HOUR);
    expect(received(it)).toEqual([]);
    expect(sent(it)).toMatchObject([{ stato: 'NON_INVIATO', errore: 'CON102', tentativi: 3 }]);
    it.simulation.faults.clear();
    it.simulation.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'hang' } });
    await it.passa(2 * HOUR);
    expect(sent(it)).toMatchObject([{ stato: 'IN_SPEDIZIONE', errore: 'CON101', tentativi: 4 }]);
    await it.passa(2 * HOUR);
    expect(received(it)).toHaveLength(1);
  });

  test('what goes to an ente that is not reached never keeps the clock busy', async () => {
    const it = desk();
    const altro = { id: 'UEsempio', sys: [...it.state.enti.get('UEsempio')!.sil.keys()][0]! };
    await it.ask(
      {
        wrapper: 'IdpAllineamentoPendenzeEnteOTF',
        content: {
          versione: '01.03-04',
          header: it.header(undefined, undefined, altro),
          pendenze: [pendenza({ mittente: 'UEsempio' })],
        },
      },
      'diretto',
    );
    it.simulation.stimulate('cittadinoPaga', { idPagamento: 'P1.1' });
    await it.passa(HOUR);
    expect(sent(it)).toMatchObject([{ ente: 'UEsempio', stato: 'DA SPEDIRE' }]);
    expect(nextDeliveryAt(it.simulation)).toBeUndefined();
    expect(nextDeliveryAt(it.simulation, { enti: ['UEsempio'] })).toBeDefined();
  });

  test('a reorder with nothing behind lets the message go after a second', async () => {
    const it = desk();
    it.simulation.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'reorder' } });
    await paidOne(it);
    await it.passa(HOUR);
    expect(received(it).map(({ at }) => at - it.state.avvio)).toEqual([MINUTE + 1_000]);
  });

  test('a scripted duplicate comes twice, a scripted reorder comes the other way round', async () => {
    const it = desk();
    it.simulation.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'duplicate' } });
    await paidOne(it);
    await it.passa(HOUR);
    expect(received(it)).toHaveLength(2);
    expect(received(it)[0]!.content).toEqual(received(it)[1]!.content);

    const other = desk();
    other.simulation.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'reorder' } });
    await paidOne(other);
    other.simulation.stimulate('rendiconta', { idPagamento: 'P1.1' });
    await other.passa(HOUR);
    expect(received(other).map(({ content }) => content.pagamenti[0]!.esito)).toEqual(['REGOLATO', 'ESEGUITO']);
  });
});

test(
  'a thousand payments, the ente down for 47 hours and then up: told once, in order, in seconds',
  { timeout: 60_000 },
  async () => {
    const began = performance.now();
    const it = desk();
    const ids = Array.from({ length: 1_000 }, (_, n) => `P${String(n).padStart(4, '0')}`);
    await it.invia(...ids.map((id) => pendenza({ id })));
    for (const id of ids) it.simulation.stimulate('cittadinoPaga', { idPagamento: `${id}.1` });
    it.ente = () => (it.clock.now() < it.state.avvio + 47 * HOUR ? 'down' : OK_EMPTY);
    await it.passa(HOUR);
    for (const id of ids.slice(0, 3)) it.simulation.stimulate('rendiconta', { idPagamento: `${id}.1` });
    await it.passa(71 * HOUR);
    const all = received(it).map(({ content }) => content.pagamenti);
    expect(all.map((pagamenti) => [pagamenti.length, pagamenti[0]!.esito])).toEqual([
      [1_000, 'ESEGUITO'],
      [3, 'REGOLATO'],
    ]);
    expect(all[0]!.map(({ idPagamento }) => idPagamento)).toEqual(ids.map((id) => `${id}.1`));
    expect(performance.now() - began).toBeLessThan(20_000);
  },
);

test('1,001 payments are told in two messages', async () => {
  const it = desk({ maxPagamenti: 3 });
  await it.invia(...['A', 'B', 'C', 'D'].map((id) => pendenza({ id })));
  it.simulation.stimulate('pagaCarrello', { idPagamenti: ['A.1', 'B.1', 'C.1', 'D.1'] });
  await it.passa(HOUR);
  expect(received(it).map(({ content }) => content.pagamenti.length)).toEqual([3, 1]);
});
