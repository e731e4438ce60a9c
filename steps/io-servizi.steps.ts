import { Given, Then, When } from '@cucumber/cucumber';
import { DAY } from '../simulators/kernel/clock.ts';
import type { IoService } from '../sut/commands/io.ts';
import { citizen, identityOf, memoryOf, newService, register, registeredOf, servizioOf } from './io.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

const REVIEW_MS = 2 * DAY;

/** Whole days that end before now, as `yyyy-mm-dd` in UTC: the feed that can be read. */
function yesterday(world: World): string {
  return new Date(world.clock.now() - DAY).toISOString().slice(0, 10);
}

async function submitted(world: World, servizio: IoService): Promise<void> {
  await register(world, servizio);
  await world.give('submit-io-service', { codice: servizio.codice });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('un servizio con la scheda completa', function (this: World) {
  memoryOf(this).servizio = newService(this);
});

Given('un servizio con la scheda alla quale manca {mancanza}', function (this: World, what: 'privacy' | 'contatti') {
  const complete = newService(this);
  const lacking = what === 'privacy' ? 'privacy' : 'email';
  memoryOf(this).servizio = Object.fromEntries(
    Object.entries(complete).filter(([name]) => name !== lacking),
  ) as unknown as IoService;
});

Given('un servizio con la scheda alla quale mancano gli indirizzi di chi chiama', function (this: World) {
  memoryOf(this).servizio = { ...newService(this), indirizziIp: [] };
});

Given("che l'ente ha chiesto la revisione del servizio", async function (this: World) {
  await submitted(this, newService(this));
});

Given('che PagoPA ha chiesto modifiche al servizio', async function (this: World) {
  this.stimulate('io', 'reviewer', {
    decisione: 'rifiuta',
    motivo: 'La descrizione non dice a chi serve il servizio.',
  });
  await submitted(this, newService(this));
  await this.advance(REVIEW_MS);
});

Given("che l'ente ha già pubblicato un servizio con lo stesso nome", async function (this: World) {
  await submitted(this, newService(this));
  await this.advance(REVIEW_MS);
  const { nome } = registeredOf(this);
  memoryOf(this).servizio = { ...newService(this), nome: nome.toUpperCase() };
});

Given("che un cittadino assistito dall'ente ha disattivato il servizio", function (this: World) {
  const { codiceFiscale } = citizen(this, 'P-OK');
  memoryOf(this).assistito = codiceFiscale;
  this.stimulate('io', 'citizenChooses', { codiceFiscale, attiva: false });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente registra il servizio", async function (this: World) {
  await register(this, registeredOf(this));
  await this.give('io-service-status', { codice: registeredOf(this).codice });
});

When("l'ente registra il servizio e ne chiede la revisione", async function (this: World) {
  await submitted(this, registeredOf(this));
  await this.advance(REVIEW_MS);
  await this.give('io-service-status', { codice: registeredOf(this).codice });
});

When("l'operatore modifica la scheda durante la revisione", async function (this: World) {
  await register(this, { ...registeredOf(this), descrizione: `${registeredOf(this).descrizione} Anche la domenica.` });
});

When("l'operatore chiede di nuovo la revisione senza modifiche", async function (this: World) {
  await this.give('submit-io-service', { codice: registeredOf(this).codice });
});

When("l'operatore modifica la scheda e chiede di nuovo la revisione", async function (this: World) {
  await submitted(this, {
    ...registeredOf(this),
    descrizione: `${registeredOf(this).descrizione} È per chi abita in città.`,
  });
  await this.advance(REVIEW_MS);
  await this.give('io-service-status', { codice: registeredOf(this).codice });
});

When("l'operatore guarda lo stato del servizio", async function (this: World) {
  await this.give('io-service-status', { codice: registeredOf(this).codice });
});

When("l'ente legge il flusso delle attivazioni per tre giorni", async function (this: World) {
  const memory = memoryOf(this);
  const assistiti = [citizen(this, 'P-OK').codiceFiscale, citizen(this, 'P-OK-2').codiceFiscale];
  for (let day = 0; day < 3; day++) {
    await this.advance(DAY);
    memory.giorni.push(yesterday(this));
    await this.give('read-io-feed', { servizio: servizioOf(this).codice, assistiti });
  }
});

When("l'ente salta due giorni e legge il flusso delle attivazioni", async function (this: World) {
  const memory = memoryOf(this);
  const parameters = { servizio: servizioOf(this).codice, assistiti: [citizen(this, 'P-OK').codiceFiscale] };
  await this.advance(DAY);
  memory.giorni.push(yesterday(this));
  await this.give('read-io-feed', parameters);
  for (let day = 0; day < 3; day++) {
    await this.advance(DAY);
    memory.giorni.push(yesterday(this));
  }
  await this.give('read-io-feed', parameters);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('IO accetta la scheda', function (this: World) {
  this.expect('io', 'cardAccepted');
});

Then("l'ente rispetta lo stato della scheda", function (this: World) {
  this.expect('io', 'stateRespected');
});

Then('la scheda mandata in revisione è completa', function (this: World) {
  this.expect('io', 'cardComplete');
});

Then("l'operatore conosce il motivo delle modifiche chieste", function (this: World) {
  this.expect('io', 'rejectionTold');
});

Then('il servizio risulta {stato della scheda}', function (this: World, stato: string) {
  this.expect('io', 'stateAsTold', { stato });
});

Then('la scheda mandata in revisione dice da dove partono le chiamate', function (this: World) {
  this.expect('io', 'cardWithAddresses');
});

Then('che il servizio sia visibile in app risulta come IO lo dice', function (this: World) {
  this.expect('io', 'visibilityAsTold');
});

Then('ogni giorno del flusso è letto una volta', function (this: World) {
  this.expect('io', 'everyDayOnce', { giorni: memoryOf(this).giorni });
});

Then("l'ente riconosce il proprio assistito", function (this: World) {
  const { assistito } = memoryOf(this);
  this.precondition(assistito !== undefined, 'nessun assistito ha cambiato scelta');
  this.expect('io', 'citizensRecognised', { assistito });
});

Then('le chiavi di gestione e quelle dei servizi restano distinte', function (this: World) {
  const { chiaveManage, servizi } = identityOf(this);
  this.expect('io', 'keysApart', {
    gestione: [chiaveManage],
    servizi: servizi.flatMap(({ chiavePrimaria, chiaveSecondaria }) => [chiavePrimaria, chiaveSecondaria]),
  });
});
