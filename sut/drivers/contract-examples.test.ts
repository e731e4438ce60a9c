import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { contract } from '../../simulators/kernel/json.ts';
import { httpTransport } from '../../simulators/kernel/transport.ts';
import { commands } from '../commands/index.ts';
import { checkedAnswer } from './answer.ts';
import { commandDriver } from './command.ts';
import { sutInfoFrom } from './description.ts';
import { httpDriver } from './http.ts';

const page = readFileSync(new URL('../../docs/sut-contract.md', import.meta.url), 'utf8');
const examples = new Map(
  [...page.matchAll(/<!-- example: (.+?) -->\n+```\w+\n([\s\S]*?)```/g)].map(([, name, text]) => [name!, text!]),
);
const folder = mkdtempSync(join(tmpdir(), 'collaudo-contratto-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const surroundings = {
  clock: new VirtualClock(0),
  ids: idsFrom('contract'),
  platforms: { send: 'http://127.0.0.1:4010' },
  credentials: {},
};
const POSITION = parse('parameters create-debt-position');

function parse(example: string): unknown {
  return JSON.parse(examples.get(example)!);
}

function program(example: string): string {
  const path = join(folder, example);
  writeFileSync(path, examples.get(example)!);
  return path;
}

describe('docs/sut-contract.md', () => {
  it('names every command and no other', () => {
    const section = page.slice(page.indexOf('## 3. Commands'), page.indexOf('## 4. '));
    const listed = [...section.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name!);
    expect(listed.sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it('describes a SUT as the driver reads it', () => {
    expect(sutInfoFrom(parse('description'), 'http://gestionale.example')).toMatchObject({
      name: 'Gestionale Esempio',
      endpoints: { pagopa: 'http://gestionale.example/pagopa' },
    });
  });

  const named = (kind: string) =>
    [...examples.keys()].filter((name) => name.startsWith(`${kind} `)).map((name) => [name.slice(kind.length + 1)]);

  it.each(named('parameters'))('gives %s parameters of the right shape', (name) => {
    const command = commands.find((candidate) => candidate.name === name)!;
    expect(contract(command.parameters).check(parse(`parameters ${name}`))).toEqual([]);
  });

  it.each(named('answer'))('answers %s in the right shape', (name) => {
    expect(checkedAnswer(name, parse(`answer ${name}`))).toEqual(parse(`answer ${name}`));
  });

  it('has an adapter that works', async () => {
    const adapter = spawn(process.execPath, [program('adapter.mjs'), '0']);
    const transport = httpTransport();
    try {
      const [port] = (await once(adapter.stdout, 'data')) as [Buffer];
      const driver = httpDriver({ url: `http://127.0.0.1:${port.toString().trim()}`, transport });
      expect((await driver.start(surroundings)).commands).toEqual(['create-debt-position', 'payment-status']);
      const { result } = await driver.command('create-debt-position', POSITION);
      expect(await driver.command('payment-status', result)).toMatchObject({
        result: { stato: 'aperta', importo: 5000 },
      });
      expect(await driver.command('read-events', {})).toEqual({ status: 'notSupported' });
    } finally {
      transport.close();
      adapter.kill();
    }
  });

  it('has a program that works', async () => {
    const driver = commandDriver({
      command: [process.execPath, program('program.mjs')],
      endpoints: { pagopa: 'http://stazione.example/pagopa' },
    });
    expect(await driver.start(surroundings)).toEqual({
      name: 'Programma minimo',
      version: '1',
      commands: ['payment-status'],
      endpoints: { pagopa: 'http://stazione.example/pagopa' },
    });
    expect(await driver.command('payment-status', { numeroAvviso: '301000000000000144' })).toEqual({
      status: 'rejected',
      messageToOperator: 'L’avviso 301000000000000144 non è in archivio.',
    });
  });

  it('shows the input that a program reads', async () => {
    const echo = join(folder, 'echo.mjs');
    writeFileSync(
      echo,
      `let text = ''; for await (const chunk of process.stdin) text += chunk; process.stdout.write(JSON.stringify({ status: 'rejected', messageToOperator: text }));`,
    );
    const driver = commandDriver({ command: [process.execPath, echo], commands: ['notification-status'] });
    await driver.start(surroundings);
    const input = parse('input') as { parameters: unknown };
    const { messageToOperator } = await driver.command('notification-status', input.parameters);
    expect(JSON.parse(messageToOperator!)).toEqual(input);
  });
});

describe('a program that misbehaves', () => {
  const ends = async (source: string, timeoutMs = 20_000) => {
    const path = join(folder, 'storto.mjs');
    writeFileSync(path, source);
    await commandDriver({ command: [process.execPath, path], timeoutMs }).command('restart', {});
  };

  it('blocks the scenario and says why', async () => {
    await expect(ends(`console.error('manca la chiave'); process.exit(3)`)).rejects.toMatchObject({
      code: 'SUT_CRASHED',
      message: expect.stringMatching(/codice 3.*manca la chiave/) as string,
    });
    await expect(ends(`console.log('fatto')`)).rejects.toMatchObject({ code: 'SUT_BAD_ANSWER' });
    await expect(ends(`process.stdin.resume(); setInterval(() => undefined, 1000)`, 300)).rejects.toMatchObject({
      code: 'SUT_TIMEOUT',
    });
    await expect(commandDriver({ command: [join(folder, 'assente')] }).command('restart', {})).rejects.toMatchObject({
      code: 'SUT_REFUSED',
    });
  });
});
