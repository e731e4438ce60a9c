import type { Redaction } from '../kernel/redaction.ts';

/** What must not stay in evidence: keys of services, of management, of remote contents; codici fiscali. */
export const redaction: Redaction = {
  secretHeaders: { 'ocp-apim-subscription-key': 'api-key' },
  secretFields: {
    chiavePrimaria: 'api-key',
    chiaveSecondaria: 'api-key',
    chiaveManage: 'api-key',
    primary_key: 'api-key',
    secondary_key: 'api-key',
    key: 'rc-key',
    client_key: 'rc-key',
  },
  personalFields: { fiscal_code: 'taxId', codiceFiscale: 'taxId', denominazione: 'name' },
};
