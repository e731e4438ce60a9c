import type { Context, Effects, Stimulus } from '../kernel/platform.ts';
import { servizioNamed } from './apply.ts';
import type { IoserviceState, Registrazione } from './state.ts';

type Parameters = Readonly<Record<string, unknown>>;

const REGISTRAZIONI: readonly Registrazione[] = ['nonRegistrato', 'inRevisione', 'registrato', 'disattivato'];

/** What the world does to the gateway, to MPay and to Cohesion. Every one throws RangeError where it makes no sense. */
export const stimuli: Readonly<Record<string, Stimulus<IoserviceState>>> = {
  /** A service stands elsewhere: `servizio`, and `registrazione`, `permesso`, `visibile` as far as they change. */
  servizio: (state, { servizio, ...change }) => {
    const { codice } = servizioNamed(state, servizio);
    const { registrazione } = change;
    if (registrazione !== undefined && !REGISTRAZIONI.some((each) => each === registrazione))
      throw new RangeError(`no such registration: ${JSON.stringify(registrazione)}`);
    return { events: [{ type: 'servizioCambiato', codice, in: change }] };
  },
  /** The ente's delegate changes: services of the old account go off and are registered again under the new one. */
  cambiaDelegato: () => ({ events: [{ type: 'delegatoCambiato' }] }),
  /** The gateway no longer knows the ente's keys; `primarie`: only the first key of every service. */
  revocaChiavi: (_, { primarie }) => ({
    events: [{ type: primarie === true ? 'chiavePrimariaRevocata' : 'chiaviRevocate' }],
  }),
  /** MPay knows a notice: `numeroAvviso`, and the `importo` due in cents. */
  posizione: (_, { numeroAvviso, importo }) => ({ events: [{ type: 'posizioneNota', numeroAvviso, importo }] }),
  accede,
  /** What a scenario scripted is undone, where the simulation goes on living. */
  restore: () => ({ events: [{ type: 'ripristinato' }] }),
};

/** A citizen logs in at Cohesion with a credential of a `livello`; the session has the name that the scenario gives it. */
function accede(_: IoserviceState, { livello, sessione, codiceFiscale }: Parameters, _context: Context): Effects {
  if (typeof livello !== 'number' || livello < 0 || livello > 3) throw new RangeError('levels are 0 to 3');
  return { events: [{ type: 'accessoEseguito', livello, sessione, codiceFiscale }] };
}
