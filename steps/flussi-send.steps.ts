import { Given, Then, When } from '@cucumber/cucumber';
import type { AvvisoEmesso } from '../sut/commands/iris-avvisi.ts';
import { numeroDi } from './iris-avvisi.memory.ts';
import { accettaConImporti, attesoOf, daInviare, enteOf, informative, paga } from './iris.memory.ts';
import { delivery, deposit, iunOf, MICHELANGELO, protocolloOf } from './send.memory.ts';
import type { CollaudoWorld } from './world.ts';

// From a pendenza in IRIS to the notification of its notice on SEND, and back to the payment that bears its cost.

type World = CollaudoWorld;

/** The officer notifies the notice of the pendenza as the SUT issued it, its cost on the payer. */
async function notify(world: World): Promise<void> {
  const { idPendenza, importo } = attesoOf(world);
  const answer = await world.give('issue-notices', { idPendenze: [idPendenza] });
  const { avvisi = [] } = (answer.result ?? {}) as { readonly avvisi?: readonly AvvisoEmesso[] };
  const emesso = avvisi.find((avviso) => avviso.idPendenza === idPendenza);
  world.precondition(
    answer.status === 'done' && emesso !== undefined,
    'il gestionale non emette l’avviso della pendenza',
  );
  const posizione = { numeroAvviso: emesso!.numeroAvviso, creditore: enteOf(world).codiceFiscale, importo };
  await deposit(world, { avvisi: [{ posizione, applicaCosti: true }] });
  await delivery(world);
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given(
  'una pendenza di {importo} con lo IUV di IRIS, accettata, di chi riceve le notifiche',
  async function (this: World, importo: number) {
    const { codiceFiscale, denominazione } = MICHELANGELO;
    const debitore = { codiceFiscale, denominazione };
    await accettaConImporti(this, [daInviare(this, importo, { conIuv: true, debitore })]);
  },
);

Given("che l'ente ha notificato su SEND l'avviso della pendenza", async function (this: World) {
  await notify(this);
  iunOf(this);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente notifica su SEND l'avviso della pendenza", async function (this: World) {
  await notify(this);
});

When(
  'il cittadino paga presso {string} la pendenza e {importo} di costo della notifica',
  async function (this: World, canale: string, costo: number) {
    const { idPagamento, importo } = attesoOf(this);
    paga(this, idPagamento, { canale });
    const { pagamenti } = this.iris.state as {
      readonly pagamenti: ReadonlyMap<string, { readonly idPagamento: string; readonly importo: number }>;
    };
    const pagato = [...pagamenti.values()].find((each) => each.idPagamento === idPagamento)?.importo;
    this.precondition(
      pagato === importo + costo,
      'la notifica non porta l’avviso della pendenza con il costo da cui lo scenario comincia',
    );
    await informative(this);
  },
);

// ----------------------------------------------------------------------------------------------------------- Allora

Then("l'avviso notificato è quello che IRIS ha assegnato alla pendenza", function (this: World) {
  this.expect('send', 'noticeOfCreditor', {
    protocollo: protocolloOf(this),
    creditore: enteOf(this).codiceFiscale,
    numeroAvviso: numeroDi(this, attesoOf(this).idPagamento),
  });
});

Then('{importo} di costo della notifica risultano distinti dalla pendenza', function (this: World, costo: number) {
  const { idPagamento, importo } = attesoOf(this);
  this.expect('send', 'costApart', { idPagamento, importo, costo });
});
