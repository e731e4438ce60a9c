import { Given, Then, When } from '@cucumber/cucumber';
import type { Fault } from '../simulators/kernel/fault.ts';
import type { Spedizione } from './phrases.ts';
import {
  askHeld,
  delivery,
  deposit,
  depositAgain,
  depositWithNotice,
  identities,
  memoryOf,
  MICHELANGELO,
  noticeFree,
  openPosition,
  posizioneOf,
  protocolloOf,
  readAndAsk,
  readEvents,
  taken,
} from './send.memory.ts';
import { CREATE } from '../simulators/send/versions.ts';
import { forAll } from './property.ts';
import { validNotificationArbitrary } from './send.arbitrary.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Asks an expectation of SEND about the notification the scenario speaks of. */
function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('send', expectation, { protocollo: protocolloOf(world), ...parameters });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("un ente abilitato all'invio su SEND", function (this: World) {
  this.precondition(identities(this).mittente.codiceFiscale !== '', 'SEND non conosce l’ente mittente');
});

Given('un destinatario con domicilio digitale speciale e indirizzo fisico', function (this: World) {
  memoryOf(this).destinatario = MICHELANGELO;
});

Given("una posizione debitoria di {importo} presso l'ente", async function (this: World, importo: number) {
  await openPosition(this, importo, identities(this).mittente);
});

Given("un'altra posizione debitoria di {importo} presso l'ente", async function (this: World, importo: number) {
  await openPosition(this, importo, identities(this).mittente);
});

Given('che SEND {guasto} {momento}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.send.faults.script({ operation, fault });
});

Given('che SEND {guasto} a lungo {momento}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.send.faults.script({ operation, fault, times: 1_000 });
});

Given(
  'che SEND risponde sempre con {ritardo} di ritardo {momento}',
  function (this: World, fault: Fault, operations: readonly string[]) {
    for (const operation of operations) this.send.faults.script({ operation, fault, times: 1_000 });
  },
);

Given('che la risposta di SEND alla presa in carico va perduta', function (this: World) {
  for (const operation of CREATE) this.send.faults.script({ operation, fault: { kind: 'reset' } });
});

Given("che l'indirizzo di caricamento scade prima dell'uso", function (this: World) {
  this.send.faults.script({ operation: 'presignedUploadRequest', fault: { kind: 'expiry' } });
});

Given('che SEND non accetta i documenti caricati', function (this: World) {
  const fault: Fault = {
    kind: 'status',
    status: 403,
    headers: { 'content-type': 'application/xml' },
    body: '<Error><Code>SignatureDoesNotMatch</Code></Error>',
  };
  this.send.faults.script({ operation: 'uploadAttachment', fault, times: 1_000 });
});

Given(
  'che SEND rifiuta la notifica perché {motivo di rifiuto}',
  function (this: World, refusal: { codice: string; dettaglio: string }) {
    memoryOf(this).refusal = refusal;
    this.stimulate('send', 'refuseNext', { ...refusal, recIndex: 0 });
  },
);

Given("che SEND ha disabilitato gli invii dell'ente", function (this: World) {
  this.stimulate('send', 'disableSending');
});

Given("che la chiave dell'ente è bloccata", function (this: World) {
  this.stimulate('send', 'keyStatus', { stato: 'BLOCKED' });
});

Given('che SEND respinge la richiesta perché i dati non sono ammessi', function (this: World) {
  const body = JSON.stringify({
    status: 400,
    title: 'Handled error',
    errors: [
      {
        code: 'PN_GENERIC_INVALIDPARAMETER_TAXONOMYCODE',
        element: 'taxonomyCode',
        detail: 'Il codice tassonomico non è in uso',
      },
    ],
  });
  for (const operation of CREATE) this.send.faults.script({ operation, fault: { kind: 'status', status: 400, body } });
});

Given("che l'avviso è già in una notifica presa in carico", async function (this: World) {
  const answer = await depositWithNotice(this);
  this.precondition(answer.status === 'done', 'la prima notifica non è stata depositata');
});

Given("che SEND ha rifiutato una prima notifica con l'avviso", async function (this: World) {
  this.stimulate('send', 'refuseNext', { codice: 'NOT_VALID_ADDRESS', recIndex: 0 });
  await depositWithNotice(this);
  await delivery(this);
  this.precondition(taken(this).status === 'REFUSED', 'SEND non ha rifiutato la prima notifica');
  await readEvents(this);
  noticeFree(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente invia una notifica senza pagamento", async function (this: World) {
  await deposit(this);
});

When(
  "l'ente invia una notifica senza pagamento con {spedizione}",
  async function (this: World, spedizione: Spedizione) {
    await deposit(this, { spedizione });
  },
);

When("l'ente invia una notifica senza pagamento con {int} atti", async function (this: World, atti: number) {
  await deposit(this, { atti });
});

When("l'operatore chiede due volte lo stesso invio", async function (this: World) {
  await deposit(this);
  await depositAgain(this);
});

When("l'ente invia una notifica con pagamento", async function (this: World) {
  await depositWithNotice(this);
});

When("l'ente invia una notifica con pagamento e spese forfettarie", async function (this: World) {
  const avvisi = [{ posizione: posizioneOf(this), applicaCosti: false }];
  await deposit(this, { spese: { modalita: 'forfettaria' }, avvisi });
});

When("l'ente invia una notifica con due rate e i costi sulla prima soltanto", async function (this: World) {
  const avvisi = memoryOf(this).posizioni.map((posizione, index) => ({ posizione, applicaCosti: index === 0 }));
  await deposit(this, { avvisi });
});

When("l'ente invia un'altra notifica con lo stesso avviso", async function (this: World) {
  await depositWithNotice(this);
});

When("l'ente invia {int} notifiche valide generate", async function (this: World, count: number) {
  const name = 'ogni notifica valida generata è presa in carico';
  await forAll(this, name, validNotificationArbitrary(), count, async (generated) => {
    const protocollo = `PROT-${this.ids.digits(10)}`;
    memoryOf(this).protocollo = protocollo;
    const answer = await this.give('create-notification', { protocollo, ...generated });
    if (answer.status !== 'done') throw new Error(answer.messageToOperator ?? answer.status);
  });
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('SEND prende in carico la notifica', function (this: World) {
  ask(this, 'takenInCharge');
});

Then('SEND prende in carico ogni notifica generata', function (this: World) {
  ask(this, 'allTakenInCharge');
});

Then('la notifica riporta tutti i dati del destinatario', function (this: World) {
  ask(this, 'recipientComplete');
});

Then("la notifica porta l'indirizzo fisico del destinatario", function (this: World) {
  ask(this, 'physicalAddressGiven');
});

Then('la notifica indica la modalità di spedizione scelta', function (this: World) {
  ask(this, 'paperProductAsChosen');
});

Then("la notifica dichiara che l'integrazione con pagoPA non si applica", function (this: World) {
  ask(this, 'noPagoPaDeclared');
});

Then("la notifica dichiara l'integrazione sincrona con pagoPA", function (this: World) {
  ask(this, 'syncDeclared');
});

Then('il codice tassonomico è quello scelto', function (this: World) {
  ask(this, 'taxonomyAsChosen');
});

Then("il codice tassonomico è coerente con l'assenza o la presenza di un pagamento", function (this: World) {
  ask(this, 'taxonomyLetter');
});

Then("protocollo e oggetto sono quelli indicati dall'operatore", function (this: World) {
  ask(this, 'protocolAndSubjectKept');
});

Then("la notifica non rivela dati personali nell'oggetto", function (this: World) {
  ask(this, 'noPersonalData');
});

Then("l'ente conserva l'identificativo della richiesta", async function (this: World) {
  await askHeld(this);
  ask(this, 'requestKept');
});

Then("l'ente registra l'esito della richiesta", async function (this: World) {
  await delivery(this);
  await readAndAsk(this);
  ask(this, 'outcomeRecorded');
});

Then("ogni chiamata porta la chiave dell'ente", function (this: World) {
  ask(this, 'keyOnEveryCall');
  ask(this, 'senderIsKeyOwner');
});

Then('nessuna chiamata porta un voucher o intestazioni riservate', function (this: World) {
  ask(this, 'noVoucher');
  ask(this, 'noReservedHeaders');
});

Then('ogni chiamata è fra quelle pubblicate e in vigore', function (this: World) {
  ask(this, 'publishedOperations');
  ask(this, 'currentOperations');
});

Then('ogni richiesta rispetta lo schema e dichiara il suo formato', function (this: World) {
  ask(this, 'schemaRespected');
  ask(this, 'jsonDeclared');
});

Then('ogni richiesta omette i campi senza valore', function (this: World) {
  ask(this, 'emptyFieldsOmitted');
});

Then('ogni documento è prenotato prima di essere caricato', function (this: World) {
  ask(this, 'documentsReserved');
  ask(this, 'methodAndUrlAsGiven');
});

Then("SEND riceve ogni documento con l'impronta dichiarata nella prenotazione", function (this: World) {
  ask(this, 'digestOfBytes');
  ask(this, 'checksumAsReserved');
  ask(this, 'checksumOfBytes');
});

Then('ogni caricamento porta il segreto e il tipo della prenotazione', function (this: World) {
  ask(this, 'secretGiven');
  ask(this, 'contentTypeAsReserved');
});

Then('nessun caricamento porta la chiave API o il voucher', function (this: World) {
  ask(this, 'uploadsWithoutCredentials');
});

Then('ogni documento caricato è un PDF', function (this: World) {
  ask(this, 'documentIsPdf');
});

Then('la notifica cita i documenti caricati', function (this: World) {
  ask(this, 'documentsAsUploaded');
});

Then("l'ente non deposita la notifica e avvisa l'operatore", function (this: World) {
  ask(this, 'noDepositWithoutUpload');
});

Then("l'ente chiede una nuova prenotazione e deposita la notifica", function (this: World) {
  ask(this, 'reservedAgainAfterExpiry');
});

Then("l'operatore dell'ente vede il motivo del rifiuto", async function (this: World) {
  await delivery(this);
  await readAndAsk(this);
  ask(this, 'refusalShown', memoryOf(this).refusal);
});

Then("l'operatore dell'ente vede perché la richiesta è stata respinta", function (this: World) {
  ask(this, 'rejectionShown');
});

Then("l'operatore dell'ente vede che l'avviso è già stato notificato", function (this: World) {
  ask(this, 'duplicateNoticeShown');
});

Then("l'ente non ripete l'invio", async function (this: World) {
  await this.runToIdle();
  ask(this, 'refusalNotRepeated');
});

Then("l'ente non ripete la richiesta respinta", async function (this: World) {
  await this.runToIdle();
  ask(this, 'rejectedNotRepeated');
});

Then("l'ente non insiste con la chiave e avvisa l'operatore", async function (this: World) {
  await this.runToIdle();
  ask(this, 'refusedKeyNotInsisted');
});

Then("l'ente ripete la chiamata e deposita la notifica", function (this: World) {
  ask(this, 'depositCompleted');
});

Then("l'ente usa lo stesso codice di idempotenza", function (this: World) {
  ask(this, 'sameTokenOnRetry');
});

Then('la richiesta porta un codice di idempotenza', function (this: World) {
  ask(this, 'idempotenceTokenGiven');
});

Then('su SEND esiste una sola notifica per il protocollo', async function (this: World) {
  await this.runToIdle();
  ask(this, 'onlyOneNotification');
});

Then("l'ente recupera la richiesta esistente", async function (this: World) {
  await askHeld(this);
  ask(this, 'requestRecovered');
});

Then("l'ente attende prima di ripetere", function (this: World) {
  ask(this, 'waitAfterTooMany');
});

Then("l'ente smette di ripetere dopo pochi tentativi", async function (this: World) {
  await this.runToIdle();
  ask(this, 'boundedRetries');
});

Then("la notifica porta l'atto e l'avviso pagoPA", function (this: World) {
  ask(this, 'paymentDocuments');
});

Then("l'avviso della notifica è quello della posizione debitoria", function (this: World) {
  ask(this, 'noticeOfCreditor');
  ask(this, 'noticeNumberForm');
});

Then("la notifica indica costo dell'ente e aliquota IVA", function (this: World) {
  ask(this, 'feeAndVatGiven');
});

Then('nessun avviso chiede di aggiungere il costo della notifica', function (this: World) {
  ask(this, 'noCostWithFlatRate');
});

Then("l'applicazione dei costi a ogni avviso è quella decisa dall'operatore", function (this: World) {
  ask(this, 'costChoiceKept');
});
