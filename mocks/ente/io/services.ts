import type { IoService, IoServiceHeld } from '../../../sut/commands/io.ts';
import type { Reply } from '../client.ts';
import { jsonBytes } from '../json.ts';
import { Rejection } from '../rejection.ts';
import type { ServizioRegistrato } from './archive.ts';
import { ask } from './ask.ts';
import { keysOf } from './desk.ts';
import type { IoDesk } from './desk.ts';
import { managementKey } from './remote.ts';

const SERVICES = '/manage/services';

/**
 * Registers a service, or changes its card. One under review is left alone.
 * @throws Rejection where the card may not be changed now, or IO will not have it.
 */
export async function registerService(desk: IoDesk, dati: IoService): Promise<IoServiceHeld> {
  const { archive, configuration, parts } = desk;
  const before = archive.servizio(dati.codice);
  const stato = before === undefined ? undefined : await readState(desk, before);
  if (!parts.mayEdit(stato))
    throw new Rejection('Modifica del servizio non riuscita: la scheda è in revisione, occorre attenderne l’esito.');
  const reply = await manage(desk, {
    method: before?.id === undefined ? 'POST' : 'PUT',
    path: before?.id === undefined ? SERVICES : `${SERVICES}/${before.id}`,
    body: parts.serviceCard(dati, configuration.ente),
  });
  if (reply.status > 201) throw rejection(desk, 'Registrazione del servizio non riuscita', reply);
  const { id, status } = reply.json as { id: string; status: { value: string } };
  return keep(desk, { dati, id, stato: status.value, visibile: before?.visibile ?? false, modificato: true });
}

/**
 * Asks for the review of a card that is complete.
 * @throws Rejection where it is not, where it was not changed after a rejection, or where IO will not have it.
 */
export async function submitService(desk: IoDesk, codice: string): Promise<IoServiceHeld> {
  const { parts } = desk;
  const servizio = known(desk, codice);
  const action = 'Richiesta di revisione non riuscita';
  const problem = parts.cardProblem(servizio.dati);
  if (problem !== undefined) throw new Rejection(`${action}: ${problem}.`);
  const stato = await readState(desk, servizio);
  if (parts.mustEditFirst(stato))
    throw new Rejection(
      `${action}: la scheda va prima modificata.${servizio.motivo === undefined ? '' : ` ${servizio.motivo}`}`,
    );
  const reply = await manage(desk, {
    method: 'PUT',
    path: `${SERVICES}/${servizio.id!}/review`,
    body: { auto_publish: true },
    reads: 'nothing',
  });
  if (reply.status !== 204) throw rejection(desk, action, reply);
  return keep(desk, { ...servizio, stato: 'submitted' });
}

/** What IO says of a service. */
export async function serviceStatus(
  desk: IoDesk,
  codice: string,
): Promise<{ readonly result: IoServiceHeld; readonly messageToOperator?: string }> {
  const { archive, parts } = desk;
  const servizio = known(desk, codice);
  await readState(desk, servizio);
  const release = await manage(desk, { method: 'GET', path: `${SERVICES}/${servizio.id!}/release` });
  const visibile = parts.isVisible(release.status, release.json ?? {});
  const result = keep(desk, { ...archive.servizio(codice)!, visibile });
  const { motivo } = result;
  return motivo === undefined ? { result } : { result, messageToOperator: `PagoPA ha chiesto modifiche: ${motivo}` };
}

/** Replaces the primary key of a service; in between messages leave with the other. */
export async function rotateKey(desk: IoDesk, servizio: string): Promise<void> {
  const { archive, configuration, parts } = desk;
  const { id } = configuration.ente.servizi.find(({ codice }) => codice === servizio) ?? {};
  if (id === undefined) throw new Rejection(`Nessun servizio si chiama ${servizio}.`);
  for (const step of parts.rotationSteps()) {
    const keys = keysOf(desk)[servizio]!;
    if (step === 'switch') archive.saveChiavi(servizio, { ...keys, secondaria: true });
    else {
      const reply = await manage(desk, { method: 'PUT', path: `${SERVICES}/${id}/keys/primary` });
      if (reply.status !== 200) throw rejection(desk, 'Sostituzione della chiave non riuscita', reply);
      const { primary_key, secondary_key } = reply.json as { primary_key: string; secondary_key: string };
      archive.saveChiavi(servizio, { ...keys, primary: primary_key, secondary: secondary_key });
    }
  }
}

async function readState(desk: IoDesk, servizio: ServizioRegistrato): Promise<string | undefined> {
  const reply = await manage(desk, { method: 'GET', path: `${SERVICES}/${servizio.id!}` });
  if (reply.status !== 200) return servizio.stato;
  const { value, reason } = (reply.json as { status: { value: string; reason?: string } }).status;
  const { motivo: _, ...rest } = servizio;
  keep(desk, { ...rest, stato: value, ...(reason === undefined ? {} : { motivo: reason }) });
  return value;
}

function known({ archive }: IoDesk, codice: string): ServizioRegistrato {
  const servizio = archive.servizio(codice);
  if (servizio?.id === undefined) throw new Rejection(`Il servizio ${codice} non è stato registrato su IO.`);
  return servizio;
}

function manage(
  desk: IoDesk,
  asked: { readonly method: string; readonly path: string; readonly body?: object; readonly reads?: 'nothing' },
): Promise<Reply> {
  const { method, path, body, reads } = asked;
  return ask(desk, {
    operation: 'services',
    method,
    path,
    key: managementKey(desk, 'services'),
    ...(body === undefined ? {} : { body: () => jsonBytes(body) }),
    ...(reads === undefined ? {} : { reads }),
  });
}

function rejection({ parts }: IoDesk, action: string, reply: Reply): Rejection {
  return new Rejection(parts.ioOperatorMessage(action, reply) ?? '');
}

function keep({ archive, parts }: IoDesk, servizio: ServizioRegistrato): IoServiceHeld {
  archive.saveServizio(servizio);
  const { dati, id, stato, visibile, motivo } = servizio;
  const told = parts.rejectionReason(motivo);
  return {
    codice: dati.codice,
    stato: parts.serviceWord(stato),
    visibile,
    ...(id === undefined ? {} : { id }),
    ...(told === undefined ? {} : { motivo: told }),
  };
}
