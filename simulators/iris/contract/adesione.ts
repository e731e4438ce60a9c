import Type from 'typebox';
import type { Static } from 'typebox';

const Data = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Testo = Type.String({ minLength: 1 });
/** Cents. */
const Importo = Type.Integer({ minimum: 0 });
const Lasco = { additionalProperties: false };

export const Modalita = Type.Union([Type.Literal('CA'), Type.Literal('SPX'), Type.Literal('BB')]);

/** The scheda anagrafica as data (RT_IRIS_SCA): what an ente asks to be registered with. */
export const Scheda = Type.Object(
  {
    denominazione: Testo,
    codiceFiscale: Testo,
    responsabile: Type.Object({ nome: Testo, email: Testo }, Lasco),
    sil: Type.Array(Type.Object({ nome: Testo, modalita: Modalita }, Lasco)),
    ibans: Type.Array(Testo),
    tributi: Type.Array(
      Type.Object(
        {
          codice: Testo,
          descrizione: Testo,
          tipo: Type.Union([Type.Literal('atteso'), Type.Literal('spontaneo')]),
          modalita: Type.Array(Modalita),
          iban: Type.Optional(Testo),
        },
        Lasco,
      ),
    ),
    /** What IRIS adds when it sends the scheda back. */
    configurazione: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  Lasco,
);

/** Every paper of an adhesion, as data: what is not there has not been made yet. */
export const Adesione = Type.Object(
  {
    soggetto: Type.Union([
      Type.Literal('regionale'),
      Type.Literal('sanitario'),
      Type.Literal('territorio'),
      Type.Literal('riusante'),
    ]),
    giaSuIris: Type.Boolean(),
    /** `cessato`: Regione Toscana has rescinded or withdrawn from it, and the acts made under it lapse (§3.1.5). */
    contratto: Type.Object({ scadenza: Data, cessato: Type.Optional(Data) }, Lasco),
    /** Named by the ente for the act (art. 31 D.Lgs. 50/2016, §3.1.5). */
    responsabileProcedimento: Type.Optional(Testo),
    pagopa: Type.Optional(
      Type.Object(
        {
          data: Data,
          intermediario: Testo,
          ibans: Type.Array(Testo),
          referentePagamenti: Testo,
          referenteTecnico: Testo,
        },
        Lasco,
      ),
    ),
    manifestazione: Type.Optional(
      Type.Object(
        { data: Data, importoPresunto: Importo, firmatario: Type.Optional(Testo), startUp: Type.Boolean() },
        Lasco,
      ),
    ),
    approvazione: Type.Optional(Type.Object({ data: Data, importoPresunto: Importo, firmaRup: Type.Boolean() }, Lasco)),
    atto: Type.Optional(
      Type.Object(
        {
          data: Data,
          importo: Importo,
          cig: Type.Optional(Testo),
          termineOrdinativo: Type.Optional(Data),
          scadenza: Data,
          firmaEnte: Type.Boolean(),
          firmaRup: Type.Boolean(),
        },
        Lasco,
      ),
    ),
    ordinativi: Type.Array(
      Type.Object(
        {
          data: Data,
          importo: Importo,
          prestazioni: Type.Optional(Testo),
          impegno: Type.Optional(Testo),
          tempi: Type.Optional(Testo),
          cig: Type.Optional(Testo),
          cigDerivato: Type.Optional(Testo),
          fatturazione: Type.Optional(Testo),
          firmato: Type.Boolean(),
          inviatoAlFornitore: Type.Boolean(),
          inviatoARegione: Type.Boolean(),
          schedaAllegata: Type.Boolean(),
          posizioni: Type.Integer({ minimum: 0 }),
        },
        Lasco,
      ),
    ),
    /** Positions sent in the conventional year. */
    posizioniImmesse: Type.Integer({ minimum: 0 }),
    scheda: Type.Optional(Scheda),
    schedaRestituita: Type.Optional(Scheda),
    /** Regione Toscana's authorisation to register the ente in Esercizio. */
    autorizzazioneRegione: Type.Optional(Type.Object({ data: Data, riferimento: Testo }, Lasco)),
  },
  Lasco,
);

export type Adesione = Static<typeof Adesione>;
export type Scheda = Static<typeof Scheda>;
export type Modalita = Static<typeof Modalita>;

/** The plan of each mode (procedura, table 3). */
export const PIANI: Readonly<Record<Modalita, string>> = { CA: 'iris-ca', SPX: 'iris-spx', BB: 'iris-bb' };

/** PITs due: each mode that some tributo of the scheda uses, once. */
export function pianiDovuti({ tributi }: Pick<Scheda, 'tributi'>): readonly string[] {
  const usate = new Set(tributi.flatMap(({ modalita }) => modalita));
  return (['CA', 'SPX', 'BB'] as const).filter((una) => usate.has(una)).map((una) => PIANI[una]);
}
