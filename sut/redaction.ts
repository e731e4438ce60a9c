import type { Redaction } from '../simulators/kernel/redaction.ts';

/**
 * What commands to a SUT and its answers carry that must not stay in evidence (field names of sut/commands). The kinds are
 * those the platforms give the same data, so that a command and the messages it led to can be compared.
 */
export const sutRedaction: Redaction = {
  secretHeaders: {},
  secretFields: { apiKey: 'api-key', password: 'password', token: 'token' },
  personalFields: { denominazione: 'name', codiceFiscale: 'taxId', domicilioDigitale: 'email', via: 'address' },
  documentFields: ['documento'],
};
