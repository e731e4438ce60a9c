import type { Context, Event } from '../kernel/platform.ts';
import type { Payment } from './contract/payment.ts';
import { enteFrom, settingsFrom } from './settings.ts';
import type { EnteSettings } from './settings.ts';

/** What the node knows of one notice of one creditor. Amounts are cents. */
export interface Position {
  readonly creditore: string;
  readonly numeroAvviso: string;
  /** `vista`: asked for; `attivata`: a payment has begun; `pagata`: the station took a receipt. */
  readonly stato: 'vista' | 'attivata' | 'pagata';
  /** As the last verification said. */
  readonly verificato?: number;
  /** As the last activation said; the receipt repeats it. */
  readonly attivazione?: Activation;
  /** Receipts the station has taken, by id. */
  readonly ricevute: readonly string[];
}

export interface Activation {
  /** The node's payment token; the receipt's id unless told otherwise. */
  readonly token: string;
  readonly pagamento: Payment;
}

export interface PagopaState {
  readonly enti: Map<string, EnteSettings>;
  readonly posizioni: Map<string, Position>;
}

/** Everything that can happen, as it goes into the journal. */
export type PagopaEvent =
  | { readonly type: 'verificata'; readonly creditore: string; readonly numeroAvviso: string; readonly importo: number }
  | {
      readonly type: 'attivata';
      readonly creditore: string;
      readonly numeroAvviso: string;
      readonly token: string;
      readonly pagamento: Payment;
    }
  | {
      readonly type: 'ricevutaAcquisita';
      readonly creditore: string;
      readonly numeroAvviso: string;
      readonly receiptId: string;
    }
  | {
      readonly type: 'rifiutata';
      readonly creditore: string;
      readonly numeroAvviso: string;
      readonly chiamata: string;
      readonly faultCode: string;
    };

/** A fresh state from settings: the enti and their stations, no notice seen. */
export function initial(settings: Readonly<Record<string, unknown>>): PagopaState {
  return {
    enti: new Map(settingsFrom(settings).enti.map((ente) => [ente.codiceFiscale, ente])),
    posizioni: new Map(),
  };
}

/** The station of a creditor; one that no setting names runs its own. */
export function enteOf(state: PagopaState, codiceFiscale: string): EnteSettings {
  return state.enti.get(codiceFiscale) ?? enteFrom({ codiceFiscale });
}

/** What the node knows of a notice. */
export function positionOf(state: PagopaState, creditore: string, numeroAvviso: string): Position | undefined {
  return state.posizioni.get(keyOf(creditore, numeroAvviso));
}

/** Whether a receipt can be sent: an activation of this notice went well. */
export function isActivated(state: PagopaState, creditore: string, numeroAvviso: string): boolean {
  return positionOf(state, creditore, numeroAvviso)?.attivazione !== undefined;
}

/** The transitions, as a list: a verification moves nothing, an activation begins, the first receipt closes. */
const transitions: {
  readonly [Type in PagopaEvent['type']]: (
    position: Position,
    event: Extract<PagopaEvent, { readonly type: Type }>,
  ) => Position;
} = {
  verificata: (position, { importo }) => ({ ...position, verificato: importo }),
  attivata: (position, { token, pagamento }) => ({
    ...position,
    stato: position.stato === 'pagata' ? 'pagata' : 'attivata',
    attivazione: { token, pagamento },
  }),
  ricevutaAcquisita: (position, { receiptId }) => ({
    ...position,
    stato: 'pagata',
    ricevute: position.ricevute.includes(receiptId) ? position.ricevute : [...position.ricevute, receiptId],
  }),
  rifiutata: (position) => position,
};

export function apply(state: PagopaState, event: Event, _context: Context): void {
  const happened = event as PagopaEvent;
  const key = keyOf(happened.creditore, happened.numeroAvviso);
  const before = state.posizioni.get(key) ?? {
    creditore: happened.creditore,
    numeroAvviso: happened.numeroAvviso,
    stato: 'vista',
    ricevute: [],
  };
  const transition = transitions[happened.type] as (position: Position, event: PagopaEvent) => Position;
  state.posizioni.set(key, transition(before, happened));
}

function keyOf(creditore: string, numeroAvviso: string): string {
  return `${creditore}/${numeroAvviso}`;
}
