import type { Event } from '../kernel/platform.ts';
import type { Change, Stato } from './contract/messages.ts';
import type { IoserviceState, Messaggio, Servizio } from './state.ts';

type Applier = (state: IoserviceState, event: Event) => void;

/** What each event does to the state, and nothing else does. */
const APPLIERS: Readonly<Record<string, Applier>> = {
  messaggioInserito(state, event) {
    const { id, servizio, codice_fiscale, email, contenuto } = event as unknown as Change & {
      readonly id: string;
      readonly servizio: string;
    };
    state.messaggi.set(id, {
      id,
      servizio: servizioNamed(state, servizio),
      contenuto: { codice_fiscale, contenuto, ...(email === undefined ? {} : { email }) },
      stato: '0',
    });
  },
  messaggioModificato(state, event) {
    messaggioOf(state, event).contenuto = event['contenuto'] as Change;
  },
  messaggioCancellato(state, event) {
    state.messaggi.delete(messaggioOf(state, event).id);
  },
  messaggioInoltrato(state, event) {
    messaggioOf(state, event).stato = event['stato'] as Stato;
  },
  messaggioNonRecapitato(state, event) {
    messaggioOf(state, event).stato = '2';
  },
  servizioCambiato(state, event) {
    Object.assign(servizioNamed(state, event['codice']), event['in']);
  },
  /** The delegate has changed: keys of the old account are dead, those of the new one open the same services. */
  delegatoCambiato(state) {
    state.chiavi.clear();
    for (const { codice, chiaveDelNuovoAccount } of state.credenziali)
      state.chiavi.set(chiaveDelNuovoAccount, servizioNamed(state, codice));
  },
  chiaviRevocate(state) {
    state.chiavi.clear();
  },
  chiavePrimariaRevocata(state) {
    for (const { chiave } of state.credenziali) state.chiavi.delete(chiave);
  },
  /** As at the beginning. */
  ripristinato(state) {
    state.chiavi.clear();
    for (const { codice, chiave, chiaveDiRiserva } of state.credenziali) {
      const servizio = servizioNamed(state, codice);
      state.chiavi.set(chiave, servizio).set(chiaveDiRiserva, servizio);
      Object.assign(servizio, { registrazione: 'registrato', permesso: true, visibile: true });
    }
  },
  posizioneNota(state, event) {
    state.posizioni.set(event['numeroAvviso'] as string, event['importo'] as number);
  },
  accessoEseguito(state, event) {
    state.sessioni.set(event['sessione'] as string, {
      livello: event['livello'] as number,
      codiceFiscale: event['codiceFiscale'] as string,
    });
  },
};

/** Applies one event. @throws RangeError for an event the gateway does not have. */
export function apply(state: IoserviceState, event: Event): void {
  const applier = APPLIERS[event.type];
  if (applier === undefined) throw new RangeError(`IOService has no event "${event.type}"`);
  applier(state, event);
}

/** @throws RangeError where there is none. */
export function servizioNamed({ servizi }: IoserviceState, codice: unknown): Servizio {
  const servizio = servizi.find((each) => each.codice === codice);
  if (servizio === undefined) throw new RangeError(`no service ${String(codice)}`);
  return servizio;
}

function messaggioOf({ messaggi }: IoserviceState, { type, id }: Event): Messaggio {
  const messaggio = messaggi.get(id as string);
  if (messaggio === undefined) throw new RangeError(`${type}: no message ${String(id)}`);
  return messaggio;
}
