import type { Redaction } from '../kernel/redaction.ts';

/**
 * What must not stay in evidence. The sender's own denomination and tax id do: `senderDenomination` and `senderTaxId` are
 * other members. `address` is both a street and, in a digital domicile, a mailbox;
 * `at` both "presso" and, in events of the simulator's own, an instant.
 */
export const redaction: Redaction = {
  secretHeaders: {
    'x-api-key': 'api-key',
    authorization: 'voucher',
    'x-amz-meta-secret': 'upload-secret',
  },
  secretFields: { secret: 'upload-secret', apiKey: 'api-key', token: 'presigned' },
  secretSegments: { caricamento: 'presigned', scarico: 'presigned' },
  personalFields: {
    taxId: 'taxId',
    denomination: 'name',
    address: 'address',
    addressDetails: 'address',
    at: 'addressOrInstant',
    // certified mail's receipts
    destinatari: 'email',
    consegna: 'email',
  },
};
