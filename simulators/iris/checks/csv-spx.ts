import { flaw, requirementIn } from '../../kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { codiceBs } from '../spx/codici.ts';
import { luogoDi } from '../spx/errore.ts';
import { requisitiSpx } from '../spx/requirements.ts';
import { REQUISITO_RILIEVO } from '../spx/rules.ts';
import { MAX_ERRORI, verificaCsv } from '../spx/verifica.ts';
import { FORMATI, VARIANTI } from '../spx/tracciato.ts';
import type { Varianti } from '../spx/tracciato.ts';

const NUMERI = ['001', '002', '003', '004', '005', '006', '008', '010', '011'];
const REQUISITI = requisitiSpx.filter(({ id }) => NUMERI.some((numero) => id === `IRIS-SPX-${numero}`));
const requisito = requirementIn(REQUISITI);

/** A file of positions for SmartProxy: all that can be told of it alone, row by row and column by column (iris.md §5.2). */
export const csvSpxCheck: ArtefactCheck = {
  kind: 'csv-spx',
  title: 'file di posizioni debitorie per SmartProxy di IRIS, nel tracciato CSV standard',
  accepts: 'file',
  requirements: REQUISITI,
  settings: {
    formato: { value: VARIANTI.formato, meaning: 'tracciato del file', oneOf: FORMATI },
    validitaFacoltativa: {
      value: VARIANTI.validitaFacoltativa,
      meaning: 'le date di validità possono mancare, come dice il documento e non il motore',
    },
    stati: {
      value: VARIANTI.stati,
      meaning: 'elenco degli stati di pagamento: quello del motore o quello del documento',
      oneOf: ['motore', 'documento'],
    },
    iban: {
      value: VARIANTI.iban,
      meaning: 'IBAN_RIACCREDITO di 27 caratteri (motore) o iban;beneficiario di 101 (documento)',
      oneOf: ['motore', 'documento'],
    },
    creditore: { value: '', meaning: 'codice dell’ente che invia il file; vuoto: quello della prima riga' },
    maxErrori: { value: MAX_ERRORI, meaning: 'errori dopo i quali la lettura si ferma' },
  },
  async check(artefact, settings) {
    const { formato, validitaFacoltativa, stati, iban } = settings as unknown as Varianti;
    const creditore = String(settings['creditore']);
    const { errori, rilievi } = await verificaCsv(() => artefact.chunks(), {
      varianti: { ...VARIANTI, formato, validitaFacoltativa, stati, iban },
      maxErrori: Number(settings['maxErrori']),
      ...(creditore === '' ? {} : { creditore }),
    });
    return [
      ...errori.map((errore): ArtefactFinding & { riga: number } => ({
        riga: errore.riga,
        ...flaw(requisito(codiceBs(errore.codice).requisito!), {
          place: luogoDi(errore),
          message: `${errore.codice}, ${codiceBs(errore.codice).significato}: ${errore.testo}.`,
          expected: requisito(codiceBs(errore.codice).requisito!).text,
          observed: errore.testo,
        }),
      })),
      ...rilievi.map((rilievo) => ({
        riga: rilievo.riga,
        ...flaw(requisito(REQUISITO_RILIEVO[rilievo.tipo]), {
          place: luogoDi(rilievo),
          message: `${rilievo.testo}.`,
          expected: requisito(REQUISITO_RILIEVO[rilievo.tipo]).text,
          observed: rilievo.testo,
          // an account that does not add up is let by: somebody must look
          ...(rilievo.tipo === 'iban' ? { severity: 'WARN' as const } : {}),
        }),
      })),
    ]
      .toSorted((uno, altro) => uno.riga - altro.riga)
      .map(({ riga: _, ...finding }) => finding);
  },
};
