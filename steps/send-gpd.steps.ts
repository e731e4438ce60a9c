import { Given, Then, When } from '@cucumber/cucumber';
import { onlyByCall } from './manual-sending.ts';
import { CAUSALE, delivery, identities, memoryOf, openPositionOnGpd, posizioneOf } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

function noticeOf(world: World): { readonly creditore: string; readonly numeroAvviso: string } {
  const { creditore, numeroAvviso } = posizioneOf(world);
  return { creditore, numeroAvviso };
}

/** Asks an expectation of SEND about the cost of the notice the scenario speaks of. */
function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('send', expectation, { ...noticeOf(world), importo: posizioneOf(world).importo, ...parameters });
}

/** What the ente's archive says of the position now: the amount may have changed since it was made. */
function archived(world: World): { readonly importo: number; readonly causale: string } {
  return { importo: posizioneOf(world).importo, causale: CAUSALE };
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("un ente che usa l'integrazione asincrona dei pagamenti", function (this: World) {
  const { soloSincrona } = this.declarations;
  if (soloSincrona !== undefined) this.notApplicable('l’ente usa solo l’integrazione sincrona', soloSincrona);
  // a key that nobody told the bench would be refused as a stranger's, and be held against software that has it right
  const { external, settings, upstream } = this.run;
  this.precondition(
    !external || upstream['gpd'] !== undefined || settings['gpd']?.['subscriptionKey'] !== undefined,
    'il run file non dice con quale chiave il gestionale si presenta a GPD (platforms.gpd.subscriptionKey)',
  );
});

Given('una posizione debitoria di {importo} caricata su GPD', async function (this: World, importo: number) {
  await openPositionOnGpd(this, importo, identities(this).mittente);
});

Given("un'altra posizione debitoria di {importo} caricata su GPD", async function (this: World, importo: number) {
  await openPositionOnGpd(this, importo, identities(this).mittente);
});

Given(
  'una posizione debitoria di {importo} caricata su GPD dal creditore',
  async function (this: World, importo: number) {
    await openPositionOnGpd(this, importo, identities(this).creditore);
  },
);

Given("che l'ente ha portato l'importo della posizione a {importo}", async function (this: World, importo: number) {
  this.precondition(await changeAmount(this, importo), 'il gestionale non cambia l’importo della posizione');
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente carica su GPD una posizione debitoria di {importo}", async function (this: World, importo: number) {
  await openPositionOnGpd(this, importo, identities(this).mittente);
});

When("il nodo dei pagamenti legge l'avviso su GPD", async function (this: World) {
  await delivery(this);
  this.stimulate('gpd', 'nodeReads', noticeOf(this));
});

When("l'ente porta l'importo della posizione a {importo}", async function (this: World, importo: number) {
  await changeAmount(this, importo);
});

When('il debitore paga allo sportello', async function (this: World) {
  await this.give('record-desk-payment', noticeOf(this));
});

When("l'ente annulla la posizione", async function (this: World) {
  await this.give('withdraw-gpd-position', noticeOf(this));
});

When("il debitore paga l'avviso su GPD", async function (this: World) {
  this.stimulate('gpd', 'beginPayment', noticeOf(this));
  this.stimulate('gpd', 'settlePayment', noticeOf(this));
  await this.advance(1_000);
  await this.give('payment-status', noticeOf(this));
});

/** The amount of the act changes: what SEND has told GPD of the cost stays. */
async function changeAmount(world: World, importo: number): Promise<boolean> {
  const before = posizioneOf(world);
  const answer = await world.give('update-gpd-position', { ...noticeOf(world), importo });
  const done = answer.status === 'done';
  if (done) memoryOf(world).posizioni.push({ ...before, importo });
  return done;
}

// ----------------------------------------------------------------------------------------------------------- Allora

Then('GPD accetta la posizione', function (this: World) {
  this.expect('gpd', 'chiaveAccettata', noticeOf(this));
  this.expect('gpd', 'modelloRispettato', noticeOf(this));
  this.expect('gpd', 'importiQuadrati', noticeOf(this));
  this.expect('gpd', 'creataUnaVolta', noticeOf(this));
  this.expect('gpd', 'metadatoLibero', noticeOf(this));
  this.expect('gpd', 'ibanValidi', noticeOf(this));
  this.expect('gpd', 'avvisoEIuv', noticeOf(this));
});

Then("la posizione su GPD è copia di quella dell'ente", function (this: World) {
  this.expect('gpd', 'copiaEsatta', { ...noticeOf(this), ...archived(this) });
});

Then('la posizione cambia in uno stato che lo ammette', function (this: World) {
  this.expect('gpd', 'statoAmmesso', noticeOf(this));
});

Then("l'importo inviato a GPD non comprende il costo della notifica", function (this: World) {
  this.expect('gpd', 'aggiornamentoSenzaCosto', { ...noticeOf(this), ...archived(this) });
});

Then('il pagamento allo sportello è comunicato a GPD', function (this: World) {
  this.expect('gpd', 'pagamentoComunicato', noticeOf(this));
});

Then("su GPD l'avviso non si può più pagare", function (this: World) {
  this.expect('gpd', 'nonPiuPagabile', noticeOf(this));
});

Then("l'ente sa che l'avviso è stato pagato", function (this: World) {
  this.expect('gpd', 'pagamentoConosciuto', noticeOf(this));
});

Then("l'avviso era su GPD, pronto per il pagamento, prima della notifica", function (this: World) {
  onlyByCall(this);
  ask(this, 'onGpdBeforehand');
});

Then("la notifica dichiara l'integrazione asincrona con pagoPA", function (this: World) {
  ask(this, 'declaredAsynchronous');
});

Then("l'ente lascia a SEND e a GPD il costo della notifica", function (this: World) {
  ask(this, 'costLeftToGpd');
});

Then("su GPD l'avviso si paga {importo}", function (this: World, atteso: number) {
  ask(this, 'amountOnGpd', { atteso });
});
