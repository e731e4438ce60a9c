import * as calls from './parts/calls.ts';
import * as deposit from './parts/deposit.ts';
import * as documents from './parts/documents.ts';
import * as events from './parts/events.ts';
import * as operator from './parts/operator.ts';
import * as price from './parts/price.ts';
import * as station from './parts/station.ts';
import * as upload from './parts/upload.ts';

/** Every decision of the ente that an integrator can get wrong, one function each: a mutant replaces exactly one. */
export const correctParts = {
  ...calls,
  ...upload,
  ...deposit,
  ...events,
  ...documents,
  ...price,
  ...station,
  ...operator,
};

export type Parts = typeof correctParts;
