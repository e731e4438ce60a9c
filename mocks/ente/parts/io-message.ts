import type { IoMessage } from '../../../sut/commands/io.ts';
import { jsonBytes } from '../json.ts';
import { euroText } from '../io/euro.ts';
import { endOfDayInRome } from '../io/rome.ts';

type Json = Readonly<Record<string, unknown>>;

/** The recipient as IO wants it: capitals, no blanks. */
export function ioRecipient(codiceFiscale: string): string {
  return codiceFiscale.trim().toUpperCase();
}

/** Why nobody can be written to at this code: IO knows people only. */
export function ioRecipientProblem(codiceFiscale: string): string | undefined {
  if (/^\d{11}$/.test(codiceFiscale)) return 'il destinatario non è una persona: su IO si scrive solo alle persone';
  return /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/i.test(codiceFiscale)
    ? undefined
    : 'il codice fiscale del destinatario non è valido';
}

/** Subject: what was entered. For sensitive contents a neutral one, since it is shown on a locked screen. */
export function ioSubject({ oggetto, riservato }: IoMessage): string {
  return riservato === true ? 'Hai una comunicazione riservata' : oggetto;
}

/** Text as it is sent: the button first, the facts of the payment last. Sensitive contents stay with the ente. */
export function ioMarkdown(message: IoMessage, button: string, payment: string): string {
  const text =
    message.riservato === true
      ? 'È disponibile una comunicazione che ti riguarda. Per tutelare la tua riservatezza il contenuto si apre in app.'
      : message.testo;
  return `${button}${text}${payment}`;
}

/** The button, as the front matter that begins a message. */
export function ioButton(pulsante: IoMessage['pulsante']): string {
  if (pulsante === undefined) return '';
  const { etichetta, indirizzo } = pulsante;
  const action = `        text: "${etichetta}"\n        action: "iohandledlink://${indirizzo}"\n`;
  const block = (language: string): string => `${language}:\n    cta_1:\n${action}`;
  return `---\n${block('it')}${block('en')}---\n`;
}

/** What a citizen must know of a payment, in words: how much, and until when. */
export function ioPaymentText(importo: number, scadenza: string | undefined): string {
  const until = scadenza === undefined ? '' : ` entro il ${scadenza.split('-').toReversed().join('/')}`;
  return `\n\nL’importo da pagare è di ${euroText(importo)} euro${until}. Per i dettagli tocca "Vedi Avviso".`;
}

/** What a citizen is told of an amount that is hard to pay at once: that it can be paid in parts. */
export function ioInstalments(importo: number): string {
  return importo > 150_000 ? ' Se preferisci, puoi chiederci di pagare a rate.' : '';
}

/** Why a text cannot be sent: nothing is cut or filled up, since it would say something else. */
export function ioTextProblem(subject: string, markdown: string): string | undefined {
  if (subject.length < 10 || subject.length > 120)
    return `l’oggetto è di ${subject.length} caratteri: devono essere da 10 a 120`;
  return markdown.length < 80 || markdown.length > 10_000
    ? `il testo è di ${markdown.length} caratteri: devono essere da 80 a 10.000`
    : undefined;
}

/** A text as it is sent, once it is known to fit: as it was entered. */
export function ioFittingText(text: string, _min: number, _max: number): string {
  return text;
}

/** The end of a day in Italy, as an instant in UTC. */
export function ioDueDate(giorno: string): string {
  return endOfDayInRome(giorno);
}

/** The deadline of a message, where one was entered. */
export function ioDeadline(message: IoMessage): string | undefined {
  return message.scadenza;
}

/** Amount of a payment, euro cents. */
export function ioAmount(importo: number): number {
  return importo;
}

/** Notice number with its aux digit: 18 digits. */
export function ioNoticeNumber(numeroAvviso: string): string {
  return numeroAvviso;
}

/** Facts of a payment; the payee is left to IO, which puts the body of the service there. */
export function ioPaymentData(amount: number, notice_number: string, expires: boolean): Json {
  return { amount, notice_number, invalid_after_due_date: expires };
}

/** Whether the notice cannot be paid any more after its due date. */
export function ioExpires({ nonDopoLaScadenza }: NonNullable<IoMessage['pagamento']>): boolean {
  return nonDopoLaScadenza === true;
}

/** Whether a message carries the facts of its payment. */
export function ioCarriesPayment(message: IoMessage): boolean {
  return message.pagamento !== undefined;
}

/** Whether copies by e-mail are forbidden. */
export function ioSecureChannels({ riservato }: IoMessage): boolean | undefined {
  return riservato === true ? true : undefined;
}

/** What tells IO that the content is kept by the ente. */
export function ioThirdPartyData(id: string, configuration_id: string, message: IoMessage): Json {
  const { riservato, allegati = 0, precondizione } = message;
  return {
    id,
    configuration_id,
    has_remote_content: riservato === true,
    has_attachments: allegati > 0,
    has_precondition: precondizione === true ? 'ALWAYS' : 'NEVER',
  };
}

/** Whether a message needs the ente's own server. */
export function ioIsRemote({ riservato, allegati = 0, precondizione }: IoMessage): boolean {
  return riservato === true || allegati > 0 || precondizione === true;
}

/** Attachments are for Premium messages only. */
export function ioFeatureLevel({ premium, allegati = 0 }: IoMessage): 'ADVANCED' | undefined {
  return premium === true || allegati > 0 ? 'ADVANCED' : undefined;
}

/** Where a message is posted: its recipient is in the body, so that it ends up in no register. */
export function ioSubmitPath(_codiceFiscale: string): string {
  return '/messages';
}

/** Whole body of a message. */
export function ioBody(fiscal_code: string, content: Json, level: 'ADVANCED' | undefined): Json {
  return { fiscal_code, ...(level === undefined ? {} : { feature_level_type: level }), content };
}

/** JSON in UTF-8. */
export function ioBytes(body: Json): Uint8Array {
  return jsonBytes(body);
}
