import type { MossaPagamento } from '../status/pagamento.ts';

/** A way to pay that the gateway offers. */
export interface Metodo {
  readonly id: string;
  readonly etichetta: string;
  readonly canale: string;
  readonly mezzo: string;
  /** What comes of it at once; absent where the payment stays under way. */
  readonly mossa?: MossaPagamento;
  /** A document is issued, and paid elsewhere later: no payment begins. */
  readonly documento?: string;
  /** Offered only where OFFLINE_PAYMENT_METHODS allows. */
  readonly offline: boolean;
}

export const METODI: readonly Metodo[] = [
  {
    id: 'carta',
    etichetta: 'Carta di credito o di debito',
    canale: 'Web',
    mezzo: 'CARTA DI CREDITO',
    mossa: 'esegue',
    offline: false,
  },
  {
    id: 'conto',
    etichetta: 'Addebito in conto, salvo buon fine',
    canale: 'Banca',
    mezzo: 'ADDEBITO IN CONTO',
    mossa: 'esegueSbf',
    offline: false,
  },
  {
    id: 'bonifico',
    etichetta: 'Bonifico: l’esito arriva in seguito',
    canale: 'Banca',
    mezzo: 'BONIFICO',
    offline: true,
  },
  {
    id: 'avviso',
    etichetta: 'Avviso da pagare in banca, dal tabaccaio, in un punto Sisal, alle Poste o al supermercato',
    canale: 'PSP',
    mezzo: 'PAGAMENTO PRESSO PSP PAGOPA',
    documento: 'AVVISO DI PAGAMENTO',
    offline: true,
  },
];

/** The ways to pay of a session. */
export function metodiDi({ offline }: { readonly offline: boolean }): readonly Metodo[] {
  return METODI.filter((metodo) => offline || !metodo.offline);
}
