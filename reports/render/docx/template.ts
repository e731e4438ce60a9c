import { sha256 } from '../../../simulators/kernel/canonical.ts';
import { textOf } from '../../bundle-files.ts';
import { unzip, zip, ZipProblem } from '../../zip.ts';
import { below, parsePart, serialize, WORD } from './dom.ts';
import type { Document, Element } from './dom.ts';
import { FormProblem } from './problem.ts';

const MAIN = 'word/document.xml';

/** An official form as it was published: nothing in it says what goes where but what a person reads. */
export interface Template {
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
  readonly document: Document;
  /** The same file with its document as it now stands; every other part keeps its bytes. */
  filled(): Uint8Array;
}

/** @throws FormProblem where the file is no docx, or holds what cannot be filled in faithfully */
export function openTemplate(bytes: Uint8Array): Template {
  let parts: Map<string, Uint8Array>;
  try {
    parts = unzip(bytes);
  } catch (error) {
    if (error instanceof ZipProblem)
      throw new FormProblem('TEMPLATE_UNREADABLE', `il modello non si apre: ${error.message}`);
    throw error;
  }
  const main = parts.get(MAIN);
  if (main === undefined)
    throw new FormProblem('TEMPLATE_UNREADABLE', 'il modello non è un documento .docx: manca word/document.xml');
  const document = parsePart(MAIN, textOf(main));
  const settings = parts.get('word/settings.xml');
  refuseUnsupported(document, settings === undefined ? undefined : parsePart('word/settings.xml', textOf(settings)));
  return {
    sha256: sha256(bytes),
    document,
    filled: () => zip(new Map([...parts, [MAIN, Buffer.from(serialize(document), 'utf8')]]), true),
  };
}

function refuseUnsupported(document: Document, settings: Document | undefined): void {
  const found = [
    ...(below(document, 'ffData').length > 0 ? ['campi modulo di vecchio tipo (ffData)'] : []),
    ...(['ins', 'del', 'moveFrom', 'moveTo'].some((name) => below(document, name).length > 0)
      ? ['revisioni in sospeso']
      : []),
    ...(settings !== undefined && below(settings, 'documentProtection').some(isEnforced)
      ? ['protezione del documento']
      : []),
  ];
  if (found.length > 0)
    throw new FormProblem(
      'TEMPLATE_UNSUPPORTED',
      `il modello contiene ${found.join(', ')}: va compilato a mano, oppure salvato senza (accettando le revisioni, togliendo la protezione, sostituendo i campi) e mappato di nuovo`,
    );
}

function isEnforced(protection: Element): boolean {
  return !['0', 'false', 'off', null].includes(protection.getAttributeNS(WORD, 'enforcement'));
}
