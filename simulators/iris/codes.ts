/**
 * Where a code is said: in the detail of a fault of the CART proxy; over a whole message, in InfoMessaggio; over one
 * pendenza, in InfoDettaglio; in the single Esito of a verifica; by IRIS to itself, about a delivery, where only its
 * monitor shows it; by the ente, in its esito of an informativa.
 */
export type CodePlace = 'fault' | 'messaggio' | 'pendenza' | 'verifica' | 'spedizione' | 'ente';

interface About {
  readonly code: string;
  readonly meaning: string;
  /** Section of the fact sheet that names it. */
  readonly source: string;
  readonly places: readonly CodePlace[];
}

/** A return code of IRIS: what brings it about, or why nothing a client does can (semantics.md 6). */
export type Code = About &
  (
    | { readonly trigger: string }
    /** No public trigger: a scenario may ask for it (`guasto`), and then it is marked so. */
    | { readonly onlyFault: string }
    /** Not produced at all. */
    | { readonly notProduced: string }
  );

const ENGINE = 'È un guasto interno del motore: nessuna richiesta lo provoca. Si produce solo su comando (guasto).';
const SENDING = 'È un guasto interno della spedizione: si produce solo su comando (guasto) e si legge nel monitor.';
const TRANSPORT = 'iris.md §1.1';
const RULES = 'iris.md §3.2';

const fault = (code: string, meaning: string, trigger: string): Code => ({
  code,
  meaning,
  source: TRANSPORT,
  places: ['fault'],
  trigger,
});
const engine = (code: string, meaning: string): Code => ({
  code,
  meaning,
  source: TRANSPORT,
  places: ['fault'],
  onlyFault: ENGINE,
});
const sending = (code: string, meaning: string): Code => ({
  code,
  meaning,
  source: TRANSPORT,
  places: ['spedizione'],
  onlyFault: SENDING,
});
const sent = (code: string, meaning: string, trigger: string): Code => ({
  code,
  meaning,
  source: TRANSPORT,
  places: ['spedizione'],
  trigger,
});
const about =
  (places: readonly CodePlace[], source: string) =>
  (code: string, meaning: string, trigger: string): Code => ({
    code,
    meaning,
    source,
    places,
    trigger,
  });
const global = about(['messaggio'], RULES);
const detail = about(['pendenza'], RULES);
const otf = about(['pendenza'], 'iris.md §3.3');
const stamp = about(['pendenza'], 'iris.md §3.4');

/** Every code of iris.md §1.1, §3.2, §3.3 and §3.4. Meanings are the Descrizione of an Esito: at most 256 characters. */
export const codes: readonly Code[] = [
  fault(
    'SIN001',
    'Il messaggio non è leggibile o non è conforme allo schema',
    'Corpo che non è XML, o che lo schema non ammette, sui percorsi CART',
  ),
  fault('VAL004', 'SPCoopTipoMittente non è SPC', 'Intestazione SPCoopTipoMittente diversa da SPC'),
  fault('VAL005', 'SPCoopTipoDestinatario non è SPC', 'Intestazione SPCoopTipoDestinatario diversa da SPC'),
  fault('VAL006', 'SPCoopTipoServizio non è SPC', 'Intestazione SPCoopTipoServizio diversa da SPC'),
  fault(
    'VAL007',
    'SPCoopMittente non coincide con il SenderId della testata TRT',
    'SPCoopMittente, o soggetto della Porta Delegata, diverso da TRT/Sender/SenderId',
  ),
  fault('VAL008', 'Il ServiceName della testata TRT non è quello del servizio', 'TRT/ServiceName di un altro servizio'),
  fault(
    'VAL009',
    'SPCoopServizioApplicativo non coincide con il SenderSys della testata TRT',
    'SPCoopServizioApplicativo, o utente della Porta Delegata, diverso da TRT/Sender/SenderSys',
  ),
  fault(
    'DUP001',
    'Messaggio già ricevuto: E2EMsgId, E2ESndrId ed E2ESndrSys sono già stati usati',
    'Secondo messaggio con la stessa chiave E2E sui percorsi CART, salvo la verifica',
  ),
  engine('IDP001', 'Errore nel salvataggio del messaggio'),
  engine('IDP002', 'Errore nel salvataggio dei dati di gestione'),
  engine('IDP003', 'Errore nell’aggiornamento del messaggio'),
  engine('IDP005', 'Messaggio non gestito'),
  fault('CON001', 'Impossibile leggere la richiesta', 'Corpo troncato, o più grande del massimo, sui percorsi CART'),
  sending('CON002', 'Impossibile comporre l’indirizzo della Porta di Dominio'),
  sent(
    'CON003',
    'L’ente ha risposto con un SOAP Fault',
    'L’ente risponde alla chiamata di IRIS con stato 300 o maggiore e un SOAP Fault',
  ),
  sent(
    'CON004',
    'L’ente ha risposto con un errore che non è un SOAP Fault',
    'L’ente risponde alla chiamata di IRIS con stato 300 o maggiore senza SOAP Fault',
  ),
  sending('CON005', 'Impossibile leggere l’esito'),
  sending('CON010', 'Impossibile inviare l’esito'),
  sent(
    'CON101',
    'La chiamata alla Porta di Dominio non ha avuto risposta',
    'L’ente non risponde entro il tempo concesso',
  ),
  sent('CON102', 'Errore di connessione alla Porta di Dominio', 'L’ente non è raggiungibile, o chiude la connessione'),
  sending('CON103', 'Errore nella serializzazione SOAP'),
  sending('CON104', 'Errore nella preparazione della POST'),
  sending('CON105', 'Errore nella serializzazione HTTP'),
  engine('JMS003', 'Impossibile serializzare il messaggio per la coda'),
  engine('ECC001', 'Errore inatteso'),
  {
    code: 'IRI001',
    meaning: 'Errore IRIS',
    source: 'iris.md §1.1, §9.6',
    places: ['fault'],
    onlyFault:
      'Lo attende la suite SoapUI, ma il motore del 2021 non lo contiene: le fonti discordano. Si produce solo su comando (guasto).',
  },
  engine('Internal error', 'Il motore non ha risposto al proxy'),
  engine('Internal Error. Input message is not parsable', 'Il motore non ha letto il messaggio del proxy'),
  engine('Internal error. Generic error', 'Errore generico del motore dietro il proxy'),

  about(['pendenza', 'verifica'], RULES)(
    'A0000001',
    'Ente inesistente',
    'Mittente, o E2ESndrId, che non è in anagrafica o non è attivo',
  ),
  about(['pendenza', 'verifica'], RULES)(
    'A0000002',
    'Tributo inesistente',
    'TipoPendenza che l’ente non ha, o non attivo',
  ),
  about(['messaggio', 'pendenza'], RULES)(
    'A0000003',
    'Pendenza duplicata',
    'Insert di un IdPendenza che esiste, o IdPendenza ripetuto nel messaggio',
  ),
  detail('A0000004', 'Pendenza inesistente', 'Replace, UpdateStatus o Delete di un IdPendenza che non esiste'),
  detail(
    'A0000005',
    'Condizione di pagamento duplicata',
    'Insert, anche dentro UpdateStatus, di un IdPagamento che esiste',
  ),
  detail('A0000006', 'Condizione di pagamento inesistente', 'UpdateStatus di un IdPagamento che non esiste'),
  detail(
    'A0000007',
    'Codice fiscale non valido',
    'Cittadino il cui Id non è un codice fiscale, STP, ENI, 11 cifre o ANONIMO',
  ),
  detail('A0000008', 'Data di emissione precedente alla data di creazione', 'DataEmissione precedente a DataCreazione'),
  detail(
    'A0000009',
    'Data di prescrizione precedente alla data di emissione',
    'DataPrescrizione precedente a DataEmissione',
  ),
  {
    code: 'A0000010',
    meaning: 'Errore generico della base dati',
    source: 'iris.md §3.2, §3.3, §3.5',
    places: ['messaggio', 'verifica'],
    onlyFault: ENGINE,
  },
  detail(
    'A0000011',
    'La somma delle voci non è l’importo della condizione',
    'Somma degli Importo delle Voce diversa dall’Importo',
  ),
  detail(
    'A0000012',
    'Data di fine validità non ammessa',
    'DataFineValidita precedente a DataScadenza o a DataInizioValidita',
  ),
  detail('A0000013', 'Divisa non ammessa', 'Divisa diversa da EUR, dove lo schema non è già stato controllato'),
  global(
    'A0000014',
    'Tipo di operazione inconsistente con i dati',
    'Elemento figlio diverso da TipoOperazione, o più d’uno, o uno in un Delete',
  ),
  detail(
    'A0000015',
    'La condizione di pagamento è di un’altra pendenza',
    'Replace o UpdateStatus con l’IdPagamento di un’altra pendenza',
  ),
  about(['pendenza'], 'iris.md §3.2, §3.3')(
    'A0000016',
    'Alla pendenza è associato un pagamento',
    'Replace o Delete di una pendenza pagata o in pagamento, o pagamento on-the-fly di una tale posizione',
  ),
  global('A0000017', 'IdPagamento duplicato nel messaggio', 'IdPagamento ripetuto nel messaggio'),
  global('A0000018', 'SIL inesistente', 'E2ESndrSys che non è di un ente in anagrafica'),
  global(
    'A0000019',
    'TipoPendenza non univoco',
    'UpdateMassivo con più di un TipoPendenza, dove la versione più recente servita è la 01.03-03',
  ),
  otf('A0000020', 'On-the-fly: è ammessa solo l’operazione Insert', 'IdpOTF con TipoOperazione diverso da Insert'),
  otf(
    'A0000021',
    'On-the-fly: è ammessa una sola condizione di pagamento',
    'IdpOTF con più DettaglioPagamento, fuori da una cartella',
  ),
  otf(
    'A0000022',
    'On-the-fly: è ammesso un solo InfoPagamento, di tipo Pagamento Unico',
    'IdpOTF con più InfoPagamento, o di un altro tipo',
  ),
  detail(
    'A0000023',
    'Causale non conforme a quanto vuole il tributo',
    'DescrizioneCausale che non rispetta la forma del tributo',
  ),
  detail(
    'A0000024',
    'Cartella: l’importo totale non è la somma delle condizioni',
    'ImportoTotale diverso dalla somma degli Importo',
  ),
  detail(
    'A0000025',
    'Cartella: le date delle condizioni sono diverse',
    'Scadenza o validità non uguali tra le condizioni',
  ),
  detail('A0000026', 'Cartella: è ammesso solo Pagamento Unico', 'Condizione a rate in una cartella'),
  detail('A0000027', 'Cartella: manca la causale di pagamento', 'Condizione senza CausalePagamento in una cartella'),
  detail('A0000028', 'Cartella: è ammessa solo l’operazione Insert', 'Cartella in una Replace'),
  detail('A0000029', 'Delegato senza cittadino', 'Delegato senza un Cittadino o un Altro valido'),
  detail(
    'A0000031',
    'Cartella: gli stati delle condizioni sono diversi',
    'Stati di pagamento non uguali tra le condizioni',
  ),
  detail('A0000032', 'Cartella: IBAN non valido', 'CodiceIBAN con cifre di controllo errate in una cartella'),
  detail('A0000033', 'Delegato senza descrizione', 'Delegato senza Descrizione'),
  detail('A0000034', 'Partita IVA non valida', 'Altro il cui Id non è una partita IVA di 11 cifre'),
  about(['messaggio'], RULES)(
    'A0000035',
    'Messaggio già processato',
    'Secondo messaggio con la stessa chiave E2E sull’indirizzo diretto',
  ),
  otf(
    'A0000036',
    'On-the-fly: la data di oggi è fuori dalla validità',
    'Oggi è fuori da DataInizioValidita e DataFineValidita',
  ),
  global('A0000037', 'Cartella: IBAN non censito', 'CodiceIBAN di una cartella che l’ente non ha dichiarato'),
  detail(
    'A0000038',
    'Manca l’allegato XML richiesto dal tributo',
    'Condizione senza allegato XML_ per un tributo che lo richiede',
  ),
  detail(
    'A0000039',
    'L’allegato XML non ha il titolo richiesto dal tributo',
    'Allegato XML_ con un titolo diverso da RicevutaSST',
  ),
  stamp(
    'A0000040',
    'E_BOLLO: allegato assente o errato',
    'Condizione E_BOLLO senza DatiMBD.txt, o con un contenuto non conforme',
  ),
  stamp('A0000041', 'E_BOLLO: l’importo non è 16,00', 'Importo diverso da 16.00'),
  stamp('A0000042', 'E_BOLLO: pagamenti offline non ammessi', 'OFFLINE_PAYMENT_METHODS vero'),
  detail(
    'A0000043',
    'Rimborso non ammesso',
    '"Pagamento Rimborsato" senza pagamento, fuori da UpdateStatus, o con la pendenza aperta',
  ),
  about(['messaggio'], RULES)(
    'V0000001',
    'Schema non valido',
    'Messaggio non conforme allo schema sull’indirizzo diretto, o dove il proxy non controlla',
  ),
  {
    code: 'V0000002',
    meaning: 'Campo obbligatorio assente',
    source: RULES,
    places: ['messaggio'],
    onlyFault:
      'Compare solo nel documento dei tracciati: il motore risponde V0000001. Si produce solo su comando (guasto).',
  },
  {
    code: 'V0000003',
    meaning: 'Errore di struttura',
    source: RULES,
    places: ['messaggio'],
    onlyFault:
      'Compare solo nel documento dei tracciati: il motore risponde V0000001. Si produce solo su comando (guasto).',
  },
  ...(
    [
      ['I0000001', 'IdPagamento non presente nella base dati dell’ente'],
      ['I0000002', 'Importo pagato minore del dovuto'],
      ['UNK', 'Altro errore'],
    ] as const
  ).map(([code, meaning]): Code => ({
    code,
    meaning,
    source: RULES,
    places: ['ente'],
    notProduced: 'Lo dice l’ente nella risposta a un’informativa: IRIS lo riceve e lo registra.',
  })),
  {
    code: 'ABC',
    meaning: 'Errore imprevisto nell’inserimento della pendenza o nella creazione della sessione',
    source: 'iris.md §3.3',
    places: ['pendenza'],
    onlyFault: ENGINE,
  },
  {
    code: 'DEF',
    meaning: 'Errore imprevisto nella creazione dell’esito',
    source: 'iris.md §3.3',
    places: ['pendenza'],
    onlyFault: ENGINE,
  },
];

const byCode: ReadonlyMap<string, Code> = new Map(codes.map((code) => [code.code, code]));

/** A code of the table. @throws RangeError for one that is not there. */
export function codeOf(code: string): Code {
  const found = byCode.get(code);
  if (found === undefined) throw new RangeError(`IRIS has no code "${code}"`);
  return found;
}

/** An Esito that says a code: its meaning, unless there is more to say. */
export function esitoDi(code: string, descrizione?: string): { readonly codice: string; readonly descrizione: string } {
  return { codice: code, descrizione: (descrizione ?? codeOf(code).meaning).slice(0, 256) };
}

/** Codes that a stimulus may ask for. */
export const scriptable: readonly string[] = codes.filter((code) => 'onlyFault' in code).map(({ code }) => code);
