import { DEFAULT_SETTINGS } from './settings.ts';
import type { IoSettings } from './settings.ts';

type Name = Exclude<keyof IoSettings, 'ente' | 'altroEnte'>;

/** What each switch of a simulation of IO decides, for who writes a run file; durations are nominal milliseconds. */
const MEANINGS: Readonly<Record<Name, string>> = {
  sandboxCfMode:
    'on | off: se IO conosce il destinatario fittizio AAAAAA00A00A000A (istruzioni del 2021 e codice: sì; guida v5.0: no)',
  cidrEnforcement: 'se le chiamate si accettano dai soli indirizzi della scheda',
  trustForwardedFor: 'se l’intestazione x-sim-source-ip dice da dove viene una chiamata',
  sourceIp: 'da dove vengono le chiamate, se nulla lo dice',
  profileCompletenessCheck: 'se a un servizio con la scheda incompleta si negano i profili',
  processingDelayMs: 'dalla presa in carico alla lavorazione di un messaggio',
  slowProcessingMs: 'quanto attende in più il messaggio di un cittadino che IO serve tardi',
  retryVisibilityMs: 'dopo quanto si ritenta una lavorazione fallita',
  retries: 'quante volte si ritenta',
  readDelayMs: 'dopo quanto un cittadino legge',
  rateLimit: 'chiamate ammesse (calls) in una finestra (windowMs)',
  deprecatedNotificationField: 'on | off: se la lettura di un messaggio porta notification (OpenAPI: sì; codice: no)',
  logoRules:
    '2021 | current: se un logo dev’essere un PNG di 300 × 300 pixel (istruzioni del 2021) o un PNG qualunque (oggi)',
  messageLimits:
    'api | portal2021: oggetto e testo fino a 120 e 10.000 caratteri (API) o a 119 e 9.999 (portale ritirato)',
  pdfLevels: 'livelli di PDF/A ammessi per gli allegati (guida: 2a; domande frequenti: 1a)',
  maxAmountOnApproval: 'centesimi che un servizio può chiedere quando è approvato',
  problemContentType: 'application/problem+json | application/json: il tipo degli errori',
  defaultServicesLimit: 'servizi di una pagina dell’elenco, se non si chiede altro (OpenAPI: 20; codice: 10)',
  autoReviewMs: 'dalla richiesta di revisione alla sua parte automatica',
  reviewMs: 'dalla parte automatica alla decisione di chi rivede',
};

/** The switches of a simulation of IO with their defaults. */
export const switches: readonly { readonly name: string; readonly value: unknown; readonly meaning: string }[] =
  Object.entries(MEANINGS).map(([name, meaning]) => ({ name, value: DEFAULT_SETTINGS[name as Name], meaning }));
