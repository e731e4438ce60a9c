import type { Risposta } from '../iris/verification.ts';

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

/** What is held of a payment when the verifica could not be made, or could not be read: that it is still to be verified. */
export function unverified(_idPagamento: string): string | undefined {
  return undefined;
}

/** How many times the same question is put, one after the other, while a payment is under way. */
export function questionsInARow(_stato: StatoVerificato | undefined): number {
  return 1;
}

/** The word for a state in the answer to who asked. */
export function statusWord(stato: StatoVerificato): string {
  return stato === 'assente' ? 'nonPresente' : stato;
}
