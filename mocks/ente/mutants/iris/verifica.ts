import { correctParts } from '../../parts.ts';
import type { Parts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

type Meanings = ReturnType<Parts['verificationForm']>['meanings'];

function reading(changed: Meanings, detailed = true): Partial<Parts> {
  return {
    verificationForm: () => ({ detailed, meanings: { ...correctParts.verificationForm().meanings, ...changed } }),
  };
}

/** Defects in asking about payments. */
export const verifica: readonly Mutant[] = [
  irisMutant(
    'posizione-non-presente-come-non-pagata',
    'Chiede la risposta breve e intende «Posizione non presente» come un pagamento non avvenuto, che ripropone.',
    'IRIS-VERIF-001 IRIS-VERIF-002 IRIS-VERIF-004 IRIS-VERIF-007 IRIS-OTF-008',
    reading({ 'Posizione non presente': 'daPagare' }, false),
  ),
  irisMutant(
    'verifica-breve',
    'Chiede la risposta breve, che di un pagamento in corso dice soltanto che la posizione non è presente.',
    'IRIS-VERIF-001 IRIS-VERIF-002 IRIS-VERIF-004 IRIS-VERIF-007 IRIS-OTF-008',
    reading({}, false),
  ),
  irisMutant(
    'pagata-altrove-ignorata',
    'Non riconosce come pagata una posizione pagata.',
    'IRIS-VERIF-003 IRIS-VERIF-007 IRIS-OTF-007',
    reading({ POSIZIONE_PAGATA: 'nonPagabile' }),
  ),
  irisMutant(
    'in-corso-come-pagato',
    'Considera concluso un pagamento che è ancora in corso.',
    'IRIS-VERIF-004 IRIS-VERIF-007 IRIS-OTF-008',
    reading({ POSIZIONE_CON_PAG_IN_CORSO: 'pagato', POSIZIONE_PAGATA_SBF: 'pagato' }),
  ),
  irisMutant(
    'salvo-buon-fine-come-pagato',
    'Considera concluso un pagamento eseguito salvo buon fine.',
    'IRIS-VERIF-004 IRIS-OTF-008',
    reading({ POSIZIONE_PAGATA_SBF: 'pagato' }),
  ),
  irisMutant(
    'non-pagata-come-non-pagabile',
    'Dopo un tentativo fallito considera la posizione non più pagabile.',
    'IRIS-VERIF-005 IRIS-VERIF-007',
    reading({ POSIZIONE_NON_PAGATA: 'nonPagabile' }),
  ),
  irisMutant(
    'non-pagabile-come-da-pagare',
    'Propone il pagamento di una posizione non pagabile.',
    'IRIS-VERIF-006',
    reading({ POSIZIONE_NON_PAGABILE: 'daPagare' }),
  ),
  irisMutant(
    'risposte-scambiate',
    'Attribuisce le risposte della verifica in ordine inverso a quello dei pagamenti.',
    'IRIS-VERIF-007',
    {
      answerAbout(idPagamento, answers) {
        const at = answers.findIndex((answer) => answer.idPagamento === idPagamento);
        return answers.at(-1 - at);
      },
    },
  ),
  irisMutant('conclude-dal-silenzio', 'Se la verifica non riesce dà il pagamento per non avvenuto.', 'IRIS-VERIF-008', {
    afterFailedVerification: () => 'daPagare',
  }),
  irisMutant(
    'insiste-con-la-verifica',
    'Finché un pagamento è in corso ripete la verifica, senza attendere.',
    'IRIS-VERIF-010',
    { questionsInARow: (stato) => (stato === 'inCorso' ? 30 : 1) },
  ),
];
