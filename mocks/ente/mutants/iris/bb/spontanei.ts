import { correctParts } from '../../../parts.ts';
import { planMutant } from '../../mutant.ts';
import type { Mutant } from '../../mutant.ts';

const mutant = planMutant('iris-bb');
/** Defects of an ente that has IRIS collect with Bollettino Bianco. */
export const bbSpontanei: readonly Mutant[] = [
  mutant('bb-atteso', 'Affida al Bollettino Bianco anche un pagamento atteso.', 'IRIS-BB-001', {
    spontaneousForms: (ente) => [
      ...correctParts.spontaneousForms(ente),
      { codice: 'TARI', descrizione: 'Tassa sui rifiuti', iniziativa: 'atteso', campi: [] },
    ],
  }),
  mutant('bb-campo-inesistente', 'Aggiunge al modulo un campo TESTO_6.', 'IRIS-BB-002', {
    spontaneousForms: (ente) =>
      correctParts.spontaneousForms(ente).map((tributo) => ({
        ...tributo,
        campi: [...tributo.campi, { nome: 'TESTO_6', etichetta: 'Altro', obbligatorio: false }],
      })),
  }),
  mutant('bb-campo-senza-etichetta', 'Aggiunge al modulo un campo senza etichetta.', 'IRIS-BB-002', {
    spontaneousForms: (ente) =>
      correctParts.spontaneousForms(ente).map((tributo) => ({
        ...tributo,
        campi: [...tributo.campi, { nome: 'TESTO_5', etichetta: ' ', obbligatorio: false }],
      })),
  }),
  mutant(
    'bb-solo-posizioni-conosciute',
    'Registra soltanto i pagamenti di cui ha la posizione.',
    'IRIS-BB-003 IRIS-BB-004 IRIS-BB-005 IRIS-BB-006 IRIS-BB-007 IRIS-BB-008 IRIS-BB-009',
    { isSpontaneous: () => false },
  ),
  mutant('bb-importo-arrotondato', 'Arrotonda all’euro l’importo dei pagamenti.', 'IRIS-BB-004', {
    paidCents(testo) {
      const cents = correctParts.paidCents(testo);
      return cents === undefined ? undefined : Math.round(cents / 100) * 100;
    },
  }),
  mutant(
    'bb-tutto-sul-primo-tributo',
    'Attribuisce ogni pagamento spontaneo allo stesso tributo.',
    'IRIS-BB-003 IRIS-BB-004 IRIS-BB-005 IRIS-BB-006 IRIS-BB-007 IRIS-BB-009',
    { spontaneousTributo: (_, { tributi }) => tributi[0]!.codice },
  ),
  mutant('bb-a-chi-ha-versato', 'Attribuisce il pagamento a chi ha versato.', 'IRIS-BB-006', {
    spontaneousDebtor: ({ pagante }) => pagante ?? '',
  }),
  mutant(
    'bb-contato-a-ogni-comunicazione',
    'Conta un pagamento per ogni comunicazione che lo riguarda.',
    'IRIS-BB-007',
    {
      isSamePayment: () => false,
    },
  ),
  mutant('bb-segnala-errore', 'Registra il pagamento ma lo segnala come sconosciuto.', 'IRIS-BB-008', {
    paymentProblem: () => ({ codice: 'I0000001', descrizione: 'IdPagamento non presente presso l’ente' }),
  }),
  mutant('bb-senza-causale', 'Non conserva la causale dei pagamenti spontanei.', 'IRIS-BB-009', {
    spontaneousCausale: () => '',
  }),
];
