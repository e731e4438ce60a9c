/** What a station may answer in `fault.faultCode` (send.md §6.3), with its meaning in Italian. */
export const FAULT_CODES = {
  PAA_ID_DOMINIO_ERRATO: 'ente creditore (idPA) sconosciuto',
  PAA_ID_INTERMEDIARIO_ERRATO: 'intermediario (idBrokerPA) sconosciuto',
  PAA_STAZIONE_INT_ERRATA: 'stazione (idStation) sconosciuta',
  PAA_PAGAMENTO_SCONOSCIUTO: 'avviso sconosciuto o non ancora pagabile',
  PAA_PAGAMENTO_DUPLICATO: 'avviso già pagato',
  PAA_PAGAMENTO_IN_CORSO: 'pagamento in corso',
  PAA_PAGAMENTO_SCADUTO: 'avviso scaduto',
  PAA_PAGAMENTO_ANNULLATO: 'avviso annullato',
  PAA_RECEIPT_DUPLICATA: 'ricevuta già acquisita',
  PAA_SINTASSI: 'richiesta non conforme',
  PAA_SINTASSI_XSD: 'richiesta non conforme allo schema',
  PAA_SEMANTICA: 'richiesta non accettabile',
  PAA_SYSTEM_ERROR: 'errore interno della stazione',
} as const;

export type FaultCode = keyof typeof FAULT_CODES;

/** Whether a code is one of those published. */
export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(FAULT_CODES, code);
}
