import { requirementIn, flaw } from '../../../kernel/artefact.ts';
import type { ArtefactFinding, Severity } from '../../../kernel/artefact.ts';
import { quoted } from '../../../kernel/values/parsed.ts';
import type { Field } from '../fields.ts';
import { schedaRequirements } from '../requirements.ts';
import { placeOf } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import type { SchedaSettings } from '../settings.ts';

/** What is wrong with a field, in the words of its rule. */
export interface Wrong {
  readonly field: Field;
  readonly message: string;
  readonly expected: string;
  /** The value as it is written; `assente` where there is none. */
  readonly observed?: string;
  readonly severity?: Severity;
}

/** A rule of io.md §6 on one card. */
export interface SchedaRule {
  readonly requirement: string;
  look(card: Scheda, settings: SchedaSettings): readonly Wrong[];
}

/** A rule, by its number in io.md §6. */
export function schedaRule(
  number: number,
  look: (card: Scheda, settings: SchedaSettings) => readonly (Wrong | undefined)[] | Wrong | undefined,
): SchedaRule {
  return {
    requirement: idOf(number),
    look: (card, settings) => [look(card, settings)].flat().filter((each) => each !== undefined),
  };
}

export const idOf = (number: number): string => `IO-SCH-${String(number).padStart(3, '0')}`;

export const requirementOf = requirementIn(schedaRequirements);

/** The finding of a rule on a card. */
export function findingOn(card: Scheda, requirement: string, { field, observed, ...wrong }: Wrong): ArtefactFinding {
  const written = card.written.get(field)?.value;
  return flaw(requirementOf(requirement), {
    ...wrong,
    place: placeOf(card, field),
    observed:
      observed ??
      (written === undefined ? 'assente' : quoted(typeof written === 'string' ? written : JSON.stringify(written))),
  });
}
