import type { Requirement } from '../../kernel/requirement.ts';

const codici = (section: string): Requirement['source'] => ({
  document: 'pagoPA, Specifiche attuative dei codici',
  section,
});
const avviso = (section: string): Requirement['source'] => ({ document: 'pagoPA, avviso di pagamento', section });

const must = (id: string, source: Requirement['source'], text: string, remedy: string): Requirement => ({
  id,
  level: 'MUST',
  status: 'source',
  source,
  text,
  remedy,
});

/** What a code on its own owes the reader (iris.md §7.1, §7.2): no exchange is needed to see it. */
export const codeRequirements = {
  iuv: must(
    'PAGOPA-CODICE-001',
    codici('IUV, tabella 2'),
    'Lo IUV ha 15 o 17 cifre secondo l’aux digit, e le cifre di controllo sono esatte; quello di 25 caratteri segue ISO 11649.',
    'Ricalcolare le cifre di controllo: il numero formato da aux digit, stazione o segregazione e base, modulo 93.',
  ),
  numeroAvviso: must(
    'PAGOPA-CODICE-002',
    codici('Numero avviso'),
    'Il numero avviso ha 18 cifre, comincia con l’aux digit e contiene uno IUV valido.',
    'Comporre il numero avviso da aux digit, codice della stazione (con aux digit 0) e IUV, senza togliere gli zeri iniziali.',
  ),
  qr: must(
    'PAGOPA-CODICE-003',
    avviso('Codice QR'),
    'Il testo del codice QR ha i cinque campi PAGOPA, 002, numero avviso, codice fiscale dell’ente e importo in centesimi.',
    'Scrivere PAGOPA|002|numero avviso|codice fiscale dell’ente|importo in centesimi, da 2 a 11 cifre, senza altri segni.',
  ),
};
