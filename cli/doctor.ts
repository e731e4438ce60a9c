import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { inspectRunFile } from '../config/run-file.ts';
import { examine } from '../config/doctor/index.ts';
import { realProbes } from '../config/doctor/probes.ts';
import type { Suite } from '../config/doctor/world.ts';
import { commands } from '../sut/commands/index.ts';
import { containersAvailable, DriverNotAvailable } from '../sut/drivers/container.ts';
import { FIRST_PORT, PLATFORM_PORTS } from '../steps/doors.ts';
import { plans } from '../steps/plans.ts';
import { tagsOf } from '../steps/plan-features.ts';
import { readOptions } from './options.ts';
import { tlsFor } from './tls.ts';
import { UsageError } from './usage.ts';

/** `collaudo doctor`: what stands in the way of a run, before any test; 0 where nothing does, 2 otherwise. */
export async function doctor(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const path = options.config ?? 'collaudo.yaml';
  if (!existsSync(path))
    throw new UsageError(`${path} non c’è: scriverlo con «collaudo init», o indicarne un altro con --config`);
  if (options.tls) {
    const { listen = {} } = inspectRunFile(path, process.env).value ?? {};
    const { host = listen.host, publicUrl = listen.publicUrl } = options;
    const { caPath, isNew } = await tlsFor({ host, publicUrl }, options.out);
    if (!options.json)
      console.log(
        isNew
          ? `Autorità TLS di prova: ${caPath}, nuova: darla al software sotto prova`
          : `Autorità TLS di prova: ${caPath}, la stessa di prima; è quella che «run --tls» e «serve --tls» useranno`,
      );
  }
  const problems = await examine({
    path,
    out: options.out,
    environment: process.env,
    suite: suiteForDoctor(),
    probes: realProbes({ now: () => Date.now(), path: process.env['PATH'] ?? '', containers: containerObstacle }),
    token: randomUUID(),
  });
  if (options.json) console.log(JSON.stringify({ ok: problems.length === 0, problems }));
  else if (problems.length === 0) {
    if (!options.quiet)
      console.log(`${path}: nessun problema di configurazione. Nulla si è detto della conformità: «collaudo run».`);
  } else {
    console.log(`${path}: ${problems.length === 1 ? 'un problema' : `${problems.length} problemi`} di configurazione`);
    for (const { code, field, message, remedy } of problems)
      console.log(`\n  ${field}  [${code}]\n    ${message}\n    Che cosa fare: ${remedy}`);
  }
  return problems.length === 0 ? 0 : 2;
}

/** What the doctor is told of this suite. */
export function suiteForDoctor(): Suite {
  return {
    plans: plans.map(({ id, platforms }) => ({
      id,
      platforms,
      cases: tagsOf(id).filter((tag) => tag.startsWith('TC-')),
    })),
    ports: PLATFORM_PORTS,
    firstPort: FIRST_PORT,
    commands: commands.map(({ name }) => name),
  };
}

async function containerObstacle(): Promise<string | undefined> {
  try {
    await containersAvailable();
    return undefined;
  } catch (error) {
    if (error instanceof DriverNotAvailable) return error.message;
    throw error;
  }
}
