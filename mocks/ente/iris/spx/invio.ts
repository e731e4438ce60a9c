import type { SendPendenze } from '../../../../sut/commands/iris.ts';
import type { CsvSent } from '../../../../sut/commands/iris-spx.ts';
import { Rejection } from '../../rejection.ts';
import { keys } from '../archive.ts';
import type { Messaggio } from '../archive.ts';
import { problemOf } from '../checks.ts';
import type { IrisDesk } from '../desk.ts';
import { settle } from '../esito.ts';
import { register, requestFor, requireDistinct } from '../sending.ts';
import { fileFor } from './csv.ts';
import { askSpx } from './servizio.ts';
import type { RispostaSpx } from './servizio.ts';

const ACTION = 'Invio del file delle pendenze non riuscito';

/**
 * Sends pendenze, or changes of pendenze, as files to SmartProxy: one a tributo. What would be refused is not sent at all.
 * @throws Rejection where something entered is wrong, or does not fit what IRIS holds.
 */
export async function sendCsv(
  desk: IrisDesk,
  { operazione, pendenze, stato }: SendPendenze,
): Promise<{ readonly result: CsvSent; readonly messageToOperator?: string }> {
  const { archive, parts } = desk;
  requireDistinct(desk, pendenze, ACTION);
  const richieste = pendenze.map((entered) => requestFor(desk, entered, operazione, stato));
  const problem = richieste.flatMap((richiesta) => problemOf(desk, richiesta) ?? [])[0];
  if (problem !== undefined) throw new Rejection(`${ACTION}: ${problem}.`);
  const files = parts.csvFiles(richieste).map((carried) => register(desk, 'csv', carried));
  const troubles: string[] = [];
  for (const file of files) {
    const reply = await dispatchCsv(desk, file);
    if (parts.spxFate(reply) !== 'taken') troubles.push(parts.spxTrouble(ACTION, reply));
  }
  return {
    result: {
      trasmissioni: files.flatMap(({ id }) => archive.messaggio(id)?.trasmissione ?? []),
      pendenze: richieste.map(({ dati }) => ({
        idPendenza: dati.idPendenza,
        idPagamenti: dati.rate.map(({ idPagamento }) => idPagamento),
      })),
    },
    ...(troubles.length === 0 ? {} : { messageToOperator: troubles.join(' ') }),
  };
}

/**
 * Sends a file that was registered, and keeps the id it was given. A file whose answer was lost stays to be sent: sending it
 * again does no harm, since IRIS skips what it has (smart replace, iris.md §5.2).
 */
export async function dispatchCsv(desk: IrisDesk, file: Messaggio): Promise<RispostaSpx> {
  const { archive, parts } = desk;
  const reply = await askSpx(desk, 'allineamentopendenze/send', fileFor(desk, file.richieste));
  const fate = parts.spxFate(reply);
  if (fate === 'taken')
    archive.keep([
      [
        keys.messaggio(file.id),
        { ...file, sorte: 'consegnato', trasmissione: parts.transmissionKept(reply.text.trim()) },
      ],
    ]);
  else if (fate === 'refused') {
    const errore = { codice: String(reply.status), descrizione: reply.text.slice(0, 200) };
    archive.keep([
      [keys.messaggio(file.id), { ...file, sorte: 'rifiutato' }],
      ...settle(desk, file, new Map(file.richieste.map(({ dati }) => [dati.idPendenza, [errore]]))),
    ]);
  } else {
    const task = `messaggio/${file.id}`;
    const queue = archive.queue();
    if (parts.keepsLostFile() && !queue.includes(task)) archive.keep([[keys.queue, [...queue, task]]]);
  }
  return reply;
}
