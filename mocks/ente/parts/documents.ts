import type { Headers } from '../../../simulators/kernel/exchange.ts';

/** A legal fact to fetch: `key` as the timeline writes it, prefix included. */
export interface Fact {
  readonly key: string;
  readonly category: string;
}

/** Which of the files sent with the notification are fetched back: acts (ATTO) and payment notices (PAGOPA), all of them. */
export function attachmentsToDownload<File extends { readonly tipo: string }>(files: readonly File[]): readonly File[] {
  return files;
}

/** Which legal facts the ente keeps: all of them, each once. */
export function factsToDownload(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.key, fact])).values()];
}

/** Path of a legal fact: its key goes without the prefix of the safe storage (send.md §1.13). */
export function legalFactPath(iun: string, key: string): string {
  return `/delivery-push/${iun}/download/legal-facts/${encodeURIComponent(bareKey(key))}`;
}

/** A key of the safe storage without its prefix. */
export function bareKey(key: string): string {
  return key.replace(/^safestorage:\/\//, '');
}

/** How long to wait for a document that is not ready, ms; SEND counts in seconds here (send.md §1.12). */
export function documentWaitMs(retryAfterSeconds: number): number {
  return retryAfterSeconds * 1_000;
}

/** How many times a document that is not ready is asked for. */
export function documentAttempts(): number {
  return 10;
}

/** Headers of a download from the object store: the address is its own credential. */
export function downloadHeaders(_apiKey: string): Headers {
  return {};
}

/** What to do when the object store refuses a download: its address may have expired, so a new one is asked for. */
export function onDownloadRefused(refusals: number): 'askAgain' | 'giveUp' {
  return refusals <= 2 ? 'askAgain' : 'giveUp';
}

/** What to do when one document cannot be had: the others are fetched all the same, and the operator is told. */
export function onDocumentMissing(): 'goOn' | 'stop' {
  return 'goOn';
}

/** The file as it is kept: the very bytes that came. */
export function bytesToKeep(bytes: Uint8Array): Uint8Array {
  return bytes;
}

/** The name under which a file is kept: the one SEND gave it. */
export function fileName(filename: string): string {
  return filename;
}
