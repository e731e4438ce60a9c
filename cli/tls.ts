import { mkdirSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import {
  BasicConstraints,
  AttributeTypeAndValue,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
} from 'pkijs';
import { Integer, OctetString, Utf8String } from 'asn1js';

/** A throw-away server key and certificate (PEM), with the authority a SUT must be told to trust. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
  readonly caPath: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const YEAR_MS = 365 * 86_400_000;

/**
 * Makes a test authority and a certificate for `host` (and for localhost), valid a year, and writes the authority's
 * certificate to `<folder>/collaudo-ca.pem`. Keys are drawn anew each time and never written.
 */
export async function tlsFor(host: string, folder: string): Promise<Tls> {
  const authority = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const server = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const issuer = 'Collaudo – autorità di prova';
  const ca = await certificate(1, issuer, issuer, authority.publicKey, authority.privateKey, [
    extension('2.5.29.19', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER()),
  ]);
  const names = [...new Set([host, 'localhost', '127.0.0.1'])].map((name) =>
    isIP(name) === 4
      ? new GeneralName({
          type: 7,
          value: new OctetString({ valueHex: Uint8Array.from(name.split('.').map(Number)).buffer }),
        })
      : new GeneralName({ type: 2, value: name }),
  );
  const leaf = await certificate(2, issuer, host, server.publicKey, authority.privateKey, [
    extension('2.5.29.37', false, new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] }).toSchema().toBER()),
    extension('2.5.29.17', false, new GeneralNames({ names }).toSchema().toBER()),
  ]);
  mkdirSync(folder, { recursive: true });
  const caPath = join(folder, 'collaudo-ca.pem');
  writeFileSync(caPath, ca);
  return {
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', server.privateKey)),
    cert: leaf + ca,
    caPath,
  };
}

async function certificate(
  serial: number,
  issuer: string,
  subject: string,
  publicKey: CryptoKey,
  signer: CryptoKey,
  extensions: Extension[],
): Promise<string> {
  const made = new Certificate();
  made.version = 2;
  made.serialNumber = new Integer({ value: serial });
  made.issuer.typesAndValues.push(commonName(issuer));
  made.subject.typesAndValues.push(commonName(subject));
  const now = Date.now();
  made.notBefore.value = new Date(now - 86_400_000);
  made.notAfter.value = new Date(now + YEAR_MS);
  made.extensions = extensions;
  await made.subjectPublicKeyInfo.importKey(publicKey);
  await made.sign(signer, 'SHA-256');
  return pem('CERTIFICATE', made.toSchema(true).toBER());
}

function commonName(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) });
}

function extension(extnID: string, critical: boolean, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue: value });
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
