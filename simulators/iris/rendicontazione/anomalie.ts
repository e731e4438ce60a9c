interface Anomalia {
  /** As the engine of IRIS calls it, spelling included. */
  readonly codice: string;
  readonly significato: string;
}

/** Where an anomaly is proven, or why nothing of an ente can be: it is one or the other (semantics.md 6). */
export type AnomaliaFr = Anomalia &
  (
    | {
        readonly requisito: string;
        /** Whether `collaudo check fdr` finds it in a flow, and with which of its settings. */
        readonly documento: string;
      }
    | { readonly nonProvata: string }
  );

const provata = (codice: string, significato: string, requisito: string, documento: string): AnomaliaFr => ({
  codice,
  significato,
  requisito,
  documento,
});
const nonProvata = (codice: string, significato: string, motivo: string): AnomaliaFr => ({
  codice,
  significato,
  nonProvata: motivo,
});

const SINGOLO =
  'Riguarda un bonifico per un solo pagamento: i prestatori riversano con un bonifico cumulativo, e reconcile-flows porta quelli.';
const TABELLE =
  'Confronta fra loro tabelle interne di IRIS: per l’ente è lo stesso IUV che non si trova (E_IUV_NON_TROVATO).';
const ANAGRAFE = 'Riguarda l’anagrafica interna di IRIS: nulla di ciò che l’ente riceve la mostra.';

/** Every anomaly that IRIS finds in reconciling a flow (iris.md §8.3). */
export const anomalieFr: readonly AnomaliaFr[] = [
  provata('E_IMPORTI_INCONGRUENTI', 'Il totale non è la somma dei pagamenti', 'IRIS-FR-002', 'sempre'),
  provata('E_IUV_RF_NON_VALIDO', 'Riferimento ISO 11649 con cifre di controllo errate', 'IRIS-FR-006', 'sempre'),
  provata('E_IUV_NON_TROVATO', 'IUV di cui non si sa nulla', 'IRIS-FR-005', 'con `dovuti`'),
  provata(
    'E_IMPORTO_ESI_MAGGIORE_IMPORTO_DIST',
    'L’importo rendicontato è maggiore del dovuto',
    'IRIS-FR-004',
    'con `dovuti`',
  ),
  provata(
    'E_IMPORTO_ESI_MINORE_IMPORTO_DIST',
    'L’importo rendicontato è minore del dovuto',
    'IRIS-FR-004',
    'con `dovuti`',
  ),
  provata('E_ANOMALIE_SU_ESITI', 'Almeno un pagamento del flusso ha un’anomalia', 'IRIS-FR-005', 'con `dovuti`'),
  provata(
    'E_IMPORTO_MOV_MAGGIORE_IMPORTO_REND',
    'Il riversamento è maggiore del totale del flusso',
    'IRIS-FR-011',
    'con `riversato`',
  ),
  provata(
    'E_IMPORTO_MOV_MINORE_IMPORTO_REND',
    'Il riversamento è minore del totale del flusso',
    'IRIS-FR-011',
    'con `riversato`',
  ),
  provata(
    'E_RENDICONTAZIONE_NON_TROVATA',
    'Nessun flusso ha l’identificativo che il riversamento nomina',
    'IRIS-FR-016',
    'con `causale`',
  ),
  provata('E_ENTE_NON_TROVATO', 'Il flusso è di un altro ente', 'IRIS-FR-017', 'con `ente`'),
  provata(
    'E_CHIAVI_FR_INCONGRUENTI',
    'L’identificativo non corrisponde a data e prestatore del flusso [ricostruito]',
    'IRIS-FR-021',
    'sempre',
  ),
  provata('E_ESITI_NDP_NON_TROVATI', 'Il flusso non ha pagamenti', 'IRIS-FR-020', 'sempre'),
  nonProvata('E_IMPORTO_MOV_MAGGIORE_IMPORTO_DIST', 'Il bonifico è maggiore del dovuto', SINGOLO),
  nonProvata('E_IMPORTO_MOV_MINORE_IMPORTO_DIST', 'Il bonifico è minore del dovuto', SINGOLO),
  nonProvata('W_CAUSALE_IMPORTO_INCONGRUENTE', 'L’importo nella causale non è quello del bonifico', SINGOLO),
  nonProvata('E_DISTINTA_NON_TROVATA', 'Manca la distinta di pagamento', TABELLE),
  nonProvata('E_PAGAMENTO_NOT_FOUND', 'Manca il pagamento', TABELLE),
  nonProvata('E_CONDIZIONE_PAGAMENTO_NON_TROVATA', 'Manca la condizione di pagamento', TABELLE),
  nonProvata('E_PENDENZA_NON_TROVATA', 'Manca la pendenza', TABELLE),
  nonProvata('E_SIA_NON_TROVATO', 'Il codice SIA del prestatore non è censito', ANAGRAFE),
  nonProvata('E_INTESTATARIO_NON_TROVATO', 'L’intestatario non è censito', ANAGRAFE),
  nonProvata('E_DESTINATARIO_PENDENZE_NON_TROVATO', 'Il destinatario della pendenza non è censito', ANAGRAFE),
  nonProvata('E_TRIBUTO_ENTE_NON_TROVATO', 'Il tributo non è dell’ente', ANAGRAFE),
  nonProvata(
    'E_SUPERAMENTO_LIMITE_ELABORAZIONI',
    'Il riversamento non trova il flusso dopo 5 tentativi in 48 ore',
    'È il contatore interno di IRIS: l’ente prova che il riversamento resta in attesa (IRIS-FR-016).',
  ),
  nonProvata(
    'E_ERRORE_GENERICO_DETTAGLI_NEL_LOG',
    'Errore non previsto',
    'È un guasto interno del motore: nessun flusso lo provoca.',
  ),
];
