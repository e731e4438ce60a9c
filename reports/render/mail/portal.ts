import type { MailSettings } from './settings.ts';

/**
 * What to do where documents are uploaded to a portal (Regione Marche, «Istruzioni richiesta registrazione nuovi servizi
 * IOService»): which of them are signed, by whom and how, and what proves that they were sent. A plain text to tick.
 */
export function portalChecklist(
  ente: { readonly denominazione: string; readonly codiceFiscale: string },
  settings: MailSettings,
): string {
  const steps: readonly string[] = [
    'La convenzione regionale in vigore comprende IOService; se non lo comprende, va sottoscritta di nuovo prima di procedere.',
    'Il file «Parametri nuovi servizi» è compilato secondo le istruzioni che contiene. Non occorre firmarlo.',
    'Il «Modulo registrazione servizi» è compilato.',
    'Il «Modulo registrazione servizi» è firmato digitalmente dal legale rappresentante o da altro soggetto autorizzato. Se firmato dal proprio computer: «collaudo verify FILE» dice di chi è la firma e se è integra.',
    'Se si firma con Calamaio, il dispositivo è un token (con una firma OTP Calamaio non si può usare) e la funzione risulta «Attiva».',
    `La procedura è aperta${settings.portal === undefined ? ' (indicarne l’indirizzo in «mail.portal» del run file)' : `: ${settings.portal}`}. Nessun altro canale è ammesso.`,
    'Sono indicati un referente per i chiarimenti e i dati identificativi dell’ente; i dati del compilatore sono quelli dell’accesso.',
    'Sono caricati due file: il modulo firmato e i parametri.',
    'La richiesta è stata inviata con «Avvia».',
    'L’istanza compare nell’elenco delle istanze inviate: conservarne il numero o la schermata.',
  ];
  return [
    'Lista di controllo per il caricamento sul portale',
    `Ente: ${ente.denominazione}, codice fiscale ${ente.codiceFiscale}`,
    '',
    ...steps.map((step, index) => `[ ] ${String(index + 1).padStart(2)}. ${step}`),
    '',
    'Un documento nato da una prova generale su simulatore non sostituisce le prove nell’ambiente della piattaforma.',
    '',
  ].join('\n');
}
