import { ConfigError } from '../config/run-file.ts';
import { UnreadableArtefact } from '../simulators/kernel/artefact.ts';
import { HELP } from './help.ts';
import { UsageError } from './usage.ts';

/** A subcommand: takes its arguments, returns the exit code. */
type Subcommand = (argv: readonly string[]) => Promise<number>;

const SUBCOMMANDS: Readonly<Record<string, () => Promise<Subcommand>>> = {
  run: async () => (await import('./run.ts')).run,
  list: async () => (await import('./list.ts')).list,
  serve: async () => (await import('./serve.ts')).serve,
  verify: async () => (await import('./verify.ts')).verify,
  report: async () => (await import('./report.ts')).report,
  rejudge: async () => (await import('./rejudge.ts')).rejudge,
  gates: async () => (await import('./gates.ts')).gates,
  check: async () => (await import('./check.ts')).check,
  sample: async () => (await import('./sample.ts')).sample,
  mutants: async () => (await import('./mutants.ts')).mutants,
  init: async () => (await import('./init.ts')).init,
  merge: async () => (await import('./merge.ts')).merge,
  compare: async () => (await import('./compare.ts')).compare,
  doctor: async () => (await import('./doctor.ts')).doctor,
  ente: async () => (await import('./ente.ts')).ente,
};

/** A port taken, refused, or an address of somebody else's. */
const LISTENING = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']);
/** No room left: on the disk, in the quota, in the longest file allowed. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || argv.includes('--help')) {
    console.log(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = SUBCOMMANDS[name];
  if (load === undefined)
    throw new UsageError(`il comando «${name}» non esiste; comandi: ${Object.keys(SUBCOMMANDS).join(', ')}`);
  return (await load())(rest);
}

/** Says what went wrong; the exit code that means it (semantics.md): 2 what the caller can mend, 3 a fault of the bench. */
function fault(error: unknown): number {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (error instanceof UsageError || error instanceof ConfigError || error instanceof UnreadableArtefact) {
    console.error(`Errore (${error.code}): ${error.message}`);
    return 2;
  }
  if (syscall === 'listen' && LISTENING.has(String(code))) {
    const { address, port } = error as { address?: string; port?: number };
    console.error(
      `Errore (${String(code)}): su ${address ?? '?'}:${port ?? '?'} non si può ascoltare (porta occupata o indirizzo non di questa macchina); chiudere il programma che la usa, o indicare --port-base o --host`,
    );
    return 2;
  }
  console.error(
    FULL.has(String(code))
      ? `Guasto del banco di prova (${String(code)}): non c’è più posto dove si scrive il fascicolo; il giornale è salvo fino all’ultima riga intera. Liberare spazio e ricostruirlo con «collaudo merge CARTELLA»`
      : `Guasto del banco di prova: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return 3;
}

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // whoever reads what is printed may have had enough of it (`collaudo sample … | head`)
    if (error.code !== 'EPIPE') process.exit(stream === process.stderr ? 3 : fault(error));
  });

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = fault(error);
}
