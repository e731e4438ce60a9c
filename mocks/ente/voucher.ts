import { createPrivateKey, sign } from 'node:crypto';
import type { WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { parseJson } from '../../simulators/kernel/json.ts';
import type { Parts } from './parts.ts';
import type { Ports } from './ports.ts';

/** The ente's client on PDND: who it is, for which purpose, and the key it signs with (PKCS #8, PEM). */
export interface PdndClient {
  /** Base URL of PDND's authorization server, without a trailing slash. */
  readonly url: string;
  readonly clientId: string;
  readonly kid: string;
  readonly purposeId: string;
  readonly audience: string;
  readonly chiavePrivata: string;
}

/** A voucher, with the instant (epoch ms) at which it expires. */
export interface Voucher {
  readonly value: string;
  readonly expiresAt: number;
}

/** Where the ente keeps its voucher. */
export interface Vouchers {
  /** One that is good; asks PDND where there is none. Undefined where PDND gives none. */
  current(): Promise<string | undefined>;
  /** Forgets the one there is. */
  drop(): void;
}

/** The first wait between attempts at a voucher, ms; it doubles every time. */
const FIRST_WAIT_MS = 1_000;
const TIMEOUT_MS = 10_000;

export function vouchersOf(client: PdndClient, ports: Ports, parts: Parts): Vouchers {
  let voucher: Voucher | undefined;
  return {
    async current() {
      if (voucher === undefined || !parts.voucherGood(voucher, ports.clock.now()))
        voucher = await ask(client, ports, parts);
      return voucher?.value;
    },
    drop: () => void (voucher = undefined),
  };
}

async function ask(client: PdndClient, { transport, clock, ids }: Ports, parts: Parts): Promise<Voucher | undefined> {
  for (let attempt = 1; ; attempt++) {
    const claims = parts.assertionClaims(client, clock.now(), ids.uuid());
    const form = parts.tokenForm(client, signed(parts.assertionHeader(client), claims, client.chiavePrivata));
    const headers = parts.tokenHeaders();
    const request: WireRequest = {
      method: 'POST',
      url: `${client.url}/token.oauth2`,
      headers,
      body: Buffer.from(
        headers['content-type'] === 'application/json' ? JSON.stringify(form) : new URLSearchParams(form).toString(),
      ),
    };
    const response = await transport(request, { timeoutMs: TIMEOUT_MS }).catch(() => undefined);
    const voucher = voucherIn(response, clock.now());
    if (voucher !== undefined) return voucher;
    if (!parts.asksVoucherAgain(response?.status, attempt)) return undefined;
    await clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
  }
}

function voucherIn(response: WireResponse | undefined, now: number): Voucher | undefined {
  if (response?.status !== 200) return undefined;
  const parsed = parseJson(response.body);
  const { access_token: value, expires_in: seconds } = (parsed.ok ? parsed.value : {}) as Readonly<
    Record<string, unknown>
  >;
  return typeof value === 'string' && typeof seconds === 'number'
    ? { value, expiresAt: now + seconds * 1_000 }
    : undefined;
}

/** A compact JWS in RS256 (RFC 7515). */
function signed(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
  privateKey: string,
): string {
  const head = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${head}.${sign('sha256', Buffer.from(head), createPrivateKey(privateKey)).toString('base64url')}`;
}
