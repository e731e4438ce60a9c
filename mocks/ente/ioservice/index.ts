import type { ConsegnaMessaggi } from '../../../sut/commands/ioservice.ts';
import { admits, loginUrl } from './cohesion.ts';
import type { IoserviceDesk } from './desk.ts';
import { changeText, handOver, heldOf, readStates, takeBack } from './messages.ts';

export type { IoserviceConfiguration } from './configuration.ts';
export type { IoserviceDesk } from './desk.ts';

type Done = Promise<{ result: unknown; messageToOperator?: string }>;

/** What each command of sut/commands/ioservice.ts makes the ente do. */
export const ioserviceActions: Readonly<Record<string, (desk: IoserviceDesk, parameters: unknown) => Done>> = {
  'ioservice-send': async (desk, parameters) => {
    const { consegnati, message } = await handOver(desk, parameters as ConsegnaMessaggi);
    return { result: { consegnati }, ...(message === undefined ? {} : { messageToOperator: message }) };
  },
  'ioservice-states': async (desk) => {
    await readStates(desk);
    return { result: {} };
  },
  'ioservice-change': async (desk, parameters) => {
    const { riferimento, testo } = parameters as { riferimento: string; testo: string };
    await changeText(desk, riferimento, testo);
    return { result: {} };
  },
  'ioservice-delete': async (desk, parameters) => {
    await takeBack(desk, (parameters as { riferimento: string }).riferimento);
    return { result: {} };
  },
  'ioservice-held': (desk, parameters) =>
    Promise.resolve({ result: heldOf(desk, (parameters as { riferimento: string }).riferimento) }),
  'ioservice-keys': ({ ports }, parameters) => {
    const { servizi } = parameters as { servizi: readonly { codice: string; chiave: string }[] };
    ports.store.setMany(servizi.map(({ codice, chiave }) => [`ioservice/chiave/${codice}`, chiave]));
    return Promise.resolve({ result: {} });
  },
  'cohesion-login': (desk, parameters) =>
    Promise.resolve({ result: { url: loginUrl(desk, (parameters as { livello: number }).livello) } }),
  'cohesion-return': async (desk, parameters) => ({
    result: { ammesso: await admits(desk, parameters as Parameters<typeof admits>[1]) },
  }),
};
