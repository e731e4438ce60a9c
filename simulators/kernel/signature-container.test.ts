import { expect, test } from 'vitest';
import { p7m, signedPdf } from './signed.fixture.ts';
import { namesSigner, signatureIn } from './signature-container.ts';

test('a container and a signed PDF are told from what is not signed', () => {
  expect(signatureIn(p7m('Mario Rossi'))?.form).toBe('CAdES');
  expect(signatureIn(Buffer.from(p7m('Mario Rossi').toString('base64')))?.form).toBe('CAdES');
  const pem = `-----BEGIN PKCS7-----\n${p7m('Mario Rossi').toString('base64')}\n-----END PKCS7-----\n`;
  expect(signatureIn(Buffer.from(pem))?.form).toBe('CAdES');
  expect(signatureIn(signedPdf('Mario Rossi'))?.form).toBe('PAdES');
  for (const nothing of ['', '%PDF-1.7\n%%EOF', 'testo', '0', '%PDF-1.7 /ByteRange [0 1 2 3] /Contents <00>'])
    expect(signatureIn(Buffer.from(nothing))).toBeUndefined();
  expect(signatureIn(p7m('Mario Rossi').subarray(0, 3))).toBeUndefined();
});

test('the signer is named, whatever the order and the case', () => {
  const { signature } = signatureIn(p7m('ROSSI MARIO'))!;
  expect(namesSigner(signature, 'Mario Rossi')).toBe(true);
  expect(namesSigner(signature, 'Maria Rossi')).toBe(false);
  expect(namesSigner(signature, '')).toBe(false);
});
