import { flaw, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding, Flaw } from '../../kernel/artefact.ts';
import { isCodiceFiscaleNumerico } from '../../kernel/values/codice-fiscale-numerico.ts';
import { parseCreditorReference } from '../../kernel/values/creditor-reference.ts';
import { parseIuv } from '../../kernel/values/iuv.ts';
import { parseNumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import { quoted } from '../../kernel/values/parsed.ts';
import type { Requirement } from '../../kernel/requirement.ts';
import { codeRequirements } from './requirements.ts';

const { iuv, numeroAvviso, qr } = codeRequirements;

/** An IUV; with aux digit 0 its check digits cannot be told without the station. */
export const iuvCheck = onText(
  'iuv',
  'IUV di un pagamento: 15 cifre (aux digit 0), 17 cifre (1, 2, 3) o riferimento ISO 11649',
  [iuv],
  {
    auxDigit: { value: '3', meaning: 'l’aux digit con cui leggere 17 cifre', oneOf: ['1', '2', '3'] },
    stazione: { value: '', meaning: 'il codice della stazione (due cifre) con cui leggere 15 cifre' },
  },
  (text, { auxDigit, stazione }) => {
    const problem = iuvProblem(text, Number(auxDigit), String(stazione));
    return problem === undefined ? [] : [flaw(iuv, { ...problem, place: 'IUV', observed: quoted(text) })];
  },
);

function iuvProblem(text: string, aux: number, stazione: string): Pick<Flaw, 'message' | 'expected'> | undefined {
  if (text.startsWith('RF')) {
    const read = parseCreditorReference(text);
    return read.ok ? undefined : { message: 'Lo IUV non è un riferimento ISO 11649 valido.', expected: read.problem };
  }
  if (/^[0-9]{15}$/.test(text)) {
    if (!/^[0-9]{2}$/.test(stazione))
      throw new UnreadableArtefact(
        'uno IUV di 15 cifre si verifica con il codice della stazione: indicarlo con --set stazione=01, o verificare il numero avviso intero',
      );
    const read = parseIuv(text, { aux: 0, stazione });
    return read.ok ? undefined : { message: 'Lo IUV non è valido.', expected: read.problem };
  }
  const read = parseIuv(text, { aux: aux === 1 ? 1 : aux === 2 ? 2 : 3 });
  return read.ok ? undefined : { message: 'Lo IUV non è valido.', expected: read.problem };
}

/** A numero avviso. */
export const numeroAvvisoCheck = onText(
  'numero-avviso',
  'numero avviso di pagoPA: 18 cifre',
  [numeroAvviso],
  {},
  (text) => avvisoFindings(text, 'numero avviso'),
);

function avvisoFindings(text: string, place: string): readonly ArtefactFinding[] {
  const read = parseNumeroAvviso(text);
  return read.ok
    ? []
    : [
        flaw(numeroAvviso, {
          place,
          message: 'Il numero avviso non è valido.',
          expected: read.problem,
          observed: quoted(text),
        }),
      ];
}

/** The text in the QR code of a notice (iris.md §7.2). */
export const qrCheck = onText(
  'qr',
  'testo del codice QR di un avviso pagoPA',
  [qr, numeroAvviso],
  {
    importoDiDieciCifre: { value: false, meaning: 'se l’importo deve avere dieci cifre, come lo scrive IRIS' },
  },
  (text, { importoDiDieciCifre }) => {
    const wrong = (place: string, expected: string, observed: string): ArtefactFinding =>
      flaw(qr, { place, message: 'Il testo del codice QR non è valido.', expected, observed: quoted(observed) });
    const fields = text.split('|');
    if (fields.length !== 5) return [wrong('testo', 'cinque campi separati da |', text)];
    const [word = '', version = '', avviso = '', ente = '', importo = ''] = fields;
    const digits = importoDiDieciCifre === true ? /^[0-9]{10}$/ : /^[0-9]{2,11}$/;
    return [
      ...(word === 'PAGOPA' ? [] : [wrong('campo 1', 'PAGOPA', word)]),
      ...(version === '002' ? [] : [wrong('campo 2', '002', version)]),
      ...avvisoFindings(avviso, 'campo 3'),
      ...(isCodiceFiscaleNumerico(ente) ? [] : [wrong('campo 4', 'il codice fiscale dell’ente, di 11 cifre', ente)]),
      ...(digits.test(importo)
        ? []
        : [
            wrong(
              'campo 5',
              `l’importo in centesimi, di ${importoDiDieciCifre === true ? '10' : '2-11'} cifre`,
              importo,
            ),
          ]),
    ];
  },
);

const MOST = 4096;

function onText(
  kind: string,
  title: string,
  requirements: readonly Requirement[],
  settings: NonNullable<ArtefactCheck['settings']>,
  look: (text: string, settings: Parameters<ArtefactCheck['check']>[1]) => readonly ArtefactFinding[],
): ArtefactCheck {
  return {
    kind,
    title,
    accepts: 'text',
    requirements,
    settings,
    check: (artefact, given) => look(lineOf(artefact), given),
  };
}

/** One line of text, its end of line left out. @throws UnreadableArtefact where it is something else. */
function lineOf(artefact: Artefact): string {
  const bytes = artefact.bytes();
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (bytes.length > MOST || text.includes('\n') || text.includes('\0'))
    throw new UnreadableArtefact(`«${artefact.name}» deve contenere una sola riga di testo, il codice da verificare`);
  return text;
}
