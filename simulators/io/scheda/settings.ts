import type { ArtefactSetting } from '../../kernel/artefact.ts';

interface Words {
  readonly value: readonly string[];
  readonly meaning: string;
}
interface Figure {
  readonly value: number;
  readonly meaning: string;
}

/** `list`: expressions divided by a comma. */
const words = (meaning: string, list: string): Words => ({ value: list.split(', '), meaning });
const figure = (value: number, meaning: string): Figure => ({ value, meaning });

/**
 * Switches, and every threshold and list of words of the rules on the card (io.md §6, §9): sources state the rules, not
 * these figures, but for the two maxima and the side of the logo.
 */
export const schedaSettings = {
  modalita: {
    value: 'corrente',
    meaning: 'le regole di oggi (Area Riservata) o delle istruzioni del 29-07-2021',
    oneOf: ['corrente', '2021'],
  },
  profilo: {
    value: 'produzione',
    meaning: 'se la scheda va in produzione o serve soltanto alle prove',
    oneOf: ['produzione', 'prova'],
  },
  nomeMassimo: figure(100, 'caratteri del nome del servizio, al più'),
  descrizioneMassima: figure(1000, 'caratteri della descrizione, al più'),
  descrizioneMinima: figure(80, 'caratteri della descrizione sotto i quali non dice abbastanza'),
  cifreTelefono: figure(5, 'cifre di un numero di telefono, almeno'),
  latoLogo: figure(300, 'pixel del lato del logo'),
  bianco: figure(250, 'valore di ogni colore, da 0 a 255, da cui un angolo del logo è bianco'),
  maschera: figure(16, 'lunghezza della maschera sotto la quale una rete è troppo ampia'),
  sigla: figure(5, 'lettere di una sigla, al più: una parola maiuscola più lunga non lo è'),
  lettereMinime: figure(20, 'lettere di un testo sotto le quali la quota di maiuscole non si misura'),
  quotaMaiuscole: figure(0.5, 'quota di lettere maiuscole oltre la quale un testo è in maiuscolo'),
  paroleMaiuscole: figure(3, 'parole di seguito in maiuscolo da cui un testo va guardato'),
  paroleDelNome: figure(6, 'parole del nome del servizio, al più'),
  tipiDiEnte: words(
    'parole con cui comincia il nome di un ente',
    'comune, città, provincia, regione, unione, comunità, azienda, asl, ausl, asp, ats, agenzia, ente, ' +
      'consorzio, università, ministero, camera, istituto, autorità, ordine, collegio, parco, distretto, ' +
      'ambito, automobile, fondazione, accademia, conservatorio, scuola, liceo, roma',
  ),
  entiTerritoriali: words(
    'inizio del nome di un ente che serve un territorio delimitato',
    'comune, città, provincia, regione, unione, comunità montana, asl, ausl, asp, ats, distretto, ' +
      'libero consorzio, azienda sanitaria, azienda usl, roma capitale',
  ),
  verbi: words(
    'parole che, prime nel nome di un servizio, sono un’azione',
    'prenota, paga, richiedi, iscriviti, iscrivi, consulta, scarica, invia, verifica, calcola, segnala, ' +
      'compila, ricevi, gestisci, accedi, scopri, rinnova, modifica, trova, visualizza, prenotare, pagare, ' +
      'richiedere, iscriversi, iscrivere, consultare, scaricare, inviare, verificare, calcolare, segnalare, ' +
      'compilare, ricevere, gestire, accedere, scoprire, rinnovare, modificare, trovare, visualizzare',
  ),
  paroleVietate: words(
    'parole che il nome di un servizio non contiene',
    'pagamento, pagamenti, scadenza, scadenze, comunicazione, comunicazioni, avviso, avvisi, informazione, ' +
      'informazioni, controllo, controlli, invito, inviti, iscrizione, iscrizioni, concessione, concessioni, ' +
      'richiesta, richieste, notifica, notifiche, online, digitale, digitali',
  ),
  segnaposto: words('parole di una descrizione non ancora scritta', 'lorem, ipsum, xxx, todo'),
  primaParolaProvvisoria: words('parole con cui comincia una descrizione provvisoria', 'test, prova, descrizione'),
  formaDiCortesia: words(
    'espressioni che danno del Lei',
    'lei, suo, sua, suoi, sue, la informiamo, le ricordiamo, la invitiamo, le comunichiamo, gentile, ' +
      'egregio, egregia, spettabile',
  ),
  parolePerGenere: words(
    'parole che si rivolgono a un genere',
    'benvenuto, benvenuta, caro, cara, iscritto, iscritta, signore, signora, sig., sig.ra',
  ),
  tipiDiMessaggio: words(
    'parole che dicono un tipo di messaggio, non un servizio',
    'avviso, avvisi, promemoria, sollecito, solleciti, scadenza, scadenze, ricevuta, ricevute',
  ),
  sigleNote: words(
    'sigle che chi legge conosce',
    'IO, TARI, IMU, ISEE, SPID, CIE, PEC, IBAN, IVA, INPS, SMS, PDF, URP, QR, IRPEF, ZTL',
  ),
  linguaggioTecnico: words(
    'parole del mestiere che chi legge può non conoscere',
    'gestionale, endpoint, backend, back-end, front-end, payload, webservice, web service, token, ' +
      'interoperabilità, posizione debitoria, posizioni debitorie, codice univoco, ai sensi, ex art., ' +
      'all’uopo, de quo, suindicato, sopraccitato, testé',
  ),
} as const satisfies Readonly<Record<string, ArtefactSetting>>;

/** The settings of the check, typed. */
export type SchedaSettings = {
  readonly [Name in keyof typeof schedaSettings]: (typeof schedaSettings)[Name]['value'] extends number
    ? number
    : (typeof schedaSettings)[Name]['value'] extends string
      ? string
      : readonly string[];
};
