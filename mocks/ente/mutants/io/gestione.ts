import { correctParts } from '../../parts.ts';
import { pdfOf } from '../../pdf.ts';
import { planMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const ioMutant = planMutant('io');

/** Defects in pace, keys, services, feed and remote contents. */
export const gestione: readonly Mutant[] = [
  ioMutant('io-senza-ritmo', 'Fa le chiamate di un lotto tutte insieme.', 'IO-RL-001', { ioPause: () => 0 }),
  ioMutant('io-attende-retry-after', 'Attende quanto dice Retry-After, che IO non manda.', 'IO-RL-002', {
    ioRetryDelay: (reply, attempt, operation) =>
      correctParts.ioRetryDelay(
        { ...reply, headers: { 'x-rate-limit-retry-after': reply.headers['retry-after'] ?? '0.6' } },
        attempt,
        operation,
      ),
  }),
  ioMutant('io-abbandona-il-429', 'Abbandona le chiamate che IO rifiuta per il limite.', 'IO-RL-003 IO-RL-004', {
    ioShouldRetry: (reply, attempt, operation) =>
      reply.status !== 429 && correctParts.ioShouldRetry(reply, attempt, operation),
  }),
  ioMutant('io-attesa-fissa', 'Senza indicazioni ripete subito.', 'IO-RL-004', {
    ioRetryDelay: (reply, attempt, operation) =>
      reply.status === 429 && reply.headers['x-rate-limit-retry-after'] === undefined
        ? 100
        : correctParts.ioRetryDelay(reply, attempt, operation),
  }),
  ioMutant('io-esito-senza-chiave', 'Chiede gli esiti senza la chiave.', 'IO-SEC-001', {
    ioHeaders: (key, hasBody) => {
      const { 'ocp-apim-subscription-key': own, ...headers } = correctParts.ioHeaders(key, hasBody);
      return hasBody && own !== undefined ? { ...headers, 'ocp-apim-subscription-key': own } : headers;
    },
  }),
  ioMutant('io-insiste-con-la-chiave', 'Continua il lotto anche se la chiave non è accettata.', 'IO-SEC-002', {
    goesOnAfter: () => true,
  }),
  ioMutant('io-chiave-nell-indirizzo', 'Mette la chiave anche nell’indirizzo.', 'IO-SEC-003', {
    ioUrl: (base, path, key) => `${correctParts.ioUrl(base, path, key)}?subscription-key=${key}`,
  }),
  ioMutant('io-intestazioni-del-gateway', 'Trasmette le intestazioni riservate al gateway.', 'IO-SEC-004', {
    ioHeaders: (...given) => ({ ...correctParts.ioHeaders(...given), 'x-subscription-id': 'servizio' }),
  }),
  ioMutant('io-chiave-del-servizio-per-gestire', 'Gestisce i servizi con la chiave di un servizio.', 'IO-SEC-005', {
    managementKeyFor: () => false,
  }),
  ioMutant('io-rigenera-la-chiave-in-uso', 'Rigenera la chiave primaria e continua con la vecchia.', 'IO-SEC-006', {
    ioKeyFor: (servizio, keys, secondary) => (secondary ? '0000000000000000' : keys[servizio]?.primary),
  }),
  ioMutant('io-tocca-la-scheda-in-revisione', 'Modifica la scheda mentre PagoPA la guarda.', 'IO-SVC-002', {
    mayEdit: () => true,
  }),
  ioMutant('io-ripresenta-senza-modifiche', 'Ripresenta una scheda respinta senza modificarla.', 'IO-SVC-002', {
    mustEditFirst: () => false,
  }),
  ioMutant('io-scheda-incompleta', 'Manda in revisione schede incomplete.', 'IO-SVC-003 IO-SVC-006', {
    cardProblem: () => undefined,
  }),
  ioMutant('io-scheda-senza-indirizzi', 'Manda in revisione schede senza indirizzi IP.', 'IO-SVC-006', {
    cardProblem: (dati) => correctParts.cardProblem({ ...dati, indirizziIp: ['203.0.113.10/32'] }),
  }),
  ioMutant('io-pubblicato-e-nascosto', 'Mostra nascosto un servizio che è pubblicato.', 'IO-SVC-005', {
    isVisible: () => false,
  }),
  ioMutant('io-argomento-inesistente', 'Indica un argomento che non esiste.', 'IO-SVC-001', {
    serviceCard: (dati, ente) => {
      const card = correctParts.serviceCard(dati, ente);
      return { ...card, metadata: { ...(card['metadata'] as object), topic_id: 9_999 } };
    },
  }),
  ioMutant('io-campi-vuoti', 'Trasmette vuoti i campi che non sono compilati.', 'IO-SVC-001', {
    serviceCard: (dati, ente) => {
      const card = correctParts.serviceCard(dati, ente);
      return { ...card, metadata: { pec: '', ...(card['metadata'] as object) } };
    },
  }),
  ioMutant('io-motivo-del-rifiuto-taciuto', 'Non dice perché PagoPA ha respinto la scheda.', 'IO-SVC-004', {
    rejectionReason: () => undefined,
  }),
  ioMutant('io-respinto-e-in-revisione', 'Mostra in revisione una scheda respinta.', 'IO-SVC-005', {
    serviceWord: (status) => (status === 'rejected' ? 'inRevisione' : correctParts.serviceWord(status)),
  }),
  ioMutant('io-flusso-di-oggi', 'Legge il flusso del giorno in corso.', 'IO-FEED-001', {
    feedDays: (_, now) => [new Date(now).toISOString().slice(0, 10)],
  }),
  ioMutant('io-flusso-con-buchi', 'Legge del flusso il solo giorno prima.', 'IO-FEED-001', {
    feedDays: (_, now) => [new Date(now - 86_400_000).toISOString().slice(0, 10)],
  }),
  ioMutant('io-impronta-in-minuscolo', 'Calcola l’impronta del codice fiscale in minuscolo.', 'IO-FEED-002', {
    feedDigest: (codiceFiscale) => correctParts.feedDigest(`${codiceFiscale.toLowerCase()} `),
  }),
  ioMutant('io-contenuto-senza-chiave', 'Dà i contenuti a chi non ha la chiave.', 'IO-RC-002', {
    comesFromIo: () => true,
  }),
  ioMutant('io-contenuto-a-tutti', 'Dà il contenuto a chi non ne è il destinatario.', 'IO-RC-003', {
    isAddressee: () => true,
  }),
  ioMutant('io-allegati-a-tutti', 'Dà gli allegati a chi non ne è il destinatario.', 'IO-RC-003', {
    mayHaveAttachment: () => true,
  }),
  ioMutant('io-contenuto-corto', 'Dà un contenuto più corto di quanto IO ammetta.', 'IO-RC-001', {
    remoteDetails: (contenuto) => {
      const details = correctParts.remoteDetails(contenuto);
      return details === undefined ? undefined : { ...details, markdown: details.markdown.slice(0, 40) };
    },
  }),
  ioMutant('io-allegati-assoluti', 'Dà degli allegati un indirizzo assoluto.', 'IO-RC-004', {
    remoteAttachments: (contenuto) =>
      correctParts.remoteAttachments(contenuto).map((each, index) => ({
        ...each,
        url: `https://www.comune.example/allegati/${index + 1}`,
      })),
  }),
  ioMutant('io-allegati-in-testo', 'Dà degli allegati che non sono PDF.', 'IO-RC-005', {
    attachmentBytes: () => Buffer.from('Questo è un allegato.'),
  }),
  ioMutant('io-allegati-senza-livello', 'Dà degli allegati che non sono PDF/A.', 'IO-RC-011', {
    attachmentBytes: ({ dati }, index) => pdfOf([dati.oggetto, `Allegato ${index}`]),
  }),
  ioMutant('io-allegato-senza-attesa', 'Non dice fra quanto l’allegato sarà pronto.', 'IO-RC-010', {
    attachmentNotReady: () => ({ status: 503, headers: {} }),
  }),
  ioMutant('io-allegato-mai-pronto', 'Un allegato non è mai pronto.', 'IO-RC-010', {
    attachmentWait: () => 30,
  }),
  ioMutant('io-precondizione-assente', 'Non dà la precondizione che ha annunciato.', 'IO-RC-006', {
    preconditionText: () => undefined,
  }),
  ioMutant('io-sconosciuto-e-vuoto', 'Di un messaggio che non conosce risponde che va tutto bene.', 'IO-RC-007', {
    unknownContent: () => 200,
  }),
  ioMutant('io-annuncia-e-non-da', 'Annuncia allegati e non li dà.', 'IO-RC-008', { remoteAttachments: () => [] }),
  ioMutant('io-rifiuta-la-firma', 'Rifiuta le richieste firmate dal cittadino.', 'IO-RC-009', {
    toleratesSigned: () => false,
  }),
];
