import { Given, Then, When } from '@cucumber/cucumber';
import { causaleSct, sommaDi } from '../simulators/iris/rendicontazione/flusso.ts';
import type { Flusso } from '../simulators/iris/rendicontazione/flusso.ts';
import type { Movimento } from '../sut/commands/iris-flussi.ts';
import { emetti } from './iris-avvisi.memory.ts';
import { accettaConImporti, ask, attesoOf, daInviare, enteOf, informative, memoryOf, paga } from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** The newest occurrence of each flow that PSPs published in this scenario's IRIS, oldest first. */
function flussi(world: World): readonly Flusso[] {
  const { pubblicati } = (world.iris.state as { readonly flussi: { readonly pubblicati: readonly Flusso[] } }).flussi;
  const ours = new Set(memoryOf(world).pendenze.flatMap(({ idPagamenti }) => [...idPagamenti]));
  const newest = new Map(
    pubblicati
      .filter(({ pagamenti }) => pagamenti.some(({ iuv }) => ours.has(iuv)))
      .map((flusso) => [flusso.identificativo, flusso] as const),
  );
  return [...newest.values()];
}

function flusso(world: World, at = -1): Flusso {
  const found = flussi(world).at(at);
  world.precondition(found !== undefined, 'nessun flusso è stato pubblicato');
  return found!;
}

/** The transfer of a flow, as the bank writes it. */
function sct(uno: Flusso, importo = uno.totaleDichiarato): Movimento {
  return { iban: uno.iban, importo, causale: causaleSct(uno), data: uno.dataRegolamento };
}

/** Another flow of the same PSP, day and amount, that nobody has published. */
function nonAncoraPubblicato(uno: Flusso): Flusso {
  return { ...uno, identificativo: `${uno.identificativo.slice(0, -4)}_poi` };
}

/** Pendenze with the IUV of IRIS, accepted and paid; their informative come. */
async function pagate(world: World, quante: number, canale = 'Web'): Promise<void> {
  const prima = memoryOf(world).pendenze.length;
  await accettaConImporti(
    world,
    Array.from({ length: quante }, (_, n) => daInviare(world, 105_207 + n, { conIuv: true })),
  );
  for (const { idPagamenti } of memoryOf(world).pendenze.slice(prima)) paga(world, idPagamenti[0]!, { canale });
  await informative(world);
}

function pubblica(world: World, altro: object = {}): void {
  world.stimulate('iris', 'pubblicaFlussi', { ente: enteOf(world).codice, ...altro });
}

async function riconcilia(world: World, movimenti: readonly Movimento[], servizio?: 'soap' | 'rest'): Promise<void> {
  await world.give('reconcile-flows', { movimenti, ...(servizio === undefined ? {} : { servizio }) });
}

/** What is collected where every flow published is reconciled once. */
function incassato(world: World): number {
  return flussi(world).reduce((somma, { pagamenti }) => somma + sommaDi(pagamenti), 0);
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('{int} pendenze pagate', async function (this: World, quante: number) {
  await pagate(this, quante);
});

Given('{int} pendenze pagate presso {string}', async function (this: World, quante: number, canale: string) {
  await pagate(this, quante, canale);
});

Given('una pendenza pagata presso {string}', async function (this: World, canale: string) {
  await pagate(this, 1, canale);
});

Given(
  "che il cittadino ha ricevuto l'avviso e lo ha pagato presso {string}",
  async function (this: World, canale: string) {
    await emetti(this, [attesoOf(this).idPendenza]);
    paga(this, attesoOf(this).idPagamento, { canale });
    await informative(this);
  },
);

Given('che il prestatore di servizi ha pubblicato il flusso dei pagamenti', function (this: World) {
  pubblica(this);
});

Given('che il flusso dei pagamenti {anomalia del flusso}', function (this: World, anomalia: string) {
  pubblica(this, { anomalia });
});

Given('che il flusso riporta i pagamenti come eseguiti senza richiesta', function (this: World) {
  pubblica(this, { esito: '9' });
});

Given("che l'ente ha riconciliato il flusso", async function (this: World) {
  await riconcilia(this, [sct(flusso(this))]);
});

Given("che l'ente ha acquisito il flusso con il riversamento di quanto è stato pagato", async function (this: World) {
  const pagato = memoryOf(this).pendenze.reduce((somma, { asked }) => somma + asked.rate[0]!.importo, 0);
  await riconcilia(this, [sct(flusso(this), pagato)]);
});

Given('che il flusso è pubblicato di nuovo senza modifiche', async function (this: World) {
  await this.advance(60_000);
  this.stimulate('iris', 'ripubblicaFlusso', { identificativo: flusso(this).identificativo });
});

Given(
  'che un altro flusso revoca il primo pagamento e riporta {int} nuovi pagamenti',
  async function (this: World, nuovi: number) {
    const primo = memoryOf(this).pendenze[0]!.idPagamenti[0]!;
    await pagate(this, nuovi);
    pubblica(this, { esito: '3', idPagamenti: [primo] });
  },
);

Given('che il flusso è pubblicato di nuovo con il primo importo corretto', async function (this: World) {
  const { identificativo } = flusso(this);
  await this.advance(60_000);
  this.stimulate('iris', 'ripubblicaFlusso', {
    identificativo,
    importo: memoryOf(this).pendenze[0]!.asked.rate[0]!.importo,
  });
});

Given('che i servizi dei flussi danno {int} righe per pagina', function (this: World, righe: number) {
  const { flussiSoloSoap } = this.declarations;
  if (flussiSoloSoap !== undefined)
    this.notApplicable('l’ente preleva i flussi solo con il servizio SOAP', flussiSoloSoap);
  this.stimulate('iris', 'paginaFlussi', { righe });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente riconcilia i flussi con i riversamenti arrivati", async function (this: World) {
  await riconcilia(
    this,
    flussi(this).map((uno) => sct(uno)),
  );
});

When("l'ente riconcilia i flussi con i riversamenti arrivati, con i servizi REST", async function (this: World) {
  await riconcilia(
    this,
    flussi(this).map((uno) => sct(uno)),
    'rest',
  );
});

When(
  "l'ente riconcilia i flussi e il riversamento è di un centesimo in {word}",
  async function (this: World, verso: string) {
    const uno = flusso(this);
    await riconcilia(this, [sct(uno, uno.totaleDichiarato + (verso === 'più' ? 1 : -1))]);
  },
);

When(
  "l'ente riconcilia i flussi ed è arrivato anche il riversamento di un flusso non ancora pubblicato",
  async function (this: World) {
    const uno = flusso(this);
    await riconcilia(this, [sct(nonAncoraPubblicato(uno)), sct(uno)]);
  },
);

When(
  "l'ente riconcilia i flussi e di due riversamenti uguali è arrivato soltanto il secondo",
  async function (this: World) {
    await riconcilia(this, [sct(flusso(this, 1))]);
  },
);

When("l'ente riconcilia i flussi ancora una volta", async function (this: World) {
  await riconcilia(this, []);
});

When("l'ente riconcilia i flussi con il nuovo riversamento", async function (this: World) {
  await riconcilia(this, [sct(flusso(this))]);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('il flusso è riconciliato, al centesimo', function (this: World) {
  const uno = flusso(this);
  ask(this, 'flowReconciled', { flusso: uno.identificativo, importo: sommaDi(uno.pagamenti) });
});

Then('i flussi sono chiesti con le credenziali e il dominio giusti', function (this: World) {
  ask(this, 'accessRight');
});

Then("l'ente segnala che il totale non è la somma dei pagamenti", function (this: World) {
  ask(this, 'totalFlagged', { flusso: flusso(this).identificativo });
});

Then("l'ente segnala che il numero dei pagamenti non è quello dichiarato", function (this: World) {
  ask(this, 'countFlagged', { flusso: flusso(this).identificativo });
});

Then("l'ente segnala che un importo non è quello dovuto", function (this: World) {
  ask(this, 'amountFlagged', { flusso: flusso(this).identificativo });
});

Then("l'ente segnala il pagamento sconosciuto e riconcilia gli altri", function (this: World) {
  ask(this, 'unknownFlagged', { flusso: flusso(this).identificativo });
});

Then("l'ente segnala che il riferimento RF non è valido", function (this: World) {
  ask(this, 'rfFlagged', { flusso: flusso(this).identificativo });
});

Then('il pagamento revocato è sottratto da quanto incassato', function (this: World) {
  ask(this, 'revokedSubtracted', { importo: incassato(this) });
});

Then('i pagamenti senza richiesta sono incassati', function (this: World) {
  ask(this, 'withoutRptCollected', { importo: incassato(this) });
});

Then('il flusso aggiornato sostituisce il precedente', function (this: World) {
  ask(this, 'newerReplaces', { importo: incassato(this) });
});

Then('il flusso già acquisito non si conta di nuovo', function (this: World) {
  ask(this, 'notCountedTwice', { importo: incassato(this) });
});

Then('il flusso già acquisito non si preleva di nuovo', function (this: World) {
  ask(this, 'onlyNewFetched');
});

Then("l'ente segnala che il riversamento non è del flusso", function (this: World) {
  ask(this, 'transferFlagged', { flusso: flusso(this).identificativo });
});

Then("quel riversamento resta in attesa e l'altro flusso è riconciliato", function (this: World) {
  const uno = flusso(this);
  ask(this, 'transferWaits', { flusso: uno.identificativo, causale: causaleSct(nonAncoraPubblicato(uno)) });
});

Then("l'ente segnala che il flusso non è suo", function (this: World) {
  ask(this, 'recipientFlagged', { flusso: flusso(this).identificativo });
});

Then('è riconciliato soltanto il flusso il cui riversamento è arrivato', function (this: World) {
  ask(this, 'transferByName', {
    flusso: flusso(this, 1).identificativo,
    senza: flusso(this, 0).identificativo,
  });
});

Then('tutti i pagamenti di tutte le pagine sono incassati', function (this: World) {
  ask(this, 'allPagesRead', { importo: incassato(this) });
});
