import * as fc from 'fast-check';
import { readAmount } from '../contract/amount.ts';
import type { Message } from '../contract/message.ts';
import type { Allegato, Pendenza } from '../contract/pendenza.ts';
import type { Versione } from '../contract/versione.ts';
import type { Ambiente } from './ambiente.ts';
import type { TributoDelDeck } from './deck.ts';
import { headerArbitrary, otfArbitrary } from './messages.ts';
import { insertArbitrary } from './pendenze.ts';

/** The tributo of a digital revenue stamp. */
export const E_BOLLO: TributoDelDeck = {
  codice: 'E_BOLLO',
  descrizione: 'Marca da bollo digitale',
  causale: (n) => `Marca da bollo, istanza ${n}`,
};

/** What a stamp's attachment says, in clear (iris.md §3.4). */
export function datiMbd(hash: string, provincia = 'LI', tipo = '01'): string {
  return `TIPO=${tipo};PROV=${provincia};HASH=${hash}`;
}

/** The attachment of a stamp. */
export function allegatoMbd(testo: string): Allegato {
  return {
    tipo: 'Documento',
    titolo: 'DatiMBD.txt',
    codifica: 'TEXT',
    contenuto: Buffer.from(testo, 'utf8').toString('base64'),
  };
}

const HEX = fc.constantFrom(...'0123456789abcdefABCDEF'.split(''));

/** SHA-256 in hex, either case. */
export function hashArbitrary(): fc.Arbitrary<string> {
  return fc.array(HEX, { minLength: 64, maxLength: 64 }).map((digits) => digits.join(''));
}

/** A position for a stamp: 16,00 euro, its attachment, one condition. */
export function mbdPendenzaArbitrary(ambiente: Ambiente, versione: Versione = '01.03-04'): fc.Arbitrary<Pendenza> {
  return fc
    .tuple(
      insertArbitrary(ambiente, { versione, tributo: E_BOLLO, forma: 'unico' }),
      hashArbitrary(),
      fc.constantFrom('16', '16.0', '16.00', '16.000'),
    )
    .map(([pendenza, hash, importo]) => stamped(pendenza, importo, [allegatoMbd(datiMbd(hash))]));
}

/** A position as a stamp of some amount with some attachments. */
export function stamped(pendenza: Pendenza, importo: string, allegati: readonly Allegato[]): Pendenza {
  const dati = pendenza.dati.Insert!;
  return {
    ...pendenza,
    dati: {
      Insert: {
        ...dati,
        importoTotale: readAmount(importo),
        infoPagamento: dati.infoPagamento.map((info) => ({
          ...info,
          dettagli: info.dettagli.map((dettaglio) => ({
            ...dettaglio,
            importo: readAmount(importo),
            voci: [],
            allegati,
          })),
        })),
      },
    },
  };
}

/** A request that buys a stamp at once, without offline methods. */
export function mbdMessageArbitrary(ambiente: Ambiente, versione: Versione = '01.03-04'): fc.Arbitrary<Message> {
  return fc.record({
    wrapper: fc.constant('IdpAllineamentoPendenzeEnteOTF'),
    content: fc.record({
      versione: fc.constant(versione),
      header: headerArbitrary(ambiente),
      otf: otfArbitrary().map((otf) => ({ ...otf, offlinePaymentMethods: false })),
      pendenze: mbdPendenzaArbitrary(ambiente, versione).map((one) => [one]),
    }),
  });
}
