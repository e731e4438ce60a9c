// The zones of international mail: Europe and the Mediterranean, Oceania, everywhere else. The platform's own tests name them
// with France, Australia and Brazil; which other states they hold is ours.
const ZONE_1 = new Set(
  (
    'ALBANIA ALGERIA ANDORRA AUSTRIA BELGIO BIELORUSSIA BOSNIA-ERZEGOVINA BULGARIA CIPRO CROAZIA DANIMARCA EGITTO ESTONIA ' +
    'FINLANDIA FRANCIA GEORGIA GERMANIA GIBILTERRA GIORDANIA GRECIA IRLANDA ISLANDA ISRAELE KOSOVO LETTONIA LIBANO LIBIA ' +
    'LIECHTENSTEIN LITUANIA LUSSEMBURGO MALTA MAROCCO MOLDAVIA MONACO MONTENEGRO NORVEGIA POLONIA PORTOGALLO ROMANIA RUSSIA ' +
    'SERBIA SIRIA SLOVACCHIA SLOVENIA SPAGNA SVEZIA SVIZZERA TUNISIA TURCHIA UCRAINA UNGHERIA'
  )
    .split(' ')
    .concat('MACEDONIA DEL NORD', 'PAESI BASSI', 'REGNO UNITO', 'REPUBBLICA CECA', 'SAN MARINO', 'CITTÀ DEL VATICANO'),
);
const ZONE_3 = new Set([
  'AUSTRALIA',
  'FIGI',
  'KIRIBATI',
  'NUOVA ZELANDA',
  'PAPUA NUOVA GUINEA',
  'SAMOA',
  'TONGA',
  'TUVALU',
  'VANUATU',
]);

/** The zone of a foreign state, by its Italian name in any case of letters. */
export function zoneOf(foreignState: string): 'ZONA_1' | 'ZONA_2' | 'ZONA_3' {
  const state = foreignState.trim().toUpperCase();
  return ZONE_1.has(state) ? 'ZONA_1' : ZONE_3.has(state) ? 'ZONA_3' : 'ZONA_2';
}
