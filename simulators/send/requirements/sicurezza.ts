import type { Requirement } from '../../kernel/requirement.ts';
import { autorizzatore, b2b, conoscenza, gateway, inferred, notTested, ours, read } from './row.ts';

const FAQ = conoscenza('FAQ sull’inserimento delle notifiche');
const PDND = conoscenza('FAQ su Interoperabilità');

/** Keys and secrets (send.md §1.1, §1.3, §5, §8.6). */
export const sicurezza: readonly Requirement[] = [
  read('SEND-SICUR-001', 'MUST', FAQ, {
    text: 'Il caricamento dei documenti non porta la chiave API né il voucher.',
    remedy: 'Usare per il caricamento un client HTTP senza le intestazioni predefinite di SEND.',
  }),
  ours('SEND-SICUR-002', b2b('NotificationAttachmentDownloadMetadataResponse, url'), {
    text: 'Lo scaricamento dei documenti non porta la chiave API né il voucher.',
    remedy: 'Usare per lo scaricamento un client HTTP senza le intestazioni predefinite di SEND.',
  }),
  read('SEND-SICUR-003', 'MUST', b2b('ApiKeyAuth'), {
    text: 'Ogni chiamata a SEND porta la chiave API dell’ente.',
    remedy: 'Trasmettere la chiave in x-api-key su ogni chiamata, stream compresi.',
  }),
  read('SEND-SICUR-004', 'MUST', gateway('Intestazioni x-pagopa-pn'), {
    text: 'L’ente non trasmette le intestazioni riservate al gateway di SEND.',
    remedy: 'Togliere dalle chiamate le intestazioni x-pagopa-pn-.',
  }),
  read('SEND-SICUR-005', 'MUST', autorizzatore('Chiavi con pdnd=false'), {
    text: 'Con una chiave che non prevede il voucher le chiamate non ne portano uno.',
    remedy: 'Trasmettere Authorization solo con le chiavi che richiedono il voucher PDND.',
  }),
  inferred('SEND-SICUR-006', 'SHOULD', autorizzatore('Chiavi non abilitate'), {
    text: 'Se la chiave API non è accettata, l’ente non insiste e l’operatore lo viene a sapere.',
    remedy: 'Al 401 o al 403 fermare gli invii e segnalare che la chiave va controllata.',
  }),
  {
    ...read('SEND-SICUR-020', 'MUST', PDND, {
      text: 'Con una chiave che prevede il voucher ogni chiamata ne porta uno valido.',
      remedy: 'Chiedere il voucher a PDND, trasmetterlo in Authorization e rinnovarlo prima della scadenza.',
    }),
    onlyIf: 'chi usa chiavi che prevedono il voucher',
  },
  {
    ...inferred('SEND-SICUR-021', 'SHOULD', PDND, {
      text: 'Con un voucher che SEND non accetta più l’ente lo rinnova e ripete la chiamata una volta.',
      remedy: 'Al 401 o al 403 rinnovare il voucher una sola volta.',
    }),
    onlyIf: 'chi usa chiavi che prevedono il voucher',
  },
  notTested(
    inferred('SEND-SICUR-023', 'SHOULD', b2b('Trasporto'), {
      text: 'Le chiamate usano TLS 1.2 o successivo.',
      remedy: 'Disabilitare le versioni precedenti nel client HTTP.',
    }),
    'La versione di TLS non si vede nelle evidenze del simulatore.',
  ),
  notTested(
    ours('SEND-SICUR-024', autorizzatore('Chiavi API'), {
      text: 'Chiavi e segreti non compaiono nei registri del gestionale.',
      remedy: 'Mascherare le intestazioni e i segreti prima di scriverli nei registri.',
    }),
    'I registri del sistema in prova non sono visibili dall’esterno.',
  ),
];
