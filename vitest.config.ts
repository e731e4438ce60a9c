import { defineConfig } from 'vitest/config';

const shared = { setupFiles: ['scripts/seeded.fixture.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // tests of the command mostly wait for processes of their own
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'inside',
          include: ['{simulators,mocks,sut,config,steps}/**/*.test.ts'],
          // files of one worker share its modules, which keep nothing that another file could see: loading them again for each
          // file took half of the time
          isolate: false,
        },
      },
      { test: { ...shared, name: 'around', include: ['{reports,cli,scripts}/**/*.test.ts'] } },
    ],
  },
});
