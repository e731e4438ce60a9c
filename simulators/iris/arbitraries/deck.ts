import type { Allegato } from '../contract/pendenza.ts';

/** A tributo as its positions look: code, usual description, what its conditions must carry. */
export interface TributoDelDeck {
  /** TipoPendenza. */
  readonly codice: string;
  readonly descrizione: string;
  /** A causale that the tributo admits; `n` makes it different from others. */
  readonly causale: (n: number, anno: string) => string;
  /** An attachment that every condition must have. */
  readonly allegato?: Allegato;
}

const plate = (n: number): string => {
  const letter = (at: number): string => 'ABCDEFGHJKLMNPRSTVWXYZ'.charAt(Math.floor(n / at) % 22);
  return `${letter(1)}${letter(22)}${String(n % 1000).padStart(3, '0')}${letter(484)}${letter(7)}`;
};

/** A receipt of a health service: what the ticket's conditions carry. */
const RICEVUTA_SST: Allegato = {
  tipo: 'Documento',
  titolo: 'RicevutaSST',
  codifica: 'XML_',
  contenuto: Buffer.from('<ricevuta/>').toString('base64'),
};

/** What citizens of Toscana pay through IRIS, as the deck shows it. */
export const DECK: readonly TributoDelDeck[] = [
  {
    codice: 'BOLLO_AUTO',
    descrizione: 'Tassa automobilistica',
    causale: (n, anno) => `/BA/${plate(n)}/${anno}/12 mesi`,
  },
  {
    codice: 'TICKET',
    descrizione: 'Ticket sanitario',
    causale: (n) => `Ticket sanitario, prestazione ${n}`,
    allegato: RICEVUTA_SST,
  },
  {
    codice: 'CACCIA_PESCA',
    descrizione: 'Licenze di caccia e pesca',
    causale: (_, anno) => `Tassa regionale per la licenza di pesca, anno ${anno}`,
  },
  {
    codice: 'MULTE',
    descrizione: 'Sanzioni amministrative',
    causale: (n, anno) => `Verbale ${n}/${anno}: art. 7 c. 1 e 15 C.d.S.`,
  },
  {
    codice: 'LAMPADE_VOTIVE',
    descrizione: 'Lampade votive',
    causale: (n, anno) => `Lampada votiva ${n}, canone ${anno}`,
  },
  {
    codice: 'SCUOLA',
    descrizione: 'Servizi scolastici',
    causale: (n, anno) => `Refezione scolastica ${anno}, buono n. ${n}`,
  },
];

/** Channels that citizens pay through, as Tipo of CanalePagamento and of MezzoPagamento. */
export const CANALI = [
  { canale: 'Web', mezzo: 'CARTA', descrizione: 'Carta di credito' },
  { canale: 'Banca', mezzo: 'BONIFICO', descrizione: 'Sportello o home banking' },
  { canale: 'Tabaccai', mezzo: 'CONTANTI', descrizione: 'Tabaccherie convenzionate' },
  { canale: 'Sisal', mezzo: 'CONTANTI', descrizione: 'Ricevitorie Sisal' },
  { canale: 'Poste', mezzo: 'BOLLETTINO', descrizione: 'Uffici postali' },
  { canale: 'GDO', mezzo: 'CONTANTI', descrizione: 'Casse della grande distribuzione' },
] as const;
