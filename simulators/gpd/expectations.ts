import { byRule } from '../kernel/by-rule.ts';
import type { Expectation, SeenExchange } from '../kernel/platform.ts';
import type { View } from '../kernel/view.ts';
import { notObserved, satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import { formatImportoItaliano, importo } from '../kernel/values/importo.ts';
import { members, snapshotsIn, writtenOptions } from './seen.ts';
import type { Members, Snapshot, WrittenOption } from './seen.ts';

type Given = Readonly<Record<string, unknown>>;

const UNSEEN = 'L’ente non ha inviato posizioni a GPD.';

/**
 * What an "Allora" can ask of the copy that an ente keeps on GPD. All take `creditore` and `numeroAvviso`; `importo` is
 * the amount of the archive in cents, without the notification fee.
 */
export const expectations: Readonly<Record<string, Expectation>> = {
  modelloRispettato: byRule('GPD-POS-001', UNSEEN),
  importiQuadrati: byRule('GPD-POS-002', UNSEEN),
  creataUnaVolta: byRule('GPD-POS-003', UNSEEN),
  metadatoLibero: byRule('GPD-POS-004', UNSEEN),
  ibanValidi: byRule('GPD-POS-005', UNSEEN),
  avvisoEIuv: byRule('GPD-POS-006', UNSEEN),
  statoAmmesso: byRule('GPD-POS-007', 'L’ente non ha cambiato posizioni su GPD.'),
  chiaveAccettata: byRule('GPD-CHIAVE-001', 'L’ente non ha chiamato GPD.'),
  /** The last position written for the notice says what the archive says; `causale` where given. */
  copiaEsatta: { requirement: 'GPD-COPIA-001', check: exactCopy },
  /** The last update carries the archive's amount, whatever fee GPD has by then. */
  aggiornamentoSenzaCosto: { requirement: 'GPD-COPIA-002', check: updateWithoutFee },
  pagamentoComunicato: {
    requirement: 'GPD-COPIA-003',
    check: (view, given) =>
      told(view, given, 'setPaymentOptionAsAlreadyPaid', ({ path }) => path['nav'] === given['numeroAvviso'])
        ? satisfied('Il pagamento ricevuto per altra via è comunicato a GPD.')
        : ended(
            view,
            given,
            'Il pagamento ricevuto per altra via non è comunicato a GPD: l’avviso si può pagare ancora.',
          ),
  },
  nonPiuPagabile: {
    requirement: 'GPD-COPIA-004',
    check: (view, given) => ended(view, given, 'La posizione annullata dall’ente resta pagabile su GPD.'),
  },
  pagamentoConosciuto: { requirement: 'GPD-COPIA-005', check: paymentKnown },
};

function exactCopy(view: View, given: Given): Judgement {
  const written = lastWritten(view, given, ['createPosition', 'updatePosition']);
  if (written === undefined)
    return violated('Su GPD non c’è una posizione per l’avviso.', 'una posizione con l’avviso', 'nessuna posizione');
  const { option, exchange } = written;
  const due = given['importo'] as number;
  if (option.amount !== due)
    return violated('L’importo su GPD non è quello dell’archivio.', euro(due), euro(option.amount), exchange.seq);
  const causale = given['causale'];
  if (typeof causale === 'string' && option.description !== causale)
    return violated(
      'La causale su GPD non è quella dell’archivio.',
      causale,
      option.description ?? 'nulla',
      exchange.seq,
    );
  return satisfied('La posizione su GPD è quella dell’archivio.', exchange.seq);
}

function updateWithoutFee(view: View, given: Given): Judgement {
  const written = lastWritten(view, given, ['updatePosition']);
  if (written === undefined) return notObserved('L’ente non ha aggiornato la posizione su GPD.');
  const { option, exchange } = written;
  const due = given['importo'] as number;
  const fee = feeBefore(view, given, exchange.seq);
  if (option.amount === due) return satisfied('L’importo inviato non comprende il costo della notifica.', exchange.seq);
  return fee !== 0 && option.amount === due + fee
    ? violated('L’importo inviato comprende il costo della notifica.', euro(due), euro(option.amount), exchange.seq)
    : notObserved('L’importo inviato differisce per altre ragioni.');
}

/** The last fee that SEND had told for the notice before an entry; cents. */
function feeBefore(view: View, given: Given, seq: number): number {
  const told = view
    .exchanges('updateNotificationFee')
    .findLast(({ seq: at, path }) => at < seq && path['nav'] === given['numeroAvviso']);
  const fee = members(told?.request.json)['notificationFee'];
  return typeof fee === 'number' ? fee : 0;
}

function paymentKnown(view: View, given: Given): Judgement {
  const status = view
    .commands('payment-status')
    .findLast(({ parameters }) => parameters['numeroAvviso'] === given['numeroAvviso']);
  const { stato } = members(status?.answer?.result);
  if (snapshotsOf(view, given).at(-1)?.status !== 'PO_PAID' || typeof stato !== 'string')
    return notObserved('L’avviso non risulta pagato su GPD, o il gestionale non dice come sta.');
  return stato === 'pagata'
    ? satisfied('Il pagamento avvenuto su GPD è noto all’ente.', status?.answeredSeq)
    : violated('Il pagamento avvenuto su GPD non è noto all’ente.', 'pagata', stato, status?.answeredSeq);
}

/** Satisfied where nobody can pay the notice on GPD any more: position deleted, invalidated, or option paid. */
function ended(view: View, given: Given, broken: string): Judgement {
  const states = eventsOf(view).filter((event) => concerns(event, given));
  const last = states.at(-1);
  if (last === undefined) return notObserved('Su GPD non c’è una posizione per l’avviso.');
  // what was never published nobody could pay: others have found it
  if (last['status'] === 'DRAFT') return notObserved('Su GPD la posizione non è mai stata pagabile.');
  const over =
    last['type'] === 'positionDeleted' ||
    last['status'] === 'INVALID' ||
    snapshotsIn(last).some(({ nav, status }) => nav === given['numeroAvviso'] && status !== 'PO_UNPAID');
  return over
    ? satisfied('Su GPD l’avviso non si può più pagare.')
    : violated(broken, 'una posizione non più pagabile', `stato ${String(last['status'])}`);
}

function concerns(event: Members, given: Given): boolean {
  return event['type'] === 'positionDeleted' || snapshotsIn(event).some(({ nav }) => nav === given['numeroAvviso']);
}

function told(view: View, _given: Given, operation: string, which: (exchange: SeenExchange) => boolean): boolean {
  return view.exchanges(operation).some((exchange) => exchange.response.status === 200 && which(exchange));
}

function lastWritten(
  view: View,
  given: Given,
  operations: readonly string[],
): { readonly exchange: SeenExchange; readonly option: WrittenOption } | undefined {
  return operations
    .flatMap((operation) => view.exchanges(operation))
    .filter(({ response }) => response.status < 300)
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((exchange) =>
      writtenOptions(exchange)
        .filter(({ nav }) => nav === given['numeroAvviso'])
        .map((option) => ({ exchange, option })),
    )
    .at(-1);
}

function snapshotsOf(view: View, given: Given): readonly Snapshot[] {
  return eventsOf(view)
    .flatMap(snapshotsIn)
    .filter(({ nav }) => nav === given['numeroAvviso']);
}

/** Everything that happened on GPD in this stretch, in its order: by a request, or by itself. */
function eventsOf(view: View): readonly Members[] {
  return view.entries.flatMap((entry) => {
    if (entry.kind === 'events') return entry.platform === 'gpd' ? entry.events : [];
    return entry.kind === 'exchange' && entry.platform === 'gpd' ? (entry.events ?? []) : [];
  });
}

function euro(cents: number | undefined): string {
  return cents === undefined ? 'nulla' : `${formatImportoItaliano(importo(cents))} euro`;
}
