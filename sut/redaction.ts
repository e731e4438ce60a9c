import type { Redaction } from '../simulators/kernel/redaction.ts';

/** What commands to a SUT and its answers carry that must not stay in evidence (field names of sut/commands). */
export const sutRedaction: Redaction = {
  secretHeaders: {},
  secretFields: { apiKey: 'api-key', password: 'password', token: 'token' },
  personalFields: { denominazione: 'name', domicilioDigitale: 'email', via: 'address' },
};
