import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY = 'chiave-del-comune-di-esempio';
const CREDITOR_KEY = 'chiave-dell-unione-di-esempio';
const CREDITOR = '98765432103';

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

/**
 * From an empty folder with the package installed: `init`, `doctor`, `run` against the Python example, then against five broken
 * copies of it. `report` is told each outcome.
 */
export async function ownSoftware(
  interpreter: string,
  folder: string,
  report: (what: string, ok: boolean, output?: string) => void,
): Promise<void> {
  const environment = { ...process.env, SEND_API_KEY: KEY, SEND_CREDITOR_API_KEY: CREDITOR_KEY, NO_COLOR: '1' };
  const collaudo = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/collaudo/bin/collaudo.js', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: status, output: `${stdout}${stderr}` };
  };
  const examples = join(folder, 'node_modules/collaudo/docs/examples/python');
  const init = collaudo(
    'init',
    '--plans',
    'send',
    '--driver',
    'http',
    '--target',
    'http://127.0.0.1:8087',
    '--ci',
    'github',
    '--quiet',
  );
  report('collaudo init', init.code === 0, init.output);
  const path = join(folder, 'collaudo.yaml');
  // what the example does not do is declared; the plan's five hundred simulated days in two minutes, and the second creditor of TC-COSTO-01
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace('clockFactor: 1440', 'clockFactor: 400000')
      .replace('observationSeconds: 30', 'observationSeconds: 0.5')
      .replace('    # creditore:', '    creditore:')
      .concat(`\n${SYNCHRONOUS_ONLY}\n`),
  );
  const whole = await adapter(interpreter, examples, join(folder, 'intero.sqlite'), environment);
  try {
    const doctor = collaudo('doctor');
    report('collaudo doctor', doctor.code === 0, doctor.output);
    const run = collaudo('run', '--out', 'proprio', '--no-pdf');
    report('collaudo run against the Python example', run.code === 0, run.output);
  } finally {
    whole.kill();
  }
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
    const broken = await adapter(interpreter, copy, join(folder, `difetto-${index}.sqlite`), environment);
    try {
      const out = `esito-${index}`;
      const run = collaudo('run', '--requirement', defect.requirement, '--out', out, '--no-pdf');
      const [bundle] = readdirSync(join(folder, out));
      const tree = JSON.parse(readFileSync(join(folder, out, bundle!, 'verdict.json'), 'utf8')) as {
        plans: { cases: { id: string; verdict: string }[] }[];
      };
      const failed = tree.plans.flatMap(({ cases }) =>
        cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id),
      );
      report(`${defect.what}: exit 1, ${defect.case}`, run.code === 1 && failed.includes(defect.case), run.output);
    } finally {
      broken.kill();
    }
  }
}

async function adapter(
  interpreter: string,
  folder: string,
  archive: string,
  environment: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn(
    interpreter,
    [
      '-B',
      join(folder, 'adapter.py'),
      '--port',
      '8087',
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
