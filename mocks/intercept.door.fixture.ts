import type { Door } from '../simulators/kernel/platform.contract.ts';
import { httpTransport, virtualTransport } from '../simulators/kernel/transport.ts';
import { mount } from './intercept.ts';

/** The msw door, for the suite that every platform passes (kernel/platform.contract.ts). */
export const interceptDoor: Door = {
  name: 'msw',
  open(peer, clock, origin) {
    const mounted = mount(peer, origin, { clock });
    const transport = httpTransport();
    return Promise.resolve({
      transport: virtualTransport(clock, transport),
      close() {
        transport.close();
        mounted.close();
        return Promise.resolve();
      },
    });
  },
};
