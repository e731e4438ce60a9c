import { SECOND } from '../../../simulators/kernel/clock.ts';
import { keys } from './archive.ts';
import type { IrisDesk } from './desk.ts';
import { answerInformativa } from './informativa.ts';
import { dispatch } from './sending.ts';
import { dispatchCsv } from './spx/invio.ts';
import { verify } from './verification.ts';

/** How long after an answer to IRIS the work that follows it begins, nominal ms. */
const AFTER_MS = SECOND;

/** Sees to it that what is queued is done, once the answer that is being given has left. */
export function scheduleQueue(desk: IrisDesk): void {
  const { archive, ports, work } = desk;
  if (work.scheduled || archive.queue().length === 0) return;
  work.scheduled = true;
  ports.clock.after(AFTER_MS, () => {
    work.scheduled = false;
    return work.stopped ? undefined : runQueue(desk);
  });
}

/** Does what is queued, in order; what could not be done stays for the next occasion. */
export async function runQueue(desk: IrisDesk): Promise<void> {
  const { archive, work } = desk;
  if (work.underWay) return;
  work.underWay = true;
  try {
    const left: string[] = [];
    for (let task = archive.queue()[0]; task !== undefined; task = archive.queue()[0]) {
      if (!(await perform(desk, task))) left.push(task);
      archive.keep([[keys.queue, archive.queue().slice(1)]]);
    }
    if (left.length > 0) archive.keep([[keys.queue, left]]);
  } finally {
    work.underWay = false;
  }
}

async function perform(desk: IrisDesk, task: string): Promise<boolean> {
  const { archive } = desk;
  const [kind, id = ''] = task.split('/');
  if (kind === 'esito') return answerInformativa(desk, id);
  if (kind === 'messaggio') {
    const messaggio = archive.messaggio(id);
    if (messaggio === undefined) return true;
    const { servizio } = messaggio;
    return servizio === 'csv'
      ? desk.parts.spxFate(await dispatchCsv(desk, messaggio)) !== 'unknown'
      : (await dispatch(desk, { ...messaggio, servizio })).fate !== 'unknown';
  }
  const pendenza = archive.pendenza(id);
  if (pendenza === undefined) return true;
  const { tributo, rate } = pendenza.dati;
  return (
    (await verify(
      desk,
      tributo,
      rate.map(({ idPagamento }) => idPagamento),
    )) !== undefined
  );
}
