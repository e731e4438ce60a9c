import { Given, Then, When } from '@cucumber/cucumber';
import type { Destinatario } from '../sut/commands/send.ts';
import {
  PER_NOTIFICA,
  delivery,
  deposit,
  iunOf,
  memoryOf,
  MICHELANGELO,
  noticeTaken,
  posizioneOf,
  readEvents,
  taken,
  toSeveral,
} from './send.memory.ts';
import type { Posizione } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** The second of two recipients: a person of the UAT environment, with a digital domicile of the request's (send.md §3). */
const LUCIA: Destinatario = {
  tipo: 'PF',
  codiceFiscale: 'MNDLCU98T68C933T',
  denominazione: 'Lucia Mondella',
  domicilioDigitale: 'prova@pec.it',
  indirizzo: { via: 'Via Roma 2', cap: '87100', comune: 'Cosenza', provincia: 'CS' },
};

/** The position of each recipient: the first two, in their order, whatever the scenario spoke of afterwards. */
function posizioneAt(world: World, recipient: number): Posizione {
  return memoryOf(world).posizioni[recipient]!;
}

/** Place of a recipient in the notification: the software may list them in its own order. */
function placeOf(world: World, recipient: number): number {
  return noticeTaken(world, true, posizioneAt(world, recipient));
}

/** Whether each recipient has its own notice; traffic with the real SEND does not tell who they are, but that they are two. */
function eachItsOwn(world: World): boolean {
  const places = [placeOf(world, 0), placeOf(world, 1)];
  if (world.trafficWithReal('send') !== undefined) return places[0] !== places[1];
  const { recipients } = taken(world).request;
  return [MICHELANGELO, LUCIA].every(({ codiceFiscale }, index) => recipients[places[index]!]!.taxId === codiceFiscale);
}

/** The node verifies the notice of a recipient: from here on the scenario speaks of it. */
async function verify(world: World, recipient: number): Promise<void> {
  const posizione = posizioneAt(world, recipient);
  memoryOf(world).posizioni.push(posizione);
  const { creditore, numeroAvviso } = posizione;
  await world.call('pagopa', 'paVerifyPaymentNotice', { creditore, numeroAvviso });
}

Given('che i due avvisi sono notificati insieme, ciascuno a un destinatario', async function (this: World) {
  toSeveral(this);
  memoryOf(this).destinatario = MICHELANGELO;
  const { numeroAvviso, creditore } = posizioneAt(this, 1);
  await deposit(this, {
    spese: PER_NOTIFICA,
    avvisi: [{ posizione: posizioneAt(this, 0), applicaCosti: true }],
    altri: [{ ...LUCIA, avvisi: [{ numeroAvviso, creditore, applicaCosti: true }] }],
  });
  await delivery(this);
  iunOf(this);
  this.precondition(eachItsOwn(this), 'la notifica non porta i due avvisi ciascuno per il suo destinatario');
  await readEvents(this);
});

Given('che il {ordinale} destinatario ha aperto la notifica', function (this: World, recipient: number) {
  this.stimulate('send', 'recipientViews', { iun: iunOf(this), destinatario: placeOf(this, recipient) });
});

Given(
  'che un invio cartaceo al {ordinale} destinatario è costato {importo} al netto di IVA',
  async function (this: World, recipient: number, centesimi: number) {
    const destinatario = placeOf(this, recipient);
    this.stimulate('send', 'analogSend', { iun: iunOf(this), destinatario, centesimi, prodotto: '890' });
    await this.advance(1_000);
  },
);

Given(
  "che il nodo dei pagamenti ha già verificato l'avviso del {ordinale} destinatario",
  async function (this: World, recipient: number) {
    await verify(this, recipient);
  },
);

When(
  "il nodo dei pagamenti verifica l'avviso del {ordinale} destinatario",
  async function (this: World, recipient: number) {
    await verify(this, recipient);
  },
);

Then("l'importo di {importo} comprende soltanto il costo di quel destinatario", function (this: World, atteso: number) {
  this.expect('send', 'ownCostOnly', { ...posizioneOf(this), atteso });
});

Then('il costo del destinatario che non ha letto non è definitivo', function (this: World) {
  this.expect('send', 'ownEndOnly', { ...posizioneOf(this) });
});
