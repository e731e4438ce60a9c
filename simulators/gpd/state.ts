import type { Context, Event } from '../kernel/platform.ts';
import { settingsFrom } from './settings.ts';
import { FEE_KEY } from './contract.ts';
import type { OptionModel, OptionStatus, PositionModel, PositionStatus, TransferModel } from './contract.ts';

/** One way to pay a position. Amounts are euro cents. */
export interface PaymentOption {
  /** Notice number, 18 digits. */
  readonly nav: string;
  /** As the creditor gave it: its amount is without the notification fee. */
  readonly model: OptionModel;
  /** What SEND last said that the notification costs. */
  readonly fee: number;
  readonly status: OptionStatus;
  /** A payment has begun on it, and has not ended yet. */
  readonly inPayment: boolean;
  readonly paidAt?: number;
  readonly updatedAt: number;
}

export interface Position {
  readonly organization: string;
  readonly model: Omit<PositionModel, 'paymentOption'>;
  readonly options: readonly PaymentOption[];
  /** As it was last decided; time may have moved it since: {@link statusAt}. */
  readonly status: Exclude<PositionStatus, 'EXPIRED'>;
  readonly insertedAt: number;
  readonly publishedAt?: number;
  readonly updatedAt: number;
}

export interface GpdState {
  readonly organizations: ReadonlySet<string>;
  readonly subscriptionKey: string;
  /** SEND's own key to its own interface: nobody else has it. */
  readonly sendKey: string;
  /** By `organization/iupd`. */
  readonly positions: Map<string, Position>;
  /** `organization/nav` -> `organization/iupd`. */
  readonly byNav: Map<string, string>;
}

/** What an event carries besides its journalled members: the position as it is from now on. */
export const CARGO: unique symbol = Symbol('cargo');

export type GpdEvent = Event & { readonly [CARGO]?: Position };

/** A GPD without positions. */
export function initial(given: Readonly<Record<string, unknown>>, { ids }: Context): GpdState {
  const { enti, subscriptionKey } = settingsFrom(given);
  const keys = ids.fork('identities');
  return {
    organizations: new Set(enti.map(({ codiceFiscale }) => codiceFiscale)),
    subscriptionKey: subscriptionKey ?? keys.hex(32),
    sendKey: keys.fork('send').hex(32),
    positions: new Map(),
    byNav: new Map(),
  };
}

/** What a SUT must be told to be let in. */
export function identities({ subscriptionKey, organizations }: GpdState): Readonly<Record<string, unknown>> {
  return { subscriptionKey, enti: [...organizations] };
}

/** Whether a status can be paid (SANP 3.12.0, GPD). */
export function isPayable(status: PositionStatus): boolean {
  return status === 'VALID' || status === 'PARTIALLY_PAID';
}

/** Status of a position at an instant: published ones become valid at their date; unpaid ones may expire. */
export function statusAt({ status, model, options }: Position, now: number): PositionStatus {
  const { validityDate, switchToExpired } = model;
  const valid =
    status === 'PUBLISHED' && (validityDate === undefined || validityDate === null || Date.parse(validityDate) <= now);
  const reached = valid ? 'VALID' : status;
  const last = Math.max(...options.map(({ model: { dueDate } }) => Date.parse(dueDate)));
  return reached === 'VALID' && switchToExpired && now > last ? 'EXPIRED' : reached;
}

export function positionOf(state: GpdState, organization: string, iupd: string): Position | undefined {
  return state.positions.get(keyOf(organization, iupd));
}

/** The position that a notice belongs to, with its option. */
export function optionOf(
  state: GpdState,
  organization: string,
  nav: string,
): { readonly position: Position; readonly option: PaymentOption } | undefined {
  const position = state.positions.get(state.byNav.get(keyOf(organization, nav)) ?? '');
  const option = position?.options.find((each) => each.nav === nav);
  return position === undefined || option === undefined ? undefined : { position, option };
}

/** What has to be paid: the creditor's amount and the notification fee; cents. */
export function amountOf({ model, fee }: PaymentOption): number {
  return model.amount + fee;
}

/** The transfers of an option; the fee lies on the creditor's first one (send.md §7.2). */
export function transfersOf(organization: string, { model, fee }: PaymentOption): readonly TransferModel[] {
  const transfers = model.transfer ?? [];
  const own = ownTransfer(organization, model);
  return transfers.map((each) => (each === own ? { ...each, amount: each.amount + fee } : each));
}

/** The creditor's own transfer, which bears the fee; undefined where every transfer goes to others. */
export function ownTransfer(organization: string, { transfer = [] }: OptionModel): TransferModel | undefined {
  return transfer.find(({ organizationFiscalCode = organization }) => organizationFiscalCode === organization);
}

/** The metadata of an option as they are read: with the fee, zero included. */
export function metadataOf({ model, fee }: PaymentOption): readonly { readonly key: string; readonly value: string }[] {
  return [...(model.paymentOptionMetadata ?? []), { key: FEE_KEY, value: String(fee) }];
}

/**
 * A position is from now on as given, and why. The event tells what has to be paid option by option: a snapshot that stays
 * in the evidence.
 */
export function saved(position: Position, cause: string): GpdEvent {
  return {
    type: 'positionSaved',
    cause,
    organization: position.organization,
    iupd: position.model.iupd,
    status: position.status,
    options: position.options.map((option) => ({
      nav: option.nav,
      status: option.status,
      amount: amountOf(option),
      notificationFee: option.fee,
    })),
    [CARGO]: position,
  };
}

export function apply(state: GpdState, event: Event): void {
  const happened = event as GpdEvent;
  if (happened.type === 'positionSaved') return save(state, happened[CARGO]!);
  if (happened.type === 'positionDeleted')
    return forget(state, happened['organization'] as string, happened['iupd'] as string);
  // what was only read changes nothing
  if (happened.type !== 'optionRead') throw new RangeError(`GPD knows no event "${event.type}"`);
}

function save(state: GpdState, position: Position): void {
  const { organization, model, options } = position;
  forget(state, organization, model.iupd);
  const key = keyOf(organization, model.iupd);
  state.positions.set(key, position);
  for (const { nav } of options) state.byNav.set(keyOf(organization, nav), key);
}

function forget(state: GpdState, organization: string, iupd: string): void {
  const key = keyOf(organization, iupd);
  for (const { nav } of state.positions.get(key)?.options ?? []) state.byNav.delete(keyOf(organization, nav));
  state.positions.delete(key);
}

function keyOf(organization: string, other: string): string {
  return `${organization}/${other}`;
}
