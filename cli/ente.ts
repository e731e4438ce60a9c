import { serveEnte } from '../mocks/ente/serve.ts';
import { mutantNamed } from '../sut/drivers/reference.ts';
import { readOptions } from './options.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { UsageError } from './usage.ts';

/** Stable default port of the reference ente's own process. */
const ENTE_PORT = 4100;

/** `collaudo ente --send URL --key KEY`: the reference ente as a process of its own, behind the HTTP driver. */
export async function ente(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, ['send', 'key', 'creditor-key', 'ente', 'creditor', 'store']);
  const send = options.extra['send'];
  const apiKey = options.extra['key'];
  if (send === undefined || apiKey === undefined)
    throw new UsageError('«collaudo ente» vuole --send URL e --key CHIAVE (quelli che «collaudo serve» stampa)');
  const mutant = options.mutant === undefined ? undefined : mutantNamed(options.mutant);
  if (options.mutant !== undefined && mutant === undefined)
    throw new UsageError(`il difetto «${options.mutant}» non esiste`);
  const codiceFiscale = options.extra['ente'] ?? '12345678903';
  const running = await serveEnte({
    send: send.replace(/\/$/, ''),
    // The node's own convention (simulators/pagopa/settings.ts): each body is its own broker, with station 01.
    conti: [codiceFiscale, options.extra['creditor'] ?? '98765432103'].map((cf) => ({
      codiceFiscale: cf,
      idBrokerPA: cf,
      idStation: `${cf}_01`,
    })),
    mittente: { denominazione: 'Comune di Esempio', codiceFiscale, apiKey },
    ...(options.extra['creditor'] === undefined
      ? {}
      : {
          creditore: {
            denominazione: 'Ente creditore di esempio',
            codiceFiscale: options.extra['creditor'],
            apiKey: options.extra['creditor-key'] ?? apiKey,
          },
        }),
    host: options.host ?? '127.0.0.1',
    port: options.portBase ?? ENTE_PORT,
    seed: options.seed ?? 42,
    ...(options.extra['store'] === undefined ? {} : { store: options.extra['store'] }),
    ...(mutant === undefined ? {} : { mutant }),
  });
  console.log(
    `Ente di riferimento in ascolto: ${running.url}/collaudo/v1/commands (stazione pagoPA: ${running.url}/pagopa). Ctrl-C per fermarlo.`,
  );
  await untilInterrupted();
  await running.close();
  return 0;
}
