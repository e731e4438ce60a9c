import { Given, Then, When } from '@cucumber/cucumber';
import { MINUTE, SECOND } from '../simulators/kernel/clock.ts';
import type { IoMessage } from '../sut/commands/io.ts';
import { memoryOf, remoteMessage, write, written } from './io.memory.ts';
import type { CollaudoWorld } from './world.ts';

type World = CollaudoWorld;

const RISERVATO: Partial<IoMessage> = {
  oggetto: 'Esito della domanda di contributo per l’assistenza',
  testo:
    'La tua domanda di contributo per l’assistenza domiciliare è stata accolta. L’importo ti sarà versato ogni mese a partire dal prossimo.',
  riservato: true,
};

/** IO calls the ente's server about the last message whose content is kept there. */
async function calls(world: World, id: string, parameters: object = {}): Promise<unknown> {
  const message = remoteMessage(world);
  const { response } = await world.call('io', id, { message, ...parameters });
  return response === undefined ? undefined : readJson(response.body);
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function attachmentsOf(world: World): Promise<readonly string[]> {
  const { attachments = [] } = ((await calls(world, 'getThirdPartyMessageDetails')) ?? {}) as {
    attachments?: readonly { readonly url?: string }[];
  };
  // an absolute address is found wrong where it stands, and is not followed
  return attachments.flatMap(({ url }) => (url === undefined || /^[a-z]+:/i.test(url) ? [] : url));
}

/** Opens an attachment, again after as long as the server asks to wait, a few times at most. */
async function openAttachment(world: World, attachment: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const { response } = await world.call('io', 'getThirdPartyMessageAttachment', {
      message: remoteMessage(world),
      attachment,
    });
    if (response?.status !== 503) return;
    const wait = Number(response.headers['retry-after'] ?? Number.NaN);
    await world.advance(Number.isFinite(wait) ? wait * SECOND : MINUTE);
  }
}

/** The citizen opens every attachment; returns where they are. */
async function attachmentsReady(world: World): Promise<readonly string[]> {
  const urls = await attachmentsOf(world);
  for (const attachment of urls) await openAttachment(world, attachment);
  return urls;
}

// ------------------------------------------------------------------------------------------------------------- Dato

Given("che l'ente ha scritto un messaggio con un contenuto riservato", async function (this: World) {
  await written(this, RISERVATO);
});

Given(
  "che l'ente ha scritto un messaggio riservato con {int} allegati",
  async function (this: World, allegati: number) {
    await written(this, { ...RISERVATO, allegati });
  },
);

Given("che l'ente ha scritto un messaggio che il cittadino deve prima accettare", async function (this: World) {
  await written(this, { ...RISERVATO, precondizione: true });
});

// ----------------------------------------------------------------------------------------------------------- Quando

When("l'ente scrive al cittadino un messaggio riservato", async function (this: World) {
  await write(this, RISERVATO);
});

When('il cittadino apre il messaggio', async function (this: World) {
  await calls(this, 'getThirdPartyMessageDetails');
});

When('il cittadino apre gli allegati', async function (this: World) {
  await attachmentsReady(this);
});

When('il cittadino legge la precondizione', async function (this: World) {
  await calls(this, 'getThirdPartyMessagePrecondition');
});

When('qualcuno chiede contenuto e allegati con una chiave sbagliata', async function (this: World) {
  const urls = await attachmentsReady(this);
  await calls(this, 'getThirdPartyMessageWithWrongKey');
  for (const attachment of urls) await calls(this, 'getThirdPartyAttachmentWithWrongKey', { attachment });
});

When('un altro cittadino chiede contenuto e allegati', async function (this: World) {
  const urls = await attachmentsReady(this);
  await calls(this, 'getThirdPartyMessageOfOtherRecipient');
  for (const attachment of urls) await calls(this, 'getThirdPartyAttachmentOfOtherRecipient', { attachment });
});

When('IO chiede un messaggio che non esiste', async function (this: World) {
  await calls(this, 'getUnknownThirdPartyMessage');
});

// ----------------------------------------------------------------------------------------------------------- Allora

const ask = (world: World, expectation: string): void =>
  world.expect('io', expectation, { riferimento: memoryOf(world).riferimento ?? '' });

Then("il server dell'ente dà il contenuto nella forma prevista", function (this: World) {
  ask(this, 'contentServed');
});

Then("il server dell'ente non risponde senza la chiave concordata", function (this: World) {
  ask(this, 'keyDemanded');
});

Then("il server dell'ente risponde al solo destinatario", function (this: World) {
  ask(this, 'addresseeOnly');
});

Then('gli allegati sono descritti nella forma prevista', function (this: World) {
  ask(this, 'attachmentsDescribed');
});

Then('ogni allegato è un PDF', function (this: World) {
  ask(this, 'attachmentIsPdf');
});

Then('ogni allegato si dichiara PDF\\/A', function (this: World) {
  ask(this, 'attachmentIsPdfA');
});

Then('un allegato non ancora pronto arriva dopo la sua attesa', function (this: World) {
  ask(this, 'attachmentInTheEnd');
});

Then("il server dell'ente dà la precondizione", function (this: World) {
  ask(this, 'preconditionServed');
});

Then("il server dell'ente dice che il messaggio non c'è", function (this: World) {
  ask(this, 'unknownSaidSo');
});

Then('ciò che il messaggio annuncia è ciò che si trova', function (this: World) {
  ask(this, 'asAnnounced');
});

Then('le richieste firmate dal cittadino sono servite', function (this: World) {
  ask(this, 'signedTolerated');
});
