import type { Redaction } from '../kernel/redaction.ts';

/** What must not stay in evidence: keys, sessions, people. */
export const redaction: Redaction = {
  secretHeaders: { 'ocp-apim-subscription-key': 'api-key' },
  secretFields: {
    chiave: 'api-key',
    chiaveDiRiserva: 'api-key',
    chiaveDelNuovoAccount: 'api-key',
    IdSessioneSSO: 'sessione',
    IdSessioneASPNET: 'sessione',
    sessione: 'sessione',
  },
  personalFields: { codice_fiscale: 'taxId', codiceFiscale: 'taxId', email: 'email', denominazione: 'name' },
};
