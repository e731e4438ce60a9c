import type { IncomingMessage } from 'node:http';
import type { Agent as TlsAgent } from 'node:https';
import type { Clock } from './clock.ts';
import { TransportError } from './exchange.ts';
import type { Headers, Transport, WireRequest, WireResponse } from './exchange.ts';
import { DELAY_HEADER, HUNG } from './listen.ts';
import { http, https } from './node-http.ts';

export interface HttpOptions {
  /** Where an origin really is: canonical names are resolved to a listener's address, the rest goes out as written. */
  readonly resolve?: (origin: string) => { readonly host: string; readonly port: number } | undefined;
  /** Certificate authorities to trust besides the system's, PEM. */
  readonly ca?: string;
  /** Whether a connection serves more than one request, as it does unless told; it must not where the other side may have closed it. */
  readonly keepAlive?: boolean;
}

/** Sends requests over sockets. Deadlines are real time. `close` ends the idle connections. */
export function httpTransport(options: HttpOptions = {}): Transport & { close(): void } {
  const { keepAlive = true } = options;
  const agent = new http.Agent({ keepAlive });
  let tlsAgent: TlsAgent | undefined;
  const overTls = (): TlsAgent =>
    (tlsAgent ??= new (https().Agent)({
      keepAlive,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    }));
  const send: Transport = (request, { timeoutMs } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(request.url);
      const place = options.resolve?.(url.origin);
      const secure = url.protocol === 'https:' && place === undefined;
      const outgoing = (secure ? https() : http).request({
        agent: secure ? overTls() : agent,
        method: request.method,
        host: place?.host ?? url.hostname.replace(/^\[|\]$/g, ''),
        port: place?.port ?? (url.port === '' ? (secure ? 443 : 80) : Number(url.port)),
        path: url.pathname + url.search,
        headers: { host: url.host, 'content-length': String(request.body.length), ...request.headers },
      });
      const deadline =
        timeoutMs === undefined
          ? undefined
          : setTimeout(
              () =>
                outgoing.destroy(new TransportError('TIMEOUT', `no answer from ${url.host} within ${timeoutMs} ms`)),
              timeoutMs,
            );
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(deadline);
        reject(
          error instanceof TransportError ? error : new TransportError(codeOf(error), `${url.host}: ${error.message}`),
        );
      });
      outgoing.on('response', (incoming) => {
        readAll(incoming).then(
          (response) => {
            clearTimeout(deadline);
            resolve(response);
          },
          (error: Error) => {
            clearTimeout(deadline);
            reject(
              error instanceof TransportError ? error : new TransportError('RESET', `${url.host}: ${error.message}`),
            );
          },
        );
      });
      outgoing.end(request.body);
    });
  return Object.assign(send, {
    close: () => {
      agent.destroy();
      tlsAgent?.destroy();
    },
  });
}

/**
 * On a virtual clock nobody waits: the door says how long the answer would have taken, and this moves the clock by that
 * much, or by the caller's deadline when the answer would have come too late.
 */
export function virtualTransport(clock: Clock, inner: Transport): Transport {
  return async (request: WireRequest, { timeoutMs } = {}) => {
    const response = await inner(request);
    const { [DELAY_HEADER]: told, ...headers } = response.headers;
    const delayMs = Number.parseFloat(told ?? '0');
    if (timeoutMs !== undefined && delayMs >= timeoutMs) {
      await clock.sleep(timeoutMs);
      throw new TransportError('TIMEOUT', `no answer within ${timeoutMs} ms`);
    }
    if (delayMs > 0) await clock.sleep(delayMs);
    if (told?.endsWith(HUNG) === true)
      throw new TransportError('RESET', `the connection was closed after ${delayMs} ms`);
    return { ...response, headers };
  };
}

async function readAll(incoming: IncomingMessage): Promise<WireResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers: Headers = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}

function codeOf(error: NodeJS.ErrnoException): TransportError['code'] {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'RESET' : 'UNREACHABLE';
}
