import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';
import { INSERT, isRefused, list, members, text } from './seen.ts';

/** What rules remember of the gateway's past. */
export interface IoserviceMemory {
  /** Bodies of batches refused for what they say, with the exchange. */
  readonly refused: Map<string, number>;
  /** Ids that the gateway has given. */
  readonly ids: Set<string>;
}

export const memory: RuleMemory<IoserviceMemory> = {
  create: () => ({ refused: new Map(), ids: new Set() }),
  remember(known, exchange) {
    if (exchange.operation !== INSERT) return;
    if (isRefused(exchange) && exchange.request.text !== undefined)
      known.refused.set(contentOf(exchange), exchange.seq);
    for (const given of list(exchange.response.json)) {
      const id = text(members(given)['idMessaggio']);
      if (id !== undefined) known.ids.add(id);
    }
  },
};

/** What a batch says, whatever the service it is for. */
export function contentOf({ request: { text: body = '', headers } }: SeenExchange): string {
  return `${headers['ocp-apim-subscription-key'] ?? ''}\n${body}`;
}
