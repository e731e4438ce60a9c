import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

/** What can be wrong with a flow, or with the transfer that pays it. */
export const Anomalia = Type.Union([
  /** The total that the flow declares is not that of its payments. */
  Type.Literal('totaleNonQuadra'),
  /** The number of payments that it declares is not that of its payments. */
  Type.Literal('numeroNonQuadra'),
  /** A payment's amount is not what was due. */
  Type.Literal('importoDiverso'),
  /** A payment of which the ente knows nothing. */
  Type.Literal('iuvSconosciuto'),
  /** A creditor reference (RF) with wrong check digits. */
  Type.Literal('rfNonValido'),
  /** The transfer is not of the flow's amount. */
  Type.Literal('movimentoDiverso'),
  /** No transfer of the flow has come. */
  Type.Literal('movimentoAssente'),
  /** The flow is of another ente. */
  Type.Literal('enteDiverso'),
]);

export const Movimento = Type.Object({
  iban: Type.String(),
  /** Cents. */
  importo: Type.Integer(),
  /** As on the account: it holds the flow's identifier. */
  causale: Type.String(),
  data: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
});

export const FlussoHeld = Type.Object({
  identificativo: Type.String(),
  stato: Type.Union([Type.Literal('riconciliato'), Type.Literal('parziale'), Type.Literal('nonRiconciliato')]),
  /** What was reconciled, cents; a revoked payment takes away. */
  riconciliato: Type.Integer(),
  anomalie: Type.Array(Anomalia),
});

export const ReconcileFlows = Type.Object({
  /** Transfers that have come on the ente's accounts since last time. */
  movimenti: Type.Array(Movimento),
  /** How to fetch the flows; the SUT's own way where absent. */
  servizio: Type.Optional(Type.Union([Type.Literal('soap'), Type.Literal('rest')])),
});

export type Anomalia = Static<typeof Anomalia>;
export type Movimento = Static<typeof Movimento>;
export type FlussoHeld = Static<typeof FlussoHeld>;
export type ReconcileFlows = Static<typeof ReconcileFlows>;

/** Flows of rendicontazione, and what comes of them. */
export const irisFlussiCommands: readonly Command[] = [
  {
    name: 'reconcile-flows',
    instruction:
      'Registra i movimenti di cassa indicati, preleva i flussi di rendicontazione nuovi e riconciliali con pagamenti e movimenti.',
    parameters: ReconcileFlows,
    result: Type.Object({
      flussi: Type.Array(FlussoHeld),
      /** What is collected in all, cents, over every flow reconciled so far. */
      totale: Type.Integer(),
      /** Transfers that no flow explains, by their causale. */
      movimentiSenzaFlusso: Type.Array(Type.String()),
    }),
  },
];
