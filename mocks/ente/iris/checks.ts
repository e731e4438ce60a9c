import type { Richiesta } from './archive.ts';
import type { IrisDesk } from './desk.ts';

/** What may be declared of a payment with UpdateStatus (StatoPagamento, iris.md §2.1). */
const STATI: readonly string[] = [
  'Non Pagato',
  'Pagato',
  'Non Pagabile',
  'Pagamento Irregolare',
  'Pagamento Rimborsato',
];

/** Why a request must not be sent: IRIS would refuse it, or it would do harm. Undefined where nothing is wrong. */
export function problemOf(desk: IrisDesk, richiesta: Richiesta): string | undefined {
  return againstArchive(desk, richiesta) ?? inItself(desk, richiesta);
}

/** As {@link problemOf}, for a payment on the fly: the pendenza may be there already, and today it must be payable. */
export function otfProblemOf(desk: IrisDesk, richiesta: Richiesta): string | undefined {
  const { parts, ports } = desk;
  return (
    waitingProblem(desk, richiesta.dati.idPendenza) ??
    inItself(desk, richiesta) ??
    parts.todayProblem(richiesta.dati, parts.irisDay(ports.clock.now())) ??
    parts.singleProblem(richiesta.dati)
  );
}

/** Why a pendenza of which an esito is awaited cannot be paid on the fly; a session whose answer was lost can be asked again. */
function waitingProblem({ archive }: IrisDesk, idPendenza: string): string | undefined {
  const inCorso = archive.pendenza(idPendenza)?.inCorso;
  return inCorso === undefined || archive.messaggio(inCorso.messaggio)?.otf !== undefined
    ? undefined
    : `la pendenza ${idPendenza} attende ancora l’esito di un invio precedente`;
}

function againstArchive({ archive, parts }: IrisDesk, richiesta: Richiesta): string | undefined {
  const { operazione, dati, stato } = richiesta;
  const held = archive.pendenza(dati.idPendenza);
  if (held?.inCorso !== undefined)
    return `la pendenza ${dati.idPendenza} attende ancora l’esito di un invio precedente`;
  const paid = (id: string): boolean => parts.isPaid(archive.incassi(id), held?.dichiarati[id]);
  if (operazione === 'Insert') {
    const problem = parts.insertProblem(held);
    if (problem !== undefined) return problem;
  } else {
    const rate = held?.dati.rate ?? [];
    const problem =
      parts.unknownProblem(held) ??
      parts.paidProblem(
        operazione,
        rate.some(({ idPagamento }) => paid(idPagamento)),
      );
    if (problem !== undefined) return problem;
  }
  if (operazione === 'UpdateStatus') {
    if (stato !== undefined && !STATI.includes(stato)) return `lo stato «${stato}» non esiste`;
    const problem = dati.rate.flatMap(
      ({ idPagamento }) => parts.statusProblem(stato ?? 'Non Pagato', paid(idPagamento)) ?? [],
    )[0];
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function inItself({ configuration: { ente }, parts }: IrisDesk, richiesta: Richiesta): string | undefined {
  const { dati, operazione } = richiesta;
  if (operazione === 'Delete') return undefined;
  return (
    parts.tributoProblem(dati, ente) ??
    parts.debtorProblem(dati) ??
    parts.datesProblem(dati) ??
    parts.itemsProblem(dati) ??
    parts.accountProblem(dati, ente) ??
    parts.cartellaProblem(dati, operazione) ??
    parts.stampDataProblem(dati) ??
    parts.stampAmountProblem(dati)
  );
}
