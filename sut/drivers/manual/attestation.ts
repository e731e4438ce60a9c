import { basename } from 'node:path';
import { sha256 } from '../../../simulators/kernel/canonical.ts';
import type { Attestation } from '../../commands/command.ts';
import { askUntil, present } from './operator.ts';
import type { Operator } from './operator.ts';

const NO_FILE = { nome: '', sha256: '' } as const;

/**
 * Who attests what the gestionale shows: name and role are asked once, a file each time.
 * @param read the bytes of a file that is attached; undefined where it cannot be read
 * @param now the instant, epoch ms
 */
export function witness(
  operator: Operator,
  read: (path: string) => Uint8Array | undefined,
  now: () => number,
): () => Promise<Attestation> {
  let person: { readonly chi: string; readonly ruolo: string } | undefined;
  return async () => {
    person ??= {
      chi: await askUntil(operator, 'Chi attesta ciò che il gestionale mostra? Nome e cognome:', present),
      ruolo: await askUntil(operator, 'In quale ruolo?', present),
    };
    const allegato = await attached(operator, read);
    return {
      ...person,
      quando: new Date(now()).toISOString(),
      ...(allegato === NO_FILE ? {} : { allegato }),
    };
  };
}

function attached(
  operator: Operator,
  read: (path: string) => Uint8Array | undefined,
): Promise<NonNullable<Attestation['allegato']>> {
  return askUntil(operator, 'File da allegare, per esempio la schermata (percorso; vuoto se non ce n’è):', (line) => {
    const path = line.trim();
    if (path === '') return NO_FILE;
    const bytes = read(path);
    return bytes === undefined ? undefined : { nome: basename(path), sha256: sha256(bytes) };
  });
}
