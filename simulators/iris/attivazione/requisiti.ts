import type { Requirement } from '../../kernel/requirement.ts';
import { adesione } from '../requirements/row.ts';

const must = (id: string, section: string, text: string, remedy: string): Requirement => ({
  id,
  level: 'MUST',
  status: 'source',
  source: adesione(section),
  text,
  remedy,
});

/** What the papers of the adhesion must hold and how they agree (procedura di adesione v3.2, §2-§4). Proven by vectors alone. */
export const requisitiAdesione = {
  pagopa: must(
    'IRIS-ADES-001',
    '2',
    'L’ente ha aderito a pagoPA indicando Regione Toscana come intermediario, gli IBAN e i referenti.',
    'Completare l’adesione a pagoPA prima degli altri passi.',
  ),
  soggetto: must(
    'IRIS-ADES-002',
    '3.1.5',
    'L’ente è fra i soggetti che possono aderire; un ente riusante acquista soltanto giornate.',
    'Verificare con Regione Toscana a quale titolo l’ente può aderire.',
  ),
  manifestazione: must(
    'IRIS-ADES-003',
    '3.1.1',
    'La manifestazione di interesse è sottoscritta da chi può impegnare l’ente e porta l’importo presunto, con lo start-up per un ente nuovo.',
    'Completare la manifestazione di interesse.',
  ),
  approvazione: must(
    'IRIS-ADES-004',
    '3.1.2',
    'L’approvazione segue la manifestazione, è sottoscritta dal RUP di Regione Toscana e porta lo stesso importo presunto.',
    'Attendere l’approvazione, o farla correggere.',
  ),
  atto: must(
    'IRIS-ADES-005',
    '3.1.3',
    'L’atto di adesione segue l’approvazione, porta importo, CIG e termine dell’ordinativo, ed è firmato digitalmente dall’ente e dal RUP.',
    'Completare l’atto di adesione.',
  ),
  durata: must(
    'IRIS-ADES-006',
    '3.1.5',
    'L’atto non si stipula nell’ultimo mese del contratto quadro e non dura oltre la sua scadenza.',
    'Rivedere le date dell’atto con Regione Toscana.',
  ),
  ordinativo: must(
    'IRIS-ADES-007',
    '3.1.4',
    'L’ordinativo segue l’atto ed è emesso entro il termine, firmato digitalmente e inviato per PEC al fornitore e a Regione Toscana.',
    'Emettere l’ordinativo entro il termine e trasmetterlo a entrambi.',
  ),
  contenuto: must(
    'IRIS-ADES-008',
    '3.1.4',
    'L’ordinativo porta prestazioni, importo, impegno di spesa, tempi, CIG e CIG derivato, dati per la fatturazione.',
    'Completare l’ordinativo: il fornitore non può eseguirlo altrimenti.',
  ),
  capienza: must(
    'IRIS-ADES-009',
    '3.1.4',
    'La somma degli ordinativi non supera l’importo dell’atto.',
    'Ridurre l’ordinativo o stipulare un altro atto.',
  ),
  scheda: must(
    'IRIS-ADES-010',
    '3.1.4',
    'All’ordinativo è allegata la scheda anagrafica compilata.',
    'Allegare la scheda anagrafica.',
  ),
  pacchetti: must(
    'IRIS-ADES-011',
    '3.1.5',
    'Le posizioni si acquistano a pacchetti di 1.000 e bastano per quelle immesse; oltre 1.500.000 nell’anno non si paga altro.',
    'Ordinare altri pacchetti da 1.000 posizioni.',
  ),
  tributi: must(
    'IRIS-ADES-012',
    '4',
    'Ogni tributo della scheda ha una modalità di integrazione adatta: un pagamento atteso non va a Bollettino Bianco.',
    'Scegliere CA o SPX per i pagamenti attesi.',
  ),
  anagrafica: must(
    'IRIS-ADES-013',
    '4, RT_IRIS_SCA',
    'La scheda indica ente, codice fiscale, SIL, tributi, IBAN validi e contatti, ciascuno una volta.',
    'Completare la scheda anagrafica.',
  ),
  restituita: must(
    'IRIS-ADES-014',
    '4.1.1',
    'La scheda che IRIS restituisce è quella inviata, completata dei dati di configurazione.',
    'Chiedere a IRIS la correzione dei dati diversi.',
  ),
  responsabile: must(
    'IRIS-ADES-015',
    '3.1.5',
    'L’ente ha nominato un responsabile del procedimento.',
    'Nominare il responsabile e, se ne ricorrono i presupposti, il direttore dell’esecuzione.',
  ),
  banco: {
    ...must(
      'IRIS-ADES-016',
      '4.1.1',
      'Le prove sono dell’ente, del sistema, dei conti e dei tributi che la scheda porta.',
      'Correggere il run file, o chiedere a IRIS la correzione della scheda: prove di un altro ente non valgono.',
    ),
    status: 'reconstructed',
    ours: true,
  },
} as const satisfies Readonly<Record<string, Requirement>>;
