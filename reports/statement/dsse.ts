import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A DSSE envelope (secure-systems-lab, protocol v1): the payload in base64, with signatures over its pre-authentication encoding. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** A key that cannot be used. Code STATEMENT_KEY. */
export class KeyProblem extends Error {
  readonly code = 'STATEMENT_KEY';
}

/** Who signs: an Ed25519 key of the user's or of the CI's; none is ever made here. */
export interface StatementKey {
  readonly keyid: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** @throws KeyProblem where the PEM holds no Ed25519 private key */
export function statementKey(pem: string): StatementKey {
  const key = ed25519(() => createPrivateKey(pem), 'privata');
  return { keyid: keyId(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key) };
}

export interface PublicKey {
  readonly keyid: string;
  verifies(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** @throws KeyProblem where the PEM holds no Ed25519 public key */
export function publicKey(pem: string): PublicKey {
  if (/PRIVATE KEY/.test(pem))
    throw new KeyProblem('per verificare si indica la chiave pubblica: quella privata non va data a nessuno');
  const key = ed25519(() => createPublicKey(pem), 'pubblica');
  return { keyid: keyId(key), verifies: (bytes, signature) => verify(null, bytes, key, signature) };
}

/** What is signed: type and payload with their lengths, so that neither can be taken for part of the other. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

export function seal(payloadType: string, payload: Uint8Array, key: StatementKey): Envelope {
  const sig = Buffer.from(key.sign(preAuthEncoding(payloadType, payload))).toString('base64');
  return { payloadType, payload: Buffer.from(payload).toString('base64'), signatures: [{ keyid: key.keyid, sig }] };
}

function ed25519(read: () => KeyObject, which: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new KeyProblem(`non è una chiave ${which} in PEM, senza parola d’ordine`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new KeyProblem(`serve una chiave Ed25519, non ${key.asymmetricKeyType ?? 'di altro tipo'}`);
  return key;
}

/** SHA-256 (hex) of the public key's SubjectPublicKeyInfo. */
function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
