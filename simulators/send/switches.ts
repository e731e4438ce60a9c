import { CHOICES, DEFAULT_SETTINGS } from './settings.ts';

type Name = keyof typeof CHOICES | 'enforceRetryAfter' | 'maxStreams';

/** What the switches of SEND decide that choose among versions or among sources, for who writes a run file. */
const MEANINGS: Readonly<Record<Name, string>> = {
  requestVersions: 'versioni in vigore delle richieste che rispondono',
  detailVersions: 'versioni in vigore del dettaglio che rispondono',
  deprecatedVersions:
    'se le versioni deprecate, di qualunque operazione, rispondono con ciò che conoscono; usarle è comunque una raccomandazione disattesa',
  firstPhysicalAddress: 'se il primo indirizzo fisico serve sempre (manuale) o può cercarlo SEND (versione 2.5)',
  emptyFilter: 'che cosa riceve uno stream senza filtro: gli eventi della sua versione, o quelli della prima',
  streamNoWait: 'quando l’attesa è zero: dopo ogni pagina con eventi, o solo se ce ne sono altri',
  enforceRetryAfter: 'se una lettura anticipata è rifiutata (429); l’attesa si misura comunque',
  maxStreams: 'stream attivi di un mittente',
};

/** Those switches with their defaults, and the words they accept where these are few. */
export const switches: readonly { readonly name: string; readonly value: unknown; readonly meaning: string }[] =
  Object.entries(MEANINGS).map(([name, meaning]) => {
    const words: readonly string[] | undefined = CHOICES[name as keyof typeof CHOICES];
    return {
      name,
      value: DEFAULT_SETTINGS[name as Name],
      meaning: words === undefined ? meaning : `${words.join(' | ')}: ${meaning}`,
    };
  });
