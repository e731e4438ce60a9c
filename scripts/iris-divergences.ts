import type { IrisKnown } from './official/iris.ts';

/** Where our schemas of IRIS leave the official ones on purpose, each with the reason. */
export const irisDivergences: readonly IrisKnown[] = [
  {
    flavour: 'cart',
    wrapper: 'IdpVerificaStatoPagamenti.Esito',
    refusedBy: 'ufficiale',
    where: /^IdpVerificaStatoPagamenti\.Esito\/IdpEsitoVerifica sequence$/,
    reason:
      'lo schema CART tipizza la risposta alla verifica come IdpEsito, che non potrebbe portare alcuno stato; IRIS risponde IdpEsitoVerifica (iris.md §2, fonti discordi; scelta con l’opzione verificaEsito)',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'nostro',
    where: /\/Allegato\/Contenuto pattern$/,
    reason:
      'un contenuto con caratteri estranei a base64 non è un xs:base64Binary, ma libxml2, con cui qui si leggono anche gli schemi ufficiali, li ignora',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'ufficiale',
    upTo: '01.03-03',
    where: /\/Pendenza enumeration UpdateMassivo$|\/UpdateMassivo sequence$/,
    reason:
      'UpdateMassivo esiste fino alla 01.03-03; i file ufficiali sono della 01.03-04, che lo elimina (iris.md §2.1)',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'nostro',
    upTo: '01.03-03',
    where: /^Envelope root$/,
    reason:
      'il servizio on-the-fly esiste dalla 01.03-02, quello per più enti dalla 01.03-04; i file ufficiali sono della 01.03-04 (iris.md §2.1)',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'nostro',
    upTo: '01.03-03',
    where: /\/(DatiDestinatario|IdentificativoAlternativo) sequence$/,
    reason: 'i dati estesi del destinatario esistono dalla 01.03-04 (iris.md §2.1)',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'nostro',
    upTo: '01.03-02',
    where: /\/UpdateStatus\/Riscossore sequence$|\/DettaglioPagamento\/Allegato sequence$/,
    reason: 'Riscossore in UpdateStatus e più allegati per condizione esistono dalla 01.03-03 (iris.md §2.1)',
  },
  {
    flavour: '*',
    wrapper: '*',
    refusedBy: 'nostro',
    upTo: '01.03-03',
    where: /\/DettaglioPagamento\/Stato enumeration Pagamento Rimborsato$/,
    reason: 'Pagamento Rimborsato esiste dalla 01.03-04 (iris.md §2.1)',
  },
];
