import type { Importo } from '../../kernel/values/importo.ts';

/** A person or body as paForNode describes it; member names are the official ones, so that redaction knows them. */
export interface Subject {
  readonly entityUniqueIdentifierType: string;
  readonly entityUniqueIdentifierValue: string;
  readonly fullName: string;
  readonly streetName?: string;
  readonly civicNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly stateProvinceRegion?: string;
  readonly country?: string;
  readonly 'e-mail'?: string;
}

/** Where a part of the payment goes. Amounts are cents. */
export interface Transfer {
  readonly idTransfer: string;
  readonly transferAmount: Importo;
  readonly fiscalCodePA: string;
  readonly companyName?: string;
  /** Absent where the transfer buys a revenue stamp (marca da bollo). */
  readonly IBAN?: string;
  readonly remittanceInformation: string;
  readonly transferCategory: string;
  readonly metadata?: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly value: string;
}

/** What an activation says of the payment (paGetPaymentV2Response.data): the receipt will say it again. */
export interface Payment {
  readonly creditorReferenceId: string;
  readonly paymentAmount: Importo;
  readonly dueDate: string;
  readonly description: string;
  readonly companyName: string;
  readonly officeName?: string;
  readonly debtor: Subject;
  readonly transfers: readonly Transfer[];
  readonly metadata?: readonly Entry[];
}
