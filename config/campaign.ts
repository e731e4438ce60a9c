import { ConfigError } from './problem.ts';
import type { RunFile } from './run-file.ts';

/** A run file of one ente: a campaign's list is gone from it. */
export type EnteFile = Omit<RunFile, 'enti'>;

/**
 * The run files of a campaign, one an ente: what stands outside `enti` holds for all, what an ente states replaces it
 * whole, member by member. Nothing of one ente is in the file of another.
 * @throws ConfigError where two enti have the same tax id: their traffic and their evidence could not be told apart.
 */
export function entiOf({
  enti = [],
  ...shared
}: RunFile): readonly (EnteFile & { readonly ente: NonNullable<RunFile['ente']> })[] {
  const files = enti.map((own) => ({ ...shared, ...own }));
  const known = new Set<string>();
  for (const { ente } of files) {
    if (known.has(ente.codiceFiscale))
      throw new ConfigError(`enti: il codice fiscale ${ente.codiceFiscale} compare due volte; un ente, una voce`);
    known.add(ente.codiceFiscale);
  }
  return files;
}

/** The run file of the ente that `--ente` names. @throws ConfigError where the campaign has no such ente. */
export function enteOf(file: RunFile, codiceFiscale: string): ReturnType<typeof entiOf>[number] {
  const files = entiOf(file);
  const found = files.find(({ ente }) => ente.codiceFiscale === codiceFiscale);
  if (found === undefined)
    throw new ConfigError(
      `--ente ${codiceFiscale}: il file di esecuzione non ha questo ente; enti: ${files.map(({ ente }) => ente.codiceFiscale).join(', ') || 'nessuno'}`,
    );
  return found;
}
