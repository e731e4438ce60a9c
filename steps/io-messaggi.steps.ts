import { Given, Then, When } from '@cucumber/cucumber';
import { DAY, HOUR, MINUTE } from '../simulators/kernel/clock.ts';
import type { Fault } from '../simulators/kernel/fault.ts';
import { EVERY_GROUP } from '../simulators/io/index.ts';
import type { IoMessage } from '../sut/commands/io.ts';
import { validIoMessageArbitrary } from './io.arbitrary.ts';
import {
  askHeld,
  avvisoOf,
  citizen,
  identityOf,
  inIoWords,
  learn,
  memoryOf,
  messageOf,
  newRiferimento,
  openNotice,
  problemFault,
  paymentOf,
  riferimentoOf,
  servizioOf,
  TESTO,
  write,
  written,
} from './io.memory.ts';
import { forAll } from './property.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** Asks an expectation of IO about the message the scenario speaks of. */
function ask(world: World, expectation: string, parameters: object = {}): void {
  world.expect('io', expectation, { riferimento: riferimentoOf(world), ...parameters });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('un ente abilitato a IO', function (this: World) {
  this.precondition(identityOf(this).servizi.length > 0, 'IO non conosce servizi dell’ente');
});

Given('un cittadino {cittadino}', function (this: World, persona: string) {
  memoryOf(this).destinatario = citizen(this, persona);
});

Given('che il codice fiscale del cittadino è in archivio in minuscolo', function (this: World) {
  const { destinatario } = memoryOf(this);
  memoryOf(this).destinatario = { ...destinatario, codiceFiscale: destinatario.codiceFiscale.toLowerCase() };
});

Given("un'impresa da informare", function (this: World) {
  memoryOf(this).destinatario = { codiceFiscale: '00876540321', denominazione: 'Esempio di Impresa' };
});

Given('che IO {guasto} {momento di IO}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.io.faults.script({ operation, fault: inIoWords(fault) });
});

Given('che IO {guasto} due volte {momento di IO}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.io.faults.script({ operation, fault: inIoWords(fault), times: 2 });
});

Given('che IO {guasto} a lungo {momento di IO}', function (this: World, fault: Fault, operations: readonly string[]) {
  for (const operation of operations) this.io.faults.script({ operation, fault: inIoWords(fault), times: 1_000 });
});

Given('che la risposta di IO alla presa in carico va perduta', function (this: World) {
  this.io.faults.script({ operation: 'submitMessageforUserWithFiscalCodeInBody', fault: { kind: 'reset' } });
});

Given('che IO consente {int} chiamate ogni 5 secondi', function (this: World, calls: number) {
  this.stimulate('io', 'rateLimit', { calls, windowMs: 5_000 });
});

Given('che IO rifiuta {int} invii senza dire quanto attendere', function (this: World, times: number) {
  const fault: Fault = {
    kind: 'status',
    status: 429,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ statusCode: 429, message: 'Rate limit is exceeded.' }),
  };
  this.io.faults.script({ operation: 'submitMessageforUserWithFiscalCodeInBody', fault, times });
});

Given('che la chiave del servizio non è più valida', function (this: World) {
  const body = JSON.stringify({
    statusCode: 401,
    message:
      'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
  });
  for (const operation of ['getProfileByPOST', 'getProfile', 'submitMessageforUserWithFiscalCodeInBody'])
    this.io.faults.script({
      operation,
      fault: { kind: 'status', status: 401, headers: { 'content-type': 'application/json' }, body },
      times: 1_000,
    });
});

Given('che il servizio può scrivere ai soli destinatari di prova', function (this: World) {
  const gruppi = ['ApiLimitedMessageWrite', ...EVERY_GROUP.filter((group) => group !== 'ApiMessageWrite')];
  this.stimulate('io', 'groups', { gruppi });
});

Given('che IO riceve il messaggio e non consente di scrivere al destinatario', function (this: World) {
  this.io.faults.script({
    operation: 'submitMessageforUserWithFiscalCodeInBody',
    fault: problemFault(403, 'Recipient forbidden', 'You are not allowed to issue requests for the recipient.'),
    times: 1_000,
  });
});

Given('che IO non trova il messaggio', function (this: World) {
  this.io.faults.script({
    operation: 'getMessage',
    fault: problemFault(404, 'Message not found', 'The message that you requested was not found in the system.'),
    times: 1_000,
  });
});

Given("che all'ente manca il permesso di {permesso}", function (this: World, permesso: string) {
  const lacking: Readonly<Record<string, string>> = {
    write: 'ApiMessageWrite',
    premium: 'ApiMessageWriteAdvanced',
    thirdParty: 'ApiThirdPartyMessageWrite',
  };
  this.stimulate('io', 'groups', { gruppi: EVERY_GROUP.filter((group) => group !== lacking[permesso]) });
});

Given("che le chiamate dell'ente partono da un indirizzo non autorizzato", function (this: World) {
  this.stimulate('io', 'sourceIp', { ip: '198.51.100.7' });
});

Given('che IO aggiunge alle risposte un dato nuovo', function (this: World) {
  this.stimulate('io', 'extraMembers', { attivo: true });
});

Given("che IO elenca le notifiche nell'esito", function (this: World) {
  this.stimulate('io', 'words', { notifiche: true });
});

Given('che IO chiama con un altro nome i messaggi da lavorare', function (this: World) {
  this.stimulate('io', 'words', { sospesi: 'THROTTLED' });
});

Given(
  'un avviso di pagamento di {importo} da pagare entro il {giorno}',
  function (this: World, importo: number, giorno: string) {
    openNotice(this, importo, giorno);
  },
);

Given('che il servizio può chiedere al massimo {importo}', function (this: World, importo: number) {
  this.stimulate('io', 'card', {
    servizio: servizioOf(this).codice,
    scheda: { max_allowed_payment_amount: importo },
  });
});

Given("che l'avviso risulta {chiusura} al gestionale", async function (this: World, motivo: string) {
  await this.give('close-io-position', { numeroAvviso: avvisoOf(this).numeroAvviso, motivo });
});

Given('che pagoPA non risponde a IO', function (this: World) {
  this.stimulate('io', 'pagoPa', { fermo: true });
});

Given("che l'ente ha scritto al cittadino", async function (this: World) {
  await written(this);
});

Given("che l'ente ha scritto al cittadino un messaggio Premium", async function (this: World) {
  await written(this, { premium: true });
});

Given("che l'ente ha inviato l'avviso di pagamento", async function (this: World) {
  await written(this, paymentOf(this));
});

Given("che l'ente ha inviato un avviso di pagamento ancora dovuto", async function (this: World) {
  openNotice(this, 2_500, '2026-12-31');
  await written(this, paymentOf(this));
});

Given("che l'ente ha inviato l'avviso di pagamento in un messaggio Premium", async function (this: World) {
  await written(this, { ...paymentOf(this), premium: true });
});

Given('che due giorni dopo il cittadino ha bloccato il servizio', async function (this: World) {
  await this.advance(2 * DAY);
  this.stimulate('io', 'citizenChooses', { codiceFiscale: memoryOf(this).destinatario.codiceFiscale, attiva: false });
});

Given("che IO ha consegnato il messaggio e l'ente lo sa", async function (this: World) {
  await learn(this);
});

Given("che il cittadino ha pagato l'avviso", async function (this: World) {
  await this.advance(2 * HOUR);
  this.stimulate('io', 'position', { ...avvisoOf(this), stato: 'paid' });
});

Given("che l'ente ha corretto il messaggio", async function (this: World) {
  await correct(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente scrive al cittadino", async function (this: World) {
  await write(this);
});

When("l'ente scrive all'impresa", async function (this: World) {
  await write(this);
});

When("l'ente scrive al cittadino un messaggio Premium", async function (this: World) {
  await write(this, { premium: true });
});

When("l'ente scrive al cittadino con un oggetto di {int} caratteri", async function (this: World, length: number) {
  admitted(this, 'oggetto', length, [10, 120]);
  await write(this, { oggetto: ofLength('Avviso di scadenza della carta di identità', length) });
});

When("l'ente scrive al cittadino con un testo di {int} caratteri", async function (this: World, length: number) {
  admitted(this, 'testo', length, [80, 10_000]);
  await write(this, { testo: ofLength(TESTO, length) });
});

When("l'ente scrive al cittadino un testo con lettere accentate e simboli", async function (this: World) {
  await write(this, {
    oggetto: 'Però è così: «città» d’arte e 50 €',
    testo: `${TESTO} À È Ì Ò Ù à è ì ò ù, € 10, «virgolette», l’apostrofo e il trattino – fino a qui.`,
  });
});

When("l'ente scrive al cittadino un promemoria per il {giorno}", async function (this: World, scadenza: string) {
  const giorno = scadenza.split('-').toReversed().join('/');
  await write(this, {
    oggetto: 'Scadenza della carta di identità',
    testo: `La tua carta di identità scade il ${giorno}. Puoi chiederne una nuova allo sportello, su appuntamento, portando con te la vecchia.`,
    scadenza,
  });
});

When("l'ente invia l'avviso di pagamento", async function (this: World) {
  await write(this, paymentOf(this));
});

When(
  "l'ente invia un avviso di pagamento che dopo la scadenza {regola di scadenza}",
  async function (this: World, nonDopoLaScadenza: boolean) {
    openNotice(this, 4_050, '2026-12-31');
    memoryOf(this).nonDopoLaScadenza = nonDopoLaScadenza;
    const { pagamento, ...testi } = paymentOf(this);
    await write(this, { ...testi, pagamento: { ...pagamento!, nonDopoLaScadenza } });
  },
);

When("l'operatore chiede due volte lo stesso messaggio", async function (this: World) {
  await write(this);
  await this.give('send-io-message', messageOf(this));
});

When("l'ente scrive a {int} cittadini, a ciascuno il suo messaggio", async function (this: World, count: number) {
  await batch(this, count, (index) => `${TESTO} Il numero della tua pratica è ${index + 1}.`);
});

When("l'ente scrive lo stesso testo a {int} cittadini", async function (this: World, count: number) {
  await batch(this, count, () => TESTO);
});

When("l'ente scrive con un messaggio di ciascun servizio", async function (this: World) {
  await writeFromEach(this);
});

Given("che l'ente ha scritto con un messaggio di ciascun servizio", async function (this: World) {
  await writeFromEach(this);
});

async function writeFromEach(world: World): Promise<void> {
  await written(world);
  const [, second] = identityOf(world).servizi;
  world.precondition(second !== undefined, 'l’ente ha un solo servizio su IO');
  await write(world, { servizio: second!.codice, oggetto: 'Iscrizione alla mensa scolastica' });
  memoryOf(world).servizio = { codice: second!.codice, nome: '', descrizione: '' };
}

When("l'ente scrive al cittadino un messaggio con un pulsante", async function (this: World) {
  await write(this, {
    pulsante: { etichetta: 'Prenota l’appuntamento', indirizzo: 'https://www.comune.example/prenota' },
  });
});

When("l'ente scrive al cittadino con il suo nome nell'oggetto", async function (this: World) {
  const { denominazione } = memoryOf(this).destinatario;
  // a name in free text is replaced in the evidence only if it is known to be one
  this.run.redactor.learn('nome', denominazione);
  await write(this, { oggetto: `Richiesta di ${denominazione} accolta` });
});

When("l'ente chiede l'esito del messaggio", async function (this: World) {
  await learn(this);
});

When("l'ente chiede l'esito del messaggio dopo {int} minuti", async function (this: World, minutes: number) {
  await this.advance(minutes * MINUTE);
  await this.give('poll-io-outcomes', {});
  await askHeld(this);
});

When("l'operatore chiede l'esito per tre volte in dieci secondi", async function (this: World) {
  for (let time = 0; time < 3; time++) {
    await this.give('poll-io-outcomes', {});
    await this.advance(3_000);
  }
  await askHeld(this);
});

When("l'ente corregge il messaggio", async function (this: World) {
  await correct(this);
});

When("l'ente invia di nuovo l'avviso di pagamento", async function (this: World) {
  await write(this, paymentOf(this));
});

When("l'ente sostituisce la chiave del servizio mentre scrive", async function (this: World) {
  const { codice } = servizioOf(this);
  await batch(this, 3, (index) => `${TESTO} Il numero della tua pratica è ${index + 1}.`);
  await this.give('rotate-io-key', { servizio: codice });
  await batch(this, 3, (index) => `${TESTO} Il numero della tua nuova pratica è ${index + 1}.`);
});

When("l'ente scrive {int} messaggi validi generati", async function (this: World, count: number) {
  const name = 'ogni messaggio valido generato è preso da IO';
  await forAll(this, name, validIoMessageArbitrary(), count, async (generated) => {
    memoryOf(this).riferimento = newRiferimento(this);
    const answer = await this.give('send-io-message', messageOf(this, generated));
    if (answer.status !== 'done') throw new Error(answer.messageToOperator ?? answer.status);
  });
});

/** A length that the interface admits, and this run's IO does not, proves nothing of the SUT. */
function admitted(
  world: World,
  what: 'oggetto' | 'testo',
  length: number,
  [min, max]: readonly [number, number],
): void {
  const limiti = world.identity('io')['limiti'] as Readonly<Record<'oggetto' | 'testo', number>>;
  if (length >= min && length <= max && length > limiti[what])
    world.notApplicable(
      `con i limiti del portale ritirato un ${what} di ${length} caratteri non è ammesso`,
      'platforms.io.messageLimits',
    );
}

/** Pads or cuts a text to a length, words whole. */
function ofLength(text: string, length: number): string {
  let long = text;
  while (long.length < length) long += ` ${text.toLowerCase()}`;
  return `${long.slice(0, length - 1)}.`;
}

/** People whom IO knows, over and over; each event has a reference of its own. */
async function batch(world: World, count: number, testo: (index: number) => string): Promise<void> {
  const citizens = ['P-OK', ...Array.from({ length: 9 }, (_, index) => `P-OK-${index + 2}`), 'P-READ', 'P-PAID'];
  const messaggi: IoMessage[] = Array.from({ length: count }, (_, index) => {
    memoryOf(world).riferimento = newRiferimento(world);
    const destinatario = citizen(world, citizens[index % citizens.length]!);
    return messageOf(world, { testo: testo(index), destinatario, oggetto: `Richiesta n. ${index + 1} accolta` });
  });
  if (testo(0) === testo(1))
    for (const each of messaggi) (each as { oggetto: string }).oggetto = 'Novità per chi abita in città';
  await world.give('send-io-batch', { messaggi });
}

async function correct(world: World): Promise<void> {
  await world.advance(MINUTE);
  await world.give('correct-io-message', {
    riferimento: riferimentoOf(world),
    datoSbagliato: 'lo sportello apre alle 8',
    datoGiusto: 'lo sportello apre alle 9',
    cosaFare: 'Se hai già preso un appuntamento non devi fare nulla: resta valido.',
  });
}

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'ente chiede il profilo prima di scrivere", function (this: World) {
  ask(this, 'asksFirst');
});

Then('IO prende il messaggio', function (this: World) {
  ask(this, 'messageTaken');
});

Then("l'ente non scrive a chi non è su IO", function (this: World) {
  ask(this, 'stopsWhereAbsent');
});

Then("l'ente non scrive a chi non accetta i messaggi del servizio", function (this: World) {
  ask(this, 'stopsWhereBlocked');
});

Then("la richiesta di profilo non porta il codice fiscale nell'indirizzo", function (this: World) {
  ask(this, 'codeInBody');
});

Then("l'ente si ferma e l'operatore sa che il destinatario non è consentito", function (this: World) {
  ask(this, 'stopsWhereForbidden');
});

Then('ogni codice fiscale trasmesso ha la forma prevista', function (this: World) {
  ask(this, 'codeWellFormed');
});

Then("l'ente non chiama IO e l'operatore lo sa", function (this: World) {
  ask(this, 'companySkipped');
});

Then("l'ente chiede il profilo di chi ha da informare", function (this: World) {
  ask(this, 'profilesHavePurpose');
});

Then('la verifica del profilo è recente', function (this: World) {
  ask(this, 'freshProfile');
});

Then('il cittadino è avviato a un altro canale', async function (this: World) {
  await askHeld(this);
  ask(this, 'otherChannel');
});

Then("l'oggetto è della lunghezza prevista", function (this: World) {
  ask(this, 'subjectFits');
});

Then('il testo è della lunghezza prevista', function (this: World) {
  ask(this, 'textFits');
});

Then('il destinatario è nel corpo del messaggio', function (this: World) {
  ask(this, 'recipientInBody');
});

Then('le richieste sono dichiarate in JSON', function (this: World) {
  ask(this, 'declaredJson');
});

Then('la scadenza è espressa in UTC', function (this: World) {
  ask(this, 'dueInUtc');
});

Then('il fatto è comunicato una volta sola', function (this: World) {
  ask(this, 'toldOnce');
});

Then("l'ente non ripete il messaggio respinto", async function (this: World) {
  await this.runToIdle();
  ask(this, 'refusedNotRepeated');
});

Then("l'ente ripete l'invio con attese crescenti", function (this: World) {
  ask(this, 'triesAgain');
});

Then("l'ente conserva l'identificativo del messaggio", async function (this: World) {
  await askHeld(this);
  ask(this, 'idKept');
});

Then('il messaggio parte con la chiave del suo servizio', function (this: World) {
  const codice = memoryOf(this).servizio?.codice ?? servizioOf(this).codice;
  const { chiavePrimaria, chiaveSecondaria } = identityOf(this).servizi.find((each) => each.codice === codice)!;
  ask(this, 'rightKey', { chiavi: [chiavePrimaria, chiaveSecondaria] });
});

Then('il messaggio non va per posta elettronica', function (this: World) {
  ask(this, 'secureChannels');
});

Then("il messaggio riporta i caratteri indicati dall'operatore", function (this: World) {
  ask(this, 'charactersKept');
});

Then('un invio di sorte ignota non si ripete più volte', async function (this: World) {
  await askHeld(this);
  ask(this, 'silenceHandled');
});

Then("l'ente chiede dei soli messaggi che IO gli ha dato", function (this: World) {
  ask(this, 'asksForOwn');
});

Then("l'ente legge le risposte come prima", async function (this: World) {
  await askHeld(this);
  ask(this, 'unknownMembers');
});

Then("l'operatore conosce il motivo del rifiuto", async function (this: World) {
  await askHeld(this);
  ask(this, 'reasonTold');
});

Then("il messaggio non parte e l'operatore sa che la lunghezza non va", async function (this: World) {
  await askHeld(this);
  ask(this, 'wrongLengthTold');
});

Then('il promemoria porta la scadenza', function (this: World) {
  ask(this, 'reminderDue');
});

Then('la scadenza cade il {giorno} in Italia', function (this: World, giorno: string) {
  ask(this, 'dueDay', { giorno });
});

// ------------------------------------------------------------------------------------------------- pagamenti ed esiti

Then('importo e numero avviso sono quelli della posizione', function (this: World) {
  const { importo, numeroAvviso } = avvisoOf(this);
  ask(this, 'asThePosition', { importo, numeroAvviso });
});

Then('il messaggio porta i dati del pagamento', function (this: World) {
  ask(this, 'paymentCarried');
});

Then('il numero avviso ha la forma prevista', function (this: World) {
  ask(this, 'noticeForm');
});

Then('le cifre di controllo del numero avviso sono esatte', function (this: World) {
  ask(this, 'noticeCheckDigits');
});

Then('il messaggio dice se dopo la scadenza si può ancora pagare', function (this: World) {
  ask(this, 'payableAfterDueDate', { nonDopoLaScadenza: memoryOf(this).nonDopoLaScadenza });
});

Then("l'avviso che scade porta la scadenza", function (this: World) {
  ask(this, 'dueDateWhereItBinds');
});

Then("l'importo è in centesimi", function (this: World) {
  ask(this, 'wholeCents');
});

Then("l'operatore sa che l'importo supera quello ammesso", async function (this: World) {
  await askHeld(this);
  ask(this, 'limitTold');
});

Then("l'ente non chiede il pagamento di un avviso che non è più dovuto", function (this: World) {
  ask(this, 'closedNotAsked');
});

Then('il pagamento che non si conosce non risulta mancato', function (this: World) {
  ask(this, 'paymentUnknown');
});

Then('il pagamento risulta come IO lo comunica', function (this: World) {
  ask(this, 'paymentRecorded');
});

Then("l'ultimo giorno per pagare è il {giorno} in Italia", function (this: World, giorno: string) {
  ask(this, 'lastDay', { giorno });
});

Then('chi scrive è il creditore', function (this: World) {
  ask(this, 'creditorWrites', { creditore: avvisoOf(this).creditore });
});

Then("il messaggio parte quando la posizione debitoria c'è già", function (this: World) {
  ask(this, 'positionFirst', { numeroAvviso: avvisoOf(this).numeroAvviso });
});

Then("l'esito che risulta è quello comunicato da IO", function (this: World) {
  ask(this, 'outcomeRecorded');
});

Then('il messaggio preso in carico non risulta consegnato', async function (this: World) {
  await askHeld(this);
  ask(this, 'outcomeRecorded');
});

Then('il cittadino che non ha ricevuto il messaggio è avviato a un altro canale', function (this: World) {
  ask(this, 'toldOtherwise');
});

Then("l'esito di uno stesso messaggio si chiede a intervalli", function (this: World) {
  ask(this, 'patient');
});

Then('il messaggio in lavorazione resta in attesa', function (this: World) {
  ask(this, 'waits');
});

Then("l'esito si legge comunque", function (this: World) {
  ask(this, 'withOrWithoutNotifications');
});

Then("l'esito di ciascun messaggio si chiede con la chiave del suo servizio", function (this: World) {
  ask(this, 'keyOfItsService');
});

Then("l'esito si chiede con il codice fiscale del destinatario", function (this: World) {
  ask(this, 'recipientNamed');
});

Then('il messaggio che IO non trova resta in attesa', function (this: World) {
  ask(this, 'notFoundDecidesNothing');
});

Then('di un messaggio ordinario non risulta la lettura', function (this: World) {
  ask(this, 'readingNotInvented');
});

Then('la lettura risulta come IO la comunica', function (this: World) {
  ask(this, 'readingRecorded');
});

// ------------------------------------------------------------------------------------------------------- limiti e chiavi

Then('le chiamate stanno nel limite', function (this: World) {
  ask(this, 'pace');
});

Then("l'ente attende quanto IO indica", function (this: World) {
  ask(this, 'waitsAsTold');
});

Then('ogni messaggio parte, una volta sola', function (this: World) {
  ask(this, 'allSentOnce');
});

Then("l'ente attende sempre più a lungo", function (this: World) {
  ask(this, 'backsOff');
});

Then('ogni chiamata a IO porta la chiave', function (this: World) {
  ask(this, 'keyOnEveryCall');
});

Then("l'ente si ferma e l'operatore sa della chiave", function (this: World) {
  ask(this, 'stopsWhereKeyRefused');
});

Then('la chiave è nella sola intestazione', function (this: World) {
  ask(this, 'keyInHeaderOnly');
});

Then('nessuna chiamata a IO porta intestazioni riservate', function (this: World) {
  ask(this, 'nothingReserved');
});

Then('la sostituzione della chiave non ferma gli invii', function (this: World) {
  ask(this, 'rotationUnseen');
});

// ----------------------------------------------------------------------------------------------------------------- stile

Then('la scadenza annunciata è anche un dato', function (this: World) {
  ask(this, 'deadlineCarried');
});

Then("l'oggetto non contiene dati personali", function (this: World) {
  ask(this, 'nothingPersonal', { nome: memoryOf(this).destinatario.denominazione });
});

Then('il testo non porta i segni di una codifica sbagliata', function (this: World) {
  ask(this, 'encodedOnce');
});

Then('lo stesso testo non va a molti cittadini', function (this: World) {
  ask(this, 'noBroadcast');
});

Then('il testo dice quanto pagare e fino a quando', function (this: World) {
  ask(this, 'textSaysPayment');
});

Then("importo e giorno del testo sono quelli dell'avviso", function (this: World) {
  ask(this, 'textAgrees');
});

Then("l'oggetto dice di che cosa si tratta", function (this: World) {
  ask(this, 'subjectIsObject');
});

Then('pulsanti e marchi sono scritti come sono', function (this: World) {
  ask(this, 'brandsSpelled');
});

Then('per un importo elevato si parla di rate', function (this: World) {
  ask(this, 'instalments');
});

Then('la correzione dice che cosa era sbagliato, che cosa è giusto e che cosa fare', function (this: World) {
  ask(this, 'correctionComposed');
});

Then("l'avviso sbagliato non è più chiesto", function (this: World) {
  ask(this, 'wrongNoticeClosed');
});

Then("il messaggio è firmato dall'ente", function (this: World) {
  ask(this, 'signedByBody');
});

Then('il pulsante dice che cosa succede', function (this: World) {
  ask(this, 'buttonsLabelled');
});

Then('il pulsante è scritto nella forma prevista', function (this: World) {
  ask(this, 'buttonsWellFormed');
});

Then("il contenuto riservato resta presso l'ente", function (this: World) {
  ask(this, 'sensitiveKept');
});

Then('il testo usa le sole formattazioni che IO mostra', function (this: World) {
  ask(this, 'subsetOnly');
});

Then('il testo non contiene caratteri di controllo', function (this: World) {
  ask(this, 'noControls');
});

Then('il testo dà del tu', function (this: World) {
  ask(this, 'informal');
});
