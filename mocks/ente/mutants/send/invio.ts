import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Deposits again, by itself, what was refused for one of these reasons. */
const depositingAgainFor =
  (reason: RegExp) =>
  (depositAgain: () => Promise<unknown>, reasons: readonly string[]): Promise<unknown> =>
    reasons.some((each) => reason.test(each)) ? depositAgain() : Promise.resolve();

/** Defects in the request of a notification. */
export const invio: readonly Mutant[] = [
  sendMutant('modalita-implicita', 'Non dichiara la modalità NONE quando non c’è nulla da pagare.', 'SEND-INVIO-004', {
    pagoPaIntMode: (pays) => (pays ? 'SYNC' : undefined),
  }),
  sendMutant('sincrona-implicita', 'Non dichiara la modalità SYNC quando c’è un avviso da pagare.', 'SEND-INVIO-011', {
    pagoPaIntMode: (pays) => (pays ? undefined : 'NONE'),
  }),
  sendMutant(
    'forfettaria-con-costi',
    'Dichiara spese forfettarie anche quando l’avviso chiede di aggiungere il costo della notifica.',
    'SEND-INVIO-008',
    { feePolicy: () => ({ notificationFeePolicy: 'FLAT_RATE' }) },
  ),
  sendMutant(
    'spese-senza-iva',
    'Con spese a carico del destinatario tace il costo dell’ente e l’aliquota IVA.',
    'SEND-INVIO-009',
    {
      feePolicy: ({ modalita }) => ({
        notificationFeePolicy: modalita === 'forfettaria' ? 'FLAT_RATE' : 'DELIVERY_MODE',
      }),
    },
  ),
  sendMutant(
    'applica-costi-sempre',
    'Chiede di aggiungere il costo della notifica a ogni avviso, qualunque cosa abbia deciso l’operatore.',
    'SEND-INVIO-014 SEND-INVIO-008',
    {
      payment: (avviso, attachment, mittente) =>
        correctParts.payment({ ...avviso, applicaCosti: true }, attachment, mittente),
    },
  ),
  sendMutant(
    'creditore-mittente',
    'Nella notifica indica sé stesso come creditore, anche quando il creditore è un altro ente.',
    'SEND-INVIO-015 SEND-COSTO-032',
    {
      payment: (avviso, attachment, mittente) =>
        correctParts.payment({ ...avviso, creditore: mittente }, attachment, mittente),
    },
  ),
  sendMutant(
    'iuv-per-avviso',
    'Al posto del numero avviso di 18 cifre trasmette lo IUV.',
    'SEND-INVIO-013 SEND-INVIO-015 SEND-PROTO-003',
    {
      payment: (avviso, attachment, mittente) =>
        correctParts.payment({ ...avviso, numeroAvviso: avviso.numeroAvviso.slice(1) }, attachment, mittente),
    },
  ),
  sendMutant('avviso-non-allegato', 'Carica il PDF dell’avviso ma non lo allega al pagamento.', 'SEND-INVIO-012', {
    payment: ({ numeroAvviso, creditore, applicaCosti }) => ({
      pagoPa: { noticeCode: numeroAvviso, creditorTaxId: creditore, applyCost: applicaCosti },
    }),
  }),
  sendMutant(
    'versione-inventata',
    'Cita i documenti con una versione fissa invece di quella restituita dal caricamento.',
    'SEND-INVIO-006',
    { documentRef: (slot) => ({ key: slot.key, versionToken: '1' }) },
  ),
  sendMutant(
    'mittente-altrui',
    'Indica come mittente un codice fiscale che non è quello dell’ente a cui la chiave è stata rilasciata.',
    'SEND-INVIO-010',
    { notificationBody: (body) => ({ ...body, senderTaxId: '00000000000' }) },
  ),
  sendMutant(
    'indirizzo-omesso',
    'Tralascia l’indirizzo fisico quando il destinatario ha un domicilio digitale.',
    'SEND-INVIO-025 SEND-INVIO-002',
    {
      recipient: (destinatario, payments) => {
        const { physicalAddress: _, ...rest } = correctParts.recipient(destinatario, payments);
        return rest;
      },
    },
  ),
  sendMutant(
    'domicilio-omesso',
    'Non trasmette il domicilio digitale speciale del destinatario.',
    'SEND-INVIO-002 SEND-COSTO-003 SEND-COSTO-005',
    {
      recipient: (destinatario, payments) => {
        const { digitalDomicile: _, ...rest } = correctParts.recipient(destinatario, payments);
        return rest;
      },
    },
  ),
  sendMutant('pec-altrui', 'Trasmette come domicilio digitale la PEC di un altro destinatario.', 'SEND-INVIO-002', {
    recipient: (destinatario, payments) =>
      correctParts.recipient({ ...destinatario, domicilioDigitale: 'altra.persona@pec.it' }, payments),
  }),
  sendMutant('nome-altrui', 'Trasmette la denominazione di un altro destinatario.', 'SEND-INVIO-002', {
    recipient: (destinatario, payments) =>
      correctParts.recipient({ ...destinatario, denominazione: 'Leonardo da Vinci' }, payments),
  }),
  sendMutant('via-altrui', 'Trasmette la via di un altro destinatario.', 'SEND-INVIO-002', {
    recipient: (destinatario, payments) =>
      correctParts.recipient(
        { ...destinatario, indirizzo: { ...destinatario.indirizzo, via: 'Via Milano 2' } },
        payments,
      ),
  }),
  sendMutant(
    'spedizione-fissa',
    'Indica sempre la raccomandata 890, qualunque spedizione abbia scelto l’operatore.',
    'SEND-INVIO-003',
    { physicalCommunicationType: () => 'REGISTERED_LETTER_890' },
  ),
  sendMutant(
    'tassonomia-fissa',
    'Indica sempre lo stesso codice tassonomico, anche per gli atti che non chiedono un pagamento.',
    'SEND-INVIO-026 SEND-INVIO-007',
    { taxonomyCode: () => '010201P' },
  ),
  sendMutant('campi-nulli', 'Trasmette nulli i campi facoltativi senza valore.', 'SEND-INVIO-024 SEND-PROTO-003', {
    notificationBody: (body) => ({ abstract: null, ...body }),
  }),
  sendMutant(
    'codice-fiscale-nell-oggetto',
    'Scrive il codice fiscale del destinatario nell’oggetto della notifica.',
    'SEND-INVIO-028 SEND-INVIO-029',
    { subject: ({ oggetto, destinatari }) => `${oggetto} ${destinatari[0]?.codiceFiscale ?? ''}` },
  ),
  sendMutant(
    'protocollo-proprio',
    'Antepone l’anno al protocollo dell’operatore, e dopo una risposta perduta cerca la richiesta senza l’anno.',
    'SEND-INVIO-029 SEND-INVIO-020',
    { notificationBody: (body) => ({ ...body, paProtocolNumber: `2026/${String(body['paProtocolNumber'])}` }) },
  ),
  sendMutant('gettone-nuovo', 'A ogni nuovo tentativo genera un altro codice di idempotenza.', 'SEND-INVIO-022', {
    idempotenceTokenFor: (kept, attempt, ids) => (attempt === 1 ? kept : ids.token(32)),
  }),
  sendMutant('senza-gettone', 'Deposita le notifiche senza codice di idempotenza.', 'SEND-INVIO-021 SEND-INVIO-020', {
    idempotenceTokenFor: () => undefined,
  }),
  sendMutant(
    'reinvia-dopo-la-presa-in-carico',
    'Invia di nuovo la richiesta che SEND ha già preso in carico.',
    'SEND-INVIO-023',
    {
      shouldRetry: (reply, attempt, operation) =>
        (operation === 'sendNewNotification' && reply.status === 202 && attempt === 1) ||
        correctParts.shouldRetry(reply, attempt, operation),
    },
  ),
  sendMutant(
    'conflitto-aggirato',
    'Quando SEND risponde che la richiesta esiste già, ne crea un’altra con un nuovo codice di idempotenza.',
    'SEND-INVIO-022',
    { onConflict: () => 'newToken' },
  ),
  sendMutant(
    'rifiuto-muto',
    'Non mostra all’operatore i motivi per cui SEND ha rifiutato la notifica.',
    'SEND-INVIO-017',
    { refusalReasons: () => [] },
  ),
  sendMutant(
    'errore-muto',
    'Quando SEND respinge una richiesta, l’operatore non vede alcun messaggio.',
    'SEND-INVIO-019 SEND-INVIO-016 SEND-CARICO-009 SEND-SICUR-006',
    { operatorMessage: () => '' },
  ),
  sendMutant(
    'ritenta-dopo-il-rifiuto',
    'Deposita di nuovo, da solo, la notifica che SEND ha rifiutato.',
    'SEND-INVIO-018',
    { onRefusal: (depositAgain) => depositAgain() },
  ),
  sendMutant(
    'ritenta-se-un-servizio-manca',
    'Deposita di nuovo, da solo, la notifica rifiutata per un servizio di SEND che non rispondeva.',
    'SEND-INVIO-018',
    { onRefusal: depositingAgainFor(/^(SERVICE_UNAVAILABLE|ADDRESS_SEARCH_FAILED)\b/) },
  ),
  sendMutant(
    'ricarica-e-ritenta',
    'Quando SEND non ha più un documento lo carica di nuovo e ripete da solo il deposito.',
    'SEND-INVIO-018',
    { onRefusal: depositingAgainFor(/^(FILE_NOTFOUND|FILE_GONE)\b/) },
  ),
  sendMutant(
    'motivi-di-una-tabella',
    'Mostra i motivi di rifiuto di una propria tabella, che non conosce quelli sui file, sul peso e sui servizi.',
    'SEND-INVIO-017',
    {
      refusalReasons: (events) =>
        correctParts
          .refusalReasons(events)
          .filter((reason) => /^(NOT_VALID_ADDRESS|TAXID_NOT_VALID|PAYMENT_NOT_VALID|FILE_SHA_ERROR)\b/.test(reason)),
    },
  ),
  sendMutant(
    'richiesta-non-conservata',
    'Conserva il proprio protocollo al posto dell’identificativo della richiesta.',
    'SEND-INVIO-005 SEND-EVENTI-008 SEND-INVIO-027 SEND-INVIO-020',
    { requestIdToKeep: (_, protocollo) => protocollo },
  ),
];
