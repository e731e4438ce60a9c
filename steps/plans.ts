/** A test plan: a folder of features. Its id is the folder's path under `features/` with `/` as `-` (semantics.md 5). */
export interface Plan {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  /** Prefixes of case ids, in the order in which the official plan presents them. */
  readonly order: readonly string[];
  /** Platforms whose requirements the plan may cite. */
  readonly platforms: readonly string[];
}

/** Every plan, an explicit list. */
export const plans: readonly Plan[] = [
  {
    id: 'send',
    folder: 'features/send',
    title: 'SEND – casi di validazione dell’integrazione (TC-INVIO-01..04, TC-COSTO-01)',
    order: ['TC-INVIO-', 'TC-COSTO-'],
    platforms: ['send', 'pagopa', 'pdnd'],
  },
  {
    id: 'iris-ca',
    folder: 'features/iris/ca',
    title: 'IRIS – Cooperazione Applicativa, pagamenti on-the-fly e marca da bollo digitale',
    order: ['TC-CA-', 'TC-OTF-', 'TC-MBD-'],
    platforms: ['iris'],
  },
];
