import { createPublicKey, verify } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { expect, it } from 'vitest';
import { idsFrom } from './ids.ts';
import { p256KeyFrom } from './p256.ts';

it('draws the key, and signs the bytes, that another implementation draws and signs', () => {
  for (let i = 0; i < 200; i++) {
    const message = idsFrom(`messaggio ${i}`).bytes(i);
    const secretKey = p256.utils.randomSecretKey(idsFrom(i).bytes(48));
    const key = p256KeyFrom(idsFrom(i));
    expect(Buffer.from(key.publicKey)).toEqual(Buffer.from(p256.getPublicKey(secretKey, false)));
    expect(Buffer.from(key.sign(message))).toEqual(
      Buffer.from(p256.sign(message, secretKey, { format: 'der', lowS: false })),
    );
  }
});

it('signs what the engine verifies, and nothing else', () => {
  const { publicKey, sign } = p256KeyFrom(idsFrom('chiave'));
  const part = (from: number): string => Buffer.from(publicKey.subarray(from, from + 32)).toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) } });
  const signature = sign(Buffer.from('testo'));
  expect(verify('sha256', Buffer.from('testo'), key, signature)).toBe(true);
  expect(verify('sha256', Buffer.from('testi'), key, signature)).toBe(false);
});
