import type { Refusal } from './refusal.ts';

/** One signer's signature as it was found. Trust in the certificate (lists, revocation, qualification) is never evaluated. */
export interface Signature {
  readonly form: 'PAdES' | 'CAdES' | 'documentTimeStamp';
  /** 1 for the outermost envelope or the first signature of a PDF. */
  readonly position: number;
  /** Absent where the certificate could not be read. */
  readonly signer?: Signer;
  readonly time?: SigningTime;
  readonly intact: boolean;
  readonly refusals: readonly Refusal[];
  /** What does not break integrity but whoever relies on the signature should know. */
  readonly remarks: readonly string[];
}

export interface Signer {
  readonly commonName: string;
  /** X.520 serialNumber, e.g. `TINIT-RSSMRA80A01H501U`. */
  readonly serialNumber?: string;
  readonly issuer: string;
  /** Names of RFC 5280 §4.2.1.3; empty where the certificate does not say. */
  readonly keyUsage: readonly string[];
  /** The key may be used for signatures that commit (nonRepudiation). */
  readonly nonRepudiation: boolean;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256 of the certificate, hex. */
  readonly certificate: string;
}

/** When: `timeStamp` is a third party's word, `claimed` the signer's own. */
export interface SigningTime {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly source: 'timeStamp' | 'claimed';
  readonly authority?: string;
}
