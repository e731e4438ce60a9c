import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, manuale, read } from '../requirements/row.ts';

const FATTURAZIONE = manuale('Portale di fatturazione');

/** What an ente owes SEND's billing portal month by month. Proven by vectors alone. */
export const requisitiAdesione = {
  termine: read('SEND-ADES-001', 'MUST', FATTURAZIONE, {
    text: 'Il modulo di commessa si compila entro il giorno 15, per le notifiche del mese successivo.',
    remedy: 'Compilare il modulo sul portale entro il 15 del mese che precede quello delle notifiche.',
  }),
  volumi: read('SEND-ADES-002', 'MUST', FATTURAZIONE, {
    text: 'Il modulo dice quante notifiche digitali, quante per raccomandata A/R e quante per raccomandata 890.',
    remedy: 'Indicare i tre numeri, zero compreso.',
  }),
  profilazione: inferred('SEND-ADES-003', 'SHOULD', manuale('Rilascio in produzione e avvio in esercizio'), {
    text: 'I volumi previsti non superano quelli del modulo di profilazione comunicato a PagoPA.',
    remedy: 'Aggiornare il modulo di profilazione, o rivedere la previsione.',
  }),
  contestazioni: inferred('SEND-ADES-004', 'SHOULD', FATTURAZIONE, {
    text: 'Il report di dettaglio corrisponde alle notifiche dell’ente, una per una.',
    remedy: 'Contestare sul portale le notifiche elencate prima di firmare la regolare esecuzione.',
  }),
} satisfies Readonly<Record<string, Requirement>>;
