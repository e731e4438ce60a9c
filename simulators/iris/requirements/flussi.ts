import type { Requirement } from '../../kernel/requirement.ts';
import { cite, inferred, motore, ours, read } from './row.ts';

const RICONCILIAZIONE = motore('Proxy del Nodo, riconciliazione dei flussi');
const TRACCIATO = cite('pagoPA, FlussoRiversamento 1.0.4 e SACI, capitolo 6')('Flusso di rendicontazione');
const PRELIEVO = cite('pagoPA, NodoPerPa.wsdl e fdr_organization 1.1.54')('Prelievo dei flussi');

/** Flows of rendicontazione: fetching them, and what comes of them (iris.md §8). */
export const flussi: readonly Requirement[] = [
  ours('IRIS-FR-001', RICONCILIAZIONE, {
    text: 'Un flusso che corrisponde ai pagamenti e al riversamento è riconciliato, al centesimo.',
    remedy: 'Confrontare in centesimi interi ogni pagamento del flusso e il totale con il movimento.',
  }),
  ours('IRIS-FR-002', TRACCIATO, {
    text: 'Un flusso il cui totale non è la somma dei suoi pagamenti è segnalato e non riconciliato.',
    remedy: 'Sommare i pagamenti e confrontarli con importoTotalePagamenti (E_IMPORTI_INCONGRUENTI).',
  }),
  ours('IRIS-FR-003', TRACCIATO, {
    text: 'Un flusso che dichiara un numero di pagamenti diverso da quelli che contiene è segnalato e non riconciliato.',
    remedy: 'Contare i pagamenti e confrontarli con numeroTotalePagamenti.',
  }),
  ours('IRIS-FR-004', RICONCILIAZIONE, {
    text: 'Un pagamento rendicontato con un importo diverso dal dovuto è segnalato.',
    remedy: 'Confrontare ogni importo con quello della pendenza (E_IMPORTO_ESI_MAGGIORE/MINORE_IMPORTO_DIST).',
  }),
  ours('IRIS-FR-005', RICONCILIAZIONE, {
    text: 'Un pagamento sconosciuto è segnalato; gli altri del flusso si riconciliano.',
    remedy: 'Segnalare lo IUV che l’ente non conosce (E_IUV_NON_TROVATO) e riconciliare il resto del flusso.',
  }),
  inferred('IRIS-FR-006', 'SHOULD', RICONCILIAZIONE, {
    text: 'Un riferimento ISO 11649 con cifre di controllo errate è segnalato come tale.',
    remedy: 'Verificare le cifre di controllo degli IUV che cominciano con RF (E_IUV_RF_NON_VALIDO).',
  }),
  ours('IRIS-FR-007', RICONCILIAZIONE, {
    text: 'Un pagamento revocato (esito 3) si sottrae da quanto incassato.',
    remedy: 'Trattare l’esito 3 come addebito, con o senza segno nell’importo.',
  }),
  ours('IRIS-FR-008', RICONCILIAZIONE, {
    text: 'Un pagamento eseguito senza RPT (esito 9) è un incasso.',
    remedy: 'Trattare l’esito 9 come l’esito 0.',
  }),
  ours('IRIS-FR-009', RICONCILIAZIONE, {
    text: 'Un flusso pubblicato di nuovo sostituisce il precedente e gli importi non si sommano.',
    remedy: 'Riconoscere il flusso dal suo identificativo e tenere l’occorrenza più recente.',
  }),
  ours('IRIS-FR-010', RICONCILIAZIONE, {
    text: 'Un flusso già acquisito e ancora in elenco non si conta di nuovo.',
    remedy: 'Ignorare i flussi il cui identificativo e la cui data sono già noti.',
  }),
  ours('IRIS-FR-011', RICONCILIAZIONE, {
    text: 'Un riversamento di importo diverso dal totale del flusso è segnalato e il flusso non è riconciliato.',
    remedy: 'Confrontare movimento e flusso (E_IMPORTO_MOV_MAGGIORE/MINORE_IMPORTO_REND).',
  }),
  ours('IRIS-FR-012', cite('SACI v1.4.0')('capitolo 4, causale del riversamento'), {
    text: 'Il riversamento si abbina al flusso con l’identificativo nella causale, non con l’importo.',
    remedy: 'Leggere l’identificativo del flusso dopo /URI/, senza badare a maiuscole e minuscole.',
  }),
  read('IRIS-FR-013', 'MUST', PRELIEVO, {
    text: 'I flussi si chiedono con le credenziali della stazione e il dominio dell’ente.',
    remedy:
      'Valorizzare intermediario, stazione, password e dominio, o la chiave di sottoscrizione e l’organizzazione.',
  }),
  inferred('IRIS-FR-014', 'SHOULD', PRELIEVO, {
    text: 'Un flusso già prelevato non si preleva di nuovo, se non è cambiato.',
    remedy: 'Confrontare identificativo e data dell’elenco con i flussi già acquisiti.',
  }),
  ours('IRIS-FR-015', PRELIEVO, {
    text: 'Con i servizi REST si leggono tutte le pagine dell’elenco e dei pagamenti.',
    remedy: 'Seguire metadata.totPage fino all’ultima pagina.',
    onlyIf: 'chi preleva i flussi con i servizi REST',
  }),
  ours('IRIS-FR-016', RICONCILIAZIONE, {
    text: 'Un riversamento che nomina un flusso non ancora disponibile resta in attesa e non paga altri flussi.',
    remedy:
      'Tenere da parte il riversamento e cercarne il flusso più tardi (E_RENDICONTAZIONE_NON_TROVATA): IRIS riprova per 48 ore.',
  }),
  ours('IRIS-FR-017', TRACCIATO, {
    text: 'Un flusso intestato a un altro ente è segnalato e non riconciliato.',
    remedy: 'Confrontare istitutoRicevente con il codice fiscale dell’ente (E_ENTE_NON_TROVATO).',
  }),
];
