import Type from 'typebox';

export const Url = Type.String({ pattern: '^https?://' });

/** How the bench reaches a system under test. */
export const Sut = Type.Object(
  {
    driver: Type.Union([
      Type.Literal('reference'),
      Type.Literal('http'),
      Type.Literal('command'),
      Type.Literal('manual'),
      Type.Literal('container'),
    ]),
    url: Type.Optional(Url),
    command: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    image: Type.Optional(Type.String()),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 1 })),
    name: Type.Optional(Type.String()),
    version: Type.Optional(Type.String()),
    commands: Type.Optional(Type.Array(Type.String())),
    ca: Type.Optional(
      Type.String({ minLength: 1, description: 'file PEM dell’autorità che ha emesso il certificato del software' }),
    ),
    endpoints: Type.Optional(Type.Record(Type.String(), Url)),
  },
  { additionalProperties: false },
);
