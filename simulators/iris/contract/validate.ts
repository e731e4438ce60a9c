import { compileXsd, judgeXml, validateXml } from '../../kernel/xml.ts';
import type { XmlIssue, XmlSchema } from '../../kernel/xml.ts';
import { soapOf } from './codec/soap.ts';
import { decodeBody } from './message.ts';
import type { Decoded } from './message.ts';
import { envelopeSchema, hasWrapper, schemaTexts } from './schema/texts.ts';
import type { Contract } from './schema/texts.ts';
import type { Versione } from './versione.ts';
import type { Flavour, VerificaEsito, Wrapper } from './wrapper.ts';

export interface ValidateOptions {
  /** The element that the SOAP body must hold. */
  readonly wrapper: Wrapper;
  /** The newest version that is known: a message may declare this one or an older one. 01.03-04 unless told. */
  readonly version?: Versione;
  readonly flavour: Flavour;
  /** What IdpVerificaStatoPagamenti.Esito holds; IdpEsitoVerifica unless told (see {@link VerificaEsito}). */
  readonly verificaEsito?: VerificaEsito;
}

/**
 * Every violation of our schemas in a SOAP 1.1 message, envelope included, with line, column and element path; empty when
 * it conforms (iris.md §2). A version that has not the wrapper refuses it whole.
 */
export function validateMessage(bytes: Uint8Array, options: ValidateOptions): readonly XmlIssue[] {
  const { wrapper, version = '01.03-04', flavour, verificaEsito = 'IdpEsitoVerifica' } = options;
  return validateXml(bytes, schemaFor({ versione: version, flavour, verificaEsito }, wrapper));
}

export interface ReadOptions extends Omit<ValidateOptions, 'wrapper'> {
  /** The elements that the SOAP body may hold; the schema is that of the one it holds. */
  readonly wrappers: readonly Wrapper[];
}

/**
 * Reads a message and holds it against the schema of the wrapper it carries, for the price of one reading; against none
 * where it carries another element, or where it is no SOAP message.
 */
export function readMessage(
  bytes: Uint8Array,
  { wrappers, version: versione = '01.03-04', flavour, verificaEsito = 'IdpEsitoVerifica' }: ReadOptions,
): { readonly decoded: Decoded; readonly issues: readonly XmlIssue[] } {
  const judged = judgeXml(bytes, (root) => {
    const body = soapOf(root);
    const wrapper = body.kind === 'element' ? wrappers.find((name) => name === body.element.name) : undefined;
    return wrapper === undefined ? undefined : schemaFor({ versione, flavour, verificaEsito }, wrapper);
  });
  return judged.ok
    ? { decoded: decodeBody(soapOf(judged.root)), issues: judged.issues }
    : { decoded: { kind: 'notXml', problem: judged.problem }, issues: [] };
}

const compiled = new Map<string, XmlSchema>();

function schemaFor(contract: Contract, wrapper: Wrapper): XmlSchema {
  const key = [contract.versione, contract.flavour, contract.verificaEsito, wrapper].join(' ');
  let schema = compiled.get(key);
  if (schema === undefined) {
    schema = hasWrapper(contract, wrapper)
      ? compileXsd(envelopeSchema(wrapper), schemaTexts(contract))
      : // nothing that a message may be
        compileXsd('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>');
    compiled.set(key, schema);
  }
  return schema;
}
