import { describe, expect, it } from 'vitest';
import { compose } from '../simulators/compose.ts';
import type { Composition } from '../simulators/compose.ts';
import { HOUR, VirtualClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal, readChain } from '../simulators/kernel/journal.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';

const TEXT =
  'La scadenza per iscriversi al servizio di mensa scolastica è vicina: lo sportello è aperto nei giorni feriali.';

async function handedOver(
  codiceFiscale: string,
): Promise<{ readonly composition: Composition; readonly journal: Journal }> {
  const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  const journal = new Journal();
  const composition = compose(
    { clock, journal, redactor: redactorWith('prova') },
    { platforms: ['io', 'ioservice'], ids: idsFrom(1), urls: { io: 'http://io', ioservice: 'http://gateway' } },
  );
  const gateway = composition['ioservice']!;
  const { ente } = gateway.platform.identities(gateway.state) as {
    ente: { codiceUtente: string; servizi: readonly { chiave: string }[] };
  };
  const { status } = await gateway.handle({
    method: 'POST',
    url: 'http://gateway/IOItalia/rest/messages',
    headers: {
      'content-type': 'application/json',
      'ocp-apim-subscription-key': ente.servizi[0]!.chiave,
      'codice-utente': ente.codiceUtente,
    },
    body: Buffer.from(
      JSON.stringify({
        messages: [
          {
            progressivo_messaggio: 1,
            codice_fiscale: codiceFiscale,
            contenuto: {
              oggetto_messaggio: 'Iscrizione alla mensa',
              corpo_messaggio: TEXT,
              data_scadenza: '2026-12-31T22:59:59.000Z',
            },
          },
        ],
      }),
    ),
  });
  expect(status).toBe(201);
  await clock.advance(HOUR);
  return { composition, journal };
}

interface Arrived {
  readonly fiscalCode: string;
  readonly status: string;
  readonly request: { readonly content: { readonly subject: string; readonly markdown: string } };
}

const onIo = ({ io }: Composition): readonly Arrived[] => [
  ...(io!.state as { messages: ReadonlyMap<string, Arrived> }).messages.values(),
];

const atGateway = ({ ioservice }: Composition): string | undefined =>
  [...(ioservice!.state as { messaggi: ReadonlyMap<string, { stato: string }> }).messaggi.values()][0]?.stato;

describe('the gateway forwards to the IO behind it', () => {
  it('a message handed over is the message that IO has, and the gateway knows', async () => {
    const { composition, journal } = await handedOver('SMPTTV80A50D612B');
    expect(onIo(composition)).toMatchObject([
      {
        fiscalCode: 'SMPTTV80A50D612B',
        status: 'PROCESSED',
        request: { content: { subject: 'Iscrizione alla mensa', markdown: TEXT } },
      },
    ]);
    expect(atGateway(composition)).toBe('1');
    const between = readChain(journal.lines()).entries.filter(
      (entry) => entry.kind === 'exchange' && entry.direction === 'betweenPlatforms',
    );
    // the profile first, then the message; nobody is judged for them
    expect(between).toMatchObject([
      { operation: 'getProfileByPOST', findings: [], satisfied: [] },
      { operation: 'submitMessageforUserWithFiscalCodeInBody', findings: [], satisfied: [] },
    ]);
  });

  it.each([
    ['is not on IO', 'P-NOPROFILE', 0],
    ['does not want the messages', 'P-BLOCKED', 0],
    ['changes their mind before IO delivers', 'P-FLIP', 1],
  ])('a citizen who %s: sent with an error', async (_, persona, arrived) => {
    const { composition } = await handedOver(codeOf(persona));
    expect([onIo(composition).length, atGateway(composition)]).toEqual([arrived, '2']);
  });
});

function codeOf(persona: string): string {
  const { io } = compose(
    { clock: new VirtualClock(0), journal: new Journal(), redactor: redactorWith('prova') },
    { platforms: ['io'], ids: idsFrom(1), urls: {} },
  );
  const { cittadini } = io!.platform.identities(io!.state) as {
    cittadini: readonly { id: string; codiceFiscale: string }[];
  };
  return cittadini.find(({ id }) => id === persona)!.codiceFiscale;
}
