import { resolve } from 'node:path';
import { TransportError } from '../../simulators/kernel/exchange.ts';
import type { Transport, WireResponse } from '../../simulators/kernel/exchange.ts';
import { COMMANDS_PATH } from '../../sut/drivers/http.ts';
import { sutInfoFrom } from '../../sut/drivers/description.ts';
import { SutUnreachable } from '../../sut/drivers/driver.ts';
import type { SutInfo } from '../../sut/drivers/driver.ts';
import { parseJson } from '../../simulators/kernel/json.ts';
import { missingCredentials } from '../credentials.ts';
import type { Stated } from '../credentials.ts';
import { meant } from '../keys.ts';
import type { Problem } from '../problem.ts';
import { driven, plansOf } from './world.ts';
import type { Case } from './world.ts';

const PATIENCE_MS = 10_000;
/** A clock this far away (ms) makes deadlines and signatures doubtful. */
const SKEW_MS = 30_000;
const LOCAL = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Who does not answer where the run file says: names, addresses, TLS, the adapter, the way back, the clock. */
export async function reachProblems(each: Case): Promise<readonly Problem[]> {
  const names = await unknownHosts(each);
  const lost = new Set(names.map(({ field }) => field));
  const problems = [...names, ...(await upstreams(each, lost))];
  for (const { field, sut } of driven(each)) {
    if (sut.driver === 'http' && sut.url !== undefined && !lost.has(`${field}.url`))
      problems.push(...(await adapter(each, field, sut.url, sut.ca)));
    for (const [name, url] of Object.entries(sut.endpoints ?? {}))
      if (!lost.has(`${field}.endpoints.${name}`))
        problems.push(...(await endpoint(each, `${field}.endpoints.${name}`, url)));
  }
  return problems;
}

function urlsOf(each: Case): readonly (readonly [field: string, url: string])[] {
  const { file } = each;
  return [
    ...driven(each).flatMap(({ field, sut }) => [
      ...(sut.url === undefined ? [] : [[`${field}.url`, sut.url] as const]),
      ...Object.entries(sut.endpoints ?? {}).map(([name, url]) => [`${field}.endpoints.${name}`, url] as const),
    ]),
    ...(file.listen?.publicUrl === undefined ? [] : [['listen.publicUrl', file.listen.publicUrl] as const]),
    ...Object.entries(file.upstream ?? {}).map(([id, url]) => [`upstream.${id}`, url] as const),
    ...(file.scheda?.cart === undefined
      ? []
      : [['scheda.cart.portaDelegata', file.scheda.cart.portaDelegata] as const]),
  ];
}

async function unknownHosts(each: Case): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [field, url] of urlsOf(each)) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined || parsed.hostname === '')
      problems.push({
        code: 'URL_FORM',
        field,
        message: `«${url}» non è un indirizzo`,
        remedy: 'scriverlo per intero, per esempio https://gestionale.comune.example',
      });
    else if (parsed.username !== '' || parsed.password !== '')
      problems.push({
        code: 'URL_CREDENTIALS',
        field,
        message: 'l’indirizzo contiene utente o password',
        remedy: 'toglierli dall’indirizzo',
      });
    else if (!(await each.probes.resolves(parsed.hostname)))
      problems.push({
        code: 'DNS_UNKNOWN',
        field,
        message: `il nome ${parsed.hostname} non si risolve`,
        remedy: 'correggere il nome, o aggiungerlo al DNS o al file hosts',
      });
  }
  return problems;
}

async function upstreams(each: Case, lost: ReadonlySet<string>): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [id, url] of Object.entries(each.file.upstream ?? {})) {
    const field = `upstream.${id}`;
    if (lost.has(field)) continue;
    if (url.startsWith('http:') && !LOCAL.has(new URL(url).hostname))
      problems.push({
        code: 'UPSTREAM_PLAIN',
        field,
        message: 'la piattaforma reale sarebbe chiamata senza TLS',
        remedy: 'scrivere https:',
      });
    else problems.push(...(await endpoint(each, field, url)));
  }
  return problems;
}

async function endpoint({ probes }: Case, field: string, url: string): Promise<Problem[]> {
  const { hostname, port, protocol } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  return (await probes.connects(hostname.replace(/^\[|\]$/g, ''), number))
    ? []
    : [
        {
          code: 'ENDPOINT_UNREACHABLE',
          field,
          message: `a ${hostname}:${number} non risponde nessuno`,
          remedy: 'avviare il servizio, o correggere indirizzo e porta',
        },
      ];
}

async function adapter(each: Case, field: string, url: string, ca: string | undefined): Promise<Problem[]> {
  const { probes, folder } = each;
  const transport = probes.transport(ca === undefined ? undefined : probes.read(resolve(folder, ca)));
  try {
    const base = url.replace(/\/+$/, '');
    let response: WireResponse;
    try {
      response = await transport(
        { method: 'GET', url: base + COMMANDS_PATH, headers: { accept: 'application/json' }, body: new Uint8Array(0) },
        { timeoutMs: PATIENCE_MS },
      );
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return [unreachable(field, base, error)];
    }
    if (response.status !== 200)
      return [
        {
          code: 'SUT_STATUS',
          field: `${field}.url`,
          message: `GET ${COMMANDS_PATH} risponde ${response.status} invece di 200`,
          remedy: 'l’indirizzo è quello dell’adattatore, senza percorso? (docs/sut-contract.md, «Over HTTP»)',
        },
      ];
    const parsed = parseJson(response.body);
    let info: SutInfo;
    try {
      info = sutInfoFrom(parsed.ok ? parsed.value : undefined, base);
    } catch (error) {
      if (!(error instanceof SutUnreachable)) throw error;
      return [
        {
          code: 'SUT_DESCRIPTION',
          field: `${field}.url`,
          message: `GET ${COMMANDS_PATH} non descrive il software: ${error.message}`,
          remedy: 'rispondere come in docs/sut-contract.md, «Over HTTP»',
        },
      ];
    }
    return [
      ...skew(field, response, probes.now()),
      ...offered(each, field, info),
      ...unknownOnGpd(each, field, info),
      ...(await endpoints(each, field, info)),
      ...(await wayBack(each, field, base, info, transport)),
    ];
  } finally {
    transport.close();
  }
}

function unreachable(field: string, base: string, error: TransportError): Problem {
  if (/certificate|self.signed|unable to (verify|get)|altnames|SSL|TLS|EPROTO|wrong version/i.test(error.message))
    return {
      code: 'SUT_TLS',
      field: `${field}.url`,
      message: `la connessione TLS con ${base} non riesce (${error.message})`,
      remedy:
        'indicare l’autorità in sut.ca, correggere il nome nel certificato, o usare http: se il servizio non ha TLS',
    };
  return {
    code: error.code === 'TIMEOUT' ? 'SUT_SILENT' : 'SUT_UNREACHABLE',
    field: `${field}.url`,
    message:
      error.code === 'TIMEOUT'
        ? `${base} non risponde entro ${PATIENCE_MS / 1000} secondi`
        : `a ${base} non risponde nessuno`,
    remedy: 'avviare l’adattatore del software, o correggere indirizzo e porta',
  };
}

function skew(field: string, { headers }: WireResponse, now: number): Problem[] {
  const theirs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(theirs) || Math.abs(theirs - now) <= SKEW_MS
    ? []
    : [
        {
          code: 'CLOCK_SKEW',
          field: `${field}.url`,
          message: `l’orologio del software differisce di ${Math.round(Math.abs(theirs - now) / 1000)} secondi da quello del banco`,
          remedy: 'sincronizzare i due orologi (NTP)',
        },
      ];
}

function offered({ suite }: Case, field: string, info: SutInfo): Problem[] {
  const unknown = info.commands.filter((name) => !suite.commands.includes(name));
  return [
    ...unknown.map((name) => {
      const near = meant(name, suite.commands);
      return {
        code: 'SUT_COMMAND_UNKNOWN',
        field: `${field}.url`,
        message: `l’adattatore offre il comando «${name}», che non esiste`,
        remedy: near === undefined ? 'i comandi: collaudo list --commands' : `forse si intendeva «${near}»`,
      };
    }),
    ...(info.commands.length > unknown.length
      ? []
      : [
          {
            code: 'SUT_NO_COMMANDS',
            field: `${field}.url`,
            message: 'l’adattatore non offre nessun comando: ogni caso resterebbe non provato',
            remedy: 'offrire almeno i comandi del piano (collaudo list --commands)',
          },
        ]),
  ];
}

/** An adapter that offers to leave positions on GPD, in a run file that neither says so nor tells the key: GPD would not let it in. */
function unknownOnGpd(each: Case, field: string, { commands }: SutInfo): Problem[] {
  const { file } = each;
  const wanted = (stated: Stated): boolean => missingCredentials('gpd', file.platforms?.gpd ?? {}, stated).length > 0;
  const due = plansOf(each).some((plan) => plan.platforms.includes('gpd'));
  // where the run file says so by itself, what it states is examined (statements.ts)
  if (!due || wanted(file) || !wanted({ ...file, sut: { driver: 'http', commands: [...commands] } })) return [];
  return [
    {
      code: 'CREDENTIAL_MISSING',
      field: 'platforms.gpd.subscriptionKey',
      message: `manca subscriptionKey, e il software (${field}) offre di caricare posizioni su GPD: vi si presenterebbe come uno sconosciuto`,
      remedy:
        'aggiungere la chiave che il software ha nella sua configurazione, o dichiarare declarations.soloSincrona',
    },
  ];
}

async function endpoints(each: Case, field: string, info: SutInfo): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [name, url] of Object.entries(info.endpoints))
    problems.push(
      ...(await endpoint(each, `${field}.url`, url)).map((problem) => ({
        ...problem,
        message: `l’adattatore dichiara l’endpoint ${name} (${url}), ma ${problem.message}`,
      })),
    );
  return problems;
}

/** The SUT reaches the simulators: it is asked to open the address it will be given, where a text waits for it. */
async function wayBack(
  each: Case,
  field: string,
  base: string,
  info: SutInfo,
  transport: Transport,
): Promise<Problem[]> {
  const { file, suite, probes, token } = each;
  const host = file.listen?.host ?? '127.0.0.1';
  const remote = !LOCAL.has(new URL(base).hostname);
  if (remote && LOCAL.has(host) && file.listen?.publicUrl === undefined)
    return [
      {
        code: 'LISTEN_LOOPBACK',
        field: 'listen.host',
        message: `il software è su ${new URL(base).hostname}, ma i simulatori ascoltano solo su questa macchina`,
        remedy: 'indicare listen.host: 0.0.0.0 e listen.publicUrl, l’indirizzo con cui il software raggiunge il banco',
      },
    ];
  const platform = Object.keys(suite.ports).find((id) => plansOf(each).some((plan) => plan.platforms.includes(id)));
  if (!info.commands.includes('reach') || platform === undefined || file.listen?.tls === true) return [];
  const port = (file.listen?.portBase ?? suite.firstPort) + suite.ports[platform]!;
  if ((await probes.listen(host, port)) !== 'free') return [];
  const standing = await probes.answer(host, port, token);
  try {
    const url = file.listen?.publicUrl ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
    const response = await transport(
      {
        method: 'POST',
        url: `${base}${COMMANDS_PATH}/reach`,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ url: `${url.replace(/\/+$/, '')}/collaudo/eco` })),
      },
      { timeoutMs: 2 * PATIENCE_MS },
    );
    const parsed = parseJson(response.body);
    const answer = (parsed.ok ? parsed.value : undefined) as
      { status?: unknown; result?: { body?: unknown }; messageToOperator?: unknown } | undefined;
    if (answer?.status === 'done' && answer.result?.body === token) return [];
    return [
      {
        code: answer?.status === 'done' ? 'CALLBACK_ELSEWHERE' : 'CALLBACK_UNREACHABLE',
        field: 'listen.publicUrl',
        message:
          answer?.status === 'done'
            ? `all’indirizzo ${url} il software trova qualcun altro, non il banco`
            : `il software non raggiunge il banco all’indirizzo ${url}`,
        remedy: 'correggere listen.publicUrl, e aprire la strada (firewall, proxy) dal software al banco',
      },
    ];
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return [unreachable(field, base, error)];
  } finally {
    await standing.close();
  }
}
