import type { PagamentoSpontaneo } from '../../../sut/commands/iris-bb.ts';
import type { IrisDesk } from './desk.ts';

/** The spontaneous payments the ente holds for a tributo, from its own archive alone. */
export function spontaneousPayments({ archive, parts }: IrisDesk, tributo: string): readonly PagamentoSpontaneo[] {
  return parts
    .spontaneousShown(archive.spontanei().filter((payment) => payment.tributo === tributo))
    .map(({ idPagamento, debitore, causale }) => {
      const { versamenti } = archive.incassi(idPagamento);
      return {
        idPagamento,
        importo: versamenti.reduce((sum, { importo }) => sum + importo, 0),
        pagamenti: versamenti.length,
        debitore,
        causale,
      };
    });
}
