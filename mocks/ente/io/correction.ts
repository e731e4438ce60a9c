import type { IoMessageHeld } from '../../../sut/commands/io.ts';
import { Rejection } from '../rejection.ts';
import type { IoDesk } from './desk.ts';
import { sendMessage } from './sending.ts';

export interface Correction {
  readonly riferimento: string;
  readonly datoSbagliato: string;
  readonly datoGiusto: string;
  readonly cosaFare: string;
}

/** Sends the correction of a message; a wrong payment notice is nobody's debt any more. @throws Rejection where there is none. */
export async function correct(
  desk: IoDesk,
  { riferimento, datoSbagliato, datoGiusto, cosaFare }: Correction,
): Promise<{ readonly result: IoMessageHeld; readonly messageToOperator?: string }> {
  const { archive, parts } = desk;
  const wrong = archive.messaggio(riferimento);
  if (wrong?.id === undefined) throw new Rejection(`Nessun messaggio inviato ha il riferimento ${riferimento}.`);
  const { pagamento, scadenza: _, pulsante: __, ...dati } = wrong.dati;
  if (pagamento !== undefined) archive.chiudi(pagamento.numeroAvviso, 'annullato');
  return sendMessage(desk, {
    ...dati,
    riferimento: `${riferimento}/errata`,
    oggetto: parts.correctionSubject(wrong.dati.oggetto),
    testo: parts.correctionText(datoSbagliato, datoGiusto, cosaFare),
  });
}
