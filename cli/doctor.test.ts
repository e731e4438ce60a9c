import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../config/doctor/index.ts';
import { realProbes } from '../config/doctor/probes.ts';
import type { Probes } from '../config/doctor/world.ts';
import { suiteForDoctor } from './doctor.ts';
import { tlsFor } from './tls.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'collaudo-dottore-'));
const servers: Server[] = [];
const ports: Record<string, number> = {};
let free = 0;

async function serve(name: string, server: Server): Promise<void> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ports[name] = (server.address() as AddressInfo).port;
}

/** An adapter that answers `described`; `reach` opens what it is told, or stays at home. */
function adapter(
  described: unknown,
  options: { status?: number; date?: string; reach?: 'opens' | 'elsewhere' | 'refuses' } = {},
) {
  return createServer((request, response) => {
    const { reach } = options;
    response.setHeader('date', options.date ?? new Date(NOW).toUTCString());
    if (request.method === 'GET') {
      response.statusCode = options.status ?? 200;
      response.end(typeof described === 'string' ? described : JSON.stringify(described));
      return;
    }
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (reach === 'opens')
        void fetch((JSON.parse(text) as { url: string }).url)
          .then((answer) => answer.text())
          .then((body) => response.end(JSON.stringify({ status: 'done', result: { status: 200, body } })));
      else if (reach === 'elsewhere')
        response.end(JSON.stringify({ status: 'done', result: { status: 200, body: 'un altro' } }));
      else response.end(JSON.stringify({ status: 'rejected', messageToOperator: 'non si raggiunge' }));
    });
  });
}

const DESCRIBED = { name: 'Gestionale', version: '1', commands: ['create-notification', 'read-events'] };

beforeAll(async () => {
  await serve('good', adapter(DESCRIBED));
  await serve('reaching', adapter({ ...DESCRIBED, commands: ['create-notification', 'reach'] }, { reach: 'opens' }));
  await serve('elsewhere', adapter({ ...DESCRIBED, commands: ['reach'] }, { reach: 'elsewhere' }));
  await serve('closed', adapter({ ...DESCRIBED, commands: ['reach'] }, { reach: 'refuses' }));
  await serve('missing', adapter({}, { status: 404 }));
  await serve('prose', adapter('<html>benvenuto</html>'));
  await serve('noCommands', adapter({ ...DESCRIBED, commands: [] }));
  await serve('typo', adapter({ ...DESCRIBED, commands: ['create-notificaton', 'read-events'] }));
  await serve('onGpd', adapter({ ...DESCRIBED, commands: ['create-notification', 'create-gpd-position'] }));
  await serve('lostStation', adapter({ ...DESCRIBED, endpoints: { pagopa: 'http://127.0.0.1:1/pagopa' } }));
  await serve('late', adapter(DESCRIBED, { date: new Date(NOW - 3_600_000).toUTCString() }));
  const tls = await tlsFor({}, folder);
  await serve(
    'tls',
    createTlsServer(tls, (_, response) => response.end(JSON.stringify(DESCRIBED))),
  );
  await serve('taken', createServer());
  const probe = createServer();
  await serve('free', probe);
  free = ports['free']!;
  await new Promise((resolve) => probe.close(resolve));

  writeFileSync(join(folder, 'chiave.txt'), 'chiave-da-file\n');
  writeFileSync(join(folder, 'non-un-certificato.pem'), 'ciao');
  // a certificate whose days are known, with its key and another one
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'sil.key');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'altra.key');
  for (const [name, days] of [['sil.pem', '3650'] as const, ['breve.pem', '1'] as const])
    openssl('req', '-x509', '-new', '-key', 'sil.key', '-subj', '/CN=SIL', '-days', days, '-out', name);
  writeFileSync(
    join(folder, 'registro.yaml'),
    'attese:\n  - { requisito: SEND-INVIO-004, motivo: in lavorazione dal fornitore, responsabile: Ufficio, scadenza: 2027-01-31 }\n',
  );
  writeFileSync(
    join(folder, 'registro-scaduto.yaml'),
    'attese:\n  - { requisito: SEND-INVIO-004, motivo: in lavorazione dal fornitore, responsabile: Ufficio, scadenza: 2026-01-31 }\n',
  );
  writeFileSync(join(folder, 'registro-storto.yaml'), 'attese:\n  - { requisito: SEND-INVIO-004 }\n');
  mkdirSync(join(folder, 'cartella'));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true, force: true });
});

const HEAD = `plans: [send]
ente: { denominazione: Comune di Prova, codiceFiscale: "12345678903" }
`;
const SEND = `platforms: { send: { mittente: { denominazione: Comune di Prova, codiceFiscale: "12345678903", apiKey: "\${CHIAVE}" } } }
`;
const SUT = (name: string): string => `sut: { driver: http, url: "http://127.0.0.1:@${name}@" }
`;
const LISTEN = 'listen: { portBase: @free@ }\n';
const GOOD = HEAD + SUT('good') + LISTEN + SEND;
const IO = `plans: [ioservice]
ente: { denominazione: Comune di Prova, codiceFiscale: "12345678903" }
platforms:
  io:
    ente:
      chiaveManage: "\${CHIAVE}"
      servizi:
        - { codice: tributi, id: 01T, chiavePrimaria: "\${CHIAVE}-t1", chiaveSecondaria: "\${CHIAVE}-t2" }
        - { codice: scuola, id: 01S, chiavePrimaria: "\${CHIAVE}-s1", chiaveSecondaria: "\${CHIAVE}-s2" }
  ioservice:
    ente: { codiceUtente: 000RM }
    servizi: [{ codice: TRIBUTI, chiave: "\${CHIAVE}-t" }, { codice: SCUOLA, chiave: "\${CHIAVE}-s" }]
${SUT('good')}${LISTEN}`;
const SIL = 'scheda: { ibans: [IT60X0542811101000000123456], tributi: [{ codice: TARI, modalita: CA }], cart: ';

async function flagged(
  text: string,
  world: { probes?: Partial<Probes>; out?: string; environment?: Record<string, string> } = {},
) {
  const path = join(folder, 'collaudo.yaml');
  writeFileSync(
    path,
    text.replaceAll(/@(\w+)@/g, (_, name: string) => String(name === 'free' ? free : ports[name])),
  );
  return examine({
    path,
    out: world.out ?? folder,
    environment: { CHIAVE: 'chiave-del-comune', CHIAVE2: 'chiave-dell-unione', ...world.environment },
    suite: suiteForDoctor(),
    probes: {
      ...realProbes({ now: () => NOW, path: process.env['PATH'] ?? '', containers: () => Promise.resolve(undefined) }),
      // no test waits for a name server
      resolves: (host) => Promise.resolve(!host.endsWith('.invalid')),
      ...world.probes,
    },
    token: 'eco-di-prova',
  });
}

/** Broken configurations: name, run file, the code and the field that the doctor must give, and the world if it is the world that is broken. */
const BROKEN: readonly (readonly [string, string, string, string, Parameters<typeof flagged>[1]?])[] = [
  ['no YAML', 'plans: [send\n', 'YAML', 'radice'],
  ['an empty file', '# nulla\n', 'FILE_EMPTY', 'radice'],
  ['a key with a slip', GOOD.replace('plans:', 'plan:'), 'KEY_UNKNOWN', 'radice'],
  ['a key of the SUT with a slip', GOOD.replace('url:', 'ur:'), 'KEY_UNKNOWN', 'sut'],
  ['a value out of the list', `${GOOD}ambiente: produzione\n`, 'VALUE', 'ambiente'],
  ['a tax id too short', GOOD.replace('"12345678903"', '"123"'), 'VALUE', 'ente.codiceFiscale'],
  ['a missing key', GOOD.replace('denominazione: Comune di Prova, ', ''), 'KEY_MISSING', 'ente'],
  [
    'an unset variable',
    GOOD.replace('${CHIAVE}', '${CHIAVE_SEND}'),
    'REFERENCE_ENVIRONMENT',
    'platforms.send.mittente.apiKey',
  ],
  [
    'a secret file that is not there',
    GOOD.replace('${CHIAVE}', '${file:manca.txt}'),
    'REFERENCE_FILE',
    'platforms.send.mittente.apiKey',
  ],
  ['an unknown plan', GOOD.replace('[send]', '[sendd]'), 'PLAN_UNKNOWN', 'plans.0'],
  ['an official id of no case', `${GOOD}idUfficiali: { TC-INVIO-99: A1 }\n`, 'CASE_UNKNOWN', 'idUfficiali.TC-INVIO-99'],
  [
    'a wrong check digit',
    GOOD.replace('codiceFiscale: "12345678903" }\n', 'codiceFiscale: "12345678900" }\n'),
    'TAX_ID_CHECK',
    'ente.codiceFiscale',
  ],
  [
    'a sender who is not the ente',
    GOOD.replace('"12345678903" }\n', '"98765432103" }\n'),
    'ENTE_MISMATCH',
    'platforms.send.mittente.codiceFiscale',
  ],
  ['http without an address', HEAD + LISTEN + SEND + 'sut: { driver: http }\n', 'DRIVER_NEEDS', 'sut.url'],
  ['a program without its name', HEAD + LISTEN + SEND + 'sut: { driver: command }\n', 'DRIVER_NEEDS', 'sut.command'],
  [
    'an image without its port',
    HEAD + LISTEN + SEND + 'sut: { driver: container, image: "g:1" }\n',
    'DRIVER_NEEDS',
    'sut.port',
  ],
  [
    'a key that the driver ignores',
    GOOD.replace('driver: http', 'driver: http, image: "g:1"'),
    'DRIVER_IGNORES',
    'sut.image',
  ],
  [
    'a role’s driver without an address',
    `${GOOD}ruoli: { pt-pagopa: { denominazione: Incassi srl, driver: { driver: http } } }\n`,
    'DRIVER_NEEDS',
    'ruoli.pt-pagopa.driver.url',
  ],
  ['virtual time for a SUT that has its own', `${GOOD}clock: virtual\n`, 'CLOCK_VIRTUAL', 'clock'],
  ['a factor for real time', `${GOOD}clock: real\nclockFactor: 10\n`, 'CLOCK_FACTOR', 'clockFactor'],
  [
    'tests that end before they begin',
    `${GOOD}rapporto: { dal: 2026-12-01, al: 2026-11-01 }\n`,
    'DATES',
    'rapporto.al',
  ],
  [
    'a switch no simulator has',
    GOOD.replace('send: { mittente', 'send: { paginaStream: 3, mittente'),
    'PLATFORM_SETTING',
    'platforms.send',
  ],
  [
    'a command that does not exist',
    GOOD.replace('driver: http', 'driver: http, commands: [creat-notification]'),
    'COMMAND_UNKNOWN',
    'sut.commands.0',
  ],
  [
    'no key for the sender',
    GOOD.replace(', apiKey: "${CHIAVE}"', ''),
    'CREDENTIAL_MISSING',
    'platforms.send.mittente.apiKey',
  ],
  [
    'no key of GPD for an ente that is asynchronous only',
    `${GOOD}declarations: { soloAsincrona: delibera 12 del 2026 }\n`,
    'CREDENTIAL_MISSING',
    'platforms.gpd.subscriptionKey',
  ],
  [
    'no key of GPD for notices sent by hand whose cost is GPD’s',
    `${GOOD}declarations: { invioManuale: { perche: pocheNotifiche, motivo: poche decine di atti, pagamento: garantito, garanzia: asincrona } }\n`,
    'CREDENTIAL_MISSING',
    'platforms.gpd.subscriptionKey',
  ],
  [
    'no key of GPD for software that leaves positions there',
    GOOD.replace('driver: http', 'driver: http, commands: [create-gpd-position]'),
    'CREDENTIAL_MISSING',
    'platforms.gpd.subscriptionKey',
  ],
  [
    'no key of GPD for an adapter that says so by itself',
    HEAD + SUT('onGpd') + LISTEN + SEND,
    'CREDENTIAL_MISSING',
    'platforms.gpd.subscriptionKey',
  ],
  [
    'a key of GPD in clear',
    `${GOOD.replace('platforms: {', 'platforms: { gpd: { subscriptionKey: in-chiaro },')}declarations: { soloAsincrona: delibera 12 del 2026 }\n`,
    'SECRET_IN_CLEAR',
    'platforms.gpd.subscriptionKey',
  ],
  [
    'no key to manage IO',
    IO.replace(/ {6}chiaveManage.*\n/, ''),
    'CREDENTIAL_MISSING',
    'platforms.io.ente.chiaveManage',
  ],
  [
    'no second key of a service of IO',
    IO.replace(', chiaveSecondaria: "${CHIAVE}-s2"', ''),
    'CREDENTIAL_MISSING',
    'platforms.io.ente.servizi',
  ],
  [
    'no key of IOService',
    IO.replace(', chiave: "${CHIAVE}-s"', ''),
    'CREDENTIAL_MISSING',
    'platforms.ioservice.servizi',
  ],
  [
    'no code of the tenant of IOService',
    IO.replace('ente: { codiceUtente: 000RM }', 'ente: {}'),
    'CREDENTIAL_MISSING',
    'platforms.ioservice.ente.codiceUtente',
  ],
  [
    'a key of IOService in clear',
    IO.replace('"${CHIAVE}-s"', 'in-chiaro'),
    'SECRET_IN_CLEAR',
    'platforms.ioservice.servizi.1.chiave',
  ],
  [
    'no password of the SIL',
    GOOD.replace('[send]', '[iris-spx]') + 'scheda: { sil: SIL_PROVA }\n',
    'CREDENTIAL_MISSING',
    'platforms.iris.ente.password',
  ],
  [
    'a key with a line break',
    GOOD,
    'CREDENTIAL_FORM',
    'platforms.send.mittente.apiKey',
    { environment: { CHIAVE: 'abc def' } },
  ],
  [
    'a placeholder for a key',
    GOOD,
    'CREDENTIAL_FORM',
    'platforms.send.mittente.apiKey',
    { environment: { CHIAVE: '<chiave>' } },
  ],
  [
    'a secret in clear',
    GOOD.replace('${CHIAVE}', 'segreta-in-chiaro'),
    'SECRET_IN_CLEAR',
    'platforms.send.mittente.apiKey',
  ],
  [
    'two bodies with one key',
    GOOD.replace(
      'apiKey: "${CHIAVE}" }',
      'apiKey: "${CHIAVE}" }, creditore: { denominazione: Unione, codiceFiscale: "98765432103", apiKey: "${CHIAVE}" }',
    ),
    'CREDENTIAL_SHARED',
    'platforms.send.creditore.apiKey',
  ],
  [
    'two tenants with one key',
    `${GOOD}tenants: { a: { platforms: { send: { mittente: { denominazione: A, codiceFiscale: "12345678903", apiKey: "\${CHIAVE2}" } } } }, b: { platforms: { send: { mittente: { denominazione: B, codiceFiscale: "98765432103", apiKey: "\${CHIAVE2}" } } } } }\n`,
    'TENANT_KEY_SHARED',
    'tenants.b.platforms.send.mittente.apiKey',
  ],
  [
    'an IBAN with a wrong digit',
    `${GOOD}scheda: { ibans: [IT60X0542811101000000123457] }\n`,
    'IBAN_CHECK',
    'scheda.ibans.0',
  ],
  [
    'a tributo with two modes',
    `${GOOD}scheda: { tributi: [{ codice: TARI, modalita: BB }, { codice: TARI, modalita: SPX }] }\n`,
    'TRIBUTO_TWICE',
    'scheda.tributi.1',
  ],
  ['CA without CART', `${GOOD}scheda: { tributi: [{ codice: TARI, modalita: CA }] }\n`, 'CART_MISSING', 'scheda.cart'],
  [
    'iris-ca without a tributo in CA',
    `${GOOD.replace('[send]', '[send, iris-ca]')}scheda: { tributi: [{ codice: TARI, modalita: SPX }] }\n`,
    'TRIBUTO_MODE',
    'scheda.tributi',
  ],
  [
    'a client certificate that is not there',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: manca.pem } }\n`,
    'FILE_MISSING',
    'scheda.cart.certificato',
  ],
  [
    'a client certificate that is none',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: non-un-certificato.pem } }\n`,
    'CERTIFICATE_FORM',
    'scheda.cart.certificato',
  ],
  [
    'an expired client certificate',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: breve.pem } }\n`,
    'CERTIFICATE_EXPIRED',
    'scheda.cart.certificato',
    { probes: { now: () => Date.now() + 30 * 86_400_000 } },
  ],
  [
    'a client certificate about to expire',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: breve.pem } }\n`,
    'CERTIFICATE_EXPIRING',
    'scheda.cart.certificato',
    { probes: { now: () => Date.now() } },
  ],
  [
    'another certificate’s key',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: sil.pem, chiave: altra.key } }\n`,
    'CERTIFICATE_KEY',
    'scheda.cart.chiave',
    { probes: { now: () => Date.now() } },
  ],
  [
    'one taxonomy code for two use cases',
    `${GOOD}casiUso: [{ titolo: A, codiceTassonomico: 010201P }, { titolo: B, codiceTassonomico: 010201P }]\n`,
    'TAXONOMY_TWICE',
    'casiUso.1.codiceTassonomico',
  ],
  [
    'a taxonomy code of another form',
    `${GOOD}casiUso: [{ titolo: A, codiceTassonomico: 10201P }]\n`,
    'VALUE',
    'casiUso.0.codiceTassonomico',
  ],
  [
    'payments sent by hand that are said to be excluded',
    `${GOOD}casiUso: [{ titolo: Multe, codiceTassonomico: 010201P }]\ndeclarations: { invioManuale: { perche: pocheNotifiche, motivo: poche decine di atti } }\n`,
    'MANUAL_SENDING',
    'declarations.invioManuale.pagamento',
  ],
  [
    'payments guaranteed by nobody',
    `${GOOD}declarations: { invioManuale: { perche: pocheNotifiche, motivo: poche decine di atti, pagamento: garantito } }\n`,
    'MANUAL_SENDING',
    'declarations.invioManuale.garanzia',
  ],
  ['a port taken', GOOD.replace('@free@', '@taken@'), 'PORT_TAKEN', 'listen.portBase'],
  [
    'a port of the system’s',
    GOOD,
    'PORT_FORBIDDEN',
    'listen.portBase',
    { probes: { listen: () => Promise.resolve('forbidden') } },
  ],
  [
    'an address of somebody else',
    GOOD.replace('listen: {', 'listen: { host: 192.0.2.1,'),
    'LISTEN_ADDRESS',
    'listen.host',
  ],
  [
    'https promised and http told',
    GOOD.replace('listen: {', 'listen: { tls: true, publicUrl: "http://127.0.0.1:9",'),
    'TLS_SCHEME',
    'listen.publicUrl',
  ],
  [
    'a program that is not there',
    HEAD + LISTEN + SEND + 'sut: { driver: command, command: [programma-che-non-esiste] }\n',
    'PROGRAM_MISSING',
    'sut.command.0',
  ],
  [
    'no way to start containers',
    HEAD + LISTEN + SEND + 'sut: { driver: container, image: "g:1", port: 80 }\n',
    'CONTAINERS',
    'sut.driver',
    { probes: { containers: () => Promise.resolve('manca testcontainers') } },
  ],
  ['a disk almost full', GOOD, 'DISK_LOW', '--out', { probes: { freeBytes: () => 1_000_000 } }],
  ['a folder that is a file', GOOD, 'OUT_UNWRITABLE', '--out', { out: '/dev/null/out' }],
  [
    'a name nobody knows',
    GOOD.replace('http://127.0.0.1:@good@', 'http://gestionale.invalid'),
    'DNS_UNKNOWN',
    'sut.url',
  ],
  ['a password in an address', GOOD.replace('http://127', 'http://io:segreta@127'), 'URL_CREDENTIALS', 'sut.url'],
  ['nobody at the address', GOOD.replace('@good@', '1'), 'SUT_UNREACHABLE', 'sut.url'],
  [
    'an authority nobody trusts',
    GOOD.replace('http://127.0.0.1:@good@', 'https://127.0.0.1:@tls@'),
    'SUT_TLS',
    'sut.url',
  ],
  ['https to who speaks http', GOOD.replace('http://127', 'https://127'), 'SUT_TLS', 'sut.url'],
  ['an adapter elsewhere on the server', GOOD.replace('@good@', '@missing@'), 'SUT_STATUS', 'sut.url'],
  ['a page instead of a description', GOOD.replace('@good@', '@prose@'), 'SUT_DESCRIPTION', 'sut.url'],
  ['an adapter that offers nothing', GOOD.replace('@good@', '@noCommands@'), 'SUT_NO_COMMANDS', 'sut.url'],
  ['an adapter that misspells a command', GOOD.replace('@good@', '@typo@'), 'SUT_COMMAND_UNKNOWN', 'sut.url'],
  ['a station that is down', GOOD.replace('@good@', '@lostStation@'), 'ENDPOINT_UNREACHABLE', 'sut.url'],
  ['a clock an hour late', GOOD.replace('@good@', '@late@'), 'CLOCK_SKEW', 'sut.url'],
  ['a SUT that finds somebody else', GOOD.replace('@good@', '@elsewhere@'), 'CALLBACK_ELSEWHERE', 'listen.publicUrl'],
  ['a SUT that cannot come back', GOOD.replace('@good@', '@closed@'), 'CALLBACK_UNREACHABLE', 'listen.publicUrl'],
  [
    'a real platform that is none',
    `${GOOD}upstream: { sendd: "https://api.example" }\n`,
    'UPSTREAM_UNKNOWN',
    'upstream.sendd',
  ],
  [
    'a real platform without TLS',
    `${GOOD}upstream: { send: "http://api.example" }\n`,
    'UPSTREAM_PLAIN',
    'upstream.send',
  ],
  ['a ledger that is not there', `${GOOD}expectedFailures: manca.yaml\n`, 'LEDGER_UNREADABLE', 'expectedFailures'],
  [
    'a ledger without owner and day',
    `${GOOD}expectedFailures: registro-storto.yaml\n`,
    'LEDGER_FORM',
    'expectedFailures',
  ],
  ['a ledger past its day', `${GOOD}expectedFailures: registro-scaduto.yaml\n`, 'LEDGER_EXPIRED', 'expectedFailures'],
];

const SOUND: readonly (readonly [string, string, Parameters<typeof flagged>[1]?])[] = [
  ['a SUT behind http', GOOD],
  ['one that opens what it is told', GOOD.replace('@good@', '@reaching@')],
  ['the reference ente', 'plans: [send]\nsut: { driver: reference }\n'],
  ['almost nothing', 'seed: 7\n'],
  ['IO and IOService with their keys', IO],
  ['a key from a file', GOOD.replace('${CHIAVE}', '${file:chiave.txt}')],
  ['a program', `${HEAD}${LISTEN}${SEND}sut: { driver: command, command: [node, adattatore.mjs] }\n`],
  ['a person', `${HEAD}${LISTEN}${SEND}sut: { driver: manual, name: Gestionale, version: "3" }\n`],
  [
    'two vendors',
    `${HEAD}${LISTEN}${SEND}ruoli: { pt-send: { denominazione: A srl, driver: { driver: http, url: "http://127.0.0.1:@good@" } }, pt-pagopa: { denominazione: B srl, driver: { driver: http, url: "http://127.0.0.1:@reaching@" } } }\n`,
  ],
  [
    'an ente that is asynchronous only, with its key of GPD',
    `${GOOD.replace('platforms: {', 'platforms: { gpd: { subscriptionKey: "${CHIAVE2}" },')}declarations: { soloAsincrona: delibera 12 del 2026 }\n`,
  ],
  [
    'an adapter for GPD, with its key',
    (HEAD + SUT('onGpd') + LISTEN + SEND).replace(
      'platforms: {',
      'platforms: { gpd: { subscriptionKey: "${CHIAVE2}" },',
    ),
  ],
  [
    'an adapter for GPD, of an ente that is synchronous only',
    `${HEAD}${SUT('onGpd')}${LISTEN}${SEND}declarations: { soloSincrona: delibera 12 del 2026 }\n`,
  ],
  [
    'an adapter for GPD, in a run without GPD',
    (HEAD + SUT('onGpd') + LISTEN).replace('[send]', '[iris-spx]') + 'scheda: { sil: S, password: "${CHIAVE}" }\n',
  ],
  [
    'notices sent by hand whose cost the station asks for',
    `${GOOD}declarations: { invioManuale: { perche: pocheNotifiche, motivo: poche decine di atti, pagamento: garantito, garanzia: sincrona } }\n`,
  ],
  [
    'a declared scheda with CART and its certificate',
    `${GOOD}${SIL}{ portaDelegata: "https://cart.example", certificato: sil.pem, chiave: sil.key } }\n`,
  ],
  [
    'TLS with its own authority',
    GOOD.replace('driver: http', 'driver: http, ca: collaudo-ca.pem').replace(
      'http://127.0.0.1:@good@',
      'https://127.0.0.1:@tls@',
    ),
    { probes: { now: () => Date.now() } },
  ],
  [
    'a ledger, use cases, official ids, time of its own',
    `${GOOD}expectedFailures: registro.yaml\nclock: scaled\nclockFactor: 20000\nidUfficiali: { TC-INVIO-01: E2E-1 }\ncasiUso: [{ titolo: Multe, codiceTassonomico: 010201P }]\n`,
  ],
];

describe('the doctor', () => {
  it('has a corpus of more than thirty broken configurations and ten sound ones', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(30);
    expect(SOUND.length).toBeGreaterThanOrEqual(10);
  });

  it.each(BROKEN.map(([name, text, code, field, world]) => ({ name, text, code, field, world })))(
    'flags $name',
    async ({ text, code, field, world }) => {
      const problems = await flagged(text, world);
      expect(problems.map((problem) => [problem.code, problem.field])).toContainEqual([code, field]);
      for (const { message, remedy } of problems) {
        expect(message).not.toBe('');
        expect(remedy).not.toBe('');
      }
    },
  );

  it.each(SOUND.map(([name, text, world]) => ({ name, text, world })))(
    'is silent on $name',
    async ({ text, world }) => {
      expect(await flagged(text, world)).toEqual([]);
    },
  );

  it('checks the certificate that the run would use: missing, for another name, expiring; silent on one that serves', async () => {
    const tls = (listen: string): string => GOOD.replace('listen: {', `listen: { tls: true, ${listen}`);
    const about = async (text: string, world?: Parameters<typeof flagged>[1]) =>
      (await flagged(text, { ...world, probes: { now: () => Date.now(), ...world?.probes } })).filter(
        ({ field }) => field === 'listen.tls',
      );
    expect(await about(tls(''))).toEqual([]);
    const [otherName] = await about(tls('publicUrl: "https://localhost.localdomain",'));
    expect(otherName).toMatchObject({
      code: 'TLS_AUTHORITY',
      message: expect.stringContaining('non vale per localhost.localdomain') as string,
      remedy: expect.stringContaining('collaudo doctor --tls') as string,
    });
    const later = Date.now() + 365 * 86_400_000;
    expect((await about(tls(''), { probes: { now: () => later } }))[0]?.message).toContain('scade il');
    expect((await about(tls(''), { out: join(folder, 'altrove') }))[0]?.message).toContain('non c’è ancora');
  });

  it('keeps the authority that was given to the software, until it no longer serves', async () => {
    const own = join(folder, 'autorita');
    const first = await tlsFor({}, own);
    const again = await tlsFor({}, own);
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(again).toMatchObject({ key: first.key, cert: first.cert });
    const named = await tlsFor({ publicUrl: 'https://banco.example:8443' }, own);
    expect(named.isNew).toBe(true);
    expect((await tlsFor({ publicUrl: 'https://banco.example' }, own)).isNew).toBe(false);
    // a narrower need is served by what is there
    expect((await tlsFor({}, own)).isNew).toBe(false);
  });

  it('suggests the key that was meant, and lists the others', async () => {
    const [problem] = await flagged(GOOD.replace('plans:', 'plan:'));
    expect(problem).toMatchObject({
      message: 'la chiave «plan» non esiste',
      remedy: expect.stringMatching(/^forse si intendeva «plans»; chiavi ammesse qui: plans, ente, /) as string,
    });
  });
});
