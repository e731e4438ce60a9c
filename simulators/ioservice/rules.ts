import { satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import type { Rule, SeenExchange } from '../kernel/platform.ts';
import { contentOf } from './memory.ts';
import type { IoserviceMemory } from './memory.ts';
import { GATEWAY, INSERT, itemsOf, KEY, members, ON_MESSAGE, text } from './seen.ts';

type IoserviceRule = Rule<IoserviceMemory>;

function rule(
  requirement: string,
  operations: readonly string[],
  check: (exchange: SeenExchange, memory: IoserviceMemory) => Judgement | undefined,
): IoserviceRule {
  return { requirement, operations, check };
}

/** Checks on every exchange with the gateway, whatever the scenario (io.md §10.2). */
export const rules: readonly IoserviceRule[] = [
  rule('IOSERVICE-INVIO-002', [INSERT, 'changeMessage'], ({ response, fault }) => {
    if (fault !== undefined || response.status === 401 || response.status === 403) return undefined;
    const { title, detail } = members(response.json);
    if (title !== 'Campo non corretto')
      return response.status < 300 ? satisfied('I messaggi hanno la forma prevista.') : undefined;
    const said = text(detail) ?? '';
    // what is repeated, or unknown to MPay, has requirements of its own
    return /progressivo|MPay|quello dell’avviso/.test(said)
      ? undefined
      : violated('Un messaggio non ha la forma prevista.', 'un messaggio conforme', said);
  }),
  rule('IOSERVICE-INVIO-003', [INSERT], (exchange) => {
    const numbers = itemsOf(exchange).map((item) => item['progressivo_messaggio']);
    if (numbers.length === 0) return undefined;
    const again = numbers.find((number, index) => numbers.indexOf(number) < index);
    return again === undefined
      ? satisfied('I progressivi del lotto sono diversi.')
      : violated(
          'Nel lotto un progressivo è ripetuto.',
          'progressivi tutti diversi',
          `${JSON.stringify(again)} più volte`,
        );
  }),
  rule('IOSERVICE-INVIO-010', [INSERT], (exchange, { refused }) => {
    const before = refused.get(contentOf(exchange));
    return before === undefined
      ? refused.size === 0
        ? undefined
        : satisfied('Dopo il rifiuto il lotto è un altro.')
      : violated(
          'L’ente ripete uguale un lotto rifiutato.',
          'un lotto corretto',
          `lo stesso della richiesta n. ${before}`,
        );
  }),
  rule('IOSERVICE-PAGAM-004', [INSERT], ({ request, response, fault }) => {
    if (fault !== undefined || !(request.text ?? '').includes('avviso_pagoPA')) return undefined;
    if (response.status === 201) return satisfied('MPay conosce gli avvisi del lotto.');
    const detail = text(members(response.json)['detail']) ?? '';
    return /MPay|quello dell’avviso/.test(detail)
      ? violated(
          'Il messaggio riguarda un avviso che MPay non conosce, o con un altro importo.',
          'un avviso caricato su MPay',
          detail,
        )
      : undefined;
  }),
  rule('IOSERVICE-STATO-003', ON_MESSAGE, ({ path, response, fault }, { ids }) => {
    if (fault !== undefined || response.status === 401) return undefined;
    const id = path['id_messaggio'] ?? '';
    return response.status === 404
      ? violated(
          'Il messaggio è chiesto con un identificativo o un destinatario sbagliati.',
          'quelli dell’invio',
          ids.has(id) ? 'un altro destinatario' : `l’identificativo ${id}, mai dato`,
        )
      : satisfied('Il messaggio è chiesto con il suo identificativo.');
  }),
  rule('IOSERVICE-SIC-001', GATEWAY, ({ request }) => {
    const place = [
      ['nell’indirizzo', request.url],
      ['nel corpo', request.text ?? ''],
    ].find(([, where = '']) => where.includes('secret:api-key') || /secret%3Aapi-key/i.test(where))?.[0];
    if (place !== undefined)
      return violated('La chiave compare fuori dalla sua intestazione.', 'la chiave soltanto nell’intestazione', place);
    return request.headers[KEY] === undefined ? undefined : satisfied('La chiave è soltanto nell’intestazione.');
  }),
  rule('IOSERVICE-SIC-003', GATEWAY, ({ request, response, fault }) => {
    if (fault !== undefined || response.status === 401) return undefined;
    const tenant = request.headers['codice-utente'];
    const wrong = members(response.json)['title'] === 'Utente non corretto';
    return tenant === undefined || wrong
      ? violated('La chiamata non porta il codice utente dell’ente.', 'il Codice-Utente dell’ente', tenant ?? 'nessuno')
      : satisfied('La chiamata porta il codice utente dell’ente.');
  }),
];
