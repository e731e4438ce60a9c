import type { Redaction } from '../kernel/redaction.ts';

/**
 * What must not stay in evidence. `Id` and `Descrizione` are names that the ente's own data share with a debtor's: a
 * debtor's Id is a tax id, known by its form wherever it stands; the Descrizione of a Destinatario, a Delegato or a Pagante
 * stays where the same name does not also stand in Anagrafica.
 */
export const redaction: Redaction = {
  secretHeaders: { authorization: 'basic', 'ocp-apim-subscription-key': 'chiave-flussi' },
  secretFields: {
    IdSessioneGW: 'sessione-gateway',
    token: 'sessione-gateway',
    password: 'password',
    chiave: 'chiave-flussi',
  },
  personalFields: {
    Anagrafica: 'name',
    ANAGRAFICA: 'name',
    EMail: 'email',
    E_MAIL: 'email',
    Indirizzo: 'address',
    INDIRIZZO: 'address',
    IdPagante: 'taxId',
    ID_FISCALE: 'taxId',
    CodiceIdenficativoAlternativo: 'name',
  },
  // a notice, as IRIS gives it and as the ente does; a bank's movements, which name who paid
  documentFields: ['AvvisoAnalogico', 'documento', 'Flusso'],
};
