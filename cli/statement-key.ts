import { existsSync } from 'node:fs';
import { textOf } from '../reports/bundle-files.ts';
import { KeyProblem, publicKey, statementKey } from '../reports/statement/dsse.ts';
import type { PublicKey, StatementKey } from '../reports/statement/dsse.ts';
import { fileBytes } from './bundle-path.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** The option of the subcommands that write a bundle's statement. */
export const STATEMENT_OPTIONS = ['statement-key'] as const;

/**
 * The key that signs the statement: `--statement-key FILE`, else the run file's `statement.key`, else COLLAUDO_STATEMENT_KEY; the
 * latter two may be the PEM itself. None is ever made: without one the statement is left unsigned.
 * @throws UsageError where what is named is no Ed25519 private key
 */
export function signingKey(options: CommonOptions, configured: string | undefined): StatementKey | undefined {
  const option = options.extra['statement-key'];
  const given = option ?? configured ?? process.env['COLLAUDO_STATEMENT_KEY'];
  if (given === undefined || given === '') return undefined;
  return read('chiave della dichiarazione', given, statementKey);
}

/** The public key that a statement is verified with. @throws UsageError */
export function verifyingKey(path: string | undefined): PublicKey | undefined {
  return path === undefined ? undefined : read('--key', path, publicKey);
}

function read<Key>(what: string, given: string, parse: (pem: string) => Key): Key {
  const inline = given.includes('-----BEGIN');
  if (!inline && !existsSync(given)) throw new UsageError(`${what}: il file «${given}» non esiste`);
  try {
    return parse(inline ? given : textOf(fileBytes(given)));
  } catch (error) {
    if (error instanceof KeyProblem) throw new UsageError(`${what}: ${error.message}`);
    throw error;
  }
}
