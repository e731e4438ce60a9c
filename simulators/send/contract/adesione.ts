import Type from 'typebox';
import type { Static } from 'typebox';

const Giorno = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });
const Fatto = Type.Object(
  { data: Giorno, riferimento: Type.String({ minLength: 3, maxLength: 200 }) },
  { additionalProperties: false },
);
const PerAmbiente = Type.Object(
  { collaudo: Type.Optional(Giorno), produzione: Type.Optional(Giorno) },
  { additionalProperties: false },
);

/** Where an ente stands with SEND, as it writes it in `adesione-send.yaml`: dates and references, never a key's value. */
export const Pratica = Type.Object(
  {
    /** Why it may join: article 26, paragraph 2, letter c) of decree-law 76/2020. */
    eleggibilita: Type.Optional(Type.String({ minLength: 10, maxLength: 400 })),
    accordo: Type.Optional(Fatto),
    /** The technological partner's attestation; `internoAllEnte` where the ente develops by itself. */
    partnerTecnologico: Type.Optional(Type.Union([Fatto, Type.Literal('internoAllEnte')])),
    fatturazione: Type.Optional(Fatto),
    casiUso: Type.Optional(
      Type.Array(
        Type.Object(
          {
            titolo: Type.String({ minLength: 1, maxLength: 200 }),
            codiceTassonomico: Type.String({ pattern: '^[0-9]{6}[A-Z]$' }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    ),
    /** Days on which keys were generated, by environment. */
    chiaviApi: Type.Optional(PerAmbiente),
    pdnd: Type.Optional(
      Type.Object(
        {
          fruizione: Type.Optional(PerAmbiente),
          client: Type.Optional(PerAmbiente),
          finalita: Type.Optional(PerAmbiente),
          /** Why PDND does not concern the ente, where it does not. */
          fuoriPerimetro: Type.Optional(Type.String({ minLength: 10, maxLength: 400 })),
        },
        { additionalProperties: false },
      ),
    ),
    confermaCollaudo: Type.Optional(Fatto),
    /** Who attests that the former process is kept in parallel. */
    processoPrecedente: Type.Optional(Fatto),
    avvio: Type.Optional(
      Type.Object(
        {
          profilazioneMensile: Type.Integer({ minimum: 1 }),
          /** Notifications month by month, from the first. */
          volumi: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1 }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export type Pratica = Static<typeof Pratica>;

/** The form of a month's orders: how many notifications, by the way they will take. */
export const Modulo = Type.Object(
  {
    compilato: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', description: 'giorno' }),
    mese: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'mese delle notifiche' }),
    digitali: Type.Optional(Type.Unknown()),
    ar: Type.Optional(Type.Unknown()),
    '890': Type.Optional(Type.Unknown()),
    totale: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);

export type Modulo = Static<typeof Modulo>;
