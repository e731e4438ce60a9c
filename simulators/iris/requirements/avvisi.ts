import type { Requirement } from '../../kernel/requirement.ts';
import { cite, inferred, motore, ours, pianoDeiTest, read } from './row.ts';

const IUV = motore('GenerazioneIUV (WSDL ed EnumTipiErrori)');
const AVVISI = motore('GenerazioneAvvisi (WSDL)');
const guida = cite('AgID/pagoPA, guida tecnica all’avviso di pagamento analogico v2.2.1');
const pagopa = cite('pagoPA, documentazione dell’avviso di pagamento');

/** Numbers of payments and the notices that carry them (iris.md §3.8, §7). */
export const avvisi: readonly Requirement[] = [
  read('IRIS-IUV-001', 'MUST', IUV, {
    text: 'La richiesta di IUV porta il codice fiscale dell’ente come dominio e un tributo dell’ente.',
    remedy: 'Valorizzare IdentificativoDominio con il codice fiscale dell’ente e TipoDebito con il codice del tributo.',
  }),
  read('IRIS-IUV-002', 'MUST', IUV, {
    text: 'Con una richiesta si chiedono da 1 a 1.000 IUV.',
    remedy: 'Dividere i lotti più grandi in più richieste.',
  }),
  ours('IRIS-IUV-003', pianoDeiTest('TC_IUV_01, TC_IUV_02'), {
    text: 'L’ente tiene ogni IUV con il numero avviso che IRIS gli ha dato, cifra per cifra, zeri iniziali compresi.',
    remedy: 'Trattare IUV e numero avviso come testi, mai come numeri, e non ricomporre il numero avviso.',
  }),
  ours('IRIS-IUV-004', pianoDeiTest('TC_IUV_02'), {
    text: 'Gli IUV ottenuti sono tanti quanti quelli chiesti e tutti diversi, anche se servono più richieste.',
    remedy: 'Raccogliere tutti gli elementi di ElencoIdentificativi di tutte le risposte.',
  }),
  inferred('IRIS-IUV-005', 'SHOULD', IUV, {
    text: 'Se IRIS non genera gli IUV, l’operatore vede il motivo e l’ente non ne inventa.',
    remedy: 'Leggere l’elemento Fault della risposta, che arriva con HTTP 200, e mostrarne la descrizione.',
  }),
  ours('IRIS-IUV-006', IUV, {
    text: 'Ogni IUV è usato per una sola pendenza.',
    remedy: 'Togliere lo IUV dalla riserva quando lo si assegna, prima di inviare la pendenza.',
  }),
  read('IRIS-AVV-001', 'MUST', pagopa('Codice QR'), {
    text: 'L’avviso porta un codice QR che si legge: PAGOPA, versione 002, numero avviso, codice fiscale dell’ente e importo in centesimi.',
    remedy:
      'Comporre il testo PAGOPA|002|numero avviso|codice fiscale|importo, con l’importo da 2 a 11 cifre, e stamparlo in bianco e nero a 25 mm.',
  }),
  ours('IRIS-AVV-002', AVVISI, {
    text: 'Il numero avviso stampato e quello nel codice QR sono quello assegnato al pagamento.',
    remedy: 'Consegnare al cittadino l’avviso della sua pendenza, con il numero avviso ricevuto insieme allo IUV.',
  }),
  ours('IRIS-AVV-003', AVVISI, {
    text: 'L’importo e l’ente dell’avviso sono quelli della pendenza, al centesimo.',
    remedy: 'Emettere l’avviso dopo ogni modifica della pendenza e non usarne uno tenuto da parte.',
  }),
  read('IRIS-AVV-004', 'MUST', AVVISI, {
    text: 'Si chiede l’avviso di pagamenti che IRIS conosce, con il dominio dell’ente e al massimo 1.000 per volta.',
    remedy: 'Chiedere l’avviso dopo l’esito positivo della pendenza, con gli IUV delle pendenze inviate.',
  }),
  inferred(
    'IRIS-AVV-005',
    'SHOULD',
    cite('Poste Italiane, DataMatrix del bollettino PA')('tracciato ricavato da realizzazioni pubbliche'),
    {
      text: 'Il DataMatrix del bollettino postale ha i 256 caratteri del tracciato e gli stessi dati del codice QR.',
      remedy: 'Comporre il DataMatrix dai dati dell’avviso; ometterlo se il conto di accredito non è postale.',
    },
  ),
  read('IRIS-AVV-006', 'MUST', guida('Allegati, limiti dei campi'), {
    text: 'I testi dell’avviso hanno la forma prescritta: numero avviso a gruppi di quattro cifre, importo con la virgola, data gg/mm/aaaa, campi entro i limiti.',
    remedy: 'Rispettare formati e lunghezze della guida tecnica.',
  }),
  inferred('IRIS-AVV-007', 'SHOULD', AVVISI, {
    text: 'Se l’avviso non si può emettere, l’operatore vede il motivo e al cittadino non si consegna nulla.',
    remedy: 'Leggere l’elemento Fault della risposta, che arriva con HTTP 200.',
  }),
];
