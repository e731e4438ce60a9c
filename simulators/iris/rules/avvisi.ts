import { textAt } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { violated, satisfied } from '../../kernel/requirement.ts';
import { faultCodeOf, requestOf } from '../avviso/visti.ts';
import { LOTTO_MASSIMO } from '../iuv/genera.ts';
import { condizioniOf, isFromEnte, keyOf, pendenzeOf } from '../seen.ts';
import type { IrisRule, Problem } from './rule.ts';
import { unless } from './rule.ts';

function on(
  requirement: string,
  names: readonly string[],
  look: (request: XmlElement, exchange: SeenExchange) => Problem | 'fine' | undefined,
  words: { readonly met: string; readonly broken: string },
): IrisRule {
  return {
    requirement,
    check(exchange) {
      const request = requestOf(exchange);
      if (request === undefined || !names.includes(request.name)) return undefined;
      const seen = look(request, exchange);
      return seen === undefined ? undefined : unless(seen === 'fine' ? undefined : seen, words);
    },
  };
}

/** What a request got wrong, by the fault that IRIS answered it with. */
const SBAGLIATA: Readonly<Record<string, string>> = {
  '02': 'un dominio che non è il codice fiscale di un ente',
  '03': 'un tributo che l’ente non ha',
  '06': 'una richiesta non conforme',
};

/** Numbers of payments and notices, asked of IRIS (iris.md §3.8). */
export const avvisi: readonly IrisRule[] = [
  on(
    'IRIS-IUV-001',
    ['GeneraIUVRequest', 'GeneraLottoIUVRequest'],
    (_request, { response }) => {
      const code = faultCodeOf(response);
      if (response.status !== 200) return undefined;
      const wrong = code === undefined ? undefined : SBAGLIATA[code];
      return wrong === undefined
        ? 'fine'
        : { expected: 'il codice fiscale dell’ente e un suo tributo', observed: wrong };
    },
    { met: 'La richiesta di IUV è dell’ente e di un suo tributo.', broken: 'La richiesta di IUV non è accettabile.' },
  ),
  on(
    'IRIS-IUV-002',
    ['GeneraLottoIUVRequest'],
    (request) => {
      const asked = Number(textAt(request, 'DimensioneLotto'));
      return asked >= 1 && asked <= LOTTO_MASSIMO
        ? 'fine'
        : { expected: `da 1 a ${LOTTO_MASSIMO} IUV`, observed: textAt(request, 'DimensioneLotto') ?? 'nessun numero' };
    },
    { met: 'Il lotto è entro i limiti.', broken: 'Il lotto di IUV non è entro i limiti.' },
  ),
  {
    requirement: 'IRIS-IUV-006',
    check(exchange, { iuv }) {
      if (!isFromEnte(exchange)) return undefined;
      const here = new Map<string, string>();
      for (const { pendenza, allineamento } of pendenzeOf(exchange.request)) {
        if (pendenza.tipoOperazione !== 'Insert') continue;
        const own = keyOf(allineamento.ente, pendenza.tipoPendenza, pendenza.idPendenza);
        for (const { idPagamento } of condizioniOf(pendenza)) {
          const issued = iuv.get(idPagamento);
          if (issued === undefined) continue;
          const other = issued.pendenza ?? here.get(idPagamento);
          if (other !== undefined && other !== own)
            return violated(
              'Uno IUV già usato serve per un’altra pendenza.',
              'uno IUV per ogni pendenza',
              `${idPagamento} per ${pendenza.idPendenza}, dopo ${other.split('/').at(-1)!}`,
            );
          here.set(idPagamento, own);
        }
      }
      return here.size > 0 ? satisfied('Ogni IUV è usato per una sola pendenza.') : undefined;
    },
  },
  on(
    'IRIS-AVV-004',
    ['GeneraAvvisoRequest', 'GeneraLottoAvvisiRequest'],
    (_request, { response }) => {
      if (response.status !== 200) return undefined;
      const wrong: Readonly<Record<string, string>> = {
        '06': 'una richiesta non conforme',
        '07': `più di ${LOTTO_MASSIMO} avvisi`,
        '08': 'un dominio che non è il codice fiscale di un ente',
        '10': 'uno IUV che non è di un pagamento noto a IRIS',
        '14': 'uno IUV che non è fatto di cifre',
        '15': 'uno IUV di un altro ente',
        '17': 'uno IUV di lunghezza sbagliata',
        '18': 'uno IUV di lunghezza sbagliata',
        '19': 'uno IUV con cifre di controllo sbagliate',
      };
      const problem = wrong[faultCodeOf(response) ?? ''];
      return problem === undefined ? 'fine' : { expected: 'pagamenti che IRIS conosce', observed: problem };
    },
    {
      met: 'L’avviso è chiesto per pagamenti che IRIS conosce.',
      broken: 'L’avviso è chiesto per un pagamento che IRIS non conosce.',
    },
  ),
];
