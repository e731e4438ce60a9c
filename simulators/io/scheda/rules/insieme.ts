import type { ArtefactFinding } from '../../../kernel/artefact.ts';
import { textOf } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import type { SchedaSettings } from '../settings.ts';
import { containedIn, folded } from '../words.ts';
import { nameWithout } from './nomi.ts';
import { findingOn, idOf } from './rule.ts';

/** What only several cards together can break (io.md §6.2, SCH-39 and SCH-44). */
export function together(cards: readonly Scheda[], { tipiDiMessaggio }: SchedaSettings): readonly ArtefactFinding[] {
  return cards.flatMap((card, index) => {
    const before = cards.slice(0, index).filter((other) => sameEnte(card, other));
    const name = folded(textOf(card, 'name') ?? '');
    if (name === '') return [];
    const same = before.find((other) => folded(textOf(other, 'name') ?? '') === name);
    if (same !== undefined)
      return [
        findingOn(card, idOf(39), {
          field: 'name',
          message: 'Due servizi dello stesso ente hanno lo stesso nome.',
          expected: `un nome diverso da quello di ${same.label}`,
        }),
      ];
    const core = nameWithout(card, tipiDiMessaggio);
    const alike = before.find(
      (other) =>
        nameWithout(other, tipiDiMessaggio) === core &&
        [card, other].some((each) => containedIn(textOf(each, 'name') ?? '', tipiDiMessaggio) !== undefined),
    );
    return core === '' || alike === undefined
      ? []
      : [
          findingOn(card, idOf(44), {
            field: 'name',
            message: 'Due servizi dello stesso ente si distinguono soltanto per il tipo di messaggio.',
            expected: `un solo servizio con ${alike.label}`,
          }),
        ];
  });
}

function sameEnte(one: Scheda, other: Scheda): boolean {
  const ente = textOf(one, 'organizationFiscalCode');
  return ente !== undefined && ente === textOf(other, 'organizationFiscalCode');
}
