import { choice, element, inline, schema, type } from './words.ts';

const CANALI = ['Web', 'Sisal', 'Lottomatica', 'Farmacia', 'ATM', 'Banca', 'GDO', 'Poste'];

/** IdpRendicontazioneEnti: what was credited, account by account (iris.md §2.7). It has a version of its own. */
export function rendicontazioneSchema(): string {
  return schema(
    'rendicontazione',
    ['header', 'include'],
    [
      choice('Versione', ['01.01-00']),
      choice('Canale', CANALI),
      choice('TipoPagante', ['CodiceFiscale', 'PartitaIVA']),
      type(
        'AccreditoPagamento',
        'TipoPendenza:i:Max35Text',
        'IdPendenza:i:IdentificativoIdp?',
        inline('RiferimentoPagamento', 'IdPagamento:i:IdentificativoIdp', '@TipoPagamento:i:TipoPagamento'),
        inline('CanalePagamento', 'Descrizione:i:Max140Text?', '@Tipo:Canale'),
        inline(
          'Destinatario?',
          'IdDestinatario:i:IdentificativoIdp',
          'Descrizione:i:Max70Text?',
          '@Tipo:i:TipoDestinatario',
        ),
        inline('Pagante?', 'IdPagante:i:IdentificativoIdp', 'Descrizione:i:Max70Text?', '@Tipo:TipoPagante'),
        inline(
          'RiferimentoAccredito',
          'DataOperazione:xs:date',
          'DataValuta:xs:date',
          'Causale:i:Max35Text',
          'RiferimentoBanca:i:Max35Text?',
        ),
        'Importo:i:Importo',
        inline(
          'DettaglioImporto?',
          inline(
            'Voce+',
            'Codice:i:Max35Text',
            'Descrizione:i:Max70Text',
            'Importo:i:Importo',
            'CapitoloBilancio:i:Max35Text?',
            'Accertamento:i:Max35Text?',
            '@Tipo:i:Max35Text',
          ),
        ),
        'Note:i:Max2000Text?',
      ),
      type(
        'Conto',
        inline('IbanAccredito', 'IbanAccredito:i:IBANIdentifier', '@DescrizioneIbanAccredito:i:Max35Text'),
        'ImportoTotaleAccredito:i:Importo',
        inline(
          'DettaglioImportoTotaleAccredito?',
          inline('Voce+', 'Importo:i:Importo', 'CapitoloBilancio:i:Max35Text?'),
        ),
        'AccreditoPagamento:AccreditoPagamento+',
      ),
      element(
        'IdpRendicontazioneEnti',
        '=h:IdpHeader',
        inline(
          'IdpBody',
          inline(
            'Rendicontazione',
            'ImportoTotale:i:Importo',
            'DataInizioPeriodo:xs:date',
            'DataFinePeriodo:xs:date',
            'RendicontazioneConto:Conto+',
          ),
        ),
        '@Versione:Versione',
      ),
    ],
  );
}
