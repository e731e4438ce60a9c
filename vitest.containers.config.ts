import { defineConfig } from 'vitest/config';

// A profile of its own: it wants a container runtime and may pull an image (npm run test:containers).
export default defineConfig({
  test: { include: ['sut/drivers/*.containers.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
