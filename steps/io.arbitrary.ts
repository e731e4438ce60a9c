import fc from 'fast-check';
import type { IoMessage } from '../sut/commands/io.ts';

/** What is particular of a generated message: every one is a message that IO takes. */
export type ValidIoMessage = Pick<IoMessage, 'oggetto' | 'testo' | 'scadenza' | 'premium'>;

const SUBJECTS = [
  'Scadenza della carta di identità',
  'Iscrizione al nido accolta',
  'Rimborso della retta',
  'Appuntamento del 3 marzo',
  'Però è così: «città» d’arte',
  'Ritiro del documento n. 12/2026',
];
const SENTENCES = [
  'Ti informiamo che la tua pratica è stata accolta e che puoi ritirare il documento allo sportello.',
  'Se hai domande puoi chiamare il numero che trovi nella scheda del servizio, dal lunedì al venerdì.',
  'Porta con te un documento **valido** e la ricevuta, anche sul telefono.',
  'Trovi tutti i dettagli [sul sito](https://www.comune.example/servizi).',
  'À È Ì Ò Ù € 10 «virgolette» l’apostrofo – il trattino 🏛️',
];

/** Messages of every shape that the commands can say and IO takes. */
export function validIoMessageArbitrary(): fc.Arbitrary<ValidIoMessage> {
  return fc
    .record({
      oggetto: fc.constantFrom(...SUBJECTS),
      testo: fc
        .array(fc.constantFrom(...SENTENCES), { minLength: 2, maxLength: 20 })
        .map((sentences) => sentences.join('\n\n')),
      scadenza: fc.option(
        fc
          .integer({ min: 0, max: 700 })
          .map((days) => new Date(Date.UTC(2027, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)),
        { nil: undefined },
      ),
      premium: fc.boolean(),
    })
    .map(({ scadenza, ...rest }) => (scadenza === undefined ? rest : { ...rest, scadenza }));
}
