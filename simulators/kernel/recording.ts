import { sha256 } from './canonical.ts';
import type { WireRequest, WireResponse } from './exchange.ts';
import type { ExchangeBody, JournalMessage } from './journal.ts';
import type { Redaction, Redactor } from './redaction.ts';
import { BODY_CAP } from './simulate.ts';
import type { RawExchange } from './simulate.ts';

const NONE: readonly never[] = [];

/**
 * What an exchange becomes in the journal, before rules have looked at it: redacted, bodies as text where they are text in
 * UTF-8, else as digest, size and first bytes. Members come in the order they are written in, so that nothing is left to sort.
 */
export function recorded(
  raw: RawExchange,
  platform: { readonly id: string; readonly redaction: Redaction },
  redactor: Redactor,
): ExchangeBody {
  const { redaction } = platform;
  const { events, failure, fault, operation } = raw;
  const textOf =
    (ours: boolean): ToText =>
    (text) =>
      ours ? redactor.issued(text, redaction) : redactor.text(text, redaction);
  const path = raw.path !== undefined && Object.keys(raw.path).length > 0 ? raw.path : undefined;
  return {
    at: raw.at,
    direction: raw.direction,
    elapsedMs: raw.elapsedMs,
    ...(events === undefined || events.length === 0 ? undefined : { events: redactor.json(events, redaction) }),
    ...(failure === undefined ? undefined : { failure }),
    ...(fault === undefined ? undefined : { fault }),
    findings: NONE,
    kind: 'exchange',
    ...(operation === undefined ? undefined : { operation }),
    ...(path === undefined ? undefined : { path: redactPath(path, redactor, redaction) }),
    platform: platform.id,
    request: requestOf(
      raw.response.personal === true ? withoutContent(raw.request) : raw.request,
      redactUrl(raw.request.url, path ?? {}, redactor, redaction),
      textOf(raw.direction === 'fromPlatform'),
      redactor,
      redaction,
    ),
    response: responseOf(
      raw.response,
      // what an error repeats of the request is no secret that we gave out
      textOf(raw.direction === 'toPlatform' && raw.response.status < 300),
      redactor,
      redaction,
    ),
    satisfied: NONE,
  };
}

type ToText = (text: string) => string;

function requestOf(
  request: WireRequest,
  url: string,
  toText: ToText,
  redactor: Redactor,
  redaction: Redaction,
): ExchangeBody['request'] {
  const { method, damaged } = request;
  const headers = redactor.headers(request.headers, redaction);
  const { text, binary } = contentOf(request, toText);
  if (damaged !== undefined) return { damaged, headers, method, url };
  if (text !== undefined) return { headers, method, text, url };
  return binary === undefined ? { headers, method, url } : { binary, headers, method, url };
}

function responseOf(
  response: WireResponse,
  toText: ToText,
  redactor: Redactor,
  redaction: Redaction,
): ExchangeBody['response'] {
  const { status } = response;
  const headers = redactor.headers(response.headers, redaction);
  const { text, binary } = response.personal === true ? digestOf(response.body) : contentOf(response, toText);
  if (text !== undefined) return { headers, status, text };
  return binary === undefined ? { headers, status } : { binary, headers, status };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const TEXTUAL = /json|xml|text|x-www-form-urlencoded/;

function contentOf(
  message: Pick<WireRequest, 'headers' | 'body' | 'stored'>,
  toText: ToText,
): Pick<JournalMessage, 'text' | 'binary'> {
  const { stored, body } = message;
  if (stored !== undefined)
    return { binary: { head: printable(stored.head, toText), sha256: stored.sha256, size: stored.size } };
  if (body.length === 0) return {};
  const type = message.headers['content-type'];
  if (body.length <= BODY_CAP && (type === undefined || TEXTUAL.test(type))) {
    try {
      return { text: toText(utf8.decode(body)) };
    } catch {
      // not UTF-8 after all: a digest says more than mangled characters
    }
  }
  return { binary: { head: printable(body, toText), sha256: sha256(body), size: body.length } };
}

/** What a person wrote is in the request as it is in the answer: its head is not shown. */
function withoutContent(request: WireRequest): WireRequest {
  const { body } = request;
  return { ...request, stored: { sha256: sha256(body), size: body.length, head: new Uint8Array(0) } };
}

function digestOf(body: Uint8Array): Pick<JournalMessage, 'text' | 'binary'> {
  return { binary: { head: '', sha256: sha256(body), size: body.length } };
}

/** Bytes that are shown of a binary body, and those that are looked through so that no secret is cut in half. */
const SHOWN = 32;
const LOOKED_THROUGH = 1024;

/** The first bytes, printable ASCII kept, the rest as dots; redacted, since any body can be sent under any content type. */
function printable(bytes: Uint8Array, toText: ToText): string {
  const text = Buffer.from(bytes.subarray(0, LOOKED_THROUGH))
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '.');
  return toText(text).slice(0, SHOWN);
}

function redactPath(
  path: Readonly<Record<string, string>>,
  redactor: Redactor,
  redaction: Redaction,
): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const name of Object.keys(path).sort()) redacted[name] = redactor.field(name, path[name]!, redaction);
  return redacted;
}

/** A path parameter that is secret or personal is so in the URL too. */
function redactUrl(
  url: string,
  path: Readonly<Record<string, string>>,
  redactor: Redactor,
  redaction: Redaction,
): string {
  const { secretFields, personalFields } = redaction;
  const hidden = Object.keys(path).filter(
    (name) => Object.hasOwn(secretFields, name) || Object.hasOwn(personalFields, name),
  );
  if (hidden.length === 0) return redactor.text(url, redaction);
  const [before, ...query] = url.split('?');
  const segments = before!.split('/').map((segment) => {
    const name = hidden.find((each) => path[each] === segment || encodeURIComponent(path[each]!) === segment);
    return name === undefined ? segment : encodeURIComponent(redactor.field(name, path[name]!, redaction));
  });
  return redactor.text([segments.join('/'), ...query].join('?'), redaction);
}
