import { Given, Then, When } from '@cucumber/cucumber';
import { DAY } from '../simulators/kernel/clock.ts';
import type { Destinatario } from '../sut/commands/send.ts';
import type { Situation } from './phrases.ts';
import {
  askHeld,
  cancel,
  delivery,
  deposit,
  iunOf,
  memoryOf,
  MICHELANGELO,
  noticeTaken,
  posizioneOf,
  protocolloOf,
  readAndAsk,
  readAndLink,
  readEvents,
  taken,
  toSeveral,
} from './send.memory.ts';
import type { Choices } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** How long SEND keeps an event is seven days: who reads every five loses none. */
const BETWEEN_READINGS = 5 * DAY;

function ask(world: World, expectation: string): void {
  world.expect('send', expectation, { protocollo: protocolloOf(world) });
}

/** A person of the UAT environment with paper only, at an address that asks the post for an outcome (send.md §3). */
function atAddress(codice: string): Destinatario {
  return {
    tipo: 'PF',
    codiceFiscale: 'MNDLCU98T68C933T',
    denominazione: 'Lucia Mondella',
    indirizzo: { via: `VIA @${codice}`, cap: '87100', comune: 'Cosenza', provincia: 'CS' },
  };
}

async function sendOnPaper(world: World, codice: string): Promise<void> {
  memoryOf(world).destinatario = atAddress(codice);
  await deposit(world, { spedizione: codice.includes('890') ? '890' : 'AR' });
  await delivery(world);
  iunOf(world);
}

/** Sends a notification on paper and waits until it stands on SEND as the scenario says. */
async function sendInto(
  world: World,
  { status, esito, courtesy, days = 0, viewed }: Situation,
  choices: Choices = {},
): Promise<void> {
  const { domicilioDigitale: _none, ...michelangelo } = MICHELANGELO;
  const { indirizzo, ...lucia } = atAddress(esito);
  memoryOf(world).destinatario = { ...(courtesy === true ? michelangelo : lucia), indirizzo };
  await deposit(world, choices);
  await delivery(world);
  await readEvents(world);
  await world.advance(days * DAY);
  if (viewed === true) world.stimulate('send', 'recipientViews', { iun: iunOf(world) });
  const known = taken(world);
  world.precondition(known.status === status, `la notifica è nello stato ${known.status} e non ${status}`);
}

/** Time goes by, and the ente reads its events as it would day by day. */
async function readFor(world: World, days: number): Promise<void> {
  for (let gone = 0; gone < days * DAY; gone += BETWEEN_READINGS) {
    await world.give('read-events', {});
    await world.advance(Math.min(BETWEEN_READINGS, days * DAY - gone));
  }
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given(
  "una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito {string}",
  async function (this: World, codice: string) {
    await sendOnPaper(this, codice);
  },
);

Given(
  "una notifica a due destinatari, uno con domicilio digitale e uno all'indirizzo con esito {string}",
  async function (this: World, codice: string) {
    toSeveral(this);
    memoryOf(this).destinatario = MICHELANGELO;
    await deposit(this, { altri: [atAddress(codice)] });
    await delivery(this);
    iunOf(this);
  },
);

Given("che l'ente ha letto gli eventi per {int} giorni", async function (this: World, days: number) {
  await readFor(this, days);
});

Given("che l'ente ha annullato la notifica prima dell'esito postale", async function (this: World) {
  await this.give('cancel-notification', { protocollo: protocolloOf(this) });
});

Given('una notifica {situazione}', async function (this: World, situation: Situation) {
  await sendInto(this, situation);
  await readAndLink(this);
});

Given("che l'avviso è in una notifica {situazione}", async function (this: World, situation: Situation) {
  await sendInto(this, situation, {
    avvisi: [{ posizione: posizioneOf(this), applicaCosti: true }],
  });
  noticeTaken(this, true);
  await readEvents(this);
});

Given('che il destinatario ha ritirato la stampa a un punto RADD', function (this: World) {
  this.stimulate('send', 'raddRetrieval', { iun: iunOf(this) });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente legge gli eventi per {int} giorni", async function (this: World, days: number) {
  await readFor(this, days);
  await readAndAsk(this);
});

When("l'ente scarica i documenti e dice che cosa conserva", async function (this: World) {
  await this.give('read-events', {});
  await this.give('download-documents', { protocollo: protocolloOf(this) });
  await askHeld(this);
});

When("l'ente annulla la notifica e ne legge gli eventi", async function (this: World) {
  await cancel(this);
  await delivery(this);
  await readAndAsk(this);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'ente continua a seguire la notifica", function (this: World) {
  ask(this, 'followedToTheEnd');
});

Then('la notifica risulta restituita al mittente', function (this: World) {
  ask(this, 'returnedToSender');
});

Then('il destinatario risulta irreperibile', function (this: World) {
  ask(this, 'unreachableKnown');
});

Then('la notifica resta annullata', function (this: World) {
  ask(this, 'cancelledForGood');
});

Then('gli eventi di ogni tentativo sono conservati', function (this: World) {
  ask(this, 'everyAttemptKept');
});

Then('gli eventi di ogni destinatario sono conservati', function (this: World) {
  ask(this, 'everyRecipientKept');
});

Then('gli eventi postali successivi alla conclusione sono conservati', function (this: World) {
  ask(this, 'eventsAfterTheEndKept');
});

Then('le attestazioni degli esiti cartacei sono conservate', function (this: World) {
  ask(this, 'paperFactsKept');
});

Then('le scansioni in archivio compresso sono conservate come arrivano', function (this: World) {
  ask(this, 'archivesKept');
});

Then('la notifica risulta annullata', function (this: World) {
  ask(this, 'cancelledFromAnyStatus');
});
