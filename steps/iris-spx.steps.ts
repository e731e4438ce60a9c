import { Given, Then, When } from '@cucumber/cucumber';
import { HOUR, MINUTE } from '../simulators/kernel/clock.ts';
import type { PendenzaDaInviare, PendenzeSent, SendPendenze } from '../sut/commands/iris.ts';
import {
  ask,
  attesoOf,
  chiedi,
  daInviare,
  idsOf,
  informative,
  memoryOf,
  paga,
  pagamentoOf,
  pendenzaOf,
  rata,
} from './iris.memory.ts';
import type { Pendenza } from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Until a file is worked, nominal ms. */
const FILE_MS = MINUTE;
/** Addresses of a service of SmartProxy. */
const SEND = ['spxSend@smart', 'spxSend@biller'];
const GET = ['spxGet@smart', 'spxGet@biller'];

/** A pendenza of the tributo that goes by file. */
function perFile(world: World, importo: number, altro: Partial<PendenzaDaInviare> = {}): PendenzaDaInviare {
  return daInviare(world, importo, { tributo: 'MENSA', causale: 'Servizio di mensa scolastica', ...altro });
}

function rateale(world: World, count: number): PendenzaDaInviare {
  return perFile(world, 0, {
    rate: Array.from({ length: count }, (_, n) =>
      rata(world, 2_000 + n, 30 * (n + 1), { causale: `Rata n. ${n + 1}` }),
    ),
  });
}

/** Asks the SUT to send pendenze as a file, and remembers those it inserted. */
async function invia(world: World, pendenze: readonly PendenzaDaInviare[]): Promise<void> {
  const answer = await world.give('send-pendenze-csv', { operazione: 'Insert', pendenze });
  const made = (answer.result as PendenzeSent | undefined)?.pendenze ?? [];
  memoryOf(world).pendenze.push(
    ...made.map(({ idPendenza, idPagamenti }, at) => ({ idPendenza, idPagamenti, asked: pendenze[at]! })),
  );
}

/** Asks the SUT to send again pendenze that it has sent, changed. */
async function modifica(
  world: World,
  operazione: SendPendenze['operazione'],
  pendenze: readonly Pendenza[],
  { stato, importo }: { readonly stato?: string; readonly importo?: number } = {},
): Promise<void> {
  await world.give('send-pendenze-csv', {
    operazione,
    pendenze: pendenze.map(({ idPendenza, idPagamenti, asked }) => ({
      ...asked,
      idPendenza,
      rate: asked.rate.map((each, at) => ({
        ...each,
        idPagamento: idPagamenti[at]!,
        ...(importo === undefined ? {} : { importo }),
      })),
    })),
    ...(stato === undefined ? {} : { stato }),
  });
}

async function leggiEsiti(world: World): Promise<void> {
  await world.advance(FILE_MS);
  await world.give('read-esiti-csv', {});
}

async function preleva(world: World): Promise<void> {
  await informative(world);
  await world.give('read-informative-csv', {});
}

/** Pendenze that IRIS has taken from a file, as the SUT knows. */
async function accetta(world: World, pendenze: readonly PendenzaDaInviare[]): Promise<void> {
  await invia(world, pendenze);
  await leggiEsiti(world);
  const { righe } = world.iris.state as {
    readonly righe: ReadonlyMap<string, { readonly idPendenza: string; readonly stato: string }>;
  };
  const held = new Set([...righe.values()].filter(({ stato }) => stato === 'V').map(({ idPendenza }) => idPendenza));
  world.precondition(
    idsOf(world).length > 0 && idsOf(world).every((id) => held.has(id)),
    'SmartProxy non ha accolto le pendenze da cui lo scenario comincia',
  );
}

function attesi(world: World): { idPendenza: string; idPagamento: string; importo: number }[] {
  return memoryOf(world).pendenze.flatMap(({ idPendenza, idPagamenti, asked }) =>
    idPagamenti.map((idPagamento, at) => ({ idPendenza, idPagamento, importo: asked.rate[at]!.importo })),
  );
}

function several(world: World, count: number): PendenzaDaInviare[] {
  return Array.from({ length: count }, (_, n) =>
    perFile(world, 4_000 + 137 * n, { causale: `Mensa, alunno n. ${n + 1}` }),
  );
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('una pendenza di {importo} inviata con un file e accolta', async function (this: World, importo: number) {
  await accetta(this, [perFile(this, importo)]);
});

Given(
  'una pendenza con la causale {string} inviata con un file e accolta',
  async function (this: World, causale: string) {
    await accetta(this, [perFile(this, 5_000, { causale })]);
  },
);

Given('{int} pendenze inviate con un file e accolte', async function (this: World, count: number) {
  await accetta(this, several(this, count));
});

Given('una pendenza in {int} rate inviata con un file e accolta', async function (this: World, count: number) {
  await accetta(this, [rateale(this, count)]);
});

Given('che SmartProxy non risponde per {int} ore', function (this: World, ore: number) {
  for (const operation of SEND)
    this.iris.faults.script({
      operation,
      fault: { kind: 'status', status: 503, body: 'Errore generico.', headers: { 'content-type': 'text/plain' } },
      times: ore * 100,
    });
});

Given("che la risposta di SmartProxy all'invio del file va perduta", function (this: World) {
  for (const operation of SEND) this.iris.faults.script({ operation, fault: { kind: 'reset' }, times: 3 });
});

Given('che la risposta di SmartProxy al prelievo va perduta', function (this: World) {
  for (const operation of GET) this.iris.faults.script({ operation, fault: { kind: 'reset' }, times: 3 });
});

Given("che SmartProxy non riconosce le credenziali dell'ente", function (this: World) {
  for (const operation of SEND)
    this.iris.faults.script({
      operation,
      fault: { kind: 'status', status: 401, body: 'Utente non trovato.', headers: { 'content-type': 'text/plain' } },
      times: 100,
    });
});

Given('che la base dati di IRIS non risponde mentre elabora il file', function (this: World) {
  this.stimulate('iris', 'guastoSpx', { codice: 'BS000012' });
});

Given("che il cittadino ha appena pagato la prima e l'ente non lo sa ancora", function (this: World) {
  paga(this, pagamentoOf(this, 1));
  memoryOf(this).scartate = [pendenzaOf(this, 1).idPendenza];
});

Given("che l'ente ha già prelevato l'informativa", async function (this: World) {
  paga(this, pagamentoOf(this));
  await preleva(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente invia un file con una pendenza di {importo}", async function (this: World, importo: number) {
  await invia(this, [perFile(this, importo)]);
});

When("l'ente invia un file con una pendenza e la causale {string}", async function (this: World, causale: string) {
  await invia(this, [perFile(this, 5_000, { causale })]);
});

When("l'ente invia un file con {int} pendenze", async function (this: World, count: number) {
  await invia(this, several(this, count));
});

When(
  "l'ente invia un file con una pendenza in {int} rate e una in {int}",
  async function (this: World, una: number, altra: number) {
    await invia(this, [rateale(this, una), rateale(this, altra)]);
  },
);

When("l'ente invia insieme pendenze di due tipi di debito", async function (this: World) {
  await invia(this, [
    perFile(this, 4_100),
    daInviare(this, 4_200, { tributo: 'DIRITTI', causale: 'Diritti di segreteria' }),
  ]);
});

When("l'ente invia un file con le voci di una pendenza", async function (this: World) {
  const voci = [
    { codice: 'PASTI', descrizione: 'Pasti', importo: 4_029 },
    { codice: 'ISCRIZIONE', descrizione: 'Iscrizione', importo: 1_000 },
  ];
  await invia(this, [perFile(this, 0, { rate: [rata(this, 5_029, 60, { voci })] })]);
});

When("l'ente invia un file e legge subito l'esito", async function (this: World) {
  await invia(this, several(this, 2));
  await this.give('read-esiti-csv', {});
});

When("l'ente invia un file con {int} pendenze e legge l'esito", async function (this: World, count: number) {
  await invia(this, several(this, count));
  await leggiEsiti(this);
});

When(
  "l'ente invia un file con {int} pendenze e il servizio torna dopo un'ora",
  async function (this: World, count: number) {
    await invia(this, several(this, count));
    await this.advance(HOUR);
    this.iris.faults.clear();
    await leggiEsiti(this);
    await leggiEsiti(this);
  },
);

When("l'ente ne cambia l'importo in {importo} con un file", async function (this: World, importo: number) {
  const pendenza = pendenzaOf(this);
  await modifica(this, 'Replace', [pendenza], { importo });
  await leggiEsiti(this);
});

When("l'ente cambia l'importo di tutte in {importo} con un file", async function (this: World, importo: number) {
  await modifica(this, 'Replace', memoryOf(this).pendenze, { importo });
  await leggiEsiti(this);
});

When("l'ente la cancella con un file", async function (this: World) {
  await modifica(this, 'Delete', [pendenzaOf(this)]);
  await leggiEsiti(this);
});

When("l'ente la dichiara {string} con un file", async function (this: World, stato: string) {
  await modifica(this, 'UpdateStatus', [pendenzaOf(this)], { stato });
  await leggiEsiti(this);
});

When("il cittadino paga e l'ente preleva le informative", async function (this: World) {
  paga(this, pagamentoOf(this));
  await preleva(this);
});

When("i cittadini pagano tutto e l'ente preleva le informative", async function (this: World) {
  for (const { idPagamento } of attesi(this)) paga(this, idPagamento);
  await preleva(this);
});

When("i cittadini pagano in due momenti e l'ente preleva le informative", async function (this: World) {
  const tutti = attesi(this);
  for (const [at, { idPagamento }] of tutti.entries()) {
    paga(this, idPagamento);
    if (at === 0) await informative(this);
  }
  await preleva(this);
});

When("il cittadino paga, il prelievo non riesce e l'ente preleva di nuovo", async function (this: World) {
  paga(this, pagamentoOf(this));
  await preleva(this);
  this.iris.faults.clear();
  await preleva(this);
});

When("il cittadino paga, l'ente preleva le informative e il gestionale si arresta", async function (this: World) {
  paga(this, pagamentoOf(this));
  await preleva(this);
  await this.give('restart', {});
});

When("il pagamento è regolato e incassato e l'ente preleva ancora le informative", async function (this: World) {
  const idPagamento = pagamentoOf(this);
  this.stimulate('iris', 'rendiconta', { idPagamento });
  await preleva(this);
  this.stimulate('iris', 'incassa', { idPagamento });
  await preleva(this);
});

When(
  "il cittadino paga la rata n. {int} e l'ente preleva le informative",
  async function (this: World, numero: number) {
    paga(this, pendenzaOf(this).idPagamenti[numero - 1]!);
    await preleva(this);
  },
);

// ----------------------------------------------------------------------------------------------------------- Allora

Then('il file rispetta il tracciato', function (this: World) {
  ask(this, 'csvWellFormed');
});

Then('il file è in UTF-8', function (this: World) {
  ask(this, 'csvUtf8');
  ask(this, 'csvNoBom');
});

Then('ogni file è di un solo tipo di debito', function (this: World) {
  ask(this, 'csvOneTributo');
});

Then('ogni rata ha un identificativo suo', function (this: World) {
  ask(this, 'csvDistinct');
});

Then('i dati del file sono coerenti', function (this: World) {
  ask(this, 'csvCoherent');
});

Then("le rate di ogni debito sono una dopo l'altra", function (this: World) {
  ask(this, 'csvContiguous');
});

Then('gli importi del file sono quelli chiesti, al centesimo', function (this: World) {
  ask(this, 'csvAmounts', { pagamenti: attesi(this) });
  ask(this, 'csvWholeCents');
});

Then('la causale arriva a IRIS intatta', function (this: World) {
  const { idPendenza, asked } = pendenzaOf(this);
  ask(this, 'csvTexts', { idPendenza, causale: asked.causale });
});

Then('nessun testo comincia come una formula', function (this: World) {
  ask(this, 'csvNoFormula');
});

Then('la richiesta è autenticata e il file sta dove SmartProxy lo legge', function (this: World) {
  ask(this, 'spxAuthenticated');
  ask(this, 'spxPart');
});

Then("l'esito del file è letto con il suo identificativo", async function (this: World) {
  await leggiEsiti(this);
  ask(this, 'esitoReadById');
});

Then("le pendenze attendono ancora l'esito", async function (this: World) {
  await chiedi(this);
  ask(this, 'csvStillWaiting', { ids: idsOf(this) });
});

Then('la modifica di quella pagata risulta scartata, con il motivo', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvPaidUnchanged', { idPendenza: pendenzaOf(this, 1).idPendenza });
});

Then('nessuna pendenza del file risulta accettata', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvWhollyRefused', { ids: idsOf(this) });
});

Then('le pendenze del file perduto risultano accettate', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvLostKnown', { ids: idsOf(this) });
});

Then('le pendenze del file rimandato risultano accettate', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvSentLater', { ids: idsOf(this) });
});

Then("l'operatore lo sa e l'ente non insiste con SmartProxy", function (this: World) {
  ask(this, 'spxNoInsistence');
});

Then('le righe del file dicono {string}', function (this: World, stati: string) {
  ask(this, 'csvStates', { idPendenza: pendenzaOf(this).idPendenza, stati: stati.split(' o ') });
});

Then('IRIS ha il debito che il file modifica', function (this: World) {
  ask(this, 'csvKnownDebts');
});

Then('il debito mantiene i suoi identificativi', function (this: World) {
  const { idPendenza, idPagamenti } = pendenzaOf(this);
  ask(this, 'csvSameIds', { idPendenza, idPagamenti });
});

Then('tutti i pagamenti prelevati risultano registrati', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvPaymentsKept', { pagamenti: attesi(this) });
});

Then("il pagamento dell'informativa perduta risulta registrato", async function (this: World) {
  await chiedi(this);
  ask(this, 'csvLostInformativa', { pagamenti: [attesoOf(this)] });
});

Then('dopo il riavvio il pagamento prelevato risulta ancora registrato', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvKeptAfterRestart', { pagamenti: [attesoOf(this)] });
});

Then("l'importo prelevato è quello pagato, al centesimo", async function (this: World) {
  await chiedi(this);
  ask(this, 'csvExactAmount', { pagamenti: [attesoOf(this)] });
});

Then('il pagamento prelevato è contato una volta sola', async function (this: World) {
  await chiedi(this);
  ask(this, 'csvCountedOnce', { pagamenti: [attesoOf(this)] });
});

Then("l'informativa con quella causale è letta", async function (this: World) {
  await chiedi(this);
  ask(this, 'csvQuotedRead', { pagamenti: [attesoOf(this)] });
});

Then('delle rate del file risulta pagata soltanto la n. {int}', async function (this: World, numero: number) {
  await chiedi(this);
  const { idPendenza, idPagamenti } = pendenzaOf(this);
  ask(this, 'csvInstalmentsApart', { idPendenza, pagati: [idPagamenti[numero - 1]] });
});

Then('il debito scartato risulta tale e gli altri accettati', async function (this: World) {
  await chiedi(this);
  const scartate = memoryOf(this).scartate ?? [];
  ask(this, 'csvPartlyTaken', { scartate, accettate: idsOf(this).filter((id) => !scartate.includes(id)) });
});
