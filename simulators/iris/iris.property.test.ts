import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ambienteDi } from './arbitraries/ambiente.ts';
import { hostileForms } from './arbitraries/hostile.ts';
import { insertMessageArbitrary, messageArbitrary, otfMessageArbitrary } from './arbitraries/messages.ts';
import { styleArbitrary, styledBytes } from './arbitraries/style.ts';
import { encodeMessage, messageBytes } from './contract/message.ts';
import type { ReadableWrapper } from './contract/message.ts';
import { validateMessage } from './contract/validate.ts';
import { VERSIONI } from './contract/versione.ts';
import { contentOf, desk, faultOf, START } from './iris.fixture.ts';
import type { Address, Desk } from './iris.fixture.ts';

const at = (it: Desk) => ambienteDi({ ente: it.sil, ibans: it.state.settings.ente.ibans, now: START });
const anything = desk();
const ambiente = at(anything);
const troubles = (it: Desk): unknown[] => it.entries().filter(({ kind }) => kind === 'trouble');
const address = fc.constantFrom<Address>('pdd', 'proxy');
const LONG = { timeout: 120_000 };

test('new positions of every version are all accepted, and can then be paid', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VERSIONI).chain((versione) => insertMessageArbitrary(ambiente, versione)),
      address,
      async (message, via) => {
        const it = desk();
        const reply = await it.ask(message, via);
        expect(reply.status, reply.text).toBe(200);
        await it.passa(60_000);
        expect(it.received.map((one) => one.message)).toMatchObject([
          { content: { corpo: { stato: 'Elaborato Correttamente' } } },
        ]);
        expect(troubles(it)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a request on the fly opens a session, whose page lets the citizen pay', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(
      otfMessageArbitrary(ambiente),
      fc.constantFrom<Address>('pdd', 'proxy', 'diretto'),
      async (message, via) => {
        const it = desk();
        const { sessione, corpo } = contentOf(await it.ask(message, via), 'IdpAllineamentoPendenzeEnteOTF.Esito');
        expect(corpo).toMatchObject({ stato: 'Elaborato Correttamente' });
        expect((await it.raw('GET', sessione!.urlGW)).status).toBe(200);
        const back = await it.raw('POST', sessione!.urlGW, 'azione=paga&metodo=carta');
        expect([back.status, decodeURI(back.headers['location']!)]).toEqual([
          303,
          decodeURI(message.content.otf!.urlBack),
        ]);
        expect(troubles(it)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

const ASKED = [
  'IdpAllineamentoPendenzeEnte',
  'IdpAllineamentoPendenzeEnteOTF',
  'IdpAllineamentoPendenzeMultiEnteOTF',
  'IdpVerificaStatoPagamenti',
  'IdpInformativaPagamento.Esito',
  'IdpConfigurazioneEnte',
  'IdpConfigurazioneTributi',
] as const satisfies readonly ReadableWrapper[];
const DIRECT_ONLY: readonly string[] = [
  'IdpAllineamentoPendenzeMultiEnteOTF',
  'IdpConfigurazioneEnte',
  'IdpConfigurazioneTributi',
];
const CART_ONLY: readonly string[] = ['IdpAllineamentoPendenzeEnte', 'IdpInformativaPagamento.Esito'];

const request = fc
  .constantFrom(...ASKED)
  .chain((wrapper) => messageArbitrary(wrapper, '01.03-04', ambiente))
  .chain((message) =>
    fc.record({
      message: fc.constant(message),
      via: DIRECT_ONLY.includes(message.wrapper)
        ? fc.constant<Address>('diretto')
        : CART_ONLY.includes(message.wrapper)
          ? address
          : fc.constantFrom<Address>('pdd', 'proxy', 'diretto'),
    }),
  );

test('whatever conforming message comes, the answer conforms to the contract and the bench is well', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 4 }), async (requests) => {
      const it = desk();
      for (const { message, via } of requests) {
        const reply = await it.ask(message, via);
        if (reply.decoded.kind === 'message')
          expect(
            validateMessage(reply.body, {
              wrapper: reply.decoded.message.wrapper,
              flavour: via === 'diretto' ? 'direct' : 'cart',
            }),
          ).toEqual([]);
        else expect(['empty', 'fault']).toContain(reply.decoded.kind);
      }
      await it.passa(3_600_000);
      for (const { request: sent, message } of it.received)
        expect(validateMessage(sent.body, { wrapper: message.wrapper, flavour: 'cart' })).toEqual([]);
      expect(troubles(it)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('however the same message is written, IRIS reads the same', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(insertMessageArbitrary(ambiente), styleArbitrary(), address, async (message, style, via) => {
      const it = desk();
      // characters that a style's encoding has not are nobody's mistake
      const bytes = styledBytes(encodeMessage(message), style);
      const right = await desk().ask(message, via);
      const headers = via === 'proxy' ? SPCOOP(it) : { authorization: basic(it) };
      const path =
        via === 'proxy'
          ? '/IdpCartWebServices/allineamentopendenze'
          : `/pdd/PD/SPC${it.sil.id}/SPCRTIRIS/SPCComunicazionePosizioniDebitorie-v3/IdpAllineamentoPendenzeEnte`;
      const styled = await it.raw('POST', path, bytes, headers);
      expect([styled.status, styled.text]).toEqual([right.status, right.text]);
    }),
    { numRuns: 60 },
  );
});

const basic = (it: Desk): string => `Basic ${Buffer.from(`${it.sil.sys}:${it.password}`).toString('base64')}`;
const SPCOOP = (it: Desk) => ({
  spcooptipomittente: 'SPC',
  spcooptipodestinatario: 'SPC',
  spcooptiposervizio: 'SPC',
  spcoopmittente: it.sil.id,
  spcoopservizioapplicativo: it.sil.sys,
});

describe('what is hostile is refused and changes nothing', () => {
  const [message] = fc.sample(insertMessageArbitrary(ambiente), { numRuns: 1, seed: 7 });
  const forms = hostileForms(Buffer.from(messageBytes(message!)).toString('utf8'));
  test.each(forms.map((form) => [form.why, form] as const))('%s', async (_, { bytes }) => {
    const it = desk();
    expect(faultOf(await it.raw('POST', '/IdpCartWebServices/allineamentopendenze', bytes, SPCOOP(it)))).toBe('SIN001');
    const direct = await it.raw('POST', '/IdpWebServices/ComunicazionePosizioniDebitorieOTF', bytes);
    expect([direct.status, direct.decoded.kind]).toEqual([500, 'fault']);
    expect(it.state.messaggi.size).toBe(0);
    expect(troubles(it)).toEqual([]);
  });
});
