import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { arrival, bareKey, lastSegment, list, members, METADATA, text } from '../seen.ts';
import { DETAIL } from '../versions.ts';
import {
  answerSeq,
  byRule,
  commandsFor,
  exchangesOf,
  expecting,
  factsIn,
  inOrder,
  textOf,
  toldEvents,
  whenTaken,
} from './story.ts';
import type { Parameters, Taken } from './story.ts';

/** Attestations, receipts, documents. Parameters: `protocollo`, and what each names. */
export const documenti: Readonly<Record<string, Expectation>> = {
  factsDownloaded: expecting('SEND-DOC-001', (view, parameters) =>
    whenTaken(view, parameters, (taken, protocollo) => {
      const facts = factsOf(view, taken);
      if (facts.size === 0) return notObserved('SEND non ha indicato attestazioni.');
      const files = downloads(view).filter(({ iun }) => iun === taken.iun);
      const missing = [...facts].find(([key]) => !files.some((file) => file.key === key));
      if (missing !== undefined)
        return violated(
          'Un’attestazione indicata negli eventi non è scaricata.',
          missing[1].category === undefined ? missing[0] : `${missing[1].category} (${missing[0]})`,
          'non scaricata',
          missing[1].seq,
        );
      const kept = documentsOf(view, protocollo);
      const notKept = files.find(
        (file) =>
          facts.has(file.key ?? '') &&
          !kept.some((document) => document.chiave === file.key) &&
          !files.some((same) => same.key === file.key && kept.some((document) => isCopy(document, same))),
      );
      return notKept === undefined
        ? satisfied(`Sono scaricate tutte le ${facts.size} attestazioni.`, files.at(-1)?.seq)
        : violated('Un’attestazione scaricata non è conservata.', notKept.key ?? '', 'non conservata', notKept.seq);
    }),
  ),
  minimumKept: expecting('SEND-DOC-002', (view, parameters) =>
    whenTaken(view, parameters, (taken, protocollo) => {
      const kinds = new Set(documentsOf(view, protocollo).map(({ tipo }) => tipo));
      const viewed = toldEvents(view, taken).some(({ category }) => category === 'NOTIFICATION_VIEWED');
      const missing = [
        ...(kinds.has('SENDER_ACK') ? [] : ['presa in carico (SENDER_ACK)']),
        ...(['DIGITAL_DELIVERY', 'ANALOG_DELIVERY', 'PEC_RECEIPT'].some((kind) => kinds.has(kind)) ? [] : ['consegna']),
        ...(viewed && !kinds.has('RECIPIENT_ACCESS') ? ['accesso (RECIPIENT_ACCESS)'] : []),
      ];
      return missing.length === 0
        ? satisfied('L’insieme minimo delle attestazioni è conservato.', listed(view, protocollo))
        : violated(
            'Manca un’attestazione dell’insieme minimo.',
            'presa in carico, consegna, accesso',
            `manca: ${missing.join(', ')}`,
            listed(view, protocollo) ?? taken.exchange.seq,
          );
    }),
  ),
  keyWithoutPrefix: byRule('SEND-DOC-003', 'Nessuna attestazione è stata chiesta.'),
  bytesIntact: expecting('SEND-DOC-004', (view, parameters) => {
    const kept = documentsOf(view, textOf(parameters, 'protocollo'));
    const answered = listed(view, textOf(parameters, 'protocollo'));
    if (kept.length === 0) return notObserved('Il gestionale non elenca documenti conservati.');
    const files = downloads(view);
    const judged = kept.flatMap((document) => {
      if (files.some(({ sha256 }) => sha256 === document.sha256)) return [{ document, ok: true, expected: '' }];
      const candidates = files.filter(({ key, kind, sha256 }) =>
        document.chiave === undefined
          ? kind === document.tipo || (kind === undefined && sha256 === undefined && !(document.tipo in OTHERS))
          : key === document.chiave,
      );
      if (candidates.length === 0) return [{ document, ok: false, expected: 'un file scaricato da SEND' }];
      const ok = candidates.some((file) => isCopy(document, file));
      return [{ document, ok, expected: candidates[0]!.sha256 ?? `${candidates[0]!.size ?? '?'} byte` }];
    });
    const broken = judged.find(({ ok }) => !ok);
    return broken === undefined
      ? satisfied(`I ${kept.length} file conservati sono identici a quelli scaricati.`, answered)
      : violated(
          `Il file ${broken.document.nome} non è identico a quello scaricato.`,
          broken.expected,
          `${broken.document.sha256}, ${broken.document.byte} byte`,
          answered,
        );
  }),
  namesKept: expecting('SEND-DOC-005', (view, parameters) => {
    const kept = documentsOf(view, textOf(parameters, 'protocollo'));
    const answered = listed(view, textOf(parameters, 'protocollo'));
    const given = new Set(downloads(view).flatMap(({ filename }) => filename ?? []));
    if (kept.length === 0 || given.size === 0) return notObserved('Nessun documento è stato scaricato.');
    const wrong = kept.find(({ nome }) => !given.has(nome.slice(nome.lastIndexOf('/') + 1)));
    return wrong === undefined
      ? satisfied('I file portano il nome con cui SEND li fornisce.', answered)
      : violated('Un file non porta il nome con cui SEND lo fornisce.', [...given].join(', '), wrong.nome, answered);
  }),
  actsDownloaded: downloadedOf('SEND-DOC-006', 'retrieveSentNotificationDocument', 'atto'),
  noticeDownloaded: downloadedOf('SEND-DOC-007', 'retrieveSentNotificationAttachment', 'avviso di pagamento'),
  waitRespected: byRule('SEND-DOC-008', 'Nessun documento è stato chiesto di nuovo dopo un’attesa.'),
  expiredUrlRenewed: expecting('SEND-DOC-009', (view) => {
    const refused = view.exchanges('downloadFile').find(({ response }) => response.status >= 400);
    if (refused === undefined) return notObserved('Nessuno scaricamento è stato rifiutato per scadenza.');
    const token = lastSegment(refused.request.url);
    const told = metadata(view).find(({ response }) => tokenIn(response.json) === token);
    const again = metadata(view).findLast(({ seq, request }) => seq > refused.seq && request.url === told?.request.url);
    if (again === undefined)
      return violated('L’ente non chiede un nuovo indirizzo.', 'una nuova richiesta dei dati', 'nessuna', refused.seq);
    const saved = view
      .exchanges('downloadFile')
      .find(
        ({ request, response }) => response.status === 200 && lastSegment(request.url) === tokenIn(again.response.json),
      );
    return saved === undefined
      ? violated('Con il nuovo indirizzo il documento non è scaricato.', 'uno scaricamento', 'nessuno', again.seq)
      : satisfied('Scaduto l’indirizzo, l’ente ne chiede un altro e scarica il documento.', saved.seq);
  }),
  othersDownloaded: expecting('SEND-DOC-010', (view, parameters) =>
    whenTaken(view, parameters, (taken) => {
      const missing = metadata(view).find(({ response }) => response.status === 404);
      if (missing === undefined) return notObserved('SEND non ha risposto che un documento manca.');
      const key = missing.path['legalFactId'];
      const expected = [...factsOf(view, taken).keys()].filter((each) => each !== key);
      const files = downloads(view);
      const skipped = expected.find((each) => !files.some((file) => file.key === each));
      return skipped === undefined
        ? satisfied('Gli altri documenti sono scaricati.', missing.seq)
        : violated('Per un documento mancante ne è tralasciato un altro.', skipped, 'non scaricata', missing.seq);
    }),
  ),
  archivesKept: expecting('SEND-DOC-020', (view, parameters) =>
    whenTaken(view, parameters, (taken, protocollo) => {
      const archives = downloads(view).filter(({ iun, filename = '' }) => iun === taken.iun && ARCHIVE.test(filename));
      if (archives.length === 0) return notObserved('L’ente non ha scaricato scansioni in archivio compresso.');
      const listing = documentsOf(view, protocollo);
      const found = archives.flatMap((archive) => {
        const kept =
          listing.find(({ chiave }) => chiave === archive.key) ?? listing.find((each) => isCopy(each, archive));
        return kept === undefined ? [] : [{ archive, kept }];
      });
      if (found.length === 0)
        return notObserved(
          'Le scansioni in archivio non risultano fra i documenti conservati: il difetto è già rilevato.',
        );
      const altered = found.find(({ archive, kept }) => !ARCHIVE.test(kept.nome) || !isCopy(kept, archive));
      const answered = listed(view, protocollo);
      return altered === undefined
        ? satisfied(`Sono conservati come arrivano ${found.length} archivi di scansioni.`, answered)
        : violated(
            'La scansione in archivio compresso non è conservata come arriva.',
            `${altered.archive.filename}, ${altered.archive.size ?? '?'} byte`,
            `${altered.kept.nome}, ${altered.kept.byte} byte`,
            answered,
          );
    }),
  ),
  cancellationFactDownloaded: expecting('SEND-DOC-011', (view, parameters) =>
    whenTaken(view, parameters, (taken, protocollo) => {
      const cancelled = toldEvents(view, taken).find(({ category }) => category === 'NOTIFICATION_CANCELLED');
      if (cancelled === undefined) return notObserved('L’ente non ha letto l’evento di annullamento.');
      return documentsOf(view, protocollo).some(({ tipo }) => tipo === 'NOTIFICATION_CANCELLED')
        ? satisfied('L’attestazione di annullamento è conservata.', listed(view, protocollo))
        : violated(
            'L’attestazione di annullamento non è conservata.',
            'NOTIFICATION_CANCELLED',
            'assente',
            cancelled.seq,
          );
    }),
  ),
};

function downloadedOf(requirement: string, operation: string, what: string): Expectation {
  return expecting(requirement, (view: View, parameters: Parameters) =>
    whenTaken(view, parameters, ({ iun, exchange }, protocollo) => {
      const file = downloads(view).find((each) => each.operation === operation && each.iun === iun);
      return file === undefined
        ? violated(
            `L’ente non scarica da SEND l’${what}.`,
            `l’${what}`,
            'non scaricato',
            listed(view, protocollo) ?? exchange.seq,
          )
        : satisfied(`L’ente scarica da SEND l’${what}.`, file.seq);
    }),
  );
}

interface Downloaded {
  readonly operation: string;
  /** Category as the command's answer names it, where the operation tells: ATTO, PAGOPA. */
  readonly kind: string | undefined;
  readonly iun: string | undefined;
  /** Key of an attestation, without prefix. */
  readonly key: string | undefined;
  readonly filename: string | undefined;
  /** Hex; undefined where the journal keeps the body as a text. */
  readonly sha256: string | undefined;
  readonly size: number | undefined;
  readonly seq: number;
}

const ARCHIVE = /\.zip$/i;

const KINDS: Readonly<Record<string, string>> = {
  retrieveSentNotificationDocument: 'ATTO',
  retrieveSentNotificationAttachment: 'PAGOPA',
};

/** Categories of files that are no attestations. */
const OTHERS: Readonly<Record<string, true>> = { ATTO: true, PAGOPA: true };

/** The last part of the address that an answer tells. */
function tokenIn(json: unknown): string | undefined {
  const { url } = members(json);
  return typeof url === 'string' ? lastSegment(url) : undefined;
}

function metadata(view: View): readonly SeenExchange[] {
  return inOrder(METADATA.flatMap((operation) => view.exchanges(operation)));
}

/** Files that were really fetched, each with the answer that told its address. */
function downloads(view: View): readonly Downloaded[] {
  const fetched = new Map(
    view
      .exchanges('downloadFile')
      .filter((exchange) => exchange.response.status === 200 && arrival(exchange) !== 'no')
      .map((exchange) => [lastSegment(exchange.request.url), exchange]),
  );
  return metadata(view).flatMap((exchange) => {
    const { url, filename, contentLength } = members(exchange.response.json);
    const file = typeof url === 'string' ? fetched.get(lastSegment(url)) : undefined;
    if (file === undefined) return [];
    return [
      {
        operation: exchange.operation!,
        kind: KINDS[exchange.operation!],
        iun: exchange.path['iun'],
        key: exchange.path['legalFactId'],
        filename: text(filename),
        sha256: file.response.binary?.sha256,
        size: file.response.binary?.size ?? (typeof contentLength === 'number' ? contentLength : undefined),
        seq: file.seq,
      },
    ];
  });
}

/** The attestations SEND told of, by key without prefix: in streams, or in the detail. */
function factsOf(view: View, taken: Taken): ReadonlyMap<string, Fact> {
  const streamed = toldEvents(view, taken).flatMap(({ facts, seq }) => facts.map((fact) => ({ ...fact, seq })));
  const detailed = exchangesOf(view, DETAIL)
    .filter(({ path, response }) => path['iun'] === taken.iun && response.status === 200)
    .flatMap(({ response, seq }) =>
      list(members(response.json)['timeline']).flatMap((element) =>
        factsIn(members(element)).map((fact) => ({ ...fact, seq })),
      ),
    );
  const told = new Map<string, Fact>();
  for (const { key, category, seq } of [...detailed, ...streamed])
    told.set(bareKey(key), { category: category ?? told.get(bareKey(key))?.category, seq });
  return told;
}

interface Fact {
  /** Undefined where nothing but a stream of the first version told of it. */
  readonly category: string | undefined;
  /** Exchange that told of it. */
  readonly seq: number;
}

interface Kept {
  readonly nome: string;
  readonly tipo: string;
  readonly chiave: string | undefined;
  readonly sha256: string;
  readonly byte: number;
}

/** Whether a kept file is this download: by its digest, or by its size where the journal does not hold the digest. */
function isCopy({ sha256, byte }: Kept, file: Downloaded): boolean {
  return file.sha256 === undefined ? file.size === byte : file.sha256 === sha256;
}

/** Entry in which the SUT last listed its documents. */
function listed(view: View, protocollo: string): number | undefined {
  return answerSeq(commandsFor(view, 'download-documents', protocollo).at(-1));
}

/** What the SUT last said it downloaded and keeps. */
function documentsOf(view: View, protocollo: string): readonly Kept[] {
  const answer = commandsFor(view, 'download-documents', protocollo).at(-1)?.answer;
  return list(members(answer?.result)['documenti'])
    .map(members)
    .map((document) => ({
      nome: text(document['nome']) ?? '',
      tipo: text(document['tipo']) ?? '',
      chiave: text(document['chiave']) === undefined ? undefined : bareKey(text(document['chiave'])!),
      sha256: (text(document['sha256']) ?? '').toLowerCase(),
      byte: typeof document['byte'] === 'number' ? document['byte'] : -1,
    }));
}
