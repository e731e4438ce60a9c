import type { Requirement } from '../kernel/requirement.ts';

const GUIDA = 'PDND, guida tecnica: utilizzare i voucher';
const CODICE = 'PDND, authorization server (interop-be-monorepo)';
const FAQ = 'Knowledge base di SEND v2.5';

/** What PDND demands of whoever asks for vouchers (send.md §5.2-§5.4). */
export const requirements: readonly Requirement[] = [
  {
    id: 'PDND-ASSERZ-001',
    level: 'MUST',
    status: 'source',
    source: { document: GUIDA, section: 'Richiesta del voucher' },
    text: 'Il voucher si chiede con un modulo che porta tipo di asserzione, tipo di concessione e asserzione del client.',
    remedy:
      'Inviare application/x-www-form-urlencoded con grant_type=client_credentials, client_assertion_type e client_assertion.',
  },
  {
    id: 'PDND-ASSERZ-002',
    level: 'MUST',
    status: 'source',
    source: { document: GUIDA, section: 'Client assertion, payload' },
    text: 'L’asserzione indica client, destinatario, finalità, identificativo e istanti in secondi interi.',
    remedy: 'Valorizzare iss e sub con il clientId, aud con il destinatario dell’ambiente, purposeId, jti, iat ed exp.',
  },
  {
    id: 'PDND-ASSERZ-003',
    level: 'MUST',
    status: 'source',
    source: { document: GUIDA, section: 'Client assertion, header e firma' },
    text: 'L’asserzione è firmata in RS256 con la chiave del client e ne porta l’identificativo.',
    remedy: 'Firmare con la chiave privata registrata e indicare in kid l’identificativo che PDND le ha dato.',
  },
  {
    id: 'PDND-ASSERZ-004',
    level: 'MUST',
    status: 'source',
    source: { document: GUIDA, section: 'Client assertion, exp' },
    text: 'L’asserzione non è scaduta quando PDND la riceve.',
    remedy: 'Comporre un’asserzione nuova a ogni richiesta, con l’orologio allineato al tempo universale.',
  },
  {
    id: 'PDND-ASSERZ-005',
    level: 'SHOULD',
    status: 'source',
    source: { document: GUIDA, section: 'Client assertion, jti' },
    text: 'Ogni asserzione ha un identificativo suo.',
    remedy: 'Generare un jti nuovo per ogni asserzione.',
  },
  {
    id: 'PDND-ASSERZ-006',
    level: 'SHOULD',
    status: 'source',
    source: { document: CODICE, section: 'Asserzione del client, attributi ammessi' },
    text: 'L’asserzione non porta attributi diversi da quelli previsti.',
    remedy: 'Togliere dall’asserzione nbf e gli attributi aggiunti dalla libreria.',
  },
  {
    id: 'PDND-VOUCHER-001',
    level: 'SHOULD',
    status: 'source',
    source: { document: FAQ, section: 'FAQ su Interoperabilità' },
    text: 'Un voucher si riusa fin quasi alla scadenza.',
    remedy: 'Conservare il voucher e chiederne un altro solo quando sta per scadere.',
  },
  {
    id: 'PDND-VOUCHER-002',
    level: 'SHOULD',
    status: 'reconstructed',
    source: { document: CODICE, section: 'Richieste respinte' },
    text: 'Se PDND nega il voucher, l’ente non insiste e l’operatore lo viene a sapere.',
    remedy: 'Al 400 di PDND fermarsi e segnalare che client, chiave e finalità vanno controllati.',
  },
  {
    id: 'PDND-VOUCHER-003',
    level: 'SHOULD',
    status: 'reconstructed',
    source: { document: CODICE, section: 'Limiti di frequenza ed errori interni' },
    text: 'Un errore temporaneo di PDND si supera senza intervento dell’operatore.',
    remedy: 'Ripetere la richiesta dopo un’attesa che cresce, per poche volte.',
  },
];
