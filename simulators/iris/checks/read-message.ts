import { flaw, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactFinding, ArtefactSetting, Settings } from '../../kernel/artefact.ts';
import type { Requirement } from '../../kernel/requirement.ts';
import { FLAVOURS } from '../contract/wrapper.ts';
import type { Flavour, Wrapper } from '../contract/wrapper.ts';
import { readMessage } from '../contract/validate.ts';
import { isVersione, VERSIONI } from '../contract/versione.ts';
import type { Versione } from '../contract/versione.ts';

/** Settings of every check on a message of IRIS. */
export const messageSettings: Readonly<Record<string, ArtefactSetting>> = {
  versione: { value: '01.03-04', meaning: 'la versione più recente dello schema', oneOf: VERSIONI },
  trasporto: {
    value: 'cart',
    meaning: 'di chi è il contratto: cart per la Porta di Dominio, direct per gli indirizzi senza CART',
    oneOf: FLAVOURS,
  },
};

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The message as it would travel: a file that holds only the wrapper is put in an envelope, on the line where it stands. */
export function inEnvelope(text: string): string {
  const { declaration = '' } = /^\uFEFF?(?<declaration><\?xml[^>]*\?>)?/.exec(text)?.groups ?? {};
  const rest = text.replace(/^\uFEFF/, '').slice(declaration.length);
  if (/^\s*(<!--[^]*?-->\s*)*<([\w.-]+:)?Envelope[\s>]/.test(rest)) return text;
  return `<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${rest}</soap:Body></soap:Envelope>`;
}

/**
 * Holds an XML file against the schema of the wrapper it carries: what the schema refuses, and the text as an envelope
 * carries it. @throws UnreadableArtefact where it is no XML, or carries none of the wrappers.
 */
export function schemaFindings(
  artefact: Artefact,
  settings: Settings,
  wrappers: readonly Wrapper[],
  requirement: Requirement,
): { readonly text: string; readonly wrapper: string; readonly findings: readonly ArtefactFinding[] } {
  const text = inEnvelope(Buffer.from(artefact.bytes()).toString('utf8'));
  const { decoded, issues } = readMessage(Buffer.from(text), {
    wrappers,
    version: versioneOf(settings),
    flavour: settings['trasporto'] === 'direct' ? 'direct' : ('cart' satisfies Flavour),
  });
  if (decoded.kind === 'notXml')
    throw new UnreadableArtefact(
      `«${artefact.name}» non si legge come XML: ${decoded.problem.message}; correggerlo e riprovare`,
    );
  if (decoded.kind !== 'message' || !wrappers.some((name) => name === decoded.message.wrapper))
    throw new UnreadableArtefact(
      `«${artefact.name}» non contiene uno degli elementi attesi: ${wrappers.join(', ')}, da soli o in una busta SOAP`,
    );
  return {
    text,
    wrapper: decoded.message.wrapper,
    findings: issues.map(({ path, keyword, message, line, column, value }) =>
      flaw(requirement, {
        place: line === undefined ? path : `riga ${line}${column === undefined ? '' : `, colonna ${column}`}: ${path}`,
        message,
        expected: `un messaggio conforme allo schema (${keyword})`,
        observed: value ?? path.slice(path.lastIndexOf('/') + 1),
      }),
    ),
  };
}

function versioneOf({ versione }: Settings): Versione {
  return typeof versione === 'string' && isVersione(versione) ? versione : '01.03-04';
}
