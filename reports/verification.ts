import { sha256 } from '../simulators/kernel/canonical.ts';
import { textOf, zippedFiles } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { passed, refused, verifyBundle } from './check-bundle.ts';
import type { Check } from './check-bundle.ts';
import { identify } from './identity.ts';
import type { IdentityRule } from './identity.ts';
import { unwrap } from './signature/cades.ts';
import { isPdf, padesSignatures } from './signature/pdf/pades.ts';
import { printedRun, readPdfContent } from './signature/pdf/content.ts';
import type { Signature } from './signature/signature.ts';
import { statementChecks } from './statement/check.ts';
import type { PublicKey } from './statement/dsse.ts';
import { isZip, ZipProblem } from './zip.ts';

/** What `collaudo verify` found. Trust in certificates is outside a test bench, and says so. */
export interface Verification {
  readonly subject: 'bundle' | 'document';
  readonly intact: boolean;
  readonly checks: readonly Check[];
  readonly signatures: readonly Signature[];
  /** The document inside the envelopes, or the PDF itself. */
  readonly document?: {
    readonly sha256: string;
    readonly size: number;
    readonly rule?: IdentityRule;
    readonly file?: string;
  };
  /** The run it is about, and whose word that is. */
  readonly run?: { readonly id: string; readonly manifest?: string; readonly from: 'bundle' | 'document' };
  readonly trust: 'notEvaluated';
}

export interface VerifyOptions {
  /** The bundle that a document is held against. */
  readonly bundle?: BundleFiles;
  /** What a detached signature is over. */
  readonly content?: Uint8Array;
  /** Of whoever must have signed the bundle's statement. */
  readonly key?: PublicKey;
}

export function verifyFiles(bundle: BundleFiles, key?: PublicKey): Verification {
  const checks = [...verifyBundle(bundle), ...statementChecks(bundle, key)];
  const run = runOf(bundle);
  return verdict({ subject: 'bundle', checks, signatures: [], ...(run === undefined ? {} : { run }) });
}

/**
 * Verifies one file: a zipped bundle, a PDF with or without signatures, a CAdES envelope over anything. What it is shows from
 * its bytes, never from its name.
 */
export async function verifyBytes(name: string, bytes: Uint8Array, options: VerifyOptions = {}): Promise<Verification> {
  if (isZip(bytes)) {
    const zipped = openZip(bytes);
    if ('names' in zipped) {
      if (zipped.names.includes('manifest.json')) return verifyFiles(zipped, options.key);
    } else return verdict({ subject: 'bundle', checks: [refused(zipped.code, name, zipped.message)], signatures: [] });
  }
  if (isPdf(bytes) || isZip(bytes)) return verifyDocument(name, bytes, [], [], options);
  const { content, signatures, refusals } = await unwrap(bytes, options.content);
  const checks = refusals.map(({ code, message }) => refused(code, name, message));
  if (content === undefined) return verdict({ subject: 'document', checks, signatures });
  if (signatures.length === 0)
    return verdict({
      subject: 'document',
      checks: [
        refused(
          'FORMAT_UNKNOWN',
          name,
          'non è un fascicolo, un PDF né una busta firmata (.p7m, .p7s in DER, BER, PEM o base64)',
        ),
      ],
      signatures,
    });
  return verifyDocument(name, content, signatures, checks, options);
}

function openZip(bytes: Uint8Array): BundleFiles | ZipProblem {
  try {
    return zippedFiles(bytes);
  } catch (error) {
    if (error instanceof ZipProblem) return error;
    throw error;
  }
}

async function verifyDocument(
  name: string,
  document: Uint8Array,
  envelopes: readonly Signature[],
  before: readonly Check[],
  { bundle, key }: VerifyOptions,
): Promise<Verification> {
  const inside = isPdf(document) ? await padesSignatures(document) : { signatures: [], refusals: [] };
  const signatures = [...envelopes, ...inside.signatures];
  const checks = [
    ...before,
    ...inside.refusals.map(({ code, message }) => refused(code, name, message)),
    ...signatures.flatMap((signature) => checksOf(name, signature)),
  ];
  if (bundle === undefined) {
    if (signatures.length === 0 && checks.length === 0)
      checks.push(
        refused(
          'NOTHING_TO_VERIFY',
          name,
          'il documento non è firmato e non c’è un fascicolo con cui confrontarlo: indicarlo con --against',
        ),
      );
    const run = await runPrintedIn(document);
    return verdict({
      subject: 'document',
      checks,
      signatures,
      document: { sha256: sha256(document), size: document.length },
      ...(run === undefined ? {} : { run }),
    });
  }
  const { check, rule, file } = await identify(name, document, inside.signatures, bundle);
  const run = check.ok ? runOf(bundle) : undefined;
  return verdict({
    subject: 'document',
    checks: [...checks, ...verifyFiles(bundle, key).checks.filter(({ ok }) => !ok), check],
    signatures,
    document: {
      sha256: sha256(document),
      size: document.length,
      ...(rule === undefined ? {} : { rule }),
      ...(file === undefined ? {} : { file }),
    },
    ...(run === undefined ? {} : { run }),
  });
}

/** An intact signature is one check passed; a broken one is as many refused as it has reasons. */
function checksOf(name: string, { form, position, signer, refusals }: Signature): readonly Check[] {
  const what = form === 'documentTimeStamp' ? `marca temporale ${position}` : `firma ${position}`;
  const whose = signer === undefined ? '' : ` di ${signer.commonName}`;
  return refusals.length === 0
    ? [passed('SIGNATURE', name, `${what}${whose}: integra`)]
    : refusals.map(({ code, message }) => refused(code, name, `${what}${whose}: ${message}`));
}

function runOf(bundle: BundleFiles): Verification['run'] {
  try {
    const { run } = JSON.parse(textOf(bundle.bytes('manifest.json'))) as { run?: unknown };
    return typeof run === 'string' ? { id: run, manifest: bundle.digest('manifest.json'), from: 'bundle' } : undefined;
  } catch {
    return undefined;
  }
}

async function runPrintedIn(document: Uint8Array): Promise<Verification['run']> {
  const content = isPdf(document) ? await readPdfContent(document) : undefined;
  if (content === undefined) return undefined;
  const { id, manifest } = printedRun(content);
  return id === undefined ? undefined : { id, ...(manifest === undefined ? {} : { manifest }), from: 'document' };
}

function verdict(found: Omit<Verification, 'intact' | 'trust'>): Verification {
  return { ...found, intact: found.checks.length > 0 && found.checks.every(({ ok }) => ok), trust: 'notEvaluated' };
}
