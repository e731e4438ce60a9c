/** Return codes of SmartProxy (EnumReturnValues, iris.md §3.6); two are spelled with a digit less, as in the engine. */
export const CODICI_BS = [
  'BS000001',
  'BS000002',
  'BS000003',
  'BS000004',
  'BS000005',
  'BS000006',
  'BS00007',
  'BS00008',
  'BS000009',
  'BS000010',
  'BS000011',
  'BS000012',
  'BS000013',
  'BS000014',
  'BS000015',
  'BS000016',
  'BS000017',
  'BS000018',
  'BS000019',
  'BS000020',
  'BS000021',
  'BS000022',
  'BS000023',
  'BS000024',
  'BS000025',
  'BS000026',
  'BS000027',
  'BS000028',
  'BS000029',
  'BS000030',
  'BS000031',
  'BS000032',
  'BS000033',
  'BS000034',
  'BS000035',
  'BS000040',
  'BS000045',
  'BS000050',
  'BS000055',
  'BS000060',
  'BS000065',
  'BS000070',
  'BS000075',
  'BS000080',
  'BS000085',
] as const;
export type CodiceBs = (typeof CODICI_BS)[number];

interface Riguardo {
  readonly codice: CodiceBs;
  readonly significato: string;
  /** What a conforming ente keeps to so as never to earn it, or what it does when it comes. */
  readonly requisito?: string;
}

/** A code: what brings it about, or why nothing an ente sends does (semantics.md 6). */
export type Codice = Riguardo &
  ({ readonly quando: string } | { readonly soloGuasto: string } | { readonly nonProdotto: string });

const codice = (sigla: CodiceBs, significato: string, requisito: string, quando: string): Codice => ({
  codice: sigla,
  significato,
  requisito,
  quando,
});
const mai = (sigla: CodiceBs, significato: string, nonProdotto: string): Codice => ({
  codice: sigla,
  significato,
  nonProdotto,
});

const CONFIGURAZIONE = 'È dei servizi che configurano enti, intestatari e tributi: SmartProxy non lo dice mai.';
const BILLER = 'È dei pagamenti avviati con lo IUV (variante Biller): l’invio di un file non avvia pagamenti.';
const NOTIFICA = 'È del servizio SOAP Notification, non simulato: sugli indirizzi REST la risposta è 404.';
const INTERA = 'L’importazione da CSV cancella o modifica l’intera pendenza, mai una sola condizione.';

/** Every code with its trigger, or the reason why it has none. */
export const codiciBs: readonly Codice[] = [
  codice(
    'BS000001',
    'Creditore non censito',
    'IRIS-SPX-003',
    'L’ente del file non è nell’anagrafica di IRIS quando il file si elabora',
  ),
  mai(
    'BS000002',
    'Creditore non univoco',
    'Due enti con lo stesso codice non possono esistere nell’anagrafica del simulatore.',
  ),
  codice(
    'BS000003',
    'SIL non censito',
    'IRIS-SPX-003',
    'Il sistema che ha inviato il file non è più dell’ente quando il file si elabora',
  ),
  codice('BS000004', 'Creditore non abilitato', 'IRIS-SPX-003', 'L’ente del file non è attivo'),
  mai('BS000005', 'SIL non abilitato', 'Un sistema disabilitato non si autentica: la risposta è 401.'),
  codice('BS000006', 'Tipo di debito non censito', 'IRIS-SPX-003', 'TIPO_DEBITO che l’ente non ha'),
  codice('BS00007', 'Tipo di debito non abilitato', 'IRIS-SPX-003', 'TIPO_DEBITO non attivo'),
  codice(
    'BS00008',
    'Tipo di debito non censito per il SIL',
    'IRIS-SPX-003',
    'TIPO_DEBITO legato a un altro sistema dello stesso ente',
  ),
  mai(
    'BS000009',
    'Messaggio duplicato',
    'L’invio REST non porta un identificativo di messaggio: ogni file ha una trasmissione nuova.',
  ),
  codice(
    'BS000010',
    'Formato non gestito',
    'IRIS-SPX-002',
    'File che non è un testo UTF-8: altra codifica, caratteri NUL, archivio o foglio di calcolo',
  ),
  codice(
    'BS000011',
    'Non conforme allo schema',
    'IRIS-SPX-001',
    'Intestazione, numero di colonne, obbligatorietà, lunghezza o forma di un campo, virgolette',
  ),
  {
    codice: 'BS000012',
    significato: 'Errore della base dati',
    requisito: 'IRIS-SPX-021',
    soloGuasto: 'È un guasto interno del motore: nessun file lo provoca. Si produce solo su comando (guastoSpx).',
  },
  codice('BS000013', 'Creditore assente', 'IRIS-SPX-003', 'CREDITORE vuoto'),
  codice('BS000014', 'Tipo di debito assente', 'IRIS-SPX-003', 'TIPO_DEBITO vuoto'),
  codice(
    'BS000015',
    'Identificativo del creditore non valido',
    'IRIS-SPX-003',
    'CREDITORE diverso dall’ente che invia il file',
  ),
  mai(
    'BS000016',
    'SIL non valido',
    'Il sistema non è nel file: viene dalle credenziali, o dalla richiesta, che altrimenti riceve 401 o 404.',
  ),
  codice('BS000017', 'Creditore non omogeneo nel file', 'IRIS-SPX-003', 'Più di un valore di CREDITORE'),
  codice('BS000018', 'Tipo di debito non omogeneo nel file', 'IRIS-SPX-003', 'Più di un valore di TIPO_DEBITO'),
  codice('BS000019', 'Troppi errori', 'IRIS-SPX-001', 'Mille errori nello stesso file (soglia ricostruita)'),
  codice(
    'BS000020',
    'Validazione semantica',
    'IRIS-SPX-005',
    'Codice fiscale o partita IVA, ordine delle date, somma delle voci, importo pagato, rate non omogenee',
  ),
  codice(
    'BS000021',
    'Pendenza duplicata',
    'IRIS-SPX-006',
    'ID_DEBITO ricomparso dopo un altro debito; inserimento di una pendenza esistente senza smartReplace',
  ),
  codice('BS000022', 'Condizione duplicata', 'IRIS-SPX-004', 'ID_PAGAMENTO ripetuto nel file, o di un’altra pendenza'),
  codice('BS000023', 'Pendenza non trovata', 'IRIS-SPX-012', 'Variazione o cancellazione di un debito che IRIS non ha'),
  codice(
    'BS000024',
    'Condizione non trovata',
    'IRIS-SPX-012',
    'PAGATO con PAGATO_IDP Si di una condizione che IRIS non ha',
  ),
  codice('BS000025', 'Pendenza non cancellabile', 'IRIS-SPX-013', 'CANCELLATO di un debito con un pagamento'),
  mai('BS000026', 'Condizione non cancellabile', INTERA),
  codice('BS000027', 'Pendenza non modificabile', 'IRIS-SPX-013', 'Modifica di un debito con un pagamento'),
  mai('BS000028', 'Condizione non modificabile', INTERA),
  mai('BS000029', 'Notifica assente', NOTIFICA),
  mai('BS000030', 'Notifica non univoca', NOTIFICA),
  mai('BS000031', 'Condizione pagata', BILLER),
  mai('BS000032', 'Pagamento in corso', BILLER),
  mai('BS000033', 'Condizione pagata salvo buon fine', BILLER),
  codice(
    'BS000034',
    'Identificativo del debito più lungo di 18 caratteri (CBILL)',
    'IRIS-SPX-004',
    'ID_DEBITO di 19 caratteri o più per un tributo aperto a CBILL',
  ),
  codice('BS000035', 'Errore del plugin', 'IRIS-SPX-005', 'Causale strutturata che il plugin del tributo rifiuta'),
  codice(
    'BS000040',
    'Dati della marca da bollo assenti',
    'IRIS-SPX-003',
    'E_BOLLO: il CSV non può portare i dati del bollo',
  ),
  mai('BS000045', 'Intestatario duplicato', CONFIGURAZIONE),
  mai('BS000050', 'Ente duplicato', CONFIGURAZIONE),
  mai('BS000055', 'Parametri dello IUV errati', CONFIGURAZIONE),
  mai('BS000060', 'Tipo di operazione non valida', CONFIGURAZIONE),
  mai('BS000065', 'Intestatario inesistente', CONFIGURAZIONE),
  mai('BS000070', 'Ente inesistente', CONFIGURAZIONE),
  mai('BS000075', 'SIL inesistente', CONFIGURAZIONE),
  mai('BS000080', 'Tributo inesistente, e anche tributo duplicato', CONFIGURAZIONE),
  mai('BS000085', 'Parametri errati', CONFIGURAZIONE),
];

const PER_SIGLA: ReadonlyMap<string, Codice> = new Map(codiciBs.map((uno) => [uno.codice, uno]));

/** A code of the table. @throws RangeError for one that is not in it. */
export function codiceBs(sigla: string): Codice {
  const trovato = PER_SIGLA.get(sigla);
  if (trovato === undefined) throw new RangeError(`SmartProxy has no code ${sigla}`);
  return trovato;
}
