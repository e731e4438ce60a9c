import type { IoMessage, IoService } from '../../../sut/commands/io.ts';
import { correct } from './correction.ts';
import type { Correction } from './correction.ts';
import type { IoDesk } from './desk.ts';
import { readFeed } from './feed.ts';
import { pollOutcomes } from './outcomes.ts';
import { sendPendenza } from './pendenza.ts';
import type { NoticeOfPendenza } from './pendenza.ts';
import { heldOr, sendBatch, sendMessage } from './sending.ts';
import { registerService, rotateKey, serviceStatus, submitService } from './services.ts';

type Done = Promise<{ result: unknown; messageToOperator?: string }>;

/** What each command of sut/commands/io.ts makes the ente do. */
export const ioActions: Readonly<Record<string, (desk: IoDesk, parameters: unknown) => Done>> = {
  'send-io-message': (desk, parameters) => sendMessage(desk, parameters as IoMessage),
  'send-io-pendenza': (desk, parameters) => sendPendenza(desk, parameters as NoticeOfPendenza),
  'send-io-batch': (desk, parameters) => sendBatch(desk, (parameters as { messaggi: IoMessage[] }).messaggi),
  'poll-io-outcomes': async (desk) => ({ result: { letti: await pollOutcomes(desk) } }),
  'io-message-status': (desk, parameters) => {
    const { riferimento } = parameters as { riferimento: string };
    const messaggio = desk.archive.messaggio(riferimento);
    const said = messaggio?.motivo === undefined ? {} : { messageToOperator: messaggio.motivo };
    return Promise.resolve({ result: heldOr(messaggio, riferimento), ...said });
  },
  'correct-io-message': (desk, parameters) => correct(desk, parameters as Correction),
  'close-io-position': (desk, parameters) => {
    const { numeroAvviso, motivo } = parameters as { numeroAvviso: string; motivo: 'pagato' | 'annullato' };
    desk.archive.chiudi(numeroAvviso, motivo);
    return Promise.resolve({ result: {} });
  },
  'rotate-io-key': async (desk, parameters) => {
    await rotateKey(desk, (parameters as { servizio: string }).servizio);
    return { result: {} };
  },
  'register-io-service': async (desk, parameters) => ({ result: await registerService(desk, parameters as IoService) }),
  'submit-io-service': async (desk, parameters) => ({
    result: await submitService(desk, (parameters as { codice: string }).codice),
  }),
  'io-service-status': (desk, parameters) => serviceStatus(desk, (parameters as { codice: string }).codice),
  'read-io-feed': async (desk, parameters) => {
    const { servizio, assistiti } = parameters as { servizio: string; assistiti: string[] };
    return { result: await readFeed(desk, servizio, assistiti) };
  },
};
