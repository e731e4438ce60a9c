import type { Transport, WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { TransportError } from '../../simulators/kernel/exchange.ts';
import { parseJson } from '../../simulators/kernel/json.ts';
import type { CommandAnswer } from '../commands/command.ts';
import { checkedAnswer } from './answer.ts';
import { sutInfoFrom } from './description.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver } from './driver.ts';

/** Where the vendor's adapter answers, under its base URL (interface.md §5). */
export const COMMANDS_PATH = '/collaudo/v1/commands';

/** A command may wait for a platform on the way: reading events does. */
export const COMMAND_TIMEOUT_MS = 600_000;

export interface HttpDriverOptions {
  /** Base URL of the adapter; a slash at its end is ignored. */
  readonly url: string;
  readonly transport: Transport;
  /** How long a command may take, ms; ten minutes unless told. */
  readonly timeoutMs?: number;
}

/** Commands over HTTP: `POST {url}/collaudo/v1/commands/{name}`, JSON in, JSON out (docs/sut-contract.md). */
export function httpDriver({ url, transport, timeoutMs = COMMAND_TIMEOUT_MS }: HttpDriverOptions): Driver {
  const origin = url.replace(/\/+$/, '');
  const base = `${origin}${COMMANDS_PATH}`;

  const ask = async (method: string, address: string, value?: unknown): Promise<unknown> => {
    const request: WireRequest = {
      method,
      url: address,
      headers: { accept: 'application/json', ...(value === undefined ? {} : { 'content-type': 'application/json' }) },
      body: value === undefined ? new Uint8Array(0) : Buffer.from(JSON.stringify(value)),
    };
    let response: WireResponse;
    try {
      response = await transport(request, { timeoutMs });
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      throw new SutUnreachable(
        error.code === 'TIMEOUT' ? 'SUT_TIMEOUT' : error.code === 'RESET' ? 'SUT_RESET' : 'SUT_REFUSED',
        error.code === 'TIMEOUT'
          ? `${method} ${address}: nessuna risposta entro ${timeoutMs / 1000} secondi`
          : `${method} ${address}: ${error.message}`,
      );
    }
    if (response.status !== 200)
      throw new SutUnreachable(
        'SUT_HTTP_STATUS',
        `${method} ${address}: atteso lo stato 200, ricevuto ${response.status}`,
      );
    const parsed = parseJson(response.body);
    if (!parsed.ok) throw new SutUnreachable('SUT_BAD_ANSWER', `${method} ${address}: ${parsed.problem}`);
    return parsed.value;
  };

  return {
    id: 'http',
    start: async () => sutInfoFrom(await ask('GET', base), origin),
    command: async (name, parameters): Promise<CommandAnswer> =>
      checkedAnswer(name, await ask('POST', `${base}/${encodeURIComponent(name)}`, parameters ?? {})),
    stop: () => Promise.resolve(),
  };
}
