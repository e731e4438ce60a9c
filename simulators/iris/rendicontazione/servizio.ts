import { element, simple, type } from '../contract/schema/words.ts';
import type { SoapService } from '../contract/soap-service.ts';

const OPERAZIONI = ['nodoChiediElencoFlussiRendicontazione', 'nodoChiediFlussoRendicontazione'] as const;

const CHI = [
  'identificativoIntermediarioPA:Testo35',
  'identificativoStazioneIntermediarioPA:Testo35',
  'password:Parola',
  'identificativoDominio:Testo35?',
  'identificativoPSP:Testo35?',
];

/**
 * Retrieval of flows by SOAP (iris.md §8.2): the elements are the node's; the path is ours [reconstructed], since
 * RT_IRIS_WS_Rendicontazioni is not public.
 */
export const nodoPerPa: SoapService = {
  name: 'NodoPerPa',
  namespace: 'http://ws.pagamenti.telematici.gov/',
  paths: ['/IdpBillerNdpServices/NodoPerPa'],
  operations: OPERAZIONI.map((name) => ({
    name,
    soapAction: name,
    request: name,
    response: `${name}Risposta`,
  })),
  declarations: [
    simple('Testo35', 'xs:string', ['minLength', '1'], ['maxLength', '35']),
    simple('Parola', 'xs:string', ['minLength', '8'], ['maxLength', '200']),
    type('Errore', 'faultCode:xs:string', 'faultString:xs:string', 'id:xs:string', 'description:xs:string?'),
    type('Id', 'identificativoFlusso:Testo35', 'dataOraFlusso:xs:dateTime'),
    type('Elenco', 'totRestituiti:xs:int', 'idRendicontazione:Id*'),
    element(OPERAZIONI[0], ...CHI),
    element(`${OPERAZIONI[0]}Risposta`, 'fault:Errore?', 'elencoFlussiRendicontazione:Elenco?'),
    element(OPERAZIONI[1], ...CHI, 'identificativoFlusso:Testo35'),
    element(`${OPERAZIONI[1]}Risposta`, 'fault:Errore?', 'xmlRendicontazione:xs:base64Binary?'),
  ],
};
