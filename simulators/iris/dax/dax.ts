import { createHash } from 'node:crypto';
import { flaw, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { parseXml } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import type { Requirement } from '../../kernel/requirement.ts';

const row = (n: number, text: string, remedy: string): Requirement => ({
  id: `DAX-PACCHETTO-00${n}`,
  level: 'SHOULD',
  status: 'reconstructed',
  source: { document: 'Le piattaforme per la PA toscana (20/03/2015)', section: `trasferimento in SCN; TC-DAX-0${n}` },
  text,
  remedy,
});

/** Checks on a transfer package of DAX: only its shape is public (archive and Indice di Trasferimento), the rest is reconstructed. */
export const requisitiDax = {
  parti: row(
    1,
    'Il pacchetto ha i file dei documenti e un Indice di Trasferimento.',
    'Mettere nel pacchetto un solo IdT e i file che descrive.',
  ),
  presenti: row(2, 'Ogni voce dell’indice è un file del pacchetto.', 'Aggiungere il file o togliere la voce.'),
  impronte: row(
    3,
    'L’impronta di ogni file è quella dell’indice.',
    'Ricalcolare le impronte con l’algoritmo dichiarato.',
  ),
  inPiu: row(4, 'Nessun file del pacchetto è fuori dell’indice.', 'Elencare il file nell’indice o toglierlo.'),
  doppie: row(5, 'Ogni file è elencato una volta sola.', 'Togliere la voce ripetuta.'),
  fuori: row(
    6,
    'Nessun indirizzo dell’indice esce dal pacchetto.',
    'Usare percorsi relativi, senza «..», schemi o radici.',
  ),
  automatico: {
    ...row(
      7,
      'Il trasferimento è automatico, da sistema a sistema.',
      'Trasferire il pacchetto con la cooperazione applicativa.',
    ),
    notTested: 'È un modo di trasmettere, che nessun file mostra: lo attesta l’operatore.',
  },
} as const;

/** Algorithms by the names that an index may use for them. */
const ALGORITMI: Readonly<Record<string, string>> = {
  'sha-256': 'sha256',
  sha256: 'sha256',
  'sha-512': 'sha512',
  sha512: 'sha512',
  'sha-1': 'sha1',
  sha1: 'sha1',
};

interface Voce {
  readonly uri: string;
  readonly impronta: string;
  readonly algoritmo: string;
}

/** A package as a folder (TC-DAX-01..07); names of elements and of the index are settings, since no schema is public. */
export const daxCheck: ArtefactCheck = {
  kind: 'pacchetto-dax',
  title: 'pacchetto di trasferimento a DAX: cartella con i file e l’Indice di Trasferimento in XML (ricostruito)',
  accepts: 'folder',
  requirements: Object.values(requisitiDax),
  settings: {
    indice: { value: 'IdT.xml', meaning: 'il nome del file dell’Indice di Trasferimento' },
    uri: { value: 'uri', meaning: 'l’elemento o l’attributo che porta l’indirizzo di un file' },
    impronta: { value: 'impronta', meaning: 'l’elemento o l’attributo che porta l’impronta' },
    algoritmo: {
      value: 'SHA-256',
      meaning: 'l’algoritmo delle impronte dove l’indice non lo dice',
      oneOf: ['SHA-256', 'SHA-512', 'SHA-1'],
    },
  },
  check(artefact, settings) {
    const nome = String(settings['indice']);
    const files = artefact.entries();
    if (files.length === 0) throw new UnreadableArtefact(`«${artefact.name}» è una cartella vuota`);
    const indice = artefact.beside(nome);
    if (indice === undefined)
      return [difetto(requisitiDax.parti, artefact.name, `un Indice di Trasferimento ${nome}`, 'nessuno')];
    const parsed = parseXml(indice);
    if (!parsed.ok) throw new UnreadableArtefact(`«${nome}» non si legge come XML: ${parsed.problem.message}`);
    const voci = vociDi(
      parsed.root,
      String(settings['uri']),
      String(settings['impronta']),
      String(settings['algoritmo']),
    );
    return giudica(
      artefact,
      files.filter((file) => file !== nome),
      voci,
    );
  },
};

function giudica(artefact: Artefact, files: readonly string[], voci: readonly Voce[]): readonly ArtefactFinding[] {
  const findings: ArtefactFinding[] = [];
  if (files.length === 0 || voci.length === 0)
    findings.push(
      difetto(
        requisitiDax.parti,
        artefact.name,
        'file e voci dell’indice',
        `${files.length} file, ${voci.length} voci`,
      ),
    );
  const visti = new Set<string>();
  for (const { uri, impronta, algoritmo } of voci) {
    if (visti.has(uri)) findings.push(difetto(requisitiDax.doppie, uri, 'una voce', 'più voci'));
    visti.add(uri);
    if (esce(uri)) {
      findings.push(difetto(requisitiDax.fuori, uri, 'un percorso dentro il pacchetto', uri));
      continue;
    }
    const content = files.includes(uri) ? artefact.beside(uri) : undefined;
    if (content === undefined) {
      findings.push(difetto(requisitiDax.presenti, uri, 'un file del pacchetto', 'nessuno'));
      continue;
    }
    const funzione = ALGORITMI[algoritmo.toLowerCase()];
    const calcolata = funzione === undefined ? undefined : createHash(funzione).update(content).digest();
    if (calcolata === undefined) findings.push(difetto(requisitiDax.impronte, uri, 'un algoritmo noto', algoritmo));
    else if (![calcolata.toString('hex'), calcolata.toString('base64').toLowerCase()].includes(impronta.toLowerCase()))
      findings.push(
        difetto(requisitiDax.impronte, uri, calcolata.toString('hex'), impronta === '' ? 'nessuna impronta' : impronta),
      );
  }
  for (const file of files)
    if (!visti.has(file)) findings.push(difetto(requisitiDax.inPiu, file, 'una voce dell’indice', 'nessuna'));
  return findings;
}

/** A URI that names something else than a file under the package. */
function esce(uri: string): boolean {
  let piano = uri;
  try {
    piano = decodeURIComponent(uri);
  } catch {
    return true;
  }
  return /^[a-z][a-z0-9+.-]*:/i.test(piano) || /^[/\\]/.test(piano) || piano.split(/[/\\]/).includes('..');
}

/** Elements that carry a URI, as a child or as an attribute. */
function vociDi(element: XmlElement, uri: string, impronta: string, algoritmo: string): readonly Voce[] {
  const valore = (nome: string): string | undefined =>
    element.attributes[nome] ?? element.children.find(({ name }) => name === nome)?.text.trim();
  const qui = valore(uri);
  const sotto = element.children.flatMap((child) => vociDi(child, uri, impronta, algoritmo));
  return qui === undefined
    ? sotto
    : [{ uri: qui, impronta: valore(impronta) ?? '', algoritmo: valore('algoritmo') ?? algoritmo }, ...sotto];
}

function difetto(requirement: Requirement, place: string, expected: string, observed: string): ArtefactFinding {
  return flaw(requirement, { place, message: requirement.text, expected, observed });
}
