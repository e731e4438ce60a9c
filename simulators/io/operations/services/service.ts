import type { Contract } from '../../../kernel/json.ts';
import type { Answer, Context, Input, Operation } from '../../../kernel/platform.ts';
import { isIn } from '../../cidr.ts';
import { servicePath } from '../../contract/path.ts';
import { notAllowed, serviceNotFound } from '../../problem.ts';
import type { Caller, IoState, Service } from '../../state.ts';

export const SERVICES = '/api/v1/manage/services';

export interface OfService {
  readonly id: string;
  readonly method: string;
  /** After the service's own path. */
  readonly path: string;
  readonly body?: Contract;
  readonly query?: Contract;
  readonly answers: Operation<IoState, Caller>['answers'];
  /** Whether a deleted service still answers for itself, instead of being unknown. */
  readonly deletedToo?: true;
  handle(input: Input<Caller>, service: Service, state: IoState, context: Context): Answer;
}

/** An operation on a service of the caller's: address, then whose service it is (io.md §3.7, order of checks). */
export function service({ path, deletedToo, handle, ...rest }: OfService): Operation<IoState, Caller> {
  return {
    ...rest,
    path: `${SERVICES}/{serviceId}${path}`,
    parameters: servicePath,
    handle(input, state, context) {
      const refused = managed(input.caller, state);
      if (refused !== undefined) return refused;
      const id = input.path['serviceId']!;
      const found = state.services.get(id);
      if (found === undefined) return { response: serviceNotFound(id) };
      if (!isTheirs(found, input.caller)) return { response: notAllowed() };
      if (found.status.value === 'deleted' && deletedToo === undefined) return { response: serviceNotFound(id) };
      return handle(input, found, state, context);
    },
  };
}

/** Why a call of management is not let in: the addresses of the MANAGE key. */
export function managed({ user, ip }: Caller, { settings }: IoState): Answer | undefined {
  const { cidrManage } = user;
  return settings.cidrEnforcement && cidrManage.length > 0 && (ip === undefined || !isIn(ip, cidrManage))
    ? { response: notAllowed() }
    : undefined;
}

/** A user's own services; the key of a group sees those of the group. */
export function isTheirs({ owner, group }: Service, { user, subscription }: Caller): boolean {
  const ofGroup = subscription.kind === 'manage' ? subscription.group : undefined;
  return owner === user && (ofGroup === undefined || ofGroup === group);
}
