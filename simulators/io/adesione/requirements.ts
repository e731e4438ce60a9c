import type { Level, Requirement } from '../../kernel/requirement.ts';

type Source = Requirement['source'];

const istruzioni = (section: string): Source => ({
  document: 'Istruzioni: come aderire e portare i servizi di un Ente su IO, v.01 del 29-07-2021',
  section,
});
const guida = (section: string): Source => ({ document: 'Guida tecnica di IO (PagoPA)', section });
const manuale = (section: string): Source => ({ document: 'Manuale dei servizi di IO (PagoPA)', section });

/** The requirement of a rule of io.md §2: the number is the rule's. */
function rule(number: number, level: Level, source: Source, text: string, remedy: string): Requirement {
  return { id: `IO-ADES-${String(number).padStart(3, '0')}`, level, status: 'source', source, text, remedy };
}

/** Rules of adhesion that only behaviour shows, with where they are tried. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  12: 'È il comportamento del simulatore di IO con il destinatario fittizio: si prova con il piano io.',
  15: 'È un cambiamento di stato del servizio: si prova con il piano io.',
  17: 'Si vede dai messaggi inviati: si prova con il piano io.',
  18: 'Si vede dai testi: si prova con «collaudo check scheda-io» e con il piano io.',
};

const elsewhere = (number: number, source: Source, text: string, remedy: string): Requirement => ({
  ...rule(number, 'SHOULD', source, text, remedy),
  notTested: ELSEWHERE[number]!,
});

/** What a body that joins IO must have in its folder (io.md §2). */
export const adesioneRequirements: readonly Requirement[] = [
  rule(
    1,
    'MUST',
    istruzioni('§1.1'),
    'Il contratto di adesione è firmato digitalmente dal legale rappresentante o da chi ha potere di firma.',
    'Firmare il contratto, in .p7m o in PDF firmato, e indicare chi lo ha firmato.',
  ),
  rule(
    2,
    'MUST',
    istruzioni('§1.1'),
    'Sono indicati almeno un delegato amministrativo e almeno un delegato tecnico.',
    'Compilare l’allegato 4; la stessa persona può essere l’uno e l’altro.',
  ),
  rule(
    3,
    'MUST',
    istruzioni('§1.1'),
    'Di ogni delegato ci sono nome, cognome, codice fiscale, appartenenza, qualifica, email e PEC.',
    'Completare i dati del delegato.',
  ),
  rule(
    4,
    'MUST',
    istruzioni('§1.1'),
    'Il delegato è una persona fisica.',
    'Indicare la persona di riferimento presso la società, non la società.',
  ),
  rule(
    5,
    'MUST',
    istruzioni('§1.1'),
    'Il contratto è inviato per PEC all’indirizzo previsto, e se ne conservano le ricevute.',
    'Inviarlo a adesioni-io@pec.pagopa.it e allegare le ricevute di accettazione e di consegna.',
  ),
  rule(
    6,
    'MUST',
    istruzioni('§1.1 e §2.1'),
    'L’account del delegato ha la sua email ufficiale e il suo nome.',
    'Registrare un account con nome, cognome ed email indicati nel contratto: un account con il nome dell’ente non è abilitato.',
  ),
  rule(
    7,
    'MUST',
    istruzioni('§1.2'),
    'La variazione dei delegati si comunica per PEC con l’oggetto previsto e l’allegato 4 firmato.',
    'Usare l’oggetto «ADESIONE IO - VARIAZIONE DELEGATI».',
  ),
  rule(
    8,
    'MUST',
    istruzioni('§1.3'),
    'Di ogni ente aggregato ci sono denominazione, sede, codice fiscale e codice IPA, una volta sola.',
    'Completare l’allegato 3.',
  ),
  rule(
    9,
    'MUST',
    istruzioni('§1.3'),
    'L’aggregatore opera soltanto per gli enti che lo hanno incaricato.',
    'Aggiungere l’ente all’allegato 3, o far aderire l’ente per conto proprio.',
  ),
  rule(
    10,
    'MUST',
    istruzioni('§2.1'),
    'L’account ha nome, cognome, email ufficiale e un telefono per il codice di accesso.',
    'Completare la registrazione dell’account.',
  ),
  rule(
    11,
    'MUST',
    istruzioni('§2'),
    'In esercizio i messaggi partono dal gestionale con le chiavi, non caricati a mano.',
    'L’invio manuale di file serve soltanto a provare.',
  ),
  elsewhere(
    12,
    istruzioni('§2.2'),
    'Tutti gli account possono provare con il destinatario fittizio.',
    'Usare il codice fiscale fittizio del portale.',
  ),
  rule(
    13,
    'MUST',
    istruzioni('§2.2'),
    'Per ogni persona reale usata nelle prove ci sono l’informativa e il consenso.',
    'Consegnare l’informativa e raccogliere il consenso prima di comunicare il codice fiscale.',
  ),
  rule(
    14,
    'MUST',
    istruzioni('§2.2'),
    'Chi prova avvisi di pagamento ha chiesto l’importo massimo.',
    'Chiedere l’abilitazione e indicare l’importo autorizzato.',
  ),
  elsewhere(
    15,
    istruzioni('§2.2'),
    'Alla richiesta di pubblicazione il servizio riceve i permessi di produzione.',
    'Seguire lo stato del servizio.',
  ),
  rule(
    16,
    'MUST',
    istruzioni('§3.2'),
    'A ogni servizio corrispondono un solo ente e una sola coppia di chiavi.',
    'Creare un servizio per ente e usarne le chiavi soltanto per quello.',
  ),
  elsewhere(
    17,
    istruzioni('§3.1'),
    'I messaggi sono personali, mai inviati a tutti.',
    'Scrivere soltanto a chi è destinatario del servizio.',
  ),
  elsewhere(18, istruzioni('§3.2'), 'I testi danno del tu e sono semplici.', 'Rivedere i testi.'),
  rule(
    19,
    'MAY',
    guida('Adesione, Area Riservata'),
    'Chi aderisce oggi annota l’identificativo dell’ente e i gruppi dell’Area Riservata.',
    'Riportare l’identificativo dell’istituzione e i gruppi con le loro chiavi.',
  ),
  rule(
    20,
    'SHOULD',
    manuale('Lista di controllo'),
    'Ogni passo della lista di controllo ha la sua prova.',
    'Allegare per ogni passo il documento che lo prova.',
  ),
];
