import type { Header } from '../contract/header.ts';

/** What CART says of a message beside it: integration headers on the proxy, credentials on a Porta Delegata (iris.md §1.1). */
export interface Spcoop {
  readonly tipoMittente: string | undefined;
  readonly tipoDestinatario: string | undefined;
  readonly tipoServizio: string | undefined;
  readonly mittente: string | undefined;
  readonly servizioApplicativo: string | undefined;
}

/** Services whose name the proxy expects in TRT, by what the message is about. */
export type ServizioAtteso = 'IdpAllineamentoPendenze' | 'IdpInformativaPagamento';

/** The checks of the proxy on the header, in its order: the code of the first that fails. */
export function controllaTestata(
  spcoop: Spcoop,
  { trt }: Pick<Header, 'trt'>,
  atteso: ServizioAtteso,
): string | undefined {
  if (spcoop.tipoMittente !== 'SPC') return 'VAL004';
  if (spcoop.tipoDestinatario !== 'SPC') return 'VAL005';
  if (spcoop.tipoServizio !== 'SPC') return 'VAL006';
  if (spcoop.mittente !== trt.sender.id) return 'VAL007';
  if (trt.service !== atteso) return 'VAL008';
  return spcoop.servizioApplicativo === trt.sender.sys ? undefined : 'VAL009';
}
