import { defineParameterType } from '@cucumber/cucumber';
import type { Fault } from '../simulators/kernel/fault.ts';
import { sendVersions } from '../simulators/index.ts';

/** How SEND can fail for a while: the words, and the fault that a scenario scripts for them. */
const TROUBLES: Readonly<Record<string, Fault>> = {
  'ha un errore interno': { kind: 'status', status: 500 },
  'riceve troppe richieste': { kind: 'status', status: 429 },
  'interrompe la connessione': { kind: 'reset' },
  'dà una risposta troncata': { kind: 'truncate', bytes: 5 },
  'non risponde': { kind: 'hang' },
};

/** How late SEND can answer: the words, and the fault. */
const DELAYS: Readonly<Record<string, Fault>> = {
  'due secondi': { kind: 'delay', ms: 2_000 },
  'dieci secondi': { kind: 'delay', ms: 10_000 },
};

/** When it fails: the words, and the operations. */
const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  'alla prenotazione dei documenti': ['presignedUploadRequest'],
  'al caricamento dei documenti': ['uploadAttachment'],
  'al deposito della notifica': sendVersions.CREATE,
  'alla lettura degli eventi': sendVersions.CONSUME,
  'alla richiesta di un’attestazione': ['downloadLegalFactById'],
  'alla richiesta del costo': sendVersions.PRICE,
};

/** Why SEND refuses a notification it has taken in charge, every code of send.md §1.10. */
const REFUSALS: Readonly<Record<string, { readonly codice: string; readonly dettaglio: string }>> = {
  'un documento non si trova': { codice: 'FILE_NOTFOUND', dettaglio: 'Il documento non è stato caricato' },
  'un documento non è più disponibile': { codice: 'FILE_GONE', dettaglio: 'Il documento non è più conservato' },
  'l’impronta di un documento non corrisponde': {
    codice: 'FILE_SHA_ERROR',
    dettaglio: 'L’impronta del documento non corrisponde a quella dichiarata',
  },
  'un documento non è un PDF': { codice: 'FILE_PDF_INVALID_ERROR', dettaglio: 'Il documento non è un PDF' },
  'un documento è troppo grande': { codice: 'FILE_PDF_TOOBIG_ERROR', dettaglio: 'Il documento supera i 200 MB' },
  'il codice fiscale non esiste': {
    codice: 'TAXID_NOT_VALID',
    dettaglio: 'Il codice fiscale non risulta in anagrafe tributaria',
  },
  'il destinatario non è riconosciuto': {
    codice: 'RECIPIENT_ID_NOT_VALID',
    dettaglio: 'Il destinatario non corrisponde al codice fiscale',
  },
  'i dati del modello F24 non sono coerenti': {
    codice: 'F24_METADATA_NOT_VALID',
    dettaglio: 'I dati del modello F24 non sono coerenti',
  },
  'l’indirizzo non è valido': { codice: 'NOT_VALID_ADDRESS', dettaglio: 'Indirizzo, CAP e comune non sono coerenti' },
  'l’indirizzo non si trova nei registri': {
    codice: 'ADDRESS_NOT_FOUND',
    dettaglio: 'I registri non conoscono un indirizzo del destinatario',
  },
  'la ricerca dell’indirizzo non riesce': {
    codice: 'ADDRESS_SEARCH_FAILED',
    dettaglio: 'La ricerca dell’indirizzo nei registri non è riuscita',
  },
  'l’avviso non è pagabile su GPD': {
    codice: 'PAYMENT_NOT_VALID',
    dettaglio: 'GPD non accetta il costo di notifica per l’avviso',
  },
  'l’ente non può inviare plichi oltre i 20 grammi': {
    codice: 'SENDER_DISABLED_MORE_THAN_20_GRAMS',
    dettaglio: 'Il plico supera i 20 grammi consentiti al mittente',
  },
  'un servizio interno non è disponibile': {
    codice: 'SERVICE_UNAVAILABLE',
    dettaglio: 'Un servizio della convalida non è disponibile',
  },
};

/** Whom a request of the node names instead of the right one. */
const MISDIRECTIONS: Readonly<Record<string, object>> = {
  'un altro ente': { idPA: '00000000000' },
  'un altro intermediario': { idBrokerPA: '00000000000' },
  'un’altra stazione': { idStation: '00000000000_99' },
};

/** Where a notification on paper stands on SEND, and how it comes there in the test environment (send.md §2.2, §3.2). */
export interface Situation {
  readonly status: string;
  /** Outcome that its address asks for. */
  readonly esito: string;
  /** The recipient is told by courtesy first, and paper waits. */
  readonly courtesy?: true;
  readonly days?: number;
  readonly viewed?: true;
}

/** Every status from which a notification may be cancelled once it is accepted. */
const SITUATIONS: Readonly<Record<string, Situation>> = {
  accettata: { status: 'ACCEPTED', esito: 'OK_AR', courtesy: true },
  'in consegna': { status: 'DELIVERING', esito: 'OK-Giacenza_AR' },
  consegnata: { status: 'DELIVERED', esito: 'OK_AR' },
  perfezionata: { status: 'EFFECTIVE_DATE', esito: 'OK_AR', days: 11 },
  letta: { status: 'VIEWED', esito: 'OK_AR', viewed: true },
  'a un irreperibile': { status: 'UNREACHABLE', esito: 'FAIL-Irreperibile_AR' },
  'restituita al mittente': { status: 'RETURNED_TO_SENDER', esito: 'FAIL_DECEDUTO_AR' },
};

export type Spedizione = 'AR' | '890';

export interface Spese {
  readonly modalita: 'forfettaria' | 'perNotifica';
  readonly paFee?: number;
  readonly iva?: number;
}

/** Words and their values; a phrase that uses none of them is not understood. */
function words<Value>(name: string, values: Readonly<Record<string, Value>>): void {
  defineParameterType({
    name,
    // in the features the apostrophe is the typewriter's
    regexp: new RegExp(Object.keys(values).map(plain).join('|')),
    transformer: (text: string) => Object.entries(values).find(([each]) => plain(each) === text)![1],
  });
}

function plain(text: string): string {
  return text.replaceAll('’', "'");
}

words('guasto', TROUBLES);
words('ritardo', DELAYS);
words('momento', MOMENTS);
words('motivo di rifiuto', REFUSALS);
words('destinazione', MISDIRECTIONS);
words('situazione', SITUATIONS);
words<number>('ordinale', { primo: 0, secondo: 1 });
/** What keeps PDND from giving vouchers: the words, and the stimulus. */
words('impedimento', {
  'la finalità è sospesa': { name: 'suspend', parameters: { what: 'purpose' } },
  'la richiesta di fruizione è sospesa': { name: 'suspend', parameters: { what: 'agreement' } },
  'la chiave del client è stata tolta': { name: 'removeKey', parameters: {} },
});
words<Spedizione>('spedizione', { 'raccomandata A/R': 'AR', 'raccomandata 890': '890' });

/** `1.052,00 euro` -> 105200 cents, without floating point. */
defineParameterType({
  name: 'importo',
  regexp: /(\d{1,3}(?:\.\d{3})*),(\d{2}) euro/,
  transformer: (euro: string, cents: string) => Number(euro.replaceAll('.', '') + cents),
});

/** When IRIS fails: the words, and the operations at every address. */
const MOMENTS_OF_IRIS: Readonly<Record<string, readonly string[]>> = {
  "all'invio delle pendenze": ['IdpAllineamentoPendenzeEnte@pdd', 'IdpAllineamentoPendenzeEnte@proxy'],
  'alla verifica dei pagamenti': [
    'IdpVerificaStatoPagamenti@pdd',
    'IdpVerificaStatoPagamenti@proxy',
    'IdpVerificaStatoPagamenti@diretto',
  ],
};

words('momento di IRIS', MOMENTS_OF_IRIS);

/** Why IRIS refuses a message whole, before it works it: the words, and the code (iris.md §1.1). */
words('rifiuto di IRIS', {
  'il messaggio non è conforme allo schema': 'SIN001',
  'il soggetto mittente non è quello che chiama': 'VAL007',
  'il servizio dichiarato non è quello chiamato': 'VAL008',
  'il sistema mittente non è quello che chiama': 'VAL009',
});

/** What breaks inside IRIS: the words, and the code; no request brings them about (semantics.md 6). */
words('guasto del motore', {
  'non riesce a salvare il messaggio': 'IDP001',
  'non riesce a salvare i dati di gestione': 'IDP002',
  'ha un errore inatteso': 'ECC001',
});

/** Why IRIS refuses the pendenze of a message all together. */
words('errore globale', {
  'la base dati non risponde': 'A0000010',
  'manca un campo obbligatorio': 'V0000002',
  'la struttura del messaggio è errata': 'V0000003',
});

/** What the ente does to a pendenza it has inserted. */
words<'Replace' | 'UpdateStatus' | 'Delete'>('modifica', {
  sostituisce: 'Replace',
  aggiorna: 'UpdateStatus',
  cancella: 'Delete',
});

/** How a try at paying fails (iris.md §4). */
words('fallimento', {
  'è andato in errore': 'IE',
  "è stato annullato dall'operatore": 'AO',
  'è stato annullato dal cittadino': 'AN',
  'non è stato eseguito': 'NE',
});

/** What a citizen does on the gateway's page. */
words('azione sul gateway', {
  'paga con la carta': 'paga',
  'non riesce a pagare': 'fallisci',
  'annulla il pagamento': 'annulla',
});

/** What a citizen is shown on coming back. */
words('esito mostrato', { 'non riuscito': 'nonPagato', riuscito: 'pagato' });

/** Tributi of the default ente, each told of in a form of its own (iris.md §3.7). */
words('tributo', {
  'le lampade votive': 'LAMPADE_VOTIVE',
  'i servizi scolastici': 'SCUOLA',
  'la tassa sui rifiuti': 'TARI',
});

/** How IRIS fails to make numbers (iris.md §3.8). */
words('guasto degli IUV', {
  'ha un errore della base dati': '04',
  'non riesce a generare il numero': '05',
});

/** `1.005`: how many, as it is written in Italian. */
defineParameterType({
  name: 'quantità',
  regexp: /\d{1,3}(?:\.\d{3})*/,
  transformer: (text: string) => Number(text.replaceAll('.', '')),
});

/** Citizens by how they answer: the words, and the persona of the simulator. */
words('cittadino', {
  'iscritto a IO': 'P-OK',
  'che non è su IO': 'P-NOPROFILE',
  'con la casella di IO spenta': 'P-INBOXOFF',
  'che ha bloccato il servizio': 'P-BLOCKED',
  'che non ha scelto il servizio': 'P-MANUAL',
  'che blocca il servizio dopo la verifica': 'P-FLIP',
  'al quale IO consegna con ritardo': 'P-SLOW',
  'al quale IO non riesce a consegnare': 'P-FAIL',
  'che legge i messaggi': 'P-READ',
  'con una versione vecchia di IO': 'P-OLDAPP',
  'che paga gli avvisi': 'P-PAID',
  'fittizio di prova': 'P-SANDBOX',
});

/** When IO fails: the words, and the operations. */
words<readonly string[]>('momento di IO', {
  'all’invio del messaggio': ['submitMessageforUserWithFiscalCodeInBody', 'submitMessageforUser'],
  'alla richiesta del profilo': ['getProfileByPOST', 'getProfile'],
  'alla lettura dell’esito': ['getMessage'],
});

/** What a user of IO may lack: the words, and the groups it keeps. */
words<'write' | 'premium' | 'thirdParty'>('permesso', {
  'scrivere messaggi Premium': 'premium',
  'scrivere messaggi con contenuti remoti': 'thirdParty',
  'scrivere messaggi': 'write',
});

words<'pagato' | 'annullato'>('chiusura', { pagato: 'pagato', annullato: 'annullato' });

/** What a card of a service lacks. */
words<'privacy' | 'contatti'>('mancanza', {
  'l’informativa sulla privacy': 'privacy',
  'un contatto': 'contatti',
});

/** How a service stands, as the ente's user reads it. */
words('stato della scheda', {
  'in bozza': 'bozza',
  'in revisione': 'inRevisione',
  approvato: 'approvato',
  respinto: 'respinto',
});

/** `31/12/2026` -> `2026-12-31` */
defineParameterType({
  name: 'giorno',
  regexp: /(\d{2})\/(\d{2})\/(\d{4})/,
  transformer: (day: string, month: string, year: string) => `${year}-${month}-${day}`,
});

/** What a scenario makes wrong in a flow of rendicontazione (iris.md §8.3). */
words('anomalia del flusso', {
  'dichiara un totale diverso dalla somma': 'totale',
  'dichiara un numero di pagamenti diverso': 'numero',
  'riporta un importo maggiore del dovuto': 'importoMaggiore',
  'riporta un importo minore del dovuto': 'importoMinore',
  'riporta anche un pagamento sconosciuto': 'iuvIgnoto',
  'riporta anche un riferimento RF errato': 'rfErrato',
  'è intestato a un altro ente': 'altroEnte',
});
