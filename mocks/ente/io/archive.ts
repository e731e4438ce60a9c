import type { IoMessage, IoMessageHeld, IoService } from '../../../sut/commands/io.ts';
import type { Contenuto } from '../parts/io-remote.ts';
import type { Store } from '../ports.ts';

/** A message as the ente holds it. Instants are epoch ms. */
export interface MessaggioIo {
  readonly riferimento: string;
  readonly dati: IoMessage;
  readonly stato: Exclude<IoMessageHeld['stato'], 'sconosciuto'>;
  readonly id?: string;
  readonly motivo?: string;
  readonly altroCanale: boolean;
  readonly interrogatoAlle?: number;
  readonly lettura?: IoMessageHeld['lettura'];
  readonly pagamento?: IoMessageHeld['pagamento'];
}

/** A service as the ente registered it. */
export interface ServizioRegistrato {
  readonly dati: IoService;
  readonly id?: string;
  readonly stato?: string;
  readonly motivo?: string;
  readonly visibile: boolean;
  /** Whether the card was changed since it was rejected. */
  readonly modificato: boolean;
}

/** The keys of a service in use. */
export interface Chiavi {
  readonly primary: string;
  readonly secondary: string;
  /** The secondary one is used. */
  readonly secondaria: boolean;
}

/** Typed drawers for what concerns IO. */
export interface IoArchive {
  messaggio(riferimento: string): MessaggioIo | undefined;
  messaggi(): readonly MessaggioIo[];
  saveMessaggio(messaggio: MessaggioIo): void;
  contenuto(id: string): Contenuto | undefined;
  saveContenuto(contenuto: Contenuto): void;
  chiusa(numeroAvviso: string): 'pagato' | 'annullato' | undefined;
  chiudi(numeroAvviso: string, motivo: 'pagato' | 'annullato'): void;
  servizio(codice: string): ServizioRegistrato | undefined;
  saveServizio(servizio: ServizioRegistrato): void;
  chiavi(servizio: string): Chiavi | undefined;
  saveChiavi(servizio: string, chiavi: Chiavi): void;
  /** When a profile was last asked about. */
  profilo(codiceFiscale: string): number | undefined;
  saveProfilo(codiceFiscale: string, at: number): void;
  configurazione(): { readonly id: string; readonly key: string } | undefined;
  saveConfigurazione(configurazione: { readonly id: string; readonly key: string }): void;
  /** Last day of the feed that was read, `yyyy-mm-dd`. */
  ultimoFeed(servizio: string): string | undefined;
  saveUltimoFeed(servizio: string, giorno: string): void;
}

export function ioArchiveOver(store: Store): IoArchive {
  const get = (key: string): any => store.get(`io/${key}`); // oxlint-disable-line typescript/no-explicit-any -- each drawer knows what it holds
  const set = (key: string, value: unknown): void => store.set(`io/${key}`, value);
  return {
    messaggio: (riferimento) => get(`messaggio/${riferimento}`),
    messaggi: () => store.keys('io/messaggio/').map((key) => store.get(key) as MessaggioIo),
    saveMessaggio: (messaggio) => set(`messaggio/${messaggio.riferimento}`, messaggio),
    contenuto: (id) => get(`contenuto/${id}`),
    saveContenuto: (contenuto) => set(`contenuto/${contenuto.id}`, contenuto),
    chiusa: (numeroAvviso) => get(`chiusa/${numeroAvviso}`),
    chiudi: (numeroAvviso, motivo) => set(`chiusa/${numeroAvviso}`, motivo),
    servizio: (codice) => get(`servizio/${codice}`),
    saveServizio: (servizio) => set(`servizio/${servizio.dati.codice}`, servizio),
    chiavi: (servizio) => get(`chiavi/${servizio}`),
    saveChiavi: (servizio, chiavi) => set(`chiavi/${servizio}`, chiavi),
    profilo: (codiceFiscale) => get(`profilo/${codiceFiscale}`),
    saveProfilo: (codiceFiscale, at) => set(`profilo/${codiceFiscale}`, at),
    configurazione: () => get('configurazione'),
    saveConfigurazione: (configurazione) => set('configurazione', configurazione),
    ultimoFeed: (servizio) => get(`feed/${servizio}`),
    saveUltimoFeed: (servizio, giorno) => set(`feed/${servizio}`, giorno),
  };
}
