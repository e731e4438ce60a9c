import type { ConsegnaMessaggi, MessaggioTenuto } from '../../../sut/commands/ioservice.ts';
import type { GatewayReply } from '../parts/ioservice.ts';
import { Rejection } from '../rejection.ts';
import { keep, praticaOf, pratiche } from './desk.ts';
import type { IoserviceDesk, Pratica } from './desk.ts';
import { askGateway, wireMessage } from './gateway.ts';

/** Hands a batch over. What the gateway has already, or may have, is left out. @throws Rejection where nothing is left. */
export async function handOver(
  desk: IoserviceDesk,
  { servizio, messaggi }: ConsegnaMessaggi,
): Promise<{ readonly consegnati: readonly string[]; readonly message: string | undefined }> {
  const { parts } = desk;
  const due = messaggi.filter(({ riferimento }) => parts.stillToHandOver(praticaOf(desk, riferimento)?.stato));
  if (due.length === 0)
    throw new Rejection('I messaggi sono già presso il gateway, o non si sa se vi siano: nessuno è stato inviato.');
  const reply = await askGateway(desk, servizio, {
    method: 'POST',
    body: {
      messages: due.map((messaggio, index) => ({
        progressivo_messaggio: parts.progressivo(index),
        ...wireMessage(desk, messaggio),
      })),
    },
  });
  const ids = parts.idsByNumber(reply.status === 201 ? reply.json : undefined);
  const stato = parts.afterHandingOver(reply);
  keep(
    desk,
    due.map((messaggio, index) => {
      const idMessaggio = ids.get(parts.progressivo(index));
      return {
        riferimento: messaggio.riferimento,
        servizio,
        messaggio,
        stato,
        altroCanale: false,
        ...(idMessaggio === undefined ? {} : { idMessaggio }),
      };
    }),
  );
  const taken = due.filter(({ riferimento }) => praticaOf(desk, riferimento)?.stato === 'consegnato');
  return { consegnati: taken.map(({ riferimento }) => riferimento), message: parts.gatewayRefusal(reply) };
}

/** Asks how every message that waits at the gateway stands. */
export async function readStates(desk: IoserviceDesk): Promise<void> {
  const { parts } = desk;
  for (const pratica of pratiche(desk)) {
    if (pratica.stato !== 'consegnato') continue;
    const reply = await askGateway(desk, pratica.servizio, { method: 'GET', path: pathOf(desk, pratica) });
    if (reply.status !== 200) continue;
    const stato = parts.stateWord((reply.json as { stato?: unknown }).stato);
    keep(desk, [{ ...pratica, stato, altroCanale: parts.needsOtherChannel(stato) }]);
  }
}

/** Changes the text of a message, at the gateway first. @throws Rejection where the gateway does not take the change. */
export async function changeText(desk: IoserviceDesk, riferimento: string, testo: string): Promise<void> {
  const pratica = present(desk, riferimento);
  const messaggio = { ...pratica.messaggio, testo };
  const reply = await askGateway(desk, pratica.servizio, {
    method: 'PUT',
    path: pathOf(desk, pratica),
    body: wireMessage(desk, { ...messaggio, testo: desk.parts.changedText(pratica.messaggio.testo, testo) }),
  });
  refuseUnlessDone(desk, reply, 'cambiato');
  keep(desk, [{ ...pratica, messaggio }]);
}

/** Takes a message back. @throws Rejection where the gateway has sent it already. */
export async function takeBack(desk: IoserviceDesk, riferimento: string): Promise<void> {
  const pratica = present(desk, riferimento);
  if (desk.parts.tellsDeletion()) {
    const reply = await askGateway(desk, pratica.servizio, { method: 'DELETE', path: pathOf(desk, pratica) });
    refuseUnlessDone(desk, reply, 'cancellato');
  }
  keep(desk, [{ ...pratica, stato: 'cancellato' }]);
}

/** What is held of a message. @throws Rejection where there is none. */
export function heldOf(desk: IoserviceDesk, riferimento: string): MessaggioTenuto {
  const { stato, idMessaggio, altroCanale } = present(desk, riferimento);
  return { riferimento, stato, altroCanale, ...(idMessaggio === undefined ? {} : { idMessaggio }) };
}

function refuseUnlessDone({ parts }: IoserviceDesk, reply: GatewayReply, what: string): void {
  if (parts.changeDone(reply)) return;
  const { detail } = (reply.json ?? {}) as { detail?: unknown };
  throw new Rejection(
    `Il messaggio non è stato ${what}: ${typeof detail === 'string' ? detail : 'il gateway non risponde'}.`,
  );
}

function present(desk: IoserviceDesk, riferimento: string): Pratica {
  const pratica = praticaOf(desk, riferimento);
  if (pratica === undefined) throw new Rejection(`Nessun messaggio ha il riferimento ${riferimento}.`);
  return pratica;
}

function pathOf({ parts }: IoserviceDesk, { messaggio, idMessaggio }: Pratica): string {
  return `/${parts.gatewayRecipient(messaggio.codiceFiscale)}/${idMessaggio ?? ''}`;
}
