import type { Evidence } from '../../evidence.ts';
import { AMBIENTE_WORDS, capital, thousands } from '../../words.ts';
import { bounded } from './bounded.ts';
import { duration, romeMoment } from './moment.ts';

/** A line of a table of facts. `code` is set in a monospaced face. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly code?: true;
}

const CLOCKS: Readonly<Record<string, string>> = {
  virtual: 'virtuale: il tempo è quello del banco di prova e non trascorre da solo',
  scaled: 'accelerato: attese e scadenze sono abbreviate, gli istanti restano quelli reali',
  real: 'reale',
};

const DOORS: Readonly<Record<string, string>> = {
  express: 'porta HTTP del banco',
  listen: 'porta HTTP del banco',
  intercept: 'intercettazione nel processo',
  msw: 'intercettazione nel processo',
};

const DRIVERS: Readonly<Record<string, string>> = {
  reference: 'ente di riferimento incorporato',
  http: 'comandi via HTTP',
  command: 'comandi a un eseguibile',
  manual: 'operatore umano',
  container: 'immagine in un contenitore',
};

/** Where and how the run was made, in three groups. */
export function environmentFacts(evidence: Evidence): readonly { readonly title: string; readonly facts: Fact[] }[] {
  const { run, suite } = evidence.tree;
  const lasted = Date.parse(run.endedAt) - Date.parse(run.startedAt);
  const worded = (words: Readonly<Record<string, string>>, key: string): string =>
    words[key] === undefined ? key : `${words[key]} (${key})`;
  return [
    {
      title: 'Software provato',
      facts: [
        { label: 'Nome', value: bounded(run.sut.name, 200) },
        { label: 'Versione', value: bounded(run.sut.version, 200) },
        { label: 'Come riceve i comandi', value: worded(DRIVERS, run.sut.driver) },
        ...(run.sut.mutant === undefined
          ? []
          : [{ label: 'Difetto introdotto di proposito', value: run.sut.mutant, code: true } as const]),
        { label: 'Ente', value: `${bounded(run.ente.denominazione, 200)}, codice fiscale ${run.ente.codiceFiscale}` },
      ],
    },
    {
      title: 'Esecuzione',
      facts: [
        { label: 'Banco di prova', value: capital(`${suite.name} ${suite.version}`) },
        { label: 'Esecuzione', value: run.id, code: true },
        { label: 'Seme', value: String(run.seed), code: true },
        { label: 'Inizio', value: romeMoment(run.startedAt) },
        { label: 'Fine', value: romeMoment(run.endedAt) },
        ...(lasted > 0 ? [{ label: 'Durata', value: duration(lasted) }] : []),
        { label: 'Inizio e fine in UTC', value: `${run.startedAt} / ${run.endedAt}`, code: true },
        {
          label: 'Controparte',
          value: run.environment === 'simulator' ? 'simulatori di Collaudo' : 'ambienti della piattaforma',
        },
        { label: 'Ambiente', value: AMBIENTE_WORDS[run.ambiente] },
        { label: 'Orologio', value: worded(CLOCKS, run.clock) },
        { label: 'Finestra di osservazione', value: duration(run.observationMs) },
        { label: 'Porta', value: worded(DOORS, run.door) },
        {
          label: 'Piani scelti',
          value:
            run.selection.plans.join(', ') +
            (run.selection.filter === undefined ? '' : `; filtro: ${bounded(run.selection.filter, 200)}`),
        },
      ],
    },
    {
      title: 'Integrità',
      facts: [
        { label: 'Registro, voci', value: thousands(evidence.manifest.chainLength), code: true },
        { label: 'Registro, ultima impronta', value: evidence.manifest.chainHead, code: true },
        { label: 'Manifesto, SHA-256', value: evidence.manifest.sha256, code: true },
      ],
    },
  ];
}
