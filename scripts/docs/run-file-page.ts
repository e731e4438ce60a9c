import { keyRows } from '../../config/keys.ts';
import { switches as io } from '../../simulators/io/switches.ts';
import { switches as send } from '../../simulators/send/switches.ts';
import { RunFile } from '../../config/run-file.ts';

/** docs/run-file.md: every key of the run file, from its schema. */
export function runFilePage(): Promise<string> {
  const rows = keyRows(RunFile).map(
    ({ path, kind, required, description }) =>
      `| \`${path}\` | ${kind}${required ? ', obbligatoria' : ''} | ${description.replaceAll('|', '\\|')} |`,
  );
  return Promise.resolve(
    [
      '# The run file',
      '',
      '`collaudo.yaml` says what to run, on whose behalf, against which software. `collaudo init` writes one; `collaudo doctor`',
      'examines it. Every key may be left out unless said otherwise; a key that is not here is refused, with the one that was',
      'probably meant. `${NAME}` in a value is taken from the environment, `${file:path}` from a file: no secret stands in the file.',
      '',
      'This page is made from the schema (`npm run docs`).',
      '',
      '| Key | Value | What |',
      '| --- | --- | --- |',
      ...rows,
      '',
      'Under `platforms.<id>` stand what the platform issued to your software and the switches of its simulator, listed in',
      '`simulators/<id>/settings.ts`.',
      '',
      '## Switches of IO (`platforms.io`)',
      '',
      'Where the sources disagree a switch says which of them holds; `ente` holds the keys issued to your software.',
      '',
      ...tableOf('io', io),
      '',
      '## Switches of SEND (`platforms.send`)',
      '',
      'Those that choose among versions and among sources; durations, prices and persons are in `simulators/send/settings.ts`.',
      '',
      ...tableOf('send', send),
      '',
    ].join('\n'),
  );
}

function tableOf(platform: string, switches: typeof io): readonly string[] {
  return [
    '| Key | Default | What |',
    '| --- | --- | --- |',
    ...switches.map(
      ({ name, value, meaning }) =>
        `| \`platforms.${platform}.${name}\` | \`${JSON.stringify(value)}\` | ${meaning.replaceAll('|', '\\|')} |`,
    ),
  ];
}
