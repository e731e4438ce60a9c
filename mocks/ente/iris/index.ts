import type { WireRequest, WireResponse } from '../../../simulators/kernel/exchange.ts';
import type { Parts } from '../parts.ts';
import type { Ports } from '../ports.ts';
import { memoryStore } from '../store.ts';
import { irisArchiveOver } from './archive.ts';
import type { IrisConfiguration } from './configuration.ts';
import type { IrisDesk } from './desk.ts';
import { land } from './otf.ts';
import { portaDiDominio } from './porta.ts';
import { scheduleQueue } from './queue.ts';

export { irisActions } from './commands.ts';
export { debitoOf } from './debito.ts';
export type { IrisConfiguration } from './configuration.ts';
export type { IrisDesk } from './desk.ts';

/** Path of the Porta di Dominio that IRIS calls. */
export const PDD_PATH = '/pdd';
/** Path of the ente's own pages. */
export const PORTALE_PATH = '/portale';

/** The office that deals with IRIS, at work: what was left to do when it stopped is taken up again. */
export function openIrisDesk(configuration: IrisConfiguration, ports: Ports, parts: Parts): IrisDesk {
  const memories = { lasting: ports.store, volatile: memoryStore() };
  const desk: IrisDesk = {
    configuration,
    ports,
    parts,
    memories,
    archive: irisArchiveOver(memories, parts),
    work: { scheduled: false, underWay: false, stopped: false },
  };
  scheduleQueue(desk);
  return desk;
}

/** What IRIS sends, and the pages a citizen's browser comes back to. */
export async function receiveForIris(desk: IrisDesk, request: WireRequest): Promise<WireResponse> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(`${PDD_PATH}/`)) return portaDiDominio(desk, request);
  const esito = await land(desk, request.url);
  return page(SAID[esito]);
}

const SAID = {
  pagato: 'Il pagamento è stato eseguito.',
  nonPagato: 'Il pagamento non è stato eseguito.',
  inCorso: 'Il pagamento è in corso: l’esito si saprà più tardi.',
  sconosciuto: 'Non si sa ancora come sia andato il pagamento: riprova più tardi.',
} as const;

function page(text: string): WireResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: Buffer.from(`<!doctype html><html lang="it"><title>Pagamento</title><p>${text}</p></html>`),
  };
}
