import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

/** Amounts are integer euro cents, days ISO 8601 as people in Italy count them. */
const Giorno = Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });
const Riferimento = Type.String({ minLength: 1, maxLength: 40 });

/** A message as the ente's user would enter it. */
export const MessaggioDaConsegnare = Type.Object({
  /** What the ente calls it. */
  riferimento: Riferimento,
  codiceFiscale: Type.String(),
  oggetto: Type.String(),
  testo: Type.String(),
  /** The day by which something must be done: to its end. */
  scadenza: Giorno,
  pagamento: Type.Optional(
    Type.Object({
      importo: Type.Integer({ minimum: 1 }),
      numeroAvviso: Type.String(),
      /** Whether nobody may pay after the due date. */
      nonDopoLaScadenza: Type.Boolean(),
    }),
  ),
});

export const ConsegnaMessaggi = Type.Object({
  servizio: Type.String(),
  messaggi: Type.Array(MessaggioDaConsegnare, { minItems: 1 }),
});

export const MessaggioTenuto = Type.Object({
  riferimento: Type.String(),
  /** daConsegnare: the gateway has not taken it; consegnato: it waits there; sconosciuto: nobody knows. */
  stato: Type.Union([
    Type.Literal('daConsegnare'),
    Type.Literal('consegnato'),
    Type.Literal('inviato'),
    Type.Literal('nonRaggiunto'),
    Type.Literal('cancellato'),
    Type.Literal('sconosciuto'),
  ]),
  /** The gateway's id. */
  idMessaggio: Type.Optional(Type.String()),
  /** Whether another channel has been set going. */
  altroCanale: Type.Boolean(),
});

export type MessaggioDaConsegnare = Static<typeof MessaggioDaConsegnare>;
export type ConsegnaMessaggi = Static<typeof ConsegnaMessaggi>;
export type MessaggioTenuto = Static<typeof MessaggioTenuto>;

const OnMessage = Type.Object({ riferimento: Riferimento });
const Nothing = Type.Object({});

export const ioserviceCommands: readonly Command[] = [
  {
    name: 'ioservice-send',
    instruction: 'Consegna al gateway IOService, in un solo lotto, i messaggi indicati per il servizio indicato.',
    parameters: ConsegnaMessaggi,
    result: Type.Object({ consegnati: Type.Array(Type.String()) }),
  },
  {
    name: 'ioservice-states',
    instruction: 'Chiedi al gateway come stanno i messaggi consegnati.',
    parameters: Nothing,
    result: Nothing,
  },
  {
    name: 'ioservice-change',
    instruction: 'Cambia il testo del messaggio indicato, anche presso il gateway.',
    parameters: Type.Object({ riferimento: Riferimento, testo: Type.String() }),
    result: Nothing,
  },
  {
    name: 'ioservice-delete',
    instruction: 'Cancella il messaggio indicato, anche presso il gateway.',
    parameters: OnMessage,
    result: Nothing,
  },
  {
    name: 'ioservice-held',
    instruction: 'Leggi nel gestionale che cosa risulta del messaggio indicato.',
    parameters: OnMessage,
    result: MessaggioTenuto,
  },
  {
    name: 'ioservice-keys',
    instruction: 'Il delegato è cambiato: sostituisci le chiavi dei servizi con quelle del nuovo account.',
    parameters: Type.Object({
      servizi: Type.Array(Type.Object({ codice: Type.String(), chiave: Type.String() }), { minItems: 1 }),
    }),
    result: Nothing,
  },
  {
    name: 'cohesion-login',
    instruction: 'Avvia l’accesso con Cohesion a un servizio che esige il livello indicato (da 0 a 3).',
    parameters: Type.Object({ livello: Type.Integer({ minimum: 0, maximum: 3 }) }),
    result: Type.Object({ url: Type.String() }),
  },
  {
    name: 'cohesion-return',
    instruction: 'Il cittadino torna da Cohesion con il modulo indicato: entra?',
    parameters: Type.Object({
      livello: Type.Integer({ minimum: 0, maximum: 3 }),
      /** The form that the browser posts, base64. */
      auth: Type.String(),
      /** Where the browser comes from. */
      origine: Type.String(),
    }),
    result: Type.Object({ ammesso: Type.Boolean() }),
  },
];
