import { satisfied, violated } from '../../kernel/requirement.ts';
import { ELEMENT_IN_STREAM, knowsCategory } from '../known-to.ts';
import { errorCodes, list, members, text } from '../seen.ts';
import { DEFAULT_CATEGORIES } from '../streams.ts';
import { streamVersionOf } from '../memory.ts';
import type { Reading } from '../memory.ts';
import {
  CONSUME,
  CREATE,
  CREATE_STREAM,
  CURRENT_STREAMS,
  DETAIL,
  REQUEST_STATUS,
  STREAM_VERSIONS,
} from '../versions.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

/** How much earlier than told a stream may be read again: the two clocks are not one (send.md §8.3). */
const TOLERANCE_MS = 50;

/** How often one request or notification may be asked about: enough for a recovery, too few to live on. */
const MOST_POLLS = 5;

/** Reading streams (send.md §1.17, §8.3). */
export const eventi: readonly SendRule[] = [
  rule('SEND-EVENTI-002', CREATE_STREAM, ({ operation, request }) => {
    const { eventType, filterValues } = members(request.json);
    if (eventType !== 'TIMELINE') return undefined;
    const filter = list(filterValues).flatMap((value) => text(value) ?? []);
    const missing =
      filter.length === 0 || filter.includes('DEFAULT')
        ? []
        : nameableBy(operation).filter((category) => !filter.includes(category));
    return unless(
      missing.length === 0
        ? undefined
        : {
            expected: 'tutti gli eventi',
            observed: `mancano ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' e altri' : ''}`,
          },
      {
        met: 'Lo stream riceve tutti gli eventi della timeline.',
        broken: 'Lo stream esclude eventi della timeline.',
      },
    );
  }),
  rule('SEND-EVENTI-004', undefined, ({ request, response }, memory) => {
    const place = /\/delivery-progresses\/(?:v[\d.]+\/)?streams\/([^/?]+)\/events/.exec(request.url);
    const made = place === null ? undefined : memory.versions.get(place[1]!);
    if (place === null || (made === undefined && response.status !== 200)) return undefined;
    const asked = streamVersionOf(request.url);
    // whoever made the stream, SEND tells its events through its own version alone
    return unless(made === undefined || asked === made ? undefined : { expected: made, observed: asked }, {
      met: 'Lo stream è letto con la versione con cui è stato creato.',
      broken: 'Lo stream è letto con una versione diversa da quella con cui è stato creato.',
    });
  }),
  rule('SEND-EVENTI-005', CONSUME, ({ path, query }, memory) => {
    const reading = memory.streams.get(path['streamId'] ?? '');
    const asked = query['lastEventId'];
    if (reading === undefined)
      return asked === undefined ? satisfied('La prima lettura comincia dall’inizio dello stream.') : undefined;
    if (reading.expected.includes(asked))
      return satisfied('La lettura riparte dall’ultimo evento della pagina precedente.');
    // who reads again from further back loses nothing, and what comes twice is another requirement's business
    if (isBefore(asked, reading)) return satisfied('La lettura riparte da un evento precedente e non ne salta.');
    return violated(
      'La lettura non riparte dall’ultimo evento della pagina precedente.',
      `dopo l’evento ${short(reading.expected.at(-1))} (lettura n. ${reading.exchange})`,
      `dopo l’evento ${short(asked)}`,
    );
  }),
  rule('SEND-EVENTI-023', CONSUME, ({ path, query }, memory) => {
    const reading = memory.streams.get(path['streamId'] ?? '');
    const asked = query['lastEventId'];
    if (reading === undefined) return undefined;
    if (reading.expected.includes(asked)) return satisfied('La lettura prosegue da dove era arrivata.');
    // The same page asked once more is what a system does that stopped before it could save it.
    if (!isBefore(asked, reading) || (asked === reading.asked && reading.repeats < 1)) return undefined;
    return violated(
      'La lettura torna a eventi che l’ente ha già ricevuto.',
      `dopo l’evento ${short(reading.expected.at(-1))} (lettura n. ${reading.exchange})`,
      asked === undefined ? 'dall’inizio dello stream' : `dopo l’evento ${short(asked)}`,
    );
  }),
  rule('SEND-EVENTI-006', CONSUME, ({ at, path }, memory) => {
    const reading = memory.streams.get(path['streamId'] ?? '');
    if (reading?.notBefore === undefined) return undefined;
    const early = reading.notBefore - at;
    return unless(
      early <= TOLERANCE_MS
        ? undefined
        : {
            expected: `attesa fino al termine indicato nella lettura n. ${reading.exchange}`,
            observed: `${early} ms di anticipo`,
          },
      {
        met: 'La lettura rispetta l’attesa indicata da SEND.',
        broken: 'Lo stream è letto prima che sia trascorsa l’attesa indicata da SEND.',
      },
    );
  }),
  rule('SEND-EVENTI-020', CREATE_STREAM, ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (response.status === 403 && errorCodes(response).includes('PN_WEBHOOK_FORBIDDEN'))
      return violated(
        'I gruppi dello stream non sono ammessi per la chiave API.',
        'gruppi fra quelli della chiave',
        'creazione negata',
      );
    return response.status === 200 ? satisfied('I gruppi dello stream sono ammessi per la chiave.') : undefined;
  }),
  rule('SEND-EVENTI-020', CREATE, ({ request }, memory) => {
    const open = [...memory.open.values()];
    // a stream without groups receives the notifications of them all
    if (open.length === 0 || open.some((groups) => groups === undefined || groups.length === 0)) return undefined;
    const groups = [...new Set(open.flatMap((each) => each ?? []))];
    const group = text(members(request.json)['group']);
    return unless(
      group !== undefined && groups.includes(group)
        ? undefined
        : { expected: `notifica di un gruppo fra ${groups.join(', ')}`, observed: group ?? 'notifica senza gruppo' },
      {
        met: 'La notifica è di un gruppo che lo stream riceve.',
        broken: 'Lo stream non riceve gli eventi della notifica, che non è di uno dei suoi gruppi.',
      },
    );
  }),
  rule('SEND-EVENTI-021', [...REQUEST_STATUS, ...DETAIL], ({ request }, memory) => {
    const before = memory.polls.get(request.url) ?? 0;
    return unless(
      before < MOST_POLLS ? undefined : { expected: `al più ${MOST_POLLS} interrogazioni`, observed: `${before + 1}` },
      {
        met: 'La richiesta o la notifica è interrogata solo all’occorrenza.',
        broken: 'L’ente interroga di continuo la stessa richiesta o notifica invece di leggere gli eventi.',
      },
    );
  }),
];

/** The categories that a filter must list, as far as the version of the stream has words for them. */
function nameableBy(operation: string | undefined): readonly string[] {
  const version = ELEMENT_IN_STREAM[STREAM_VERSIONS[CREATE_STREAM.indexOf(operation ?? '')] ?? CURRENT_STREAMS];
  return DEFAULT_CATEGORIES.filter((category) => knowsCategory(version, category));
}

/** Whether a position stands before every one from which the reading may go on; event ids are padded numbers. */
function isBefore(asked: string | undefined, { expected }: Reading): boolean {
  return asked === undefined || expected.every((position) => position !== undefined && asked < position);
}

/** An event id without its padding. */
function short(id: string | undefined): string {
  return id === undefined ? '(nessuno)' : id.replace(/^0+(?=\d)/, '');
}
