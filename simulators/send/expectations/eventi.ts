import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { answeredAt, list, members, text } from '../seen.ts';
import { CONSUME, CREATE_STREAM } from '../versions.ts';
import {
  answerSeq,
  byRule,
  exchangesOf,
  oncePerRun,
  expecting,
  hasRead,
  heldOf,
  isHeld,
  pages,
  same,
  textOf,
  toldEvents,
  triedToRead,
  whenHeld,
  whenLinked,
  whenTaken,
} from './story.ts';
import type { Told } from './story.ts';

/** Streams, IUN, statuses. Parameters: `protocollo`, and what each names. */
export const eventi: Readonly<Record<string, Expectation>> = {
  streamRead: expecting('SEND-EVENTI-001', (view) => {
    const read = pages(view)[0];
    if (read === undefined)
      return triedToRead(view)
        ? notObserved('Nessuna lettura dello stream è riuscita.')
        : violated(
            'L’ente non interroga alcuno stream.',
            'una lettura dello stream',
            'nessuna lettura',
            answerSeq(view.commands('read-events').at(-1) ?? view.commands('prepare-events').at(-1)),
          );
    const type = members(creationOf(view, read)?.response.json)['eventType'];
    return type === undefined || type === 'TIMELINE'
      ? satisfied('L’ente interroga uno stream di timeline.', read.seq)
      : violated('Lo stream interrogato non è di tipo timeline.', 'TIMELINE', text(type) ?? '?', read.seq);
  }),
  allEventsWanted: expecting('SEND-EVENTI-002', (view) => {
    const asked = oncePerRun('SEND-EVENTI-002', '').check(view, {});
    const read = pages(view)[0];
    return asked.outcome !== 'notObserved' || read === undefined
      ? { ...asked, message: asked.message || 'Nessuno stream è stato creato né letto.' }
      : notObserved('Lo stream esisteva già: la sua configurazione non si vede.');
  }),
  streamBeforeNotification: expecting('SEND-EVENTI-003', (view, parameters) =>
    whenTaken(view, parameters, ({ exchange }) => {
      const read = pages(view)[0];
      if (read === undefined) return notObserved('Nessuna lettura dello stream è riuscita.');
      const created = creationOf(view, read);
      return created === undefined || created.seq < exchange.seq
        ? satisfied('Lo stream esiste prima dell’invio.', created?.seq ?? read.seq)
        : violated('Lo stream è creato dopo l’invio della notifica.', 'prima dell’invio', 'dopo l’invio', created.seq);
    }),
  ),
  sameVersion: byRule('SEND-EVENTI-004', 'Nessuno stream è stato letto.'),
  nothingSkipped: byRule('SEND-EVENTI-005', 'Nessuno stream è stato letto.'),
  nothingReadAgain: byRule('SEND-EVENTI-023', 'Nessuno stream è stato riletto.'),
  pacingRespected: byRule('SEND-EVENTI-006', 'SEND non ha indicato attese, o lo stream non è stato riletto.'),
  readToTheEnd: expecting('SEND-EVENTI-007', (view) => {
    const last = pages(view).at(-1);
    if (last === undefined) return notObserved('Nessuno stream è stato letto.');
    const events = list(last.response.json).length;
    return Number(last.response.headers['retry-after'] ?? 0) === 0 && events > 0
      ? violated(
          'L’ente si ferma benché ci siano altri eventi.',
          'lettura fino all’ultima pagina',
          `ultima pagina con ${events} eventi e nessuna attesa`,
          last.seq,
        )
      : satisfied('L’ente legge fino all’ultima pagina.', last.seq);
  }),
  iunLinked: expecting('SEND-EVENTI-008', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) => {
      if (!hasRead(view)) return notObserved('Nessuna lettura degli eventi è riuscita.');
      if (toldEvents(view, taken).some(({ category }) => category === 'REQUEST_REFUSED'))
        return notObserved('SEND ha rifiutato la notifica.');
      if (toldEvents(view, taken).length === 0 && excluded(view))
        return notObserved('Lo stream esclude gli eventi della notifica: il difetto è già rilevato.');
      return same(
        held.iun,
        taken.iun,
        { met: 'Lo IUN è legato alla richiesta.', broken: 'Lo IUN non è legato alla richiesta conservata.' },
        held.seq,
      );
    }),
  ),
  laterEventsKept: expecting('SEND-EVENTI-009', (view, parameters) =>
    whenLinked(view, parameters, (held, taken) => {
      const told = toldEvents(view, taken);
      const accepted = told.find(({ category }) => category === 'REQUEST_ACCEPTED');
      if (accepted === undefined) return notObserved('L’ente non ha letto l’evento di accettazione.');
      const later = told.filter(({ eventId }) => eventId > accepted.eventId);
      if (later.length === 0)
        return violated(
          'L’ente non riceve eventi successivi all’accettazione.',
          'almeno un evento',
          'nessun evento',
          held.seq,
        );
      const missing = later.find((event) => !isHeld(held, event));
      return missing === undefined
        ? satisfied(`Sono conservati ${later.length} eventi successivi all’accettazione.`, held.seq)
        : violated('Un evento ricevuto non è conservato.', described(missing), 'assente', held.seq);
    }),
  ),
  statusCurrent: expecting('SEND-EVENTI-010', (view, parameters) =>
    whenLinked(view, parameters, (held, taken) => {
      const last = latest(toldEvents(view, taken));
      return last?.newStatus === undefined
        ? notObserved('L’ente non ha letto eventi della notifica.')
        : same(
            held.stato,
            last.newStatus,
            {
              met: 'Lo stato è quello comunicato da SEND.',
              broken: 'Lo stato presso l’ente non è quello comunicato da SEND.',
            },
            held.seq,
          );
    }),
  ),
  eventsNotLost: expecting('SEND-EVENTI-011', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) => {
      const told = toldEvents(view, taken);
      if (told.length === 0 || held.richiesta !== taken.id)
        return notObserved('L’ente non ha letto eventi della notifica, o non sa a quale richiesta attribuirli.');
      // which events of a page are worth keeping is another requirement: here a page is kept, or lost
      const lost = told.find((event) => !told.some((other) => other.seq === event.seq && isHeld(held, other)));
      return lost === undefined
        ? satisfied('Gli eventi di ogni pagina letta sono conservati.', held.seq)
        : violated('Gli eventi di una pagina letta sono andati perduti.', described(lost), 'assente', lost.seq);
    }),
  ),
  eventsKeptOnce: expecting('SEND-EVENTI-012', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) => {
      const told = toldEvents(view, taken);
      const repeated = told.find(
        (event, index) =>
          told.findIndex(({ eventId, streamId }) => eventId === event.eventId && streamId === event.streamId) < index,
      );
      if (repeated === undefined) return notObserved('SEND non ha ripetuto alcun evento.');
      const copies = held.eventi.filter(({ id }) => id === repeated.eventId || id === repeated.elementId).length;
      if (copies === 0) return notObserved('L’evento ripetuto non è conservato: non si vede se lo sarebbe due volte.');
      return copies === 1
        ? satisfied('L’evento ripetuto è registrato una volta sola.', held.seq)
        : violated(
            'L’evento ripetuto non è registrato una volta sola.',
            'una registrazione',
            `${copies} registrazioni`,
            held.seq,
          );
    }),
  ),
  unknownTolerated: expecting('SEND-EVENTI-013', (view, parameters) =>
    whenHeld(view, parameters, (held, taken) => {
      const categoria = textOf(parameters, 'categoria');
      if (held.richiesta !== taken.id) return notObserved('L’ente non sa a quale richiesta attribuire gli eventi.');
      const told = toldEvents(view, taken);
      const unknown = told.find(({ category }) => category === categoria);
      if (unknown === undefined) {
        // A stream that asks for some categories only is told no other: what matters is that the rest goes on coming.
        const happened = view.stimuli('unknownElement')[0];
        const after = told.find((event) => happened !== undefined && event.seq > happened.seq && isHeld(held, event));
        return after === undefined
          ? notObserved('L’ente non ha letto l’evento di categoria sconosciuta.')
          : satisfied('Lo stream non comprende categorie nuove; la lettura prosegue.', after.seq);
      }
      const goesOn = exchangesOf(view, CONSUME).some(
        ({ seq, query }) => seq > unknown.seq && (query['lastEventId'] ?? '') >= unknown.eventId,
      );
      return goesOn || told.some((event) => event.eventId > unknown.eventId && isHeld(held, event))
        ? satisfied('La categoria sconosciuta non ferma la lettura.', unknown.seq)
        : violated(
            'La lettura si ferma all’evento di categoria sconosciuta.',
            'lettura degli eventi successivi',
            'nessuna',
            unknown.seq,
          );
    }),
  ),
  orderOfIdentifiers: expecting('SEND-EVENTI-014', (view, parameters) =>
    whenLinked(view, parameters, (held, taken) => {
      const told = toldEvents(view, taken);
      const disordered = told.some(
        ({ instant }, index) => index > 0 && instant !== undefined && instant < (told[index - 1]!.instant ?? ''),
      );
      const last = latest(told);
      if (!disordered || last?.newStatus === undefined) return notObserved('Gli istanti degli eventi erano in ordine.');
      return same(
        held.stato,
        last.newStatus,
        {
          met: 'Lo stato segue l’ordine degli identificativi.',
          broken: 'Lo stato segue gli istanti e non l’ordine degli eventi.',
        },
        held.seq,
      );
    }),
  ),
  streamRecreated: expecting('SEND-EVENTI-015', (view) => {
    const gone = exchangesOf(view, CONSUME).find(({ response }) => response.status === 404);
    if (gone === undefined) return notObserved('SEND non ha risposto che lo stream non esiste.');
    const created = exchangesOf(view, CREATE_STREAM).find(
      ({ seq, response }) => seq > gone.seq && response.status === 200,
    );
    if (created === undefined)
      return violated('L’ente non crea un nuovo stream.', 'un nuovo stream', 'nessuna creazione', gone.seq);
    const streamId = members(created.response.json)['streamId'];
    const read = pages(view).find(({ seq, path }) => seq > created.seq && path['streamId'] === streamId);
    return read === undefined
      ? violated('L’ente non legge il nuovo stream.', 'una lettura', 'nessuna lettura', created.seq)
      : satisfied('L’ente crea un nuovo stream e riprende la lettura.', read.seq);
  }),
  streamsNotMultiplied: expecting('SEND-EVENTI-016', (view) => {
    const creations = exchangesOf(view, CREATE_STREAM);
    const full = creations.find(({ response }) => response.status === 409);
    if (full === undefined) {
      const stream = pages(view)[0];
      return stream === undefined
        ? notObserved('L’ente non ha chiesto né letto alcuno stream.')
        : satisfied('L’ente riusa uno stream esistente.', stream.seq);
    }
    const again = creations.filter(({ seq }) => seq > full.seq);
    if (again.length > 1)
      return violated(
        'L’ente insiste nel creare stream oltre il massimo.',
        'riuso di uno stream o avviso all’operatore',
        `${again.length} altre creazioni`,
        again.at(-1)!.seq,
      );
    const told = view
      .commands()
      .some(({ answeredSeq, answer }) => answeredSeq > full.seq && (answer?.messageToOperator ?? '') !== '');
    return told || pages(view).some(({ seq }) => seq > full.seq)
      ? satisfied('Raggiunto il massimo, l’ente non insiste.', full.seq)
      : violated('L’ente non riusa uno stream e non avvisa l’operatore.', 'riuso o avviso', 'nulla', full.seq);
  }),
  tooManyReads: expecting('SEND-EVENTI-017', (view, parameters) =>
    whenLinked(view, parameters, (held, taken) => {
      const reads = exchangesOf(view, CONSUME);
      const slow = reads.find(({ response }) => response.status === 429);
      if (slow === undefined) return notObserved('SEND non ha risposto che le letture sono troppo frequenti.');
      const next = reads.find(({ seq, path }) => seq > slow.seq && path['streamId'] === slow.path['streamId']);
      if (next === undefined)
        return violated(
          'Dopo l’attesa l’ente non riprende la lettura.',
          'una nuova lettura',
          'nessuna lettura',
          slow.seq,
        );
      if (next.at <= answeredAt(slow))
        return violated('L’ente rilegge lo stream senza attendere.', 'un’attesa', 'nessuna attesa', next.seq);
      if (next.query['lastEventId'] !== slow.query['lastEventId'])
        return violated(
          'Dopo l’attesa la lettura non riparte dallo stesso punto.',
          slow.query['lastEventId'] ?? 'inizio',
          next.query['lastEventId'] ?? 'inizio',
          next.seq,
        );
      const lost = toldEvents(view, taken).find((event) => !isHeld(held, event));
      return lost === undefined
        ? satisfied('L’ente attende e riprende dallo stesso punto.', next.seq)
        : violated('Un evento è andato perduto.', described(lost), 'assente', held.seq);
    }),
  ),
  refusalMatched: expecting('SEND-EVENTI-018', (view, parameters) =>
    whenHeld(view, parameters, (held) =>
      same(
        held.stato,
        'REFUSED',
        {
          met: 'Il rifiuto, che non porta lo IUN, è attribuito alla richiesta.',
          broken: 'Il rifiuto, che non porta lo IUN, non è attribuito alla richiesta.',
        },
        held.seq,
      ),
    ),
  ),
  emptyPageHandled: expecting('SEND-EVENTI-019', (view, parameters) =>
    whenTaken(view, parameters, (taken, protocollo) => {
      const read = pages(view);
      const empty = read.find(({ response }) => list(response.json).length === 0);
      const full =
        empty === undefined
          ? undefined
          : read.find(({ seq, response }) => seq > empty.seq && list(response.json).length > 0);
      if (empty === undefined || full === undefined)
        return notObserved('L’ente non ha letto una pagina vuota seguita da altri eventi.');
      const held = heldOf(view, protocollo);
      const lost = held === undefined ? undefined : toldEvents(view, taken).find((event) => !isHeld(held, event));
      return lost === undefined
        ? satisfied('La pagina vuota non ferma la lettura.', full.seq)
        : violated('Dopo una pagina vuota un evento è andato perduto.', described(lost), 'assente', full.seq);
    }),
  ),
  outcomeFromStreams: expecting('SEND-EVENTI-021', (view, parameters) => {
    const asked = byRule('SEND-EVENTI-021', '').check(view, parameters);
    if (asked.outcome !== 'notObserved') return asked;
    // Not asking is a merit only of an ente that came to know the outcome.
    return whenTaken(view, parameters, (taken) => {
      const told = toldEvents(view, taken)[0];
      return told === undefined
        ? notObserved('L’ente non ha letto dagli stream l’esito della richiesta.')
        : satisfied('L’esito è letto dagli stream; le singole richieste non sono state interrogate.', told.seq);
    });
  }),
  groupsAllowed: oncePerRun('SEND-EVENTI-020', 'Nessuno stream è stato creato.'),
  deniedReadNotInsisted: expecting('SEND-EVENTI-022', (view) => {
    const reads = exchangesOf(view, CONSUME);
    const denied = reads.find(({ response }) => response.status === 403);
    if (denied === undefined) return notObserved('SEND non ha negato alcuna lettura.');
    const again = reads.filter(
      ({ seq, path, response }) =>
        seq > denied.seq && path['streamId'] === denied.path['streamId'] && response.status === 403,
    );
    return again.length <= 1
      ? satisfied('Alla lettura negata l’ente non insiste.', denied.seq)
      : violated(
          'L’ente insiste nella lettura negata.',
          'al più un’altra lettura',
          `${again.length} letture`,
          again.at(-1)!.seq,
        );
  }),
};

function creationOf(view: View, read: SeenExchange): SeenExchange | undefined {
  return exchangesOf(view, CREATE_STREAM).find(
    ({ response }) => members(response.json)['streamId'] === read.path['streamId'],
  );
}

/** Whether the stream was made so that it cannot tell of the notification; a SHOULD alone would not excuse a MUST. */
function excluded(view: View): boolean {
  return byRule('SEND-EVENTI-002', '').check(view, {}).outcome === 'violated';
}

/** The event that comes last: on the stream read last, the one with the greatest identifier. */
function latest(told: readonly Told[]): Told | undefined {
  const streamId = told.at(-1)?.streamId;
  return told
    .filter((event) => event.streamId === streamId)
    .reduce<Told | undefined>(
      (last, event) => (last === undefined || event.eventId >= last.eventId ? event : last),
      undefined,
    );
}

function described({ category, eventId }: Told): string {
  return `${category} (evento ${eventId.replace(/^0+(?=\d)/, '')})`;
}
