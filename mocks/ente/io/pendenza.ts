import type { IoMessage, IoMessageHeld } from '../../../sut/commands/io.ts';
import { Rejection } from '../rejection.ts';
import type { IoDesk } from './desk.ts';
import { sendMessage } from './sending.ts';

export interface NoticeOfPendenza {
  readonly riferimento: string;
  readonly servizio: string;
  readonly idPendenza: string;
  readonly destinatario: IoMessage['destinatario'];
  readonly premium?: boolean;
}

/**
 * Writes to a debtor the notice of a pendenza, with what the ente holds of it.
 * @throws Rejection where there is nothing to pay, or the message cannot leave.
 */
export async function sendPendenza(
  desk: IoDesk,
  { riferimento, servizio, idPendenza, destinatario, premium }: NoticeOfPendenza,
): Promise<{ readonly result: IoMessageHeld; readonly messageToOperator?: string }> {
  const { parts } = desk;
  const debito = desk.debiti(idPendenza);
  const problem = debito === undefined ? 'nessuna pendenza ha questo identificativo' : parts.debtProblem(debito);
  if (debito === undefined || problem !== undefined)
    throw new Rejection(`Invio dell’avviso su IO non riuscito: ${problem ?? ''} (${idPendenza}).`);
  const scadenza = parts.debtDeadline(debito);
  return sendMessage(desk, {
    riferimento,
    servizio,
    destinatario,
    oggetto: `Avviso di pagamento: ${debito.causale}`.slice(0, 120),
    testo: `Ti inviamo l’avviso per pagare quanto dovuto a questo ente. Riguarda: ${debito.causale}.`,
    pagamento: {
      numeroAvviso: parts.debtNotice(debito),
      importo: parts.debtAmount(debito),
      creditore: debito.creditore,
    },
    ...(scadenza === undefined ? {} : { scadenza }),
    ...(premium === undefined ? {} : { premium }),
  });
}
