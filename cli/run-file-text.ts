/** What `init` was told. `target`: URL, program with its arguments, or image, as the driver wants. */
export interface Answers {
  readonly plans: readonly string[];
  readonly ente: string;
  readonly codiceFiscale: string;
  readonly driver: 'http' | 'command' | 'manual' | 'container';
  readonly target: string;
}

/** A commented run file for the answers given; texts are quoted as YAML wants. */
export function runFileText({ plans, ente, codiceFiscale, driver, target }: Answers): string {
  const usesIris = plans.some((id) => id.startsWith('iris'));
  return [
    '# Configurazione di Collaudo. Tutte le chiavi: docs/run-file.md. Controllo: collaudo doctor.',
    '# ${NOME} è preso dall’ambiente, ${file:percorso} da un file: nessun segreto sta qui.',
    '',
    `plans: [${plans.join(', ')}]`,
    'ambiente: staging',
    `ente: { denominazione: ${quoted(ente)}, codiceFiscale: ${quoted(codiceFiscale)} }`,
    '',
    '# Il software sotto prova e come lo si comanda (docs/sut-contract.md).',
    'sut:',
    `  driver: ${driver}`,
    ...driverLines(driver, target),
    '  # name: Gestionale',
    '  # version: "1.0"',
    '',
    '# Più fornitori: ogni comando va a chi ha il ruolo.',
    '# ruoli:',
    '#   pt-send: { denominazione: Fornitore A, versione: "1", driver: { driver: http, url: "http://127.0.0.1:8081" } }',
    '#   pt-pagopa: { denominazione: Fornitore B, versione: "1", driver: { driver: http, url: "http://127.0.0.1:8082" } }',
    '',
    '# Con quali credenziali il software si presenta alle piattaforme: le stesse della sua configurazione.',
    'platforms:',
    '  send:',
    `    mittente: { denominazione: ${quoted(ente)}, codiceFiscale: ${quoted(codiceFiscale)}, apiKey: '\${SEND_API_KEY}' }`,
    '    # Un secondo ente creditore, per TC-COSTO-01:',
    "    # creditore: { denominazione: Unione, codiceFiscale: '98765432103', apiKey: '${SEND_CREDITOR_API_KEY}' }",
    '  # Con integrazione asincrona (avvisi su GPD), la chiave di sottoscrizione del software:',
    "  # gpd: { subscriptionKey: '${GPD_SUBSCRIPTION_KEY}' }",
    ...(plans.some((id) => WITH_IO.includes(id)) ? IO : []),
    ...(plans.includes('ioservice') ? IOSERVICE : []),
    ...(usesIris
      ? [
          '',
          '# La scheda anagrafica di IRIS, com’è stata dichiarata.',
          'scheda:',
          '  codice: CEsempio',
          '  sil: SIL_CESEMPIO',
          "  password: '${IRIS_PASSWORD}'",
          '  tributi: [{ codice: TARI, modalita: CA }]',
          '  cart: { portaDelegata: "http://127.0.0.1:8080" }',
        ]
      : []),
    '',
    '# Dove ascoltano i simulatori; publicUrl è l’indirizzo con cui il software li raggiunge, se è diverso.',
    'listen:',
    '  host: 127.0.0.1',
    '  portBase: 4010',
    '  # publicUrl: https://banco.comune.example',
    '',
    '# Un giorno dura un minuto (1440), come in UAT. Un numero maggiore accorcia le prove.',
    ...(plans.includes('send')
      ? ['# Con le giacenze di sei mesi il piano send dura allora circa otto ore; con 400000, due o tre minuti.']
      : []),
    'clock: scaled',
    'clockFactor: 1440',
    'observationSeconds: 30',
    '',
    '# casiUso: [{ titolo: Sanzioni, codiceTassonomico: 010201P }]',
    '# idUfficiali: { TC-INVIO-01: TC-INVIO-01 }',
    '# rapporto: { firmatario: { nome: Nome Cognome, qualifica: Responsabile } }',
    '# expectedFailures: mancanze-attese.yaml',
    '',
  ].join('\n');
}

const WITH_IO = ['io', 'ioservice', 'flussi'];

const IO = [
  '  io:',
  '    ente:',
  "      chiaveManage: '${IO_MANAGE_KEY}'",
  '      # I due servizi dei casi: con i codici di qui, gli id e le chiavi del software.',
  '      servizi:',
  ...['tributi', 'scuola'].flatMap((codice) => [
    `        - codice: ${codice}`,
    `          id: '\${IO_${codice.toUpperCase()}_ID}'`,
    `          chiavePrimaria: '\${IO_${codice.toUpperCase()}_PRIMARY_KEY}'`,
    `          chiaveSecondaria: '\${IO_${codice.toUpperCase()}_SECONDARY_KEY}'`,
  ]),
];

const IOSERVICE = [
  '  ioservice:',
  "    ente: { codiceUtente: '${IOSERVICE_CODICE_UTENTE}' }",
  '    servizi:',
  ...['TRIBUTI', 'SCUOLA'].map((codice) => `      - { codice: ${codice}, chiave: '\${IOSERVICE_${codice}_KEY}' }`),
];

function driverLines(driver: Answers['driver'], target: string): readonly string[] {
  switch (driver) {
    case 'http':
      return [`  url: ${quoted(target)}`];
    case 'command':
      return [`  command: [${target.split(' ').filter(Boolean).map(quoted).join(', ')}]`];
    case 'container':
      return [`  image: ${quoted(target)}`, '  port: 8080'];
    case 'manual':
      return [];
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
