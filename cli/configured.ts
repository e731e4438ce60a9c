import { existsSync } from 'node:fs';
import { readRunFile } from '../config/run-file.ts';
import type { RunFile } from '../config/run-file.ts';
import type { CommonOptions } from './options.ts';

/** The run file: the one that `--config` names, else `collaudo.yaml` where it is there, else nothing. */
export function configured({ config }: CommonOptions): RunFile {
  if (config !== undefined) return readRunFile(config, process.env);
  return existsSync('collaudo.yaml') ? readRunFile('collaudo.yaml', process.env) : {};
}
