export { passiSend } from './passi.ts';
export type { CorsaSend, PassoSend } from './passi.ts';
export { praticaDa } from './pratica.ts';
