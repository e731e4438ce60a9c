import type { Evidence, SourceName } from '../../evidence.ts';
import type { Attachment, Doc } from './document.ts';

/** What goes inside a PDF/A-3 document, as it stands in the bundle, with what each is to the document. */
const ATTACHED: readonly ({ name: SourceName } & Omit<Attachment, 'creationDate' | 'modifiedDate'>)[] = [
  {
    name: 'manifest.json',
    type: 'application/json',
    relationship: 'Supplement',
    description: 'Manifesto: impronte delle fonti, catena del registro',
  },
  {
    name: 'verdict.json',
    type: 'application/json',
    relationship: 'Data',
    description: 'Esiti da cui il documento è composto',
  },
  {
    name: 'journal.ndjson',
    type: 'application/x-ndjson',
    relationship: 'Data',
    description: 'Registro degli scambi, dei comandi e dei rilievi',
  },
  {
    name: 'run.json',
    type: 'application/json',
    relationship: 'Supplement',
    description: 'File di esecuzione, senza segreti',
  },
];

/** Attaches the machine-readable evidence; dates are the document's, never "now". */
export function attachSources(doc: Doc, evidence: Evidence, date: Date): void {
  for (const { name, type, relationship, description } of ATTACHED)
    doc.file(Buffer.from(evidence.source(name)), {
      name,
      type,
      relationship,
      description,
      creationDate: date,
      modifiedDate: date,
    });
}
