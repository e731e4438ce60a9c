import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { isIP } from 'node:net';

const DAY_MS = 86_400_000;

/** Where the bench keeps what it answers https with: the authority to give the SUT, and the server's certificate and key. */
export interface TlsFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** They lie beside the bundles, so that doctor, run and serve find the same ones. */
export function tlsFiles(folder: string): TlsFiles {
  return {
    ca: join(folder, 'collaudo-ca.pem'),
    cert: join(folder, 'collaudo-server.pem'),
    key: join(folder, 'collaudo-server.key'),
  };
}

/** The names by which a SUT reaches the bench. */
export function tlsNames(listen: {
  readonly host?: string | undefined;
  readonly publicUrl?: string | undefined;
}): readonly string[] {
  const { host = '127.0.0.1', publicUrl } = listen;
  const named = publicUrl === undefined || !URL.canParse(publicUrl) ? [] : [new URL(publicUrl).hostname];
  return [...new Set([host, ...named, 'localhost', '127.0.0.1'])];
}

/**
 * Why the certificate on disk cannot serve these names a day longer, in Italian; undefined where it can.
 * @param read the text of a file; undefined where it cannot be read
 */
export function tlsObstacle(
  folder: string,
  names: readonly string[],
  { now, read }: { now(): number; read(path: string): string | undefined },
): string | undefined {
  const files = tlsFiles(folder);
  const [ca, cert, key] = [read(files.ca), read(files.cert), read(files.key)];
  if (ca === undefined || cert === undefined || key === undefined) return 'non c’è ancora';
  let authority: X509Certificate;
  let server: X509Certificate;
  try {
    [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)];
  } catch {
    return 'non si legge';
  }
  if (!server.verify(authority.publicKey)) return 'non è quella che ha emesso il certificato del banco';
  const until = Math.min(Date.parse(authority.validTo), Date.parse(server.validTo));
  if (until - now() < DAY_MS) return `scade il ${new Date(until).toISOString().slice(0, 10)}`;
  const missing = names.find((name) =>
    isIP(name) > 0 ? server.checkIP(name) === undefined : server.checkHost(name) === undefined,
  );
  return missing === undefined ? undefined : `non vale per ${missing}`;
}
