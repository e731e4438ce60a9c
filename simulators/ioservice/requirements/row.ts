import type { Level, Requirement } from '../../kernel/requirement.ts';

export type Source = Requirement['source'];

/** Cites sections of a document. */
export const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

/** The public documents the catalogue cites; versions and dates stand in simulators/ioservice/README.md. */
export const gateway = cite(
  'Gateway dei messaggi di MPay (com.esed.payer.IOItalia.webservice), parente pubblico di IOService',
);
export const istruzioni = cite('Istruzioni: come aderire e portare i servizi di un Ente su IO, v.01 del 29-07-2021');
export const registrazione = cite('Istruzioni richiesta registrazione nuovi servizi IOService (Regione Marche)');
export const cohesion = cite('Documentazione di Cohesion ID (regione-marche/CohesionID-Docs)');
export const mpay = cite('MPay, README (regione-marche/mpay)');

interface Texts {
  readonly text: string;
  readonly remedy: string;
}

/** A demand read in a public document. */
export function read(id: string, level: Level, source: Source, texts: Texts): Requirement {
  return { id, level, status: 'source', source, ...texts };
}

/** A demand of ours, drawn from the document cited: SHOULD (semantics.md 1). */
export function inferred(id: string, source: Source, texts: Texts): Requirement {
  return { id, level: 'SHOULD', status: 'reconstructed', source, ...texts };
}

/** A demand of ours that is MUST all the same: breaking it corrupts money, loses or doubles data, or leaks a secret. */
export function ours(id: string, source: Source, texts: Texts): Requirement {
  return { id, level: 'MUST', status: 'reconstructed', source, ours: true, ...texts };
}
