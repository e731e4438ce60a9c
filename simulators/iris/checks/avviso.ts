import { flaw, requirementIn, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding } from '../../kernel/artefact.ts';
import { parseJson } from '../../kernel/json.ts';
import { difettiAvviso, difettiTesti, REQUISITI_AVVISO } from '../avviso/giudizio.ts';
import type { Difetto } from '../avviso/giudizio.ts';
import { leggiAvvisoDa } from '../avviso/lettura.ts';
import { IMPORTO_MASSIMO } from '../avviso/testi.ts';
import { qrDi } from '../avviso/giudizio.ts';
import { requirements } from '../requirements.ts';

const requirement = requirementIn(requirements);
const { qr, dataMatrix, testi } = REQUISITI_AVVISO;

/** A notice as a citizen gets it, or its fields as data (iris.md §7.2-§7.4). */
export const avvisoCheck: ArtefactCheck = {
  kind: 'avviso',
  title: 'avviso di pagamento in PDF o come immagine (PNG, JPEG), oppure i suoi campi in JSON',
  accepts: 'file',
  requirements: [qr, dataMatrix, testi].map(requirement),
  settings: {
    importoDiDieciCifre: {
      value: false,
      meaning: 'se l’importo nel codice QR deve avere dieci cifre, come lo scrive IRIS',
    },
    contoPostale: { value: false, meaning: 'se l’ente incassa su conto postale: l’avviso deve avere il DataMatrix' },
  },
  async check(artefact, settings) {
    const bytes = artefact.bytes();
    if (bytes[0] === 0x7b) return difettiTesti(campi(artefact.name, bytes)).map(finding);
    const letto = await leggiAvvisoDa(artefact.name, bytes);
    const difetti: Difetto[] = [...difettiAvviso(letto)];
    const codice = qrDi(letto);
    if (settings['importoDiDieciCifre'] === true && letto.cifreImporto !== undefined && letto.cifreImporto !== 10)
      difetti.push({
        requirement: qr,
        dove: 'codice QR, campo 5',
        messaggio: 'L’importo nel codice QR non ha dieci cifre.',
        atteso: 'dieci cifre',
        osservato: `${letto.cifreImporto} cifre`,
      });
    if (settings['contoPostale'] === true && letto.dataMatrix.length === 0)
      difetti.push({
        requirement: dataMatrix,
        dove: 'DataMatrix',
        messaggio: 'L’avviso di un conto postale non ha il DataMatrix.',
        atteso: 'un DataMatrix',
        osservato: 'nessuno',
      });
    if (codice !== undefined && codice.importo > IMPORTO_MASSIMO)
      difetti.push({
        requirement: testi,
        dove: 'importo',
        messaggio: 'L’importo è maggiore di quello che un avviso può portare.',
        atteso: 'al massimo 999.999,99 euro',
        osservato: `${codice.importo} centesimi`,
      });
    return difetti.map(finding);
  },
};

function finding({ requirement: id, dove, messaggio, atteso, osservato }: Difetto): ArtefactFinding {
  return flaw(requirement(id), { place: dove, message: messaggio, expected: atteso, observed: osservato });
}

/** Fields by their names in the technical guide. @throws UnreadableArtefact where it is no object of texts. */
function campi(name: string, bytes: Uint8Array): Readonly<Record<string, string>> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new UnreadableArtefact(`«${name}» non si legge come JSON: ${parsed.problem}`);
  const given = parsed.value as Readonly<Record<string, unknown>>;
  const wrong = Object.entries(given).find(([, value]) => typeof value !== 'string');
  if (wrong !== undefined)
    throw new UnreadableArtefact(`«${name}»: il campo ${wrong[0]} deve essere un testo, come è stampato`);
  return given as Readonly<Record<string, string>>;
}
