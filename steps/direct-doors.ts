import { NO_BODY, TransportError } from '../simulators/kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../simulators/kernel/exchange.ts';
import { DELAY_HEADER, HUNG, storedFrom } from '../simulators/kernel/listen.ts';
import { BODY_CAP } from '../simulators/kernel/simulate.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import type { OpenDoors } from './doors.ts';

/**
 * Doors without a wire, for runs in virtual time that are many and whose evidence nobody signs (the kill matrix): a call goes from
 * caller to peer as plain values, with the headers that HTTP would have added, so that the journal is the one that a socket leaves.
 * @param names host name by peer
 */
export function directDoors(
  urls: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): OpenDoors {
  const peers = new Map<string, Peer>();
  const transport = async (request: WireRequest): Promise<WireResponse> => {
    const url = new URL(request.url);
    const peer = peers.get(url.hostname);
    if (peer === undefined) throw new TransportError('UNREACHABLE', `${url.host}: nobody is behind this door`);
    return returned(await peer.handle(arrived(request, url, peer)), url.host);
  };
  return {
    urls,
    transport,
    mount(name, peer) {
      const host = names[name];
      if (host !== undefined) peers.set(host, peer);
    },
    unmount(name) {
      peers.delete(names[name] ?? '');
    },
    close() {
      peers.clear();
      return Promise.resolve();
    },
  };
}

function arrived(request: WireRequest, url: URL, peer: Peer): WireRequest {
  const { method, body } = request;
  const head = {
    method,
    url: `${url.origin}${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      'content-length': String(body.length),
      ...request.headers,
      connection: 'keep-alive',
    },
  };
  const operation = peer.route(method, url.pathname)?.operation;
  if (operation?.upload === true) return { ...head, body: NO_BODY, stored: storedFrom([body]) };
  return body.length > (operation?.bodyCap ?? BODY_CAP)
    ? { ...head, body: NO_BODY, damaged: 'tooLarge' }
    : { ...head, body };
}

function returned(answer: WireResponse, host: string): WireResponse {
  const { status, body, delayMs, transport } = answer;
  if (transport === 'reset') throw new TransportError('RESET', `${host}: socket hang up`);
  const bare = status === 204 || status === 304;
  return {
    status,
    headers: {
      ...answer.headers,
      ...(bare ? {} : { 'content-length': String(body.length) }),
      connection: 'keep-alive',
      'keep-alive': 'timeout=60',
      ...(delayMs === undefined ? {} : { [DELAY_HEADER]: `${delayMs}${transport === 'hang' ? HUNG : ''}` }),
    },
    body: bare ? NO_BODY : body,
  };
}
