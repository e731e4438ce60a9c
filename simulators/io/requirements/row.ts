import type { Level, Requirement } from '../../kernel/requirement.ts';

/** Document and section, as they are printed beside the requirement. */
export type Source = Requirement['source'];

const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

/** The public documents the catalogue cites; versions and dates stand in simulators/io/README.md. */
export const guida = cite('Guida tecnica di App IO v7.1 (PagoPA)');
export const api = cite('API di IO per le PA, OpenAPI 4.1.1 (pagopa/io-functions-services)');
export const messaggi = cite('Servizi dei messaggi di IO 2.1.9 (pagopa/io-messages)');
export const remoti = cite('Contenuti remoti, OpenAPI del server dell’ente 1.0.0 (pagopa/io-backend)');
export const gestione = cite('Gestione dei servizi di IO 1.23.0 (pagopa/io-services-cms)');
export const gateway = cite('Politiche del gateway di IO (pagopa/io-infra)');
export const manuale = cite('Manuale dei servizi di IO (PagoPA)');
export const istruzioni = cite('Istruzioni per aderire e portare i servizi di un ente su IO v.01 (PagoPA)');
export const sanp = cite('SANP 3.12.0');

export interface Texts {
  /** The demand, one sentence. */
  readonly text: string;
  /** What to do when it is violated. */
  readonly remedy: string;
  readonly onlyIf?: string;
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
