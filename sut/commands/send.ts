import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

/** Amounts are integer euro cents. Official terms keep their Italian name (architecture.md §9). */
const CodiceFiscale = Type.String({ pattern: '^([A-Z0-9]{16}|[0-9]{11})$' });
const NumeroAvviso = Type.String({ pattern: '^[0-9]{18}$' });
const Cents = Type.Integer({ minimum: 0 });

export const CreateDebtPosition = Type.Object({
  importo: Cents,
  causale: Type.String({ maxLength: 140 }),
  debitore: Type.Object({ codiceFiscale: CodiceFiscale, denominazione: Type.String() }),
  /** The creditor: the sender itself (scenario 1) or another body (scenario 2). */
  creditore: Type.Object({ codiceFiscale: Type.String({ pattern: '^[0-9]{11}$' }), denominazione: Type.String() }),
});

export const DebtPosition = Type.Object({
  numeroAvviso: NumeroAvviso,
  creditore: Type.String({ pattern: '^[0-9]{11}$' }),
});

export const Destinatario = Type.Object({
  tipo: Type.Union([Type.Literal('PF'), Type.Literal('PG')]),
  codiceFiscale: CodiceFiscale,
  denominazione: Type.String(),
  domicilioDigitale: Type.Optional(Type.String({ description: 'indirizzo PEC' })),
  indirizzo: Type.Object({
    via: Type.String(),
    cap: Type.String(),
    comune: Type.String(),
    provincia: Type.String(),
    stato: Type.Optional(Type.String()),
  }),
  avvisi: Type.Optional(
    Type.Array(Type.Object({ numeroAvviso: NumeroAvviso, creditore: Type.String(), applicaCosti: Type.Boolean() })),
  ),
});

export const CreateNotification = Type.Object({
  protocollo: Type.String({ maxLength: 256 }),
  oggetto: Type.String({ maxLength: 134 }),
  codiceTassonomico: Type.String({ pattern: '^[0-9]{6}[A-Z]$' }),
  spedizione: Type.Union([Type.Literal('AR'), Type.Literal('890')]),
  destinatari: Type.Array(Destinatario, { minItems: 1 }),
  /** `forfettaria`: FLAT_RATE; `perNotifica`: DELIVERY_MODE, whose fee (cents) and VAT (percent) are required. */
  spese: Type.Union([
    Type.Object({ modalita: Type.Literal('forfettaria') }),
    Type.Object({
      modalita: Type.Literal('perNotifica'),
      paFee: Type.Integer({ minimum: 0, maximum: 100 }),
      iva: Type.Integer({ minimum: 0, maximum: 100 }),
    }),
  ]),
  /** How many acts to attach; the SUT makes or picks the PDF files, one more for each avviso. */
  atti: Type.Integer({ minimum: 1, maximum: 10 }),
});

/** A notice, by its number and its creditor's tax id. */
export const NoticeRef = Type.Object({ numeroAvviso: NumeroAvviso, creditore: Type.String() });

export const NotificationRef = Type.Object({ protocollo: Type.String() });

/** What the SUT holds about a notification. `stato` is SEND's status, or RICHIESTA before an IUN is known, or ERRORE. */
export const NotificationHeld = Type.Object({
  protocollo: Type.String(),
  richiesta: Type.Optional(Type.String({ description: 'notificationRequestId' })),
  iun: Type.Optional(Type.String()),
  stato: Type.String(),
  motiviRifiuto: Type.Optional(Type.Array(Type.String())),
  eventi: Type.Array(
    Type.Object({ id: Type.String(), categoria: Type.String(), istante: Type.Optional(Type.String()) }),
  ),
});

export const DownloadedDocument = Type.Object({
  nome: Type.String(),
  /** A legal fact category, or ATTO, PAGOPA. */
  tipo: Type.String(),
  chiave: Type.Optional(Type.String({ description: 'chiave dell’attestazione, senza safestorage://' })),
  sha256: Type.String({ description: 'esadecimale, del file conservato' }),
  byte: Type.Integer(),
});

export type NoticeRef = Static<typeof NoticeRef>;
export type CreateDebtPosition = Static<typeof CreateDebtPosition>;
export type DebtPosition = Static<typeof DebtPosition>;
export type Destinatario = Static<typeof Destinatario>;
export type CreateNotification = Static<typeof CreateNotification>;
export type NotificationHeld = Static<typeof NotificationHeld>;
export type DownloadedDocument = Static<typeof DownloadedDocument>;

export const sendCommands: readonly Command[] = [
  {
    name: 'create-debt-position',
    instruction:
      'Crea nel gestionale dei pagamenti una posizione debitoria con i dati indicati e annota il numero avviso.',
    parameters: CreateDebtPosition,
    result: DebtPosition,
  },
  {
    name: 'prepare-events',
    instruction: 'Predisponi la ricezione degli eventi di SEND (crea lo stream, se non c’è già).',
    parameters: Type.Object({}),
    result: Type.Object({}),
  },
  {
    name: 'create-notification',
    instruction: 'Deposita su SEND una notifica con i dati indicati.',
    parameters: CreateNotification,
    result: NotificationHeld,
  },
  {
    name: 'read-events',
    instruction: 'Avvia la lettura degli eventi di SEND fino a che non ce ne sono altri.',
    parameters: Type.Object({}),
    result: Type.Object({ letti: Type.Integer() }),
  },
  {
    name: 'notification-status',
    instruction: 'Leggi nel gestionale che cosa risulta della notifica con il protocollo indicato.',
    parameters: NotificationRef,
    result: NotificationHeld,
  },
  {
    name: 'download-documents',
    instruction: 'Scarica gli atti, le attestazioni opponibili a terzi e le ricevute della notifica indicata.',
    parameters: NotificationRef,
    result: Type.Object({ documenti: Type.Array(DownloadedDocument) }),
  },
  {
    name: 'cancel-notification',
    instruction: 'Annulla la notifica con il protocollo indicato.',
    parameters: NotificationRef,
    result: NotificationHeld,
  },
  {
    name: 'payment-status',
    instruction: 'Leggi nel gestionale dei pagamenti lo stato della posizione con il numero avviso indicato.',
    parameters: NoticeRef,
    result: Type.Object({
      stato: Type.Union([Type.Literal('aperta'), Type.Literal('pagata'), Type.Literal('sconosciuta')]),
      importo: Type.Optional(Cents),
      costoNotifica: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: 'quanto dell’importo pagato è costo della notifica, se registrato a parte',
        }),
      ),
      ricevute: Type.Integer({ description: 'quante ricevute distinte risultano registrate' }),
    }),
  },
];
