import { reaches, SINCE, VERSIONI, WITHOUT_UPDATE_MASSIVO } from '../versione.ts';
import type { Versione } from '../versione.ts';
import { choice, element, inline, schema, type, where } from './words.ts';

/** The versions that a message may declare where a version is the newest. */
export function versionsUpTo(versione: Versione): string {
  return choice(
    'Versione',
    VERSIONI.filter((each) => reaches(versione, each)),
  );
}

/** IdpAllineamentoPendenze: positions and what is done to them (iris.md §2.3). */
export function allineamentoSchema(versione: Versione): string {
  const has = (feature: keyof typeof SINCE): boolean => reaches(versione, SINCE[feature]);
  const extended = has('extendedDebtorData');
  const attachments = has('manyAttachments') ? '*' : '?';
  const condition = (optional: '' | '?'): string[] => [
    'IdPagamento:i:IdentificativoIdp',
    'CIP:i:CIP?',
    `DataScadenza:xs:date${optional}`,
    'DataInizioValidita:xs:date?',
    `DataFineValidita:xs:date${optional}`,
    'Stato:i:StatoPagamento',
    `Importo:i:Importo${optional}`,
    inline('DettaglioImporto?', 'Voce:Voce+'),
    'DettaglioTransazione:DettaglioTransazione?',
    `Allegato:i:Allegato${attachments}`,
    'CausalePagamento:i:Max256Text?',
    'AccreditoPagamento:i:Accredito?',
  ];
  const conditions = (of: string): string =>
    inline('InfoPagamento+', `DettaglioPagamento:${of}+`, '@TipoPagamento:i:TipoPagamento');
  return schema(
    'allineamento',
    ['header', 'include'],
    [
      versionsUpTo(versione),
      type('Riscossore', 'Id:i:Max35Text', 'Riferimento:i:Max35Text'),
      type(
        'Voce',
        'Codice:i:Max35Text',
        'Descrizione:i:Max256Text',
        'Importo:i:Importo',
        'CapitoloBilancio:i:Max35Text?',
        'Accertamento:i:Max35Text?',
        '@Tipo:i:Max35Text',
      ),
      type(
        'DettaglioTransazione',
        'DataPagamento:xs:dateTime',
        'CanalePagamento:i:Max35Text',
        'MezzoPagamento:i:Max35Text?',
        'ImportoPagamento:i:Importo?',
        'NotePagamento:i:Max256Text?',
      ),
      type('DettaglioInsert', ...condition('')),
      type('DettaglioUpdate', ...condition('?'), 'TipoOperazione:i:TipoOperazioneUpdateStatus?=Update'),
      type(
        'Insert',
        'DescrizioneCausale:i:Max512Text',
        'Riscossore:Riscossore?',
        'DataCreazione:xs:dateTime',
        'DataEmissione:xs:dateTime',
        'DataPrescrizione:xs:dateTime',
        'AnnoRiferimento:xs:gYear',
        'DataModificaEnte:xs:dateTime?',
        'Stato:i:StatoPendenza',
        'ImportoTotale:i:Importo',
        'Divisa:i:Divisa',
        conditions('DettaglioInsert'),
        'Allegato:i:Allegato?',
      ),
      type(
        'UpdateStatus',
        ...where(has('riscossoreInUpdateStatus'), 'Riscossore:Riscossore?'),
        'DataModificaEnte:xs:dateTime?',
        'Stato:i:StatoPendenza?',
        'ImportoTotale:i:Importo?',
        conditions('DettaglioUpdate'),
        'Allegato:i:Allegato?',
      ),
      type(
        'Destinatario',
        'Id:i:IdentificativoIdp',
        'Descrizione:i:Max70Text?',
        ...where(
          extended,
          inline(
            'DatiDestinatario?',
            'TipoSoggetto:i:TipoSoggetto',
            'Anagrafica:i:Max70Text',
            'EMail:i:Max256Text?',
            'Indirizzo:i:Max70Text?',
            'NumeroCivico:i:Max16Text?',
            'Cap:i:Max16Text?',
            'Localita:i:Max35Text?',
            'Provincia:i:Max35Text?',
            'Nazione:i:Nazione?',
          ),
          inline(
            'IdentificativoAlternativo?',
            'TipoCodiceIdenficativoAlternativo:i:Max10Text',
            'CodiceIdenficativoAlternativo:i:Max50Text',
          ),
        ),
        '@Tipo:i:TipoDestinatario',
      ),
      type(
        'Pendenza',
        'IdPendenza:i:IdentificativoIdp',
        inline('Mittente', 'Id:i:IdentificativoIdp', 'Descrizione:i:Max70Text?'),
        inline('Destinatari', 'Destinatario:Destinatario+'),
        'CartellaDiPagamento:xs:boolean?',
        'Note:i:Max2000Text?',
        'Insert:Insert?',
        ...where(!reaches(versione, WITHOUT_UPDATE_MASSIVO), 'UpdateMassivo:Insert?'),
        'UpdateStatus:UpdateStatus?',
        'Replace:Insert?',
        '@TipoPendenza:i:Max35Text',
        '@TipoOperazione:i:TipoOperazione',
      ),
      type('IdpBody', 'Pendenza:Pendenza+'),
      element('IdpAllineamentoPendenze', '=h:IdpHeader', 'IdpBody:IdpBody', '@Versione:Versione'),
      ...where(
        has('onTheFly'),
        element('IdpAllineamentoPendenzeOTF', '=h:IdpHeader', '=h:IdpOTF?', 'IdpBody:IdpBody', '@Versione:Versione'),
      ),
      ...where(
        has('multiEnteOnTheFly'),
        type('RichiestaEnte', 'E2ESender:h:E2ESender', 'E2EMsgId:i:MsgId', 'IdpBody:IdpBody'),
        element(
          'IdpAllineamentoPendenzeMultiOTF',
          'HeaderTRT:h:HeaderTRT',
          '=h:IdpOTF',
          inline('Parametri?', 'AnnullaPagamentiInCorso:xs:boolean?'),
          'IdpAllineamentoPendenzeOTF:RichiestaEnte+',
          '@Versione:Versione',
        ),
      ),
    ],
  );
}
