import { validateXml } from '../../simulators/kernel/xml.ts';
import type { XmlIssue } from '../../simulators/kernel/xml.ts';
import { messageWrappers } from '../../simulators/iris/arbitraries/messages.ts';
import { schemaCases } from '../../simulators/iris/arbitraries/schema-cases.ts';
import type { ReadableWrapper } from '../../simulators/iris/contract/message.ts';
import { validateMessage } from '../../simulators/iris/contract/validate.ts';
import { VERSIONI } from '../../simulators/iris/contract/versione.ts';
import type { Versione } from '../../simulators/iris/contract/versione.ts';
import { FLAVOURS } from '../../simulators/iris/contract/wrapper.ts';
import type { Flavour } from '../../simulators/iris/contract/wrapper.ts';
import type { OfficialIris } from './iris-files.ts';

/** A message on which the official schemas and ours do not agree. */
export interface IrisDivergence {
  readonly flavour: Flavour;
  readonly wrapper: ReadableWrapper;
  /** The newest version that our schema knew. */
  readonly versione: Versione;
  /** Who refuses it, alone. */
  readonly refusedBy: 'ufficiale' | 'nostro';
  /** Path of the element, without positions, the rule broken, and the value that is in no list. */
  readonly where: string;
}

export interface IrisFound extends IrisDivergence {
  readonly count: number;
  /** The first case, in words. */
  readonly example: string;
}

/** A divergence that is meant, with the reason; `*` stands for any. */
export interface IrisKnown {
  readonly flavour: Flavour | '*';
  readonly wrapper: ReadableWrapper | '*';
  readonly refusedBy: IrisDivergence['refusedBy'];
  /** Only where our schema knew no version newer than this one. */
  readonly upTo?: Versione;
  readonly where: RegExp;
  readonly reason: string;
}

export interface IrisComparison {
  readonly messages: number;
  readonly valid: number;
  readonly invalid: number;
  /** Wrappers that no official file declares. */
  readonly undeclared: ReadonlySet<string>;
  readonly found: readonly IrisFound[];
}

/**
 * Makes `count` messages from a seed, valid ones and mutated ones, of every wrapper, flavour and version, in every style,
 * and holds each against the official schemas and ours. Messages made for the newest version are held against older ones
 * of ours too: there the versions' differences must show.
 */
export function compareIris(
  official: OfficialIris,
  { count, seed }: { readonly count: number; readonly seed: number },
): IrisComparison {
  const undeclared = new Set<string>();
  const found = new Map<string, IrisFound>();
  let messages = 0;
  let valid = 0;
  const places = FLAVOURS.flatMap((flavour) =>
    VERSIONI.flatMap((versione) =>
      messageWrappers(versione, flavour).map((wrapper) => ({ flavour, versione, wrapper })),
    ),
  ).filter(({ flavour, wrapper }) => {
    if (official.schemaOf(flavour, wrapper) !== undefined) return true;
    undeclared.add(`${flavour} ${wrapper}`);
    return false;
  });
  for (const [index, { flavour, versione, wrapper }] of places.entries()) {
    const share = Math.floor(count / places.length) + (index < count % places.length ? 1 : 0);
    const schema = official.schemaOf(flavour, wrapper)!;
    for (const { why, path, bytes, known } of schemaCases(
      { flavour, wrapper, versione },
      { count: share, seed: seed + index },
    )) {
      const theirs = validateXml(bytes, schema);
      const ours = validateMessage(bytes, { wrapper, version: known, flavour });
      messages++;
      if (theirs.length === 0) valid++;
      if ((theirs.length === 0) === (ours.length === 0)) continue;
      const refusedBy = theirs.length === 0 ? 'nostro' : 'ufficiale';
      const issue = (theirs.length === 0 ? ours : theirs)[0]!;
      const where = placeOf(issue);
      const key = [flavour, wrapper, known, refusedBy, where].join(' ');
      const before = found.get(key);
      found.set(key, {
        flavour,
        wrapper,
        versione: known,
        refusedBy,
        where,
        count: (before?.count ?? 0) + 1,
        example: before?.example ?? `${why}${path === '' ? '' : ` (${path})`}: ${issue.message}`,
      });
    }
  }
  return { messages, valid, invalid: messages - valid, undeclared, found: [...found.values()] };
}

/** Where and how; the value too, where it is one of a list that is not ours to vary. */
function placeOf({ path, keyword, value }: XmlIssue): string {
  const place = path.replaceAll(/\[\d+\]/g, '').replace(/^Envelope\/Body\//, '');
  return `${place} ${keyword}${keyword === 'enumeration' && value !== undefined ? ` ${value}` : ''}`;
}

/** Whether a listed divergence is this one. */
export function irisCovers(known: IrisKnown, found: IrisDivergence): boolean {
  return (
    (known.flavour === '*' || known.flavour === found.flavour) &&
    (known.wrapper === '*' || known.wrapper === found.wrapper) &&
    known.refusedBy === found.refusedBy &&
    (known.upTo === undefined || VERSIONI.indexOf(found.versione) <= VERSIONI.indexOf(known.upTo)) &&
    known.where.test(found.where)
  );
}

/** What was found, in Italian, and how many divergences no listed one explains. */
export function irisReport(
  { messages, valid, invalid, undeclared, found }: IrisComparison,
  known: readonly IrisKnown[],
): { readonly lines: readonly string[]; readonly unexplained: number } {
  const reasonFor = (one: IrisFound): IrisKnown | undefined => known.find((each) => irisCovers(each, one));
  const unexplained = found.filter((one) => reasonFor(one) === undefined);
  const groups = known.map((each) => ({ each, cases: found.filter((one) => reasonFor(one) === each) }));
  return {
    unexplained: unexplained.length,
    lines: [
      `  ${messages} messaggi IRIS generati e confrontati con gli schemi ufficiali (${valid} validi, ${invalid} non validi)`,
      ...[...undeclared].map((one) => `  escluso: ${one}, che nessun file ufficiale dichiara`),
      ...section('divergenze non spiegate', unexplained.map(inWords)),
      ...section(
        'divergenze note',
        groups
          .filter(({ cases }) => cases.length > 0)
          .map(
            ({ each, cases }) =>
              `${cases.reduce((sum, one) => sum + one.count, 0)} messaggi: ${each.reason}\n      ad esempio ${inWords(cases[0]!)}`,
          ),
      ),
      ...section(
        'divergenze elencate che non si sono verificate',
        groups.filter(({ cases }) => cases.length === 0).map(({ each }) => each.reason),
      ),
      `  esito: ${unexplained.length === 0 ? 'nessuna divergenza non spiegata' : `${unexplained.length} divergenze non spiegate`}`,
    ],
  };
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${title}:`, ...items.map((item) => `    - ${item}`)];
}

function inWords({ flavour, wrapper, versione, refusedBy, where, count, example }: IrisFound): string {
  return `${flavour} ${wrapper} ${versione}, rifiutato solo dallo schema ${refusedBy}: ${where} (${count}) ${example}`;
}
