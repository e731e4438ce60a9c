import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import type { Transport } from '../../simulators/kernel/exchange.ts';
import { containerDriver } from './container.ts';
import type { Containers } from './container.ts';

const surroundings = {
  clock: new VirtualClock(0),
  ids: idsFrom('container'),
  platforms: { send: 'http://127.0.0.1:4010', remoto: 'https://send.example' },
  credentials: {},
};

const transport: Transport = ({ url }) =>
  Promise.resolve({
    status: 200,
    headers: {},
    body: Buffer.from(JSON.stringify({ commands: ['restart'], endpoints: { pagopa: '/pagopa' }, url })),
  });

/** Stands for testcontainers: remembers what it was told. */
function fakeContainers(told: Record<string, unknown>): Containers {
  class GenericContainer {
    constructor(image: string) {
      told['image'] = image;
    }
    withEnvironment(environment: unknown) {
      told['environment'] = environment;
      return this;
    }
    withExposedPorts(port: number) {
      told['port'] = port;
      return this;
    }
    withWaitStrategy() {
      return this;
    }
    start() {
      if (told['broken'] === true) return Promise.reject(new Error('no such image'));
      return Promise.resolve({
        getHost: () => 'localhost',
        getMappedPort: () => 49_001,
        stop: () => Promise.resolve(void (told['stopped'] = true)),
      });
    }
  }
  return {
    GenericContainer,
    TestContainers: { exposeHostPorts: (...ports: number[]) => Promise.resolve(void (told['exposed'] = ports)) },
    Wait: { forHttp: () => ({}) },
  } as unknown as Containers;
}

describe('the container driver', () => {
  it('starts the image, tells it where the platforms are, then speaks http', async () => {
    const told: Record<string, unknown> = {};
    const driver = containerDriver({
      image: 'gestionale:3',
      port: 8080,
      transport,
      load: () => Promise.resolve(fakeContainers(told)),
    });
    expect(await driver.start(surroundings)).toMatchObject({ endpoints: { pagopa: 'http://localhost:49001/pagopa' } });
    expect(told).toMatchObject({
      image: 'gestionale:3',
      port: 8080,
      exposed: [4010],
      environment: {
        COLLAUDO_SEND_URL: 'http://host.testcontainers.internal:4010',
        COLLAUDO_REMOTO_URL: 'https://send.example',
      },
    });
    await driver.stop();
    expect(told['stopped']).toBe(true);
    await expect(driver.command('restart', {})).rejects.toMatchObject({ code: 'SUT_NOT_STARTED' });
  });

  it('says what to install where the package is absent', async () => {
    const driver = containerDriver({
      image: 'x',
      port: 1,
      transport,
      load: () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND')),
    });
    await expect(driver.start(surroundings)).rejects.toMatchObject({
      code: 'CONTAINER_PACKAGE_ABSENT',
      remedy: expect.stringContaining('npm install testcontainers') as string,
    });
  });

  it('blocks the scenario where the image does not start', async () => {
    const driver = containerDriver({
      image: 'x',
      port: 1,
      transport,
      load: () => Promise.resolve(fakeContainers({ broken: true })),
    });
    await expect(driver.start(surroundings)).rejects.toMatchObject({
      code: 'SUT_CONTAINER',
      message: expect.stringContaining('no such image') as string,
    });
  });
});
