import type { CaseVerdict } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';
import { romeMoment } from './moment.ts';

export const ATTESTATIONS_TITLE = 'Attestazioni dell’operatore';
export const ATTESTATION_COLUMNS = ['Comando', 'Chi attesta', 'Quando', 'Allegato, SHA-256'] as const;

/** What rests on somebody's word in a case: for which command, who and in what role, when, and the file that shows it. */
export function attestationRows({ attestations = [] }: CaseVerdict): readonly (readonly string[])[] {
  return attestations.map(({ command, chi, ruolo, quando, allegato }) => [
    command,
    `${bounded(chi, 120)}, ${bounded(ruolo, 120)}`,
    romeMoment(quando),
    allegato === undefined ? 'nessuno' : `${bounded(allegato.nome, 120)} ${allegato.sha256}`,
  ]);
}
