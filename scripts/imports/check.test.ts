import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, checkTable, folder, matches, type Manifest } from './check.ts';
import { table, type Table } from './table.ts';

const manifest: Manifest = {
  name: 'collaudo',
  dependencies: Object.fromEntries(table.doors.map((door) => [door.package.replace(/\/api$/, ''), '1.0.0'])),
  devDependencies: {},
};
for (const name of ['testcontainers', 'vitest', 'rolldown']) {
  delete (manifest.dependencies as Record<string, string>)[name];
  (manifest.devDependencies as Record<string, string>)[name] = '1.0.0';
}

const judge = (files: Record<string, string>, using: Table = table) =>
  check(using, manifest, new Map(Object.entries(files))).map(({ file, line, text }) => `${file}:${line}: ${text}`);

/** The specifier that leads from one file to another. */
function relative(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return up === '' ? `./${to}` : `${up}${to}`;
}

// The table of the architecture, written out a second time by hand: what each kind of file may import. A row that says
// more or less than this fails here.
const places = {
  kernel: 'simulators/kernel/fault.ts',
  simulate: 'simulators/kernel/simulate.ts',
  values: 'simulators/kernel/values/iuv.ts',
  registry: 'simulators/index.ts',
  compose: 'simulators/compose.ts',
  generators: 'simulators/generators.ts',
  samples: 'simulators/samples.ts',
  sendSamples: 'simulators/send/samples.arbitrary.ts',
  arbitraries: 'simulators/send/arbitraries.ts',
  send: 'simulators/send/rules.ts',
  sendIndex: 'simulators/send/index.ts',
  io: 'simulators/io/contract.ts',
  ioIndex: 'simulators/io/index.ts',
  intercept: 'mocks/intercept.ts',
  ente: 'mocks/ente/index.ts',
  steps: 'steps/world.ts',
  stepsRun: 'steps/run.ts',
  stepsPlans: 'steps/plans.ts',
  stepsSend: 'steps/send.steps.ts',
  commands: 'sut/commands/send.ts',
  drivers: 'sut/drivers/http.ts',
  reference: 'sut/drivers/reference.ts',
  sut: 'sut/redaction.ts',
  config: 'config/run-file.ts',
  reports: 'reports/verdict.ts',
  cli: 'cli/run.ts',
  scripts: 'scripts/new-platform.ts',
  bench: 'bench/throughput.ts',
  example: 'docs/examples/typescript/server.ts',
} as const;
type Place = keyof typeof places;

const kernel: readonly Place[] = ['kernel', 'simulate', 'values'];
const sendPlaces: readonly Place[] = ['arbitraries', 'send', 'sendIndex', 'sendSamples'];
const platformIndexes: readonly Place[] = ['sendIndex', 'ioIndex'];
const mocks: readonly Place[] = ['intercept', 'ente'];
const steps: readonly Place[] = ['steps', 'stepsRun', 'stepsPlans', 'stepsSend'];
const drivers: readonly Place[] = ['drivers', 'reference'];
const anySteps: readonly Place[] = [
  ...kernel,
  ...mocks,
  ...steps,
  ...drivers,
  'registry',
  'compose',
  'sut',
  'commands',
  'config',
];
const all = Object.keys(places) as readonly Place[];

const allowed: Readonly<Record<Place, readonly Place[]>> = {
  kernel,
  simulate: kernel,
  values: kernel,
  registry: platformIndexes,
  compose: [...kernel, 'registry', ...platformIndexes],
  generators: [...kernel, 'arbitraries'],
  samples: [...kernel, 'sendSamples'],
  sendSamples: [...kernel, ...sendPlaces],
  arbitraries: [...kernel, ...sendPlaces],
  send: [...kernel, ...sendPlaces],
  sendIndex: [...kernel, ...sendPlaces],
  io: [...kernel, 'io', 'ioIndex'],
  ioIndex: [...kernel, 'io', 'ioIndex'],
  intercept: [...kernel, ...mocks],
  ente: ['simulate', 'values', ...mocks, 'commands'],
  steps: anySteps,
  stepsRun: anySteps,
  stepsPlans: anySteps,
  stepsSend: [...anySteps, ...sendPlaces],
  commands: ['values', 'commands'],
  drivers: [...kernel, 'sut', 'commands', ...drivers],
  reference: [...kernel, 'sut', 'commands', ...drivers, ...mocks],
  sut: [...kernel, 'commands'],
  config: [...kernel, 'registry', 'sut', 'commands', ...drivers, 'config'],
  reports: [...kernel, 'registry', 'reports'],
  cli: [
    ...kernel,
    'registry',
    'compose',
    'samples',
    ...mocks,
    'stepsRun',
    'stepsPlans',
    'sut',
    'commands',
    ...drivers,
    'config',
    'reports',
    'cli',
  ],
  scripts: all,
  bench: all,
  example: ['example'],
};

describe('who may import whom', () => {
  test.each(all)('%s', (from) => {
    for (const to of all.filter((other) => other !== from)) {
      const problems = judge({ [places[from]]: `import { x } from '${relative(places[from], places[to])}';` });
      const forbidden = `^${places[from]}:1: imports ${places[to]}.*forbidden by row`;
      const expected = allowed[from].includes(to) ? [] : [expect.stringMatching(forbidden)];
      expect(problems, `${places[from]} imports ${places[to]}`).toEqual(expected);
    }
  });

  test('every row of the table holds one of the places above', () => {
    for (const row of table.rows.filter(({ name }) => name !== 'root')) {
      const held = all.some((place) => row.files.some((pattern) => matches(pattern, places[place])));
      expect(held, row.name).toBe(true);
    }
  });

  test.each([
    ['simulators/index.ts', `import type { Platform } from './kernel/platform.ts';`],
    ['mocks/ente/send.ts', `import type { WireRequest } from '../../simulators/kernel/exchange.ts';`],
  ])('%s may import types where it may import no value', (file, source) => {
    expect(judge({ [file]: source })).toEqual([]);
    expect(judge({ [file]: source.replace('import type', 'import') })).toEqual([expect.stringContaining('types only')]);
  });

  test.each([
    `import type { A } from '../io/contract.ts';`,
    `export * from '../io/contract.ts';`,
    `type A = import('../io/contract.ts').A;`,
    `const a = await import('../io/contract.ts');`,
  ])('a forbidden import is found in every form: %s', (source) => {
    expect(judge({ 'simulators/send/state.ts': `\n${source}` })).toEqual([
      expect.stringContaining(
        'simulators/send/state.ts:2: imports simulators/io/contract.ts: forbidden by row "platform"',
      ),
    ]);
  });

  test('a new platform needs no row', () => {
    expect(judge({ 'simulators/anpr/rules.ts': `import { a } from '../kernel/json.ts';` })).toEqual([]);
    expect(judge({ 'simulators/anpr/rules.ts': `import { a } from '../send/index.ts';` })).toHaveLength(1);
    expect(judge({ 'steps/anpr.steps.ts': `import { a } from '../simulators/anpr/expectations.ts';` })).toEqual([]);
    expect(judge({ 'steps/anpr-visure.steps.ts': `import { a } from '../simulators/anpr/rules.ts';` })).toEqual([]);
  });

  test('a file in a folder that the table does not know', () => {
    expect(judge({ 'utils/index.ts': '' })).toEqual([
      expect.stringContaining('utils/index.ts:1: is in a folder that no row'),
    ]);
    expect(judge({ 'features/send/x.ts': '' })).toHaveLength(1);
    expect(judge({ 'main.ts': '' })).toHaveLength(1);
  });

  test('an import from a folder that the table does not know', () => {
    expect(judge({ 'cli/run.ts': `import { a } from '../utils/index.ts';` })).toEqual([
      expect.stringContaining('cli/run.ts:1: imports utils/index.ts, in a folder that no row'),
    ]);
  });

  test('an import from outside the project', () => {
    expect(judge({ 'cli/run.ts': `import { a } from '../../elsewhere/a.ts';` })).toEqual([
      expect.stringContaining('outside the project'),
    ]);
  });

  test.each(['/srv/elsewhere/a.ts', 'file:///srv/elsewhere/a.ts'])(
    'an import from a place of one machine: %s',
    (place) => {
      expect(judge({ 'cli/run.ts': `import { a } from '${place}';` })).toEqual([
        expect.stringContaining('one machine only'),
      ]);
    },
  );

  test('an import of the project by its name', () => {
    const source = `import { intercept } from 'collaudo/mocks';`;
    expect(judge({ 'cli/run.ts': source })).toEqual([expect.stringContaining('the project itself')]);
    expect(judge({ 'mocks/readme.test.ts': source })).toEqual([]);
  });

  test('an import that is computed', () => {
    expect(judge({ 'cli/run.ts': 'await import(name);' })).toEqual([expect.stringContaining('only at run time')]);
    expect(judge({ 'bin/collaudo.js': 'await import(name);' })).toEqual([]);
  });

  test('a source that does not parse', () => {
    expect(judge({ 'cli/run.ts': 'const = 1;' })).toEqual([expect.stringContaining('does not parse')]);
  });
});

describe('tests', () => {
  test('may import more than the code beside them, and no more than their row says', () => {
    const source = `import { simulators } from '../../simulators/index.ts';`;
    expect(judge({ 'mocks/ente/send.ts': source })).toHaveLength(1);
    expect(judge({ 'mocks/ente/send.test.ts': source })).toEqual([]);
    expect(judge({ 'mocks/ente/send.test.ts': `import { a } from '../../simulators/send/contract.ts';` })).toHaveLength(
      1,
    );
    expect(judge({ 'simulators/send/send.test.ts': `import { a } from '../io/index.ts';` })).toHaveLength(1);
  });

  test.each(['x.test.ts', 'platform.contract.ts', 'x.fixture.ts'])('%s may be imported by tests only', (name) => {
    const source = `import { a } from '../kernel/${name}';`;
    expect(judge({ 'simulators/send/rules.ts': source })).toEqual([expect.stringContaining('only a test may')]);
    expect(judge({ 'simulators/send/send.test.ts': source })).toEqual([]);
  });

  test('do not count as an arrow between folders', () => {
    const files = {
      'mocks/ente/index.ts': `import { a } from '../../sut/commands/index.ts';`,
      'sut/drivers/reference.ts': `import { a } from '../../mocks/ente/index.ts';`,
      'sut/drivers/http.test.ts': `import { a } from '../../mocks/ente/index.ts';`,
    };
    expect(judge(files)).toEqual([]);
  });
});

describe('circles of folders', () => {
  const free: Table = { ...table, rows: table.rows.map((row) => ({ ...row, may: ['**'] })) };

  test('of two', () => {
    const files = {
      'reports/verdict.ts': `import { a } from '../cli/run.ts';`,
      'cli/run.ts': `\nimport { a } from '../reports/verdict.ts';`,
    };
    expect(judge(files, free)).toEqual(['cli/run.ts:2: closes a circle of folders: reports -> cli -> reports']);
  });

  test('of three, one arrow being types only', () => {
    const files = {
      'config/a.ts': `import { a } from '../reports/a.ts';`,
      'reports/a.ts': `import { a } from '../cli/a.ts';`,
      'cli/a.ts': `import type { A } from '../config/a.ts';`,
    };
    expect(judge(files, free)).toEqual(['cli/a.ts:1: closes a circle of folders: config -> reports -> cli -> config']);
  });

  test('two ways to the same folder are no circle', () => {
    const files = {
      'cli/a.ts': `import '../reports/a.ts'; import '../config/a.ts';`,
      'reports/a.ts': `import '../simulators/kernel/a.ts';`,
      'config/a.ts': `import '../simulators/kernel/a.ts';`,
    };
    expect(judge(files, free)).toEqual([]);
  });
});

describe('doors', () => {
  /** A file that a pattern of a door holds. */
  const example = (pattern: string): string =>
    pattern.replace('**/', 'steps/x/').replaceAll('**', 'x/x').replaceAll('*', 'x').replace(/x\/x$/, 'x.ts');
  const importing = (name: string, dynamic: boolean): string =>
    dynamic ? `const x = await import('${name}');` : `import x from '${name}';`;

  for (const door of table.doors) {
    for (const pattern of door.at) {
      test(`${door.package} may be imported at ${pattern}`, () => {
        expect(judge({ [example(pattern)]: importing(door.package, door.dynamic === true) })).toEqual([]);
      });
    }

    test(`${door.package} may not be imported elsewhere, nor its types`, () => {
      for (const file of ['simulators/kernel/elsewhere.ts', 'cli/elsewhere.ts', 'simulators/io/elsewhere.ts']) {
        expect(judge({ [file]: importing(door.package, false) })).toEqual([expect.stringContaining('its door is')]);
        expect(judge({ [file]: `import type x from '${door.package}';` })).toHaveLength(1);
        expect(judge({ [file]: `const x = import.meta.resolve('${door.package}/file.ttf');` })).toHaveLength(1);
      }
    });
  }

  test('a package has one door even where the pattern would let in more', () => {
    const source = `import x from 'uqr';`;
    expect(judge({ 'reports/render/html.ts': source, 'reports/render/pdf.ts': source })).toEqual([
      expect.stringContaining('reports/render/pdf.ts:1: uqr at reports/render/** has two doors'),
    ]);
  });

  test('an entry point with a door of its own', () => {
    const source = `import { runCucumber } from '@cucumber/cucumber/api';`;
    expect(judge({ 'steps/run.ts': source })).toEqual([]);
    expect(judge({ 'steps/world.ts': source })).toEqual([expect.stringContaining('its door is steps/run.ts')]);
  });

  test('a package that may be absent is imported dynamically only', () => {
    expect(judge({ 'sut/drivers/container.ts': `import x from 'testcontainers';` })).toEqual([
      expect.stringContaining('may be absent'),
    ]);
    expect(judge({ 'sut/drivers/container.ts': `import type x from 'testcontainers';` })).toEqual([]);
  });

  test('a development dependency in shipped code', () => {
    const open: Table = { ...table, doors: [...table.doors, { package: 'vitest', at: ['cli/run.ts'] }] };
    expect(judge({ 'cli/run.ts': `import x from 'vitest';` }, open)).toEqual([
      expect.stringContaining('a development dependency, from code that is shipped'),
    ]);
    expect(judge({ 'cli/run.test.ts': `import x from 'vitest';` }, open)).toEqual([]);
  });

  test('a package that is no dependency', () => {
    expect(judge({ 'cli/run.ts': `import x from 'lodash/map.js';` })).toEqual([
      'cli/run.ts:1: imports lodash/map.js, which is no dependency',
    ]);
  });

  test('a package without a door', () => {
    const shut: Table = { ...table, doors: table.doors.filter((door) => door.package !== 'msw') };
    expect(judge({ 'mocks/intercept.ts': `import x from 'msw';` }, shut)).toEqual([expect.stringContaining('no door')]);
  });

  test('built-in modules bear their prefix', () => {
    expect(judge({ 'cli/run.ts': `import x from 'node:fs';` })).toEqual([]);
    expect(judge({ 'cli/run.ts': `import x from 'fs';` })).toEqual(['cli/run.ts:1: imports fs: write node:fs']);
  });
});

describe('what is ambient', () => {
  const touching: Readonly<Record<string, string>> = {
    'Date.now': 'f(Date.now());',
    'new Date()': 'f(new Date());',
    'Date()': 'f(Date());',
    'node:timers#*': `import { setTimeout as later } from 'node:timers';`,
    'node:timers/promises#*': `import { scheduler } from 'node:timers/promises';`,
  };
  const source = (use: string): string => {
    const [module, name] = use.split('#');
    return touching[use] ?? (name === undefined ? `f(${use});` : `import { ${name} } from '${module}';`);
  };

  for (const rule of table.ambient) {
    for (const use of rule.uses) {
      test(`${use} is taken as a parameter`, () => {
        expect(judge({ 'simulators/kernel/ids.ts': source(use) })).toEqual([
          expect.stringContaining(`touches ${rule.what}`),
        ]);
        expect(judge({ 'reports/verdict.ts': source(use) })).toHaveLength(1);
        for (const door of rule.at) expect(judge({ [door]: source(use) })).toEqual([]);
      });
    }
  }

  test.each(['cli/run.ts', 'bench/a.ts', 'scripts/a.ts', 'steps/a.test.ts'])('may be read in %s', (file) => {
    for (const rule of table.ambient) {
      for (const use of rule.uses) expect(judge({ [file]: source(use) }), use).toEqual([]);
    }
  });
});

describe('the table itself', () => {
  test('agrees with the dependencies of the project', () => {
    const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
    const real = JSON.parse(text) as Manifest;
    expect(checkTable(table, real)).toEqual([]);
  });

  test('a package may not have two doors in one folder', () => {
    const two: Table = {
      ...table,
      doors: [...table.doors, { package: 'express', at: ['simulators/kernel/other.ts'] }],
    };
    expect(checkTable(two, manifest)).toEqual([expect.stringContaining('has two doors')]);
  });

  test('a door leads to a dependency, and a dependency has a door', () => {
    const { yaml: _yaml, ...dependencies } = manifest.dependencies ?? {};
    expect(checkTable(table, { ...manifest, dependencies })).toEqual(['yaml has a door and is no dependency']);
    const more = { ...manifest.dependencies, lodash: '1.0.0' };
    expect(checkTable(table, { ...manifest, dependencies: more })).toEqual(['lodash has no door']);
  });

  test('a row has a name of its own', () => {
    expect(checkTable({ ...table, rows: [...table.rows, ...table.rows.slice(0, 1)] }, manifest)).toEqual([
      'two rows are kernel',
    ]);
  });
});

test('folders are those of the architecture', () => {
  expect(
    ['simulators/kernel/values/iuv.ts', 'simulators/index.ts', 'mocks/ente/a.ts', 'cucumber.ts'].map(folder),
  ).toEqual(['simulators/kernel/', 'simulators/index.ts', 'mocks', '.']);
});
