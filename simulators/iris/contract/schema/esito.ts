import { STATI_MESSAGGIO } from '../esito.ts';
import { reaches, SINCE } from '../versione.ts';
import type { Versione } from '../versione.ts';
import { STATI_POSIZIONE } from '../verifica.ts';
import { versionsUpTo } from './allineamento.ts';
import { choice, element, inline, schema, textWith, type, where } from './words.ts';

/** IdpEsito: what became of a message, and the answers to a verifica (iris.md §2.4, §2.5). */
export function esitoSchema(versione: Versione): string {
  return schema(
    'esito',
    ['header', 'include', 'informativa'],
    [
      versionsUpTo(versione),
      choice('StatoMessaggio', STATI_MESSAGGIO),
      choice('StatoDettaglio', ['Scartato']),
      choice('StatoPosizione', STATI_POSIZIONE),
      type('Esito', 'Codice:i:Max8Text', 'Descrizione:i:Max256Text', 'Elemento:xs:string?', 'Note:xs:string?'),
      type('Esiti', 'Esito:Esito+'),
      type('InfoMessaggio', 'Stato:StatoMessaggio', 'Esiti:Esiti?', 'Note:i:Max2000Text?'),
      type('Dettaglio', 'Id:i:Max35Text', 'Stato:StatoDettaglio', 'Esiti:Esiti?', 'Note:i:Max2000Text?'),
      type('IdpBody', 'InfoMessaggio:InfoMessaggio', inline('InfoDettaglio?', 'Dettaglio:Dettaglio+')),
      element('IdpEsito', '=h:IdpHeader', 'IdpBody:IdpBody', '@Versione:Versione'),
      ...where(
        reaches(versione, SINCE.onTheFly),
        type('SessioneGateway', 'IdSessioneGW:xs:string', 'UrlGW:xs:anyURI', '@Versione:Versione'),
        element('IdpEsitoOTF', '=h:IdpHeader', 'IdpOTF:SessioneGateway?', 'IdpBody:IdpBody', '@Versione:Versione'),
      ),
      ...where(
        reaches(versione, SINCE.multiEnteOnTheFly),
        type('EsitoEnte', 'E2EMsgId:i:MsgId', 'IdpBody:IdpBody'),
        element('IdpMultiEsitoOTF', 'IdpOTF:SessioneGateway?', 'IdpEsitoOTF:EsitoEnte*', '@Versione:Versione'),
      ),
      textWith(
        'StatoPagamento',
        'i:VerificaStatoPagamento',
        '@IdPagamento:i:IdentificativoIdp',
        '@TipoPendenza:i:Max35Text',
      ),
      type(
        'CorpoVerifica',
        'StatoPagamento:StatoPagamento*',
        inline(
          'InformazioniPagamento*',
          'IdPagamento:i:IdentificativoIdp',
          'TipoPendenza:i:Max35Text',
          'Stato:StatoPosizione',
          'DescrizioneStato:i:Max256Text',
          'Pagamento:ip:Pagamento?',
        ),
        'Esito:Esito?',
      ),
      element('IdpEsitoVerifica', '=h:IdpHeader', 'IdpBody:CorpoVerifica', '@Versione:Versione'),
    ],
  );
}
