import Type from 'typebox';

/**
 * An ente that loads notifications by hand on SEND's portal (SEND onboarding manual, "Caricamento manuale delle notifiche"). The
 * manual says both that only acts without payment may be sent so, and that acts with payment may where the cost is kept up to
 * date all the same: `pagamento` chooses, `escluso` unless told.
 */
export const InvioManuale = Type.Object(
  {
    perche: Type.Union(
      [Type.Literal('costiAllEnte'), Type.Literal('spesaForfettaria'), Type.Literal('pocheNotifiche')],
      {
        description:
          'perché l’ente invia a mano: sostiene i costi, li applica in misura fissa, o invia poche notifiche',
      },
    ),
    motivo: Type.String({ minLength: 10, maxLength: 400, description: 'come lo dice il documento' }),
    pagamento: Type.Optional(
      Type.Union([Type.Literal('escluso'), Type.Literal('garantito')], {
        description: 'se notifica anche atti che richiedono un pagamento; escluso',
      }),
    ),
    garanzia: Type.Optional(
      Type.Union([Type.Literal('sincrona'), Type.Literal('asincrona')], {
        description: 'con quale integrazione è garantito l’aggiornamento del costo, quando il pagamento è garantito',
      }),
    ),
  },
  { additionalProperties: false },
);
