import { correctParts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects of transport, header and identifiers. */
export const trasporto: readonly Mutant[] = [
  irisMutant(
    'due-credenziali',
    'Alla Porta Delegata presenta, oltre alle credenziali del SIL, una chiave API.',
    'IRIS-TRASP-001',
    { pddHeaders: (ente, servizio) => ({ ...correctParts.pddHeaders(ente, servizio), 'x-api-key': ente.sil }) },
  ),
  irisMutant(
    'utente-sbagliato',
    'Come utente della Porta Delegata usa il codice dell’ente invece del nome del SIL.',
    'IRIS-TRASP-001',
    { pddHeaders: (ente, servizio) => correctParts.pddHeaders({ ...ente, sil: ente.codice }, servizio) },
  ),
  irisMutant(
    'sistema-mittente-errato',
    'Nella tratta riporta il codice dell’ente al posto del SIL.',
    'IRIS-TRASP-002',
    {
      parties(ente) {
        const { trt, e2e } = correctParts.parties(ente);
        return { trt: { ...trt, sender: { ...trt.sender, sys: ente.codice } }, e2e };
      },
    },
  ),
  irisMutant('soggetto-mittente-errato', 'Nella tratta riporta come soggetto il nome del SIL.', 'IRIS-TRASP-003', {
    parties(ente) {
      const { trt, e2e } = correctParts.parties(ente);
      return { trt: { ...trt, sender: { ...trt.sender, id: ente.sil } }, e2e };
    },
  }),
  irisMutant(
    'servizio-della-verifica',
    'Chiama la verifica con il nome del servizio delle pendenze.',
    'IRIS-TRASP-004',
    {
      serviceName: (servizio) =>
        servizio === 'verifica' ? 'IdpAllineamentoPendenze' : correctParts.serviceName(servizio),
    },
  ),
  irisMutant('tipo-di-contenuto', 'Dichiara JSON il contenuto dei messaggi SOAP.', 'IRIS-TRASP-005', {
    pddHeaders: (ente, servizio) => ({
      ...correctParts.pddHeaders(ente, servizio),
      'content-type': 'application/json',
    }),
  }),
  irisMutant(
    'elementi-in-disordine',
    'Scrive gli elementi di un pagamento in un ordine che lo schema non ammette.',
    'IRIS-TRASP-006',
    { schemaOrder: (elements) => elements.toReversed() },
  ),
  irisMutant(
    'versione-inesistente',
    'Dichiara una versione dei messaggi che IRIS non conosce.',
    'IRIS-TRASP-006 IRIS-TRASP-007',
    {
      messageVersion: () => '01.03-05',
    },
  ),
  irisMutant(
    'versione-vecchia',
    'Dichiara la prima versione, che non prevede i pagamenti on-the-fly né i rimborsi.',
    'IRIS-TRASP-007',
    { messageVersion: () => '01.03-00' },
  ),
  irisMutant(
    'identificativi-con-trattini',
    'Usa come identificativi degli UUID, con i trattini.',
    'IRIS-TRASP-006 IRIS-TRASP-008',
    {
      newMessageId: ({ ids }) => ids.uuid(),
    },
  ),
  irisMutant(
    'identificativo-riusato',
    'Usa per tutti i messaggi lo stesso identificativo end-to-end.',
    'IRIS-ESITO-002 IRIS-TRASP-009',
    { newMessageId: () => 'MESSAGGIO1' },
  ),
  irisMutant(
    'contatore-perso-al-riavvio',
    'Numera i messaggi con un contatore che dopo un riavvio riparte da uno.',
    'IRIS-TRASP-009',
    {
      newMessageId({ volatile }) {
        const next = ((volatile.get('contatore') as number | undefined) ?? 0) + 1;
        volatile.set('contatore', next);
        return `M${next}`;
      },
    },
  ),
  irisMutant(
    'nuovo-identificativo-a-ogni-tentativo',
    'Quando ripete un invio di sorte ignota gli dà un identificativo nuovo.',
    'IRIS-TRASP-010',
    { idOfAttempt: (id, attempt, fresh) => (attempt === 1 ? id : fresh()) },
  ),
  irisMutant('insiste-sul-doppione', 'Quando IRIS dice di avere già il messaggio, lo invia ancora.', 'IRIS-TRASP-011', {
    tryAgain: (fate, attempt, reply) =>
      (fate === 'duplicate' && attempt < 4) || correctParts.tryAgain(fate, attempt, reply),
  }),
  irisMutant('destinatario-sbagliato', 'Indirizza i messaggi alla Regione invece che a IRIS.', 'IRIS-TRASP-012', {
    parties(ente) {
      const { trt, e2e } = correctParts.parties(ente);
      const receiver = { id: 'RegioneToscana', sys: 'SIL_TOSCANA' };
      return { trt: { ...trt, receiver }, e2e: { ...e2e, receiver } };
    },
  }),
  irisMutant(
    'ora-locale-senza-scostamento',
    'Scrive l’ora locale senza dire di quanto scosta dal tempo universale.',
    'IRIS-TRASP-014',
    { irisMoment: (at) => correctParts.irisMoment(at).slice(0, 19) },
  ),
  irisMutant('ora-di-roma-come-universale', 'Scrive l’ora di Roma come se fosse quella universale.', 'IRIS-TRASP-014', {
    irisMoment: (at) => `${correctParts.irisMoment(at).slice(0, 19)}Z`,
  }),
  irisMutant(
    'nessuna-ripetizione-sul-500',
    'Dopo un errore interno di IRIS rinuncia, senza ripetere l’invio.',
    'IRIS-TRASP-016',
    {
      tryAgain: (fate, attempt, reply) => reply.status !== 500 && correctParts.tryAgain(fate, attempt, reply),
    },
  ),
  irisMutant(
    'nessuna-ripetizione-nel-silenzio',
    'Se IRIS non risponde rinuncia, senza sapere che ne è stato del messaggio.',
    'IRIS-TRASP-016',
    {
      tryAgain: (fate, attempt, reply) => reply.failure !== 'NO_ANSWER' && correctParts.tryAgain(fate, attempt, reply),
    },
  ),
  irisMutant('ripete-senza-fine', 'Dopo un errore temporaneo ripete l’invio decine di volte.', 'IRIS-TRASP-017', {
    tryAgain: (fate, attempt) => fate === 'unknown' && attempt < 40,
  }),
  irisMutant(
    'ripete-il-rifiutato',
    'Ripete identico un messaggio che IRIS ha rifiutato per il suo contenuto.',
    'IRIS-TRASP-018',
    {
      tryAgain: (fate, attempt, reply) =>
        (fate === 'refused' && attempt < 3) || correctParts.tryAgain(fate, attempt, reply),
    },
  ),
  irisMutant(
    'pendenze-di-un-altro',
    'Nelle pendenze indica come mittente il SIL invece dell’ente.',
    'IRIS-TRASP-013 IRIS-PEND-014',
    { owner: ({ sil }) => sil },
  ),
];
