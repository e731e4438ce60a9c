import { Given, Then, When } from '@cucumber/cucumber';
import { DAY } from '../simulators/kernel/clock.ts';
import type { Fault } from '../simulators/kernel/fault.ts';
import { identities, memoryOf } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

const WITH_VOUCHER = { send: { mittente: { pdnd: true }, creditore: { pdnd: true } } };

Given("che le chiavi dell'ente richiedono il voucher", async function (this: World) {
  if (await this.equip(WITH_VOUCHER)) return;
  if ((identities(this).mittente as { pdnd?: boolean }).pdnd !== true)
    this.notApplicable(
      'le chiavi dell’ente non richiedono il voucher',
      'dichiarato nel file di esecuzione, platforms.send.mittente.pdnd',
    );
});

Given('che SEND non accetta più il voucher {momento}', function (this: World, operations: readonly string[]) {
  for (const operation of operations)
    this.send.faults.script({ operation, fault: { kind: 'status', status: 403, body: '{"message":"Unauthorized"}' } });
});

Given('che su PDND {impedimento}', function (this: World, what: { name: string; parameters: Record<string, string> }) {
  this.stimulate('pdnd', what.name, what.parameters);
});

Given('che PDND {guasto}', function (this: World, fault: Fault) {
  this.pdnd.faults.script({ operation: 'createToken', fault });
});

When("l'ente legge gli eventi il giorno dopo", async function (this: World) {
  await this.advance(DAY);
  await this.give('read-events', {});
});

Then("PDND dà il voucher all'ente", function (this: World) {
  this.expect('pdnd', 'asserzioneCompleta');
  this.expect('pdnd', 'richiestaInForma');
  this.expect('pdnd', 'asserzioneFirmata');
  this.expect('pdnd', 'soliAttributiPrevisti');
});

Then('ogni chiamata porta un voucher valido', function (this: World) {
  this.expect('send', 'voucherOnEveryCall');
});

Then("l'ente riusa ogni voucher fin quasi alla scadenza", function (this: World) {
  this.expect('pdnd', 'voucherRiusato');
});

Then('ogni richiesta di voucher è nuova', function (this: World) {
  this.expect('pdnd', 'asserzioneNonScaduta');
  this.expect('pdnd', 'asserzioneIrripetibile');
});

Then("l'ente rinnova il voucher e ripete la chiamata", function (this: World) {
  this.expect('send', 'voucherRenewedOnce', { protocollo: memoryOf(this).protocollo });
});

Then("l'ente non insiste con PDND e avvisa l'operatore", async function (this: World) {
  await this.runToIdle();
  this.expect('pdnd', 'rifiutoNonInsistito');
});

Then("l'ente ottiene comunque il voucher", function (this: World) {
  this.expect('pdnd', 'erroreSuperato');
});
