import { textResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import type { Caller, IrisState } from '../state.ts';
import { PROXY_PATHS } from './addresses.ts';

/** A GET on a path of the proxy: HTTP 500, and HTML that says it is not allowed (iris.md §1.1). */
export const getSulProxy: readonly Operation<IrisState, Caller>[] = PROXY_PATHS.map((path) => ({
  id: `get@${path.slice(path.lastIndexOf('/') + 1)}`,
  method: 'GET',
  path,
  answers: { 500: undefined },
  handle: () => ({
    response: textResponse(
      500,
      'text/html; charset=utf-8',
      '<!doctype html><html lang="it"><head><meta charset="utf-8"><title>GET non ammesso</title></head>' +
        '<body><h1>GET non ammesso</h1><p>Questo indirizzo accetta solo messaggi SOAP inviati con POST.</p></body></html>',
    ),
  }),
}));
