import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
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
import { tlsFiles, tlsNames, tlsObstacle } from '../config/tls-files.ts';

/** The bench's server key and certificate (PEM), with the authority a SUT must be told to trust. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
  readonly caPath: string;
  /** The authority was made now: whoever trusts an earlier one must be given it. */
  readonly isNew: boolean;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const YEAR_MS = 365 * 86_400_000;

/**
 * The certificate with which the bench answers https under the names of `listen`: the one in `folder` where it still serves, so
 * that the authority given to a SUT once stays good; otherwise a new test authority and a certificate, valid a year. The
 * authority's own key is never written: what it signed is all it will ever sign.
 */
export async function tlsFor(
  listen: { readonly host?: string | undefined; readonly publicUrl?: string | undefined },
  folder: string,
): Promise<Tls> {
  const files = tlsFiles(folder);
  const names = tlsNames(listen);
  if (tlsObstacle(folder, names, { now: () => Date.now(), read: textOrNothing }) === undefined)
    return { key: textOrNothing(files.key)!, cert: textOrNothing(files.cert)!, caPath: files.ca, isNew: false };
  const made = await newCertificate(names);
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.ca, made.ca);
  writeFileSync(files.cert, made.cert);
  writeFileSync(files.key, made.key, { mode: 0o600 });
  return { key: made.key, cert: made.cert, caPath: files.ca, isNew: true };
}

function textOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function newCertificate(
  dnsOrIp: readonly string[],
): Promise<{ readonly ca: string; readonly cert: string; readonly key: string }> {
  const authority = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const server = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const issuer = 'Collaudo – autorità di prova';
  const ca = await certificate(1, issuer, issuer, authority.publicKey, authority.privateKey, [
    extension('2.5.29.19', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER()),
  ]);
  const names = dnsOrIp.map((name) =>
    isIP(name) === 4
      ? new GeneralName({
          type: 7,
          value: new OctetString({ valueHex: Uint8Array.from(name.split('.').map(Number)).buffer }),
        })
      : new GeneralName({ type: 2, value: name }),
  );
  const leaf = await certificate(2, issuer, dnsOrIp[0]!, server.publicKey, authority.privateKey, [
    extension('2.5.29.37', false, new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] }).toSchema().toBER()),
    extension('2.5.29.17', false, new GeneralNames({ names }).toSchema().toBER()),
  ]);
  return { ca, cert: leaf + ca, key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', server.privateKey)) };
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
