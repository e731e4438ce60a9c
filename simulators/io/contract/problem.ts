import Type from 'typebox';
import { contract } from '../../kernel/json.ts';

const Problem = Type.Object({
  status: Type.Integer({ minimum: 100, maximum: 599 }),
  title: Type.String({ minLength: 1 }),
  detail: Type.Optional(Type.String()),
});

const Gateway = Type.Object({ statusCode: Type.Integer(), message: Type.String({ minLength: 1 }) });

/** An error of a handler (io.md §4). */
export const problem = contract(Problem);

/** An error of the gateway, which speaks before any handler (io.md §4). */
export const gatewayError = contract(Gateway);

/** Where both may answer. */
export const problemOrGateway = contract(Type.Union([Problem, Gateway]));
