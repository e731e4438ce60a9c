import {
  CODIFICHE_ALLEGATO,
  STATI_PAGAMENTO,
  STATI_PENDENZA,
  TIPI_ALLEGATO,
  TIPI_DESTINATARIO,
  TIPI_OPERAZIONE,
  TIPI_PAGAMENTO,
} from '../pendenza.ts';
import { STATI_VERIFICA } from '../verifica.ts';
import { reaches, SINCE, WITHOUT_UPDATE_MASSIVO } from '../versione.ts';
import type { Versione } from '../versione.ts';
import { choice, schema, simple, type } from './words.ts';

/** Lengths that the messages give to their texts: `Max35Text` and the like, never empty. */
const LENGTHS = [2, 4, 5, 8, 10, 16, 20, 35, 50, 60, 70, 100, 140, 256, 512, 2000, 4096];

/** IdpInclude: the basic types (iris.md §2.1), with the differences that its notes tell of versions. */
export function includeSchema(versione: Versione): string {
  const refunds = reaches(versione, SINCE.pagamentoRimborsato);
  const massive = !reaches(versione, WITHOUT_UPDATE_MASSIVO);
  return schema(
    'include',
    [],
    [
      ...LENGTHS.map((length) =>
        simple(`Max${length}Text`, 'xs:string', ['minLength', '1'], ['maxLength', String(length)]),
      ),
      simple('IdentificativoIdp', 'xs:string', ['pattern', '[a-zA-Z0-9._]{1,35}']),
      simple('MsgId', 'xs:string', ['pattern', '[a-zA-Z0-9._]{1,44}']),
      simple('Importo', 'xs:decimal', ['totalDigits', '13'], ['fractionDigits', '3']),
      simple('IBANIdentifier', 'xs:string', ['pattern', '[a-zA-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}']),
      simple('Nazione', 'xs:string', ['pattern', '[A-Z]{2}']),
      // the validator of this project passes over characters that base64 has not
      simple('Base64', 'xs:base64Binary', ['pattern', '[A-Za-z0-9+/=\\s]*']),
      choice('TipoSoggetto', ['F', 'G']),
      choice(
        'TipoOperazione',
        TIPI_OPERAZIONE.filter((tipo) => massive || tipo !== 'UpdateMassivo'),
      ),
      choice('TipoOperazioneUpdateStatus', ['Insert', 'Update']),
      choice('TipoDestinatario', TIPI_DESTINATARIO),
      choice('TipoPagamento', TIPI_PAGAMENTO),
      choice('StatoPendenza', STATI_PENDENZA),
      choice(
        'StatoPagamento',
        STATI_PAGAMENTO.filter((stato) => refunds || stato !== 'Pagamento Rimborsato'),
      ),
      choice('VerificaStatoPagamento', STATI_VERIFICA),
      choice('Divisa', ['EUR']),
      choice('MIMETypeCode', CODIFICHE_ALLEGATO),
      choice('ContentType', TIPI_ALLEGATO),
      type(
        'Allegato',
        'Titolo:Max70Text?',
        'Codifica:MIMETypeCode',
        'Contenuto:Base64',
        'IdAntifalsificazione:Max4096Text?',
        '@Tipo:ContentType',
      ),
      type('CIP', 'Codice:Max256Text', '@Tipo:Max10Text'),
      type('Accredito', 'CodiceIBAN:IBANIdentifier', 'Beneficiario:Max70Text'),
      type(
        'DettaglioCanalePagamento',
        'Filiale:Max35Text?',
        'Sportello:Max35Text?',
        'IdTerminale:Max35Text?',
        'IdOperazione:Max35Text?',
      ),
    ],
  );
}
