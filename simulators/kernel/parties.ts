/** Who does what around an ente that notifies and collects (SEND onboarding guide, subjects 1-5). One party may hold several. */
export const ROLES = ['ente', 'gestionale', 'pt-send', 'pt-pagopa', 'creatore-pdf', 'postalizzatore'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever holds a role, and with what. */
export interface Party {
  readonly denominazione: string;
  readonly prodotto?: string;
  readonly versione?: string;
  /** Kind of the driver through which the bench commands this party, where it has one of its own. */
  readonly driver?: string;
}

export type Parties = Readonly<Partial<Record<Role, Party>>>;

export interface Person {
  readonly nome: string;
  readonly email?: string;
  readonly telefono?: string;
  /** Office or title: `Responsabile dei sistemi informativi`. */
  readonly qualifica?: string;
}

/** What the ente states about itself in the evidence document, printed as given; nothing of it bears on a verdict. */
export interface StatedFacts {
  /** Answers for the tests. */
  readonly responsabile?: Person;
  /** Signs the document. */
  readonly firmatario?: Person;
  readonly intermediario?: { readonly denominazione: string; readonly codiceFiscale?: string };
  /** Days of the tests as the ente declares them, where they were more than the run's own; ISO 8601 dates. */
  readonly dal?: string;
  readonly al?: string;
  /** Revisions of the document before this run and with it, oldest first. */
  readonly revisioni?: readonly { readonly revisione: string; readonly data: string; readonly note: string }[];
}

/** A set of words other than the usual ones, for a document that goes into an accreditation file. */
export interface Labels {
  readonly insieme: 'toscana-compliance';
  /** `Pagamenti Elettronici`. */
  readonly scenario?: string;
  readonly profilo?: string;
}
