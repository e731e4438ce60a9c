import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import {
  ask,
  askHeld,
  avviso,
  cittadino,
  consegna,
  INOLTRO_MS,
  memoryOf,
  messaggio,
  messaggiOf,
  servizioOf,
  serviziOf,
} from './ioservice.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Why the gateway refuses a batch: the words, and what it answers (io.md §10.2). */
const RIFIUTI: Readonly<Record<string, { readonly title: string; readonly detail: string }>> = {
  'un progressivo è ripetuto': {
    title: 'Campo non corretto',
    detail: 'progressivo_messaggio: il progressivo è ripetuto al messaggio:[2]',
  },
  "l'oggetto di un messaggio è troppo breve": {
    title: 'Campo non corretto',
    detail: 'oggetto_messaggio: almeno 10 caratteri al messaggio:[2]',
  },
  'la scadenza non ha la forma prevista': {
    title: 'Campo non corretto',
    detail: 'data_scadenza: istante non valido al messaggio:[1]',
  },
  'il codice utente è di un altro ente': {
    title: 'Utente non corretto',
    detail: 'la chiave e il Codice-Utente non appartengono allo stesso ente',
  },
};

/** Where a service stands that may not send. */
const STATI: Readonly<Record<string, object>> = {
  'non è registrato': { registrazione: 'nonRegistrato' },
  'è in revisione': { registrazione: 'inRevisione' },
  'non ha il permesso di inviare': { permesso: false },
  'non è ancora visibile in app': { visibile: false },
};

function words<Value>(name: string, values: Readonly<Record<string, Value>>): void {
  defineParameterType({
    name,
    regexp: new RegExp(Object.keys(values).join('|')),
    transformer: (text: string) => values[text],
  });
}

words('rifiuto del gateway', RIFIUTI);
words('stato sul gateway', STATI);
words('regola di scadenza', { 'si può ancora pagare': false, 'non si può più pagare': true });

/** The gateway refuses the next batches, as many as `times` says. */
function refuse(world: World, { title, detail }: { readonly title: string; readonly detail: string }, times = 1): void {
  world.ioservice.faults.script({
    operation: 'insertMessages',
    times,
    fault: {
      kind: 'status',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, status: '400-Bad Request', detail }),
    },
  });
}

/** More than anybody tries. */
const MANY = 20;

const several = (world: World, count: number) => Array.from({ length: count }, () => messaggio(world));

/** A citizen logs in at Cohesion and comes back with a form; what the form says may be another level. */
async function comesBack(
  world: World,
  {
    has,
    says = has,
    wanted,
    from,
  }: { readonly has: number; readonly says?: number; readonly wanted: number; readonly from?: string },
): Promise<void> {
  const sessione = world.ids.hex(24);
  world.stimulate('ioservice', 'accede', { livello: has, sessione, codiceFiscale: 'RSSMRA80A01H501U' });
  const form = `<dsAuth><auth><id_sessione_sso>${sessione}</id_sessione_sso><id_sessione_aspnet_sso>${sessione}</id_sessione_aspnet_sso><livello>${says}</livello></auth></dsAuth>`;
  await world.give('cohesion-return', {
    livello: wanted,
    auth: Buffer.from(form).toString('base64'),
    origine: from ?? world.run.urls['ioservice'] ?? '',
  });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('un ente registrato a IOService', function (this: World) {
  this.precondition(servizioOf(this).chiave !== '', 'il gateway non ha chiavi per l’ente');
});

Given('che la risposta del gateway va perduta', function (this: World) {
  this.ioservice.faults.script({ operation: 'insertMessages', fault: { kind: 'reset' } });
});

Given("che l'ente ha consegnato al gateway un lotto di {int} messaggi", async function (this: World, count: number) {
  await consegna(this, several(this, count));
});

Given(
  'che il gateway rifiuta il lotto perché {rifiuto del gateway}',
  function (this: World, answer: { title: string; detail: string }) {
    refuse(this, answer);
  },
);

Given('che il gateway ha rifiutato un lotto di {int} messaggi', async function (this: World, count: number) {
  refuse(this, RIFIUTI["l'oggetto di un messaggio è troppo breve"]!, MANY);
  await consegna(this, several(this, count));
  this.ioservice.faults.clear();
});

Given("che il gateway non conosce le chiavi dell'ente", function (this: World) {
  this.stimulate('ioservice', 'revocaChiavi');
});

Given('che il gateway non conosce più la prima chiave del servizio', function (this: World) {
  this.stimulate('ioservice', 'revocaChiavi', { primarie: true });
});

Given('un messaggio consegnato al gateway e non ancora inviato', async function (this: World) {
  await consegna(this, [messaggio(this)]);
});

Given('che il messaggio consegnato al gateway è stato inoltrato a IO', async function (this: World) {
  await consegna(this, [messaggio(this)]);
  await this.advance(INOLTRO_MS);
});

Given('che il messaggio per un cittadino che non è su IO è stato inoltrato', async function (this: World) {
  await consegna(this, [messaggio(this, { codiceFiscale: cittadino(this, false) })]);
  await this.advance(INOLTRO_MS);
});

Given('che il servizio {stato sul gateway}', function (this: World, change: object) {
  this.stimulate('ioservice', 'servizio', { servizio: servizioOf(this).codice, ...change });
});

Given("che il delegato dell'ente è cambiato e i servizi sono registrati di nuovo", async function (this: World) {
  this.stimulate('ioservice', 'cambiaDelegato');
  await this.give('ioservice-keys', {
    servizi: serviziOf(this).map(({ codice, chiaveDelNuovoAccount }) => ({ codice, chiave: chiaveDelNuovoAccount })),
  });
});

Given(
  'che un cittadino è entrato con il livello {int} in un servizio di livello {int}',
  async function (this: World, has: number, wanted: number) {
    await comesBack(this, { has, wanted });
  },
);

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente consegna al gateway un messaggio", async function (this: World) {
  await consegna(this, [messaggio(this)]);
  await this.runToIdle();
});

When("l'ente consegna al gateway un messaggio con il codice fiscale in minuscolo", async function (this: World) {
  await consegna(this, [messaggio(this, { codiceFiscale: cittadino(this).toLowerCase() })]);
});

When(
  "l'ente consegna al gateway un messaggio con accenti, virgolette e il simbolo dell'euro",
  async function (this: World) {
    const testo =
      'Perché la tua città è più bella: «partecipa» al bilancio! Ogni proposta vale fino a 5.000 €, e l’esito si saprà lunedì.';
    await consegna(this, [messaggio(this, { testo })]);
  },
);

When("l'ente consegna al gateway un lotto di {int} messaggi", async function (this: World, count: number) {
  await consegna(this, several(this, count));
  await this.runToIdle();
});

When("l'operatore consegna di nuovo il lotto", async function (this: World) {
  await consegna(this, messaggiOf(this));
});

When("l'operatore consegna di nuovo il lotto corretto", async function (this: World) {
  const corretto = messaggiOf(this).map((each, index) =>
    index === 1 ? { ...each, oggetto: `${each.oggetto}, corretto` } : each,
  );
  await consegna(this, corretto);
});

When("l'ente consegna al gateway un messaggio che scade il {giorno}", async function (this: World, scadenza: string) {
  await consegna(this, [messaggio(this, { scadenza })]);
});

When("l'ente consegna al gateway un avviso di pagamento di {importo}", async function (this: World, importo: number) {
  await consegna(this, [avviso(this, importo, false)]);
});

When(
  "l'ente consegna al gateway un avviso di pagamento che dopo la scadenza {regola di scadenza}",
  async function (this: World, nonDopoLaScadenza: boolean) {
    await consegna(this, [avviso(this, 4_050, nonDopoLaScadenza)]);
  },
);

When("l'ente consegna al gateway un messaggio per ciascuno dei due servizi", async function (this: World) {
  for (const at of [0, 1]) await consegna(this, [messaggio(this)], servizioOf(this, at).codice);
});

When("l'ente chiede al gateway lo stato dei messaggi", async function (this: World) {
  await this.give('ioservice-states', {});
});

When("l'operatore cambia il testo del messaggio", async function (this: World) {
  const [{ riferimento } = { riferimento: '' }] = messaggiOf(this);
  await this.give('ioservice-change', { riferimento, testo: nuovoTesto(riferimento) });
  await this.advance(INOLTRO_MS);
});

When("l'operatore cancella il messaggio", async function (this: World) {
  const [{ riferimento } = { riferimento: '' }] = messaggiOf(this);
  await this.give('ioservice-delete', { riferimento });
  await this.advance(INOLTRO_MS);
});

When("l'ente avvia l'accesso a un servizio di livello {int}", async function (this: World, livello: number) {
  await this.give('cohesion-login', { livello });
});

When(
  'un cittadino accede con il livello {int} a un servizio di livello {int}',
  async function (this: World, has: number, wanted: number) {
    await comesBack(this, { has, wanted });
  },
);

When(
  'un cittadino che ha il livello {int} si presenta con il livello {int} a un servizio di livello {int}',
  async function (this: World, has: number, says: number, wanted: number) {
    await comesBack(this, { has, says, wanted });
  },
);

When(
  'un cittadino torna a un servizio di livello {int} da un altro dominio',
  async function (this: World, wanted: number) {
    await comesBack(this, { has: wanted, wanted, from: 'https://accesso.example' });
  },
);

function nuovoTesto(riferimento: string): string {
  return `La scadenza per rinnovare l'iscrizione alla mensa viene prorogata di un mese. Il numero della tua pratica resta ${riferimento}.`;
}

// ----------------------------------------------------------------------------------------------------------- Allora

Then('il gateway ha il messaggio come è stato scritto', function (this: World) {
  ask(this, 'messageHandedOver');
});

Then('il messaggio ha la forma che il gateway prevede', function (this: World) {
  ask(this, 'batchFormed');
});

Then('nessun messaggio è consegnato due volte', async function (this: World) {
  await this.runToIdle();
  ask(this, 'handedOverOnce');
});

Then('la chiave compare soltanto al suo posto', function (this: World) {
  ask(this, 'keyOnlyInHeader');
});

Then("la chiamata porta il codice utente dell'ente", function (this: World) {
  ask(this, 'tenantNamed');
});

Then('nel lotto ogni messaggio ha un progressivo diverso', function (this: World) {
  ask(this, 'numbersDistinct');
});

Then("ogni messaggio ha presso l'ente l'identificativo che il gateway gli ha dato", async function (this: World) {
  await askHeld(this, 'idsLinked');
});

Then("l'operatore sa che la sorte dell'invio è ignota", function (this: World) {
  ask(this, 'unknownFateTold');
});

Then("l'intero lotto risulta da consegnare", async function (this: World) {
  await askHeld(this, 'refusedBatchStays');
});

Then("l'operatore vede il motivo del rifiuto", function (this: World) {
  ask(this, 'refusalShown');
});

Then("l'ente non ripete uguale il lotto rifiutato", async function (this: World) {
  await this.runToIdle();
  ask(this, 'refusedNotRepeated');
});

Then("il gateway ha l'intero lotto", function (this: World) {
  ask(this, 'wholeBatchHandedOver');
});

Then("l'ente si ferma e l'operatore lo viene a sapere", function (this: World) {
  ask(this, 'stopsAtUnauthorized');
});

Then("presso l'ente il messaggio risulta consegnato al gateway e non ancora inviato", async function (this: World) {
  await askHeld(this, 'statesRecorded', { stato: 'consegnato' });
});

Then("presso l'ente il messaggio risulta inviato", async function (this: World) {
  await askHeld(this, 'statesRecorded', { stato: 'inviato' });
});

Then("presso l'ente il messaggio risulta non recapitato", async function (this: World) {
  await askHeld(this, 'statesRecorded', { stato: 'nonRaggiunto' });
});

Then("l'ente chiede lo stato con l'identificativo del gateway", function (this: World) {
  ask(this, 'askedByItsId');
});

Then("l'ente usa un altro canale", async function (this: World) {
  await askHeld(this, 'otherChannelUsed');
});

Then('al cittadino arriva il testo nuovo', function (this: World) {
  ask(this, 'newTextArrives', { testo: nuovoTesto(messaggiOf(this)[0]!.riferimento) });
});

Then("l'operatore sa che il cambiamento è stato respinto", function (this: World) {
  ask(this, 'lateChangeTold');
});

Then('al cittadino non arriva il messaggio', function (this: World) {
  ask(this, 'deletedNotSent');
});

Then("l'importo è quello della posizione debitoria", function (this: World) {
  ask(this, 'amountInCents');
});

Then("l'avviso è il numero avviso della posizione debitoria", function (this: World) {
  ask(this, 'noticeNumber');
});

Then("MPay conosce l'avviso", function (this: World) {
  ask(this, 'positionKnown');
});

Then("il messaggio dice se l'avviso si può pagare dopo la scadenza", function (this: World) {
  ask(this, 'payableAfterDueDate');
});

Then('la scadenza è la fine di quel giorno in Italia', function (this: World) {
  const { scadenza } = messaggiOf(this)[0]!;
  const end = Temporal.PlainDateTime.from(`${scadenza}T23:59:59`).toZonedDateTime('Europe/Rome');
  ask(this, 'dueDateInItaly', { attesa: new Date(end.epochMilliseconds).toISOString() });
});

Then("l'operatore sa che il servizio non è attivo", function (this: World) {
  ask(this, 'inactiveServiceTold');
});

Then('ogni messaggio parte con la chiave del suo servizio', function (this: World) {
  ask(this, 'keyOfItsService', { servizi: memoryOf(this).lotti });
});

Then('nulla parte con le chiavi del vecchio account', function (this: World) {
  ask(this, 'noOldKeys', {
    chiaviDismesse: serviziOf(this).flatMap(({ chiave, chiaveDiRiserva }) => [chiave, chiaveDiRiserva]),
  });
});

Then('la richiesta a Cohesion dichiara il livello {int}', function (this: World, livello: number) {
  this.expect('ioservice', 'levelAsked', { livello });
});

Then('il cittadino con il livello richiesto entra', function (this: World) {
  this.expect('ioservice', 'lowerLevelRefused', { ammesso: true });
});

Then('il cittadino con il livello più basso non entra', function (this: World) {
  this.expect('ioservice', 'lowerLevelRefused', { ammesso: false });
});

Then('il cittadino che non proviene da Cohesion non entra', function (this: World) {
  this.expect('ioservice', 'otherOriginRefused', { ammesso: false });
});
