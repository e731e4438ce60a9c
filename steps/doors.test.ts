import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect, it } from 'vitest';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import { listen } from '../simulators/kernel/listen.ts';
import { openDoors, PLATFORM_PORTS } from './doors.ts';

it('where the port of a later platform is taken, the doors already open are closed', async () => {
  const clock = new VirtualClock(0);
  const taken = await listen({ clock });
  const first = taken.port - PLATFORM_PORTS['iris']!;
  await expect(openDoors('express', clock, { external: ['send', 'iris'], portBase: first })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    port: taken.port,
  });
  const again = await listen({ clock, port: first });
  await again.close();
  await taken.close();
});

it('software that closes the connections it no longer uses is called all the same, each time on a new one', async () => {
  const sockets: Socket[] = [];
  const software = createServer((socket) => {
    sockets.push(socket);
    let served = false;
    socket.on('error', () => {});
    socket.on('data', () => {
      if (served) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\n{}');
      served = true;
    });
  }).listen(0, '127.0.0.1');
  await once(software, 'listening');
  const url = `http://127.0.0.1:${(software.address() as AddressInfo).port}/`;
  const doors = await openDoors('express', new VirtualClock(0), { external: [] });
  for (let call = 0; call < 3; call++)
    expect(await doors.transport({ method: 'GET', url, headers: {}, body: new Uint8Array(0) })).toMatchObject({
      status: 200,
    });
  await doors.close();
  for (const socket of sockets) socket.destroy();
  software.close();
});
