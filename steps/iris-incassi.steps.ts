import { Given, Then, When } from '@cucumber/cucumber';
import { HOUR } from '../simulators/kernel/clock.ts';
import {
  ask,
  attesoOf,
  chiedi,
  daInviare,
  ESITO_MS,
  GIORNALIERA_MS,
  informative,
  invia,
  irraggiungibile,
  memoryOf,
  paga,
  pagamentoOf,
  pendenzaOf,
} from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Every payment of the scenario, with its amount. */
function attesi(
  world: World,
): { readonly idPendenza: string; readonly idPagamento: string; readonly importo: number }[] {
  return memoryOf(world).pendenze.flatMap(({ idPendenza, idPagamenti, asked }) =>
    idPagamenti.map((idPagamento, index) => ({ idPendenza, idPagamento, importo: asked.rate[index]!.importo })),
  );
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("che IRIS comunica due volte l'informativa", function (this: World) {
  this.iris.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'duplicate' } });
});

Given("che l'ente è a conoscenza del pagamento", async function (this: World) {
  paga(this, pagamentoOf(this));
  await informative(this);
});

Given("che l'ente non è raggiungibile", function (this: World) {
  irraggiungibile(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When('il cittadino paga', async function (this: World) {
  paga(this, pagamentoOf(this));
  await informative(this);
});

When('il cittadino paga presso {string}', async function (this: World, canale: string) {
  paga(this, pagamentoOf(this), { canale });
  await informative(this);
});

When('il cittadino paga e IRIS lo comunica una volta al giorno', async function (this: World) {
  paga(this, pagamentoOf(this));
  await this.advance(GIORNALIERA_MS);
});

When('i cittadini pagano tutte le pendenze', async function (this: World) {
  for (const { idPagamento } of attesi(this)) paga(this, idPagamento);
  await informative(this);
});

When('il cittadino paga la rata n. {int}', async function (this: World, rata: number) {
  paga(this, pendenzaOf(this).idPagamenti[rata - 1]!);
  await informative(this);
});

When('il pagamento è regolato e poi incassato', async function (this: World) {
  const idPagamento = pagamentoOf(this);
  this.stimulate('iris', 'rendiconta', { idPagamento });
  await informative(this);
  this.stimulate('iris', 'incassa', { idPagamento });
  await informative(this);
});

When("l'incasso è comunicato prima del regolamento", async function (this: World) {
  const idPagamento = pagamentoOf(this);
  this.iris.faults.script({ operation: 'IdpInformativaPagamento', fault: { kind: 'reorder' } });
  this.stimulate('iris', 'rendiconta', { idPagamento });
  this.stimulate('iris', 'incassa', { idPagamento });
  await informative(this);
});

When('il cittadino paga e il gestionale si arresta dopo avere ricevuto la notizia', async function (this: World) {
  paga(this, pagamentoOf(this));
  await informative(this);
  await this.give('restart', {});
});

When("i cittadini pagano e l'ente torna raggiungibile dopo {int} ore", async function (this: World, ore: number) {
  for (const { idPagamento } of attesi(this)) paga(this, idPagamento);
  await this.advance(ore * HOUR);
  this.iris.faults.clear();
  await this.advance(3 * HOUR);
});

When("l'ente invia una pendenza e torna raggiungibile dopo {int} ore", async function (this: World, ore: number) {
  await invia(this, [daInviare(this, 5_000)]);
  await this.advance(ore * HOUR);
  this.iris.faults.clear();
  await this.advance(3 * HOUR);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'ente prende in carico l'informativa", function (this: World) {
  ask(this, 'informativaAnswered');
});

Then("tutti i pagamenti risultano registrati presso l'ente", async function (this: World) {
  await chiedi(this);
  ask(this, 'allPaymentsKept', { pagamenti: attesi(this) });
});

Then("l'ente invia a IRIS l'esito di ogni informativa", async function (this: World) {
  await this.advance(ESITO_MS);
  ask(this, 'esitoSent');
  ask(this, 'esitoIdentified');
});

Then('dopo il riavvio il pagamento risulta ancora registrato', async function (this: World) {
  await chiedi(this);
  ask(this, 'keptBeforeAnswer', attesoOf(this));
});

Then('il pagamento è registrato una volta sola', async function (this: World) {
  await chiedi(this);
  ask(this, 'twiceOnce', attesoOf(this));
});

Then('lo stato del pagamento avanza e gli importi non si sommano', async function (this: World) {
  await chiedi(this);
  ask(this, 'stagesNotSummed', attesoOf(this));
});

Then('lo stato del pagamento non torna indietro', async function (this: World) {
  await chiedi(this);
  ask(this, 'neverBack', attesoOf(this));
});

Then("l'importo registrato è quello pagato, al centesimo", async function (this: World) {
  await chiedi(this);
  ask(this, 'exactAmount', attesoOf(this));
});

Then("l'ente legge l'informativa", async function (this: World) {
  await chiedi(this);
  ask(this, 'templateRead', attesoOf(this));
});

Then('risulta pagata soltanto la rata n. {int}', async function (this: World, rata: number) {
  await chiedi(this);
  const { idPendenza, idPagamenti } = pendenzaOf(this);
  ask(this, 'instalmentsApart', {
    idPendenza,
    pagati: [idPagamenti[rata - 1]],
    daPagare: idPagamenti.filter((_, index) => index !== rata - 1),
  });
});

Then("l'ente riceve ciò che IRIS riconsegna e registra tutti i pagamenti", async function (this: World) {
  await chiedi(this);
  ask(this, 'recoveredAfterOutage', { pagamenti: attesi(this) });
});
