import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../config/yaml.ts';
import { folderFiles } from '../reports/bundle-files.ts';
import { readEvidence } from '../reports/read-bundle.ts';
import { exitCode } from '../reports/verdict.ts';
import { onboarding } from '../simulators/index.ts';
import type { CorsaSend, PassoSend } from '../simulators/index.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { bundleFolder, fileBytes } from './bundle-path.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

const DOSSIER = 'adesione-send.yaml';

/** `collaudo gates send --dossier DIR [BUNDLE...]`: where an ente stands in SEND's onboarding. 0 where nothing is left, 4 otherwise. */
export function sendGates({ extra, positionals, json }: CommonOptions): Promise<number> {
  const folder = extra['dossier'];
  const path = folder === undefined ? '' : join(folder, DOSSIER);
  if (folder === undefined || !existsSync(path))
    throw new UsageError(`indicare con --dossier la cartella della pratica, che contiene ${DOSSIER}`);
  const read = parseYaml(Buffer.from(fileBytes(path)).toString('utf8'));
  if (!read.ok) throw new UsageError(`${DOSSIER}: ${read.problem}`);
  const corse = positionals.slice(1).map((bundle) => runAt(bundleFolder([bundle])));
  const passi = onboarding.passiSend(onboarding.praticaDa(DOSSIER, read.value), corse);
  const prossimo = passi.find(({ stato }) => stato !== 'superato');
  if (json) console.log(JSON.stringify({ passi, prossimo: prossimo?.numero }));
  else for (const line of lines(passi, prossimo)) console.log(line);
  return Promise.resolve(prossimo === undefined ? 0 : 4);
}

function runAt(bundle: string): CorsaSend {
  const { tree } = readEvidence(folderFiles(bundle));
  const plan = tree.plans.find(({ id }) => id === 'send');
  const { entries } = readChain(linesOf(join(bundle, 'journal.ndjson')));
  const codici = entries.flatMap((entry) =>
    entry.kind === 'exchange' && entry.operation?.startsWith('sendNewNotification') === true
      ? (/"taxonomyCode"\s*:\s*"([^"]+)"/.exec(entry.request.text ?? '')?.[1] ?? [])
      : [],
  );
  return {
    id: tree.run.id,
    reale: tree.run.environment !== 'simulator',
    intera: tree.run.selection.filter === undefined,
    conforme: plan !== undefined && exitCode(plan.verdict) === 0,
    codici: [...new Set(codici)],
  };
}

const STATI = { superato: 'superato', aperto: 'si può fare', chiuso: 'non ancora' } as const;

function lines(passi: readonly PassoSend[], prossimo: PassoSend | undefined): readonly string[] {
  return [
    'SEND – processo di adesione: a che punto è l’ente',
    '',
    ...passi.flatMap(({ numero, titolo, di, stato, condizioni }) => [
      `  ${String(numero).padStart(2)}  ${STATI[stato].padEnd(12)} ${di.padEnd(8)} ${titolo}`,
      ...condizioni
        .filter(({ soddisfatta }) => !soddisfatta)
        .map(
          ({ cosa, perche, consigliata }) => `        ${consigliata ? 'consigliato' : 'manca'}: ${cosa} (${perche})`,
        ),
    ]),
    '',
    prossimo === undefined ? 'Il processo è concluso.' : `Prossimo passo: ${prossimo.numero} ${prossimo.titolo}`,
    'Una prova generale su simulatore non sostituisce i test in collaudo.',
  ];
}
