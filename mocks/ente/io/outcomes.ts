import type { MessaggioIo } from './archive.ts';
import { ask } from './ask.ts';
import { keyOf, keysOf } from './desk.ts';
import type { IoDesk } from './desk.ts';

interface Read {
  readonly status?: unknown;
  readonly read_status?: unknown;
  readonly payment_status?: unknown;
  readonly message?: { readonly content?: { readonly subject?: string } };
}

/**
 * Asks IO what became of the messages that it took (io.md §3.4.4): until the outcome is known; of Premium ones also until
 * they are read and paid. Returns how many were asked about.
 */
export async function pollOutcomes(desk: IoDesk): Promise<number> {
  const { archive, parts, ports } = desk;
  let read = 0;
  for (const messaggio of archive.messaggi().filter(isOpen)) {
    if (parts.pollWait(messaggio.interrogatoAlle, ports.clock.now()) > 0) continue;
    await poll(desk, messaggio);
    read++;
  }
  return read;
}

function isOpen({ id, stato, dati, lettura, pagamento }: MessaggioIo): boolean {
  if (id === undefined) return false;
  if (stato === 'inviato') return true;
  const premium = dati.premium === true || (dati.allegati ?? 0) > 0;
  const settled = lettura === 'nonDisponibile' || lettura === 'letto';
  return stato === 'consegnato' && premium && (!settled || (dati.pagamento !== undefined && pagamento !== 'pagato'));
}

async function poll(desk: IoDesk, messaggio: MessaggioIo): Promise<void> {
  const { archive, parts, ports } = desk;
  const recipient = parts.ioRecipient(messaggio.dati.destinatario.codiceFiscale);
  const reply = await ask(desk, {
    operation: 'getMessage',
    method: 'GET',
    path: parts.ioMessagePath(recipient, messaggio.id!),
    key: keyOf(desk, parts.serviceThatAsks(messaggio.dati.servizio, Object.keys(keysOf(desk)))),
  });
  const interrogatoAlle = ports.clock.now();
  const json = (reply.json ?? {}) as Read;
  const pagamento = parts.paymentFrom(reply, json, messaggio.pagamento);
  const told = pagamento === undefined ? {} : { pagamento };
  if (reply.status !== 200) {
    archive.saveMessaggio({
      ...messaggio,
      stato: parts.stateWhenUnread(messaggio.stato, reply.status),
      interrogatoAlle,
      ...told,
    });
    return;
  }
  parts.subjectReadBack(json.message);
  const stato = parts.ioOutcome(String(json.status)) ?? messaggio.stato;
  const lettura = parts.readingFrom(json);
  archive.saveMessaggio({
    ...messaggio,
    stato,
    interrogatoAlle,
    altroCanale: messaggio.altroCanale || parts.otherChannelAfter(stato),
    ...(lettura === undefined ? {} : { lettura }),
    ...told,
  });
}
