import * as fc from 'fast-check';
import type { XmlTree } from '../../kernel/xml.ts';
import { encodeMessage } from '../contract/message.ts';
import type { ReadableWrapper } from '../contract/message.ts';
import { VERSIONI } from '../contract/versione.ts';
import type { Versione } from '../contract/versione.ts';
import type { Flavour } from '../contract/wrapper.ts';
import { elementRules } from './element-rules.ts';
import { messageArbitrary } from './messages.ts';
import { mutatedArbitrary } from './schema-mutations.ts';
import type { Mutated } from './schema-mutations.ts';
import { styleArbitrary, styledBytes } from './style.ts';

/** A message for a schema to judge. */
export interface SchemaCase extends Omit<Mutated, 'tree'> {
  readonly bytes: Uint8Array;
  /** The newest version that the schema should know. */
  readonly known: Versione;
}

/** Of ten messages, how many are left as they are, and of these how many are held to any version, which they declare. */
const VALID_SHARE = 4;
const OLDER_SHARE = 2;

/** Valid and mutated messages of one wrapper and version, in any style of XML; the same seed gives the same cases. */
export function schemaCases(
  { flavour, wrapper, versione }: { flavour: Flavour; wrapper: ReadableWrapper; versione: Versione },
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly SchemaCase[] {
  const rules = elementRules({ versione, flavour, verificaEsito: 'IdpEsitoVerifica' }, wrapper);
  const one = fc
    .tuple(messageArbitrary(wrapper, versione), styleArbitrary(), fc.nat({ max: 9 }), fc.constantFrom(...VERSIONI))
    .chain(([message, style, kind, any]) => {
      const tree = encodeMessage(message);
      const older = kind < OLDER_SHARE;
      const made: fc.Arbitrary<Mutated> =
        kind < VALID_SHARE
          ? fc.constant({
              why: 'messaggio valido',
              path: '',
              certain: false,
              tree: older ? declaring(tree, any) : tree,
            })
          : mutatedArbitrary(tree, rules);
      return made.map(({ tree: final, ...rest }): SchemaCase => ({
        ...rest,
        bytes: styledBytes(final, style),
        known: older ? any : versione,
      }));
    });
  return fc.sample(one, { seed, numRuns: count });
}

/** A wrapper's element whose content declares a version; those with a version of their own keep it. */
function declaring(tree: XmlTree, versione: Versione): XmlTree {
  return {
    ...tree,
    children: (tree.children ?? []).map((content) =>
      content.attributes?.['Versione']?.startsWith('01.03') === true
        ? { ...content, attributes: { ...content.attributes, Versione: versione } }
        : content,
    ),
  };
}
