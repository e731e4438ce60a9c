import { SANDBOX } from './contract/primitives.ts';

/** A citizen as IO knows them. Their names and codes are invented; the sandbox code alone is real documentation data. */
export interface Persona {
  readonly id: string;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  /** Whether there is a profile at all. */
  readonly profile: boolean;
  readonly inboxEnabled: boolean;
  readonly preferenceMode: 'LEGACY' | 'AUTO' | 'MANUAL';
  /** Whether the citizen blocked (LEGACY, AUTO) or turned on (MANUAL) the services of this ente; undefined: no choice made. */
  readonly choice?: 'blocked' | 'allowed';
  /** Blocked by the time a message is processed, although allowed when asked about. */
  readonly flips?: true;
  /** How long a message waits beyond the usual, nominal ms; absent: not at all. */
  readonly slow?: true;
  /** Processing fails, however often it is tried. */
  readonly fails?: true;
  /** Reads its messages after a while, with an app that tells; an old app or a denial tells nothing. */
  readonly reads?: 'tells' | 'unavailable';
  readonly emailEnabled: boolean;
  readonly languages: readonly string[];
}

const KNOWN = {
  profile: true,
  inboxEnabled: true,
  preferenceMode: 'AUTO',
  emailEnabled: true,
  languages: ['it_IT'],
} as const;

/** Who is on IO, and how each of them answers (io.md §7.2). */
export const PERSONAS: readonly Persona[] = [
  { ...KNOWN, id: 'P-SANDBOX', codiceFiscale: SANDBOX, denominazione: 'Destinatario fittizio' },
  { ...KNOWN, id: 'P-OK', codiceFiscale: 'SMPTTV80A50D612B', denominazione: 'Attiva Esempio' },
  {
    ...KNOWN,
    id: 'P-OK-2',
    codiceFiscale: 'SMPBRN81B51D612U',
    denominazione: 'Bruna Esempio',
    languages: ['en_GB', 'it_IT'],
  },
  { ...KNOWN, id: 'P-OK-3', codiceFiscale: 'SMPRTI70A50D612K', denominazione: 'Rita Esempio' },
  { ...KNOWN, id: 'P-OK-4', codiceFiscale: 'SMPSRA71B51D612W', denominazione: 'Sara Esempio' },
  { ...KNOWN, id: 'P-OK-5', codiceFiscale: 'SMPTNI72C52D612C', denominazione: 'Tino Esempio' },
  { ...KNOWN, id: 'P-OK-6', codiceFiscale: 'SMPGUO73D53D612W', denominazione: 'Ugo Esempio' },
  { ...KNOWN, id: 'P-OK-7', codiceFiscale: 'SMPVRE74E54D612Y', denominazione: 'Vera Esempio' },
  { ...KNOWN, id: 'P-OK-8', codiceFiscale: 'SMPZOE75H55D612S', denominazione: 'Zoe Esempio' },
  { ...KNOWN, id: 'P-OK-9', codiceFiscale: 'SMPLBA76L56D612F', denominazione: 'Alba Esempio' },
  { ...KNOWN, id: 'P-OK-10', codiceFiscale: 'SMPBRT77M57D612N', denominazione: 'Berto Esempio' },
  { ...KNOWN, id: 'P-NOPROFILE', codiceFiscale: 'SMPCRL82C52D612E', denominazione: 'Carlo Esempio', profile: false },
  {
    ...KNOWN,
    id: 'P-INBOXOFF',
    codiceFiscale: 'SMPDRA83D53D612Z',
    denominazione: 'Dario Esempio',
    inboxEnabled: false,
  },
  { ...KNOWN, id: 'P-BLOCKED', codiceFiscale: 'SMPLNE84E54D612C', denominazione: 'Elena Esempio', choice: 'blocked' },
  {
    ...KNOWN,
    id: 'P-MANUAL',
    codiceFiscale: 'SMPFLV85H55D612K',
    denominazione: 'Flavio Esempio',
    preferenceMode: 'MANUAL',
  },
  { ...KNOWN, id: 'P-FLIP', codiceFiscale: 'SMPGNI86L56D612E', denominazione: 'Gina Esempio', flips: true },
  { ...KNOWN, id: 'P-SLOW', codiceFiscale: 'SMPVIO87M57D612P', denominazione: 'Ivo Esempio', slow: true },
  { ...KNOWN, id: 'P-FAIL', codiceFiscale: 'SMPLIA88P58D612F', denominazione: 'Lia Esempio', fails: true },
  { ...KNOWN, id: 'P-READ', codiceFiscale: 'SMPMRT89A50D612V', denominazione: 'Marta Esempio', reads: 'tells' },
  { ...KNOWN, id: 'P-OLDAPP', codiceFiscale: 'SMPNNI80B51D612M', denominazione: 'Nino Esempio', reads: 'unavailable' },
  { ...KNOWN, id: 'P-PAID', codiceFiscale: 'SMPLGO81C52D612W', denominazione: 'Olga Esempio', reads: 'tells' },
];
