// npm run test:containers: the container driver against a real runtime (Docker, or Podman behind DOCKER_HOST). Says so aloud
// and ends well where there is none. COLLAUDO_CONTAINER_IMAGE names the image to try; else the Python example's is built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const socket = process.env['DOCKER_HOST']?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock';
const remote = /^(tcp|http|https|ssh|npipe):/.test(socket);
if (!remote && !existsSync(socket)) {
  console.log(`SKIPPED: no container runtime here (nothing at ${socket}; DOCKER_HOST may name another)`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.containers.config.ts'],
    { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
