// Who may import whom: the table of the architecture as data. A new folder or package is one more row here; a fourth
// platform needs none, since every folder under simulators/ that is not the kernel is a platform.
//
// In a pattern `*` stands for a name, `**` for any path, and `<platform>` for a name that the patterns of `may` repeat.

export interface Row {
  readonly name: string;
  /** The files that the row is about. The first row that holds a file is its row: exceptions stand above the rule. */
  readonly files: readonly string[];
  /** What they may import beside their own folder. */
  readonly may: readonly string[];
  /** What they may import as types only (`import type`). */
  readonly mayTypes?: readonly string[];
  /** What their tests may import on top. */
  readonly testsMay?: readonly string[];
  /** Said to whoever breaks the row. */
  readonly because: string;
}

export interface Door {
  /** A package, or one entry point of a package. */
  readonly package: string;
  /** The files that may import it: at most one file a pattern, unless `many`. */
  readonly at: readonly string[];
  readonly many?: true;
  /** Only `await import(...)`: the package may be absent. */
  readonly dynamic?: true;
}

export interface Ambient {
  readonly what: string;
  /** `Object.member`, a global name, `new Date()`, or `module#name` for a name imported from a built-in module. */
  readonly uses: readonly string[];
  readonly at: readonly string[];
  readonly instead: string;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly doors: readonly Door[];
  readonly ambient: readonly Ambient[];
  /** Folders where clock, chance and environment may be read: they hand them to the rest. */
  readonly outermost: readonly string[];
  /** Folders that reach no user: they may use what is needed for development only. */
  readonly unshipped: readonly string[];
  /** Files that only a test may import. */
  readonly testOnly: readonly string[];
}

const kernel = 'simulators/kernel/**';
const values = 'simulators/kernel/values/**';
const registry = 'simulators/index.ts';
const compose = 'simulators/compose.ts';
const samples = 'simulators/samples.ts';
const platforms = 'simulators/*/index.ts';
const stepsForCli = [
  'steps/run.ts',
  'steps/plans.ts',
  'steps/plan-features.ts',
  'steps/describe-plans.ts',
  'steps/doors.ts',
];
const tests = ['**/*.test.ts', '**/*.contract.ts', '**/*.fixture.ts', '**/*.containers.ts'];

const rows: readonly Row[] = [
  {
    name: 'kernel',
    files: [kernel],
    may: [],
    because: 'the kernel stands below everything and knows no platform',
  },
  {
    name: 'registry',
    files: [registry],
    may: [platforms],
    mayTypes: [kernel],
    because: 'the registry is an explicit list of platforms and nothing else',
  },
  {
    name: 'compose',
    files: [compose],
    may: [registry, platforms, kernel],
    because: 'compose binds platforms to each other through what their index exports',
  },
  {
    name: 'generators',
    files: ['simulators/generators.ts'],
    may: [kernel, 'simulators/*/arbitraries.ts'],
    because: 'an entry of the package for vendors: it gathers generators and makes none',
  },
  {
    name: 'samples',
    files: [samples],
    may: [kernel, 'simulators/*/samples.arbitrary.ts'],
    because: 'it gathers what each platform can generate, and makes none',
  },
  {
    name: 'platform',
    files: ['simulators/<platform>/**'],
    may: [kernel],
    // the suite that every platform passes goes through both doors
    testsMay: ['mocks/intercept.door.fixture.ts'],
    because: 'a platform never imports another: it declares a port, bound in simulators/compose.ts',
  },
  {
    name: 'mocks/intercept',
    files: ['mocks/intercept.ts'],
    may: [kernel],
    testsMay: [registry, compose],
    because: 'intercept is given a platform and looks inside none',
  },
  {
    name: 'mocks',
    files: ['mocks/**'],
    may: [
      'simulators/kernel/simulate.ts',
      'simulators/kernel/listen.ts',
      'simulators/kernel/clock.ts',
      'simulators/kernel/xml.ts',
      'simulators/kernel/json.ts',
      // for the ente as a process of its own: chance and sockets, nothing of what a message says
      'simulators/kernel/ids.ts',
      'simulators/kernel/transport.ts',
      values,
      'sut/commands/**',
    ],
    mayTypes: [kernel],
    testsMay: [kernel, registry, compose],
    because:
      'the reference ente builds its own wire messages: what it shared with a simulator, no test could find wrong',
  },
  {
    name: 'steps of a platform',
    files: ['steps/<platform>.steps.ts', 'steps/<platform>-*.steps.ts', 'steps/<platform>-*.memory.ts'],
    may: [kernel, registry, compose, 'simulators/<platform>/**', 'sut/**', 'mocks/**', 'config/**'],
    because: 'the steps of a platform are glue to that platform; verdicts and reports come after them',
  },
  {
    name: 'steps',
    files: ['steps/**'],
    may: [kernel, registry, compose, 'sut/**', 'mocks/**', 'config/**'],
    because: 'steps see platforms through the registry, and reports come after them',
  },
  {
    name: 'sut/commands',
    files: ['sut/commands/**'],
    may: [values],
    because: 'the list of commands has no behaviour: everybody may read it',
  },
  {
    name: 'sut/drivers/reference',
    files: ['sut/drivers/reference.ts', 'sut/drivers/reference/**'],
    may: [kernel, 'sut/*', 'sut/commands/**', 'mocks/**'],
    because: 'the reference driver starts the ente and knows no platform',
  },
  {
    name: 'sut/drivers',
    files: ['sut/drivers/**'],
    may: [kernel, 'sut/*', 'sut/commands/**'],
    testsMay: ['mocks/**', registry, compose],
    because: 'a driver carries commands to software that is not ours: it knows neither platforms nor the ente',
  },
  {
    name: 'sut',
    files: ['sut/*'],
    may: [kernel, 'sut/commands/**'],
    because: 'what every driver shares knows the commands and no driver',
  },
  {
    name: 'config',
    files: ['config/**'],
    may: [kernel, registry, 'sut/**'],
    because: 'the run file names platforms and drivers, and is read before any of them is started',
  },
  {
    name: 'reports',
    files: ['reports/**'],
    may: [kernel, registry],
    testsMay: [compose, 'mocks/**', 'sut/**'],
    because: 'a report is a pure reader of verdicts: it must work with no SUT and without steps/',
  },
  {
    name: 'cli',
    files: ['cli/**'],
    may: [kernel, registry, compose, samples, 'mocks/**', ...stepsForCli, 'sut/**', 'reports/**', 'config/**'],
    because:
      'a subcommand has no logic of its own; it enters steps/ at run.ts, and knows the plans, what they hold, and the doors',
  },
  { name: 'scripts', files: ['scripts/**', 'bench/**'], may: ['**'], because: 'development only' },
  {
    name: 'examples',
    files: ['docs/examples/<platform>/**'],
    may: [],
    because: 'an example is what a vendor writes: it imports nothing of ours',
  },
  {
    name: 'root',
    files: ['bin/*', 'vitest.config.ts', 'vitest.containers.config.ts', 'cucumber.ts'],
    may: [],
    because: 'settings and the start of the command: they import no module of the project by name',
  },
];

const doors: readonly Door[] = [
  { package: 'express', at: ['simulators/kernel/listen.ts'] },
  // the reader of trees is held against what libxml2 sees, and its speed against libxml2's own
  {
    package: 'libxml2-wasm',
    at: ['simulators/kernel/xml.ts', 'simulators/kernel/xml-tree.test.ts', 'bench/pendenze-xml.ts'],
    many: true,
  },
  { package: 'fast-xml-parser', at: ['simulators/kernel/xml-write.ts', 'bench/pendenze-xml.ts'], many: true },
  // contracts are compiled at their first use, or by the build
  { package: 'ajv', at: ['simulators/kernel/json.ts', 'scripts/build/*.ts'], many: true },
  { package: 'canonicalize', at: ['simulators/kernel/canonical.ts'] },
  // contracts, commands and the run file are typebox schemas: the word for "schema", wherever one is written down
  {
    package: 'typebox',
    at: [
      'simulators/kernel/json.ts',
      'simulators/*/contract.ts',
      'simulators/*/contract/**',
      'sut/commands/**',
      'config/run-file.ts',
      'config/ledger.ts',
      'config/schema/**',
      'scripts/official/json-schema.ts',
    ],
    many: true,
  },
  {
    package: 'fast-check',
    at: ['**/*.arbitrary.ts', '**/arbitraries.ts', '**/arbitraries/**', 'steps/property.ts', ...tests],
    many: true,
  },
  { package: 'msw', at: ['mocks/intercept.ts'] },
  { package: 'pdfkit', at: ['simulators/send/doors/pdf.ts'] },
  { package: 'pdfkit', at: ['simulators/iris/doors/pdf-write.ts'] },
  { package: 'pdfkit', at: ['reports/render/pdf*.ts', 'reports/render/pdf/**'], many: true },
  { package: 'asn1js', at: ['cli/tls.ts', 'simulators/kernel/der.test.ts'] },
  { package: 'pkijs', at: ['simulators/send/doors/seal.ts', 'cli/tls.ts'] },
  { package: '@noble/curves', at: ['simulators/kernel/p256.test.ts'] },
  { package: '@cucumber/cucumber', at: ['steps/**'], many: true },
  { package: '@cucumber/cucumber/api', at: ['steps/run.ts', 'scripts/docs/phrase-words.ts'] },
  { package: '@cucumber/gherkin', at: ['steps/describe-plans.ts'] },
  { package: '@cucumber/messages', at: ['steps/**', 'reports/messages.ts', 'reports/write-bundle.ts'], many: true },
  {
    package: 'testcontainers',
    at: ['sut/drivers/container.ts', 'sut/drivers/container.containers.ts'],
    dynamic: true,
    many: true,
  },
  {
    package: 'yaml',
    at: ['config/yaml.ts', 'scripts/publiccode.test.ts', 'scripts/ci-docs.test.ts', 'simulators/io/doors/yaml.ts'],
    many: true,
  },
  { package: 'soap', at: ['simulators/iris/wsdl/soap-client.test.ts'] },
  { package: 'uqr', at: ['reports/render/**'] },
  ...['@fontsource/titillium-web', '@fontsource/roboto-mono'].map((font): Door => ({
    package: font,
    at: ['reports/render/**'],
    many: true,
  })),
  ...['@expo-google-fonts/titillium-web', '@expo-google-fonts/roboto-mono', 'dejavu-fonts-ttf'].map((font): Door => ({
    package: font,
    at: ['reports/render/**', 'simulators/send/doors/pdf.ts'],
    many: true,
  })),
  // envelopes that come back signed
  { package: 'asn1js', at: ['reports/signature/cms/**'], many: true },
  { package: 'pkijs', at: ['reports/signature/cms/**'], many: true },
  { package: 'fflate', at: ['reports/zip.ts'] },
  { package: 'fflate', at: ['simulators/send/doors/zip.ts', ...tests], many: true },
  { package: '@xmldom/xmldom', at: ['reports/render/docx/dom.ts'] },
  { package: 'nodemailer', at: ['reports/render/mail/compose.ts'] },
  { package: 'write-excel-file', at: ['reports/render/xlsx.ts'] },
  { package: 'read-excel-file', at: ['simulators/io/doors/spreadsheet.ts'] },
  { package: 'jose', at: ['simulators/pdnd/doors/jwt.ts'] },
  // the speed of the check is held against the bare parser's own
  { package: 'csv-parse', at: ['simulators/iris/doors/csv.ts', 'bench/spx-csv.ts'], many: true },
  { package: 'bwip-js', at: ['simulators/iris/doors/barcode-write.ts'] },
  { package: 'zxing-wasm', at: ['simulators/iris/doors/barcode-read.ts'] },
  { package: 'pdfjs-dist', at: ['simulators/iris/doors/pdf-read.ts', 'reports/signature/pdf/content.ts'] },
  { package: '@libpdf/core', at: [...tests], many: true },
  { package: 'docx', at: [...tests], many: true },
  { package: 'playwright-core', at: [...tests, 'scripts/**'], many: true },
  { package: 'axe-core', at: [...tests, 'scripts/**'], many: true },
  { package: '@action-validator/core', at: [...tests, 'scripts/**'], many: true },
  { package: '@action-validator/cli', at: [...tests, 'scripts/**'], many: true },
  {
    package: 'vitest',
    at: [...tests, 'vitest.config.ts', 'vitest.containers.config.ts', 'scripts/count-reporter.ts'],
    many: true,
  },
  { package: 'rolldown', at: ['scripts/imports/read.ts', 'scripts/build.ts', 'scripts/build/*.ts'], many: true },
];

const ambient: readonly Ambient[] = [
  {
    what: 'the wall clock',
    uses: ['Date.now', 'new Date()', 'Date()', 'performance.now', 'process.hrtime', 'Temporal.Now'],
    at: ['simulators/kernel/clock.ts'],
    instead: 'take a Clock',
  },
  {
    what: 'real time',
    uses: ['setTimeout', 'setInterval', 'node:timers#*', 'node:timers/promises#*'],
    // the deadline of a socket is real time on every clock
    at: ['simulators/kernel/clock.ts', 'simulators/kernel/transport.ts'],
    instead: 'take a Clock, or wait for an entry of the journal',
  },
  {
    what: 'chance',
    uses: [
      'Math.random',
      ...['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues', 'generateKeyPairSync'].flatMap(
        (name) => [`crypto.${name}`, `node:crypto#${name}`],
      ),
    ],
    at: [],
    instead: 'take what depends on the seed',
  },
  {
    what: 'the environment',
    uses: ['process.env', 'node:process#env'],
    at: [],
    instead: 'take it as a parameter from cli/',
  },
];

export const table: Table = {
  rows,
  doors,
  ambient,
  outermost: [
    'cli/**',
    'docs/examples/**',
    'bench/**',
    'scripts/**',
    'vitest.config.ts',
    'vitest.containers.config.ts',
    'cucumber.ts',
    ...tests,
  ],
  unshipped: [
    'docs/examples/**',
    'scripts/**',
    'bench/**',
    'vitest.config.ts',
    'vitest.containers.config.ts',
    'cucumber.ts',
    ...tests,
  ],
  testOnly: tests,
};
