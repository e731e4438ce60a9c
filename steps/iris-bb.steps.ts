import { Given, Then, When } from '@cucumber/cucumber';
import type { WireResponse } from '../simulators/kernel/exchange.ts';
import { ask, DELEGATA, ESITO_MS, informative, MARIO } from './iris.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

/** What a citizen paid by filling the form. */
interface Spontaneo {
  readonly tributo: string;
  readonly idPagamento: string;
  readonly importo: number;
  readonly debitore: string;
  readonly causale: string;
}

/** The citizen's browser, at the pages of IRIS. */
function naviga(
  world: World,
  method: 'GET' | 'POST',
  path: string,
  form: Record<string, string> = {},
): Promise<WireResponse> {
  const url = path.startsWith('http') ? path : `${world.iris.context.publicUrl}${path}`;
  return world.iris.handle({
    method,
    url,
    headers: method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
    body: Buffer.from(new URLSearchParams(form).toString()),
  });
}

function ultimo(world: World): Spontaneo {
  const fatto = world.memory['spontaneo'] as Spontaneo | undefined;
  world.precondition(fatto !== undefined, 'nessuno ha pagato con il modulo di IRIS');
  return fatto!;
}

/** Fills the form of a tributo and pays on the gateway. */
async function paga(world: World, tributo: string, importo: number, altro: Record<string, string> = {}): Promise<void> {
  const { codice } = world.identity('iris')['ente'] as { codice: string };
  const causale = 'Richiesta di prova';
  const inviato = await naviga(world, 'POST', `/public/${codice}/${tributo}`, {
    debitore: MARIO.codiceFiscale,
    importo: (importo / 100).toFixed(2).replace('.', ','),
    causale,
    anno: '2026',
    azione: 'paga',
    ...altro,
  });
  const gateway = inviato.headers['location'];
  world.precondition(gateway !== undefined, `il modulo di IRIS per ${tributo} non accetta i dati`);
  await naviga(world, 'GET', gateway!);
  await naviga(world, 'POST', gateway!, { azione: 'paga', metodo: 'carta' });
  const { righe } = world.iris.state as {
    readonly righe: ReadonlyMap<string, { readonly condizioni: readonly { readonly idPagamento: string }[] }>;
  };
  const idPagamento = [...righe.values()].at(-1)!.condizioni[0]!.idPagamento;
  world.memory['spontaneo'] = {
    tributo,
    idPagamento,
    importo,
    debitore: MARIO.codiceFiscale,
    causale,
  } satisfies Spontaneo;
  await informative(world);
}

/** Makes the SUT say what it holds, and asks. */
async function chiedi(world: World, expectation: (parameters: object) => void): Promise<void> {
  const fatto = ultimo(world);
  await world.give('spontaneous-payments', { tributo: fatto.tributo });
  expectation({ ...fatto });
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given('che un cittadino ha pagato {importo} con il modulo di IRIS', async function (this: World, importo: number) {
  await paga(this, 'ACCESSO_ATTI', importo);
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente dichiara i tributi affidati al Bollettino Bianco", async function (this: World) {
  await this.give('spontaneous-forms', {});
});

When('un cittadino paga {importo} con il modulo di IRIS', async function (this: World, importo: number) {
  await paga(this, 'ACCESSO_ATTI', importo);
});

When("un cittadino paga con il modulo di IRIS per un'altra persona", async function (this: World) {
  await paga(this, 'ACCESSO_ATTI', 2_500, { versante: DELEGATA.codiceFiscale });
});

When('un cittadino paga con il modulo personalizzato', async function (this: World) {
  await paga(this, 'SALA_CIVICA', 12_000, { TESTO_1: 'Sala blu', DATA_1: '31/01/2027' });
  this.memory['spontaneo'] = { ...ultimo(this), causale: 'Sala blu' };
});

When('il pagamento spontaneo è regolato e poi incassato', async function (this: World) {
  const { idPagamento } = ultimo(this);
  this.stimulate('iris', 'rendiconta', { idPagamento });
  await informative(this);
  this.stimulate('iris', 'incassa', { idPagamento });
  await informative(this);
});

// ----------------------------------------------------------------------------------------------------------- Allora

Then('sono tutti pagamenti spontanei', function (this: World) {
  ask(this, 'bbOnlySpontaneous');
});

Then('i campi aggiunti al modulo sono fra quelli ammessi', function (this: World) {
  ask(this, 'bbFields');
});

Then("il pagamento spontaneo risulta registrato presso l'ente", async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbKept', parameters));
});

Then("l'importo del pagamento spontaneo è quello pagato, al centesimo", async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbExact', parameters));
});

Then('il pagamento spontaneo è del tributo per cui è stato fatto', async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbTributo', parameters));
});

Then('il pagamento spontaneo è di chi doveva pagare', async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbDebtor', parameters));
});

Then('il pagamento spontaneo è contato una volta sola', async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbOnce', parameters));
});

Then("l'esito dell'informativa non segnala errori", async function (this: World) {
  await this.advance(ESITO_MS);
  ask(this, 'bbNoProblem');
});

Then('ciò che il cittadino ha scritto nel modulo resta leggibile', async function (this: World) {
  await chiedi(this, (parameters) => ask(this, 'bbCausale', parameters));
});
