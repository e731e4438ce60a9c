/** A test plan: a folder of features. Its id is the folder's path under `features/` with `/` as `-` (semantics.md 5). */
export interface Plan {
  readonly id: string;
  readonly folder: string;
  /** Folders whose cases belong to other plans too: they run once, and count in each plan that names them. */
  readonly shared?: readonly string[];
  readonly title: string;
  /** Prefixes of case ids, in the order in which the official plan presents them. */
  readonly order: readonly string[];
  /** What every document about the plan must say on its first page, in Italian. */
  readonly notes?: readonly string[];
  /** Platforms whose requirements the plan may cite. */
  readonly platforms: readonly string[];
  /** Beginnings of the ids that are due in this plan, where a platform has several plans; all of its platforms' otherwise. */
  readonly areas?: readonly string[];
}

/** Numbers of payments and notices: whatever the mode in which an ente is integrated with IRIS, it uses them. */
const IRIS_SHARED = 'features/iris/comune';
const IRIS_SHARED_ORDER = ['TC-IUV-', 'TC-AVV-', 'TC-FR-'];
const IRIS_SHARED_AREAS = ['IUV', 'AVV', 'FR'];
const irisAreas = (...areas: readonly string[]): readonly string[] => areas.map((area) => `IRIS-${area}-`);

/** Every plan, an explicit list. */
export const plans: readonly Plan[] = [
  {
    id: 'send',
    folder: 'features/send',
    title: 'SEND – casi di validazione dell’integrazione (TC-INVIO-01..04, TC-COSTO-01)',
    order: ['TC-INVIO-', 'TC-COSTO-'],
    platforms: ['send', 'pagopa', 'gpd', 'pdnd'],
  },
  {
    id: 'iris-ca',
    folder: 'features/iris/ca',
    shared: [IRIS_SHARED],
    title: 'IRIS – Cooperazione Applicativa, pagamenti on-the-fly e marca da bollo digitale',
    order: ['TC-CA-', 'TC-OTF-', 'TC-MBD-', ...IRIS_SHARED_ORDER],
    platforms: ['iris'],
    areas: irisAreas('TRASP', 'PEND', 'ESITO', 'INFO', 'VERIF', 'OTF', 'BOLLO', ...IRIS_SHARED_AREAS),
  },
  {
    id: 'iris-spx',
    folder: 'features/iris/spx',
    shared: [IRIS_SHARED],
    title: 'IRIS – SmartProxy: pendenze e informative come file CSV',
    order: ['TC-SPX-', ...IRIS_SHARED_ORDER],
    platforms: ['iris'],
    areas: irisAreas('SPX', ...IRIS_SHARED_AREAS),
  },
  {
    id: 'iris-bb',
    folder: 'features/iris/bb',
    title: 'IRIS – Bollettino Bianco: pagamenti spontanei',
    order: ['TC-BB-'],
    platforms: ['iris'],
    areas: irisAreas('BB'),
  },
  {
    id: 'ioservice',
    folder: 'features/ioservice',
    title: 'IOService (Regione Marche) – gateway verso App IO, ricostruito',
    notes: [
      'L’interfaccia di IOService non è pubblica. Il gateway di questa prova è ricostruito dal suo parente pubblico più vicino, il gateway dei messaggi di MPay della stessa Regione: ciò che ne dipende va confermato con Regione Marche.',
      'I documenti per la registrazione dei servizi si trasmettono soltanto caricandoli sul portale regionale PROCEDIMARCHE: non si inviano per posta elettronica né per PEC.',
    ],
    order: ['TC-IOS-'],
    // what the gateway forwards arrives on IO; IO's own requirements are due in its own plan
    platforms: ['ioservice', 'io'],
    areas: ['IOSERVICE-'],
  },
  {
    id: 'io',
    folder: 'features/io',
    title: 'App IO – messaggi, profili, servizi e contenuti remoti',
    order: [
      'TC-IO-PRF-',
      'TC-IO-MSG-',
      'TC-IO-PAY-',
      'TC-IO-STS-',
      'TC-IO-RC-',
      'TC-IO-RL-',
      'TC-IO-SEC-',
      'TC-IO-SVC-',
      'TC-IO-FEED-',
    ],
    platforms: ['io'],
  },
  {
    id: 'flussi',
    folder: 'features/flussi',
    title: 'Viaggi fra più servizi – dalla pendenza alla riconciliazione',
    order: ['TC-FLUSSO-'],
    platforms: ['iris', 'io', 'send'],
    // a journey asks what its cases ask; the rest is due in the plans of the modes
    areas: [
      'IRIS-AVV-001',
      'IRIS-AVV-002',
      'IRIS-AVV-003',
      'IRIS-INFO-009',
      'IRIS-FR-001',
      'IO-PAY-001',
      'IO-PAY-007',
      'IO-PAY-009',
      'IO-PAY-010',
      'IO-MST-008',
      'SEND-INVIO-015',
      'SEND-COSTO-022',
    ],
  },
];

/** The plans that a feature file belongs to, its own first; by its path, with `/`. */
export function plansOf(uri: string): readonly string[] {
  return plans
    .filter(({ folder, shared = [] }) => [folder, ...shared].some((each) => uri.includes(`${each}/`)))
    .map(({ id }) => id);
}
