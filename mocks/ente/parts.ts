import * as calls from './parts/calls.ts';
import * as deposit from './parts/deposit.ts';
import * as documents from './parts/documents.ts';
import * as events from './parts/events.ts';
import * as gpd from './parts/gpd.ts';
import * as irisAvvisi from './parts/iris-avvisi.ts';
import * as ioCalls from './parts/io-calls.ts';
import * as ioDebt from './parts/io-debt.ts';
import * as ioMessage from './parts/io-message.ts';
import * as ioOutcome from './parts/io-outcome.ts';
import * as ioRemote from './parts/io-remote.ts';
import * as ioSending from './parts/io-sending.ts';
import * as ioService from './parts/io-service.ts';
import * as irisChecks from './parts/iris-checks.ts';
import * as irisEsito from './parts/iris-esito.ts';
import * as irisFlussi from './parts/iris-flussi.ts';
import * as irisInformativa from './parts/iris-informativa.ts';
import * as irisMessage from './parts/iris-message.ts';
import * as irisOtf from './parts/iris-otf.ts';
import * as irisPendenza from './parts/iris-pendenza.ts';
import * as irisSending from './parts/iris-sending.ts';
import * as irisBb from './parts/iris-bb.ts';
import * as irisSpx from './parts/iris-spx.ts';
import * as irisVerifica from './parts/iris-verifica.ts';
import * as ioservice from './parts/ioservice.ts';
import * as operator from './parts/operator.ts';
import * as price from './parts/price.ts';
import * as station from './parts/station.ts';
import * as upload from './parts/upload.ts';
import * as voucher from './parts/voucher.ts';

/** Every decision of the ente that an integrator can get wrong, one function each: a mutant replaces exactly one. */
export const correctParts = {
  ...calls,
  ...upload,
  ...voucher,
  ...deposit,
  ...events,
  ...documents,
  ...price,
  ...station,
  ...gpd,
  ...operator,
  ...irisMessage,
  ...irisPendenza,
  ...irisChecks,
  ...irisSending,
  ...irisEsito,
  ...irisInformativa,
  ...irisVerifica,
  ...irisOtf,
  ...irisAvvisi,
  ...irisSpx,
  ...ioservice,
  ...ioCalls,
  ...ioMessage,
  ...ioDebt,
  ...ioSending,
  ...ioOutcome,
  ...ioRemote,
  ...ioService,
  ...irisBb,
  ...irisFlussi,
};

export type Parts = typeof correctParts;
