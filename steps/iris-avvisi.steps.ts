import { Given, Then, When } from '@cucumber/cucumber';
import { emetti } from './iris-avvisi.memory.ts';
import { accettaConImporti, ask, attesoOf, daInviare, enteOf, idsOf, invia, memoryOf, rata } from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** What a notice of a pendenza is asked about. */
function avvisoAtteso(world: World, at: number): Record<string, unknown> {
  const { idPendenza, idPagamento, importo } = attesoOf(world, at);
  const { emessi } = (
    world.iris.state as { readonly iuv: { readonly emessi: ReadonlyMap<string, { numeroAvviso: string }> } }
  ).iuv;
  const { codice, codiceFiscale } = enteOf(world);
  return {
    idPendenza,
    importo,
    ente: codiceFiscale,
    numeroAvviso: emessi.get(`${codice}/${idPagamento}`)?.numeroAvviso ?? '',
  };
}

/** Asks an expectation of the notice of each pendenza. */
function askAvvisi(world: World, expectation: string): void {
  for (const index of memoryOf(world).pendenze.keys()) ask(world, expectation, avvisoAtteso(world, index + 1));
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('che IRIS numera gli avvisi con aux digit {int}', function (this: World, auxDigit: number) {
  this.stimulate('iris', 'numeraAvvisi', { ente: enteOf(this).codice, auxDigit: String(auxDigit) });
});

Given('che IRIS {guasto degli IUV} alla prossima richiesta di IUV', function (this: World, numero: string) {
  this.stimulate('iris', 'guastoAvvisi', { numero });
});

Given('che IRIS non riesce a stampare il prossimo avviso', function (this: World) {
  this.stimulate('iris', 'guastoAvvisi', { numero: '09' });
});

Given('una pendenza di {importo} con lo IUV di IRIS, accettata', async function (this: World, importo: number) {
  await accettaConImporti(this, [daInviare(this, importo, { conIuv: true })]);
});

Given(
  'una pendenza di {importo} su conto postale con lo IUV di IRIS, accettata',
  async function (this: World, importo: number) {
    const postale = enteOf(this).ibans.find((iban) => iban.slice(5, 10) === '07601');
    this.precondition(postale !== undefined, 'l’ente non ha un conto postale');
    await accettaConImporti(this, [
      daInviare(this, importo, { conIuv: true, rate: [rata(this, importo, 60, { iban: postale! })] }),
    ]);
  },
);

Given('{int} pendenze con lo IUV di IRIS, accettate', async function (this: World, quante: number) {
  await accettaConImporti(
    this,
    Array.from({ length: quante }, (_, n) => daInviare(this, 5_000 + n, { conIuv: true })),
  );
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente chiede {quantità} IUV", async function (this: World, quanti: number) {
  await this.give('generate-iuv', { tributo: 'MULTE', quanti });
});

When("l'ente invia {int} pendenze con lo IUV di IRIS", async function (this: World, quante: number) {
  await invia(
    this,
    Array.from({ length: quante }, (_, n) => daInviare(this, 5_000 + n, { conIuv: true })),
  );
});

When("l'ente emette l'avviso della pendenza", async function (this: World) {
  await emetti(this, [attesoOf(this).idPendenza]);
});

When("l'ente emette gli avvisi delle pendenze", async function (this: World) {
  await emetti(this, idsOf(this));
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("la richiesta di IUV è dell'ente e di un suo tributo", function (this: World) {
  ask(this, 'iuvAsked');
});

Then("l'ente tiene tanti IUV quanti ne ha chiesti", function (this: World) {
  ask(this, 'asManyAsAsked');
});

Then("l'ente tiene ogni IUV con il numero avviso che IRIS gli ha dato", function (this: World) {
  ask(this, 'numbersKept');
});

Then('nessuna richiesta chiede più di 1.000 IUV', function (this: World) {
  ask(this, 'lotsWithinLimit');
});

Then("l'operatore dell'ente vede perché non ci sono IUV", function (this: World) {
  ask(this, 'faultShown');
});

Then('ogni pendenza ha uno IUV suo', function (this: World) {
  ask(this, 'iuvOnce');
});

Then("il codice QR dell'avviso si legge", function (this: World) {
  ask(this, 'qrRead', { idPendenza: attesoOf(this).idPendenza });
});

Then('il numero avviso è quello assegnato al pagamento', function (this: World) {
  ask(this, 'noticeNumber', avvisoAtteso(this, 1));
});

Then("importo ed ente dell'avviso sono quelli della pendenza", function (this: World) {
  ask(this, 'noticeAmount', avvisoAtteso(this, 1));
});

Then("i testi dell'avviso hanno la forma prescritta", function (this: World) {
  ask(this, 'textsInForm', { idPendenza: attesoOf(this).idPendenza });
});

Then("l'avviso è chiesto per pagamenti che IRIS conosce", function (this: World) {
  ask(this, 'noticesAsked');
});

Then('il numero avviso di ogni pendenza è quello assegnato al pagamento', function (this: World) {
  askAvvisi(this, 'noticeNumber');
});

Then('importo ed ente di ogni avviso sono quelli della pendenza', function (this: World) {
  askAvvisi(this, 'noticeAmount');
});

Then("il DataMatrix dell'avviso ha i dati del codice QR", function (this: World) {
  ask(this, 'dataMatrixRead', { idPendenza: attesoOf(this).idPendenza });
});

Then("l'operatore dell'ente vede perché non c'è l'avviso", function (this: World) {
  ask(this, 'noticeRefusalShown');
});
