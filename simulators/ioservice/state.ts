import type { Ids } from '../kernel/ids.ts';
import type { Change, Stato } from './contract/messages.ts';
import type { IoserviceSettings } from './settings.ts';

/** How far a service has come: not registered with the Region, under review at PagoPA, decided, off since its delegate changed. */
export type Registrazione = 'nonRegistrato' | 'inRevisione' | 'registrato' | 'disattivato';

export interface Servizio {
  readonly codice: string;
  readonly servizioIo: string;
  readonly importoDa: number;
  readonly importoA: number;
  registrazione: Registrazione;
  permesso: boolean;
  visibile: boolean;
}

/** Who calls: a service of the tenant, through a key of the account in force or of one that was. */
export interface Caller {
  readonly servizio: Servizio;
}

export interface Messaggio {
  readonly id: string;
  readonly servizio: Servizio;
  contenuto: Change;
  stato: Stato;
}

/** What a citizen's login at Cohesion left: the level is that of the credential used, 0-3. */
export interface Sessione {
  readonly livello: number;
  readonly codiceFiscale: string;
}

/** Everything the gateway, MPay and Cohesion remember of one run. */
export interface IoserviceState {
  readonly settings: IoserviceSettings;
  readonly ids: Ids;
  readonly servizi: readonly Servizio[];
  /** Keys in force. */
  readonly chiavi: Map<string, Servizio>;
  /** What the ente is told: keys by service, of the account in force and of the next. */
  readonly credenziali: readonly {
    readonly codice: string;
    readonly chiave: string;
    readonly chiaveDiRiserva: string;
    readonly chiaveDelNuovoAccount: string;
  }[];
  readonly messaggi: Map<string, Messaggio>;
  /** Amounts (cents) of the notices that MPay knows. */
  readonly posizioni: Map<string, number>;
  readonly sessioni: Map<string, Sessione>;
}

/** Active on IO: permission to send, and seen by citizens (instructions 2021, §3). */
export function isAttivo({ registrazione, permesso, visibile }: Servizio): boolean {
  return registrazione === 'registrato' && permesso && visibile;
}

/** Whether a service may send now; under review it depends on the switch. */
export function puoInviare(servizio: Servizio, { permesso }: IoserviceSettings): boolean {
  return isAttivo(servizio) || (servizio.registrazione === 'inRevisione' && permesso === 'allaRichiesta');
}
