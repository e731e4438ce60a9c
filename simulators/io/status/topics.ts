/**
 * Topics by number: only 3 and 6 are documented with theirs; the others follow the order of the list, which agrees with
 * both (io.md §3.7) [reconstructed].
 */
export const TOPICS = [
  'Altro',
  'Ambiente e animali',
  'Attività produttive e commercio',
  'Benessere sociale',
  'Casa e utenze',
  'Cultura, tempo libero e sport',
  'Educazione e formazione',
  'Giustizia e legge',
  'Lavori edilizi, catasto e urbanistica',
  'Mobilità e trasporti',
  'Redditi, patrimoni e fisco',
  'Servizi anagrafici e civici',
  'Servizi elettorali',
  'Sicurezza e Protezione Civile',
  'Suolo, spazi e beni pubblici',
  'Viaggi e turismo',
  'Vita lavorativa',
  'Salute',
] as const;
