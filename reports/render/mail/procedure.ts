/**
 * The messages of the IRIS adhesion procedure that the ente itself writes (Regione Toscana, «Procedura di adesione al
 * servizio» 3.2, §4.1). 001, 003 and 005 come from IRIS and are nobody's to draft.
 */
export type MessageNumber = '000' | '002' | '004';

/** Who receives a message, by the part they play: the addresses are the run file's, since the procedure spells one of them in two ways. */
export type Receiver = 'orders' | 'support';

/** What an attachment is in the procedure. */
export type AttachmentRole = 'ordinativo' | 'schedaAnagrafica' | 'pit';

export interface ProcedureMessage {
  readonly number: MessageNumber;
  /** As the procedure writes it, to the letter: the recipients file by it. */
  readonly subject: string;
  readonly to: Receiver;
  /** The ambiente whose tests the message declares passed; absent where it declares none. */
  readonly certifies?: 'staging' | 'esercizio';
  readonly attachments: readonly { readonly role: AttachmentRole; readonly signed: boolean }[];
}

export const MESSAGES: Readonly<Record<MessageNumber, ProcedureMessage>> = {
  '000': {
    number: '000',
    subject: '000-Richiesta attivazione servizi IRIS',
    to: 'orders',
    attachments: [
      { role: 'ordinativo', signed: true },
      { role: 'schedaAnagrafica', signed: false },
    ],
  },
  '002': {
    number: '002',
    subject: '002-Test Certificazione Staging-OK',
    to: 'support',
    certifies: 'staging',
    attachments: [{ role: 'pit', signed: true }],
  },
  '004': {
    number: '004',
    subject: '004-Test Certificazione Esercizio-OK',
    to: 'support',
    certifies: 'esercizio',
    attachments: [{ role: 'pit', signed: true }],
  },
};

export const ROLE_WORDS: Readonly<Record<AttachmentRole, string>> = {
  ordinativo: 'ordinativo di fornitura',
  schedaAnagrafica: 'scheda anagrafica',
  pit: 'piano dei test (PIT)',
};

/** The plans whose PIT the procedure asks for: one an integration mode (CA, SPX, BB). */
export const PIT_PLANS: readonly string[] = ['iris-ca', 'iris-spx', 'iris-bb'];
