import { flaw, requirementIn, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, Settings } from '../../kernel/artefact.ts';
import { parseJson } from '../../kernel/json.ts';
import { leggiFlusso } from '../rendicontazione/flusso-xml.ts';
import { difettiFlusso } from '../rendicontazione/giudizio.ts';
import type { Confronto } from '../rendicontazione/giudizio.ts';
import { requisitiFlusso } from '../rendicontazione/requisiti.ts';

const requisito = requirementIn(requisitiFlusso);

/** A flow of rendicontazione: itself, and beside what was due and its transfer (iris.md §8). */
export const fdrCheck: ArtefactCheck = {
  kind: 'fdr',
  title: 'flusso di rendicontazione pagoPA (FlussoRiversamento, XML)',
  accepts: 'file',
  requirements: requisitiFlusso,
  settings: {
    dovuti: {
      value: '',
      meaning: 'file JSON accanto al flusso con i centesimi dovuti per ogni IUV: {"01000000000000144": 12050}',
    },
    ente: { value: '', meaning: 'codice fiscale dell’ente che ha ricevuto il flusso' },
    riversato: { value: 0, meaning: 'centesimi del riversamento (SCT) del flusso; 0: non si confronta' },
    causale: { value: '', meaning: 'causale del riversamento, con l’identificativo del flusso dopo /URI/' },
  },
  check(artefact, settings) {
    const bytes = artefact.bytes();
    const flusso = leggiFlusso(bytes);
    if ('problema' in flusso) throw new UnreadableArtefact(`«${artefact.name}» ${flusso.problema}`);
    return difettiFlusso(flusso, bytes, confrontoDa(artefact, settings)).map(
      ({ requirement, dove, codice, messaggio, atteso, osservato }) =>
        flaw(requisito(requirement), {
          place: dove,
          message: codice === undefined ? messaggio : `${codice}: ${messaggio}`,
          expected: atteso,
          observed: osservato,
        }),
    );
  },
};

function confrontoDa(artefact: Artefact, settings: Settings): Confronto {
  const testo = (nome: string): string => String(settings[nome]);
  const riversato = Number(settings['riversato']);
  return {
    ...(testo('dovuti') === '' ? {} : { dovuti: dovutiDa(artefact, testo('dovuti')) }),
    ...(testo('ente') === '' ? {} : { ente: testo('ente') }),
    ...(riversato === 0 ? {} : { riversato }),
    ...(testo('causale') === '' ? {} : { causale: testo('causale') }),
  };
}

/** What was due, by IUV. @throws UnreadableArtefact where the file is absent, or says anything else. */
function dovutiDa(artefact: Artefact, nome: string): ReadonlyMap<string, number> {
  const bytes = artefact.beside(nome);
  if (bytes === undefined)
    throw new UnreadableArtefact(`dovuti: «${nome}» non c’è accanto a «${artefact.name}»; indicare un file vicino`);
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new UnreadableArtefact(`dovuti: «${nome}» non si legge come JSON: ${parsed.problem}`);
  const voci = Object.entries((parsed.value ?? {}) as Readonly<Record<string, unknown>>);
  const errata = voci.find(([, importo]) => !Number.isSafeInteger(importo) || (importo as number) <= 0);
  if (errata !== undefined || voci.length === 0 || Array.isArray(parsed.value))
    throw new UnreadableArtefact(
      `dovuti: «${nome}» deve dare a ogni IUV un numero intero di centesimi${errata === undefined ? '' : `; non lo dà a ${errata[0]}`}`,
    );
  return new Map(voci as [string, number][]);
}
