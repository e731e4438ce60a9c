import Type from 'typebox';
import { contract } from '../../kernel/json.ts';

const ProblemError = Type.Object({
  code: Type.String(),
  element: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String({ maxLength: 1024 })),
});

const Problem = Type.Object({
  type: Type.Optional(Type.String()),
  status: Type.Integer({ minimum: 100, maximum: 599 }),
  title: Type.Optional(Type.String({ maxLength: 64, pattern: '^[ -~]{0,64}$' })),
  detail: Type.Optional(Type.String({ maxLength: 4096 })),
  traceId: Type.Optional(Type.String()),
  timestamp: Type.Optional(Type.String()),
  errors: Type.Array(ProblemError, { minItems: 1 }),
});

const Message = Type.Object({ message: Type.String() });

/** The body of an application error, and of a gateway validation error, which has the same members (send.md §1.3.1). */
export const problem = contract(Problem);

/** What the gateway says by itself: `{ "message": ... }`. */
export const gatewayMessage = contract(Message);

/** Where both the gateway and the application may refuse with the same status. */
export const problemOrMessage = contract(Type.Union([Problem, Message]));
