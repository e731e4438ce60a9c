import { VERSIONE_CONFIGURAZIONE } from '../configurazione.ts';
import { choice, element, inline, schema, type } from './words.ts';

/** IdpConfigurazione: enti and tributi registered from outside (iris.md §2.6). It has a version of its own. */
export function configurazioneSchema(): string {
  const message = (kind: 'Ente' | 'Tributi', dati: string, parametri: string): string =>
    element(
      `IdpConfigurazione${kind}`,
      '=h:IdpHeader?',
      inline('IdpBody', inline(`Configurazione${kind}`, dati, parametri, '@TipoOperazione:TipoOperazione')),
      '@Versione:Versione',
    );
  return schema(
    'configurazione',
    ['header', 'include'],
    [
      choice('Versione', [VERSIONE_CONFIGURAZIONE]),
      choice('TipoOperazione', ['Insert', 'Update']),
      choice('Stato', ['Attivo', 'Non Attivo']),
      choice('AuxDigit', ['0', '1', '2', '3']),
      type(
        'Ente',
        'CodiceEnte:i:Max50Text',
        'TipoEnte:i:Max50Text',
        'RagioneSociale:i:Max100Text',
        'CodiceFiscale:i:IdentificativoIdp',
        'PartitaIVA:i:IdentificativoIdp?',
        inline(
          'Indirizzo?',
          'Indirizzo:i:Max100Text?',
          'Comune:i:Max35Text?',
          'Provincia:i:Max2Text?',
          'CAP:i:Max5Text?',
          'Nazione:i:Max20Text?',
          'NumeroTelefono:i:Max20Text?',
          'NumeroFAX:i:Max20Text?',
          'CasellaPostale:i:Max5Text?',
          'Email:i:Max256Text?',
          'EmailPec:i:Max256Text?',
        ),
      ),
      type(
        'Tributo',
        'CodiceEnte:i:Max50Text',
        'CodiceTributo:i:Max50Text',
        'Descrizione:i:Max50Text',
        'Categoria:i:Max50Text',
        'CodiceSilEnte:i:Max35Text',
        'IBANAccreditoBancario:i:IBANIdentifier',
        'IBANAccreditoPostale:i:IBANIdentifier',
        'Stato:Stato',
        'PagamentoPressoPSP:xs:boolean',
        'IuvGenerato:xs:boolean',
      ),
      message(
        'Ente',
        'DatiAnagraficiEnte:Ente',
        inline(
          'ParametriGenerazioneIUV?',
          'AuxDigit:AuxDigit',
          'CodiceStazione:i:Max2Text',
          'CodiceSegregazione:i:Max2Text',
        ),
      ),
      message(
        'Tributi',
        'DatiAnagraficiTributo:Tributo',
        inline('ParametriGenerazioneIUV?', 'PrefissoGenerazioneIUV:i:Max10Text'),
      ),
    ],
  );
}
