import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { BenchRequest } from './workload.ts';

/**
 * Sends `total` requests over `connections` kept-alive connections, one at a time on each, cycling through `requests` from
 * the one at `from`: what may be said once only is not said twice.
 * Written on bare sockets, so that the load costs less than what it loads.
 * @throws Error on any answer that is not a 2xx, and on a connection that ends.
 */
export async function load(
  port: number,
  requests: readonly BenchRequest[],
  total: number,
  connections: number,
  from = 0,
): Promise<void> {
  const wire = requests.map((request) => encode(request, port));
  let sent = 0;
  const next = (): Buffer | undefined => (sent < total ? wire[(from + sent++) % wire.length] : undefined);
  const sockets: Socket[] = [];
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        const socket = connect(port, '127.0.0.1');
        sockets.push(socket);
        await client(socket, next);
      }),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function client(socket: Socket, next: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending: Buffer = Buffer.alloc(0);
    const send = (): void => {
      const request = next();
      if (request === undefined) resolve();
      else socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const end = pending.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = pending.toString('latin1', 0, end);
      if (!head.startsWith('HTTP/1.1 2')) {
        reject(new Error(`not a 2xx: ${head.slice(0, head.indexOf('\r\n'))} ${pending.toString('utf8', end + 4)}`));
        return;
      }
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (pending.length < end + 4 + length) return;
      pending = Buffer.alloc(0);
      send();
    });
  });
}

function encode({ method, path, headers, body }: BenchRequest, port: number): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
