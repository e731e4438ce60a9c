import { JPEG, png } from '../pictures.fixture.ts';

/** A card of the corpus: its file, the files beside it, the settings, and what must be said of it. */
export interface CorpusCard {
  readonly name: string;
  readonly content: unknown;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** `IO-SCH-030 BLOCK`: every finding, in order; none for a good card. */
  readonly findings: readonly string[];
}

type Card = Readonly<Record<string, unknown>>;

const DESCRIPTION =
  'Con questo servizio ricevi gli aggiornamenti sulla mensa e sul trasporto dei tuoi figli: quanto hai speso, quando ' +
  'scade la domanda e come rinnovarla. È rivolto alle famiglie con figli nelle scuole del territorio.';

/** A card with nothing to say against it. */
export const GOOD: Card = {
  name: 'Servizi scolastici',
  description: DESCRIPTION,
  organization: { name: 'Comune di Varese', fiscal_code: '00441340122', department_name: 'Ufficio scuola' },
  require_secure_channel: false,
  authorized_cidrs: ['203.0.113.11/32', '203.0.113.16/28'],
  max_allowed_payment_amount: 50_000,
  metadata: {
    scope: 'LOCAL',
    topic_id: 6,
    privacy_url: 'https://www.comune.example/privacy',
    web_url: 'https://www.comune.example/scuola',
    phone: '+39 0332 255 111',
    email: 'scuola@comune.example',
    pec: 'protocollo@pec.comune.example',
    support_url: 'https://www.comune.example/assistenza',
    tos_url: 'https://www.comune.example/condizioni',
    app_ios: 'https://apps.apple.com/it/app/id1',
    app_android: 'https://play.google.com/store/apps/details?id=it.example',
    address: 'via Sacco 5, Varese',
  },
  organization_logo: 'ente.png',
};

/** A card of the API of 2018-2023, as the instructions of 2021 describe it. */
const OLD: Card = {
  service_name: 'Tributi',
  organization_name: 'Comune di Varese',
  organization_fiscal_code: '00441340122',
  department_name: 'Ufficio tributi',
  authorized_cidrs: '203.0.113.11/32;203.0.113.12/32',
  is_visible: true,
  max_allowed_payment_amount: 100_000,
  service_metadata: {
    scope: 'local',
    description: DESCRIPTION,
    privacy_url: 'https://www.comune.example/privacy',
    mail: 'tributi@comune.example',
    phone: '0332255111',
  },
  organization_logo: 'ente.png',
};

export const FILES: Readonly<Record<string, Uint8Array>> = {
  'ente.png': png({ width: 300, height: 300 }),
  'trasparente.png': png({ width: 300, height: 300, pixel: () => [10, 20, 30, 0] }),
  'blu.png': png({ width: 300, height: 300, pixel: () => [0, 0, 200, 255] }),
  'basso.png': png({ width: 300, height: 299 }),
  'grande.png': png({ width: 600, height: 600 }),
  'piccolo.png': png({ width: 120, height: 120 }),
  'jpeg.png': JPEG,
  'tronco.png': png({ width: 300, height: 300 }).subarray(0, 200),
};

/** The good card with some members changed; `undefined` takes one away. Paths as in `metadata.scope`. */
function but(changes: Readonly<Record<string, unknown>>, base: Card = GOOD): Card {
  const card = structuredClone(base) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const [first = '', second] = path.split('.');
    const inside = second === undefined ? card : ((card[first] ??= {}) as Record<string, unknown>);
    const name = second ?? first;
    if (value === undefined) delete inside[name];
    else inside[name] = value;
  }
  return card;
}

const good = (name: string, content: unknown, settings?: CorpusCard['settings']): CorpusCard => ({
  name,
  content,
  findings: [],
  ...(settings === undefined ? {} : { settings }),
});

/** A card that one rule alone refuses: `30 BLOCK`. */
function bad(
  name: string,
  rules: string | readonly string[],
  changes: Readonly<Record<string, unknown>>,
  settings?: CorpusCard['settings'],
  base: Card = GOOD,
): CorpusCard {
  return {
    name,
    content: but(changes, base),
    findings: [rules].flat().map((rule) => {
      const [number = '', severity = ''] = rule.split(' ');
      return `IO-SCH-${number.padStart(3, '0')} ${severity}`;
    }),
    ...(settings === undefined ? {} : { settings }),
  };
}

const IN_2021 = { modalita: '2021' };
const LONG = 'Ricevi qui gli aggiornamenti che ti riguardano. ';

/** Cards good and bad: the good ones silent, each bad one flagged by exactly its rule. */
export const CORPUS: readonly CorpusCard[] = [
  good('completa', GOOD),
  good('del 2021', OLD, IN_2021),
  good('solo l’indispensabile', {
    name: 'TARI',
    description: DESCRIPTION,
    organization: { name: 'Unione dei Comuni Valle Azzurra', fiscal_code: '12345678903', department_name: 'Tributi' },
    authorized_cidrs: ['198.51.100.7/32'],
    metadata: { scope: 'LOCAL', topic_id: 10, privacy_url: 'https://unione.example/privacy', phone: '055 1234567' },
    organization_logo: 'ente.png',
  }),
  good('ente nazionale', but({ 'organization.name': 'Istituto Nazionale di Prova', 'metadata.scope': 'NATIONAL' })),
  good('Prenotazione sale comunali', but({ name: 'Prenotazione sale comunali' })),
  good('Quartiere è un sostantivo', but({ name: 'Quartiere e partecipazione' })),
  good('logo trasparente nel 2021', but({ organization_logo: 'trasparente.png' }), IN_2021),
  good('logo colorato oggi', but({ organization_logo: 'blu.png' })),
  good('logo piccolo oggi', but({ organization_logo: 'piccolo.png' })),
  good(
    'logo dentro la scheda',
    but({ organization_logo: `data:image/png;base64,${Buffer.from(FILES['ente.png']!).toString('base64')}` }),
  ),
  good('pagamenti abilitati', but({ 'uso.pagamenti': true, 'uso.importo_massimo': 50_000 })),
  good('dati sensibili con canale sicuro', but({ 'uso.dati_sensibili': true, require_secure_channel: true })),
  good('due servizi', [GOOD, but({ name: 'Anagrafe' })]),
  good('stesso nome in enti diversi', [GOOD, but({ 'organization.fiscal_code': '12345678903' })]),
  good('elenco di schede', { schede: [GOOD] }),
  good(
    'per le prove, con ogni indirizzo della risposta',
    but({ id: '01EYNQ0864HKYR1Q9PXPJ18W7G', status: { value: 'draft' }, version: 1 }),
  ),

  bad('senza nome', '1 BLOCK', { name: '  ' }),
  bad('nome lungo', ['1 BLOCK', '37 INFO'], { name: `Mense ${'e poi mense '.repeat(10)}` }),
  bad('ente senza nome', '2 BLOCK', { 'organization.name': undefined }),
  bad('Varese', '2 WARN', { 'organization.name': 'Varese' }),
  bad('codice fiscale di dieci cifre', '3 BLOCK', { 'organization.fiscal_code': '0044134012' }),
  bad('codice fiscale con la cifra sbagliata', '3 WARN', { 'organization.fiscal_code': '00441340123' }),
  bad('senza informativa', '4 BLOCK', { 'metadata.privacy_url': undefined }),
  bad('informativa senza schema', '4 BLOCK', { 'metadata.privacy_url': 'www.comune.example/privacy' }),
  bad('informativa in chiaro', '4 WARN', { 'metadata.privacy_url': 'http://www.comune.example/privacy' }),
  bad('senza descrizione', '5 BLOCK', { description: '' }),
  bad('descrizione lunga', '5 BLOCK', { description: LONG.repeat(25) }),
  bad('senza contatti', '6 BLOCK', {
    'metadata.phone': undefined,
    'metadata.email': undefined,
    'metadata.pec': undefined,
    'metadata.support_url': undefined,
  }),
  bad('email con uno spazio', '7 BLOCK', { 'metadata.email': 'scuola @comune.example' }),
  bad('PEC senza dominio', '7 BLOCK', { 'metadata.pec': 'protocollo@pec' }),
  bad('telefono a parole', '8 WARN', { 'metadata.phone': 'chiedere in ufficio' }),
  bad('sito senza schema', '9 BLOCK', { 'metadata.web_url': 'comune.example' }),
  bad('app fuori dai negozi', '10 WARN', { 'metadata.app_ios': 'https://www.comune.example/app' }),
  bad('app Android su App Store', '10 WARN', { 'metadata.app_android': 'https://apps.apple.com/it/app/id1' }),
  bad('senza logo', '11 BLOCK', { organization_logo: undefined }),
  bad('logo che non c’è', '11 BLOCK', { organization_logo: 'altrove.png' }),
  bad('logo fuori dalla cartella', '11 BLOCK', { organization_logo: '../ente.png' }),
  bad('logo 300×299 nel 2021', '12 BLOCK', { organization_logo: 'basso.png' }, IN_2021),
  bad('logo 300×299 oggi', '12 WARN', { organization_logo: 'basso.png' }),
  bad('logo grande oggi', '12 WARN', { organization_logo: 'grande.png' }),
  bad('logo piccolo nel 2021', '12 BLOCK', { organization_logo: 'piccolo.png' }, IN_2021),
  bad('JPEG chiamato png', '12 BLOCK', { organization_logo: 'jpeg.png' }),
  bad('logo tronco', '12 BLOCK', { organization_logo: 'tronco.png' }),
  bad('logo del servizio tronco', '12 BLOCK', { service_logo: 'tronco.png' }),
  bad('logo colorato nel 2021', '13 WARN', { organization_logo: 'blu.png' }, IN_2021),
  bad('logo del servizio che non c’è', '14 INFO', { service_logo: 'altrove.png' }),
  bad('senza ambito', '15 BLOCK', { 'metadata.scope': undefined }),
  bad('ambito inventato', '15 BLOCK', { 'metadata.scope': 'REGIONAL' }),
  bad('comune nazionale', '16 BLOCK', { 'metadata.scope': 'NATIONAL' }),
  bad('senza indirizzi IP', '17 BLOCK', { authorized_cidrs: [] }),
  bad('senza indirizzi IP, per le prove', '17 WARN', { authorized_cidrs: undefined }, { profilo: 'prova' }),
  bad('indirizzi divisi da virgola', '18 BLOCK', { authorized_cidrs: '203.0.113.10,203.0.113.24' }),
  bad('maschera 33', '18 BLOCK', { authorized_cidrs: ['203.0.113.10/33'] }),
  bad('ottetto 999', '18 BLOCK', { authorized_cidrs: ['203.0.999.10/32'] }),
  bad('spazi accanto al punto e virgola', '18 WARN', { authorized_cidrs: '203.0.113.10/32; 203.0.113.24/32' }),
  bad('senza maschera', '18 WARN', { authorized_cidrs: ['203.0.113.10'] }),
  bad('indirizzi privati dell’esempio', ['19 WARN', '19 WARN'], {
    authorized_cidrs: '192.168.10.11/32;172.16.30.24/32',
  }),
  bad('rete con cifre oltre la maschera', '19 INFO', { authorized_cidrs: '31.68.1.21/24' }),
  bad('rete ampia', '19 WARN', { authorized_cidrs: ['203.0.0.0/12'] }),
  bad('qualunque indirizzo', '19 BLOCK', { authorized_cidrs: ['0.0.0.0/0'] }),
  bad('senza argomento', '20 BLOCK', { 'metadata.topic_id': undefined }),
  bad('argomento 99', '20 BLOCK', { 'metadata.topic_id': 99 }),
  bad('senza ufficio', '21 WARN', { 'organization.department_name': undefined }),
  bad('campo facoltativo vuoto', '22 BLOCK', { 'metadata.tos_url': '' }),
  bad('pagamenti senza importo massimo', '23 BLOCK', { 'uso.pagamenti': true, max_allowed_payment_amount: 0 }),
  bad('importo massimo insufficiente', '23 BLOCK', { 'uso.pagamenti': true, 'uso.importo_massimo': 60_000 }),
  bad('dati sensibili senza dichiarazione', '24 INFO', {
    'uso.dati_sensibili': true,
    require_secure_channel: undefined,
  }),
  bad('SERVIZI SCOLASTICI', '30 BLOCK', { name: 'SERVIZI SCOLASTICI' }),
  bad('COMUNE DI VARESE', '30 BLOCK', { 'organization.name': 'COMUNE DI VARESE' }),
  bad('sERVIZI', '31 WARN', { name: 'sERVIZI scolastici' }),
  bad('una parola gridata', '31 WARN', { name: 'Mensa SCOLASTICA' }),
  bad('Servizi Scolastici', '32 INFO', { name: 'Servizi Scolastici' }),
  bad('descrizione gridata', ['33 BLOCK'], { description: DESCRIPTION.toUpperCase() }),
  bad('ufficio con una frase gridata', '33 WARN', {
    'organization.department_name': 'Sportello CHIUSO AL PUBBLICO il lunedì di ogni settimana',
  }),
  bad('Prenota sale comunali', '34 WARN', { name: 'Prenota sale comunali' }),
  bad('Prenotare sale', '34 WARN', { name: 'Prenotare sale comunali' }),
  bad('nome con un tipo di messaggio', '35 WARN', { name: 'Scadenze tributi' }),
  bad('nome che ripete l’ente', '36 WARN', { name: 'Mensa del comune di Varese' }),
  bad('nome lungo sette parole', '37 INFO', { name: 'Mensa e trasporto per le scuole primarie' }),
  bad('Servizio mensa', '38 INFO', { name: 'Servizio mensa' }),
  {
    name: 'due nomi uguali',
    content: [GOOD, but({ name: 'SERVIZI scolastici' }), GOOD],
    findings: ['IO-SCH-031 WARN', 'IO-SCH-039 BLOCK', 'IO-SCH-039 BLOCK'],
  },
  bad('descrizione breve', '40 WARN', { description: 'Informazioni sulla mensa.' }),
  bad('descrizione uguale al nome', '40 WARN', { description: 'Servizi scolastici' }),
  bad('descrizione provvisoria', '40 WARN', { description: `Lorem ipsum. ${DESCRIPTION}` }),
  bad('descrizione di prova', '40 WARN', { description: `Prova. ${DESCRIPTION}` }),
  bad('descrizione che dà del Lei', '41 WARN', {
    description: `${DESCRIPTION} Le ricordiamo di rinnovare la domanda.`,
  }),
  bad('possessivo di cortesia', '41 WARN', { description: `${DESCRIPTION} Trovi qui la Sua domanda.` }),
  bad('un genere', '42 INFO', { description: `Benvenuto! ${DESCRIPTION}` }),
  bad('HTML nella descrizione', '43 WARN', { description: `${DESCRIPTION} <b>Attenzione</b>` }),
  bad('collegamento relativo', '43 WARN', { description: `${DESCRIPTION} [Leggi](/scuola)` }),
  {
    name: 'un servizio per messaggio',
    content: [but({ name: 'Mensa' }), but({ name: 'Promemoria mensa' })],
    findings: ['IO-SCH-044 WARN'],
  },
  bad('sigla poco nota', '50 WARN', { description: `${DESCRIPTION} Puoi chiedere anche il PEBA.` }),
  bad('linguaggio tecnico', '50 WARN', { description: `${DESCRIPTION} I dati arrivano dal gestionale.` }),
  bad('nome che è un numero', '51 BLOCK', { name: 5 }),
  bad('importo con la virgola', '51 BLOCK', { max_allowed_payment_amount: 1.5 }),
  bad('campo scritto male', '52 WARN', { 'metadata.privacyUrl': 'https://www.comune.example/privacy' }),
];

export { but };
