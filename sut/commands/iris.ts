import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';
import { irisAvvisiCommands } from './iris-avvisi.ts';
import { irisFlussiCommands } from './iris-flussi.ts';

/** Amounts are integer euro cents, dates ISO 8601. Official terms keep their Italian name (architecture.md §9). */
const Cents = Type.Integer({ minimum: 0 });
const Giorno = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ pattern: '^[a-zA-Z0-9._]{1,35}$' });

export const Rata = Type.Object({
  idPagamento: Type.Optional(Id),
  importo: Cents,
  scadenza: Giorno,
  inizioValidita: Type.Optional(Giorno),
  fineValidita: Type.Optional(Giorno),
  causale: Type.Optional(Type.String({ maxLength: 256 })),
  iban: Type.Optional(Type.String()),
  voci: Type.Optional(Type.Array(Type.Object({ codice: Type.String(), descrizione: Type.String(), importo: Cents }))),
});

/** A pendenza as the ente's user would enter it; ids are the SUT's own unless given. */
export const PendenzaDaInviare = Type.Object({
  idPendenza: Type.Optional(Id),
  tributo: Type.String({ maxLength: 35 }),
  debitore: Type.Object({
    codiceFiscale: Type.String(),
    denominazione: Type.String(),
    delegati: Type.Optional(Type.Array(Type.Object({ codiceFiscale: Type.String(), denominazione: Type.String() }))),
  }),
  causale: Type.String({ maxLength: 512 }),
  /** One element: a single payment; several: instalments of the same pendenza. */
  rate: Type.Array(Rata, { minItems: 1 }),
  cartella: Type.Optional(Type.Boolean()),
  /** Every instalment takes as its identifier an IUV that IRIS makes for it: a notice can then be issued. */
  conIuv: Type.Optional(Type.Boolean()),
  note: Type.Optional(Type.String()),
});

const Operazione = Type.Union([
  Type.Literal('Insert'),
  Type.Literal('Replace'),
  Type.Literal('UpdateStatus'),
  Type.Literal('Delete'),
]);

export const SendPendenze = Type.Object({
  operazione: Operazione,
  pendenze: Type.Array(PendenzaDaInviare, { minItems: 1 }),
  /** For UpdateStatus: the state to declare for every payment named. */
  stato: Type.Optional(Type.String()),
});

export const PendenzeSent = Type.Object({
  /** End-to-end ids of the messages used, in order. */
  messaggi: Type.Array(Type.String()),
  pendenze: Type.Array(Type.Object({ idPendenza: Type.String(), idPagamenti: Type.Array(Type.String()) })),
});

export const PendenzaHeld = Type.Object({
  idPendenza: Type.String(),
  /** inviata: no esito yet; accettata; scartata: with its errors; sconosciuta. */
  invio: Type.Union([
    Type.Literal('inviata'),
    Type.Literal('accettata'),
    Type.Literal('scartata'),
    Type.Literal('sconosciuta'),
  ]),
  errori: Type.Array(Type.String()),
  pagamenti: Type.Array(
    Type.Object({
      idPagamento: Type.String(),
      stato: Type.Union([
        Type.Literal('daPagare'),
        Type.Literal('inCorso'),
        Type.Literal('pagato'),
        Type.Literal('regolato'),
        Type.Literal('incassato'),
        Type.Literal('nonPagabile'),
        Type.Literal('annullato'),
      ]),
      /** What was paid in all, and by how many distinct payments. */
      pagato: Cents,
      pagamenti: Type.Integer(),
      /** How much of it is the cost of a notification on SEND, where that is recorded apart from the debt. */
      costoNotifica: Type.Optional(Cents),
    }),
  ),
});

export type Rata = Static<typeof Rata>;
export type PendenzaDaInviare = Static<typeof PendenzaDaInviare>;
export type SendPendenze = Static<typeof SendPendenze>;
export type PendenzeSent = Static<typeof PendenzeSent>;
export type PendenzaHeld = Static<typeof PendenzaHeld>;

export const irisCommands: readonly Command[] = [
  {
    name: 'send-pendenze',
    instruction: 'Invia a IRIS le pendenze indicate con il servizio asincrono.',
    parameters: SendPendenze,
    result: PendenzeSent,
  },
  {
    name: 'send-pendenze-sync',
    instruction: 'Invia a IRIS le pendenze indicate con il servizio sincrono.',
    parameters: SendPendenze,
    result: PendenzeSent,
  },
  {
    name: 'start-otf-payment',
    instruction:
      'Avvia un pagamento on-the-fly per la pendenza indicata, come farebbe il cittadino dal portale dell’ente.',
    parameters: Type.Object({
      pendenza: PendenzaDaInviare,
      /** Whether deferred methods (avviso) may be offered; the SUT's own default where absent. */
      metodiDifferiti: Type.Optional(Type.Boolean()),
      /** Present for a digital revenue stamp: province of residence and SHA-256 (hex) of the document. */
      bollo: Type.Optional(Type.Object({ provincia: Type.String(), impronta: Type.String() })),
    }),
    result: Type.Object({ idPendenza: Type.String(), idPagamento: Type.String(), url: Type.String() }),
  },
  {
    name: 'land-otf',
    instruction: 'Il browser del cittadino torna all’ente all’indirizzo indicato: che cosa gli si mostra?',
    parameters: Type.Object({ url: Type.String() }),
    result: Type.Object({
      esito: Type.Union([
        Type.Literal('pagato'),
        Type.Literal('nonPagato'),
        Type.Literal('inCorso'),
        Type.Literal('sconosciuto'),
      ]),
    }),
  },
  {
    name: 'verify-payments',
    instruction: 'Chiedi a IRIS lo stato dei pagamenti indicati.',
    parameters: Type.Object({ idPagamenti: Type.Array(Id, { minItems: 1 }), tributo: Type.String() }),
    result: Type.Object({ stati: Type.Array(Type.Object({ idPagamento: Type.String(), stato: Type.String() })) }),
  },
  {
    name: 'pendenza-status',
    instruction: 'Leggi nel gestionale che cosa risulta della pendenza indicata.',
    parameters: Type.Object({ idPendenza: Id }),
    result: PendenzaHeld,
  },
  ...irisAvvisiCommands,
  ...irisFlussiCommands,
];
