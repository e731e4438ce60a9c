// npm run check:package: the package as a user gets it. Packs it, installs it into an empty project, and asks the
// installed command and the installed modules for a sign of life. Exit 1 when one does not answer.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSoftware, python } from './package/own-software.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'collaudo-package-'));
let failures = 0;

function run(program: string, args: readonly string[], cwd: string): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

function report(what: string, ok: boolean, output = ''): void {
  if (!ok) failures += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}`);
  if (!ok && output !== '') console.log(output);
}

try {
  const packed = run('npm', ['pack', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  report('npm pack', packed.ok && tarball !== undefined, packed.output);

  if (tarball !== undefined) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const installed = run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], folder);
    report('npm install', installed.ok, installed.output);

    // the Node that the repository brings for itself must not come along
    const brought = readdirSync(join(folder, 'node_modules')).filter((name) =>
      /^node-(bin-)?(linux|darwin|win)/.test(name),
    );
    report(
      'brings no Node',
      brought.length === 0 && !existsSync(join(folder, 'node_modules/@collaudo')),
      brought.join(' '),
    );

    const list = run(process.execPath, ['node_modules/collaudo/bin/collaudo.js', 'list', '--json'], folder);
    report('collaudo list', list.ok && list.output.includes('"plans"'), list.output);

    for (const entry of ['mocks', 'simulators', 'generators']) {
      const imported = run(process.execPath, ['--input-type=module', '--eval', `import 'collaudo/${entry}'`], folder);
      report(`import 'collaudo/${entry}'`, imported.ok, imported.output);
    }

    const ran = run(process.execPath, ['node_modules/collaudo/bin/collaudo.js', 'run', 'send', '--out', 'out'], folder);
    report('collaudo run send', ran.ok, ran.output);

    const interpreter = python();
    if (interpreter === undefined) console.log('SKIP  own software: no Python 3.9 or later on this machine');
    else await ownSoftware(interpreter, folder, report);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;
