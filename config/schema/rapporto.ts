import Type from 'typebox';
import { Sut } from './sut.ts';

const Words = Type.String({ minLength: 1, maxLength: 200 });
const Day = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });
/** A company's tax id, or a person's. */
const CodiceFiscale = Type.String({ pattern: '^([0-9]{11}|[A-Z0-9]{16})$' });

const Party = Type.Object(
  {
    denominazione: Words,
    prodotto: Type.Optional(Words),
    versione: Type.Optional(Words),
    driver: Type.Optional(Sut),
  },
  { additionalProperties: false },
);

/** Who holds which role (simulators/kernel/parties.ts). */
export const Ruoli = Type.Object(
  {
    ente: Type.Optional(Party),
    gestionale: Type.Optional(Party),
    'pt-send': Type.Optional(Party),
    'pt-pagopa': Type.Optional(Party),
    'creatore-pdf': Type.Optional(Party),
    postalizzatore: Type.Optional(Party),
  },
  { additionalProperties: false },
);

const Person = Type.Object(
  {
    nome: Words,
    qualifica: Type.Optional(Words),
    email: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 200 })),
    telefono: Type.Optional(Type.String({ pattern: '^[+0-9][0-9 ./-]{3,30}$' })),
  },
  { additionalProperties: false },
);

/** What the ente states of itself in the evidence document. */
export const Rapporto = Type.Object(
  {
    responsabile: Type.Optional(Person),
    firmatario: Type.Optional(Person),
    intermediario: Type.Optional(
      Type.Object(
        { denominazione: Words, codiceFiscale: Type.Optional(CodiceFiscale) },
        { additionalProperties: false },
      ),
    ),
    dal: Type.Optional(Day),
    al: Type.Optional(Day),
    revisioni: Type.Optional(
      Type.Array(
        Type.Object(
          { revisione: Words, data: Day, note: Type.String({ maxLength: 400 }) },
          { additionalProperties: false },
        ),
        { maxItems: 20 },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The words the document uses: `toscana-compliance` alone, or with the Scenario and the Profilo it is meant for. */
export const Etichette = Type.Union([
  Type.Literal('toscana-compliance'),
  Type.Object(
    {
      insieme: Type.Literal('toscana-compliance'),
      scenario: Type.Optional(Words),
      profilo: Type.Optional(Words),
    },
    { additionalProperties: false },
  ),
]);

/** How the document is made: archive profile, and whether a conforming plan's has a field for the signature. */
export const Documento = Type.Object(
  {
    profilo: Type.Optional(Type.Union([Type.Literal('PDF/A-2a'), Type.Literal('PDF/A-3a')])),
    campoFirma: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
