import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { WallClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { listen } from '../../simulators/kernel/listen.ts';
import { httpTransport } from '../../simulators/kernel/transport.ts';
import { containerDriver } from './container.ts';

const IMAGE = 'collaudo/esempio-python:prova';

it('starts the Python example as an image, and is reached from inside it', async () => {
  const given = process.env['COLLAUDO_CONTAINER_IMAGE'];
  const { GenericContainer } = await import('testcontainers');
  if (given === undefined)
    await GenericContainer.fromDockerfile(fileURLToPath(new URL('../../docs/examples/python', import.meta.url))).build(
      IMAGE,
      { deleteOnExit: false },
    );
  const clock = new WallClock();
  const listener = await listen({ clock, host: '0.0.0.0' });
  listener.mount({
    route: () => undefined,
    handle: () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('il banco') }),
  });
  const transport = httpTransport();
  const driver = containerDriver({ image: given ?? IMAGE, port: 8080, transport });
  try {
    const url = `http://127.0.0.1:${listener.port}`;
    const info = await driver.start({ clock, ids: idsFrom('container'), platforms: { send: url }, credentials: {} });
    expect(info.commands).toContain('create-notification');
    expect(info.endpoints['pagopa']).toMatch(/^http:\/\/.*\/pagopa$/);
    const inside = `http://host.testcontainers.internal:${listener.port}/`;
    expect(await driver.command('reach', { url: inside })).toMatchObject({ result: { status: 200, body: 'il banco' } });
  } finally {
    await driver.stop();
    transport.close();
    clock.stop();
    await listener.close();
  }
});
