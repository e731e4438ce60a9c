import type { IrisDesk } from './desk.ts';
import { pendenzaHeld } from './held.ts';

/** A debt that can be asked for elsewhere, as the ente holds it. Amount in euro cents. */
export interface Debito {
  /** 18 digits; empty where the payment has no number of IRIS's. */
  readonly numeroAvviso: string;
  readonly iuv: string;
  readonly importo: number;
  /** Last day to pay, `yyyy-mm-dd`, where there is one. */
  readonly scadenza: string | undefined;
  /** Day on which it was entered. */
  readonly emesso: string;
  readonly creditore: string;
  readonly causale: string;
  /** Whether IRIS has it. */
  readonly presente: boolean;
  readonly stato: ReturnType<typeof pendenzaHeld>['pagamenti'][number]['stato'];
}

/** The first instalment of a pendenza, as a debt; undefined where the ente has no such pendenza. */
export function debitoOf(desk: IrisDesk, idPendenza: string): Debito | undefined {
  const { archive, configuration, memories } = desk;
  const pendenza = archive.pendenza(idPendenza);
  const rata = pendenza?.dati.rate[0];
  const held = pendenzaHeld(desk, idPendenza).pagamenti[0];
  if (pendenza === undefined || rata === undefined || held === undefined) return undefined;
  return {
    numeroAvviso: (memories.lasting.get(`iris/iuv/${rata.idPagamento}`) as string | undefined) ?? '',
    iuv: rata.idPagamento,
    importo: rata.importo,
    scadenza: rata.scadenza,
    emesso: new Date(pendenza.creata).toISOString().slice(0, 10),
    creditore: configuration.ente.codiceFiscale,
    causale: pendenza.dati.causale,
    presente: pendenza.presso === 'presente',
    stato: held.stato,
  };
}
