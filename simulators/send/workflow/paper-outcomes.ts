/** What the postal operator tells of one event of a paper send. */
export interface PostalEvent {
  readonly code: string;
  /** Why it was not delivered: M01-M09 of a delivery, F01-F04 of a loss, C01-C06 of force majeure. */
  readonly cause?: string;
  /** What the operator scans. */
  readonly documents?: readonly string[];
  /** What is scanned comes as a compressed archive, one file a document. */
  readonly archived?: true;
  /** What it waits for beforehand; the usual pace between two events where it says nothing. */
  readonly wait?: Wait;
}

/** How long an event is waited for, each a setting: days of storage, or the mock's slow pace. */
export type Wait = 'early' | 'effect' | 'late' | 'endAr' | 'end890' | 'slow';

/** What becomes of a paper send to an address: one list of events for each attempt. */
export interface PaperOutcome {
  readonly first: readonly PostalEvent[];
  /** The attempt at the address that the postman's inquiry on the spot finds; absent where he finds none. */
  readonly second?: readonly PostalEvent[];
}

// The codes that UAT's mock reads in a physical address (send.md §3.2), as they are written there. An event is its code,
// `[cause]`, `{what is scanned}`, `.zip` where the scans come in an archive; `+name` is a wait. PNRN012 and PNAG012 are SEND's
// own: ten days of storage give effect.
const SCRIPTS: Readonly<Record<string, string>> = {
  OK_RS: 'CON080 CON020 RECRS001C',
  FAIL_RS: 'CON080 CON020 RECRS002A[M07] RECRS002B{Plico} RECRS002C',
  OK_RIS: 'CON080 CON020 RECRSI001 RECRSI002 RECRSI003',
  FAIL_RIS: 'CON080 CON020 RECRSI001 RECRSI002 RECRSI004A RECRSI004B{Plico} RECRSI004C',
  OK_AR: 'CON080 CON020 CON018 RECRN001A RECRN001B{AR} RECRN001C',
  FAIL_AR: 'CON080 CON020 RECRN002A[M05] RECRN002B{Plico} RECRN002C',
  FAIL_INDIRIZZOINESISTENTEAR: 'CON080 CON020 RECRN002A[M07] RECRN002B{Plico} RECRN002C',
  'FAIL-IRREPERIBILE_AR': 'CON080 CON020 RECRN002D[M04] RECRN002E{Plico} RECRN002F',
  'FAIL-DISCOVERY_AR':
    'CON080 CON020 RECRN002D[M01] RECRN002E{Plico,Indagine} RECRN002F / CON080 CON020 CON018 RECRN001A RECRN001B{AR} RECRN001C',
  'FAIL-DISCOVERYIRREPERIBILE_AR':
    'CON080 CON020 RECRN002D[M01] RECRN002E{Plico,Indagine} RECRN002F / CON080 CON020 RECRN002D[M04] RECRN002E{Plico} RECRN002F',
  'OK-RETRY_AR': 'CON080 CON020 RECRN006[F01] CON080 CON020 CON018 RECRN001A RECRN001B{AR} RECRN001C',
  'OK-NONRENDICONTABILE_AR': 'CON080 CON020 RECRN013 CON080 CON020 CON018 RECRN001A RECRN001B{AR} RECRN001C',
  'OK-CAUSAFORZAMAGGIORE_AR': 'CON080 CON020 RECRN015[C04] RECRN001A RECRN001B{AR} RECRN001C',
  'OK-GIACENZA_AR': 'CON080 CON020 RECRN010 RECRN011 +early RECRN003A RECRN003B{AR} RECRN003C',
  'OK-GIACENZA-GT10_AR': 'CON080 CON020 RECRN010 RECRN011 +effect PNRN012 +late RECRN003A RECRN003B{AR} RECRN003C',
  'FAIL-GIACENZA_AR': 'CON080 CON020 RECRN010 RECRN011 +early RECRN004A RECRN004B{Plico} RECRN004C',
  'FAIL-GIACENZA-GT10_AR': 'CON080 CON020 RECRN010 RECRN011 +effect PNRN012 +late RECRN004A RECRN004B{Plico} RECRN004C',
  'FAIL-COMPIUTAGIACENZA_AR':
    'CON080 CON020 RECRN010 RECRN011 +effect PNRN012 +endAr RECRN005A RECRN005B{Plico} RECRN005C',
  FAIL_DECEDUTO_AR: 'CON080 RECRN002A[M02] RECRN002B[M02]{Plico} RECRN002C',
  'FAIL-IRREPERIBILE_AR_SLOW': 'CON080 +slow CON020 +slow RECRN002D[M04] +slow RECRN002E{Plico} +slow RECRN002F',
  OK_890: 'CON080 CON020 RECAG001A RECAG001B{23L} RECAG001C',
  OK_890_SLOW: 'CON080 +slow CON020 +slow RECAG001A +slow RECAG001B{23L} +slow RECAG001C',
  'OK-PERSONAABILITATA_890': 'CON080 CON020 RECAG002A RECAG002B{23L} RECAG002C',
  FAIL_890: 'CON080 CON020 RECAG003A[M05] RECAG003B{Plico} RECAG003C',
  'FAIL-IRREPERIBILE_890': 'CON080 CON020 RECAG003D[M03] RECAG003E{Plico} RECAG003F',
  'FAIL-DISCOVERY_890':
    'CON080 CON020 RECAG003D[M03] RECAG003E{Plico,Indagine} RECAG003F / CON080 CON020 RECAG001A RECAG001B{23L} RECAG001C',
  'FAIL-DISCOVERY_890_SLOW':
    'CON080 +slow CON020 +slow RECAG003D[M03] +slow RECAG003E{Plico,Indagine} +slow RECAG003F / CON080 +slow CON020 +slow RECAG001A +slow RECAG001B{23L} +slow RECAG001C',
  'FAIL-DISCOVERYIRREPERIBILE_890':
    'CON080 CON020 RECAG003D[M03] RECAG003E{Plico,Indagine} RECAG003F / CON080 CON020 RECAG003D[M03] RECAG003E{Plico} RECAG003F',
  'OK-RETRY_890': 'CON080 CON020 RECAG004[F02] CON080 CON020 RECAG001A RECAG001B{23L} RECAG001C',
  'OK-NONRENDICONTABILE_890': 'CON080 CON020 RECAG013 CON080 CON020 RECAG001A RECAG001B{23L} RECAG001C',
  'OK-CAUSAFORZAMAGGIORE_890': 'CON080 CON020 RECAG015[C01] RECAG001A RECAG001B{23L} RECAG001C',
  'OK-GIACENZA-LTE10_890': 'CON080 CON020 RECAG010 RECAG011A +early RECAG012 RECAG005A RECAG005B{ARCAD,23L} RECAG005C',
  'OK-GIACENZA-GT10_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD,23L} PNAG012 +late RECAG005A RECAG005C',
  'OK-GIACENZA-GT10-23L_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD} RECAG005A RECAG005B{23L} RECAG005C',
  'OK-GIACENZADELEGATO-LTE10_890':
    'CON080 CON020 RECAG010 RECAG011A +early RECAG012 RECAG006A RECAG006B{ARCAD,23L} RECAG006C',
  'OK-GIACENZADELEGATO-GT10_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD,23L} PNAG012 +late RECAG006A RECAG006C',
  'OK-GIACENZADELEGATO-GT10-23L_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD} RECAG006A RECAG006B{23L} RECAG006C',
  'FAIL-GIACENZA-LTE10_890':
    'CON080 CON020 RECAG010 RECAG011A +early RECAG012 RECAG007A RECAG007B{ARCAD,Plico} RECAG007C',
  'FAIL-GIACENZA-GT10_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD,23L} PNAG012 +late RECAG007A RECAG007B{Plico} RECAG007C',
  'FAIL-GIACENZA-GT10-23L_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD} RECAG007A RECAG007B{Plico,23L} RECAG007C',
  'OK-COMPIUTAGIACENZA_890':
    'CON080 CON020 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD,23L} PNAG012 +end890 RECAG008A RECAG008B{Plico} RECAG008C',
  FAIL_DECEDUTO_890: 'CON080 RECAG003A[M02] RECAG003B[M02]{Plico} RECAG003C',
  // the mock tells no CON020 of these five; of the last two, which the page names alone, it tells nothing: they are as their base
  OK_AR_ZIP: 'CON080 RECRN001A RECRN001B{AR}.zip RECRN001C',
  OK_890_ZIP: 'CON080 RECAG001A RECAG001B{23L}.zip RECAG001C',
  'OK-GIACENZA_AR_ZIP': 'CON080 RECRN010 RECRN011 +early RECRN003A RECRN003B{AR}.zip RECRN003C',
  'OK-GIACENZA-LTE10_890_ZIP': 'CON080 RECAG010 RECAG011A +early RECAG012 RECAG005A RECAG005B{ARCAD,23L}.zip RECAG005C',
  'OK-GIACENZA-GT10_890_ZIP':
    'CON080 RECAG010 RECAG011A +effect RECAG012 RECAG011B{ARCAD,23L}.zip PNAG012 +late RECAG005A RECAG005C',
  OK_AR_LEGAL_FACTS_ZIP: 'CON080 CON020 CON018 RECRN001A RECRN001B{AR}.zip RECRN001C',
  OK_890_23L_ZIP: 'CON080 CON020 RECAG001A RECAG001B{23L}.zip RECAG001C',
  OK_RIR: 'CON080 CON020 RECRI001 RECRI002 RECRI003A RECRI003B{AR} RECRI003C',
  FAIL_RIR: 'CON080 CON020 RECRI001 RECRI002 RECRI004A RECRI004B{Plico} RECRI004C',
};

/** Codes that end an attempt well, and badly (send.md §2.7, paper channel). RECAG012 waits for its papers: see PNAG012. */
const OK: ReadonlySet<string> = new Set(
  (
    'RECRN001C RECRN002C RECRN003C RECRN004C RECRN005C PNRN012 RECRI003C ' +
    'RECAG001C RECAG002C RECAG003C RECAG005C RECAG006C RECAG007C PNAG012'
  ).split(' '),
);
const KO: ReadonlySet<string> = new Set(['RECRN002F', 'RECAG003F', 'RECRI004C']);

/** Why the addressee cannot be reached for good: deceased. */
export const DECEASED = 'M02';

/** Whether a code ends an attempt, and how; nothing for a code of progress. */
export function endOf(code: string): 'OK' | 'KO' | undefined {
  return OK.has(code) ? 'OK' : KO.has(code) ? 'KO' : undefined;
}

const TOKEN = /^([A-Z0-9]+)(?:\[(\w+)\])?(?:\{([^}]+)\}(\.zip)?)?$/;

function eventsIn(script: string): readonly PostalEvent[] {
  const events: PostalEvent[] = [];
  let wait: Wait | undefined;
  for (const token of script.trim().split(' ')) {
    if (token.startsWith('+')) {
      wait = token.slice(1) as Wait;
      continue;
    }
    const [, code, cause, documents, archived] = TOKEN.exec(token)!;
    events.push({
      code: code!,
      ...(cause === undefined ? {} : { cause }),
      ...(documents === undefined ? {} : { documents: documents.split(',') }),
      ...(archived === undefined ? {} : { archived: true }),
      ...(wait === undefined ? {} : { wait }),
    });
    wait = undefined;
  }
  return events;
}

const OUTCOMES: ReadonlyMap<string, PaperOutcome> = new Map(
  Object.entries(SCRIPTS).map(([code, script]) => {
    const [first, second] = script.split('/');
    return [code, { first: eventsIn(first!), ...(second === undefined ? {} : { second: eventsIn(second) }) }];
  }),
);

/** The codes that an address may carry, in capitals. */
export const PAPER_CODES: readonly string[] = [...OUTCOMES.keys()];

const ADDRESS_CODE = /@([A-Z0-9_-]+)/i;

/** What becomes of a send to an address: its code decides, in any case of letters; `otherwise` where it has none known. */
export function outcomeAt(address: string, otherwise: string): PaperOutcome {
  const code = ADDRESS_CODE.exec(address)?.[1]?.toUpperCase() ?? '';
  return OUTCOMES.get(code) ?? OUTCOMES.get(otherwise)!;
}
