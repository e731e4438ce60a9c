import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { controllaAdesione, controllaScheda } from './controlli.ts';
import { adesioneDa, jsonDa, schedaDa } from './dati.ts';
import { requisitiAdesione } from './requisiti.ts';

const { tributi, anagrafica } = requisitiAdesione;

/** A scheda anagrafica on its own. */
export const schedaCheck: ArtefactCheck = {
  kind: 'scheda-anagrafica',
  title: 'scheda anagrafica di adesione a IRIS, come dati JSON (ente, SIL, tributi, modalità, IBAN, contatti)',
  accepts: 'file',
  requirements: [anagrafica, tributi],
  check: (artefact) => controllaScheda(schedaDa(artefact.name, jsonDa(artefact.name, artefact.bytes()))),
};

/** Every paper of an adhesion, one against the other. */
export const adesioneCheck: ArtefactCheck = {
  kind: 'adesione-iris',
  title: 'documenti di adesione a IRIS, come dati JSON (manifestazione, approvazione, atto, ordinativi, schede)',
  accepts: 'file',
  requirements: Object.values(requisitiAdesione),
  check: (artefact) => controllaAdesione(adesioneDa(artefact.name, jsonDa(artefact.name, artefact.bytes()))),
};
