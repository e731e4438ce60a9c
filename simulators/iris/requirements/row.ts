import type { Level, Requirement } from '../../kernel/requirement.ts';

/** Document and section, as they are printed beside the requirement. */
export type Source = Requirement['source'];

export const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

/** The public documents the catalogue cites; versions and dates stand in simulators/iris/README.md. RFC 127 and RFC 145 are not public. */
export const proxy = cite('Proxy CART di IRIS (comunedibari/payflowpa, 41282b9)');
export const motore = cite('Motore IRIS (comunedibari/payflowpa, 41282b9)');
export const schemi = cite('Schemi XML di IRIS, versione 01.03 (comunedibari/payflowpa, 41282b9)');
export const tracciati = cite('PayFlowPA, Tracciati dei dati v1.0');
export const specifiche = cite('PayFlowPA, Specifiche delle interfacce v1.2');
export const pianoDeiTest = cite('PayFlowPA, Piano dei test v1.0');
export const soapUi = cite('Suite SoapUI del proxy CART (TAS)');
export const vbg = cite('VBG, connettore IRIS (Regione Umbria)');
export const openCity = cite('OpenCity Italia, client di IRIS');
export const adesione = cite('IRIS, procedura di adesione v3.2');

interface Texts {
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
