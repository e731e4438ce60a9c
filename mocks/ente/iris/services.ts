/** The services of IRIS that the ente calls through its Porta Delegata (iris.md §1.1, §2). */
export type Servizio = 'async' | 'sync' | 'verifica' | 'esito';

/** Where a service lies under the subject's Porta Delegata, and the elements of its messages. */
export const services: Readonly<
  Record<Servizio, { readonly path: string; readonly wrapper: string; readonly content: string }>
> = {
  async: {
    path: 'SPCComunicazionePosizioniDebitorie-v3/IdpAllineamentoPendenzeEnte',
    wrapper: 'p:IdpAllineamentoPendenzeEnte',
    content: 'ap:IdpAllineamentoPendenze',
  },
  sync: {
    path: 'SPCComunicazionePosizioniDebitorieOTF-v3/IdpAllineamentoPendenzeEnteOTF',
    wrapper: 'p:IdpAllineamentoPendenzeEnteOTF',
    content: 'ap:IdpAllineamentoPendenzeOTF',
  },
  verifica: {
    path: 'SPCVerificaStatoPagamento-v3/IdpVerificaStatoPagamento',
    wrapper: 'p:IdpVerificaStatoPagamenti',
    content: 'ip:IdpVerificaStatoPagamento',
  },
  // the path of this one is reconstructed by analogy with the others
  esito: {
    path: 'SPCInvioNotificaPagamentoEsito-v2/IdpInformativaPagamento.Esito',
    wrapper: 'p:IdpInformativaPagamento.Esito',
    content: 'e:IdpEsito',
  },
};
