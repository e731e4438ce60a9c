import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';

// Shapes of the closest public relative of IOService, com.esed.payer.IOItalia.webservice of Regione Marche (io.md §10.2).
// The interface of IOService itself is not public: all of this is reconstructed.

/** A person, 16 characters: the relative takes no companies. */
export const CODICE_FISCALE =
  '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$';
const INSTANT = String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$`;

const DatiPagamento = Type.Object({
  /** Euro cents. */
  importo: Type.Integer({ minimum: 1, maximum: 9_999_999_999 }),
  /** The numero avviso of pagoPA; twenty digits are taken too. */
  avviso_pagoPA: Type.String({ pattern: String.raw`^(\d{18}|\d{20})$` }),
  /** `1`: not payable after the due date. */
  scadenza_pagamento: Type.Optional(Type.String({ pattern: '^[01]$' })),
});

const Contenuto = Type.Object({
  oggetto_messaggio: Type.String({ minLength: 10, maxLength: 120 }),
  corpo_messaggio: Type.String({ minLength: 80, maxLength: 10_000 }),
  data_scadenza: Type.String({ pattern: INSTANT }),
  dati_pagamento: Type.Optional(DatiPagamento),
});

const content = {
  codice_fiscale: Type.String({ pattern: CODICE_FISCALE }),
  email: Type.Optional(Type.String({ pattern: String.raw`^[^\s@]+@[^\s@]+$` })),
  contenuto: Contenuto,
};

const Item = Type.Object({
  progressivo_messaggio: Type.Integer({ minimum: 1, maximum: 9_999_999_999 }),
  ...content,
});

export type Contenuto = Static<typeof Contenuto>;
export type Item = Static<typeof Item>;
export type Change = Omit<Item, 'progressivo_messaggio'>;

/** A batch: all of it is taken, or nothing. */
export const batch = contract(Type.Object({ messages: Type.Array(Item, { minItems: 1 }) }));
export const change = contract(Type.Object(content));

export const inserted = contract(
  Type.Array(Type.Object({ idMessaggio: Type.String({ minLength: 1 }), progressivoMessaggio: Type.Integer() })),
);

/** `0` inserted, `1` sent, `2` sent with error. */
export const STATI = ['0', '1', '2'] as const;
export type Stato = (typeof STATI)[number];

export const messageState = contract(
  Type.Object({
    idMessaggio: Type.String(),
    codice_fiscale: Type.String(),
    stato: Type.Unsafe<Stato>({ type: 'string', enum: [...STATI] }),
    contenuto: Contenuto,
  }),
);

export const errorBody = contract(
  Type.Object({ title: Type.String({ minLength: 1 }), status: Type.String({ minLength: 1 }), detail: Type.String() }),
);
