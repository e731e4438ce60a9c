import { sha256 } from '../simulators/kernel/canonical.ts';
import type { BundleFiles } from './bundle-files.ts';
import { passed, readSums, refused } from './check-bundle.ts';
import type { Check } from './check-bundle.ts';
import { revisionDigests } from './signature/pdf/revisions.ts';
import { readPdfContent } from './signature/pdf/content.ts';
import type { Signature } from './signature/signature.ts';

/** By which rule a document was recognised as one of a bundle, strongest first. */
export type IdentityRule = 'digest' | 'firstRevision' | 'content';

export interface Identity {
  readonly check: Check;
  readonly rule?: IdentityRule;
  /** The file of the bundle that it is. */
  readonly file?: string;
}

/**
 * Whether a document is one of a bundle's files: the same bytes; or a PDF whose revision before the signatures has the recorded
 * digest; or, where the signing program wrote the PDF anew, one that shows and carries the same, page by page.
 * @param signatures those inside the PDF: without any its bytes may be no others, and only an intact one may have rewritten it
 */
export async function identify(
  name: string,
  document: Uint8Array,
  signatures: readonly Signature[],
  bundle: BundleFiles,
): Promise<Identity> {
  const recorded = new Map([...readSums(bundle)].map(([file, digest]) => [digest, file]));
  const found = (rule: IdentityRule, file: string, how: string): Identity => ({
    check: passed('DOCUMENT', name, `il documento è ${file} del fascicolo: ${how}`),
    rule,
    file,
  });
  const same = recorded.get(sha256(document));
  if (same !== undefined) return found('digest', same, 'l’impronta coincide');
  if (signatures.length > 0) {
    for (const digest of revisionDigests(document)) {
      const file = recorded.get(digest);
      if (file === undefined) continue;
      return (await showsTheSame(document, bundle.bytes(file)))
        ? found(
            'firstRevision',
            file,
            'l’impronta della revisione che precede le firme coincide, e ogni pagina mostra lo stesso',
          )
        : {
            check: refused(
              'DOCUMENT_EDITED',
              name,
              `il documento nasce da ${file} del fascicolo, ma è stato modificato prima dell’ultima firma: pagine o allegati non mostrano più lo stesso`,
            ),
          };
    }
    const rewritten = signatures.some(({ intact }) => intact);
    for (const file of rewritten ? bundle.names.filter((each) => each.endsWith('.pdf')) : [])
      if (await showsTheSame(document, bundle.bytes(file)))
        return found(
          'content',
          file,
          'il programma di firma lo ha riscritto, ma ogni pagina e gli allegati mostrano lo stesso',
        );
  }
  return {
    check: refused(
      'DOCUMENT_OTHER',
      name,
      `il documento non è del fascicolo: la sua impronta (${sha256(document).slice(0, 16)}…) non vi compare${signatures.length > 0 ? ', né vi compare quella di una sua revisione, e ciò che mostra è diverso' : ''}`,
    ),
  };
}

/** Whether two PDFs say, show and carry the same on every page, the signatures' own appearances aside. */
async function showsTheSame(document: Uint8Array, ours: Uint8Array): Promise<boolean> {
  const given = await readPdfContent(document);
  return given !== undefined && JSON.stringify(given) === JSON.stringify(await readPdfContent(ours));
}
