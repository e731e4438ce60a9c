import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Categories that this ente's author had heard of. */
const KNOWN =
  /^(REQUEST|SEND|DIGITAL|ANALOG|NOTIFICATION|REFINEMENT|SCHEDULE|AAR|GET|PREPARE|NORMALIZED|VALIDATE|PAYMENT|COMPLETELY|PUBLIC|PROBABLE|NOT_HANDLED)/;

/** Defects in reading events. */
export const eventi: readonly Mutant[] = [
  sendMutant('stream-di-stato', 'Crea uno stream di soli cambi di stato.', 'SEND-EVENTI-001', {
    streamRequest: (title) => ({ ...correctParts.streamRequest(title), eventType: 'STATUS' }),
  }),
  sendMutant(
    'stream-filtrato',
    'Chiede allo stream i soli eventi di accettazione e rifiuto.',
    'SEND-EVENTI-002 SEND-EVENTI-009',
    {
      streamRequest: (title) => ({
        ...correctParts.streamRequest(title),
        filterValues: ['REQUEST_ACCEPTED', 'REQUEST_REFUSED'],
      }),
    },
  ),
  sendMutant(
    'stream-tardivo',
    'Crea lo stream soltanto alla prima lettura, dopo l’invio della notifica.',
    'SEND-EVENTI-003 SEND-EVENTI-008',
    { opensStreamBeforehand: () => false },
  ),
  sendMutant(
    'stream-altra-versione',
    'Legge lo stream con una versione diversa da quella con cui l’ha creato.',
    'SEND-EVENTI-004 SEND-PROTO-001',
    { streamVersion: (use) => (use === 'create' ? 'v2.9' : 'v2.8') },
  ),
  sendMutant(
    'stream-con-gruppi',
    'Crea lo stream per un gruppo che la chiave API non ha.',
    'SEND-EVENTI-020 SEND-EVENTI-008',
    {
      streamRequest: (title) => ({ ...correctParts.streamRequest(title), groups: ['ufficio-tributi'] }),
    },
  ),
  sendMutant('salta-una-pagina', 'Dopo ogni pagina riparte da più avanti, saltandone un’altra.', 'SEND-EVENTI-005', {
    lastEventIdAfter: (page, previous) => {
      const last = correctParts.lastEventIdAfter(page, previous);
      return page.length === 0 || last === undefined
        ? last
        : (BigInt(last) + BigInt(page.length)).toString().padStart(last.length, '0');
    },
  }),
  sendMutant(
    'ricomincia-da-capo',
    'Rilegge lo stream sempre dall’inizio, senza dire fin dove è arrivato.',
    'SEND-EVENTI-023',
    { lastEventIdAfter: () => undefined },
  ),
  sendMutant('pagina-vuota-azzera', 'Dopo una pagina vuota ricomincia a leggere dall’inizio.', 'SEND-EVENTI-023', {
    lastEventIdAfter: (page) => page.at(-1)?.eventId,
  }),
  sendMutant(
    'ignora-l-attesa',
    'Rilegge lo stream subito, senza attendere il tempo indicato da SEND.',
    'SEND-EVENTI-006',
    { nextReadAt: (now) => now },
  ),
  sendMutant(
    'attesa-in-secondi',
    'Legge come secondi i millisecondi di attesa, e li divide per mille.',
    'SEND-EVENTI-006',
    { nextReadAt: (now, retryAfterMs) => now + Math.floor(retryAfterMs / 1_000) },
  ),
  sendMutant(
    'sola-prima-pagina',
    'Si ferma alla prima pagina anche quando SEND indica che ci sono altri eventi.',
    'SEND-EVENTI-007',
    { isLastRead: (pageSizes) => pageSizes.length >= 1 },
  ),
  sendMutant(
    'evento-perso-al-riavvio',
    'Avanza nello stream prima di avere salvato gli eventi, che un riavvio fa perdere.',
    'SEND-EVENTI-011',
    {
      persistPage: (page, moved, archive, memory) => {
        archive.saveStream(moved);
        memory.events.push(...page);
      },
    },
  ),
  sendMutant('evento-contato-due-volte', 'Registra di nuovo un evento che aveva già ricevuto.', 'SEND-EVENTI-012', {
    eventKey: (streamId, event, received) => `${streamId}/${event.eventId}/${received}`,
  }),
  sendMutant('categoria-ignota-blocca', 'Si ferma davanti a un evento di categoria sconosciuta.', 'SEND-EVENTI-013', {
    onCategory: (category) => (KNOWN.test(category ?? '') ? 'keep' : 'stop'),
  }),
  sendMutant('solo-accettazione', 'Scarta gli eventi successivi all’accettazione.', 'SEND-EVENTI-009 SEND-EVENTI-010', {
    onCategory: (category) => (category?.startsWith('REQUEST_') === true ? 'keep' : 'drop'),
  }),
  sendMutant(
    'ordina-per-data',
    'Mette in ordine gli eventi secondo il loro istante invece che secondo lo stream.',
    'SEND-EVENTI-014',
    {
      inOrder: (events) =>
        [...events].sort((a, b) => ((a.element?.eventTimestamp ?? '') < (b.element?.eventTimestamp ?? '') ? -1 : 1)),
    },
  ),
  sendMutant(
    'stato-non-aggiornato',
    'Lascia la notifica nello stato del primo evento ricevuto.',
    'SEND-EVENTI-010 SEND-INVIO-027',
    { statusAfter: (events) => events.find(({ newStatus }) => newStatus !== undefined)?.newStatus },
  ),
  sendMutant('stream-perso', 'Se lo stream non esiste più rinuncia a leggere gli eventi.', 'SEND-EVENTI-015', {
    onStreamGone: () => 'giveUp',
  }),
  sendMutant(
    'insiste-sugli-stream',
    'Quando il numero massimo di stream è raggiunto insiste a crearne.',
    'SEND-EVENTI-016',
    {
      shouldRetry: (reply, attempt, operation) =>
        (operation === 'createEventStream' && reply.status === 409 && attempt <= 5) ||
        correctParts.shouldRetry(reply, attempt, operation),
    },
  ),
  sendMutant(
    'rifiuto-senza-iun',
    'Attribuisce gli eventi alle notifiche con il solo IUN, che un rifiuto non porta.',
    'SEND-EVENTI-018 SEND-INVIO-017',
    {
      isAbout: (event, notifica, iun) => event.iun !== undefined && correctParts.isAbout(event, notifica, iun),
    },
  ),
  sendMutant(
    'interroga-ogni-richiesta',
    'Oltre a leggere lo stream interroga periodicamente ogni singola richiesta.',
    'SEND-EVENTI-021',
    { pollsRequests: () => true },
  ),
  sendMutant(
    'insiste-sullo-stream-negato',
    'Quando SEND nega la lettura dello stream continua a chiederla.',
    'SEND-EVENTI-022',
    {
      shouldRetry: (reply, attempt, operation) =>
        (operation === 'consumeEventStream' && reply.status === 403 && attempt <= 5) ||
        correctParts.shouldRetry(reply, attempt, operation),
    },
  ),
];
