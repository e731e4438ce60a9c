import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY = 'chiave-del-comune-di-esempio';
const CREDITOR_KEY = 'chiave-dell-unione-di-esempio';
const CREDITOR = '98765432103';
const SOFTWARE_PORT = 8087;
const SIMULATORS_PORT = 4010;
/** The plan's scenarios that wait for the clock, beside one another. */
const PARTS = 3;

/** Its payments go through the station alone, none through GPD. */
const SYNCHRONOUS_ONLY =
  'declarations: { soloSincrona: "il software di esempio incassa con la sola stazione sincrona" }';

/** A way of breaking the Python example: the text to change, and the requirement whose scenarios must then fail, in its case. */
const DEFECTS: readonly {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly requirement: string;
  readonly case: string;
}[] = [
  {
    what: 'the upload says another digest',
    file: 'deposit.py',
    from: '"x-amz-checksum-sha256": digest_of(data),',
    to: '"x-amz-checksum-sha256": digest_of(data + b" "),',
    requirement: 'SEND-INVIO-001',
    case: 'TC-INVIO-01',
  },
  {
    what: 'the notice is left out of the notification',
    file: 'deposit.py',
    from: 'written["payments"] = payments',
    to: 'pass',
    requirement: 'SEND-INVIO-012',
    case: 'TC-INVIO-02',
  },
  {
    what: 'the status shown is always the first one',
    file: 'events.py',
    from: 'for event in reversed(events) if',
    to: 'for event in events if',
    requirement: 'SEND-EVENTI-010',
    case: 'TC-INVIO-03',
  },
  {
    what: 'documents are kept without their first byte',
    file: 'documents.py',
    from: 'hashlib.sha256(reply.body).hexdigest()',
    to: 'hashlib.sha256(reply.body[1:]).hexdigest()',
    requirement: 'SEND-DOC-004',
    case: 'TC-INVIO-04',
  },
  {
    what: 'the cost is added twice',
    file: 'payments.py',
    from: 'written("amount", euro(posizione["importo"] + fee_of(archive, client, posizione)))',
    to: 'written("amount", euro(posizione["importo"] + 2 * fee_of(archive, client, posizione)))',
    requirement: 'SEND-COSTO-001',
    case: 'TC-COSTO-01',
  },
];

/** The Python there is, at least 3.9; undefined where there is none. */
export function python(): string | undefined {
  return ['python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0,
  );
}

/** A line of work: a copy of the example and a run file that speaks to it, beside the others on ports of its own. */
interface Line {
  readonly software: ChildProcess;
  readonly collaudo: (...args: readonly string[]) => Promise<{ readonly code: number | null; readonly output: string }>;
}

/**
 * From an empty folder with the package installed: `init`, `doctor`, `run` against the Python example, in parts since the
 * clock is waited for, then against five broken copies of it. `report` is told each outcome.
 */
export async function ownSoftware(
  interpreter: string,
  folder: string,
  report: (what: string, ok: boolean, output?: string) => void,
): Promise<void> {
  const environment = { ...process.env, SEND_API_KEY: KEY, SEND_CREDITOR_API_KEY: CREDITOR_KEY, NO_COLOR: '1' };
  const collaudo: Line['collaudo'] = (...args) =>
    ended(
      spawn(process.execPath, ['node_modules/collaudo/bin/collaudo.js', ...args], { cwd: folder, env: environment }),
    );
  const examples = join(folder, 'node_modules/collaudo/docs/examples/python');
  const init = await collaudo(
    'init',
    '--plans',
    'send',
    '--driver',
    'http',
    '--target',
    `http://127.0.0.1:${SOFTWARE_PORT}`,
    '--ci',
    'github',
    '--quiet',
  );
  report('collaudo init', init.code === 0, init.output);
  // what the example does not do is declared; the plan's five hundred simulated days in two minutes, and the second creditor of TC-COSTO-01
  const written = readFileSync(join(folder, 'collaudo.yaml'), 'utf8')
    .replace('clockFactor: 1440', 'clockFactor: 400000')
    .replace('observationSeconds: 30', 'observationSeconds: 0.5')
    .replace('    # creditore:', '    creditore:')
    .concat(`\n${SYNCHRONOUS_ONLY}\n`);

  const line = async (number: number, source: string): Promise<Line> => {
    const config = `parte-${number}.yaml`;
    const port = SOFTWARE_PORT + number;
    const first = SIMULATORS_PORT + 100 * number;
    writeFileSync(
      join(folder, config),
      written
        .replaceAll(String(SOFTWARE_PORT), String(port))
        .replace(`portBase: ${SIMULATORS_PORT}`, `portBase: ${first}`),
    );
    const archive = `${join(folder, config)}.sqlite`;
    rmSync(archive, { force: true });
    const software = await adapter(
      interpreter,
      source,
      { port, archive, send: `http://127.0.0.1:${first}` },
      environment,
    );
    return { software, collaudo: (...args) => collaudo(...args, '--config', config) };
  };

  const whole = async (part: number): Promise<void> => {
    const { software, collaudo: command } = await line(part, examples);
    try {
      if (part === 1) {
        const doctor = await command('doctor');
        report('collaudo doctor', doctor.code === 0, doctor.output);
      }
      // a part by itself is incomplete
      const run = await command('run', '--shard', `${part}/${PARTS}`, '--out', `parte-${part}`, '--no-pdf');
      report(`collaudo run against the Python example, ${part}/${PARTS}`, run.code === 4, run.output);
    } finally {
      software.kill();
    }
  };

  const broken = async (): Promise<void> => {
    for (const [index, defect] of DEFECTS.entries()) {
      const copy = join(folder, `difetto-${index}`);
      cpSync(examples, copy, { recursive: true });
      const source = readFileSync(join(copy, defect.file), 'utf8');
      if (!source.includes(defect.from)) {
        report(defect.what, false, `${defect.file} does not hold: ${defect.from}`);
        continue;
      }
      writeFileSync(join(copy, defect.file), source.replace(defect.from, defect.to));
      rmSync(join(copy, '__pycache__'), { recursive: true, force: true });
      const { software, collaudo: command } = await line(0, copy);
      try {
        const out = `esito-${index}`;
        const run = await command('run', '--requirement', defect.requirement, '--out', out, '--no-pdf');
        if (!existsSync(join(folder, out))) {
          report(`${defect.what}: exit 1, ${defect.case}`, false, run.output);
          continue;
        }
        const [bundle] = readdirSync(join(folder, out));
        const tree = JSON.parse(readFileSync(join(folder, out, bundle!, 'verdict.json'), 'utf8')) as {
          plans: { cases: { id: string; verdict: string }[] }[];
        };
        const failed = tree.plans.flatMap(({ cases }) =>
          cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id),
        );
        report(`${defect.what}: exit 1, ${defect.case}`, run.code === 1 && failed.includes(defect.case), run.output);
      } finally {
        software.kill();
      }
    }
  };

  const parts = Array.from({ length: PARTS }, (_, index) => index + 1);
  // what fails beside the others must not leave them running
  for (const line of await Promise.allSettled([broken(), ...parts.map(whole)]))
    if (line.status === 'rejected') report('a line of work ended before its time', false, String(line.reason));
  const bundles = parts
    .filter((part) => existsSync(join(folder, `parte-${part}`)))
    .flatMap((part) =>
      readdirSync(join(folder, `parte-${part}`), { withFileTypes: true }).map(({ parentPath, name }) =>
        join(parentPath, name),
      ),
    );
  const merged = await collaudo('merge', ...bundles, '--out', 'proprio', '--no-pdf');
  report('collaudo merge: the Python example is conforme', merged.code === 0, merged.output);
}

/** What a command said, and how it ended. */
async function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly output: string }> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

async function adapter(
  interpreter: string,
  folder: string,
  { port, archive, send }: { readonly port: number; readonly archive: string; readonly send: string },
  environment: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn(
    interpreter,
    [
      '-B',
      join(folder, 'adapter.py'),
      '--port',
      String(port),
      '--send',
      send,
      '--creditor',
      CREDITOR,
      '--archive',
      archive,
      '--first-wait',
      '0.1',
    ],
    { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the adapter ended with ${code}`)));
  });
  return child;
}
