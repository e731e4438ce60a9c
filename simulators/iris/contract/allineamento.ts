import type { Header, HeaderPart, Party } from './header.ts';
import type { IdpOtf } from './otf.ts';
import type { Pendenza } from './pendenza.ts';

/** IdpAllineamentoPendenze: positions sent asynchronously (iris.md §2.3). */
export interface IdpAllineamento {
  readonly versione: string;
  readonly header: Header;
  readonly pendenze: readonly Pendenza[];
}

/** IdpAllineamentoPendenzeOTF: positions sent synchronously, and paid at once where `otf` is there. */
export interface IdpAllineamentoOtf extends IdpAllineamento {
  readonly otf?: IdpOtf;
}

/** IdpAllineamentoPendenzeMultiOTF: positions of several enti, paid in one session. */
export interface IdpAllineamentoMultiOtf {
  readonly versione: string;
  readonly trt: HeaderPart;
  readonly otf: IdpOtf;
  /** Absent means false. */
  readonly annullaPagamentiInCorso?: boolean;
  readonly richieste: readonly RichiestaEnte[];
}

export interface RichiestaEnte {
  readonly sender: Party;
  readonly msgId: string;
  readonly pendenze: readonly Pendenza[];
}
