import type { Wrapper } from '../contract/wrapper.ts';

/** An operation of a direct endpoint: its name, which is the wrapper of the request, the SOAPAction too (iris.md §1.2). */
export interface DirectOperation {
  readonly name: Wrapper;
  readonly answer: Wrapper;
}

/** A direct endpoint, without CART. */
export interface DirectService {
  readonly name: string;
  readonly path: string;
  readonly operations: readonly DirectOperation[];
}

/** The direct endpoints that serve a WSDL (iris.md §1.2). */
export const DIRECT_SERVICES: readonly DirectService[] = [
  {
    name: 'ComunicazionePosizioniDebitorieOTF',
    path: '/IdpWebServices/ComunicazionePosizioniDebitorieOTF',
    operations: [
      { name: 'IdpAllineamentoPendenzeEnteOTF', answer: 'IdpAllineamentoPendenzeEnteOTF.Esito' },
      { name: 'IdpAllineamentoPendenzeMultiEnteOTF', answer: 'IdpAllineamentoPendenzeMultiEnteOTF.Esito' },
    ],
  },
  {
    name: 'VerificaStatoPagamento',
    path: '/IdpWebServices/VerificaStatoPagamento',
    operations: [{ name: 'IdpVerificaStatoPagamenti', answer: 'IdpVerificaStatoPagamenti.Esito' }],
  },
  {
    name: 'ConfigurazioneIDP',
    path: '/IdpWebServices/ConfigurazioneIDP',
    operations: [
      { name: 'IdpConfigurazioneEnte', answer: 'IdpConfigurazioneEnte.Esito' },
      { name: 'IdpConfigurazioneTributi', answer: 'IdpConfigurazioneTributi.Esito' },
    ],
  },
];

/** The service at a path. */
export function directServiceAt(path: string): DirectService | undefined {
  return DIRECT_SERVICES.find((service) => service.path === path);
}
