import type { WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { contract } from '../../simulators/kernel/json.ts';
import type { Contract } from '../../simulators/kernel/json.ts';
import type { CommandAnswer } from '../../sut/commands/command.ts';
import { sendCommands } from '../../sut/commands/send.ts';
import type { CreateDebtPosition, CreateNotification } from '../../sut/commands/send.ts';
import { archiveOver } from './archive.ts';
import { cancelNotification } from './cancellation.ts';
import { clientOver } from './client.ts';
import type { Configuration } from './configuration.ts';
import { createDebtPosition, paymentStatus } from './debt-position.ts';
import { createNotification } from './deposit.ts';
import type { Desk } from './desk.ts';
import { downloadDocuments } from './documents.ts';
import { held } from './held.ts';
import { prepareBeforehand, readEvents } from './inbox.ts';
import { correctParts } from './parts.ts';
import type { Parts } from './parts.ts';
import { tellPayments } from './payment-events.ts';
import type { Ports } from './ports.ts';
import { Rejection } from './rejection.ts';
import { station } from './station.ts';

export const NAME = 'Ente di riferimento di Collaudo';
/** Path of the creditor's station. */
export const STATION_PATH = '/pagopa';

/** The model ente: commands in, calls to SEND out, and a station that the pagoPA node calls. */
export interface Ente {
  /** Names of the commands it knows. */
  readonly commands: readonly string[];
  /** Does what a command says. Never throws for what SEND answers; throws only for a fault of its own. */
  command(name: string, parameters: unknown): Promise<CommandAnswer>;
  /** Answers the pagoPA node. */
  station(request: WireRequest): Promise<WireResponse>;
  /** Stops abruptly and starts again: what is not in the store is lost. */
  restart(): void;
}

/**
 * An ente at work. `parts` are its decisions, one function each: the correct ones unless told otherwise.
 */
export function createEnte(configuration: Configuration, ports: Ports, parts: Parts = correctParts): Ente {
  const desk: Desk = {
    configuration,
    ports,
    parts,
    archive: archiveOver(ports.store),
    client: clientOver(ports, parts),
    memory: { events: [] },
  };
  const restart = (): void => void (desk.memory.events = []);
  return {
    commands: ['restart', ...Object.keys(ACTIONS)],
    restart,
    station: (request) => station(desk, request),
    async command(name, parameters) {
      if (name === 'restart') {
        restart();
        return { status: 'done', result: {} };
      }
      const action = ACTIONS[name];
      if (action === undefined) return { status: 'notSupported' };
      const issue = PARAMETERS[name]!.check(parameters)[0];
      if (issue !== undefined)
        return { status: 'rejected', messageToOperator: `Dati non validi: ${issue.path} ${issue.message}.` };
      try {
        return { status: 'done', ...(await action(desk, parameters)) };
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return { status: 'rejected', ...(error.message === '' ? {} : { messageToOperator: error.message }) };
      }
    },
  };
}

type Done = Promise<{ result: unknown; messageToOperator?: string }>;

const PARAMETERS: Readonly<Record<string, Contract>> = Object.fromEntries(
  sendCommands.map((command) => [command.name, contract(command.parameters)]),
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
  'payment-status': async (desk, parameters) => ({
    result: paymentStatus(desk, parameters as { numeroAvviso: string; creditore: string }),
  }),
};
