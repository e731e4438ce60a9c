import type { Operation } from '../../kernel/platform.ts';
import type { Caller, IrisState } from '../state.ts';
import { emissione } from '../avviso/operations.ts';
import { generazione } from '../iuv/operations.ts';
import { contabili } from '../rendicontazione/contabili.ts';
import { rendicontazione } from '../rendicontazione/operations.ts';
import { allineamento } from './allineamento.ts';
import { diretti } from './diretti.ts';
import { gateway } from './gateway.ts';
import { getSulProxy } from './get-sul-proxy.ts';
import { informativaEsito } from './informativa-esito.ts';
import { sincronoSuCart } from './sincrono.ts';
import { verificaSuCart } from './verifica.ts';
import { operazioniBb } from '../bb/operazioni.ts';
import { operazioniSpx } from '../spx/operazioni.ts';

/** Every operation of iris.md §1 that an ente may ask, at each of its addresses, the pages of the gateway, and SmartProxy. */
export const operations: readonly Operation<IrisState, Caller>[] = [
  ...allineamento,
  ...sincronoSuCart,
  ...verificaSuCart,
  ...informativaEsito,
  ...diretti,
  ...generazione,
  ...emissione,
  ...rendicontazione,
  ...contabili,
  ...getSulProxy,
  ...gateway,
  ...operazioniSpx,
  ...operazioniBb,
];
