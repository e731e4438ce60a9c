import Type from 'typebox';
import type { TOptional } from 'typebox';

const Cf11 = Type.String({ pattern: '^[0-9]{11}$', description: '11 cifre' });
const Secret = Type.String({ minLength: 1, description: 'per riferimento: ${NOME} o ${file:percorso}' });

const Identity = Type.Object(
  { denominazione: Type.String(), codiceFiscale: Cf11, apiKey: Type.Optional(Secret) },
  { additionalProperties: false },
);

/** What a platform issued to the SUT, and the switches of its simulator (simulators/<id>/settings.ts), by platform id. */
export function piattaforme(ids: readonly string[]) {
  const Settings = Type.Record(Type.String(), Type.Unknown());
  return Type.Object(
    {
      ...(Object.fromEntries(ids.map((id) => [id, Type.Optional(Settings)])) as Record<
        'pagopa' | 'gpd' | 'iris' | 'io' | 'ioservice',
        TOptional<typeof Settings>
      >),
      send: Type.Optional(
        Type.Intersect([
          Type.Object({ mittente: Type.Optional(Identity), creditore: Type.Optional(Identity) }),
          Settings,
        ]),
      ),
    },
    { additionalProperties: false },
  );
}

/**
 * The scheda anagrafica of IRIS as the ente declared it: the accounts it may name, and how each tributo is dealt with
 * (iris.md §0: CA cooperazione applicativa, SPX file exchange, BB back office). `cart` is needed where a mode is CA.
 */
export const Scheda = Type.Object(
  {
    codice: Type.Optional(Type.String({ pattern: '^[a-zA-Z0-9._]{1,35}$', description: 'soggetto CART dell’ente' })),
    sil: Type.Optional(Type.String({ pattern: '^[a-zA-Z0-9._]{1,35}$', description: 'nome del SIL' })),
    password: Type.Optional(Secret),
    ibans: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' }), { description: 'IBAN dichiarati' }),
    ),
    tributi: Type.Optional(
      Type.Array(
        Type.Object(
          {
            codice: Type.String({ minLength: 1, maxLength: 35 }),
            modalita: Type.Union([Type.Literal('CA'), Type.Literal('SPX'), Type.Literal('BB')]),
          },
          { additionalProperties: false },
        ),
        { description: 'tributo e modalità con cui è gestito' },
      ),
    ),
    cart: Type.Optional(
      Type.Object(
        {
          portaDelegata: Type.String({ pattern: '^https?://', description: 'indirizzo della Porta Delegata' }),
          certificato: Type.Optional(Type.String({ description: 'file PEM del certificato client' })),
          chiave: Type.Optional(Type.String({ description: 'file PEM della chiave del certificato client' })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** Use cases with the taxonomy codes chosen before onboarding (SEND onboarding manual, "Codici tassonomici"). */
export const CasiUso = Type.Array(
  Type.Object(
    {
      titolo: Type.String({ minLength: 1, maxLength: 200 }),
      codiceTassonomico: Type.String({ pattern: '^[0-9]{6}[A-Z]$', description: 'sei cifre e una lettera' }),
    },
    { additionalProperties: false },
  ),
  { description: 'casi d’uso e codici tassonomici dichiarati prima dell’avvio' },
);
