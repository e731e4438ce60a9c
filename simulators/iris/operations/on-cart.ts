import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import type { Caller, IrisState } from '../state.ts';
import { PATHS } from './addresses.ts';
import type { CartOperation } from './addresses.ts';

/** What an operation may answer: its own message or an empty envelope, a refusal of the Porta Delegata, a fault. */
const ANSWERS = { 200: undefined, 401: undefined, 403: undefined, 404: undefined, 500: undefined };

/** An operation at both addresses of CART, under one name. */
export function onCart(
  name: CartOperation,
  handle: (input: Input<Caller>, state: IrisState, context: Context) => Answer,
): readonly Operation<IrisState, Caller>[] {
  return (['pdd', 'proxy'] as const).map((address) => ({
    id: `${name}@${address}`,
    method: 'POST',
    path: PATHS[name][address],
    answers: ANSWERS,
    handle,
  }));
}
