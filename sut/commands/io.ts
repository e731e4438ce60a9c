import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

/** Amounts are integer euro cents, dates ISO 8601 without a time. Official terms keep their Italian name (architecture.md §9). */
const Cents = Type.Integer({ minimum: 0 });
const Giorno = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Words = <const Each extends readonly string[]>(...each: Each) =>
  Type.Unsafe<Each[number]>({ type: 'string', enum: [...each] });

/** Something to tell a citizen, as the ente's user would enter it. Lengths are the SUT's own business to check. */
export const IoMessage = Type.Object({
  /** What the message is about, in the ente's own registers: one event is told once. */
  riferimento: Type.String({ minLength: 1 }),
  servizio: Type.String({ description: 'codice del servizio dell’ente' }),
  destinatario: Type.Object({ codiceFiscale: Type.String(), denominazione: Type.String() }),
  oggetto: Type.String(),
  testo: Type.String(),
  /** Last day, as a citizen reads it on a calendar in Italy: for a reminder or a payment. */
  scadenza: Type.Optional(Giorno),
  pagamento: Type.Optional(
    Type.Object({
      numeroAvviso: Type.String(),
      importo: Cents,
      creditore: Type.String(),
      /** Whether it cannot be paid any more after its due date. */
      nonDopoLaScadenza: Type.Optional(Type.Boolean()),
    }),
  ),
  /** Whether the content is sensitive: then the text goes by remote content, under a neutral subject. */
  riservato: Type.Optional(Type.Boolean()),
  premium: Type.Optional(Type.Boolean()),
  /** Documents to attach, by remote content; the SUT makes or picks the PDF files. */
  allegati: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  /** Whether the citizen is first told something that they must accept. */
  precondizione: Type.Optional(Type.Boolean()),
  pulsante: Type.Optional(Type.Object({ etichetta: Type.String(), indirizzo: Type.String() })),
});

/** What the SUT holds about a message. */
export const IoMessageHeld = Type.Object({
  riferimento: Type.String(),
  /**
   * nonInviato: not sent, or refused; inviato: IO took it, the outcome is not known; consegnato, nonConsegnato: IO's outcome;
   * daVerificare: nobody knows whether IO took it.
   */
  stato: Words('nonInviato', 'inviato', 'consegnato', 'nonConsegnato', 'daVerificare', 'sconosciuto'),
  /** Identifier of the message on IO. */
  id: Type.Optional(Type.String()),
  motivo: Type.Optional(Type.String()),
  /** Whether the citizen is to be told by another channel. */
  altroCanale: Type.Boolean(),
  lettura: Type.Optional(Words('letto', 'nonLetto', 'nonDisponibile')),
  pagamento: Type.Optional(Words('pagato', 'nonPagato', 'sconosciuto')),
});

const Riferimento = Type.Object({ riferimento: Type.String() });

/** The card of a service, in the words of the portal of 2021; what is absent is not filled in. */
export const IoService = Type.Object({
  codice: Type.String({ minLength: 1 }),
  nome: Type.String(),
  descrizione: Type.String(),
  privacy: Type.Optional(Type.String({ description: 'indirizzo dell’informativa' })),
  email: Type.Optional(Type.String()),
  pec: Type.Optional(Type.String()),
  telefono: Type.Optional(Type.String()),
  assistenza: Type.Optional(Type.String({ description: 'indirizzo della pagina di assistenza' })),
  indirizziIp: Type.Optional(Type.Array(Type.String())),
});

export const IoServiceHeld = Type.Object({
  codice: Type.String(),
  id: Type.Optional(Type.String()),
  stato: Words('bozza', 'inRevisione', 'approvato', 'respinto', 'sconosciuto'),
  visibile: Type.Boolean(),
  motivo: Type.Optional(Type.String()),
});

export type IoMessage = Static<typeof IoMessage>;
export type IoMessageHeld = Static<typeof IoMessageHeld>;
export type IoService = Static<typeof IoService>;
export type IoServiceHeld = Static<typeof IoServiceHeld>;

export const ioCommands: readonly Command[] = [
  {
    name: 'send-io-message',
    instruction: 'Scrivi su IO al cittadino il messaggio indicato.',
    parameters: IoMessage,
    result: IoMessageHeld,
  },
  {
    name: 'send-io-pendenza',
    instruction:
      'Scrivi su IO al debitore l’avviso di pagamento della pendenza indicata, già inviata a IRIS: numero avviso, importo e scadenza sono quelli della pendenza.',
    parameters: Type.Object({
      riferimento: Type.String({ minLength: 1 }),
      servizio: Type.String({ description: 'codice del servizio dell’ente' }),
      idPendenza: Type.String({ minLength: 1 }),
      destinatario: Type.Object({ codiceFiscale: Type.String(), denominazione: Type.String() }),
      premium: Type.Optional(Type.Boolean()),
    }),
    result: IoMessageHeld,
  },
  {
    name: 'send-io-batch',
    instruction: 'Scrivi su IO ai cittadini, in un solo lotto, i messaggi indicati.',
    parameters: Type.Object({ messaggi: Type.Array(IoMessage, { minItems: 1 }) }),
    result: Type.Object({ messaggi: Type.Array(IoMessageHeld) }),
  },
  {
    name: 'poll-io-outcomes',
    instruction:
      'Chiedi a IO l’esito dei messaggi inviati dei quali non lo conosci, e di quelli Premium non ancora letti o pagati.',
    parameters: Type.Object({}),
    result: Type.Object({ letti: Type.Integer() }),
  },
  {
    name: 'io-message-status',
    instruction: 'Leggi nel gestionale che cosa risulta del messaggio con il riferimento indicato.',
    parameters: Riferimento,
    result: IoMessageHeld,
  },
  {
    name: 'correct-io-message',
    instruction: 'Correggi con un nuovo messaggio quello con il riferimento indicato, che riportava un dato sbagliato.',
    parameters: Type.Object({
      riferimento: Type.String(),
      datoSbagliato: Type.String(),
      datoGiusto: Type.String(),
      cosaFare: Type.String(),
    }),
    result: IoMessageHeld,
  },
  {
    name: 'close-io-position',
    instruction: 'Registra nel gestionale dei pagamenti che l’avviso indicato è stato pagato, oppure annullato.',
    parameters: Type.Object({ numeroAvviso: Type.String(), motivo: Words('pagato', 'annullato') }),
    result: Type.Object({}),
  },
  {
    name: 'rotate-io-key',
    instruction: 'Sostituisci la chiave primaria del servizio indicato senza interrompere gli invii.',
    parameters: Type.Object({ servizio: Type.String() }),
    result: Type.Object({}),
  },
  {
    name: 'register-io-service',
    instruction: 'Registra su IO il servizio con la scheda indicata, o modificane la scheda se c’è già.',
    parameters: IoService,
    result: IoServiceHeld,
  },
  {
    name: 'submit-io-service',
    instruction: 'Chiedi a PagoPA la revisione e la pubblicazione del servizio indicato.',
    parameters: Type.Object({ codice: Type.String() }),
    result: IoServiceHeld,
  },
  {
    name: 'io-service-status',
    instruction: 'Chiedi a IO lo stato del servizio indicato, e leggi che cosa ne risulta nel gestionale.',
    parameters: Type.Object({ codice: Type.String() }),
    result: IoServiceHeld,
  },
  {
    name: 'read-io-feed',
    instruction:
      'Leggi da IO chi ha attivato o disattivato il servizio indicato fino a ieri, e riconosci i tuoi assistiti.',
    parameters: Type.Object({ servizio: Type.String(), assistiti: Type.Array(Type.String()) }),
    result: Type.Object({ attivati: Type.Array(Type.String()), disattivati: Type.Array(Type.String()) }),
  },
];
