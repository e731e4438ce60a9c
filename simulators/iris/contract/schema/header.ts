import { SERVICE_NAMES } from '../header.ts';
import { reaches, SINCE } from '../versione.ts';
import type { Versione } from '../versione.ts';
import { choice, element, schema, simple, type, where } from './words.ts';

/** IdpHeader: the two halves of a header, and what asks for a payment on the fly (iris.md §2.2). */
export function headerSchema(versione: Versione): string {
  return schema(
    'header',
    ['include'],
    [
      choice('ServiceName', SERVICE_NAMES),
      simple('Url', 'xs:anyURI', ['maxLength', '512']),
      type('TRTSender', 'SenderId:i:Max35Text', 'SenderSys:i:Max35Text'),
      type('TRTReceiver', 'ReceiverId:i:Max35Text', 'ReceiverSys:i:Max35Text'),
      type('E2ESender', 'E2ESndrId:i:Max35Text', 'E2ESndrSys:i:Max35Text'),
      type('E2EReceiver', 'E2ERcvrId:i:Max35Text', 'E2ERcvrSys:i:Max35Text'),
      type(
        'HeaderTRT',
        'ServiceName:ServiceName',
        'MsgId:i:MsgId',
        'XMLCrtDt:xs:dateTime',
        'Sender:TRTSender',
        'Receiver:TRTReceiver',
      ),
      type(
        'HeaderE2E',
        'E2ESrvcNm:i:Max60Text',
        'E2EMsgId:i:MsgId',
        'XMLCrtDt:xs:dateTime',
        'Sender:E2ESender',
        'Receiver:E2EReceiver',
      ),
      element('IdpHeader', 'TRT:HeaderTRT', 'E2E:HeaderE2E'),
      ...where(
        reaches(versione, SINCE.onTheFly),
        type(
          'Versante',
          'TIPO_SOGGETTO:i:TipoSoggetto',
          'ID_FISCALE:i:IdentificativoIdp',
          'ANAGRAFICA:i:Max70Text',
          'E_MAIL:i:Max256Text?',
          'INDIRIZZO:i:Max70Text?',
          'NUMERO_CIVICO:i:Max16Text?',
          'CAP:i:Max16Text?',
          'LOCALITA:i:Max35Text?',
          'PROVINCIA:i:Max35Text?',
          'NAZIONE:i:Nazione?',
        ),
        element(
          'IdpOTF',
          'URL_BACK:Url',
          'URL_CANCEL:Url',
          'OFFLINE_PAYMENT_METHODS:xs:boolean?',
          'ID_PSP:i:Max100Text?',
          'DATI_VERSANTE:Versante?',
        ),
      ),
    ],
  );
}
