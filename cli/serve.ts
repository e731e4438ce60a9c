import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRunFile } from '../config/run-file.ts';
import type { RunFile } from '../config/run-file.ts';
import { platforms } from '../simulators/index.ts';
import { compose } from '../simulators/compose.ts';
import { UAT_FACTOR, WallClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import { listen } from '../simulators/kernel/listen.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import { Tenants } from '../simulators/kernel/tenants.ts';
import { SEND_PORT } from '../steps/doors.ts';
import { readOptions } from './options.ts';
import { LiveChecklist } from '../reports/live-checklist.ts';
import { tlsFor } from './tls.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';

/** `collaudo serve`: the simulators up, base URLs and credentials on screen, findings as traffic comes. */
export async function serve(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const file: RunFile =
    options.config === undefined && !existsSync('collaudo.yaml')
      ? {}
      : readRunFile(options.config ?? 'collaudo.yaml', process.env);
  const seed = options.seed ?? file.seed ?? 42;
  const clock = new WallClock(options.clock === 'real' ? 1 : (file.clockFactor ?? UAT_FACTOR));
  const host = options.host ?? '127.0.0.1';
  const tls = options.tls ? await tlsFor(host, options.out) : undefined;
  const listener = await listen({
    clock,
    host,
    port: options.portBase ?? SEND_PORT,
    ...(tls === undefined ? {} : { tls }),
  });
  const url = options.publicUrl ?? listener.url;
  mkdirSync(options.out, { recursive: true });
  const journalPath = join(options.out, `serve-${listener.port}.ndjson`);
  const journal = new Journal(journalPath);
  const { send } = compose(
    { journal, clock, redactor: redactorWith(randomBytes(32).toString('hex')) },
    {
      ids: idsFrom(seed),
      urls: { send: url },
      settings: file.platforms ?? {},
    },
  );
  const checklist = new LiveChecklist(platforms.flatMap((platform) => platform.requirements));
  const tenants = new Tenants();
  tenants.add(send);
  listener.mount({
    route: (method, pathname) => tenants.route(method, pathname),
    async handle(request) {
      const scope = journal.open();
      const response = await tenants.handle(request);
      scope.close();
      for (const line of checklist.hear(scope.entries)) if (!options.quiet) console.log(line);
      journal.flush();
      return response;
    },
  });
  const { mittente, creditore } = send.platform.identities(send.state) as Record<
    'mittente' | 'creditore',
    { denominazione: string; codiceFiscale: string; apiKey: string }
  >;
  console.log(
    [
      'Collaudo: simulatori in ascolto (Ctrl-C per fermarli)',
      '',
      `SEND            ${url}`,
      `  mittente      ${mittente.denominazione}, codice fiscale ${mittente.codiceFiscale}`,
      `  x-api-key     ${mittente.apiKey}`,
      `  creditore     ${creditore.denominazione}, codice fiscale ${creditore.codiceFiscale}`,
      `  x-api-key     ${creditore.apiKey}`,
      '  destinatari   BNRMHL75C06G702B (Michelangelo Buonarroti), FLPCPT69A65Z336P (Cleopatra, con PEC)',
      '  domicili      prova@pec.it: consegna riuscita; prova@fail.it: consegna fallita, raccomandata semplice',
      `  tempo         ${clock.mode === 'real' ? 'reale' : `un giorno dura ${Math.round(clock.span(86_400_000) / 1000)} secondi`}`,
      ...(tls === undefined ? [] : [`  autorità TLS  ${tls.caPath} (da dare al software sotto prova)`]),
      '',
      `Giornale: ${journalPath}`,
      'Prova generale su simulatore: non è una certificazione.',
      '',
    ].join('\n'),
  );
  await untilInterrupted();
  console.log(checklist.summary());
  clock.stop();
  await listener.close();
  journal.close();
  return 0;
}
