// The payments office of an ente behind Collaudo's http driver: role pt-pagopa. No package needed.
//
//   node adapter.ts --send http://127.0.0.1:4010 --key CHIAVE --port 8082
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { Positions } from './positions.ts';
import type { Position } from './positions.ts';
import type { Settings } from './send.ts';
import { station } from './station.ts';

const COMMANDS = '/collaudo/v1/commands';

const { values: given } = parseArgs({
  options: {
    send: { type: 'string', default: 'http://127.0.0.1:4010' },
    key: { type: 'string' },
    creditor: { type: 'string' },
    'creditor-key': { type: 'string' },
    archive: { type: 'string', default: 'posizioni.json' },
    iban: { type: 'string', default: 'IT27R0760102800000000000000' },
    port: { type: 'string', default: '8082' },
  },
});
if (given.key === undefined) throw new Error('--key is needed: the x-api-key with which SEND is asked');

const settings: Settings = {
  send: given.send.replace(/\/$/, ''),
  key: given.key,
  creditorKeys:
    given.creditor === undefined || given['creditor-key'] === undefined
      ? {}
      : { [given.creditor]: given['creditor-key'] },
  iban: given.iban,
};
const positions = new Positions(given.archive);

/** What each command makes the office do; it returns the command's `result`. */
const commands: Readonly<Record<string, (parameters: never) => unknown>> = {
  restart: () => {
    positions.reopen();
    return {};
  },
  'create-debt-position': (wanted: Pick<Position, 'creditore' | 'debitore' | 'importo' | 'causale'>) => {
    const { numeroAvviso, creditore } = positions.open(wanted);
    return { numeroAvviso, creditore: creditore.codiceFiscale };
  },
  'payment-status': (asked: { readonly creditore: string; readonly numeroAvviso: string }) => {
    const position = positions.get(asked.creditore, asked.numeroAvviso);
    if (position === undefined) return { stato: 'sconosciuta', ricevute: 0 };
    return {
      stato: position.pagata === undefined ? 'aperta' : 'pagata',
      importo: position.pagata?.importo ?? position.importo + (position.ultimoCosto ?? 0),
      ...(position.pagata === undefined ? {} : { costoNotifica: position.pagata.costoNotifica }),
      ricevute: position.ricevute.length,
    };
  },
};

async function answerTo(method: string, path: string, body: string): Promise<readonly [number, string, string]> {
  if (method === 'POST' && path === '/pagopa') {
    const answer = await station({ settings, positions }, body);
    return [answer.status, 'text/xml; charset=utf-8', answer.body];
  }
  if (method === 'GET' && path === COMMANDS) {
    const described = {
      name: 'Ufficio incassi di esempio in TypeScript',
      version: '1',
      commands: Object.keys(commands),
      endpoints: { pagopa: '/pagopa' },
    };
    return [200, 'application/json', JSON.stringify(described)];
  }
  const name = path.startsWith(`${COMMANDS}/`) ? path.slice(COMMANDS.length + 1) : '';
  if (method !== 'POST' || name === '') return [404, 'application/json', '{"message":"non esiste"}'];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const answer =
    command === undefined ? { status: 'notSupported' } : { status: 'done', result: command(JSON.parse(body) as never) };
  return [200, 'application/json', JSON.stringify(answer)];
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    answerTo(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString()).then(
      ([status, type, text]) => response.writeHead(status, { 'content-type': type }).end(text),
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
});
server.listen(Number(given.port), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
