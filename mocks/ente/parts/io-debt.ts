import type { Debito } from '../iris/debito.ts';

/** Why a debt is not asked for on IO: it is not there yet, or nobody owes it any more. */
export function debtProblem({ presente, stato, numeroAvviso }: Debito): string | undefined {
  if (!presente) return 'IRIS non ha la pendenza';
  if (numeroAvviso === '') return 'la pendenza non ha un numero avviso';
  return stato === 'daPagare' ? undefined : 'la pendenza non è più da pagare';
}

/** Number with which a debt is paid: the notice's, 18 digits, as IRIS gave it with the IUV. */
export function debtNotice({ numeroAvviso }: Debito): string {
  return numeroAvviso;
}

/** What is asked for, euro cents. */
export function debtAmount({ importo }: Debito): number {
  return importo;
}

/** Last day to pay, `yyyy-mm-dd`. */
export function debtDeadline({ scadenza }: Debito): string | undefined {
  return scadenza;
}
