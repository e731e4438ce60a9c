import type { Bozza } from './archivio.ts';
import type { Dettaglio, Esito } from './contract/esito.ts';
import type { Header } from './contract/header.ts';
import type { Pendenza } from './contract/pendenza.ts';
import type { IrisState, Pagamento } from './state.ts';
import { erroreGlobale } from './validation/messaggio.ts';
import { elabora } from './validation/pendenza.ts';

/** What came of the pendenze of a message. */
export interface Lavorato {
  /** A reason that refuses all of them. */
  readonly globale?: Esito;
  /** The ones refused; the others stand in the draft. */
  readonly dettagli: readonly Dettaglio[];
}

export interface Opzioni {
  readonly nascosta: boolean;
  readonly validaDaOggi: boolean;
  readonly now: number;
  /** Payments under way that the request itself annuls. */
  readonly annullati?: readonly Pagamento[];
}

/** Works the pendenze of a message over a draft: all refused for a global reason, else each on its own (iris.md §3.1). */
export function lavora(
  state: IrisState,
  bozza: Bozza,
  header: Pick<Header, 'e2e'> & Partial<Pick<Header, 'trt'>>,
  pendenze: readonly Pendenza[],
  { nascosta, validaDaOggi, now, annullati = [] }: Opzioni,
): Lavorato {
  const mittente = header.e2e.sender;
  const globale = erroreGlobale(state, mittente, pendenze);
  if (globale !== undefined) return { globale, dettagli: [] };
  const tratta = header.trt?.sender;
  const dettagli: Dettaglio[] = [];
  for (const pendenza of pendenze) {
    const esiti = elabora(pendenza, {
      state,
      bozza,
      mittente,
      tramite: tratta === undefined || tratta.id === mittente.id ? undefined : tratta,
      nascosta,
      validaDaOggi,
      now,
      annullati,
      nuovaRiga: () => bozza.nuovoId(),
    });
    if (esiti.length > 0) dettagli.push({ id: pendenza.idPendenza, stato: 'Scartato', esiti });
  }
  return { dettagli };
}
