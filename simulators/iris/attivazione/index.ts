export { adesioneDa, jsonDa, schedaDa } from './dati.ts';
export { posizioniResidue } from './controlli.ts';
export type { Adesione, Scheda } from '../contract/adesione.ts';
export { difettiMessaggio, leggiMessaggio, OGGETTI_RICEVUTI } from './posta.ts';
export { passiIris, prossimo } from './passi.ts';
export type { Corsa, Passo } from './passi.ts';
