import type { Level, Requirement } from '../../kernel/requirement.ts';

/** Document and section, as they are printed beside the requirement. */
export type Source = Requirement['source'];

const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

/** The public documents the catalogue cites; versions and dates stand in simulators/send/README.md. */
export const manuale = cite('Manuale per onboarding degli Enti (PagoPA)');
export const casi = cite('Test di validazione di avvenuta integrazione con SEND (PagoPA)');
export const b2b = cite('API B2B di SEND per le PA, OpenAPI pn-delivery 2.24.2');
export const gateway = cite('API B2B di SEND, definizione del gateway (pn-delivery)');
export const autorizzatore = cite('Autorizzatore delle chiavi API di SEND (pn-auth-fleet)');
export const conoscenza = cite('Knowledge base di SEND v2.5');
export const stream = cite('API degli stream di SEND, OpenAPI pn-stream 1.4.0');
export const pdf = cite('Manuale operativo SEND, specifiche tecniche dei PDF allegati');
export const convalida = cite('Controlli sincroni di SEND (pn-delivery, NotificationReceiverValidator)');
export const prezzo = cite('API B2B di SEND, retrieveNotificationPriceV23');
export const sanp = cite('SANP 3.12.0');
export const metadati = cite('pagoPA, metadati: spese di notifica SEND');

interface Texts {
  /** The demand, one sentence. */
  readonly text: string;
  /** What to do when it is violated. */
  readonly remedy: string;
}

/** A demand read in a public document: its level is the document's. */
export function read(id: string, level: Level, source: Source, texts: Texts): Requirement {
  return { id, level, status: 'source', source, ...texts };
}

/** A demand of ours, drawn from the document cited: SHOULD at most (semantics.md 1). */
export function inferred(id: string, level: 'SHOULD' | 'MAY', source: Source, texts: Texts): Requirement {
  return { id, level, status: 'reconstructed', source, ...texts };
}

/** A demand of ours that is MUST all the same: breaking it corrupts money, loses or doubles data, or leaks a secret. */
export function ours(id: string, source: Source, texts: Texts): Requirement {
  return { id, level: 'MUST', status: 'reconstructed', source, ours: true, ...texts };
}

/** A row that nobody tests, with the reason that the document prints. */
export function notTested(requirement: Requirement, reason: string): Requirement {
  return { ...requirement, notTested: reason };
}
