import { createPrivateKey, X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { Problem } from '../problem.ts';
import { tlsFiles, tlsNames, tlsObstacle } from '../tls-files.ts';
import { driven, external, plansOf } from './world.ts';
import type { Case } from './world.ts';

const DAY_MS = 86_400_000;
/** Less than this free (bytes) and a long run may not be able to write its journal. */
const DISK_LEAST = 200 * 1024 * 1024;

/** What this machine lacks: ports, programs, files, room. */
export async function machineProblems(each: Case): Promise<readonly Problem[]> {
  return [...(await ports(each)), ...(await programs(each)), ...certificates(each), ...disk(each)];
}

async function ports(each: Case): Promise<Problem[]> {
  if (!external(each)) return [];
  const { file, suite, probes } = each;
  const host = file.listen?.host ?? '127.0.0.1';
  const first = file.listen?.portBase ?? suite.firstPort;
  const problems: Problem[] = [];
  const served = new Set(plansOf(each).flatMap((plan) => plan.platforms));
  for (const [platform, offset] of Object.entries(suite.ports)) {
    if (!served.has(platform)) continue;
    const port = first + offset;
    const state = await probes.listen(host, port);
    if (state === 'taken')
      problems.push({
        code: 'PORT_TAKEN',
        field: 'listen.portBase',
        message: `la porta ${port} (${platform}) è occupata da un altro programma`,
        remedy: 'chiudere quel programma (forse un «collaudo serve»), o scegliere un’altra listen.portBase',
      });
    if (state === 'forbidden')
      problems.push({
        code: 'PORT_FORBIDDEN',
        field: 'listen.portBase',
        message: `il sistema non lascia ascoltare sulla porta ${port} (${platform})`,
        remedy: 'scegliere una listen.portBase da 1024 in su',
      });
    if (state === 'noAddress') {
      problems.push({
        code: 'LISTEN_ADDRESS',
        field: 'listen.host',
        message: `${host} non è un indirizzo di questa macchina`,
        remedy: 'usare 127.0.0.1, 0.0.0.0 o un indirizzo di questa macchina; quello pubblico va in listen.publicUrl',
      });
      break;
    }
  }
  return problems;
}

async function programs(each: Case): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { field, sut } of driven(each)) {
    const program = sut.driver === 'command' ? sut.command?.[0] : undefined;
    if (program !== undefined && !each.probes.program(program))
      problems.push({
        code: 'PROGRAM_MISSING',
        field: `${field}.command.0`,
        message: `il programma ${program} non si trova o non si può eseguire`,
        remedy: 'scrivere il percorso completo, e renderlo eseguibile',
      });
    const obstacle = sut.driver === 'container' ? await each.probes.containers() : undefined;
    if (obstacle !== undefined)
      problems.push({
        code: 'CONTAINERS',
        field: `${field}.driver`,
        message: obstacle,
        remedy: 'installare testcontainers e avviare Docker o Podman, o usare il driver http',
      });
  }
  return problems;
}

function certificates(each: Case): Problem[] {
  const { file, folder, probes } = each;
  const problems: Problem[] = [];
  const read = (field: string, path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    const text = probes.read(resolve(folder, path));
    if (text === undefined)
      problems.push({
        code: 'FILE_MISSING',
        field,
        message: `il file ${path} non si legge`,
        remedy: 'correggere il percorso (relativo alla cartella del run file)',
      });
    return text;
  };
  const parsed = (field: string, text: string | undefined): X509Certificate | undefined => {
    if (text === undefined) return undefined;
    try {
      return new X509Certificate(text);
    } catch {
      problems.push({
        code: 'CERTIFICATE_FORM',
        field,
        message: 'il file non contiene un certificato PEM',
        remedy: 'esportare il certificato in formato PEM (BEGIN CERTIFICATE)',
      });
      return undefined;
    }
  };
  const cart = file.scheda?.cart;
  const certificate = parsed('scheda.cart.certificato', read('scheda.cart.certificato', cart?.certificato));
  if (certificate !== undefined) {
    const left = Date.parse(certificate.validTo) - probes.now();
    if (left <= 0)
      problems.push({
        code: 'CERTIFICATE_EXPIRED',
        field: 'scheda.cart.certificato',
        message: `il certificato è scaduto il ${certificate.validTo}`,
        remedy: 'chiederne uno nuovo a CART',
      });
    else if (left < 30 * DAY_MS)
      problems.push({
        code: 'CERTIFICATE_EXPIRING',
        field: 'scheda.cart.certificato',
        message: `il certificato scade il ${certificate.validTo}`,
        remedy: 'chiederne il rinnovo a CART prima delle prove',
      });
  }
  const key = read('scheda.cart.chiave', cart?.chiave);
  if (key !== undefined && certificate !== undefined && !matches(certificate, key))
    problems.push({
      code: 'CERTIFICATE_KEY',
      field: 'scheda.cart.chiave',
      message: 'la chiave non è quella del certificato',
      remedy: 'indicare la chiave con cui il certificato fu richiesto',
    });
  for (const { field, sut } of driven(each)) parsed(`${field}.ca`, read(`${field}.ca`, sut.ca));
  const obstacle = file.listen?.tls === true ? tlsObstacle(each.out, tlsNames(file.listen), probes) : undefined;
  if (obstacle !== undefined)
    problems.push({
      code: 'TLS_AUTHORITY',
      field: 'listen.tls',
      message: `l’autorità con cui il banco risponderà in https ${obstacle} (${tlsFiles(each.out).ca})`,
      remedy: 'scriverla con «collaudo doctor --tls», e darla al software sotto prova prima di eseguire',
    });
  if (file.listen?.tls === true && file.listen.publicUrl?.startsWith('http:') === true)
    problems.push({
      code: 'TLS_SCHEME',
      field: 'listen.publicUrl',
      message: 'comincia con http: ma listen.tls è true',
      remedy: 'scrivere https:, o togliere listen.tls',
    });
  return problems;
}

function matches(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function disk({ out, probes }: Case): Problem[] {
  const free = probes.freeBytes(out);
  if (free === undefined)
    return [
      {
        code: 'OUT_UNWRITABLE',
        field: '--out',
        message: `nella cartella ${out} non si può scrivere`,
        remedy: 'indicare un’altra cartella con --out',
      },
    ];
  return free >= DISK_LEAST
    ? []
    : [
        {
          code: 'DISK_LOW',
          field: '--out',
          message: `restano ${Math.floor(free / 1024 / 1024)} MB liberi dove andranno i fascicoli`,
          remedy: 'liberare spazio (almeno 200 MB), o indicare un altro disco con --out',
        },
      ];
}
