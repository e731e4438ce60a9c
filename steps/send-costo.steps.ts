import { Given, Then, When } from '@cucumber/cucumber';
import { onlyByCall } from './manual-sending.ts';
import {
  cancel,
  delivery,
  deposit,
  depositWithNotice,
  identities,
  iunOf,
  memoryOf,
  noticeTaken,
  openPosition,
  posizioneOf,
  readEvents,
  taken,
} from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Asks an expectation of SEND about the cost of the notice the scenario speaks of. */
function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('send', expectation, { ...noticeOf(world), importo: posizioneOf(world).importo, ...parameters });
}

/** What the ente declared it does while SEND does not tell the cost. */
function policyOf({ declarations: { senzaCosto } }: World): { readonly politica?: string } {
  return senzaCosto === undefined ? {} : { politica: senzaCosto };
}

function noticeOf(world: World): { readonly creditore: string; readonly numeroAvviso: string } {
  const { creditore, numeroAvviso } = posizioneOf(world);
  return { creditore, numeroAvviso };
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("un ente che usa l'integrazione sincrona dei pagamenti", function (this: World) {
  const { soloAsincrona } = this.declarations;
  if (soloAsincrona !== undefined) this.notApplicable('l’ente usa solo l’integrazione asincrona', soloAsincrona);
});

Given('un ente creditore diverso dal mittente', function (this: World) {
  const { creditoreSempreMittente } = this.declarations;
  if (creditoreSempreMittente !== undefined)
    this.notApplicable('il mittente è sempre anche il creditore', creditoreSempreMittente);
});

Given('una posizione debitoria di {importo} presso il creditore', async function (this: World, importo: number) {
  await openPosition(this, importo, identities(this).creditore);
});

Given("che l'avviso è notificato con le spese a carico del destinatario", async function (this: World) {
  await depositWithNotice(this);
  await delivery(this);
  iunOf(this);
  noticeTaken(this, true);
  await readEvents(this);
});

Given(
  "che l'avviso è notificato con {importo} di costo dell'ente e IVA al {int} per cento",
  async function (this: World, paFee: number, iva: number) {
    await depositWithNotice(this, { spese: { modalita: 'perNotifica', paFee, iva } });
    await delivery(this);
    iunOf(this);
    noticeTaken(this, true);
  },
);

Given("che l'avviso è in una notifica non ancora accettata", async function (this: World) {
  this.stimulate('send', 'holdNextValidation');
  await depositWithNotice(this);
  noticeTaken(this, true);
});

Given("che l'avviso è notificato con spese forfettarie", async function (this: World) {
  const avvisi = [{ posizione: posizioneOf(this), applicaCosti: false }];
  await deposit(this, { spese: { modalita: 'forfettaria' }, avvisi });
  await delivery(this);
  iunOf(this);
  noticeTaken(this, false);
});

Given("che la prima rata è notificata con i costi e l'ultima senza", async function (this: World) {
  const { posizioni } = memoryOf(this);
  const avvisi = posizioni.map((posizione, index) => ({ posizione, applicaCosti: index < posizioni.length - 1 }));
  await deposit(this, { avvisi });
  await delivery(this);
  iunOf(this);
  noticeTaken(this, false);
});

Given("che il nodo dei pagamenti ha già verificato l'avviso", async function (this: World) {
  await this.call('pagopa', 'paVerifyPaymentNotice', noticeOf(this));
});

Given('che un invio cartaceo è costato {importo} al netto di IVA', async function (this: World, centesimi: number) {
  this.stimulate('send', 'analogSend', { iun: iunOf(this), centesimi, prodotto: '890' });
  await this.advance(1_000);
});

Given('che la notifica è stata annullata', async function (this: World) {
  await readEvents(this);
  await cancel(this);
  await delivery(this);
  const { status } = taken(this);
  this.precondition(status === 'CANCELLED', `la notifica non risulta annullata: è nello stato ${status}`);
  await readEvents(this);
});

Given("che il pagamento dell'avviso è stato attivato", async function (this: World) {
  await this.call('pagopa', 'paVerifyPaymentNotice', noticeOf(this));
  const called = await this.call('pagopa', 'paGetPaymentV2', noticeOf(this));
  this.precondition(called.failure === undefined, 'il creditore non ha risposto all’attivazione');
});

Given("che l'ente ha letto gli eventi della notifica", async function (this: World) {
  await readEvents(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("il nodo dei pagamenti verifica l'avviso", async function (this: World) {
  await this.call('pagopa', 'paVerifyPaymentNotice', noticeOf(this));
});

When('il nodo dei pagamenti attiva il pagamento', async function (this: World) {
  await this.call('pagopa', 'paGetPaymentV2', noticeOf(this));
});

When('il nodo dei pagamenti invia la ricevuta', async function (this: World) {
  await this.call('pagopa', 'paSendRTV2', noticeOf(this));
});

When('il nodo dei pagamenti invia due volte la ricevuta', async function (this: World) {
  await this.call('pagopa', 'paSendRTV2', noticeOf(this));
  await this.call('pagopa', 'paSendRTV2', noticeOf(this));
  await this.give('payment-status', noticeOf(this));
});

When("il nodo dei pagamenti invia la ricevuta e l'ente dice che cosa ha registrato", async function (this: World) {
  await this.call('pagopa', 'paSendRTV2', noticeOf(this));
  await this.give('payment-status', noticeOf(this));
});

When("il nodo dei pagamenti verifica l'avviso indicando {destinazione}", async function (this: World, wrong: object) {
  await this.call('pagopa', 'paVerifyPaymentNotice', { ...noticeOf(this), ...wrong });
});

When("il nodo dei pagamenti invia la ricevuta e verifica di nuovo l'avviso", async function (this: World) {
  await this.call('pagopa', 'paSendRTV2', noticeOf(this));
  await this.call('pagopa', 'paVerifyPaymentNotice', noticeOf(this));
});

When('il nodo dei pagamenti verifica un avviso che il creditore non conosce', async function (this: World) {
  const { creditore, numeroAvviso } = posizioneOf(this);
  const unknown = { creditore, numeroAvviso: `399${this.ids.digits(15)}`, importo: 0 };
  this.precondition(unknown.numeroAvviso !== numeroAvviso, 'l’avviso generato esiste');
  memoryOf(this).posizioni.push(unknown);
  await this.call('pagopa', 'paVerifyPaymentNotice', noticeOf(this));
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("il creditore chiede a SEND il costo di quell'avviso", function (this: World) {
  ask(this, 'priceAskedAtVerify');
});

Then('il costo è chiesto con il codice fiscale del creditore', function (this: World) {
  ask(this, 'creditorInPrice');
});

Then('il creditore ottiene da SEND il costo della notifica del mittente', function (this: World) {
  ask(this, 'creditorObtainsPrice');
});

Then('il creditore chiede di nuovo a SEND il costo', function (this: World) {
  ask(this, 'priceAskedAtActivation');
});

Then("l'importo comunicato alla verifica è di {importo}", function (this: World, atteso: number) {
  ask(this, 'amountAtVerify', { atteso });
});

Then("l'importo dell'attivazione è di {importo}", function (this: World, atteso: number) {
  ask(this, 'amountAtActivation', { atteso });
});

Then("l'importo di {importo} comprende il costo totale e non quello parziale", function (this: World, atteso: number) {
  ask(this, 'totalNotPartial', { atteso });
});

Then("l'importo è esattamente {importo}", function (this: World, atteso: number) {
  ask(this, 'exactCents', { atteso });
});

Then('i metadati del pagamento riportano un costo di {importo}', function (this: World, costo: number) {
  ask(this, 'feeInMetadata', { costo });
});

Then('la data di perfezionamento futura non rende definitivo il costo', function (this: World) {
  ask(this, 'futureDateNotFinal');
});

Then("l'importo comunicato con il costo definitivo è di {importo}", function (this: World, atteso: number) {
  ask(this, 'finalPriceUsed', { atteso });
  ask(this, 'amountAtVerify', { atteso });
});

Then("l'importo non cambia", function (this: World) {
  ask(this, 'amountUnchanged');
});

Then('il creditore risponde entro 7 secondi', function (this: World) {
  ask(this, 'answeredInTime');
  this.expect('pagopa', 'entroIlTempo', noticeOf(this));
});

Then("l'importo è quello base o comprende un costo già letto", function (this: World) {
  ask(this, 'knownFeeOrNone');
});

Then("senza il costo vale la regola dichiarata dall'ente", function (this: World) {
  ask(this, 'policyKept', policyOf(this));
});

Then("i metadati riportano il costo compreso nell'importo", function (this: World) {
  ask(this, 'feeAsSummed', policyOf(this));
});

Then('al debitore non è chiesto alcun costo di notifica', function (this: World) {
  ask(this, 'noFeeAfterCancellation');
});

Then("l'importo è quello base oppure il pagamento non procede", function (this: World) {
  ask(this, 'noInventedFee');
});

Then('{importo} di costo della notifica risultano distinti dal debito', function (this: World, costo: number) {
  ask(this, 'costApart', { costo });
});

Then('il creditore acquisisce la ricevuta', function (this: World) {
  this.expect('pagopa', 'ricevutaAcquisita', noticeOf(this));
});

Then('la ricevuta ripetuta non ha effetti', function (this: World) {
  this.expect('pagopa', 'ricevutaRipetuta', noticeOf(this));
  ask(this, 'receiptKeptOnce');
});

Then("l'avviso risulta ancora pagabile", function (this: World) {
  this.expect('pagopa', 'verificaPagabile', noticeOf(this));
});

Then("la richiesta è rifiutata perché l'ente non è servito dalla stazione", function (this: World) {
  this.expect('pagopa', 'dominioErrato', noticeOf(this));
});

Then("la richiesta è rifiutata perché l'intermediario non è quello della stazione", function (this: World) {
  this.expect('pagopa', 'intermediarioErrato', noticeOf(this));
});

Then('la richiesta è rifiutata perché la stazione è sconosciuta', function (this: World) {
  this.expect('pagopa', 'stazioneErrata', noticeOf(this));
});

Then("l'avviso risulta già pagato", function (this: World) {
  this.expect('pagopa', 'avvisoPagato', noticeOf(this));
});

Then("l'avviso risulta sconosciuto", function (this: World) {
  this.expect('pagopa', 'avvisoSconosciuto', noticeOf(this));
});

Then("fra verifica e attivazione l'importo cambia solo del costo della notifica", function (this: World) {
  this.expect('pagopa', 'importoCoerente', noticeOf(this));
});

Then("l'avvenuto pagamento è comunicato a SEND con dati corretti", function (this: World) {
  onlyByCall(this);
  ask(this, 'paymentTold');
});
