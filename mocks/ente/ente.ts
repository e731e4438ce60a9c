import type { WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { contract } from '../../simulators/kernel/json.ts';
import type { Contract } from '../../simulators/kernel/json.ts';
import type { CommandAnswer } from '../../sut/commands/command.ts';
import { ioCommands } from '../../sut/commands/io.ts';
import { irisBbCommands } from '../../sut/commands/iris-bb.ts';
import { irisSpxCommands } from '../../sut/commands/iris-spx.ts';
import { ioserviceCommands } from '../../sut/commands/ioservice.ts';
import { irisCommands } from '../../sut/commands/iris.ts';
import { sendGpdCommands } from '../../sut/commands/send-gpd.ts';
import type { UpdateGpdPosition } from '../../sut/commands/send-gpd.ts';
import { sendCommands } from '../../sut/commands/send.ts';
import type { CreateDebtPosition, CreateNotification, NoticeRef } from '../../sut/commands/send.ts';
import { archiveOver } from './archive.ts';
import { cancelNotification } from './cancellation.ts';
import { clientOver } from './client.ts';
import { dealsWithSend } from './configuration.ts';
import type { Configuration, EnteConfiguration } from './configuration.ts';
import { createDebtPosition, paymentStatus } from './debt-position.ts';
import { createNotification } from './deposit.ts';
import type { Desk } from './desk.ts';
import { downloadDocuments } from './documents.ts';
import {
  createGpdPosition,
  followGpd,
  meddle,
  recordDeskPayment,
  updateGpdPosition,
  withdrawGpdPosition,
} from './gpd.ts';
import { held } from './held.ts';
import { prepareBeforehand, readEvents } from './inbox.ts';
import { ioserviceActions } from './ioservice/index.ts';
import { CONTENUTI_PATH, ioActions, openIoDesk, serveContent } from './io/index.ts';
import { debitoOf, irisActions, openIrisDesk, PDD_PATH, PORTALE_PATH, receiveForIris } from './iris/index.ts';
import { correctParts } from './parts.ts';
import type { Parts } from './parts.ts';
import { tellPayments } from './payment-events.ts';
import type { Ports } from './ports.ts';
import { Rejection } from './rejection.ts';
import { station } from './station.ts';
import { vouchersOf } from './voucher.ts';

export const NAME = 'Ente di riferimento di Collaudo';
/** Path of the creditor's station. */
export const STATION_PATH = '/pagopa';
const REACH_MS = 10_000;

/** The model ente: commands in, calls to the platforms out, and addresses that platforms and citizens call. */
export interface Ente {
  /** Names of the commands it knows. */
  readonly commands: readonly string[];
  /** Where platforms reach it, by endpoint name, as paths under its origin. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Does what a command says. Never throws for what a platform answers; throws only for a fault of its own. */
  command(name: string, parameters: unknown): Promise<CommandAnswer>;
  /** Answers the pagoPA node, IRIS, and citizens' browsers; undefined where the path is nobody's. */
  receive(request: WireRequest): Promise<WireResponse> | undefined;
  /** Stops abruptly and starts again: what is not in the store is lost. */
  restart(): void;
}

/**
 * An ente at work, with the commands and endpoints of the platforms it is configured for. `parts` are its decisions, one
 * function each: the correct ones unless told otherwise.
 */
export function createEnte(configuration: EnteConfiguration, ports: Ports, parts: Parts = correctParts): Ente {
  const send = dealsWithSend(configuration) ? openSendDesk(configuration, ports, parts) : undefined;
  const { iris: irisConfiguration } = configuration;
  const openIris = () => (irisConfiguration === undefined ? undefined : openIrisDesk(irisConfiguration, ports, parts));
  let iris = openIris();
  const { io: ioConfiguration } = configuration;
  const debiti = (idPendenza: string) => (iris === undefined ? undefined : debitoOf(iris, idPendenza));
  const openIo = () => (ioConfiguration === undefined ? undefined : openIoDesk(ioConfiguration, ports, parts, debiti));
  let io = openIo();
  const restart = (): void => {
    if (send !== undefined) send.memory.events = [];
    if (iris !== undefined) iris.work.stopped = true;
    iris = openIris();
    io = openIo();
  };
  const actions: Record<string, (parameters: unknown) => Done> = {};
  if (send !== undefined)
    for (const [name, action] of Object.entries({ ...ACTIONS, ...(configuration.gpd === undefined ? {} : ON_GPD) }))
      actions[name] = (parameters) => action(send, parameters);
  if (iris !== undefined)
    for (const [name, action] of Object.entries(irisActions)) actions[name] = (parameters) => action(iris!, parameters);
  if (configuration.ioservice !== undefined) {
    const ioservice = { configuration: configuration.ioservice, ports, parts };
    for (const [name, action] of Object.entries(ioserviceActions))
      actions[name] = (parameters) => action(ioservice, parameters);
  }
  if (io !== undefined)
    for (const [name, action] of Object.entries(ioActions)) actions[name] = (parameters) => action(io!, parameters);
  return {
    commands: ['restart', 'reach', ...Object.keys(actions)],
    endpoints: {
      ...(send === undefined ? {} : { pagopa: STATION_PATH }),
      ...(iris === undefined ? {} : { iris: PDD_PATH }),
      ...(io === undefined ? {} : { io: CONTENUTI_PATH }),
    },
    restart,
    receive(request) {
      const { pathname } = new URL(request.url);
      if (send !== undefined && pathname === STATION_PATH) return station(send, request);
      if (iris !== undefined && [PDD_PATH, PORTALE_PATH].some((path) => pathname.startsWith(`${path}/`)))
        return receiveForIris(iris, request);
      if (io !== undefined && pathname.startsWith(`${CONTENUTI_PATH}/`)) return serveContent(io, request);
      return undefined;
    },
    async command(name, parameters) {
      if (name === 'restart') {
        restart();
        return { status: 'done', result: {} };
      }
      if (name === 'reach') return reach(ports, (parameters as { url: string }).url);
      const action = actions[name];
      if (action === undefined) return { status: 'notSupported' };
      const issue = PARAMETERS[name]!.check(parameters)[0];
      if (issue !== undefined)
        return { status: 'rejected', messageToOperator: `Dati non validi: ${issue.path} ${issue.message}.` };
      try {
        return { status: 'done', ...(await action(parameters)) };
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return { status: 'rejected', ...(error.message === '' ? {} : { messageToOperator: error.message }) };
      }
    },
  };
}

/** Opens an address, to tell whether the simulators can be reached from here. */
async function reach({ transport }: Ports, url: string): Promise<CommandAnswer> {
  try {
    const { status, body } = await transport(
      { method: 'GET', url, headers: {}, body: new Uint8Array(0) },
      { timeoutMs: REACH_MS },
    );
    return { status: 'done', result: { status, body: Buffer.from(body).toString('utf8').slice(0, 1_000) } };
  } catch (error) {
    return { status: 'rejected', messageToOperator: `L’indirizzo ${url} non si raggiunge: ${String(error)}.` };
  }
}

function openSendDesk(configuration: Configuration, ports: Ports, parts: Parts): Desk {
  return {
    configuration,
    ports,
    parts,
    archive: archiveOver(ports.store),
    client: clientOver(
      ports,
      parts,
      configuration.pdnd === undefined ? undefined : vouchersOf(configuration.pdnd, ports, parts),
    ),
    gpdClient: clientOver(ports, parts),
    memory: { events: [] },
  };
}

type Done = Promise<{ result: unknown; messageToOperator?: string }>;

const PARAMETERS: Readonly<Record<string, Contract>> = Object.fromEntries(
  [
    ...sendCommands,
    ...sendGpdCommands,
    ...irisCommands,
    ...irisSpxCommands,
    ...irisBbCommands,
    ...ioCommands,
    ...ioserviceCommands,
  ].map((command) => [command.name, contract(command.parameters)]),
);

/** What each command of sut/commands/send.ts makes the ente do. */
const ACTIONS: Readonly<Record<string, (desk: Desk, parameters: unknown) => Done>> = {
  'create-debt-position': async (desk, parameters) => ({
    result: createDebtPosition(desk, parameters as CreateDebtPosition),
  }),
  'prepare-events': async (desk) => {
    await prepareBeforehand(desk);
    return { result: {} };
  },
  'create-notification': async (desk, parameters) => ({
    result: await createNotification(desk, parameters as CreateNotification),
  }),
  'read-events': async (desk) => {
    const letti = await readEvents(desk);
    await tellPayments(desk);
    await meddle(desk);
    return { result: { letti } };
  },
  'notification-status': async (desk, parameters) => {
    const { protocollo } = parameters as { protocollo: string };
    const notifica = desk.archive.notifica(protocollo);
    if (notifica === undefined) throw new Rejection(`Nessuna notifica ha il protocollo ${protocollo}.`);
    const result = held(desk, notifica);
    const message =
      result.stato === 'REFUSED' ? desk.parts.refusalMessage(result.motiviRifiuto ?? []) : notifica.errore;
    return { result, ...(message === undefined ? {} : { messageToOperator: message }) };
  },
  'download-documents': async (desk, parameters) => {
    const { documenti, mancanti } = await downloadDocuments(desk, (parameters as { protocollo: string }).protocollo);
    return { result: { documenti }, ...(mancanti.length === 0 ? {} : { messageToOperator: mancanti.join(' ') }) };
  },
  'cancel-notification': async (desk, parameters) => ({
    result: await cancelNotification(desk, (parameters as { protocollo: string }).protocollo),
  }),
  'payment-status': async (desk, parameters) => {
    const ref = parameters as NoticeRef;
    const posizione = desk.archive.posizione(ref.creditore, ref.numeroAvviso);
    if (posizione !== undefined) await followGpd(desk, posizione);
    return { result: paymentStatus(desk, ref) };
  },
};

/** What each command of sut/commands/send-gpd.ts makes it do, where it leaves positions on GPD. */
const ON_GPD: typeof ACTIONS = {
  'create-gpd-position': async (desk, parameters) => ({
    result: await createGpdPosition(desk, parameters as CreateDebtPosition),
  }),
  'update-gpd-position': (desk, parameters) => nothing(updateGpdPosition(desk, parameters as UpdateGpdPosition)),
  'withdraw-gpd-position': (desk, parameters) => nothing(withdrawGpdPosition(desk, parameters as NoticeRef)),
  'record-desk-payment': (desk, parameters) => nothing(recordDeskPayment(desk, parameters as NoticeRef)),
};

/** What a command that has nothing to tell answers. */
async function nothing(done: Promise<void>): Done {
  await done;
  return { result: {} };
}
