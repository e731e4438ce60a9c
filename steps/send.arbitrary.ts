import fc from 'fast-check';
import { capArbitrary } from '../simulators/kernel/values/cap.arbitrary.ts';
import { codiceFiscaleArbitrary } from '../simulators/kernel/values/codice-fiscale.arbitrary.ts';
import { pecArbitrary } from '../simulators/kernel/values/pec.arbitrary.ts';
import { PROVINCE } from '../simulators/kernel/values/provincia.data.ts';
import type { CreateNotification, Destinatario } from '../sut/commands/send.ts';

/** What an operator may ask of the SUT, protocol apart: every one is a notification that SEND takes in charge. */
export type ValidNotification = Omit<CreateNotification, 'protocollo'>;

const SUBJECTS = [
  'Verbale',
  'Avviso',
  'Ingiunzione',
  'Sollecito',
  'Rettifica',
  'Accertamento',
  'n. 12/2026',
  'à è ì ò ù',
];
const NAMES = ['Ada', 'Bruno', 'Carla', 'Dario', "D'Angelo", 'De Luca', 'Müller', 'Niccolò', 'Rossi', 'Bianchi'];
const STREETS = ['Via Garibaldi', 'Piazza Duomo', 'Corso Italia', "Via dell'Orto", 'Viale XX Settembre'];

/** Notifications without payment for one person, of every shape that the commands can say. */
export function validNotificationArbitrary(): fc.Arbitrary<ValidNotification> {
  return fc.record({
    oggetto: fc.array(fc.constantFrom(...SUBJECTS), { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
    codiceTassonomico: fc.constantFrom('010103N', '010202N', '010501N'),
    spedizione: fc.constantFrom('AR' as const, '890' as const),
    destinatari: personArbitrary().map((person) => [person]),
    spese: fc.oneof(
      fc.constant({ modalita: 'forfettaria' as const }),
      fc.record({
        modalita: fc.constant('perNotifica' as const),
        paFee: fc.integer({ min: 0, max: 100 }),
        iva: fc.integer({ min: 0, max: 100 }),
      }),
    ),
    atti: fc.integer({ min: 1, max: 4 }),
  });
}

function personArbitrary(): fc.Arbitrary<Destinatario> {
  return fc
    .record({
      codiceFiscale: codiceFiscaleArbitrary(),
      name: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)).map((names) => names.join(' ')),
      pec: fc.option(pecArbitrary(), { nil: undefined }),
      indirizzo: addressArbitrary(),
    })
    .map(({ codiceFiscale, name, pec, indirizzo }) => ({
      tipo: 'PF' as const,
      codiceFiscale,
      denominazione: name,
      ...(pec === undefined ? {} : { domicilioDigitale: pec }),
      indirizzo,
    }));
}

/** A chief town with a CAP of its own province. */
function addressArbitrary(): fc.Arbitrary<Destinatario['indirizzo']> {
  return fc.constantFrom(...PROVINCE.filter(({ capoluoghi }) => capoluoghi.length > 0)).chain(({ sigla, capoluoghi }) =>
    fc.record({
      via: fc
        .tuple(fc.constantFrom(...STREETS), fc.integer({ min: 1, max: 999 }))
        .map(([street, number]) => `${street} ${number}`),
      cap: capArbitrary({ provincia: sigla }).map(String),
      comune: fc.constantFrom(...capoluoghi),
      provincia: fc.constant(sigla),
    }),
  );
}
