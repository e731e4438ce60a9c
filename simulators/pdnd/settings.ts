/** A client of the ente's on PDND, bound to a purpose for SEND's e-service. What is not given is drawn from the seed. */
export interface ClientSettings {
  /** UUID. */
  readonly clientId?: string;
  /** UUID. */
  readonly purposeId?: string;
  /** Public half of the client's key, PEM; without it PDND makes the pair and hands the private half to the ente. */
  readonly chiavePubblica?: string;
}

/** The switches of a PDND simulation (send.md §5). */
export interface PdndSettings {
  readonly client: ClientSettings;
  /** Audience that a client assertion must name. */
  readonly audience: string;
  /** Issuer that vouchers name. */
  readonly issuer: string;
  /** Audience that vouchers name: set by the producer of SEND's e-service. */
  readonly voucherAudience: string;
  /** How long a voucher lasts, real seconds: it is written in the voucher, so a scaled clock does not shorten it. */
  readonly voucherSeconds: number;
  /** Claims that no document lists: `ignored`, as the published code does by default, or `refused`. */
  readonly unknownClaims: 'ignored' | 'refused';
  /** An assertion whose jti was already used: `allowed`, as in the published code, or `refused`. */
  readonly repeatedJti: 'allowed' | 'refused';
  /** Seconds by which the client's clock may be ahead of or behind ours. */
  readonly clockSkewSeconds: number;
  /** Token requests a second and a client, beyond which PDND answers 429. */
  readonly requestsPerSecond: number;
}

/** Defaults: the UAT environment, with the published code's behaviour. */
export const DEFAULT_SETTINGS: PdndSettings = {
  client: {},
  audience: 'auth.uat.interop.pagopa.it/client-assertion',
  issuer: 'uat.interop.pagopa.it',
  voucherAudience: 'https://api.uat.notifichedigitali.it',
  voucherSeconds: 600,
  unknownClaims: 'ignored',
  repeatedJti: 'allowed',
  clockSkewSeconds: 0,
  requestsPerSecond: 10,
};

/** Settings as given, defaults for the rest. @throws RangeError for a setting that does not exist. */
export function settingsFrom(given: Readonly<Record<string, unknown>>): PdndSettings {
  for (const name of Object.keys(given))
    if (!(name in DEFAULT_SETTINGS))
      throw new RangeError(`PDND has no setting "${name}"; it has ${Object.keys(DEFAULT_SETTINGS).sort().join(', ')}`);
  return { ...DEFAULT_SETTINGS, ...(given as Partial<PdndSettings>) };
}
