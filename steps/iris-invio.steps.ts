import { Given, Then, When } from '@cucumber/cucumber';
import { DAY, HOUR } from '../simulators/kernel/clock.ts';
import type { Fault } from '../simulators/kernel/fault.ts';
import { codeOf } from '../simulators/iris/codes.ts';
import { encodeCartFault } from '../simulators/iris/contract/codec/soap.ts';
import {
  accetta,
  ask,
  attesoOf,
  chiedi,
  daInviare,
  DELEGATA,
  enteOf,
  ESITO_MS,
  giornoFra,
  idsOf,
  informative,
  invia,
  MARIO,
  memoryOf,
  modifica,
  paga,
  pagamentoOf,
  pendenzaOf,
  rata,
  SOCIETA,
} from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Messages in which an ente sends the few pendenze of a scenario, at most. */
const MESSAGGI_AL_PIU = 3;

const SEND = ['IdpAllineamentoPendenzeEnte@pdd', 'IdpAllineamentoPendenzeEnte@proxy'] as const;

/** Asks an expectation about the pendenza the scenario speaks of. */
function askPendenza(world: World, expectation: string, parameters: object = {}): void {
  ask(world, expectation, { idPendenza: pendenzaOf(world).idPendenza, ...parameters });
}

function several(world: World, count: number): ReturnType<typeof daInviare>[] {
  return Array.from({ length: count }, (_, index) =>
    daInviare(world, 5_000 + 100 * index, { causale: `Sanzione amministrativa n. ${index + 1}` }),
  );
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('un ente abilitato a IRIS', function (this: World) {
  this.precondition(enteOf(this).sil !== '', 'IRIS non conosce il sistema dell’ente');
});

Given('una pendenza di {importo} accettata da IRIS', async function (this: World, importo: number) {
  await accetta(this, [daInviare(this, importo)]);
});

Given('{int} pendenze accettate da IRIS', async function (this: World, count: number) {
  await accetta(this, several(this, count));
});

Given(
  'una pendenza di {importo} accettata da IRIS per {tributo}',
  async function (this: World, importo: number, tributo: string) {
    await accetta(this, [daInviare(this, importo, { tributo })]);
  },
);

Given('una pendenza in {int} rate accettata da IRIS', async function (this: World, count: number) {
  await accetta(this, [rateale(this, count)]);
});

Given("che IRIS ritarda l'esito di {int} ore", function (this: World, ore: number) {
  this.stimulate('iris', 'ritardaEsito', { ms: ore * HOUR });
});

Given("che la risposta di IRIS all'invio delle pendenze va perduta", function (this: World) {
  for (const operation of SEND) this.iris.faults.script({ operation, fault: { kind: 'reset' } });
});

Given('che IRIS {guasto} {momento di IRIS}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.iris.faults.script({ operation, fault });
});

Given(
  'che IRIS {guasto} a lungo {momento di IRIS}',
  function (this: World, fault: Fault, operations: readonly string[]) {
    for (const operation of operations) this.iris.faults.script({ operation, fault, times: 1_000 });
  },
);

Given('che il motore di IRIS {guasto del motore}', function (this: World, codice: string) {
  this.stimulate('iris', 'guasto', { codice });
});

Given('che IRIS rifiuta il messaggio perché {rifiuto di IRIS}', function (this: World, codice: string) {
  const body = Buffer.from(encodeCartFault(codice, codeOf(codice).meaning)).toString('utf8');
  const headers = { 'content-type': 'text/xml; charset=utf-8' };
  for (const operation of SEND)
    this.iris.faults.script({ operation, fault: { kind: 'status', status: 500, body, headers }, times: 1_000 });
});

Given("che IRIS rifiuta l'intero messaggio perché {errore globale}", function (this: World, codice: string) {
  // The ente decides in how many messages its pendenze leave: each of them is refused.
  for (let message = 0; message < MESSAGGI_AL_PIU; message++) this.stimulate('iris', 'guasto', { codice });
});

Given("che il cittadino ne ha pagata una e l'ente non lo sa ancora", function (this: World) {
  paga(this, pagamentoOf(this, 2));
  memoryOf(this).scartate = [pendenzaOf(this, 2).idPendenza];
});

Given("che il cittadino ha appena pagato e l'ente non lo sa ancora", function (this: World) {
  paga(this, pagamentoOf(this));
});

Given("che l'ente sa che il cittadino ha pagato", async function (this: World) {
  paga(this, pagamentoOf(this));
  await informative(this);
});

Given("che l'ente ha cancellato la pendenza", async function (this: World) {
  await modifica(this, 'Delete', [pendenzaOf(this)]);
  await this.advance(ESITO_MS);
});

Given('che il gestionale si è arrestato ed è ripartito', async function (this: World) {
  await this.give('restart', {});
});

Given('che IRIS comunica gli esiti in un altro ordine', function (this: World) {
  this.iris.faults.script({ operation: 'IdpAllineamentoPendenzeEnte.Esito', fault: { kind: 'reorder' } });
});

Given("che IRIS comunica due volte l'esito", function (this: World) {
  this.iris.faults.script({ operation: 'IdpAllineamentoPendenzeEnte.Esito', fault: { kind: 'duplicate' } });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente invia a IRIS una pendenza di {importo}", async function (this: World, importo: number) {
  await invia(this, [daInviare(this, importo)]);
});

When("l'ente invia a IRIS {int} pendenze con un solo invio", async function (this: World, count: number) {
  await invia(this, several(this, count));
});

When("l'ente invia a IRIS {int} pendenze, una alla volta", async function (this: World, count: number) {
  for (const pendenza of several(this, count)) await invia(this, [pendenza]);
});

When("l'ente invia a IRIS un'altra pendenza", async function (this: World) {
  await invia(this, [daInviare(this, 2_500, { causale: 'Seconda sanzione di prova' })]);
});

When("l'ente invia a IRIS una pendenza con la causale {string}", async function (this: World, causale: string) {
  await invia(this, [daInviare(this, 5_000, { causale })]);
});

When("l'ente invia a IRIS una pendenza con un delegato", async function (this: World) {
  await invia(this, [daInviare(this, 5_000, { debitore: { ...MARIO, delegati: [DELEGATA] } })]);
});

When("l'ente invia a IRIS una pendenza a carico di una società", async function (this: World) {
  await invia(this, [daInviare(this, 5_000, { debitore: SOCIETA })]);
});

When("l'ente invia a IRIS una pendenza con il conto di accredito", async function (this: World) {
  await invia(this, [daInviare(this, 5_000, { rate: [rata(this, 5_000, 60, { iban: enteOf(this).ibans[0]! })] })]);
});

When("l'ente invia a IRIS una pendenza in {int} rate", async function (this: World, count: number) {
  await invia(this, [rateale(this, count)]);
});

When("l'ente invia a IRIS una cartella con {int} pagamenti", async function (this: World, count: number) {
  const rate = Array.from({ length: count }, (_, index) =>
    rata(this, 1_000 * (index + 1), 60, {
      inizioValidita: giornoFra(this, 0),
      fineValidita: giornoFra(this, 90),
      causale: `Voce di cartella n. ${index + 1}`,
      iban: enteOf(this).ibans[0]!,
    }),
  );
  await invia(this, [daInviare(this, 0, { rate, cartella: true })]);
});

When("l'ente invia a IRIS una pendenza che scade fra {int} giorni", async function (this: World, giorni: number) {
  await invia(this, [daInviare(this, 5_000, { rate: [rata(this, 5_000, giorni)] })]);
});

When("l'ente invia a IRIS una pendenza divisa nelle voci:", async function (this: World, table: DataTable) {
  const voci = table.hashes().map(({ voce, importo }, index) => ({
    codice: `V${index + 1}`,
    descrizione: voce!,
    importo: cents(importo!),
  }));
  const totale = voci.reduce((sum, { importo }) => sum + importo, 0);
  await invia(this, [daInviare(this, totale, { rate: [rata(this, totale, 60, { voci })] })]);
});

When("l'ente invia a IRIS una pendenza con il servizio sincrono", async function (this: World) {
  await invia(this, [daInviare(this, 5_000)], { sincrono: true });
});

When("l'operatore chiede due volte l'invio della stessa pendenza", async function (this: World) {
  await invia(this, [daInviare(this, 5_000)]);
  await this.advance(ESITO_MS);
  await modifica(this, 'Insert', [pendenzaOf(this)]);
  await this.advance(ESITO_MS);
});

When("l'operatore indica un debitore con il codice fiscale errato", async function (this: World) {
  const last = MARIO.codiceFiscale.at(-1) === 'Z' ? 'Y' : 'Z';
  const codiceFiscale = MARIO.codiceFiscale.slice(0, -1) + last;
  await invia(this, [daInviare(this, 5_000, { debitore: { ...MARIO, codiceFiscale } })]);
  await this.advance(ESITO_MS);
});

When("l'operatore indica una validità che finisce prima della scadenza", async function (this: World) {
  const fineValidita = giornoFra(this, 30);
  await invia(this, [daInviare(this, 5_000, { rate: [rata(this, 5_000, 60, { fineValidita })] })]);
  await this.advance(ESITO_MS);
});

When("l'operatore indica voci la cui somma non è l'importo", async function (this: World) {
  const voci = [
    { codice: 'V1', descrizione: 'Sanzione', importo: 3_000 },
    { codice: 'V2', descrizione: 'Spese', importo: 1_999 },
  ];
  await invia(this, [daInviare(this, 5_000, { rate: [rata(this, 5_000, 60, { voci })] })]);
  await this.advance(ESITO_MS);
});

When("l'ente {modifica} la pendenza", async function (this: World, operazione: Modifica) {
  await modifica(this, operazione, [pendenzaOf(this)], scelte(operazione));
  await this.advance(ESITO_MS);
});

When("l'ente sostituisce la pendenza con il servizio sincrono", async function (this: World) {
  await modifica(this, 'Replace', [pendenzaOf(this)], { importo: 6_000, sincrono: true });
});

When("l'operatore {modifica} la pendenza", async function (this: World, operazione: Modifica) {
  await modifica(this, operazione, [pendenzaOf(this)], scelte(operazione));
  await this.advance(ESITO_MS);
});

When("l'ente le sostituisce tutte con un solo invio", async function (this: World) {
  await modifica(this, 'Replace', memoryOf(this).pendenze, { importo: 6_000 });
  await this.advance(ESITO_MS);
});

When("l'ente le sostituisce una alla volta", async function (this: World) {
  for (const pendenza of memoryOf(this).pendenze) await modifica(this, 'Replace', [pendenza], { importo: 6_000 });
  await this.advance(ESITO_MS);
});

When("l'ente dichiara rimborsato il pagamento", async function (this: World) {
  await modifica(this, 'UpdateStatus', [pendenzaOf(this)], { stato: 'Pagamento Rimborsato' });
  await this.advance(ESITO_MS);
});

When("l'ente inserisce di nuovo la pendenza cancellata", async function (this: World) {
  await modifica(this, 'Insert', [pendenzaOf(this)]);
  await this.advance(ESITO_MS);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('IRIS accetta la pendenza', async function (this: World) {
  await this.advance(ESITO_MS);
  askPendenza(this, 'inserted');
  ask(this, 'registeredCodes');
});

Then('IRIS accetta tutte le pendenze', async function (this: World) {
  await this.advance(ESITO_MS);
  for (const idPendenza of idsOf(this)) ask(this, 'inserted', { idPendenza });
});

Then("la pendenza risulta accettata presso l'ente", async function (this: World) {
  await this.advance(ESITO_MS);
  await chiedi(this);
  askPendenza(this, 'acceptanceRecorded');
});

Then("l'ente prende in carico l'esito", async function (this: World) {
  await this.advance(ESITO_MS);
  ask(this, 'esitoAnswered');
});

Then("prima dell'esito la pendenza risulta soltanto inviata", async function (this: World) {
  await chiedi(this);
  await this.advance(DAY);
  askPendenza(this, 'sentNotAccepted');
});

Then("la pendenza riporta i dati indicati dall'operatore", function (this: World) {
  askPendenza(this, 'asAsked');
});

Then('gli importi sono in centesimi interi', function (this: World) {
  ask(this, 'wholeCents');
});

Then("ogni conto di accredito è valido e fra quelli dichiarati dall'ente", function (this: World) {
  ask(this, 'ibansDeclared', { ibans: enteOf(this).ibans });
  ask(this, 'ibansValid');
});

Then('la società è indicata con la partita IVA', function (this: World) {
  ask(this, 'companyValid');
});

Then('il delegato accompagna il debitore', function (this: World) {
  ask(this, 'delegateWithDebtor');
});

Then('la pendenza rispetta le regole di IRIS sui dati', function (this: World) {
  ask(this, 'dataOfOperation');
  ask(this, 'debtorValid');
  ask(this, 'euroOnly');
  ask(this, 'totalIsSum');
  ask(this, 'paymentModeCoherent');
});

Then('la cartella è composta come previsto', function (this: World) {
  ask(this, 'cartellaFormed');
});

Then("il messaggio porta l'identità dell'ente e del suo sistema", function (this: World) {
  ask(this, 'silAuthenticated');
  ask(this, 'systemIsCaller');
  ask(this, 'subjectIsCaller');
  ask(this, 'serviceNamed');
  ask(this, 'senderIsEnte');
});

Then('il messaggio è indirizzato a IRIS', function (this: World) {
  ask(this, 'receiverIsIris');
  ask(this, 'soapAtAddress');
});

Then('il messaggio rispetta lo schema della sua versione', function (this: World) {
  ask(this, 'schemaRespected');
  ask(this, 'versionKnown');
  ask(this, 'messageIdsFormed');
});

Then('le date e ore del messaggio sono quelle vere', function (this: World) {
  ask(this, 'timesWithOffset');
});

Then("l'ente ripete l'invio con lo stesso identificativo", async function (this: World) {
  await this.advance(HOUR);
  ask(this, 'sameIdOnRetry');
});

Then("l'ente porta a termine l'invio", function (this: World) {
  askPendenza(this, 'deliveryCompleted');
});

Then("l'ente non insiste con un messaggio che IRIS ha già", async function (this: World) {
  await this.runToIdle();
  ask(this, 'duplicateNotInsisted');
});

Then('IRIS ha una sola volta la pendenza', async function (this: World) {
  await this.advance(ESITO_MS);
  askPendenza(this, 'insertedOnce');
});

Then("l'ente smette di ripetere l'invio dopo pochi tentativi", async function (this: World) {
  await this.runToIdle();
  ask(this, 'boundedRetries');
});

Then('ogni messaggio ha un identificativo diverso', function (this: World) {
  ask(this, 'messageIdsDistinct');
});

Then("l'operatore dell'ente vede perché IRIS ha rifiutato il messaggio", async function (this: World) {
  await chiedi(this);
  ask(this, 'refusalShown');
});

Then("l'ente non ripete identico il messaggio rifiutato", async function (this: World) {
  await this.runToIdle();
  ask(this, 'refusedNotRepeated');
});

Then('soltanto la pendenza pagata risulta scartata', async function (this: World) {
  await chiedi(this);
  ask(this, 'partialRecorded', { idPendenze: idsOf(this) });
});

Then("l'ente legge gli errori della risposta", async function (this: World) {
  await chiedi(this);
  askPendenza(this, 'syncErrorsRead');
});

Then('tutte le pendenze risultano scartate', async function (this: World) {
  await this.advance(ESITO_MS);
  await chiedi(this);
  ask(this, 'globalRecorded', { idPendenze: idsOf(this) });
});

Then("l'operatore dell'ente vede perché la pendenza è stata scartata", function (this: World) {
  for (const idPendenza of scartate(this)) ask(this, 'reasonShown', { idPendenza });
});

Then("l'ente non ripete da solo la pendenza scartata", async function (this: World) {
  await this.runToIdle();
  for (const idPendenza of scartate(this)) ask(this, 'discardedNotRepeated', { idPendenza });
});

Then('la pendenza con il codice fiscale errato non giunge a IRIS', function (this: World) {
  ask(this, 'wrongDebtorStopped');
});

Then('la pendenza con la validità errata non giunge a IRIS', function (this: World) {
  ask(this, 'wrongValidityStopped');
});

Then('la pendenza con le voci errate non giunge a IRIS', function (this: World) {
  ask(this, 'wrongVoicesStopped');
});

Then('ogni rata è un pagamento diverso', function (this: World) {
  ask(this, 'paymentsDistinct');
  ask(this, 'paymentModeCoherent');
});

Then("l'importo totale è la somma delle rate", function (this: World) {
  ask(this, 'totalIsSum');
});

Then('nessuna pendenza e nessun pagamento si ripete', function (this: World) {
  ask(this, 'pendenzeDistinct');
  ask(this, 'paymentsDistinct');
  ask(this, 'paymentOfOnePendenza');
});

Then("IRIS applica l'operazione alla pendenza inserita", function (this: World) {
  askPendenza(this, 'operationApplied', { operazione: memoryOf(this).operazione });
  ask(this, 'knownPendenza');
});

Then("l'aggiornamento nomina soltanto pagamenti della pendenza", function (this: World) {
  ask(this, 'updateOfKnown');
});

Then('la pendenza pagata non è modificata', async function (this: World) {
  await this.runToIdle();
  ask(this, 'paidNotTouched', attesoOf(this));
});

Then("l'ente lascia il pagamento e l'operatore ne è avvisato", async function (this: World) {
  await chiedi(this);
  await this.runToIdle();
  askPendenza(this, 'paidMeanwhile');
});

Then('il rimborso riguarda un pagamento avvenuto', function (this: World) {
  ask(this, 'refundDue');
});

Then('creazione, emissione e prescrizione sono in ordine', function (this: World) {
  ask(this, 'datesInOrder');
});

Then('la validità comprende la scadenza', function (this: World) {
  ask(this, 'validityCoherent');
});

Then("la somma delle voci è l'importo", function (this: World) {
  ask(this, 'voicesSum');
  ask(this, 'wholeCents');
});

Then('la pendenza è inserita con gli stessi identificativi', function (this: World) {
  askPendenza(this, 'sameIdsAgain', { idPagamenti: pendenzaOf(this).idPagamenti });
});

Then("l'esito ripetuto non cambia nulla", async function (this: World) {
  await this.advance(ESITO_MS);
  await chiedi(this);
  askPendenza(this, 'esitoTwiceHarmless');
});

Then('ogni esito è attribuito al suo messaggio', async function (this: World) {
  await this.advance(ESITO_MS);
  await chiedi(this);
  ask(this, 'esitiMatched', { idPendenze: idsOf(this) });
});

// ------------------------------------------------------------------------------------------------------------ words

type Modifica = 'Replace' | 'UpdateStatus' | 'Delete';

interface DataTable {
  hashes(): Record<string, string>[];
}

function scelte(operazione: Modifica): { readonly stato?: string; readonly importo?: number } {
  if (operazione === 'Replace') return { importo: 6_000 };
  return operazione === 'UpdateStatus' ? { stato: 'Non Pagabile' } : {};
}

/** Pendenze that IRIS is expected to refuse. */
function scartate(world: World): readonly string[] {
  return memoryOf(world).scartate ?? idsOf(world);
}

function rateale(world: World, count: number): ReturnType<typeof daInviare> {
  const rate = Array.from({ length: count }, (_, index) => rata(world, 2_000, 30 * (index + 1)));
  return daInviare(world, 0, { tributo: 'TARI', causale: 'Tassa rifiuti a rate', rate });
}

/** `30,00 euro` -> 3000. */
function cents(text: string): number {
  const [, euro = '', decimals = ''] = /^(\d+),(\d{2}) euro$/.exec(text) ?? [];
  return Number(euro + decimals);
}
