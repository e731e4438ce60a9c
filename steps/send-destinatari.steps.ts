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

/** From here on the scenario speaks of the notice of this recipient: the first two positions, in their order. */
async function noticeOf(world: World, recipient: number, call: string): Promise<void> {
  const { posizioni } = memoryOf(world);
  posizioni.push(posizioni[recipient]!);
  await called(world, call);
}

async function called(world: World, call: string): Promise<void> {
  const { creditore, numeroAvviso } = posizioneOf(world);
  await world.call('pagopa', call, { creditore, numeroAvviso });
}

function noticed({ numeroAvviso, creditore }: Posizione) {
  return [{ numeroAvviso, creditore, applicaCosti: true }];
}

Given('che i due avvisi sono notificati insieme, ciascuno a un destinatario', async function (this: World) {
  const [first, second] = memoryOf(this).posizioni;
  memoryOf(this).destinatario = MICHELANGELO;
  await deposit(this, {
    spese: PER_NOTIFICA,
    avvisi: [{ posizione: first!, applicaCosti: true }],
    altri: [{ ...LUCIA, avvisi: noticed(second!) }],
  });
  await delivery(this);
  iunOf(this);
  noticeTaken(this, true);
  await readEvents(this);
});

Given('che il {ordinale} destinatario ha aperto la notifica', function (this: World, destinatario: number) {
  this.stimulate('send', 'recipientViews', { iun: iunOf(this), destinatario });
});

Given(
  'che un invio cartaceo al {ordinale} destinatario è costato {importo} al netto di IVA',
  async function (this: World, destinatario: number, centesimi: number) {
    this.stimulate('send', 'analogSend', { iun: iunOf(this), destinatario, centesimi, prodotto: '890' });
    await this.advance(1_000);
  },
);

Given(
  "che il nodo dei pagamenti ha già verificato l'avviso del {ordinale} destinatario",
  async function (this: World, recipient: number) {
    await noticeOf(this, recipient, 'paVerifyPaymentNotice');
  },
);

When(
  "il nodo dei pagamenti verifica l'avviso del {ordinale} destinatario",
  async function (this: World, recipient: number) {
    await noticeOf(this, recipient, 'paVerifyPaymentNotice');
  },
);

Then("l'importo di {importo} comprende soltanto il costo di quel destinatario", function (this: World, atteso: number) {
  this.expect('send', 'ownCostOnly', { ...posizioneOf(this), atteso });
});

Then('il costo del destinatario che non ha letto non è definitivo', function (this: World) {
  this.expect('send', 'ownEndOnly', { ...posizioneOf(this) });
});
