import { serveEnte } from '../mocks/ente/serve.ts';
import type { ServeOptions } from '../mocks/ente/serve.ts';
import { mutantNamed } from '../sut/drivers/reference.ts';
import { readOptions } from './options.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { UsageError } from './usage.ts';

/** Stable default port of the reference ente's own process. */
const ENTE_PORT = 4100;

type Extra = Readonly<Record<string, string>>;

/**
 * `collaudo ente --send URL --key KEY [--gpd URL --gpd-key KEY]`, `--io URL --io-manage KEY --io-service
 * CODICE:ID:KEY:KEY[,...]`, or both: the reference ente as a process of its own, behind the HTTP driver. With `--gpd` it leaves
 * positions on GPD (asynchronous integration) too; without, it offers no command that does.
 */
export async function ente(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, [
    'send',
    'key',
    'creditor-key',
    'ente',
    'creditor',
    'gpd',
    'gpd-key',
    'store',
    'io',
    'io-manage',
    'io-service',
  ]);
  const mutant = options.mutant === undefined ? undefined : mutantNamed(options.mutant);
  if (options.mutant !== undefined && mutant === undefined)
    throw new UsageError(`il difetto «${options.mutant}» non esiste`);
  const running = await serveEnte({
    ...dealings(options.extra),
    host: options.host ?? '127.0.0.1',
    port: options.portBase ?? ENTE_PORT,
    seed: options.seed ?? 42,
    ...(options.extra['store'] === undefined ? {} : { store: options.extra['store'] }),
    ...(mutant === undefined ? {} : { mutant }),
  });
  console.log(
    `Ente di riferimento in ascolto: ${running.url}/collaudo/v1/commands (stazione pagoPA: ${running.url}/pagopa; contenuti per IO: ${running.url}/io). Ctrl-C per fermarlo.`,
  );
  await untilInterrupted();
  await running.close();
  return 0;
}

/** What the ente is told of the platforms that the command line names. @throws UsageError where it names none, or not enough of one. */
export function dealings(extra: Extra): Pick<ServeOptions, 'send' | 'mittente' | 'creditore' | 'conti' | 'gpd' | 'io'> {
  const send = sendFrom(extra);
  const io = ioFrom(extra);
  if (send === undefined && io === undefined)
    throw new UsageError(
      '«collaudo ente» vuole --send URL e --key CHIAVE, oppure --io URL con --io-manage e --io-service (quelli che «collaudo serve» stampa)',
    );
  return { ...send, ...(io === undefined ? {} : { io }) };
}

const DENOMINAZIONE = 'Comune di Esempio';

function enteOf(extra: Extra): { readonly denominazione: string; readonly codiceFiscale: string } {
  return { denominazione: DENOMINAZIONE, codiceFiscale: extra['ente'] ?? '12345678903' };
}

function sendFrom(extra: Extra): Pick<ServeOptions, 'send' | 'mittente' | 'creditore' | 'conti' | 'gpd'> | undefined {
  const { send, key, creditor } = extra;
  const gpd = gpdFrom(extra);
  if (send === undefined) return undefined;
  if (key === undefined) throw new UsageError('«collaudo ente --send» vuole anche --key CHIAVE');
  const mittente = enteOf(extra);
  return {
    send: send.replace(/\/$/, ''),
    // The node's own convention (simulators/pagopa/settings.ts): each body is its own broker, with station 01.
    conti: [mittente.codiceFiscale, creditor ?? '98765432103'].map((cf) => ({
      codiceFiscale: cf,
      idBrokerPA: cf,
      idStation: `${cf}_01`,
    })),
    mittente: { ...mittente, apiKey: key },
    ...(gpd === undefined ? {} : { gpd }),
    ...(creditor === undefined
      ? {}
      : {
          creditore: {
            denominazione: 'Ente creditore di esempio',
            codiceFiscale: creditor,
            apiKey: extra['creditor-key'] ?? key,
          },
        }),
  };
}

function gpdFrom({ gpd, 'gpd-key': subscriptionKey, send }: Extra): ServeOptions['gpd'] {
  if (gpd === undefined && subscriptionKey === undefined) return undefined;
  if (gpd === undefined || subscriptionKey === undefined || send === undefined)
    throw new UsageError('«collaudo ente --gpd URL» vuole anche --gpd-key CHIAVE e --send URL');
  return { url: gpd.replace(/\/$/, ''), subscriptionKey };
}

function ioFrom(extra: Extra): ServeOptions['io'] {
  const { io, 'io-manage': chiaveManage, 'io-service': services } = extra;
  if (io === undefined) return undefined;
  if (chiaveManage === undefined || services === undefined)
    throw new UsageError(
      '«collaudo ente --io» vuole anche --io-manage CHIAVE e --io-service CODICE:ID:PRIMARIA:SECONDARIA[,...]',
    );
  return {
    url: io.replace(/\/$/, ''),
    ente: { ...enteOf(extra), chiaveManage, servizi: services.split(',').map((text) => serviceFrom(text)) },
  };
}

function serviceFrom(text: string) {
  const [codice, id, chiavePrimaria, chiaveSecondaria, ...more] = text.split(':');
  if (!codice || !id || !chiavePrimaria || !chiaveSecondaria || more.length > 0)
    throw new UsageError(`--io-service: «${text}» non ha la forma CODICE:ID:PRIMARIA:SECONDARIA`);
  return { codice, id, nome: codice, chiavePrimaria, chiaveSecondaria };
}
