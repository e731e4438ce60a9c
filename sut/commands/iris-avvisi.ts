import Type from 'typebox';
import type { Static } from 'typebox';
import type { Command } from './command.ts';

export const Identificativo = Type.Object({
  iuv: Type.String({ minLength: 1, maxLength: 35 }),
  /** 18 digits, as IRIS gave it. */
  numeroAvviso: Type.String(),
});

export const AvvisoEmesso = Type.Object({
  idPendenza: Type.String(),
  numeroAvviso: Type.String(),
  /** The document as the citizen gets it: PDF, PNG or JPEG, in base64. */
  documento: Type.String(),
});

export const GenerateIuv = Type.Object({
  tributo: Type.String({ maxLength: 50 }),
  quanti: Type.Integer({ minimum: 1, maximum: 100_000 }),
});
export const IssueNotices = Type.Object({ idPendenze: Type.Array(Type.String(), { minItems: 1 }) });

export type Identificativo = Static<typeof Identificativo>;
export type AvvisoEmesso = Static<typeof AvvisoEmesso>;
export type GenerateIuv = Static<typeof GenerateIuv>;
export type IssueNotices = Static<typeof IssueNotices>;

/** Numbers of payments, and the notices that carry them. */
export const irisAvvisiCommands: readonly Command[] = [
  {
    name: 'generate-iuv',
    instruction: 'Chiedi a IRIS quanti IUV sono indicati, per il tributo indicato.',
    parameters: GenerateIuv,
    result: Type.Object({ identificativi: Type.Array(Identificativo) }),
  },
  {
    name: 'issue-notices',
    instruction: 'Emetti l’avviso di pagamento di ciascuna delle pendenze indicate, come lo riceve il cittadino.',
    parameters: IssueNotices,
    result: Type.Object({ avvisi: Type.Array(AvvisoEmesso) }),
  },
];
