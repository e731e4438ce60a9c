import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{simulators,mocks,sut,config,steps,reports,cli,scripts}/**/*.test.ts'],
    setupFiles: ['scripts/seeded.fixture.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // tests of the command mostly wait for processes of their own
    maxWorkers: '100%',
  },
});
