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
