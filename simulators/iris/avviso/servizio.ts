import { TIPI_COMUNI } from '../iuv/servizio.ts';
import { element, inline, type } from '../contract/schema/words.ts';
import type { SoapService } from '../contract/soap-service.ts';

const NAMESPACE = 'http://idp.tasgroup.it/GenerazioneAvvisi/';

/** GenerazioneAvvisi (iris.md §1.2, §3.8): notices as PDF, one or many. The path is that of the WSDL's own address. */
export const generazioneAvvisi: SoapService = {
  name: 'GenerazioneAvvisi',
  namespace: NAMESPACE,
  paths: ['/IdpBillerNdPServices/GenerazioneAvvisi'],
  operations: ['GeneraAvviso', 'GeneraLottoAvvisi'].map((name) => ({
    name,
    soapAction: `${NAMESPACE}${name}`,
    request: `${name}Request`,
    response: `${name}Response`,
  })),
  declarations: [
    ...TIPI_COMUNI,
    type('Elenco', 'IdentificativoUnivocoVersamento:Testo35+'),
    type('Avviso', 'AvvisoAnalogico:xs:base64Binary'),
    element('GeneraAvvisoRequest', 'IdentificativoDominio:Testo35', 'IdentificativoUnivocoVersamento:Testo35'),
    element('GeneraAvvisoResponse', 'Fault:Errore?', 'Body:Avviso?'),
    element('GeneraLottoAvvisiRequest', 'IdentificativoDominio:Testo35', 'ElencoIdentificativi:Elenco'),
    element(
      'GeneraLottoAvvisiResponse',
      'Fault:Errore?',
      inline('Body?', 'IdentificativoDominio:Testo35', 'DimensioneLotto:xs:int', 'ElencoAvvisi:Avviso+'),
    ),
  ],
};
