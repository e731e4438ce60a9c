import { Given, Then, When } from '@cucumber/cucumber';
import type { Fault, ScriptedFault } from '../simulators/kernel/fault.ts';
import { CONSUME } from '../simulators/send/versions.ts';
import { DAY } from '../simulators/kernel/clock.ts';
import {
  askHeld,
  delivery,
  deposit,
  depositWithNotice,
  iunOf,
  memoryOf,
  protocolloOf,
  readAndAsk,
  readAndLink,
} from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Scripts a fault of the reading of events, by whatever version. */
function spoilReading(world: World, scripted: Omit<ScriptedFault, 'operation'>): void {
  for (const operation of CONSUME) world.send.faults.script({ operation, ...scripted });
}

function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('send', expectation, { protocollo: protocolloOf(world), ...parameters });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("che l'ente ha predisposto la ricezione degli eventi", async function (this: World) {
  if (this.declarations.invioManuale === undefined) await this.give('prepare-events', {});
});

Given('una notifica senza pagamento consegnata per via digitale', async function (this: World) {
  await deposit(this);
  await delivery(this);
  iunOf(this);
});

Given('una notifica con pagamento consegnata per via digitale', async function (this: World) {
  await depositWithNotice(this);
  await delivery(this);
  iunOf(this);
});

Given("che l'ente ha già letto gli eventi", async function (this: World) {
  await readAndLink(this);
});

Given('che sono consegnate altre {int} notifiche', async function (this: World, count: number) {
  const { protocollo } = memoryOf(this);
  for (let i = 0; i < count; i++) await deposit(this);
  await delivery(this);
  memoryOf(this).protocollo = protocollo;
});

Given('che il destinatario ha aperto la notifica', function (this: World) {
  this.stimulate('send', 'recipientViews', { iun: iunOf(this) });
});

Given('che la notifica si è perfezionata per decorrenza dei termini', async function (this: World) {
  await this.advance(9 * DAY);
});

Given('che la lettura degli eventi si interrompe dopo la prima pagina', function (this: World) {
  spoilReading(this, { fault: { kind: 'status', status: 500 }, after: 1, times: 1_000 });
});

Given('che SEND ripete un evento nella pagina successiva', function (this: World) {
  spoilReading(this, { fault: { kind: 'duplicate' } });
});

Given('che SEND comunica eventi con istanti non in ordine', function (this: World) {
  spoilReading(this, { fault: { kind: 'reorder' }, times: 1_000 });
});

Given("che fra gli eventi ce n'è uno di categoria sconosciuta", async function (this: World) {
  memoryOf(this).unknownCategory = 'EVENTO_DI_DOMANI';
  const iun = iunOf(this);
  this.stimulate('send', 'unknownElement', { iun, categoria: 'EVENTO_DI_DOMANI' });
  this.stimulate('send', 'recipientViews', { iun });
  await this.advance(1_000);
});

Given("che gli stream dell'ente sono stati eliminati", function (this: World) {
  this.stimulate('send', 'removeStreams');
});

Given("che l'ente ha già su SEND il numero massimo di stream", function (this: World) {
  this.stimulate('send', 'fillStreams');
});

Given('che SEND nega la lettura degli eventi', function (this: World) {
  const fault: Fault = {
    kind: 'status',
    status: 403,
    body: JSON.stringify({ errors: [{ code: 'PN_WEBHOOK_FORBIDDEN' }] }),
  };
  spoilReading(this, { fault, times: 1_000 });
});

Given('che SEND chiede di leggere meno spesso', function (this: World) {
  const fault: Fault = {
    kind: 'status',
    status: 429,
    body: JSON.stringify({ errors: [{ code: 'PN_STREAM_RETRY_AFTER_ERROR' }] }),
  };
  spoilReading(this, { fault, after: 1 });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente invia una notifica e ne legge gli eventi", async function (this: World) {
  await deposit(this);
  await delivery(this);
  await readAndAsk(this);
});

When("l'ente legge gli eventi", async function (this: World) {
  await readAndAsk(this);
});

When("l'ente invia una notifica e ne legge più volte gli eventi", async function (this: World) {
  await deposit(this);
  for (let i = 0; i < 7; i++) await this.give('read-events', {});
  await delivery(this);
  await readAndAsk(this);
});

When("l'ente prova a leggere gli eventi", async function (this: World) {
  await this.give('read-events', {});
});

When("l'ente legge gli eventi prima e dopo la consegna della notifica", async function (this: World) {
  await deposit(this);
  await this.give('read-events', {});
  await delivery(this);
  await readAndAsk(this);
});

When('il gestionale si arresta e poi riprende la lettura', async function (this: World) {
  await this.give('read-events', {});
  await this.give('restart', {});
  this.send.faults.clear();
  await readAndAsk(this);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'ente interroga uno stream di timeline", function (this: World) {
  ask(this, 'streamRead');
});

Then('lo stream riceve tutti gli eventi', function (this: World) {
  ask(this, 'allEventsWanted');
});

Then("lo stream esiste prima dell'invio della notifica", function (this: World) {
  ask(this, 'streamBeforeNotification');
});

Then('i gruppi dello stream sono ammessi per la chiave', function (this: World) {
  ask(this, 'groupsAllowed');
});

Then('lo stream è letto con la versione con cui è stato creato', function (this: World) {
  ask(this, 'sameVersion');
});

Then("ogni lettura riparte dall'ultimo evento della precedente", function (this: World) {
  ask(this, 'nothingSkipped');
  ask(this, 'nothingReadAgain');
});

Then("fra due letture l'ente attende il tempo indicato da SEND", function (this: World) {
  ask(this, 'pacingRespected');
});

Then("l'ente legge fino all'ultima pagina", function (this: World) {
  ask(this, 'readToTheEnd');
});

Then('la pagina vuota non ferma la lettura', function (this: World) {
  ask(this, 'emptyPageHandled');
});

Then("l'ente lega lo IUN alla richiesta conservata", function (this: World) {
  ask(this, 'iunLinked');
});

Then("l'ente conserva gli eventi successivi all'accettazione", function (this: World) {
  ask(this, 'laterEventsKept');
});

Then("lo stato della notifica presso l'ente è quello comunicato da SEND", function (this: World) {
  ask(this, 'statusCurrent');
});

Then("l'ente non ha perduto eventi", function (this: World) {
  ask(this, 'eventsNotLost');
});

Then("l'evento ripetuto è registrato una volta sola", function (this: World) {
  ask(this, 'eventsKeptOnce');
});

Then('la categoria sconosciuta non ferma la lettura', function (this: World) {
  ask(this, 'unknownTolerated', { categoria: memoryOf(this).unknownCategory });
});

Then("lo stato della notifica segue l'ordine degli eventi", function (this: World) {
  ask(this, 'orderOfIdentifiers');
});

Then("l'ente crea un nuovo stream e riprende la lettura", function (this: World) {
  ask(this, 'streamRecreated');
});

Then("l'ente non insiste nel creare stream", async function (this: World) {
  await this.runToIdle();
  this.expect('send', 'streamsNotMultiplied', {});
});

Then("l'ente attende e riprende dallo stesso punto", function (this: World) {
  ask(this, 'tooManyReads');
});

Then('il rifiuto è attribuito alla richiesta', async function (this: World) {
  await askHeld(this);
  ask(this, 'refusalMatched');
});

Then("l'ente non insiste nella lettura negata", async function (this: World) {
  await this.runToIdle();
  ask(this, 'deniedReadNotInsisted');
});

Then("l'esito si apprende dagli eventi", function (this: World) {
  ask(this, 'outcomeFromStreams');
});
