import { Given, Then, When } from '@cucumber/cucumber';
import { delivery, iunOf, protocolloOf } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('send', expectation, { protocollo: protocolloOf(world), ...parameters });
}

async function download(world: World): Promise<void> {
  await world.give('download-documents', { protocollo: protocolloOf(world) });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('che i documenti non sono ancora disponibili', function (this: World) {
  this.stimulate('send', 'holdDocuments', { times: 2, retryAfter: 30 });
});

Given("che l'indirizzo di scaricamento scade prima dell'uso", function (this: World) {
  this.send.faults.script({ operation: 'downloadLegalFactById', fault: { kind: 'expiry' } });
});

Given("che un'attestazione non si trova", function (this: World) {
  const body = JSON.stringify({ status: 404, errors: [{ code: 'PN_DELIVERY_FILEINFONOTFOUND' }] });
  this.send.faults.script({ operation: 'downloadLegalFactById', fault: { kind: 'status', status: 404, body } });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente scarica i documenti della notifica", async function (this: World) {
  await download(this);
});

When("l'ente annulla la notifica e ne scarica i documenti", async function (this: World) {
  iunOf(this);
  await this.give('cancel-notification', { protocollo: protocolloOf(this) });
  await delivery(this);
  await this.give('read-events', {});
  await download(this);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('ogni attestazione indicata negli eventi è scaricata e conservata', function (this: World) {
  ask(this, 'factsDownloaded');
});

Then("l'ente conserva almeno le attestazioni di presa in carico, di consegna e di accesso", function (this: World) {
  ask(this, 'minimumKept');
});

Then('ogni file conservato è identico a quello scaricato', function (this: World) {
  ask(this, 'bytesIntact');
});

Then('nessuno scaricamento porta la chiave API o il voucher', function (this: World) {
  ask(this, 'downloadsWithoutCredentials');
});

Then('le attestazioni sono chieste con la chiave senza prefisso', function (this: World) {
  ask(this, 'keyWithoutPrefix');
});

Then('i file portano il nome con cui SEND li fornisce', function (this: World) {
  ask(this, 'namesKept');
});

Then("l'ente scarica gli atti della notifica", function (this: World) {
  ask(this, 'actsDownloaded');
});

Then("l'ente scarica l'avviso di pagamento della notifica", function (this: World) {
  ask(this, 'noticeDownloaded');
});

Then("l'ente attende il tempo indicato prima di chiederli di nuovo", function (this: World) {
  ask(this, 'waitRespected');
});

Then("l'ente chiede un nuovo indirizzo e scarica il documento", function (this: World) {
  ask(this, 'expiredUrlRenewed');
});

Then('le altre attestazioni sono scaricate', function (this: World) {
  ask(this, 'othersDownloaded');
});

Then("l'attestazione di annullamento è conservata", function (this: World) {
  ask(this, 'cancellationFactDownloaded');
});
