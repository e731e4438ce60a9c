import { childOf, textAt } from '../../kernel/xml.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { serviceElement } from '../avviso/visti.ts';

/** Names under which the router knows retrieval of flows. */
const SOAP = 'nodoChiediElencoFlussiRendicontazione';
const REST: readonly string[] = ['elencoFdr', 'fdr', 'pagamentiFdr'];

/** A request for flows: what for, and what came of it. */
export interface RichiestaFlussi {
  readonly cosa: 'elenco' | 'flusso' | 'pagamenti';
  /** Which flow, and which occurrence of it where the request says so. */
  readonly identificativo?: string;
  readonly revisione?: string;
  /** Why it was refused, where it was. */
  readonly rifiuto?: string;
  /** Flows that a list tells, each with what tells its occurrences apart. */
  readonly elencati: readonly { readonly identificativo: string; readonly occorrenza: string }[];
}

/** An exchange as a request for flows; undefined where it is none, or IRIS did not answer. */
export function richiestaFlussi(exchange: SeenExchange): RichiestaFlussi | undefined {
  const name = exchange.operation?.split('@')[0] ?? '';
  if (name === SOAP) return soap(exchange);
  return REST.includes(name) ? rest(name, exchange) : undefined;
}

function soap({ request, response }: SeenExchange): RichiestaFlussi | undefined {
  const asked = serviceElement(request);
  const answer = serviceElement(response);
  if (asked === undefined || answer === undefined) return undefined;
  const fault = textAt(answer, 'fault', 'faultCode');
  const identificativo = textAt(asked, 'identificativoFlusso');
  return {
    cosa: asked.name === SOAP ? 'elenco' : 'flusso',
    ...(identificativo === undefined ? {} : { identificativo }),
    ...(fault === undefined ? {} : { rifiuto: fault }),
    elencati: (childOf(answer, 'elencoFlussiRendicontazione')?.children ?? [])
      .filter((each) => each.name === 'idRendicontazione')
      .map((each) => ({
        identificativo: textAt(each, 'identificativoFlusso') ?? '',
        occorrenza: textAt(each, 'dataOraFlusso') ?? '',
      })),
  };
}

function rest(name: string, { path, response }: SeenExchange): RichiestaFlussi | undefined {
  if (response.status >= 500) return undefined;
  const { data } = (response.json ?? {}) as { readonly data?: readonly Readonly<Record<string, unknown>>[] };
  return {
    cosa: name === 'elencoFdr' ? 'elenco' : name === 'fdr' ? 'flusso' : 'pagamenti',
    ...(path['fdr'] === undefined ? {} : { identificativo: path['fdr'], revisione: path['revision'] ?? '' }),
    ...(response.status === 200 ? {} : { rifiuto: `stato ${response.status}` }),
    elencati:
      name === 'elencoFdr'
        ? (data ?? []).map(({ fdr, revision }) => ({ identificativo: String(fdr), occorrenza: String(revision) }))
        : [],
  };
}
