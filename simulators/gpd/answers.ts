import type { OptionModel, PositionModel } from './contract.ts';
import { amountOf, metadataOf, statusAt, transfersOf } from './state.ts';
import type { PaymentOption, Position } from './state.ts';

/** A position as who creates or changes it is answered: what it sent, with what GPD keeps. */
export function positionModel(position: Position, now: number): PositionModel {
  const { organization, model, options } = position;
  return {
    ...model,
    status: statusAt(position, now),
    paymentOption: options.map((option): OptionModel => ({
      ...option.model,
      nav: option.nav,
      amount: amountOf(option),
      notificationFee: option.fee,
      transfer: [...transfersOf(organization, option)],
    })),
  };
}

/** A position as it is read. */
export function positionRead(position: Position, now: number): Readonly<Record<string, unknown>> {
  const { organization, model, options, insertedAt, publishedAt, updatedAt } = position;
  const { iupd, type, companyName, officeName, validityDate } = model;
  return {
    iupd,
    organizationFiscalCode: organization,
    type,
    companyName,
    ...(officeName === undefined ? {} : { officeName }),
    insertedDate: instant(insertedAt),
    ...(publishedAt === undefined ? {} : { publishDate: instant(publishedAt) }),
    ...(typeof validityDate === 'string' ? { validityDate } : {}),
    status: statusAt(position, now),
    lastUpdatedDate: instant(updatedAt),
    paymentOption: options.map((option) => optionRead(position, option)),
  };
}

/** One payment option as it is read. */
export function optionRead({ organization }: Position, option: PaymentOption): Readonly<Record<string, unknown>> {
  const { nav, model, fee, status, paidAt, updatedAt } = option;
  const { iuv, description, isPartialPayment, dueDate, retentionDate } = model;
  return {
    nav,
    iuv,
    organizationFiscalCode: organization,
    amount: amountOf(option),
    description,
    isPartialPayment,
    dueDate,
    ...(retentionDate === undefined ? {} : { retentionDate }),
    ...(paidAt === undefined ? {} : { paymentDate: instant(paidAt) }),
    notificationFee: fee,
    status,
    lastUpdatedDate: instant(updatedAt),
    paymentOptionMetadata: metadataOf(option),
    transfer: transfersOf(organization, option).map(
      ({ idTransfer, amount, organizationFiscalCode = organization, remittanceInformation, category, ...account }) => ({
        organizationFiscalCode,
        idTransfer,
        amount,
        remittanceInformation,
        category,
        ...(account.iban === undefined ? {} : { iban: account.iban }),
        ...(account.postalIban === undefined ? {} : { postalIban: account.postalIban }),
        ...(account.stamp === undefined ? {} : { stamp: account.stamp }),
        status: 'T_UNREPORTED',
      }),
    ),
  };
}

/** One payment option as SEND reads it: with what the position says of debtor and state (send.md §7.2). */
export function optionWithDebtor(
  position: Position,
  option: PaymentOption,
  now: number,
): Readonly<Record<string, unknown>> {
  const { iupd, type, fiscalCode, fullName, companyName, officeName, payStandIn } = position.model;
  return {
    ...optionRead(position, option),
    iupd,
    type,
    fiscalCode,
    fullName,
    companyName,
    ...(officeName === undefined ? {} : { officeName }),
    ...(payStandIn === undefined ? {} : { payStandIn }),
    debtPositionStatus: statusAt(position, now),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
