import type { RunFile } from '../config/run-file.ts';
import type { PdfOptions } from '../reports/render/pdf/index.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** Options of the subcommands that make documents, beyond the common ones. */
export const DOCUMENT_OPTIONS = ['pdf-profile', 'signature-field'] as const;

/** How documents are made: as the command line says, else as the run file does; false with --no-pdf. @throws UsageError */
export function documentOptions(options: CommonOptions, documento: RunFile['documento'] = {}): PdfOptions | false {
  if (!options.pdf) return false;
  const profile = oneOf(options, 'pdf-profile', { '2a': 'PDF/A-2a', '3a': 'PDF/A-3a' } as const) ?? documento.profilo;
  const signatureField = oneOf(options, 'signature-field', { yes: true, no: false } as const) ?? documento.campoFirma;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(signatureField === undefined ? {} : { signatureField }),
  };
}

function oneOf<Value>(
  options: CommonOptions,
  name: (typeof DOCUMENT_OPTIONS)[number],
  values: Readonly<Record<string, Value>>,
): Value | undefined {
  const given = options.extra[name];
  if (given === undefined) return undefined;
  if (!Object.hasOwn(values, given))
    throw new UsageError(`--${name} vuole uno fra ${Object.keys(values).join(', ')}, non «${given}»`);
  return values[given];
}
