const IRIS = 'http://www.cart.rete.toscana.it/servizi/iris_1_1/';

/** SOAP 1.1. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Namespaces of the IRIS messages (iris.md §2), by the short name that the schemas use for them. */
export const NAMESPACES = {
  proxy: `${IRIS}proxy`,
  header: `${IRIS}IdpHeader`,
  include: `${IRIS}IdpInclude`,
  allineamento: `${IRIS}IdpAllineamentoPendenze`,
  esito: `${IRIS}IdpEsito`,
  informativa: `${IRIS}IdpInformativaPagamento`,
  configurazione: `${IRIS}IdpConfigurazione`,
  rendicontazione: `${IRIS}IdpRendicontazioneEnti`,
} as const;
export type NamespaceKey = keyof typeof NAMESPACES;
