import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { desk, pendenza } from './iris.fixture.ts';
import type { Desk } from './iris.fixture.ts';

// The state machine of iris.md §4 said again, from the outside and in few words: what a client may expect, whatever it and
// the citizen do in whatever order.

/** A pendenza with one condition, as a client would draw it. */
interface Drawn {
  stato: 'N' | 'P' | 'X' | 'E' | 'R';
  chiusa: boolean;
  pagamento: 'nessuno' | 'inCorso' | 'eseguito' | 'fallito';
}

type Model = Map<string, Drawn>;

const LETTER = {
  'Non Pagato': 'N',
  Pagato: 'P',
  'Non Pagabile': 'X',
  'Pagamento Irregolare': 'E',
  'Pagamento Rimborsato': 'R',
} as const;

type Action =
  | { readonly do: 'Insert' | 'Replace' | 'Delete' | 'paga' | 'avvia' | 'fallisce'; readonly id: string }
  | { readonly do: 'UpdateStatus'; readonly id: string; readonly stato: keyof typeof LETTER; readonly chiusa: boolean };

const id = fc.constantFrom('A', 'B', 'C');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constantFrom('Insert', 'Replace', 'Delete', 'paga', 'avvia', 'fallisce'), id }),
  fc.record({
    do: fc.constant('UpdateStatus'),
    id,
    stato: fc.constantFrom(...(Object.keys(LETTER) as (keyof typeof LETTER)[])),
    chiusa: fc.boolean(),
  }),
);

const blocked = ({ pagamento }: Drawn): boolean => pagamento === 'inCorso' || pagamento === 'eseguito';
const due = ({ stato, chiusa }: Drawn): boolean => stato === 'N' && !chiusa;

/** What IRIS should say of a message, and what then is. */
function expected(model: Model, act: Action): string {
  const drawn = model.get(act.id);
  if (act.do === 'Insert') {
    if (drawn !== undefined) return 'A0000003';
    model.set(act.id, { stato: 'N', chiusa: false, pagamento: 'nessuno' });
    return 'OK';
  }
  if (drawn === undefined) return 'A0000004';
  if (act.do === 'UpdateStatus') {
    const paid = drawn.pagamento === 'eseguito' || drawn.stato === 'P' || drawn.stato === 'R';
    if (act.stato === 'Pagamento Rimborsato' && (drawn.stato === 'E' || !paid || !(act.chiusa || drawn.chiusa)))
      return 'A0000043';
    if (drawn.stato === 'E') return 'A0000006';
    drawn.stato = LETTER[act.stato];
    drawn.chiusa ||= act.chiusa;
    return 'OK';
  }
  if (blocked(drawn)) return 'A0000016';
  model.delete(act.id);
  if (act.do === 'Replace') model.set(act.id, { stato: 'N', chiusa: false, pagamento: 'nessuno' });
  return 'OK';
}

/** Whether the citizen can, and what then is. */
function lived(model: Model, act: Action): boolean {
  const drawn = model.get(act.id);
  if (drawn === undefined || drawn.stato === 'E') return false;
  const going = drawn.pagamento === 'inCorso' && act.do !== 'avvia';
  if (!going && (blocked(drawn) || !due(drawn))) return false;
  drawn.pagamento = act.do === 'paga' ? 'eseguito' : act.do === 'avvia' ? 'inCorso' : 'fallito';
  return true;
}

function verified(drawn: Drawn | undefined): string {
  if (drawn === undefined || drawn.stato === 'E' || drawn.pagamento === 'inCorso') return 'Posizione non presente';
  if (drawn.pagamento === 'eseguito') return 'Pagamento eseguito';
  if (drawn.pagamento === 'nessuno' && drawn.stato === 'P') return 'Pagamento eseguito';
  return due(drawn) ? 'Pagamento non eseguito' : 'Posizione non pagabile';
}

async function said(it: Desk, act: Action): Promise<string> {
  const asked = pendenza({
    id: act.id,
    operazione: act.do,
    ...(act.do === 'UpdateStatus'
      ? {
          dettagli: [{ idPagamento: `${act.id}.1`, stato: act.stato }],
          dati: act.chiusa ? { stato: 'Chiusa' } : {},
        }
      : {}),
  });
  const { corpo } = await it.sincrono([asked], undefined, 'diretto');
  return corpo.esiti[0]?.codice ?? corpo.dettagli[0]?.esiti[0]?.codice ?? 'OK';
}

const STIMULUS = { paga: 'cittadinoPaga', avvia: 'pagamentoInCorso', fallisce: 'pagamentoFallisce' } as const;

function does(it: Desk, act: Action): boolean {
  try {
    it.simulation.stimulate(STIMULUS[act.do as keyof typeof STIMULUS], { idPagamento: `${act.id}.1`, motivo: 'NE' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

test(
  'whatever is done to pendenze, in whatever order, IRIS is where the state machine says',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 20 }), async (actions) => {
        const it = desk();
        const model: Model = new Map();
        for (const act of actions) {
          if (act.do in STIMULUS) expect(does(it, act)).toBe(lived(model, act));
          else expect(await said(it, act)).toBe(expected(model, act));
        }
        const { stati } = await it.verifica(['A.1', 'B.1', 'C.1']);
        expect(stati.map(({ stato }) => stato)).toEqual(['A', 'B', 'C'].map((one) => verified(model.get(one))));
        for (const one of ['A', 'B', 'C']) {
          const valid = [...it.state.righe.values()].filter(
            ({ idPendenza, stato }) => idPendenza === one && stato === 'V',
          );
          expect(valid.length).toBe(model.has(one) ? 1 : 0);
        }
        expect(it.entries().filter(({ kind }) => kind === 'trouble')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  },
);
