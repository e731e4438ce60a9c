import { richiestaFlussi } from '../rendicontazione/visti.ts';
import type { IrisRule } from './rule.ts';
import { unless } from './rule.ts';

/** Refusals that are of how the ente presents itself, or of whose flows it asks for. */
const ACCESSO =
  /^(?:PPT_(?:AUTENTICAZIONE|STAZIONE_INT_PA_SCONOSCIUTA|DOMINIO_SCONOSCIUTO|SINTASSI_EXTRAXSD)|stato 40[14])$/;

/** How flows are fetched (iris.md §8.2). */
export const flussi: readonly IrisRule[] = [
  {
    requirement: 'IRIS-FR-013',
    check(exchange) {
      const asked = richiestaFlussi(exchange);
      if (asked === undefined) return undefined;
      if (asked.rifiuto !== undefined && !ACCESSO.test(asked.rifiuto)) return undefined;
      return unless(
        asked.rifiuto === undefined
          ? undefined
          : { expected: 'credenziali della stazione e dominio dell’ente', observed: asked.rifiuto },
        {
          met: 'I flussi sono chiesti con le credenziali e il dominio giusti.',
          broken: 'I flussi sono chiesti con credenziali o dominio errati.',
        },
      );
    },
  },
  {
    requirement: 'IRIS-FR-014',
    check(exchange, { flussi: noti }) {
      const asked = richiestaFlussi(exchange);
      if (asked?.cosa !== 'flusso' || asked.rifiuto !== undefined) return undefined;
      const noto = noti.get(asked.identificativo ?? '');
      const occorrenza = asked.revisione ?? noto?.elencato;
      return unless(
        noto?.prelevato === undefined || noto.prelevato !== occorrenza
          ? undefined
          : { expected: 'solo flussi nuovi o cambiati', observed: `di nuovo ${asked.identificativo!}` },
        {
          met: 'Il flusso prelevato è nuovo.',
          broken: 'L’ente preleva di nuovo un flusso che ha già e che non è cambiato.',
        },
      );
    },
  },
];
