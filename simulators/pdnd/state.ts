import type { KeyObject } from 'node:crypto';
import type { Event } from '../kernel/platform.ts';
import type { RsaPublicJwk } from '../kernel/rsa.ts';
import type { PdndSettings } from './settings.ts';

/** A public key of a client, by its thumbprint. */
export interface ClientKey {
  readonly kid: string;
  readonly jwk: RsaPublicJwk;
}

/** Why the client wants the e-service; vouchers are given only while purpose, agreement and e-service version are active. */
export interface Purpose {
  readonly id: string;
  readonly eserviceId: string;
  readonly descriptorId: string;
  readonly producerId: string;
  readonly status: Readonly<Record<'agreement' | 'descriptor' | 'purpose', 'ACTIVE' | 'SUSPENDED'>>;
}

export interface Client {
  readonly id: string;
  readonly consumerId: string;
  /** The private half of its key, where PDND's simulation made the pair: whoever plays the ente needs it. */
  readonly privateKey: KeyObject | undefined;
  readonly keys: ReadonlyMap<string, ClientKey>;
  /** Thumbprints of keys it once had. */
  readonly removed: ReadonlySet<string>;
  readonly purpose: Purpose;
}

/** A voucher as it was issued. Instants are epoch ms. */
export interface Voucher {
  readonly jti: string;
  readonly clientId: string;
  readonly expiresAt: number;
}

export interface PdndState {
  readonly settings: PdndSettings;
  readonly signingKey: KeyObject;
  client: Client;
  voucherSeconds: number;
  /** By the voucher itself. */
  readonly vouchers: Map<string, Voucher>;
  readonly usedJti: Set<string>;
  /** Instants (epoch ms) of the latest token requests, for the rate limit; oldest first. */
  requests: readonly number[];
}

/** Applies what happened. */
export function apply(state: PdndState, event: Event): void {
  switch (event.type) {
    case 'tokenRequested':
      state.requests = [
        ...state.requests.filter((at) => at > Number(event['at']) - 1_000).slice(-state.settings.requestsPerSecond),
        Number(event['at']),
      ];
      return;
    case 'assertionAccepted':
      state.usedJti.add(String(event['jti']));
      return;
    case 'voucherIssued':
      state.vouchers.set(String(event['voucher']), {
        jti: String(event['jti']),
        clientId: String(event['clientId']),
        expiresAt: Number(event['expiresAt']),
      });
      return;
    case 'keyRemoved':
      state.client = {
        ...state.client,
        keys: new Map([...state.client.keys].filter(([kid]) => kid !== event['kid'])),
        removed: new Set([...state.client.removed, String(event['kid'])]),
      };
      return;
    case 'suspended':
    case 'resumed':
      state.client = withStatus(state.client, String(event['what']), event.type === 'resumed' ? 'ACTIVE' : 'SUSPENDED');
      return;
    case 'lifetimeSet':
      state.voucherSeconds = Number(event['seconds']);
  }
}

function withStatus(client: Client, what: string, status: 'ACTIVE' | 'SUSPENDED'): Client {
  const { purpose } = client;
  return { ...client, purpose: { ...purpose, status: { ...purpose.status, [what]: status } } };
}
