import { Given, Then, When } from '@cucumber/cucumber';
import { citizen, identityOf, memoryOf, newRiferimento, riferimentoOf, servizioOf } from './io.memory.ts';
import { numeroDi } from './iris-avvisi.memory.ts';
import {
  accettaConImporti,
  attesoOf,
  daInviare,
  ESITO_MS,
  informative,
  invia,
  paga,
  pendenzaOf,
} from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

// From a pendenza in IRIS to the message on IO that asks for it, and back to what both say of its payment.

type World = CollaudoWorld;

/** Code with which IRIS discards whatever is in a message (iris.md §1.1). */
const STRUTTURA_ERRATA = 'V0000003';

/** What the message must ask for: what IRIS holds of the pendenza. */
function rememberNotice(world: World): void {
  const { asked } = pendenzaOf(world);
  const { importo, idPagamento } = attesoOf(world);
  memoryOf(world).avviso = {
    numeroAvviso: numeroDi(world, idPagamento),
    importo,
    scadenza: asked.rate[0]!.scadenza,
    creditore: identityOf(world).codiceFiscale,
  };
}

async function ask(world: World, premium = false): Promise<void> {
  const memory = memoryOf(world);
  memory.riferimento = newRiferimento(world);
  await world.give('send-io-pendenza', {
    riferimento: memory.riferimento,
    servizio: servizioOf(world).codice,
    idPendenza: pendenzaOf(world).idPendenza,
    destinatario: memory.destinatario,
    ...(premium ? { premium } : {}),
  });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given(
  'una pendenza di {importo} con lo IUV di IRIS, accettata, di un cittadino {cittadino}',
  async function (this: World, importo: number, persona: string) {
    const debitore = citizen(this, persona);
    memoryOf(this).destinatario = debitore;
    await accettaConImporti(this, [daInviare(this, importo, { conIuv: true, debitore })]);
    rememberNotice(this);
  },
);

Given('una pendenza di un cittadino {cittadino} che IRIS scarta', async function (this: World, persona: string) {
  const debitore = citizen(this, persona);
  memoryOf(this).destinatario = debitore;
  this.stimulate('iris', 'guasto', { codice: STRUTTURA_ERRATA });
  await invia(this, [daInviare(this, 4_050, { conIuv: true, debitore })]);
  await this.advance(ESITO_MS);
});

Given("che l'ente ha inviato su IO l'avviso della pendenza in un messaggio Premium", async function (this: World) {
  await ask(this, true);
});

Given('che il cittadino ha pagato la pendenza presso {string}', async function (this: World, canale: string) {
  paga(this, attesoOf(this).idPagamento, { canale });
  await informative(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente invia su IO l'avviso della pendenza", async function (this: World) {
  await ask(this);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'ultimo giorno per pagare è quello della pendenza", function (this: World) {
  const { scadenza } = pendenzaOf(this).asked.rate[0]!;
  this.expect('io', 'lastDay', { riferimento: riferimentoOf(this), giorno: scadenza });
});

Then("l'ente non chiede il pagamento di una pendenza che IRIS non ha", function (this: World) {
  this.expect('io', 'nothingWithoutPosition', { riferimento: riferimentoOf(this) });
});
