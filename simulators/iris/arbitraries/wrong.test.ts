import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CorpoEsito } from '../contract/esito.ts';
import type { Message } from '../contract/message.ts';
import { desk, faultOf } from '../iris.fixture.ts';
import type { Address, Desk, Reply } from '../iris.fixture.ts';
import { ambienteDi } from './ambiente.ts';
import type { Ambiente } from './ambiente.ts';
import { mbdMessageArbitrary } from './mbd.ts';
import { insertMessageArbitrary, otfMessageArbitrary } from './messages.ts';
import { WRONG_CLASSES, wrongArbitrary } from './wrong.ts';
import type { Wrong } from './wrong.ts';

/** The ambiente of a simulation. */
function ambienteOf({ sil, state, clock }: Desk): Ambiente {
  return ambienteDi({ ente: sil, ibans: state.settings.ente.ibans, now: clock.now() });
}

/** The body of the esito of a message, however it comes; the fault's code otherwise. */
async function esitoOf(at: Desk, message: Message, address: Address, headers = {}): Promise<CorpoEsito | string> {
  const reply: Reply = await at.ask(message, address, headers);
  if (reply.decoded.kind === 'fault') return faultOf(reply) ?? 'fault';
  if (reply.decoded.kind === 'message' && 'corpo' in reply.decoded.message.content)
    return reply.decoded.message.content.corpo;
  const before = at.received.length;
  await at.passa(at.state.settings.elaborazioneMs);
  const came = at.received.slice(before).at(-1)?.message;
  return came?.wrapper === 'IdpAllineamentoPendenzeEnte.Esito' ? came.content.corpo : 'no esito';
}

function addressOf({ flavour, headers }: Pick<Wrong, 'flavour' | 'headers'>): Address {
  if (headers !== undefined) return 'proxy';
  return flavour === 'direct' ? 'diretto' : 'pdd';
}

const lower = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const settingsFor = ({ code }: Pick<Wrong, 'code'>): Readonly<Record<string, unknown>> =>
  code === 'A0000013'
    ? { schemaProxy: false, schemaMotore: false }
    : code === 'A0000019'
      ? { versione: '01.03-03' }
      : {};

describe('each class brings its own code, and nothing else', () => {
  test.each(WRONG_CLASSES.map((one) => [one.code, one.why, one] as const))('%s, %s', async (code, why, one) => {
    for (const seed of [1, 2]) {
      const at = desk(settingsFor(one));
      const [wrong] = fc.sample(wrongArbitrary(ambienteOf(at), { code, why }), { numRuns: 1, seed });
      const address = addressOf(wrong!);
      for (const step of wrong!.before)
        if ('message' in step) expect(await esitoOf(at, step.message, address)).toMatchObject({ dettagli: [] });
        else at.simulation.stimulate(step.stimulus, step.parameters);
      const said = await esitoOf(at, wrong!.message, address, lower(wrong!.headers ?? {}));
      if (typeof said === 'string') expect(said).toBe(code);
      else {
        const codes = [...said.esiti, ...said.dettagli.flatMap(({ esiti }) => esiti)].map(({ codice }) => codice);
        expect([...new Set(codes)]).toEqual([code]);
        expect(said.esiti.length > 0).toBe(one.where === 'messaggio');
      }
    }
  });
});

describe('what is right is accepted', () => {
  test('new positions of every form', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const at = desk();
      for (const message of fc.sample(insertMessageArbitrary(ambienteOf(at)), { numRuns: 5, seed }))
        expect(await esitoOf(at, message, 'pdd')).toMatchObject({ stato: 'Elaborato Correttamente' });
    }
  });

  test('payments on the fly, and stamps', async () => {
    for (const seed of [1, 2, 3]) {
      const at = desk();
      const some = fc.oneof(otfMessageArbitrary(ambienteOf(at)), mbdMessageArbitrary(ambienteOf(at)));
      for (const message of fc.sample(some, { numRuns: 5, seed }))
        for (const address of ['pdd', 'diretto'] as const) {
          const said = await esitoOf(desk(), message, address);
          expect(said).toMatchObject({ stato: 'Elaborato Correttamente' });
        }
    }
  });
});
