import { avvisi } from './iris/avvisi.ts';
import { ioservice } from './ioservice.ts';
import { avvisi as avvisiSuIo } from './io/avvisi.ts';
import { contenuto } from './io/contenuto.ts';
import { esiti as esitiDiIo } from './io/esiti.ts';
import { gestione } from './io/gestione.ts';
import { invio as invioSuIo } from './io/invio.ts';
import { esiti } from './iris/esiti.ts';
import { flussi } from './iris/flussi.ts';
import { informative } from './iris/informative.ts';
import { otf } from './iris/otf.ts';
import { pendenze } from './iris/pendenze.ts';
import { bbSpontanei } from './iris/bb/spontanei.ts';
import { spxFile } from './iris/spx/file.ts';
import { spxPrelievo, spxServizio } from './iris/spx/servizio.ts';
import { trasporto } from './iris/trasporto.ts';
import { verifica } from './iris/verifica.ts';
import { flussiIo } from './flussi-io.ts';
import { flussiSend } from './flussi-send.ts';
import type { Mutant } from './mutant.ts';
import { carico } from './send/carico.ts';
import { costo } from './send/costo.ts';
import { documenti } from './send/documenti.ts';
import { eventi } from './send/eventi.ts';
import { gpd } from './send/gpd.ts';
import { invio } from './send/invio.ts';
import { percorsi } from './send/percorsi.ts';
import { protocollo } from './send/protocollo.ts';
import { stazione } from './send/stazione.ts';
import { voucher } from './send/voucher.ts';

export type { Mutant } from './mutant.ts';

/** Every mutant, an explicit list. */
export const mutants: readonly Mutant[] = [
  ...carico,
  ...invio,
  ...eventi,
  ...percorsi,
  ...documenti,
  ...costo,
  ...stazione,
  ...gpd,
  ...protocollo,
  ...voucher,
  ...trasporto,
  ...pendenze,
  ...esiti,
  ...informative,
  ...verifica,
  ...otf,
  ...avvisi,
  ...spxFile,
  ...spxServizio,
  ...spxPrelievo,
  ...ioservice,
  ...invioSuIo,
  ...contenuto,
  ...avvisiSuIo,
  ...esitiDiIo,
  ...gestione,
  ...bbSpontanei,
  ...flussi,
  ...flussiIo,
  ...flussiSend,
];
