import { ESITI_PAGAMENTO, TIPI_VOCE_TRANSATO } from '../pagamento.ts';
import type { Versione } from '../versione.ts';
import { versionsUpTo } from './allineamento.ts';
import { choice, element, inline, schema, textWith, type } from './words.ts';

/** IdpInformativaPagamento: payments told to an ente, and what an ente asks about them (iris.md §2.5). */
export function informativaSchema(versione: Versione): string {
  return schema(
    'informativa',
    ['header', 'include'],
    [
      versionsUpTo(versione),
      choice('Esito', ESITI_PAGAMENTO),
      choice('TipoVoce', TIPI_VOCE_TRANSATO),
      type('CanaleOMezzo', 'Descrizione:i:Max140Text?', '@Tipo:i:Max35Text'),
      type('Voce', 'Descrizione:i:Max70Text', 'Importo:i:Importo', '@Tipo:TipoVoce'),
      type(
        'Transazione',
        'CanalePagamento:CanaleOMezzo',
        'MezzoPagamento:CanaleOMezzo',
        'DettaglioCanalePagamento:i:DettaglioCanalePagamento?',
        'IdTransazione:i:Max35Text',
        'DataOraTransazione:xs:dateTime',
        'CodiceAutorizzazione:i:Max35Text?',
        'DataOraAutorizzazione:xs:dateTime?',
        'TipoSicurezza:i:Max35Text?',
        'ImportoTransato:i:Importo',
        inline('DettaglioImportoTransato?', 'Voce:Voce+'),
        'Descrizione:i:Max256Text?',
      ),
      type(
        'Pagamento',
        inline('RiferimentoPagamento', 'IdPagamento:i:Max35Text', '@TipoPagamento:i:TipoPagamento'),
        'DataOraPagamento:xs:dateTime',
        'DataScadenzaPagamento:xs:dateTime?',
        'Importo:i:Importo',
        'RiferimentoDebitore:i:IdentificativoIdp?',
        'Esito:Esito',
        inline('Pagante?', 'IdPagante:i:Max35Text?', 'Descrizione:i:Max70Text?', '@Tipo:i:Max35Text?=CodiceFiscale'),
        'Transazione:Transazione?',
        'FlagQuietanzaCartacea:xs:boolean?',
        'Note:i:Max2000Text?',
        'Allegato:i:Allegato?',
        inline('RiferimentoDebito?', 'Pendenza:i:IdentificativoIdp', '@TipoDebito:i:Max35Text'),
        'DescrizioneCausale:i:Max256Text?',
        'IdentificativoUnivocoVersamento:i:IdentificativoIdp?',
      ),
      element(
        'IdpInformativaPagamento',
        '=h:IdpHeader',
        inline('IdpBody', 'Pagamento:Pagamento+'),
        '@Versione:Versione',
      ),
      textWith('PagamentoChiesto', 'i:IdentificativoIdp', '@TipoPendenza:i:Max35Text'),
      element(
        'IdpVerificaStatoPagamento',
        '=h:IdpHeader',
        inline('IdpBody', 'IdPagamento:PagamentoChiesto+', 'richiestaInformazioniPagamento:xs:boolean?'),
        '@Versione:Versione',
      ),
    ],
  );
}
