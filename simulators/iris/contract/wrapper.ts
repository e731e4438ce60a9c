import { reaches, SINCE } from './versione.ts';
import type { Versione } from './versione.ts';
import type { NamespaceKey } from './namespaces.ts';

/**
 * Who wrote the contract: `cart` for Porta Delegata and proxy, `direct` for the endpoints without CART (iris.md §1). The
 * messages are the same; which wrappers exist is not.
 */
export const FLAVOURS = ['cart', 'direct'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/**
 * What the wrapper IdpVerificaStatoPagamenti.Esito holds. The `cart` schema types it as IdpEsito, which could not carry a
 * state at all; what IRIS answers is IdpEsitoVerifica (iris.md §2, two sources disagree). Default: the latter.
 */
export const VERIFICA_ESITI = ['IdpEsitoVerifica', 'IdpEsito'] as const;
export type VerificaEsito = (typeof VERIFICA_ESITI)[number];

/** The one element that a wrapper of the namespace `proxy` contains. */
export interface Content {
  readonly namespace: NamespaceKey;
  readonly element: string;
  readonly flavours: readonly Flavour[];
  readonly since?: Versione;
}

const BOTH = FLAVOURS;
const CART = ['cart'] as const;
const DIRECT = ['direct'] as const;
const OTF = SINCE.onTheFly;
const MULTI = SINCE.multiEnteOnTheFly;

const contents = {
  IdpAllineamentoPendenzeEnte: { namespace: 'allineamento', element: 'IdpAllineamentoPendenze', flavours: BOTH },
  'IdpAllineamentoPendenzeEnte.Esito': { namespace: 'esito', element: 'IdpEsito', flavours: BOTH },
  IdpAllineamentoPendenzeEnteOTF: {
    namespace: 'allineamento',
    element: 'IdpAllineamentoPendenzeOTF',
    flavours: BOTH,
    since: OTF,
  },
  'IdpAllineamentoPendenzeEnteOTF.Esito': { namespace: 'esito', element: 'IdpEsitoOTF', flavours: BOTH, since: OTF },
  IdpAllineamentoPendenzeMultiEnteOTF: {
    namespace: 'allineamento',
    element: 'IdpAllineamentoPendenzeMultiOTF',
    flavours: DIRECT,
    since: MULTI,
  },
  'IdpAllineamentoPendenzeMultiEnteOTF.Esito': {
    namespace: 'esito',
    element: 'IdpMultiEsitoOTF',
    flavours: DIRECT,
    since: MULTI,
  },
  IdpInformativaPagamento: { namespace: 'informativa', element: 'IdpInformativaPagamento', flavours: BOTH },
  'IdpInformativaPagamento.Esito': { namespace: 'esito', element: 'IdpEsito', flavours: CART },
  IdpVerificaStatoPagamenti: { namespace: 'informativa', element: 'IdpVerificaStatoPagamento', flavours: BOTH },
  'IdpVerificaStatoPagamenti.Esito': { namespace: 'esito', element: 'IdpEsitoVerifica', flavours: BOTH },
  IdpConfigurazioneEnte: { namespace: 'configurazione', element: 'IdpConfigurazioneEnte', flavours: DIRECT },
  'IdpConfigurazioneEnte.Esito': { namespace: 'esito', element: 'IdpEsito', flavours: DIRECT },
  IdpConfigurazioneTributi: { namespace: 'configurazione', element: 'IdpConfigurazioneTributi', flavours: DIRECT },
  'IdpConfigurazioneTributi.Esito': { namespace: 'esito', element: 'IdpEsito', flavours: DIRECT },
  IdpRendicontazioneEnti: { namespace: 'rendicontazione', element: 'IdpRendicontazioneEnti', flavours: CART },
  'IdpRendicontazioneEnti.Esito': { namespace: 'esito', element: 'IdpEsito', flavours: CART },
} as const satisfies Record<string, Content>;

/** Root elements of a SOAP body (iris.md §2): every message of IRIS travels inside one of these. */
export type Wrapper = keyof typeof contents;
export const CONTENTS: Readonly<Record<Wrapper, Content>> = contents;
export const WRAPPERS = Object.keys(contents) as readonly Wrapper[];

/** Whether a local name is that of a wrapper. */
export function isWrapper(name: string): name is Wrapper {
  return Object.hasOwn(contents, name);
}

/** The wrappers that a version has, in a flavour. */
export function wrappersOf(versione: Versione, flavour: Flavour): readonly Wrapper[] {
  return WRAPPERS.filter((wrapper) => {
    const { flavours, since } = CONTENTS[wrapper];
    return flavours.includes(flavour) && (since === undefined || reaches(versione, since));
  });
}
