import * as fc from 'fast-check';
import { codiceFiscaleArbitrary } from '../../../kernel/values/codice-fiscale.arbitrary.ts';
import { partitaIvaArbitrary } from '../../../kernel/values/partita-iva.arbitrary.ts';
import { COLONNE_V2 } from '../tracciato.ts';
import type { Righe } from './classi.ts';

/** Free texts as people write them, separators, quotes and line ends included; none begins as a formula. */
function testoArbitrary(massimo: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom('Rata', ' di ', 'Città', '|', '"', '\n', ';', '=', 'è', '€', ', ', '100%', '🏛', "l'anno"), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parti) => `A${parti.join('')}`.slice(0, massimo));
}

const DATE: readonly ((giorno: string) => string)[] = [
  (giorno) => giorno,
  (giorno) => `${giorno}T10:30:59`,
  (giorno) => giorno.split('-').toReversed().join('/'),
  (giorno) => `${giorno.split('-').toReversed().join('/')} 10:30:59`,
];

const data = (da: string, a: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: Date.parse(da) / 86_400_000, max: Date.parse(a) / 86_400_000 }), fc.constantFrom(...DATE))
    .map(([giorno, forma]) => forma(new Date(giorno * 86_400_000).toISOString().slice(0, 10)));

const importo = fc.integer({ min: 1, max: 9_000_000 });

function voci(centesimi: number, parti: number): string {
  if (parti === 0) return '';
  const quota = Math.floor(centesimi / parti);
  return Array.from(
    { length: parti },
    (_, at) => `VOCE${at}=${(at === 0 ? centesimi - quota * (parti - 1) : quota) * 10}`,
  ).join(';');
}

/** A debt of one to four instalments: rows without their ids. */
const debito = fc.record({
  debitori: fc
    .array(fc.tuple(fc.oneof(codiceFiscaleArbitrary(), partitaIvaArbitrary()), fc.constantFrom('', '=Mario Rossi')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((ids) => ids.map((parti) => parti.join('')).join(';')),
  anno: fc.integer({ min: 2020, max: 2030 }).map(String),
  note: fc.oneof(fc.constant(''), testoArbitrary(2_000)),
  causale: testoArbitrary(256),
  stato: fc.constantFrom('DA_PAGARE', 'NON_PAGABILE', 'CANCELLATO', 'DA_PAGARE_VARIAZIONE', 'PAGATO'),
  rate: fc.array(
    fc.record({
      scadenza: data('2026-12-01', '2029-12-31'),
      inizio: data('2000-01-01', '2020-12-31'),
      fine: data('2030-01-01', '2099-12-31'),
      causale: fc.oneof(fc.constant(''), testoArbitrary(256)),
      importo,
      voci: fc.integer({ min: 0, max: 3 }),
      idp: fc.constantFrom('', 'Si', 'NO', 'no'),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** A valid file: rows of fields, the header first. */
export function fileArbitrary({ creditore = 'CEsempio', tributo = 'MENSA' } = {}): fc.Arbitrary<Righe> {
  return fc
    .array(debito, { minLength: 1, maxLength: 6 })
    .map((debiti) => [
      [...COLONNE_V2],
      ...debiti.flatMap(({ debitori, anno, note, causale, stato, rate }, numero) =>
        rate.map((rata, at) => [
          creditore,
          tributo,
          debitori,
          `DEB.${numero}`,
          `DEB.${numero}.${at}`,
          rata.scadenza,
          rata.inizio,
          rata.fine,
          rata.causale,
          stato,
          String(rata.importo * 10),
          voci(rata.importo, rata.voci),
          anno,
          note,
          causale,
          '',
          stato === 'PAGATO' ? String(rata.importo * 10) : '',
          '',
          '',
          '',
          '',
          rata.idp,
        ]),
      ),
    ]);
}
