import type { Level, Requirement } from '../../kernel/requirement.ts';

type Source = Requirement['source'];

const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

/** The public documents that state rules on the card; versions and dates stand in simulators/io/README.md. */
const istruzioni = cite('Istruzioni: come aderire e portare i servizi di un Ente su IO, v.01 del 29-07-2021');
const manuale = cite('Manuale dei servizi di IO (PagoPA)');
const gestione = cite('API di gestione dei servizi di IO, OpenAPI 1.23.0');
const guida = cite('Guida tecnica di IO (PagoPA)');

/** The requirement of a rule of io.md §6: the number is the rule's. */
function rule(
  number: number,
  level: Level,
  source: Source,
  text: string,
  remedy: string,
  status: Requirement['status'] = 'source',
): Requirement {
  return { id: `IO-SCH-${String(number).padStart(3, '0')}`, level, status, source, text, remedy };
}

const OURS = 'reconstructed';

/** What the card of a service owes its readers and PagoPA (io.md §6.1, §6.2), and what the instructions add to it. */
export const schedaRequirements: readonly Requirement[] = [
  rule(1, 'MUST', istruzioni('§3.3, 1.1'), 'La scheda indica il nome del servizio.', 'Scrivere il nome del servizio.'),
  rule(
    2,
    'MUST',
    istruzioni('§3.3, 1.2'),
    'La scheda indica il nome completo dell’ente, per esempio «Comune di Varese» e non «Varese».',
    'Scrivere la denominazione ufficiale dell’ente, come nell’Indice delle pubbliche amministrazioni.',
  ),
  rule(
    3,
    'MUST',
    istruzioni('§3.3, 1.3'),
    'La scheda indica il codice fiscale dell’ente, di undici cifre.',
    'Scrivere il codice fiscale dell’ente che eroga il servizio, zeri iniziali compresi.',
  ),
  rule(
    4,
    'MUST',
    istruzioni('§3.3, 1.4'),
    'La scheda indica l’indirizzo web dell’informativa privacy del servizio.',
    'Pubblicare l’informativa e indicarne l’indirizzo completo, che cominci con https://.',
  ),
  rule(
    5,
    'MUST',
    istruzioni('§3.3, 1.5'),
    'La scheda descrive il servizio.',
    'Scrivere che cosa offre il servizio, a chi e che cosa arriverà tramite IO, in non più di mille caratteri.',
  ),
  rule(
    6,
    'MUST',
    istruzioni('§3.3, 1.6'),
    'La scheda indica almeno un contatto diretto fra telefono, email, PEC e sito di assistenza.',
    'Indicare almeno uno dei quattro contatti.',
  ),
  rule(
    7,
    'MUST',
    gestione('Controllo di qualità alla richiesta di revisione'),
    'Email e PEC sono indirizzi validi.',
    'Scrivere un solo indirizzo per campo, nella forma nome@dominio, senza spazi.',
  ),
  rule(
    8,
    'SHOULD',
    gestione('Modulo della scheda, telefono'),
    'Il telefono è un numero.',
    'Scrivere il numero con prefisso; orari e nomi vanno nella descrizione.',
    OURS,
  ),
  rule(
    9,
    'MUST',
    gestione('Controllo di qualità alla richiesta di revisione'),
    'Gli altri indirizzi web della scheda sono completi.',
    'Scrivere l’indirizzo intero, che cominci con https://.',
  ),
  rule(
    10,
    'SHOULD',
    istruzioni('§3.3, 1.12'),
    'I collegamenti alle app portano alla pagina dell’app nei negozi ufficiali.',
    'Indicare la pagina dell’app su App Store (app_ios) e su Google Play (app_android).',
    OURS,
  ),
  rule(
    11,
    'MUST',
    istruzioni('§3.3, 1.7'),
    'Alla scheda è allegato il logo dell’ente.',
    'Allegare il logo dell’ente in formato PNG.',
  ),
  rule(
    12,
    'MUST',
    istruzioni('§3.3, 1.7'),
    'Il logo è un’immagine PNG leggibile, di 300 per 300 pixel.',
    'Esportare il logo in PNG, quadrato, di 300 pixel per lato: cambiare l’estensione del file non basta.',
  ),
  rule(
    13,
    'SHOULD',
    istruzioni('§3.3, 1.7'),
    'Il logo ha fondo bianco o trasparente.',
    'Esportare il logo con fondo trasparente o bianco.',
  ),
  rule(
    14,
    'MAY',
    istruzioni('§3.3, 1.7'),
    'Il logo del servizio, facoltativo, è quello dell’ente se non ce n’è un altro.',
    'Allegare il logo del servizio, oppure togliere il riferimento: varrà il logo dell’ente.',
  ),
  rule(
    15,
    'MUST',
    istruzioni('§3.3, 1.8'),
    'La scheda indica l’ambito del servizio: locale o nazionale.',
    'Scrivere LOCAL oppure NATIONAL.',
  ),
  rule(
    16,
    'MUST',
    istruzioni('§3.3, 1.8'),
    'Un ente che serve un territorio delimitato imposta i propri servizi come locali.',
    'Impostare l’ambito LOCAL.',
  ),
  rule(
    17,
    'MUST',
    istruzioni('§3.3, 1.9'),
    'La scheda indica gli indirizzi IP da cui partono le chiamate del servizio.',
    'Indicare gli indirizzi pubblici del gestionale: senza, la chiave funzionerebbe da qualunque luogo.',
  ),
  rule(
    18,
    'MUST',
    istruzioni('§3.3, 1.9'),
    'Gli indirizzi IP sono scritti con la maschera e separati da punto e virgola.',
    'Scrivere per esempio 203.0.113.11/32;203.0.113.12/32.',
  ),
  rule(
    19,
    'SHOULD',
    gestione('authorized_cidrs'),
    'Gli indirizzi IP sono pubblici e le reti non più ampie del necessario.',
    'Indicare gli indirizzi con cui il gestionale esce su Internet, uno per uno dove si può.',
    OURS,
  ),
  rule(
    20,
    'MUST',
    gestione('metadata.topic_id'),
    'La scheda indica un argomento dell’elenco.',
    'Scegliere uno degli argomenti che l’API pubblica.',
  ),
  rule(
    21,
    'SHOULD',
    guida('Creazione di un servizio, department_name'),
    'La scheda indica l’ufficio che cura il servizio.',
    'Scrivere il nome dell’ufficio.',
  ),
  rule(
    22,
    'MUST',
    gestione('metadata, lunghezza minima'),
    'Un campo facoltativo che non si usa si omette: non si lascia vuoto.',
    'Togliere il campo.',
  ),
  rule(
    23,
    'MUST',
    istruzioni('§2.2'),
    'Un servizio che invia avvisi di pagamento ha un importo massimo che li comprende tutti.',
    'Chiedere l’abilitazione e impostare max_allowed_payment_amount, in centesimi, non minore dell’importo più alto.',
  ),
  rule(
    24,
    'MAY',
    gestione('require_secure_channel'),
    'Un servizio che tratta dati sensibili dichiara se chiede un canale sicuro.',
    'Valorizzare require_secure_channel.',
    OURS,
  ),
  rule(
    30,
    'MUST',
    istruzioni('§3.4'),
    'I nomi del servizio e dell’ente non sono scritti tutti in maiuscolo.',
    'Scrivere in minuscolo, con l’iniziale maiuscola: «Servizi scolastici».',
  ),
  rule(
    31,
    'SHOULD',
    istruzioni('§3.4'),
    'Nei nomi il maiuscolo è soltanto delle iniziali e delle sigle.',
    'Lasciare maiuscole soltanto le iniziali e le sigle brevi.',
  ),
  rule(
    32,
    'MAY',
    manuale('Nome del servizio'),
    'Nel nome del servizio le parole dopo la prima cominciano in minuscolo, se non sono nomi propri.',
    'Scrivere «Servizi scolastici» e non «Servizi Scolastici».',
  ),
  rule(
    33,
    'MUST',
    istruzioni('§3.4'),
    'La descrizione e gli altri dati della scheda non sono scritti in maiuscolo.',
    'Riscrivere il testo in minuscolo.',
  ),
  rule(
    34,
    'SHOULD',
    istruzioni('§3.4'),
    'Il nome del servizio è un sostantivo, non un’azione.',
    'Scrivere per esempio «Prenotazione sale comunali» e non «Prenota sale comunali».',
  ),
  rule(
    35,
    'SHOULD',
    manuale('Nome del servizio'),
    'Il nome del servizio non contiene parole che dicono un tipo di messaggio o un’ovvietà.',
    'Togliere la parola: IO mostra già se il messaggio è un avviso o una scadenza.',
  ),
  rule(
    36,
    'SHOULD',
    manuale('Nome del servizio'),
    'Il nome del servizio non ripete il nome dell’ente.',
    'Togliere il nome dell’ente: IO lo mostra accanto.',
  ),
  rule(
    37,
    'MAY',
    manuale('Nome del servizio'),
    'Il nome del servizio è breve: tre o quattro parole.',
    'Accorciare il nome; i particolari vanno nella descrizione.',
  ),
  rule(
    38,
    'MAY',
    manuale('Nome del servizio, v1.0'),
    'Il nome del servizio non contiene la parola «Servizio».',
    'Togliere la parola.',
  ),
  rule(
    39,
    'MUST',
    gestione('Controllo del nome alla richiesta di revisione'),
    'Due servizi dello stesso ente non hanno lo stesso nome.',
    'Dare a ogni servizio un nome proprio, oppure riunire i due servizi.',
  ),
  rule(
    40,
    'SHOULD',
    istruzioni('§3.3, 1.5'),
    'La descrizione dice che cosa offre il servizio, a chi e che cosa arriva tramite IO.',
    'Descrivere il servizio con parole proprie, in almeno un paio di frasi.',
  ),
  rule(
    41,
    'SHOULD',
    istruzioni('§3.2'),
    'La descrizione dà del tu.',
    'Riscrivere le frasi rivolgendosi a chi legge con il tu.',
  ),
  rule(
    42,
    'MAY',
    istruzioni('§3.2'),
    'La descrizione non si rivolge a un genere.',
    'Preferire forme neutre: «ti diamo il benvenuto» invece di «benvenuto».',
  ),
  rule(
    43,
    'SHOULD',
    istruzioni('§3.3, 1.5'),
    'La descrizione è markdown senza HTML e con collegamenti completi.',
    'Usare soltanto la sintassi markdown; i collegamenti hanno l’indirizzo intero.',
  ),
  rule(
    44,
    'SHOULD',
    istruzioni('§3.2'),
    'C’è un servizio per ogni ambito, non per ogni tipo di messaggio.',
    'Riunire i servizi: uno stesso servizio invia avvisi, promemoria e ricevute.',
  ),
  rule(
    50,
    'SHOULD',
    istruzioni('§3.2, tono di voce'),
    'La scheda evita le sigle poco note e il linguaggio tecnico.',
    'Sciogliere la sigla o dirla con parole comuni.',
  ),
  rule(
    51,
    'MUST',
    gestione('ServicePayload'),
    'I campi della scheda sono del tipo previsto.',
    'Correggere il tipo del valore: l’API rifiuta la scheda intera.',
  ),
  rule(
    52,
    'SHOULD',
    gestione('ServicePayload'),
    'La scheda non ha campi che IO non conosce.',
    'Controllare come è scritto il nome del campo.',
    OURS,
  ),
  rule(
    53,
    'SHOULD',
    istruzioni('§3.2, modello, schede 1 e 3'),
    'Ogni servizio dell’elenco ha la sua scheda, e ogni scheda è di un servizio dell’elenco.',
    'Allineare il foglio dei servizi e quello delle schede.',
    OURS,
  ),
  rule(
    54,
    'SHOULD',
    istruzioni('§3.2, modello, scheda 2'),
    'Ogni messaggio del modello è di un servizio dell’elenco, con oggetto e testo.',
    'Indicare per ogni messaggio il servizio, l’oggetto e il testo.',
    OURS,
  ),
  rule(
    55,
    'MUST',
    gestione('NewMessage'),
    'L’oggetto di un messaggio ha da 10 a 120 caratteri e il testo da 80 a 10 000.',
    'Allungare o accorciare il testo: IO rifiuta il messaggio.',
  ),
];
