/** What crosses the wire, as plain values of our own; the doors (listen, intercept) convert, nobody else does. */

/** Header names are lower case; a header that came twice is joined with ', '. */
export type Headers = Record<string, string>;

/** A body streamed to disk: what the journal and the rules see of an upload. `size` in bytes, `sha256` in hex. */
export interface StoredBody {
  readonly sha256: string;
  readonly size: number;
  /** The first bytes (at most 1,024), enough to recognise a file type. */
  readonly head: Uint8Array;
  /** The bytes themselves where they are few, else the file where they lie for the life of the run. */
  readonly bytes?: Uint8Array;
  readonly path?: string;
}

export interface WireRequest {
  readonly method: string;
  /** Absolute: origin, path and query as the client addressed them. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Present instead of `body` where the operation is an upload. */
  readonly stored?: StoredBody;
  /** What the door found wrong while reading: the body went past the cap, or ended before its declared length. */
  readonly damaged?: 'tooLarge' | 'truncated';
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** What a status code cannot say: the door resets the connection, or never answers. */
  readonly transport?: 'reset' | 'hang';
  /** Milliseconds the answer is held back, on the run's clock. */
  readonly delayMs?: number;
  /** Request and answer hold what a person wrote in a form: the journal keeps their digests alone. */
  readonly personal?: true;
}

/** Sends one request and waits for the answer. Throws {@link TransportError} when there is none. */
export type Transport = (request: WireRequest, options?: { readonly timeoutMs?: number }) => Promise<WireResponse>;

/** No answer came: the peer is unreachable, reset the connection, or let the deadline pass. */
export class TransportError extends Error {
  readonly code: 'TIMEOUT' | 'RESET' | 'UNREACHABLE';
  constructor(code: TransportError['code'], message: string) {
    super(message);
    this.name = 'TransportError';
    this.code = code;
  }
}

export const NO_BODY = new Uint8Array(0);

/** An answer with a JSON body (UTF-8). */
export function jsonResponse(status: number, value: unknown, headers: Headers = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An answer with a text body (UTF-8). */
export function textResponse(status: number, contentType: string, text: string, headers: Headers = {}): WireResponse {
  return { status, headers: { 'content-type': contentType, ...headers }, body: Buffer.from(text) };
}

/** An answer without a body. */
export function emptyResponse(status: number, headers: Headers = {}): WireResponse {
  return { status, headers, body: NO_BODY };
}
