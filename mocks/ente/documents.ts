import { createHash } from 'node:crypto';
import type { DownloadedDocument } from '../../sut/commands/send.ts';
import type { TimelineElement } from './archive.ts';
import type { Reply } from './client.ts';
import type { Desk } from './desk.ts';
import { eventsOf, iunOf } from './held.ts';
import type { Fact } from './parts/documents.ts';
import { Rejection } from './rejection.ts';
import { sentNotification } from './sent.ts';
import { paths } from './urls.ts';

const ACTION = 'Scarico dei documenti non riuscito';

interface Detail {
  readonly documents?: readonly { readonly docIdx?: string }[];
  readonly recipients?: readonly {
    readonly payments?: readonly { readonly pagoPa?: { readonly attachment?: unknown } }[];
  }[];
  readonly timeline?: readonly TimelineElement[];
}

/** What SEND says of a file before it is fetched (send.md §1.12, §1.13). `sha256` is base64. */
interface Metadata {
  readonly filename?: string;
  readonly contentLength?: number;
  readonly sha256?: string;
  readonly url?: string;
  readonly retryAfter?: number;
}

interface Wanted {
  readonly operation: string;
  readonly path: string;
  readonly tipo: string;
  readonly chiave?: string;
}

/** What could be fetched, and in words for the operator what could not. */
export interface Downloaded {
  readonly documenti: readonly DownloadedDocument[];
  readonly mancanti: readonly string[];
}

/**
 * Fetches and keeps the acts, the payment notices and every legal fact of a notification (send.md §1.12, §1.13). One
 * file that cannot be had does not stop the others.
 * @throws Rejection where the notification is not known yet, or none of its files can be had.
 */
export async function downloadDocuments(desk: Desk, protocollo: string): Promise<Downloaded> {
  const { archive, parts } = desk;
  const notifica = archive.notifica(protocollo);
  if (notifica === undefined) throw new Rejection(`${ACTION}: nessuna notifica ha il protocollo ${protocollo}.`);
  const iun = iunOf(desk, notifica);
  if (iun === undefined)
    throw new Rejection(
      `${ACTION}: lo IUN della notifica ${protocollo} non è ancora noto. Occorre leggere gli eventi.`,
    );
  const reply = await sentNotification(desk, iun);
  if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
  const detail = reply.json as Detail;
  const elements = [...eventsOf(desk, notifica).map(({ element }) => element), ...(detail.timeline ?? [])];
  const facts = elements.flatMap((element): readonly Fact[] => element?.legalFactsIds ?? []);
  const documenti: DownloadedDocument[] = [];
  const mancanti: string[] = [];
  for (const wanted of [...parts.attachmentsToDownload(attachmentsOf(detail, iun)), ...factsOf(desk, iun, facts)]) {
    try {
      documenti.push(await fetchAndKeep(desk, protocollo, wanted));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (parts.onDocumentMissing() === 'stop') throw error;
      mancanti.push(error.message);
    }
  }
  if (documenti.length === 0 && mancanti.length > 0) throw new Rejection(mancanti.join(' '));
  return { documenti, mancanti };
}

function attachmentsOf(detail: Detail, iun: string): Wanted[] {
  const acts = (detail.documents ?? []).map(({ docIdx }, i) => ({
    operation: 'retrieveSentNotificationDocument',
    path: paths.document(iun, docIdx ?? String(i)),
    tipo: 'ATTO',
  }));
  const notices = (detail.recipients ?? []).flatMap(({ payments = [] }, recipient) =>
    payments.flatMap(({ pagoPa }, attachment) =>
      pagoPa?.attachment === undefined
        ? []
        : [
            {
              operation: 'retrieveSentNotificationAttachment',
              path: paths.paymentAttachment(iun, recipient, attachment),
              tipo: 'PAGOPA',
            },
          ],
    ),
  );
  return [...acts, ...notices];
}

function factsOf({ parts }: Desk, iun: string, facts: readonly Fact[]): Wanted[] {
  return parts.factsToDownload(facts).map(({ key, category }) => ({
    operation: 'downloadLegalFactById',
    path: parts.legalFactPath(iun, key),
    tipo: category,
    chiave: parts.bareKey(key),
  }));
}

async function fetchAndKeep(desk: Desk, protocollo: string, wanted: Wanted): Promise<DownloadedDocument> {
  const { archive, parts, client, configuration } = desk;
  for (let refusals = 0; ;) {
    const metadata = await metadataOf(desk, wanted);
    const reply = await client.ask({
      operation: 'downloadFile',
      method: 'GET',
      url: metadata.url,
      headers: parts.downloadHeaders(configuration.mittente.apiKey),
      reads: 'bytes',
    });
    if (reply.status === 200 && isWhole(reply.body, metadata)) {
      const nome = parts.fileName(metadata.filename ?? wanted.chiave ?? 'documento');
      // several receipts of one notification have the same name: each has a drawer of its own
      const bytes = archive.saveFile(
        `${protocollo}/${wanted.chiave ?? wanted.path}/${nome}`,
        parts.bytesToKeep(reply.body),
      );
      return {
        nome,
        tipo: wanted.tipo,
        ...(wanted.chiave === undefined ? {} : { chiave: wanted.chiave }),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        byte: bytes.length,
      };
    }
    refusals++;
    if (parts.onDownloadRefused(refusals) === 'giveUp')
      throw new Rejection(
        reply.status === 200
          ? `${ACTION}: il file ${metadata.filename ?? wanted.tipo} arriva incompleto o alterato.`
          : parts.operatorMessage(ACTION, reply),
      );
  }
}

/** Asks for the address of a file, as many times as SEND says that it is not ready, waiting as long as it says. */
async function metadataOf(desk: Desk, { operation, path }: Wanted): Promise<Metadata & { readonly url: string }> {
  const { configuration, parts, client, ports } = desk;
  for (let attempt = 1; ; attempt++) {
    const reply: Reply = await client.ask({
      operation,
      method: 'GET',
      url: configuration.send + path,
      headers: parts.sendHeaders(configuration.mittente.apiKey, operation),
      reads: 'json',
    });
    if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
    const metadata = reply.json as Metadata;
    if (metadata.url !== undefined) return { ...metadata, url: metadata.url };
    if (attempt >= parts.documentAttempts())
      throw new Rejection(`${ACTION}: SEND non ha ancora reso disponibile un documento. Si può riprovare più tardi.`);
    await ports.clock.sleep(parts.documentWaitMs(metadata.retryAfter ?? 1));
  }
}

function isWhole(bytes: Uint8Array, { contentLength, sha256 }: Metadata): boolean {
  return (
    (contentLength === undefined || bytes.length === contentLength) &&
    (sha256 === undefined || createHash('sha256').update(bytes).digest('base64') === sha256)
  );
}
