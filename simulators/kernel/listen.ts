import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import express from 'express';
import type { Clock } from './clock.ts';
import { NO_BODY } from './exchange.ts';
import type { Headers, StoredBody, WireRequest, WireResponse } from './exchange.ts';
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

export interface ListenOptions {
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
    const wire: WireRequest = { ...base, ...(await bodyOf(request, route?.operation, () => uploadPath(uploads))) };
    const answer = await peer.handle(wire);
    if (answer.transport === 'reset') reset(response.socket);
    else await send(response, answer, options.clock);
  };

  const server = options.tls === undefined ? createServer(app) : createTlsServer(options.tls, app);
  server.keepAliveTimeout = 60_000;
  server.requestTimeout = 0;
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

function bodyOf(
  request: IncomingMessage,
  operation: { readonly upload?: true; readonly bodyCap?: number } | undefined,
  path: () => string,
): Promise<Body> {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined)
    return Promise.resolve(operation?.upload === true ? { body: NO_BODY, stored: storedFrom([]) } : { body: NO_BODY });
  return operation?.upload === true ? storeBody(request, path) : readBody(request, operation?.bodyCap ?? BODY_CAP);
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

/** @throws Error where the file cannot be written: the harness's fault, not the peer's. */
async function storeBody(request: IncomingMessage, path: () => string): Promise<Body> {
  const digest = createHash('sha256');
  let head: Buffer = Buffer.alloc(0);
  let kept: Buffer[] = [];
  let size = 0;
  let file: ReturnType<typeof createWriteStream> | undefined;
  let filePath: string | undefined;
  let unwritable: Error | undefined;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      digest.update(chunk);
      if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024 - head.length)]);
      size += chunk.length;
      if (file === undefined && size > IN_MEMORY) {
        filePath = path();
        file = createWriteStream(filePath).on('error', (error) => (unwritable = error));
        for (const earlier of kept) file.write(earlier);
        kept = [];
      }
      if (file === undefined) kept.push(chunk);
      else if (!file.write(chunk)) await once(file, 'drain');
    }
  } catch {
    file?.destroy();
    if (unwritable !== undefined) throw unwritable;
    if (filePath !== undefined) rmSync(filePath, { force: true });
    return { body: NO_BODY, damaged: 'truncated' };
  }
  if (file !== undefined) {
    file.end();
    await once(file, 'finish');
  }
  const stored = { sha256: digest.digest('hex'), size, head };
  return {
    body: NO_BODY,
    stored: filePath === undefined ? { ...stored, bytes: Buffer.concat(kept) } : { ...stored, path: filePath },
  };
}

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
