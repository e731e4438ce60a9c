import { FEE_KEY } from './contract.ts';
import type { OptionModel, PositionModel } from './contract.ts';
import { optionOf, positionOf } from './state.ts';
import type { GpdState } from './state.ts';

export interface Rejection {
  readonly status: 400 | 409;
  readonly detail: string;
}

/** The notice number of an option: as given, or 3 and the IUV (send.md §7.1). */
export function navOf({ nav, iuv }: OptionModel): string {
  return nav ?? `3${iuv}`;
}

/** Why a position cannot be stored as it is, whether new or in place of the one with the same identifier. */
export function rejectionOf(
  state: GpdState,
  organization: string,
  { iupd, paymentOption = [] }: PositionModel,
  isNew: boolean,
): Rejection | undefined {
  if (isNew && positionOf(state, organization, iupd) !== undefined)
    return { status: 409, detail: `A debt position with IUPD ${iupd} already exists` };
  if (paymentOption.length === 0) return { status: 400, detail: 'A debt position needs at least one payment option' };
  const navs = paymentOption.map(navOf);
  if (new Set(navs).size < navs.length)
    return { status: 409, detail: 'Two payment options have the same notice number' };
  const taken = navs.find((nav) => {
    const found = optionOf(state, organization, nav);
    return found !== undefined && found.position.model.iupd !== iupd;
  });
  if (taken !== undefined)
    return { status: 409, detail: `Notice number ${taken} belongs to another debt position of the organization` };
  for (const option of paymentOption) {
    const found = optionRejection(option);
    if (found !== undefined) return found;
  }
  return undefined;
}

function optionRejection(option: OptionModel): Rejection | undefined {
  const { amount, transfer = [], paymentOptionMetadata = [] } = option;
  const nav = navOf(option);
  if (transfer.length === 0) return { status: 400, detail: `Payment option ${nav} has no transfer` };
  if (new Set(transfer.map(({ idTransfer }) => idTransfer)).size < transfer.length)
    return { status: 400, detail: `Two transfers of payment option ${nav} have the same identifier` };
  if (transfer.some(({ iban, stamp }) => (iban === undefined) === (stamp === undefined)))
    return { status: 400, detail: `Every transfer of payment option ${nav} needs either an iban or a stamp` };
  if (transfer.some(({ postalIban = '', stamp }) => postalIban !== '' && stamp !== undefined))
    return { status: 400, detail: `A stamp of payment option ${nav} goes to no postal account` };
  if ([paymentOptionMetadata, ...transfer.map(({ transferMetadata = [] }) => transferMetadata)].some(repeats))
    return { status: 400, detail: `Metadata keys of payment option ${nav} must be unique` };
  const sum = transfer.reduce((total, each) => total + each.amount, 0);
  if (sum !== amount)
    return { status: 400, detail: `Payment option ${nav} amounts to ${amount}, its transfers to ${sum}` };
  return paymentOptionMetadata.some(({ key }) => key === FEE_KEY)
    ? { status: 409, detail: `Metadata key ${FEE_KEY} is reserved` }
    : undefined;
}

function repeats(metadata: readonly { readonly key: string }[]): boolean {
  return new Set(metadata.map(({ key }) => key)).size < metadata.length;
}
