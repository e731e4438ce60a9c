import type { PendenzaDaInviare, PendenzeSent, SendPendenze } from '../../../sut/commands/iris.ts';
import type { Fate } from '../parts/iris-sending.ts';
import { Rejection } from '../rejection.ts';
import { numbered } from './avvisi.ts';
import { keys } from './archive.ts';
import type { Changes, DatiPendenza, Messaggio, PendenzaTenuta, Richiesta } from './archive.ts';
import { problemOf } from './checks.ts';
import { deliver } from './client.ts';
import type { IrisReply } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { readEsito, settle } from './esito.ts';
import type { Errore } from './esito.ts';
import { pendenzeBody } from './pendenza-xml.ts';
import { verify } from './verification.ts';
import { group, leaf } from './xml.ts';

const ACTION = 'Invio delle pendenze non riuscito';

/**
 * Sends pendenze, or changes of pendenze, with the asynchronous service or the synchronous one. What would be refused is not
 * sent at all.
 * @throws Rejection where something entered is wrong, or does not fit what IRIS holds.
 */
export async function sendPendenze(
  desk: IrisDesk,
  parameters: SendPendenze,
  servizio: InXml['servizio'],
): Promise<{ readonly result: PendenzeSent; readonly messageToOperator?: string }> {
  const { parts } = desk;
  const operazione = parts.operationFor(parameters.operazione);
  requireDistinct(desk, parameters.pendenze, ACTION);
  const pendenze = await numbered(desk, parameters.pendenze);
  const richieste = pendenze.map((entered) => requestFor(desk, entered, operazione, parameters.stato));
  const problem = richieste.flatMap((richiesta) => problemOf(desk, richiesta) ?? [])[0];
  if (problem !== undefined) throw new Rejection(`${ACTION}: ${problem}.`);

  const messaggi = parts.intoMessages(richieste).map((carried) => register(desk, servizio, carried));
  const troubles: string[] = [];
  for (const messaggio of messaggi) {
    const { fate, reply } = await dispatch(desk, messaggio);
    const trouble = fate === 'taken' || fate === 'duplicate' ? undefined : parts.irisTrouble(ACTION, reply, fate);
    if (trouble !== undefined) troubles.push(trouble);
  }
  if (servizio === 'sync') troubles.push(...errorsHeld(desk, richieste));
  return {
    result: {
      messaggi: messaggi.map(({ id }) => id),
      pendenze: richieste.map(({ dati }) => ({
        idPendenza: dati.idPendenza,
        idPagamenti: dati.rate.map(({ idPagamento }) => idPagamento),
      })),
    },
    ...(troubles.length === 0 ? {} : { messageToOperator: troubles.join(' ') }),
  };
}

/** What is asked of IRIS about a pendenza, with identifiers for all that has none. */
export function requestFor(
  { archive, parts, ports }: IrisDesk,
  entered: PendenzaDaInviare & Pick<DatiPendenza, 'bollo'>,
  operazione: Richiesta['operazione'],
  stato?: string,
): Richiesta {
  const held = entered.idPendenza === undefined ? undefined : archive.pendenza(entered.idPendenza);
  const dati = parts.withIdentifiers(entered, held, {
    idPendenza: () => parts.newIdPendenza(ports.ids),
    idPagamento: () => parts.newIdPagamento(ports.ids),
  });
  const known = held?.dati.rate.map(({ idPagamento }) => idPagamento) ?? [];
  const nuovi = dati.rate.map(({ idPagamento }) => idPagamento).filter((id) => !known.includes(id));
  const others = known.filter((id) => !dati.rate.some(({ idPagamento }) => idPagamento === id));
  const settled = (id: string): boolean => parts.isPaid(archive.incassi(id), held?.dichiarati[id]);
  return {
    operazione,
    dati,
    nuovi,
    chiude: stato === 'Pagato' && others.every(settled),
    creata: held?.creata ?? ports.clock.now(),
    ...(stato === undefined ? {} : { stato }),
  };
}

/**
 * The names that the operator gave: each of one thing only (A0000003, A0000015, A0000017).
 * @throws Rejection where one is of two.
 */
export function requireDistinct(
  { archive, parts }: IrisDesk,
  pendenze: readonly PendenzaDaInviare[],
  action: string,
): void {
  const named = pendenze.flatMap(({ idPendenza, rate }) => [idPendenza, ...rate.map(({ idPagamento }) => idPagamento)]);
  const ids = named.filter((id) => id !== undefined);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const problem =
    twice === undefined
      ? pendenze.flatMap(({ idPendenza, rate }) =>
          rate.flatMap(({ idPagamento }) =>
            idPagamento === undefined
              ? []
              : (parts.ownerProblem(idPagamento, archive.proprietaria(idPagamento), idPendenza) ?? []),
          ),
        )[0]
      : `l’identificativo ${twice} compare più volte`;
  if (problem !== undefined) throw new Rejection(`${action}: ${problem}.`);
}

/** Keeps a message, with its identifier, before it leaves; and notes that its pendenze are under way. */
export function register<Servizio extends Messaggio['servizio']>(
  { archive, memories, parts, ports }: IrisDesk,
  servizio: Servizio,
  richieste: readonly Richiesta[],
  otf?: Messaggio['otf'],
  changes: Changes = [],
): Messaggio & { readonly servizio: Servizio } {
  const messaggio: Messaggio & { readonly servizio: Servizio } = {
    id: parts.newMessageId({ ids: ports.ids, ...memories }),
    servizio,
    richieste,
    sorte: 'daInviare',
    ...(otf === undefined ? {} : { otf }),
  };
  archive.keep([
    [keys.messaggio(messaggio.id), messaggio],
    ...richieste.flatMap((richiesta): Changes => {
      const { dati, creata } = richiesta;
      const held: PendenzaTenuta = archive.pendenza(dati.idPendenza) ?? {
        idPendenza: dati.idPendenza,
        creata,
        dati,
        presso: 'mai',
        errori: [],
        dichiarati: {},
      };
      return [
        [keys.pendenza(dati.idPendenza), { ...held, inCorso: { ...richiesta, messaggio: messaggio.id } }],
        ...dati.rate.map(({ idPagamento }) => [keys.proprietaria(idPagamento), dati.idPendenza] as const),
      ];
    }),
    ...changes,
  ]);
  return messaggio;
}

/** A message that goes to IRIS in XML, and not as a file. */
export type InXml = Messaggio & { readonly servizio: 'async' | 'sync' };

/** Sends a message that was registered, and records what came of it. */
export async function dispatch(
  desk: IrisDesk,
  messaggio: InXml,
): Promise<{ readonly fate: Fate; readonly reply: IrisReply }> {
  const { archive } = desk;
  const { id, servizio, richieste, otf } = messaggio;
  const delivered = await deliver(desk, {
    servizio,
    id,
    content: () => [
      otf === undefined
        ? undefined
        : group('h:IdpOTF', [
            leaf('h:URL_BACK', otf.back),
            leaf('h:URL_CANCEL', otf.cancel),
            leaf('h:OFFLINE_PAYMENT_METHODS', String(otf.differiti)),
          ]),
      pendenzeBody(desk, richieste),
    ],
    settled: () => !richieste.some(({ dati }) => archive.pendenza(dati.idPendenza)?.inCorso?.messaggio === id),
  });
  record(desk, messaggio, delivered);
  if (delivered.fate === 'duplicate' && servizio === 'sync') await learnOutcome(desk, messaggio);
  return delivered;
}

/** IRIS had a synchronous message already, and its answer was lost: what it did is seen by asking (iris.md §3.5). */
async function learnOutcome(desk: IrisDesk, messaggio: Messaggio): Promise<void> {
  const { archive } = desk;
  for (const { dati, operazione } of messaggio.richieste) {
    const verified = await verify(
      desk,
      dati.tributo,
      dati.rate.map(({ idPagamento }) => idPagamento),
    );
    if (verified === undefined) continue;
    const absent = verified.every(({ stato }) => stato === 'assente');
    const lost: Errore = {
      codice: 'DUP001',
      descrizione: 'IRIS ha già ricevuto il messaggio, ma non ne riporta l’effetto',
    };
    const undone = operazione === 'Delete' ? !absent : absent;
    const one = { ...messaggio, richieste: messaggio.richieste.filter((each) => each.dati === dati) };
    archive.keep(settle(desk, one, undone ? new Map([[dati.idPendenza, [lost]]]) : new Map()));
  }
}

function record(desk: IrisDesk, messaggio: Messaggio, { fate, reply }: { fate: Fate; reply: IrisReply }): void {
  const { archive, parts } = desk;
  const ids = messaggio.richieste.map(({ dati }) => dati.idPendenza);
  const keep = (sorte: Messaggio['sorte'], changes: Changes = []): void =>
    archive.keep([[keys.messaggio(messaggio.id), { ...messaggio, sorte }], ...changes]);
  if (fate === 'unknown') {
    // whoever wanted to pay on the fly has been told, and tries again with the same message
    if (messaggio.otf !== undefined) return keep('daInviare');
    const task = `messaggio/${messaggio.id}`;
    const queue = archive.queue();
    return keep('daInviare', queue.includes(task) ? [] : [[keys.queue, [...queue, task]]]);
  }
  if (fate === 'refused') {
    const errore: Errore = {
      codice: reply.fault?.code ?? String(reply.status),
      descrizione: reply.fault?.description ?? 'IRIS ha rifiutato il messaggio',
    };
    return keep('rifiutato', settle(desk, messaggio, new Map(ids.map((id) => [id, [errore]]))));
  }
  const corpo = messaggio.servizio === 'sync' && reply.content !== undefined ? readEsito(reply.content) : undefined;
  keep('consegnato', corpo === undefined ? [] : settle(desk, messaggio, parts.discardedAtOnce(corpo, ids)));
}

/** Errors of the pendenze of a request, for the operator. */
export function errorsHeld({ archive }: IrisDesk, richieste: readonly Richiesta[]): readonly string[] {
  return richieste.flatMap(({ dati }) => archive.pendenza(dati.idPendenza)?.errori ?? []);
}
