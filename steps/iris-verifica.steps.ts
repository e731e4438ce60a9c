import { Given, Then, When } from '@cucumber/cucumber';
import {
  ask,
  attesoOf,
  chiedi,
  ESITO_MS,
  informative,
  memoryOf,
  modifica,
  paga,
  pagamentoOf,
  pendenzaOf,
} from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

async function verifica(world: World, idPagamenti: readonly string[]): Promise<void> {
  await world.give('verify-payments', { idPagamenti, tributo: pendenzaOf(world).asked.tributo });
}

function askPagamento(world: World, expectation: string): void {
  ask(world, expectation, attesoOf(world));
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('che il pagamento è in corso presso IRIS', function (this: World) {
  this.stimulate('iris', 'pagamentoInCorso', { idPagamento: pagamentoOf(this) });
});

Given('che il pagamento è stato eseguito salvo buon fine', function (this: World) {
  paga(this, pagamentoOf(this), { sbf: true });
});

Given('che un tentativo di pagamento {fallimento}', function (this: World, motivo: string) {
  this.stimulate('iris', 'pagamentoFallisce', { idPagamento: pagamentoOf(this), motivo });
});

Given('che il pagamento eseguito è stato stornato', function (this: World) {
  paga(this, pagamentoOf(this));
  this.stimulate('iris', 'storna', { idPagamento: pagamentoOf(this) });
});

Given("che l'ente ha dichiarato a IRIS il pagamento avvenuto ai propri sportelli", async function (this: World) {
  await modifica(this, 'UpdateStatus', [pendenzaOf(this)], { stato: 'Pagato' });
  await this.advance(ESITO_MS);
});

Given("che l'ente ha dichiarato a IRIS che non si può pagare", async function (this: World) {
  await modifica(this, 'UpdateStatus', [pendenzaOf(this)], { stato: 'Non Pagabile' });
  await this.advance(ESITO_MS);
});

Given('che il cittadino ha pagato la seconda pendenza e la terza è in corso', function (this: World) {
  paga(this, pagamentoOf(this, 2));
  this.stimulate('iris', 'pagamentoInCorso', { idPagamento: pagamentoOf(this, 3) });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente verifica il pagamento presso IRIS", async function (this: World) {
  await verifica(this, [pagamentoOf(this)]);
});

When("l'ente verifica tutti i pagamenti con una sola richiesta", async function (this: World) {
  await verifica(
    this,
    memoryOf(this).pendenze.flatMap(({ idPagamenti }) => [...idPagamenti]),
  );
});

When("l'ente verifica il pagamento e poi riceve l'informativa", async function (this: World) {
  await verifica(this, [pagamentoOf(this)]);
  await informative(this);
});

When("l'ente riceve l'informativa e poi verifica il pagamento", async function (this: World) {
  await informative(this);
  await verifica(this, [pagamentoOf(this)]);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('il pagamento risulta eseguito', function (this: World) {
  askPagamento(this, 'paidUnderstood');
});

Then('il pagamento risulta in corso', function (this: World) {
  askPagamento(this, 'pendingUnderstood');
});

Then('il pagamento in corso non è inteso come non avvenuto', function (this: World) {
  askPagamento(this, 'absentNotUnpaid');
});

Then('il pagamento risulta ancora da eseguire', function (this: World) {
  askPagamento(this, 'unpaidUnderstood');
});

Then('il pagamento risulta non eseguibile', function (this: World) {
  askPagamento(this, 'notPayableUnderstood');
});

Then('ogni risposta è attribuita al suo pagamento', function (this: World) {
  const attesi = ['daPagare', 'pagato', 'inCorso'].map((atteso, index) => ({
    idPagamento: pagamentoOf(this, index + 1),
    atteso,
  }));
  ask(this, 'matchedById', { attesi });
});

Then('la verifica chiede il dettaglio', function (this: World) {
  ask(this, 'detailAsked');
});

Then("l'ente non insiste con la verifica", async function (this: World) {
  await this.runToIdle();
  ask(this, 'notInsisted');
});

Then("dalla verifica non riuscita l'ente non conclude nulla", function (this: World) {
  askPagamento(this, 'nothingConcluded');
});

Then('il pagamento è contato una volta sola', async function (this: World) {
  await chiedi(this);
  askPagamento(this, 'countedOnce');
});
