import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import express from 'express';
import type { Clock } from './clock.ts';
import { NO_BODY } from './exchange.ts';
import type { Headers, StoredBody, WireRequest, WireResponse } from './exchange.ts';
import { http, https } from './node-http.ts';
import { BODY_CAP } from './simulate.ts';
import type { Peer } from './tenants.ts';

/**
 * The response header by which a door on a virtual clock tells the virtual transport what it did not really wait for: ms,
 * followed by {@link HUNG} where no answer would have come after them.
 */
export const DELAY_HEADER = 'x-collaudo-delay-ms';
export const HUNG = ';hang';

/** Uploads up to this many bytes stay in memory; larger ones lie in a file of the listener's. */
const IN_MEMORY = 256 * 1024;

/** A body of which nothing comes for this long (ms) is given up. */
export const BODY_IDLE_MS = 60_000;

export interface ListenOptions {
  /** {@link BODY_IDLE_MS} unless told. */
  readonly bodyIdleMs?: number;
  /** Told, in Italian, of requests that HTTP itself refuses: no peer sees them. */
  readonly onRefused?: (text: string) => void;
  readonly clock: Clock;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** 0 (the default) lets the system choose. */
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface Listener {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:4010`, without a trailing slash. */
  readonly url: string;
  /** Who answers: for one host name (the Host header, without port), or for any. */
  mount(peer: Peer, hostname?: string): void;
  unmount(hostname?: string): void;
  close(): Promise<void>;
}

/**
 * The socket door: bytes in, plain values to the peer, bytes out. It holds no platform logic and parses no body.
 * @throws Error with code EADDRINUSE where the port is taken.
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const host = options.host ?? '127.0.0.1';
  const peers = new Map<string, Peer>();
  const uploads = { directory: undefined as string | undefined, count: 0 };
  const scheme = options.tls === undefined ? 'http' : 'https';

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`guasto del banco di prova: ${String(error)}`);
    });
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const hostHeader = request.headers.host ?? host;
    const peer = peers.get(hostHeader.replace(/:\d+$/, '').toLowerCase()) ?? peers.get('*');
    if (peer === undefined) {
      request.resume();
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(
        `Nessuna piattaforma risponde al nome ${hostHeader}; nomi noti: ${[...peers.keys()].join(', ') || 'nessuno'}`,
      );
      return;
    }
    const url = pathAndQuery(request.url ?? '/');
    const queryAt = url.indexOf('?');
    const route = peer.route(request.method ?? 'GET', queryAt < 0 ? url : url.slice(0, queryAt));
    const base = {
      method: request.method ?? 'GET',
      url: `${scheme}://${hostHeader}${url}`,
      headers: headersOf(request),
    };
    const keep = route?.operation.upload === true && (peer.expects?.({ ...base, body: NO_BODY }) ?? true);
    let body: Body;
    try {
      body = await bodyOf(
        request,
        route?.operation,
        options.bodyIdleMs ?? BODY_IDLE_MS,
        keep ? () => uploadPath(uploads) : undefined,
      );
    } catch (error) {
      peer.failed?.(`${base.method} ${route?.operation.id ?? url}`, error);
      throw error;
    }
    const answer = await peer.handle({ ...base, ...body });
    // what was not taken is of no use to anybody
    if (body.stored?.path !== undefined && (answer.status < 200 || answer.status > 299)) remove(body.stored.path);
    if (answer.transport === 'reset') reset(response.socket);
    else await send(response, answer, options.clock);
  };

  const server = options.tls === undefined ? http.createServer(app) : https().createServer(options.tls, app);
  server.keepAliveTimeout = 60_000;
  server.requestTimeout = 0;
  refuseClearly(server, options.onRefused ?? (() => {}));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  /** Under TLS only the connection beneath can be reset: it is the one with the same two ends. */
  const reset = (socket: Socket | null): void => {
    const same = (other: Socket): boolean =>
      other.remotePort === socket?.remotePort && other.remoteAddress === socket?.remoteAddress;
    (options.tls === undefined ? socket : [...sockets].find(same))?.resetAndDestroy();
  };
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host,
    port,
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    mount: (peer, hostname = '*') => void peers.set(hostname.toLowerCase(), peer),
    unmount: (hostname = '*') => void peers.delete(hostname.toLowerCase()),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      if (uploads.directory !== undefined) rmSync(uploads.directory, { recursive: true, force: true });
    },
  };
}

/** A client behind a proxy asks for the whole URL; what it asks for is its path. */
function pathAndQuery(target: string): string {
  if (target.startsWith('/') || !URL.canParse(target)) return target;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

function headersOf(request: IncomingMessage): Headers {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

type Body = Pick<WireRequest, 'body' | 'stored' | 'damaged'>;

/** @param path where an upload may be kept; undefined where it is not to be kept. */
async function bodyOf(
  request: IncomingMessage,
  operation: { readonly upload?: true; readonly bodyCap?: number } | undefined,
  idleMs: number,
  path: (() => string) | undefined,
): Promise<Body> {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined)
    return operation?.upload === true ? { body: NO_BODY, stored: storedFrom([]) } : { body: NO_BODY };
  request.setTimeout(idleMs, () => request.destroy(new Error('nothing more came of the body')));
  try {
    return await (operation?.upload === true
      ? storeBody(request, operation.bodyCap ?? Number.POSITIVE_INFINITY, path)
      : readBody(request, operation?.bodyCap ?? BODY_CAP));
  } finally {
    request.socket?.setTimeout(0);
  }
}

/** Keeps at most `cap` bytes; what follows is read and thrown away, so that the peer can be answered. */
function readBody(request: IncomingMessage, cap: number): Promise<Body> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= cap) chunks.push(chunk);
      else chunks = [];
    });
    request.on('end', () =>
      resolve(
        size > cap
          ? { body: NO_BODY, damaged: 'tooLarge' }
          : { body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) },
      ),
    );
    request.on('error', () => resolve({ body: NO_BODY, damaged: 'truncated' }));
  });
}

/**
 * Reads an upload to its end whatever comes of it, so that the peer can be answered; keeps it where there is a `path`, and
 * up to `cap` bytes.
 * @throws Error where the file cannot be written: the harness's fault, not the peer's.
 */
async function storeBody(request: IncomingMessage, cap: number, path: (() => string) | undefined): Promise<Body> {
  const digest = createHash('sha256');
  let head: Buffer = Buffer.alloc(0);
  let kept: Buffer[] = [];
  let size = 0;
  let file: StoreFile | undefined;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > cap) {
        file?.discard();
        kept = [];
        continue;
      }
      digest.update(chunk);
      if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024 - head.length)]);
      if (path === undefined) continue;
      if (file === undefined) kept.push(chunk);
      else await file.write(chunk);
      if (file === undefined && size > IN_MEMORY) {
        file = storeFile(path());
        for (const earlier of kept) await file.write(earlier);
        kept = [];
      }
    }
  } catch {
    file?.discard();
    return { body: NO_BODY, damaged: 'truncated' };
  }
  if (size > cap) return { body: NO_BODY, damaged: 'tooLarge' };
  const stored = { sha256: digest.digest('hex'), size, head };
  if (path === undefined) return { body: NO_BODY, stored };
  if (file === undefined) return { body: NO_BODY, stored: { ...stored, bytes: Buffer.concat(kept) } };
  return { body: NO_BODY, stored: { ...stored, path: await file.end() } };
}

/** A file being written. A disk that fails is told at the end: meanwhile the peer goes on being read. */
interface StoreFile {
  write(chunk: Uint8Array): Promise<void>;
  /** @throws Error where something could not be written. */
  end(): Promise<string>;
  discard(): void;
}

function storeFile(path: string): StoreFile {
  let failure: Error | undefined;
  let discarded = false;
  const stream = createWriteStream(path).on('error', (error) => (failure ??= error));
  const over = new Promise<void>((resolve) => void stream.once('close', resolve));
  const discard = (): void => {
    if (discarded) return;
    discarded = true;
    stream.destroy();
    // a stream destroyed while it opens makes its file afterwards
    void over.then(() => remove(path));
  };
  return {
    async write(chunk) {
      if (failure === undefined && !stream.destroyed && !stream.write(chunk))
        await Promise.race([new Promise<void>((resolve) => void stream.once('drain', resolve)), over]);
    },
    async end() {
      if (!stream.destroyed) stream.end();
      await over;
      if (failure === undefined) return path;
      discard();
      throw failure;
    },
    discard,
  };
}

/** The directory goes with the listener: a file that cannot be removed now stops nothing. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // see above
  }
}

/** What HTTP refuses before any peer: answered with a reason, and told. A connection that breaks is no refusal. */
function refuseClearly(server: HttpServer, onRefused: (text: string) => void): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const text = `Richiesta rifiutata (417): l’intestazione Expect chiede ${JSON.stringify(request.headers.expect)}, e si conosce solo 100-continue.`;
    onRefused(text);
    request.resume();
    response.writeHead(417, { 'content-type': PLAIN, connection: 'close' });
    response.end(text);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === undefined || !error.code.startsWith('HPE_') || error.code === CUT) {
      socket.destroy(error);
      return;
    }
    const [status, reason, why] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431', 'Request Header Fields Too Large', 'le intestazioni superano i 16 KiB']
        : ['400', 'Bad Request', `non è una richiesta HTTP/1.1 corretta: ${error.message} (${error.code})`];
    const text = `Richiesta rifiutata (${status}): ${why}.`;
    onRefused(text);
    const body = Buffer.from(text);
    socket.end(
      `HTTP/1.1 ${status} ${reason}\r\ncontent-type: ${PLAIN}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${text}`,
    );
  });
}

const PLAIN = 'text/plain; charset=utf-8';
/** The peer closed before the end of what it was sending. */
const CUT = 'HPE_INVALID_EOF_STATE';

/** A stored body made of bytes already in memory. */
export function storedFrom(chunks: readonly Uint8Array[]): StoredBody {
  const bytes = Buffer.concat(chunks);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    head: bytes.subarray(0, 1024),
    bytes,
  };
}

function uploadPath(uploads: { directory: string | undefined; count: number }): string {
  uploads.directory ??= mkdtempSync(join(tmpdir(), 'collaudo-caricamenti-'));
  return join(uploads.directory, String(++uploads.count));
}

async function send(response: ServerResponse, answer: WireResponse, clock: Clock): Promise<void> {
  const virtual = clock.mode === 'virtual';
  if (answer.delayMs !== undefined && !virtual) await clock.sleep(answer.delayMs);
  if (answer.transport === 'hang' && !virtual) {
    response.socket?.destroy();
    return;
  }
  // The machine's own time has no place on a simulated wire: it would differ from run to run.
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(answer.body.length) }),
    ...(virtual && answer.delayMs !== undefined
      ? { [DELAY_HEADER]: `${answer.delayMs}${answer.transport === 'hang' ? HUNG : ''}` }
      : {}),
  });
  response.end(answer.body);
}
