import type { IrisReply } from '../iris/client.ts';
import type { Risposta } from '../iris/verification.ts';
import { tryAgain } from './iris-sending.ts';
import type { Fate } from './iris-sending.ts';

/** How a payment stands by IRIS's word (iris.md §3.5). `assente`: IRIS says it knows no such position. */
export type StatoVerificato = 'pagato' | 'inCorso' | 'daPagare' | 'nonPagabile' | 'assente';

/**
 * How the ente asks, and what it reads in the answer. It asks for the detail: the short answer "Posizione non presente"
 * is also that of a payment under way, salvo buon fine, or with an avviso issued (iris.md §3.5).
 */
export function verificationForm(): {
  readonly detailed: boolean;
  readonly meanings: Readonly<Record<string, StatoVerificato>>;
} {
  return {
    detailed: true,
    meanings: {
      POSIZIONE_PAGATA: 'pagato',
      POSIZIONE_PAGATA_SBF: 'inCorso',
      POSIZIONE_CON_PAG_IN_CORSO: 'inCorso',
      // with an avviso somebody may be paying: nothing is concluded
      POSIZIONE_CON_DOC_EMESSO: 'inCorso',
      POSIZIONE_NON_PAGATA: 'daPagare',
      POSIZIONE_NON_PAGABILE: 'nonPagabile',
      POSIZIONE_NON_PRESENTE: 'assente',
      'Pagamento eseguito': 'pagato',
      'Pagamento non eseguito': 'daPagare',
      'Posizione non pagabile': 'nonPagabile',
      'Posizione non presente': 'assente',
    },
  };
}

/** The answer that is about a payment: IRIS says which it is. */
export function answerAbout(idPagamento: string, answers: readonly Risposta[]): Risposta | undefined {
  return answers.find((answer) => answer.idPagamento === idPagamento);
}

/**
 * What is done when a verifica gave no answer that can be relied on: it is made again, a few times; then nothing is
 * concluded, and the payments are still to be verified.
 */
export function afterFailedVerification(
  fate: Fate,
  attempt: number,
  reply: IrisReply,
): 'again' | 'stop' | StatoVerificato {
  return tryAgain(fate, attempt, reply) ? 'again' : 'stop';
}

/** How many times the same question is put, one after the other, while a payment is under way. */
export function questionsInARow(_stato: StatoVerificato | undefined): number {
  return 1;
}

/** The word for a state in the answer to who asked. */
export function statusWord(stato: StatoVerificato): string {
  return stato === 'assente' ? 'nonPresente' : stato;
}
