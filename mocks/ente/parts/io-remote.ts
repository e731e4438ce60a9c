import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { IoMessage } from '../../../sut/commands/io.ts';
import { pdfaOf } from '../pdf.ts';

/** Documents are drawn up after the message has left, ms. */
const DRAWN_UP_MS = 30_000;

/** What the ente keeps of a message whose content IO fetches. */
export interface Contenuto {
  readonly id: string;
  readonly codiceFiscale: string;
  readonly dati: IoMessage;
  /** When the message was written, epoch ms: its attachments are drawn up from then on. */
  readonly scrittoAlle: number;
}

/** With what IO presents itself to the ente's server: header and key. */
export interface Presentazione {
  readonly header: string;
  readonly key: string;
}

/** Whether a request comes from IO. */
export function comesFromIo(headers: Readonly<Record<string, string>>, { header, key }: Presentazione): boolean {
  return headers[header] === key;
}

/** Whether the citizen who asks is the one the content is for. */
export function isAddressee(contenuto: Contenuto, asking: string | undefined): boolean {
  return contenuto.codiceFiscale === asking;
}

/** Whether an attachment is given to whoever asks for it: to the addressee only. */
export function mayHaveAttachment(contenuto: Contenuto, asking: string | undefined): boolean {
  return contenuto.codiceFiscale === asking;
}

/** The content shown in the app, where the message promised one. */
export function remoteDetails({
  dati,
}: Contenuto): { readonly subject: string; readonly markdown: string } | undefined {
  return dati.riservato === true ? { subject: dati.oggetto, markdown: dati.testo } : undefined;
}

/** The attachments that the message promised; addresses are relative to the message's own. */
export function remoteAttachments({ dati }: Contenuto): readonly object[] {
  return Array.from({ length: dati.allegati ?? 0 }, (_, index) => ({
    id: `allegato-${index + 1}`,
    url: `allegati/${index + 1}`,
    content_type: 'application/pdf',
    name: `allegato-${index + 1}.pdf`,
    category: 'DOCUMENT',
  }));
}

/** What the citizen must accept before the content is shown. */
export function preconditionText({
  dati,
}: Contenuto): { readonly title: string; readonly markdown: string } | undefined {
  return dati.precondizione === true
    ? {
        title: 'Prima di aprire il messaggio',
        markdown: 'Aprendo il messaggio confermi di volerne ricevere il contenuto in questo modo.',
      }
    : undefined;
}

/** An attachment: a PDF/A. */
export function attachmentBytes({ dati }: Contenuto, index: number): Uint8Array {
  return pdfaOf([dati.oggetto, `Allegato ${index}`]);
}

/** How long a citizen waits (whole seconds) for an attachment that is still being drawn up; 0: it is ready. */
export function attachmentWait({ scrittoAlle }: Contenuto, now: number): number {
  return Math.max(0, Math.ceil((scrittoAlle + DRAWN_UP_MS - now) / 1_000));
}

/** What is answered while an attachment is being drawn up. */
export function attachmentNotReady(wait: number): { readonly status: number; readonly headers: Headers } {
  return { status: 503, headers: { 'retry-after': String(wait) } };
}

/** Whether requests that bear a citizen's signature are answered: what is not used is ignored. */
export function toleratesSigned(): boolean {
  return true;
}

/** Status for a content that is not there. */
export function unknownContent(): number {
  return 404;
}
