import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, read, registrazione } from '../requirements/row.ts';

const SEZIONE = {
  introduzione: registrazione('Introduzione'),
  upload: registrazione('Compilazione dati e upload file'),
  firma: registrazione('Firma digitale'),
  esito: registrazione('Invio finale e verifica dell’esito'),
};

/** The registration of new services with the Region (io.md §10.1): the numbers are those of its steps. */
export const registrazioneRequirements: readonly Requirement[] = [
  read('IOSERVICE-REG-001', 'MUST', SEZIONE.introduzione, {
    text: 'L’ente ha sottoscritto la convenzione regionale, che comprende IOService, prima di chiedere la registrazione.',
    remedy:
      'Aderire alla convenzione, o sottoscriverla di nuovo per aggiungere IOService, e poi chiedere la registrazione.',
  }),
  read('IOSERVICE-REG-002', 'MUST', SEZIONE.introduzione, {
    text: 'Alla richiesta è allegato il file «Parametri nuovi servizi», compilato.',
    remedy: 'Compilare il file secondo le istruzioni che contiene.',
  }),
  read('IOSERVICE-REG-003', 'MUST', SEZIONE.upload, {
    text: 'Il «Modulo registrazione servizi» è firmato digitalmente dal legale rappresentante o da altro soggetto autorizzato.',
    remedy: 'Firmare il modulo prima di caricarlo.',
  }),
  read('IOSERVICE-REG-005', 'MUST', SEZIONE.introduzione, {
    text: 'La richiesta si invia soltanto con la procedura del portale regionale.',
    remedy: 'Aprire la procedura 13918 di PROCEDIMARCHE: altri canali non sono ammessi.',
  }),
  read('IOSERVICE-REG-006', 'MUST', SEZIONE.upload, {
    text: 'La richiesta indica un referente, l’ente e chi la compila.',
    remedy: 'Completare i dati della pratica.',
  }),
  read('IOSERVICE-REG-008', 'MUST', SEZIONE.firma, {
    text: 'Con Calamaio si firma con un token e con la funzione attiva; con un dispositivo OTP si firma dal proprio computer.',
    remedy: 'Scegliere il modo di firma adatto al dispositivo.',
  }),
  read('IOSERVICE-REG-010', 'MUST', SEZIONE.esito, {
    text: 'La pratica inviata compare fra le istanze inviate.',
    remedy: 'Premere «Avvia», poi conservare il numero della pratica o l’immagine dell’elenco.',
  }),
  inferred('IOSERVICE-REG-011', SEZIONE.introduzione, {
    text: 'I servizi del file dei parametri hanno una scheda che IO può accettare.',
    remedy: 'Correggere la scheda: «collaudo check scheda-io FILE» ne dice ogni rilievo.',
  }),
];
