import type { Redaction } from '../kernel/redaction.ts';

/**
 * What must not stay in evidence. The sender's own denomination and tax id do: `senderDenomination` and `senderTaxId` are
 * other members. `address` is both a street and, in a digital domicile, a mailbox.
 */
export const redaction: Redaction = {
  secretHeaders: {
    'x-api-key': 'api-key',
    authorization: 'voucher',
    'x-amz-meta-secret': 'upload-secret',
  },
  secretFields: { secret: 'upload-secret', apiKey: 'api-key' },
  personalFields: {
    taxId: 'taxId',
    denomination: 'name',
    address: 'address',
    addressDetails: 'address',
    at: 'address',
  },
};
