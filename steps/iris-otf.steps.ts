import { Given, Then, When } from '@cucumber/cucumber';
import { NO_BODY } from '../simulators/kernel/exchange.ts';
import type { WireResponse } from '../simulators/kernel/exchange.ts';
import type { PendenzaDaInviare } from '../sut/commands/iris.ts';
import {
  ask,
  attesoOf,
  chiedi,
  daInviare,
  giornoFra,
  informative,
  memoryOf,
  pagamentoOf,
  pendenzaOf,
  rata,
} from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** SHA-256 of an empty document, and of another (iris.md §3.4). */
const IMPRONTA = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const SEDICI_EURO = 1_600;

interface Scelte {
  readonly metodiDifferiti?: boolean;
  readonly bollo?: { readonly provincia: string; readonly impronta: string };
}

/** A citizen begins to pay on the ente's portal; what the scenario speaks of is then this pendenza. */
async function avvia(world: World, pendenza: PendenzaDaInviare, scelte: Scelte = {}): Promise<void> {
  const answer = await world.give('start-otf-payment', { pendenza, ...scelte });
  const made = answer.result as { idPendenza: string; idPagamento: string; url: string } | undefined;
  if (answer.status !== 'done' || made === undefined) return;
  const begun = { idPendenza: made.idPendenza, idPagamenti: [made.idPagamento], asked: pendenza };
  const memory = memoryOf(world);
  memory.pendenze = [...memory.pendenze.filter(({ idPendenza }) => idPendenza !== made.idPendenza), begun];
  memory.avvio = { url: made.url, pendenza: begun };
}

/** What is wrong is stopped by an ente that can do what is right: one that does nothing proves nothing. */
function avviato(world: World): void {
  const { avvio } = memoryOf(world);
  world.precondition(avvio !== undefined, 'l’ente non ha avviato il pagamento');
  const { sessioni } = world.iris.state as { readonly sessioni: ReadonlyMap<string, unknown> };
  world.precondition(sessioni.size > 0, 'IRIS non ha aperto la sessione di pagamento');
}

function bollo(world: World, importo = SEDICI_EURO, impronta = IMPRONTA, altro: Scelte = {}): Promise<void> {
  const pendenza = daInviare(world, importo, { tributo: 'E_BOLLO', causale: 'Marca da bollo per istanza' });
  return avvia(world, pendenza, { bollo: { provincia: 'FI', impronta }, ...altro });
}

/** The citizen's browser asks IRIS; where IRIS is a simulation in this process, no socket is needed. */
async function naviga(world: World, method: 'GET' | 'POST', form = ''): Promise<WireResponse> {
  const { avvio } = memoryOf(world);
  world.precondition(avvio !== undefined && avvio.url !== '', 'il cittadino non ha un indirizzo a cui pagare');
  return world.iris.handle({
    method,
    url: avvio!.url,
    headers: method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
    body: form === '' ? NO_BODY : Buffer.from(form),
  });
}

/** Opens the gateway's page and does something there; the browser is then sent back. */
async function sulGateway(world: World, azione: string, metodo = 'carta'): Promise<void> {
  const page = await naviga(world, 'GET');
  world.precondition(page.status === 200, 'la pagina di pagamento di IRIS non si apre');
  const answer = await naviga(world, 'POST', new URLSearchParams({ azione, metodo }).toString());
  const { location } = answer.headers;
  world.precondition(location !== undefined, 'IRIS non rimanda il cittadino all’ente');
  memoryOf(world).ritorno = location!;
}

async function torna(world: World, url = memoryOf(world).ritorno): Promise<void> {
  world.precondition(url !== undefined, 'il cittadino non ha un indirizzo a cui tornare');
  await world.give('land-otf', { url });
}

/** Where the ente asked that the browser be sent. */
function indirizzi(world: World): { readonly urlBack: string; readonly urlCancel: string } {
  const { sessioni } = world.iris.state as {
    readonly sessioni: ReadonlyMap<string, { readonly otf: { readonly urlBack: string; readonly urlCancel: string } }>;
  };
  const last = [...sessioni.values()].at(-1);
  world.precondition(last !== undefined, 'IRIS non ha aperto una sessione di pagamento');
  return last!.otf;
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('che il cittadino ha avviato un pagamento di {importo}', async function (this: World, importo: number) {
  await avvia(this, daInviare(this, importo, { tributo: 'CACCIA_PESCA', causale: 'Licenza di caccia' }));
  avviato(this);
});

Given('che il cittadino ha avviato il pagamento di una marca da bollo regolare', async function (this: World) {
  await bollo(this);
  avviato(this);
});

Given('che il cittadino {azione sul gateway}', async function (this: World, azione: string) {
  await sulGateway(this, azione);
});

Given('che il cittadino paga con addebito in conto, salvo buon fine', async function (this: World) {
  await sulGateway(this, 'paga', 'conto');
});

Given('che IRIS non apre la sessione di pagamento', function (this: World) {
  this.stimulate('iris', 'guasto', { codice: 'ABC' });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When(
  "il cittadino avvia un pagamento di {importo} sul portale dell'ente",
  async function (this: World, importo: number) {
    await avvia(this, daInviare(this, importo, { tributo: 'CACCIA_PESCA', causale: 'Licenza di caccia' }));
  },
);

When('il cittadino avvia un pagamento senza metodi differiti', async function (this: World) {
  await avvia(this, daInviare(this, 5_000, { tributo: 'CACCIA_PESCA' }), { metodiDifferiti: false });
});

When('il cittadino avvia un pagamento con i metodi differiti', async function (this: World) {
  await avvia(this, daInviare(this, 5_000, { tributo: 'CACCIA_PESCA' }), { metodiDifferiti: true });
});

When('il cittadino avvia il pagamento di una pendenza in due rate', async function (this: World) {
  await avvia(this, daInviare(this, 0, { rate: [rata(this, 2_000, 30), rata(this, 2_000, 60)] }));
});

When('il cittadino avvia il pagamento di una pendenza che comincia domani', async function (this: World) {
  const rate = [rata(this, 5_000, 60, { inizioValidita: giornoFra(this, 1), fineValidita: giornoFra(this, 90) })];
  await avvia(this, daInviare(this, 5_000, { rate }));
});

When("il cittadino avvia sul portale dell'ente il pagamento della stessa pendenza", async function (this: World) {
  const { idPendenza, idPagamenti, asked } = pendenzaOf(this);
  await avvia(this, {
    ...asked,
    idPendenza,
    rate: asked.rate.map((each, index) => ({ ...each, idPagamento: idPagamenti[index]! })),
  });
});

When('il cittadino torna al portale e riprova a pagare', async function (this: World) {
  const { idPendenza, idPagamenti, asked } = pendenzaOf(this);
  await torna(this);
  await avvia(this, {
    ...asked,
    idPendenza,
    rate: asked.rate.map((each, index) => ({ ...each, idPagamento: idPagamenti[index]! })),
  });
});

When("il cittadino torna al portale dell'ente", async function (this: World) {
  await torna(this);
});

When("il cittadino apre l'indirizzo di ritorno senza avere pagato", async function (this: World) {
  await torna(this, indirizzi(this).urlBack);
});

When("il cittadino apre l'indirizzo di annullamento dopo avere pagato", async function (this: World) {
  await torna(this, indirizzi(this).urlCancel);
});

When('il cittadino chiude il browser e IRIS comunica il pagamento', async function (this: World) {
  await informative(this);
});

When('il cittadino chiede una marca da bollo per un documento', async function (this: World) {
  await bollo(this);
});

When('il cittadino chiede una marca da bollo di {importo}', async function (this: World, importo: number) {
  await bollo(this, importo);
});

When("il cittadino chiede una marca da bollo con un'impronta errata", async function (this: World) {
  await bollo(this, SEDICI_EURO, IMPRONTA.slice(1));
});

When('il cittadino chiede una marca da bollo con i metodi differiti', async function (this: World) {
  await bollo(this, SEDICI_EURO, IMPRONTA, { metodiDifferiti: true });
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then("il cittadino è mandato all'indirizzo ricevuto da IRIS", function (this: World) {
  ask(this, 'addressAsGiven');
});

Then('il pagamento inserisce una sola condizione, oggi valida', function (this: World) {
  ask(this, 'insertOnly');
  ask(this, 'oneCondition');
  ask(this, 'withinValidity');
});

Then('la richiesta porta gli indirizzi di ritorno e di annullamento', function (this: World) {
  ask(this, 'returnAddresses');
});

Then('la scelta sui metodi differiti è quella indicata', function (this: World) {
  ask(this, 'offlineAsChosen');
});

Then("l'ente verifica il pagamento prima di concludere", function (this: World) {
  ask(this, 'verifiedOnReturn', { idPagamento: pagamentoOf(this) });
});

Then('al cittadino il pagamento risulta {esito mostrato}', function (this: World, atteso: string) {
  ask(this, 'outcomeFromVerification', { atteso });
});

Then('al cittadino il pagamento appare ancora in corso', function (this: World) {
  ask(this, 'pendingShown');
});

Then('il nuovo tentativo apre una sessione nuova', function (this: World) {
  ask(this, 'newSession');
});

Then('il cittadino non paga una seconda volta', function (this: World) {
  ask(this, 'notPaidTwice');
});

Then('il cittadino non è mandato a pagare e ne vede il motivo', function (this: World) {
  ask(this, 'refusedStartShown');
});

Then('le rate non diventano un pagamento immediato', function (this: World) {
  ask(this, 'instalmentsStopped');
});

Then('la pendenza non ancora valida non diventa un pagamento immediato', function (this: World) {
  ask(this, 'outOfValidityStopped');
});

Then('il pagamento risulta registrato anche senza il ritorno del cittadino', async function (this: World) {
  await chiedi(this);
  ask(this, 'paidWithoutReturn', attesoOf(this));
});

Then('la marca da bollo porta i dati del documento nella forma prevista', function (this: World) {
  ask(this, 'stampData');
  ask(this, 'stampOfDocument');
});

Then('la marca da bollo è di 16,00 euro e si paga soltanto in linea', function (this: World) {
  ask(this, 'stampAmount');
  ask(this, 'stampOnlineOnly');
});

Then("la marca da bollo con l'impronta errata non diventa un pagamento", function (this: World) {
  ask(this, 'wrongStampStopped');
});

Then('la marca da bollo di un altro importo non diventa un pagamento', function (this: World) {
  ask(this, 'otherAmountStopped');
  ask(this, 'otherAmountNotPaid');
});

Then('la marca da bollo non si paga con i metodi differiti', function (this: World) {
  ask(this, 'deferredStampStopped');
});

Then('per la marca da bollo il cittadino non è mandato a pagare e ne vede il motivo', function (this: World) {
  ask(this, 'refusedStampShown');
});
