/** Where a citizen pays (iris.md §2.7, CanalePagamento/@Tipo, and the deck): with what means, and what it costs, cents. */
export interface Canale {
  /** The wire's Tipo. */
  readonly tipo: string;
  readonly descrizione: string;
  readonly mezzi: readonly string[];
  readonly commissioni: number;
  /** Paid away from the gateway, later: an avviso, a transfer. */
  readonly differito: boolean;
}

export const CANALI: readonly Canale[] = [
  {
    tipo: 'Web',
    descrizione: 'Portale dei pagamenti',
    mezzi: ['CARTA DI CREDITO', 'BONIFICO'],
    commissioni: 150,
    differito: false,
  },
  {
    tipo: 'Banca',
    descrizione: 'Sportello bancario',
    mezzi: ['ADDEBITO IN CONTO', 'CONTANTI'],
    commissioni: 120,
    differito: true,
  },
  {
    tipo: 'Tabaccai',
    descrizione: 'Tabaccheria',
    mezzi: ['CONTANTI', 'CARTA DI CREDITO'],
    commissioni: 200,
    differito: true,
  },
  {
    tipo: 'Sisal',
    descrizione: 'Punto Sisal',
    mezzi: ['CONTANTI', 'CARTA DI CREDITO'],
    commissioni: 200,
    differito: true,
  },
  {
    tipo: 'Poste',
    descrizione: 'Ufficio postale',
    mezzi: ['BOLLETTINO POSTALE', 'CONTANTI'],
    commissioni: 178,
    differito: true,
  },
  {
    tipo: 'GDO',
    descrizione: 'Cassa di supermercato',
    mezzi: ['CONTANTI', 'CARTA DI CREDITO'],
    commissioni: 100,
    differito: true,
  },
  {
    tipo: 'PSP',
    descrizione: 'Prestatore di servizi di pagamento',
    mezzi: ['PAGAMENTO PRESSO PSP PAGOPA'],
    commissioni: 150,
    differito: true,
  },
];

/** A channel by its Tipo. @throws RangeError for one that is not known. */
export function canaleOf(tipo: string): Canale {
  const canale = CANALI.find((one) => one.tipo === tipo);
  if (canale === undefined)
    throw new RangeError(`IRIS has no channel "${tipo}"; it has ${CANALI.map((one) => one.tipo).join(', ')}`);
  return canale;
}
