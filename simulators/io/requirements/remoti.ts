import type { Requirement } from '../../kernel/requirement.ts';
import { guida, inferred, ours, read, remoti as server } from './row.ts';

const CHI = 'chi tiene presso di sé il contenuto dei messaggi';
const texts = (text: string, remedy: string) => ({ text, remedy, onlyIf: CHI });

/** The content that the ente keeps, and IO fetches (io.md §3.9, §8.8). */
export const remoti: readonly Requirement[] = [
  read('IO-RC-001', 'MUST', server('getThirdPartyMessageDetails'), {
    ...texts(
      'Il server dell’ente dà il contenuto del messaggio nella forma prevista.',
      'Rispondere con oggetto di 10–120 caratteri e testo di 80–10.000.',
    ),
  }),
  ours('IO-RC-002', server('Autenticazione'), {
    ...texts(
      'Senza la chiave concordata il server dell’ente non dà nulla.',
      'Verificare la chiave a ogni richiesta, allegati compresi, e rispondere 401 o 403.',
    ),
  }),
  ours('IO-RC-003', server('Intestazione fiscal_code'), {
    ...texts(
      'A chi non ne è il destinatario il server dell’ente non dà il contenuto né gli allegati.',
      'Confrontare il codice fiscale di chi chiede con quello del destinatario, e rispondere 403 o 404.',
    ),
  }),
  read('IO-RC-004', 'MUST', server('ThirdPartyAttachment'), {
    ...texts(
      'Ogni allegato ha identificativo, indirizzo relativo e un nome che finisce per .pdf.',
      'Compilare id, url relativo e name di al più 127 caratteri.',
    ),
  }),
  read('IO-RC-005', 'MUST', guida('Allegati'), {
    ...texts('Ogni allegato è un PDF.', 'Servire i byte del documento, che cominciano per %PDF-.'),
  }),
  read('IO-RC-006', 'MUST', server('getThirdPartyMessagePrecondition'), {
    ...texts('Dove è prevista una precondizione il server dell’ente la dà.', 'Rispondere con titolo e testo.'),
  }),
  read('IO-RC-007', 'SHOULD', server('404'), {
    ...texts('Di un messaggio che non conosce il server dell’ente dice che non c’è.', 'Rispondere 404.'),
  }),
  read('IO-RC-008', 'MUST', guida('Contenuti remoti'), {
    ...texts(
      'Ciò che il messaggio annuncia c’è: il contenuto, gli allegati, e nient’altro.',
      'Far corrispondere has_remote_content e has_attachments a ciò che il server dà.',
    ),
  }),
  inferred('IO-RC-009', 'SHOULD', guida('Lollipop'), {
    ...texts(
      'Le intestazioni della firma del cittadino non impediscono di rispondere.',
      'Ignorare le intestazioni che non si usano.',
    ),
  }),
  read('IO-RC-010', 'SHOULD', server('getThirdPartyMessageAttachment, 503'), {
    ...texts(
      'Un allegato che non è ancora pronto si dà più tardi: il server dice fra quanto, e poi lo dà.',
      'Rispondere 503 con Retry-After finché il documento non è pronto.',
    ),
  }),
  read('IO-RC-011', 'SHOULD', guida('Allegati: PDF/A-2a; domande frequenti: PDF/A-1a'), {
    ...texts(
      'Ogni allegato si dichiara PDF/A, in uno dei livelli ammessi.',
      'Produrre PDF/A-2a (o 1a) e dichiararlo nei metadati XMP.',
    ),
  }),
];
