import * as fc from 'fast-check';
import { codiceFiscaleArbitrary } from '../../kernel/values/codice-fiscale.arbitrary.ts';
import { digits } from '../../kernel/values/invalid.arbitrary.ts';
import { partitaIvaArbitrary } from '../../kernel/values/partita-iva.arbitrary.ts';
import type { DatiDestinatario, Destinatario, IdentificativoAlternativo } from '../contract/pendenza.ts';
import { reaches, SINCE } from '../contract/versione.ts';
import type { Versione } from '../contract/versione.ts';
import { textArbitrary } from './texts.ts';

/** Ids that a Cittadino may have (iris.md §3.2, A0000007). */
export function idCittadinoArbitrary(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: codiceFiscaleArbitrary().map(String) },
    { weight: 1, arbitrary: partitaIvaArbitrary().map(String) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('STP', 'ENI'), digits(13)).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.constant('ANONIMO') },
  );
}

function datiArbitrary(): fc.Arbitrary<DatiDestinatario> {
  return fc.record(
    {
      tipoSoggetto: fc.constantFrom('F', 'G'),
      anagrafica: textArbitrary(70),
      eMail: fc.constantFrom('nome.cognome@example.org', 'ufficio@pec.example.it'),
      indirizzo: textArbitrary(70),
      numeroCivico: fc.constantFrom('1', '12/A', 'snc'),
      cap: digits(5),
      localita: textArbitrary(35),
      provincia: fc.constantFrom('LI', 'FI', 'PI', 'AR'),
      nazione: fc.constantFrom('IT', 'FR', 'CH'),
    },
    { requiredKeys: ['tipoSoggetto', 'anagrafica'] },
  );
}

function alternativoArbitrary(): fc.Arbitrary<IdentificativoAlternativo> {
  return fc.record({ tipo: fc.constantFrom('TESSERA', 'CIE'), codice: textArbitrary(50) });
}

/** Destinatari of a valid pendenza: a Cittadino or an Altro, perhaps with a Delegato, who has a description. */
export function destinatariArbitrary(versione: Versione): fc.Arbitrary<readonly Destinatario[]> {
  const extended = reaches(versione, SINCE.extendedDebtorData)
    ? fc.oneof(
        fc.constant({}),
        fc.record(
          { datiDestinatario: datiArbitrary(), identificativoAlternativo: alternativoArbitrary() },
          { requiredKeys: [] },
        ),
      )
    : fc.constant({});
  const descrizione = textArbitrary(70);
  const debtor = fc.oneof(
    { weight: 4, arbitrary: fc.record({ tipo: fc.constant('Cittadino'), id: idCittadinoArbitrary(), descrizione }) },
    { weight: 1, arbitrary: fc.record({ tipo: fc.constant('Altro'), id: partitaIvaArbitrary(), descrizione }) },
    { weight: 1, arbitrary: fc.record({ tipo: fc.constant('Cittadino'), id: idCittadinoArbitrary() }) },
  );
  const delegate = fc.record({ tipo: fc.constant('Delegato'), id: codiceFiscaleArbitrary(), descrizione });
  const full = (one: fc.Arbitrary<Destinatario>): fc.Arbitrary<Destinatario> =>
    fc.tuple(one, extended).map(([who, more]) => ({ ...who, ...more }));
  return fc.oneof(
    { weight: 5, arbitrary: full(debtor).map((one) => [one]) },
    { weight: 1, arbitrary: fc.tuple(full(debtor), full(delegate)) },
  );
}
