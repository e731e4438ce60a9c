/** A system that a vendor of the same enti meets, and that no plan tries: why. */
export interface NotCovered {
  readonly system: string;
  /** What it does, in a few words. */
  readonly what: string;
  readonly reason: string;
}

/** Systems of Regione Toscana beside IRIS: none has an interface that is public, so nothing of them is simulated. */
export const notCovered: readonly NotCovered[] = [
  {
    system: 'ARPA / SPID',
    what: 'accesso regionale ai servizi in rete, con SPID, CIE e CNS',
    reason:
      'nessuna interfaccia pubblica: il profilo dell’ente si concorda con chi gestisce ARPA, e la prova si fa con loro',
  },
  {
    system: 'Ap@ci',
    what: 'scambio di comunicazioni con la pubblica amministrazione',
    reason: 'nessuna interfaccia pubblica: il protocollo dell’ente si certifica con InterPRO',
  },
  {
    system: 'Rete SUAP',
    what: 'accettazione e gestione delle pratiche delle imprese (STAR)',
    reason: 'nessuna interfaccia pubblica: l’accreditamento è lo scenario SUAP di Toscana Compliance',
  },
  {
    system: 'START',
    what: 'acquisti telematici',
    reason:
      'nessuna interfaccia pubblica: si usa con il browser; gli atti di adesione a IRIS che vi passano si verificano con «collaudo check adesione-iris»',
  },
  {
    system: 'fERT',
    what: 'fatturazione elettronica attiva e passiva',
    reason: 'nessuna interfaccia pubblica di accreditamento: i formati di SdI sono pubblici e hanno i loro strumenti',
  },
  {
    system: 'Sportelli informativi',
    what: 'segnalazioni e reclami dei cittadini',
    reason: 'nessuna interfaccia pubblica: si usano con il browser',
  },
];
