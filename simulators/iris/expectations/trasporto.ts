import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { fateOf, isFromEnte } from '../seen.ts';
import { byRule, expecting, invii, ruled, textOf, toldOperator, traffic } from './story.ts';

const NO_CALL = 'L’ente non ha chiamato IRIS.';
const NO_RETRY = 'L’ente non ha ripetuto alcun invio.';

/** Transport, header, identifiers and errors. Parameters: `idPendenza` where one is named. */
export const trasporto: Readonly<Record<string, Expectation>> = {
  silAuthenticated: byRule('IRIS-TRASP-001', 'L’ente non ha chiamato la Porta Delegata.'),
  systemIsCaller: byRule('IRIS-TRASP-002', NO_CALL),
  subjectIsCaller: byRule('IRIS-TRASP-003', NO_CALL),
  serviceNamed: byRule('IRIS-TRASP-004', NO_CALL),
  soapAtAddress: byRule('IRIS-TRASP-005', NO_CALL),
  schemaRespected: byRule('IRIS-TRASP-006', NO_CALL),
  versionKnown: byRule('IRIS-TRASP-007', NO_CALL),
  messageIdsFormed: byRule('IRIS-TRASP-008', NO_CALL),
  messageIdsDistinct: byRule('IRIS-TRASP-009', 'L’ente non ha inviato messaggi.'),
  sameIdOnRetry: expecting('IRIS-TRASP-010', (view) => {
    const judgement = ruled(view, 'IRIS-TRASP-010');
    if (judgement !== undefined) return judgement;
    const trouble = traffic(view).find((exchange) => isFromEnte(exchange) && fateOf(exchange) === 'unknown');
    return trouble === undefined
      ? notObserved('Nessun invio è di sorte ignota.')
      : satisfied('L’invio di sorte ignota non è ripetuto: nulla si può raddoppiare.', trouble.seq);
  }),
  duplicateNotInsisted: byRule('IRIS-TRASP-011', 'IRIS non ha riconosciuto messaggi già ricevuti.'),
  receiverIsIris: byRule('IRIS-TRASP-012', NO_CALL),
  senderIsEnte: byRule('IRIS-TRASP-013', 'L’ente non ha inviato pendenze.'),
  timesWithOffset: byRule('IRIS-TRASP-014', NO_CALL),
  soapActionNamed: byRule('IRIS-TRASP-015', 'L’ente non ha usato indirizzi diretti.'),
  deliveryCompleted: expecting('IRIS-TRASP-016', (view, parameters) => {
    const sent = invii(view, textOf(parameters, 'idPendenza'));
    const trouble = sent.find(({ exchange }) => fateOf(exchange) === 'unknown');
    if (trouble === undefined) return notObserved('IRIS non ha avuto errori temporanei.');
    const done = sent.find(
      ({ exchange }) => exchange.seq > trouble.exchange.seq && ['taken', 'duplicate'].includes(fateOf(exchange)),
    );
    return done === undefined
      ? violated(
          'Dopo l’errore temporaneo l’invio non è portato a termine.',
          'la presa in carico',
          'nessuna',
          trouble.exchange.seq,
        )
      : satisfied('Dopo l’errore temporaneo l’invio è portato a termine.', done.exchange.seq);
  }),
  boundedRetries: byRule('IRIS-TRASP-017', NO_RETRY),
  refusedNotRepeated: byRule('IRIS-TRASP-018', 'IRIS non ha rifiutato alcun messaggio.'),
  refusalShown: expecting('IRIS-TRASP-019', (view) => {
    const refused = traffic(view).find((exchange) => isFromEnte(exchange) && fateOf(exchange) === 'refused');
    if (refused === undefined) return notObserved('IRIS non ha rifiutato alcun messaggio.');
    const said = toldOperator(view, refused.seq);
    return said === undefined
      ? violated(
          'L’operatore non vede perché il messaggio è stato rifiutato.',
          'il motivo del rifiuto',
          'nessun messaggio',
          refused.seq,
        )
      : satisfied('L’operatore vede perché il messaggio è stato rifiutato.', refused.seq);
  }),
};
