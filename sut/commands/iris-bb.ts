import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

/** A tributo that the ente has IRIS collect with Bollettino Bianco, as its scheda anagrafica says it. */
export const TributoSpontaneo = Type.Object({
  codice: Type.String(),
  descrizione: Type.String(),
  /** `atteso`: positions that the ente itself sends; only what citizens start belongs to Bollettino Bianco. */
  iniziativa: Type.Union([Type.Literal('spontaneo'), Type.Literal('atteso')]),
  /** Fields that the ente adds to the standard form: TESTO_1..5, DATA_1..5, IMPORTO_1..5, NUMERO_1..5. */
  campi: Type.Array(Type.Object({ nome: Type.String(), etichetta: Type.String(), obbligatorio: Type.Boolean() })),
});

/** A payment of Bollettino Bianco as the ente holds it; amounts in cents. */
export const PagamentoSpontaneo = Type.Object({
  idPagamento: Type.String(),
  importo: Type.Integer({ minimum: 0 }),
  /** How many payments it counts. */
  pagamenti: Type.Integer({ minimum: 0 }),
  debitore: Type.String(),
  causale: Type.String(),
});

export type TributoSpontaneo = Static<typeof TributoSpontaneo>;
export type PagamentoSpontaneo = Static<typeof PagamentoSpontaneo>;

export const irisBbCommands: readonly Command[] = [
  {
    name: 'spontaneous-forms',
    instruction: 'Indica i tributi affidati al Bollettino Bianco di IRIS e i campi che l’ente aggiunge al modulo.',
    parameters: Type.Object({}),
    result: Type.Object({ tributi: Type.Array(TributoSpontaneo) }),
  },
  {
    name: 'spontaneous-payments',
    instruction: 'Leggi nel gestionale i pagamenti spontanei che risultano per il tributo indicato.',
    parameters: Type.Object({ tributo: Type.String() }),
    result: Type.Object({ pagamenti: Type.Array(PagamentoSpontaneo) }),
  },
];
