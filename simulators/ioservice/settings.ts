import { MINUTE } from '../kernel/clock.ts';

/** A service of the ente at the gateway: the caller's keys lead to one service of IO (io.md §10.2). */
export interface ServizioSettings {
  /** What the ente calls it. */
  readonly codice: string;
  readonly tipologia: string;
  readonly imposta: string;
  /** The service of IO to which the gateway forwards. */
  readonly servizioIo: string;
  /** Cents that a notice may ask for. */
  readonly importoDa: number;
  readonly importoA: number;
  /** Whether PagoPA has given the permission to send, and whether citizens see it: active is both (instructions 2021, §3). */
  readonly permesso: boolean;
  readonly visibile: boolean;
  /** Drawn from the seed unless given: the first and the second key of the delegate's account. */
  readonly chiave?: string;
  readonly chiaveDiRiserva?: string;
  /** Keys under the account of the delegate who comes next. */
  readonly chiaveDelNuovoAccount?: string;
}

/** The switches of a simulation of the gateway; all of it is reconstructed. Durations are nominal ms. */
export interface IoserviceSettings {
  readonly ente: {
    readonly denominazione: string;
    readonly codiceFiscale: string;
    /** Codice-Utente of the tenant. */
    readonly codiceUtente: string;
  };
  readonly servizi: readonly ServizioSettings[];
  /** Citizens of the scenarios whom IO reaches. */
  readonly raggiungibili: readonly string[];
  /** Citizens whom IO does not know, or who do not want the ente's messages. */
  readonly nonRaggiungibili: readonly string[];
  /** From insertion to forwarding. */
  readonly inoltroMs: number;
  /** How often IO is asked what became of a message, where an IO stands behind the gateway. */
  readonly esitoMs: number;
  /**
   * When a service under review may send: the instructions of 2021 say at the request of publication (§2.2) and after the
   * review (§3.5).
   */
  readonly permesso: 'allaRichiesta' | 'dopoLaRevisione';
  /** Whether a notice must be known to MPay, with its amount. */
  readonly avvisiDiMpay: boolean;
}

const DEFAULTS: IoserviceSettings = {
  ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903', codiceUtente: '000RM' },
  servizi: [
    {
      codice: 'TRIBUTI',
      tipologia: 'TRB',
      imposta: 'TARI',
      servizioIo: 'Tributi comunali',
      importoDa: 1,
      importoA: 1_000_000,
      permesso: true,
      visibile: true,
    },
    {
      codice: 'SCUOLA',
      tipologia: 'SCU',
      imposta: 'MENSA',
      servizioIo: 'Servizi scolastici',
      importoDa: 1,
      importoA: 100_000,
      permesso: true,
      visibile: true,
    },
  ],
  // formally valid codes, of nobody we know of
  raggiungibili: ['BNRMHL75C06G702B', 'FLPCPT69A65Z336P', 'RSSMRA80A01H501U'],
  nonRaggiungibili: ['JHRTYX12C13A944V'],
  inoltroMs: 5 * MINUTE,
  esitoMs: MINUTE,
  permesso: 'dopoLaRevisione',
  avvisiDiMpay: true,
};

/**
 * Settings as given, with defaults for what is not; a service of the scenarios of which only the keys are told is otherwise the usual one.
 * @throws RangeError for services that are no list, or one that is unknown and not whole.
 */
export function settingsFrom(given: Readonly<Record<string, unknown>>): IoserviceSettings {
  const ente = { ...DEFAULTS.ente, ...(given['ente'] as object | undefined) };
  return { ...DEFAULTS, ...given, ente, servizi: serviziFrom(given['servizi']) };
}

function serviziFrom(given: unknown): readonly ServizioSettings[] {
  if (given === undefined) return DEFAULTS.servizi;
  if (!Array.isArray(given)) throw new RangeError('IOService: «servizi» vuole una lista di servizi');
  return given.map((each: Partial<ServizioSettings> | null) => {
    const usual = DEFAULTS.servizi.find(({ codice }) => codice === each?.codice);
    const whole = { ...usual, ...each };
    const missing = Object.keys(DEFAULTS.servizi[0]!).find((name) => !(name in whole));
    if (missing !== undefined) throw new RangeError(`IOService: al servizio «${each?.codice ?? ''}» manca ${missing}`);
    return whole as ServizioSettings;
  });
}
