import type { Entry } from '../../simulators/kernel/journal.ts';
import { validateXml } from '../../simulators/kernel/xml.ts';
import { readSoap } from '../../simulators/iris/contract/codec/soap.ts';
import { isWrapper } from '../../simulators/iris/contract/wrapper.ts';
import type { Flavour } from '../../simulators/iris/contract/wrapper.ts';
import type { OfficialIris } from './iris-files.ts';

/** What the official schemas say of the IRIS messages of a run. */
export interface IrisJournal {
  readonly checked: number;
  /** Violations left out since the value is a stand-in that redaction put there. */
  readonly relaxed: number;
  /** In Italian, ready to print. */
  readonly refused: readonly string[];
}

/** Stand-ins that redaction writes (kernel/redaction.ts): they need not have the form of what they stand for. */
const STAND_IN = /secret:[\w-]+#|Persona [0-9A-F]{8}|Via [0-9A-F]{8}|[0-9a-f]{12}@redatto\.example/;
const DIRECT = /\/IdpWebServices\//;

/**
 * Holds to the official schemas every message that IRIS wrote, answer or call, and every request that it took in charge.
 * The answer to a verifica over CART is left out: its official type is another one (see iris-divergences.ts).
 */
export function checkIrisJournal(entries: Iterable<Entry>, official: OfficialIris): IrisJournal {
  let checked = 0;
  let relaxed = 0;
  const refused: string[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'exchange' || entry.platform !== 'iris' || entry.fault !== undefined) continue;
    const { request, response } = entry;
    const flavour: Flavour = DIRECT.test(request.url) ? 'direct' : 'cart';
    const taken = response.status === 200;
    const texts = entry.direction === 'toPlatform' ? [taken ? request.text : undefined, response.text] : [request.text];
    for (const text of texts) {
      const bytes = Buffer.from(text ?? '');
      const body = readSoap(bytes);
      if (body.kind !== 'element' || !isWrapper(body.element.name)) continue;
      const wrapper = body.element.name;
      const schema =
        flavour === 'cart' && wrapper === 'IdpVerificaStatoPagamenti.Esito'
          ? undefined
          : official.schemaOf(flavour, wrapper);
      if (schema === undefined) continue;
      checked++;
      for (const { path, message, value = '' } of validateXml(bytes, schema)) {
        if (STAND_IN.test(value)) relaxed++;
        else refused.push(`scambio ${entry.seq}, ${wrapper}: ${path} ${message}`);
      }
    }
  }
  return { checked, relaxed, refused };
}
