/** The three kinds of address at which IRIS is reached (iris.md §1). */
export type Address = 'pdd' | 'proxy' | 'diretto';

const pdd = (servizio: string, azione: string): string => `/pdd/PD/{soggetto}/SPCRTIRIS/${servizio}/${azione}`;

/** Paths by operation and address. The subject of a Porta Delegata is written `SPC` and its code. */
export const PATHS = {
  IdpAllineamentoPendenzeEnte: {
    pdd: pdd('SPCComunicazionePosizioniDebitorie-v3', 'IdpAllineamentoPendenzeEnte'),
    proxy: '/IdpCartWebServices/allineamentopendenze',
  },
  IdpAllineamentoPendenzeEnteOTF: {
    pdd: pdd('SPCComunicazionePosizioniDebitorieOTF-v3', 'IdpAllineamentoPendenzeEnteOTF'),
    proxy: '/IdpCartWebServices/allineamentopendenzeOTF',
  },
  IdpVerificaStatoPagamenti: {
    pdd: pdd('SPCVerificaStatoPagamento-v3', 'IdpVerificaStatoPagamento'),
    proxy: '/IdpCartWebServices/informativapagamentoOTF',
  },
  'IdpInformativaPagamento.Esito': {
    pdd: pdd('SPCInvioNotificaPagamentoEsito-v2', 'IdpInformativaPagamento.Esito'),
    proxy: '/IdpCartWebServices/informativapagamentoesito',
  },
} as const satisfies Record<string, { readonly pdd: string; readonly proxy: string }>;

/** The operations that CART carries. */
export type CartOperation = keyof typeof PATHS;

/** Paths of the proxy: a GET on one of them is answered in HTML. */
export const PROXY_PATHS: readonly string[] = Object.values(PATHS).map(({ proxy }) => proxy);

/** Where CART's faults are spoken. */
export function isCart(path: string): boolean {
  return path.startsWith('/pdd/') || path.startsWith('/IdpCartWebServices/');
}
