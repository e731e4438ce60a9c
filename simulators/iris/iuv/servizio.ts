import { element, inline, simple, type } from '../contract/schema/words.ts';
import type { SoapService } from '../contract/soap-service.ts';

const NAMESPACE = 'http://idp.tasgroup.it/GenerazioneIUV/';

/** Texts and the fault that both services of the biller answer with (iris.md §3.8). */
export const TIPI_COMUNI: readonly string[] = [
  ...[18, 35, 50, 512].map((most) =>
    simple(`Testo${most}`, 'xs:string', ['minLength', '1'], ['maxLength', String(most)]),
  ),
  type('Errore', 'FaultCode:Testo35', 'FaultString:Testo512', 'FaultDescription:Testo512'),
];

/** GenerazioneIUV (iris.md §1.2, §3.8). Two paths are named for it; both serve the whole contract [reconstructed]. */
export const generazioneIuv: SoapService = {
  name: 'GenerazioneIUV',
  namespace: NAMESPACE,
  paths: ['/IdpBillerNdpServices/GenerazioneIUVService', '/IdpBillerNdpServices/GenerazioneLottoIUVService'],
  operations: ['GeneraIUV', 'GeneraLottoIUV'].map((name) => ({
    name,
    soapAction: `${NAMESPACE}${name}`,
    request: `${name}Request`,
    response: `${name}Response`,
  })),
  declarations: [
    ...TIPI_COMUNI,
    type('Identificativi', 'IdentificativoUnivocoVersamento:Testo35', 'NumeroAvviso:Testo18'),
    element('GeneraIUVRequest', 'IdentificativoDominio:Testo35', 'TipoDebito:Testo50'),
    element(
      'GeneraIUVResponse',
      'Fault:Errore?',
      inline('Body?', 'IdentificativoDominio:Testo35', 'TipoDebito:Testo50', 'ElencoIdentificativi:Identificativi'),
    ),
    element('GeneraLottoIUVRequest', 'IdentificativoDominio:Testo35', 'TipoDebito:Testo50', 'DimensioneLotto:xs:int'),
    element(
      'GeneraLottoIUVResponse',
      'Fault:Errore?',
      inline(
        'Body?',
        'IdentificativoDominio:Testo35',
        'TipoDebito:Testo50',
        'DimensioneLotto:xs:int',
        'ElencoIdentificativi:Identificativi+',
      ),
    ),
  ],
};
