import { correctParts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const DAY_MS = 86_400_000;

/** Defects in the pendenze that are sent. */
export const pendenze: readonly Mutant[] = [
  irisMutant(
    'pendenza-ripetuta-nel-messaggio',
    'Scrive due volte la stessa pendenza nel messaggio.',
    'IRIS-PEND-002 IRIS-PEND-003',
    {
      pendenzeOfMessage: (richieste) => [...richieste, ...richieste.slice(-1)],
    },
  ),
  irisMutant(
    'rate-con-lo-stesso-pagamento',
    'Dà a tutte le rate della pendenza lo stesso identificativo di pagamento.',
    'IRIS-PEND-003',
    {
      withIdentifiers(...given) {
        const dati = correctParts.withIdentifiers(...given);
        return { ...dati, rate: dati.rate.map((rata) => ({ ...rata, idPagamento: dati.rate[0]!.idPagamento })) };
      },
    },
  ),
  irisMutant(
    'dati-di-un-altra-operazione',
    'Scrive i dati della pendenza sotto l’elemento Insert qualunque sia l’operazione.',
    'IRIS-PEND-004',
    { dataElement: () => 'Insert' },
  ),
  irisMutant(
    'emessa-prima-di-nascere',
    'Data l’emissione della pendenza al giorno prima della creazione.',
    'IRIS-PEND-005',
    {
      pendenzaTimes(creata) {
        const times = correctParts.pendenzaTimes(creata);
        return { ...times, emissione: times.creazione - DAY_MS };
      },
    },
  ),
  irisMutant('prescritta-in-partenza', 'Lascia la prescrizione a un giorno prima dell’emissione.', 'IRIS-PEND-005', {
    pendenzaTimes(creata) {
      const times = correctParts.pendenzaTimes(creata);
      return { ...times, prescrizione: times.emissione - DAY_MS };
    },
  }),
  irisMutant(
    'validita-fino-a-oggi',
    'Fa finire oggi la validità dei pagamenti di cui nessuno indica la fine.',
    'IRIS-PEND-006',
    { validity: (rata, today) => ({ ...correctParts.validity(rata, today), fine: rata.fineValidita ?? today }) },
  ),
  irisMutant(
    'validita-non-controllata',
    'Invia a IRIS una validità che finisce prima della scadenza.',
    'IRIS-PEND-006',
    { datesProblem: () => undefined },
  ),
  irisMutant('voci-arrotondate', 'Arrotonda all’euro ogni voce: la somma non è più l’importo.', 'IRIS-PEND-007', {
    itemsOf: (rata) =>
      correctParts.itemsOf(rata).map((voce) => ({ ...voce, importo: Math.floor(voce.importo / 100) * 100 })),
  }),
  irisMutant('voci-non-controllate', 'Invia a IRIS voci la cui somma non è l’importo.', 'IRIS-PEND-007', {
    itemsProblem: () => undefined,
  }),
  irisMutant(
    'totale-della-prima-rata',
    'Come importo totale riporta quello della prima rata.',
    'IRIS-PEND-008 IRIS-PEND-023',
    {
      totalOf: ({ rate }) => rate[0]!.importo,
    },
  ),
  irisMutant(
    'millesimi-per-centesimi',
    'Scambia i centesimi per millesimi: dieci euro e cinquanta diventano uno e zero cinque.',
    'IRIS-PEND-009 IRIS-PEND-024 IRIS-BOLLO-002',
    {
      irisAmount(cents) {
        const digits = String(cents).padStart(4, '0');
        return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
      },
    },
  ),
  irisMutant(
    'importo-in-virgola-mobile',
    'Aggiunge agli importi una commissione calcolata in virgola mobile, con i millesimi.',
    'IRIS-PEND-009 IRIS-PEND-024 IRIS-BOLLO-002',
    { irisAmount: (cents) => ((cents / 100) * 1.0005).toFixed(3) },
  ),
  irisMutant(
    'codice-fiscale-non-controllato',
    'Invia a IRIS un debitore con il codice fiscale errato.',
    'IRIS-PEND-011',
    { debtorProblem: () => undefined },
  ),
  irisMutant('delegato-senza-nome', 'Indica il delegato senza la sua descrizione.', 'IRIS-PEND-013', {
    recipients: (dati) =>
      correctParts
        .recipients(dati)
        .map(({ descrizione, ...recipient }) =>
          recipient.tipo === 'Delegato' || descrizione === undefined ? recipient : { ...recipient, descrizione },
        ),
  }),
  irisMutant('delegato-senza-debitore', 'Se c’è un delegato indica soltanto lui.', 'IRIS-PEND-013', {
    recipients(dati) {
      const all = correctParts.recipients(dati);
      const delegati = all.filter(({ tipo }) => tipo === 'Delegato');
      return delegati.length === 0 ? all : delegati;
    },
  }),
  irisMutant(
    'tributo-inventato',
    'Usa un codice di tributo proprio, che IRIS non conosce.',
    'IRIS-PEND-014 IRIS-PEND-024',
    {
      tipoPendenza: ({ tributo }) => `ENTE_${tributo}`.slice(0, 35),
    },
  ),
  irisMutant(
    'ente-sbagliato',
    'Come mittente end-to-end dichiara il nome del SIL invece dell’ente.',
    'IRIS-PEND-014 IRIS-TRASP-013',
    {
      parties(ente) {
        const { trt, e2e } = correctParts.parties(ente);
        return { trt, e2e: { ...e2e, sender: { ...e2e.sender, id: ente.sil } } };
      },
    },
  ),
  irisMutant('sostituzione-come-inserimento', 'Per modificare una pendenza la inserisce di nuovo.', 'IRIS-PEND-027', {
    operationFor: (asked) => (asked === 'Replace' ? 'Insert' : asked),
  }),
  irisMutant('inserisce-due-volte', 'Inserisce di nuovo una pendenza che IRIS ha già accettato.', 'IRIS-PEND-016', {
    insertProblem: () => undefined,
  }),
  irisMutant('modifica-una-pagata', 'Sostituisce e cancella anche le pendenze pagate.', 'IRIS-PEND-017', {
    paidProblem: () => undefined,
  }),
  irisMutant(
    'aggiornamento-che-aggiunge',
    'Nell’aggiornamento dichiara nuovi anche i pagamenti che esistono.',
    'IRIS-PEND-018 IRIS-PEND-026',
    { updateKind: () => 'Insert' },
  ),
  irisMutant(
    'pagamento-uguale-per-tutte',
    'Dà lo stesso identificativo di pagamento a pendenze diverse.',
    'IRIS-PEND-003 IRIS-PEND-019',
    { newIdPagamento: () => '02000000000000145' },
  ),
  irisMutant('rate-come-pagamento-unico', 'Dichiara pagamento unico anche più rate.', 'IRIS-PEND-020', {
    paymentMode: () => 'Pagamento Unico',
  }),
  irisMutant(
    'iban-di-un-altro',
    'Fa accreditare i pagamenti su un conto che l’ente non ha dichiarato.',
    'IRIS-PEND-001 IRIS-PEND-021',
    { accountOf: (_, dati) => (dati.bollo === undefined ? 'IT60X0542811101000000123456' : undefined) },
  ),
  irisMutant('iban-errato', 'Scambia due cifre dell’IBAN di accredito.', 'IRIS-PEND-021 IRIS-PEND-022', {
    accountOf(rata, dati, ente) {
      const iban = correctParts.accountOf(rata, dati, ente);
      return iban === undefined ? undefined : `${iban.slice(0, 2)}00${iban.slice(4)}`;
    },
  }),
  irisMutant('cartella-a-rate', 'Dichiara a rate i pagamenti di una cartella.', 'IRIS-PEND-023', {
    paymentMode: (dati) => (dati.rate.length > 1 ? 'Pagamento a Rate' : 'Pagamento Unico'),
  }),
  irisMutant('importi-arrotondati', 'Arrotonda all’euro gli importi delle rate.', 'IRIS-PEND-007 IRIS-PEND-024', {
    amountOf: ({ importo }) => Math.floor(importo / 100) * 100,
  }),
  irisMutant('scadenza-anticipata', 'Anticipa di un giorno la scadenza.', 'IRIS-PEND-024', {
    dueDate: ({ scadenza }) => Temporal.PlainDate.from(scadenza).subtract({ days: 1 }).toString(),
  }),
  irisMutant('causale-della-pendenza-troncata', 'Tronca la causale a dieci caratteri.', 'IRIS-PEND-024', {
    causale: (dati) => correctParts.causale(dati).slice(0, 10),
  }),
  irisMutant(
    'nuovi-nomi-dopo-la-cancellazione',
    'Quando inserisce di nuovo una pendenza cancellata le dà altri identificativi.',
    'IRIS-PEND-025',
    {
      withIdentifiers(entered, held, names) {
        const dati = correctParts.withIdentifiers(entered, held, names);
        return held?.presso !== 'cancellata'
          ? dati
          : { ...dati, rate: dati.rate.map((rata) => ({ ...rata, idPagamento: names.idPagamento() })) };
      },
    },
  ),
  irisMutant('rimborso-senza-chiudere', 'Dichiara il rimborso lasciando aperta la pendenza.', 'IRIS-PEND-026', {
    statusOfWhole: () => 'Aperta',
  }),
  irisMutant(
    'cancellazione-per-aggiornamento',
    'Per cancellare una pendenza ne aggiorna soltanto lo stato.',
    'IRIS-PEND-027',
    { operationFor: (asked) => (asked === 'Delete' ? 'UpdateStatus' : asked) },
  ),
  irisMutant('divisa-sbagliata', 'Dichiara gli importi in lire.', 'IRIS-PEND-010 IRIS-TRASP-006', {
    currency: () => 'ITL',
  }),
  irisMutant(
    'cittadino-come-impresa',
    'Indica ogni debitore come se fosse un’impresa, con il codice fiscale al posto della partita IVA.',
    'IRIS-PEND-012',
    {
      recipients: (dati) =>
        correctParts
          .recipients(dati)
          .map((recipient) => (recipient.tipo === 'Cittadino' ? { ...recipient, tipo: 'Altro' } : recipient)),
    },
  ),
  irisMutant(
    'nome-con-versione',
    'Nelle modifiche aggiunge all’identificativo della pendenza un numero di versione.',
    'IRIS-PEND-015 IRIS-PEND-019 IRIS-PEND-027 IRIS-ESITO-002',
    { nameOf: ({ dati, operazione }) => (operazione === 'Insert' ? dati.idPendenza : `${dati.idPendenza}.V2`) },
  ),
];
