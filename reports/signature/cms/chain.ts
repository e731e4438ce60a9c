import { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import type { SignedData } from 'pkijs';
import type { Refusal } from '../refusal.ts';
import { derOf } from './certificate.ts';

/**
 * Why the certificates that came along do not hold together: one of them was not signed by the issuer that came with it. Whether
 * the last of them deserves trust is not asked; undefined where nothing is wrong with what is there.
 */
export function chainRefusal({ certificates }: SignedData): Refusal | undefined {
  const all = (certificates ?? [])
    .filter((each) => each instanceof Certificate)
    .map((each) => new X509Certificate(derOf(each)));
  const altered = all.find((each) => {
    const issuers = all.filter(({ subject }) => subject === each.issuer);
    return issuers.length > 0 && !issuers.some(({ publicKey }) => each.verify(publicKey));
  });
  return altered === undefined
    ? undefined
    : {
        code: 'SIGNATURE_CERTIFICATE_ALTERED',
        message: `un certificato della busta (${altered.subject.split('\n').at(-1)}) non è quello che il suo emittente ha firmato`,
      };
}
