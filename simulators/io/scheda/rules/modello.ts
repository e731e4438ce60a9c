import { flaw } from '../../../kernel/artefact.ts';
import type { ArtefactFinding } from '../../../kernel/artefact.ts';
import { quoted } from '../../../kernel/values/parsed.ts';
import type { ModelMessage, Workbook } from '../read-sheet.ts';
import { placeOf, textOf } from '../scheda.ts';
import { folded } from '../words.ts';
import { idOf, requirementOf } from './rule.ts';

const SUBJECT = { least: 10, most: 120 };
const MARKDOWN = { least: 80, most: 10_000 };

/** What the sheets of a workbook say of each other: services, cards and messages (instructions, §3.2). */
export function acrossSheets({ cards, services, messages }: Workbook): readonly ArtefactFinding[] {
  const carded = new Set(cards.map((card) => folded(textOf(card, 'name') ?? '')));
  const listed = services === undefined ? undefined : new Set(services.map(({ name }) => folded(name)));
  const known = new Set([...carded, ...(listed ?? [])]);
  return [
    ...(services ?? [])
      .filter(({ name }) => !carded.has(folded(name)))
      .map(({ place, name }) =>
        flaw(requirementOf(idOf(53)), {
          place,
          message: 'Un servizio dell’elenco non ha la scheda.',
          expected: 'una riga nel foglio «Schede» con lo stesso nome',
          observed: quoted(name),
        }),
      ),
    ...cards.flatMap((card) => {
      const name = textOf(card, 'name') ?? '';
      return listed === undefined || name === '' || listed.has(folded(name))
        ? []
        : [
            flaw(requirementOf(idOf(53)), {
              place: placeOf(card, 'name'),
              message: 'La scheda è di un servizio che l’elenco non ha.',
              expected: 'una riga nel foglio «Servizi» con lo stesso nome',
              observed: quoted(name),
            }),
          ];
    }),
    ...messages.flatMap((message) => onMessage(message, known)),
  ];
}

function onMessage({ place, service, subject, markdown }: ModelMessage, known: ReadonlySet<string>): ArtefactFinding[] {
  const absent = [
    ...(known.has(folded(service)) ? [] : ['il nome di un servizio dell’elenco']),
    ...(subject === '' ? ['l’oggetto'] : []),
    ...(markdown === '' ? ['il testo'] : []),
  ];
  return [
    ...(absent.length === 0
      ? []
      : [
          flaw(requirementOf(idOf(54)), {
            place,
            message: 'Al messaggio manca qualcosa.',
            expected: absent.join(', '),
            observed: service === '' ? 'nessun servizio' : quoted(service),
          }),
        ]),
    ...outside(place, 'L’oggetto', subject, SUBJECT),
    ...outside(place, 'Il testo', markdown, MARKDOWN),
  ];
}

function outside(place: string, what: string, text: string, { least, most }: typeof SUBJECT): ArtefactFinding[] {
  return text === '' || (text.length >= least && text.length <= most)
    ? []
    : [
        flaw(requirementOf(idOf(55)), {
          place,
          message: `${what} del messaggio non ha la lunghezza prevista.`,
          expected: `da ${least} a ${most} caratteri`,
          observed: `${text.length} caratteri`,
        }),
      ];
}
