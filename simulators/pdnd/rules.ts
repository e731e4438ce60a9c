import type { Rule, SeenExchange } from '../kernel/platform.ts';
import { satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import { issuedIn } from './memory.ts';
import type { PdndMemory } from './memory.ts';

type PdndRule = Rule<PdndMemory>;

/** Vouchers with more than half of their life left, beyond which another one is a waste: one may have been refused. */
const SPARE = 2;

/** Checks on every token request; PDND tells its caller nothing, so they tell what it found (send.md §5.3). */
export const rules: readonly PdndRule[] = [
  asked('PDND-ASSERZ-001', ['content-type', 'client_assertion_type', 'grant_type', 'client_id'], 'La richiesta'),
  asked('PDND-ASSERZ-002', ['jti', 'iat', 'iss', 'sub', 'purposeId', 'aud'], 'L’asserzione'),
  asked('PDND-ASSERZ-003', ['client_assertion', 'kid', 'alg', 'typ', 'digest'], 'La firma dell’asserzione'),
  asked('PDND-ASSERZ-004', ['exp'], 'La scadenza dell’asserzione'),
  onAccepted('PDND-ASSERZ-005', ({ repeated }) =>
    repeated === true
      ? violated('L’asserzione ripete un identificativo già usato.', 'un jti mai usato', 'un jti già usato')
      : satisfied('L’asserzione ha un identificativo suo.'),
  ),
  onAccepted('PDND-ASSERZ-006', ({ unknown }) =>
    Array.isArray(unknown) && unknown.length > 0
      ? violated('L’asserzione porta attributi non previsti.', 'i soli attributi previsti', unknown.join(', '))
      : satisfied('L’asserzione porta i soli attributi previsti.'),
  ),
  {
    requirement: 'PDND-VOUCHER-001',
    operations: ['createToken'],
    check(exchange, past) {
      const issued = issuedIn(exchange);
      if (issued === undefined) return undefined;
      const fresh = (past.get(issued.clientId) ?? []).filter(
        ({ at, expiresAt }) => exchange.at < at + (expiresAt - at) / 2,
      );
      return fresh.length < SPARE
        ? satisfied('Il voucher precedente è stato riusato.')
        : violated(
            'Si chiede un voucher mentre ce ne sono di nuovi.',
            'il riuso del voucher fin quasi alla scadenza',
            `${fresh.length} voucher con più di metà della durata davanti`,
          );
    },
  },
];

/** Violated where PDND refused a request for one of these parts; satisfied where it accepted it. */
function asked(requirement: string, parts: readonly string[], what: string): PdndRule {
  return {
    requirement,
    operations: ['createToken'],
    check(exchange) {
      if (eventOf(exchange, 'assertionAccepted') !== undefined) return satisfied(`${what} è come PDND la vuole.`);
      const refused = eventOf(exchange, 'assertionRefused');
      const where = String(refused?.['where']);
      if (refused === undefined || !parts.includes(where)) return undefined;
      return violated(
        `${what} non è come PDND la vuole: ${where}.`,
        `${where}: ${String(refused['expected'])}`,
        `${where}: ${String(refused['observed'])}`,
      );
    },
  };
}

function onAccepted(requirement: string, check: (claims: Readonly<Record<string, unknown>>) => Judgement): PdndRule {
  return {
    requirement,
    operations: ['createToken'],
    check(exchange) {
      const accepted = eventOf(exchange, 'assertionAccepted');
      return accepted === undefined ? undefined : check(accepted);
    },
  };
}

function eventOf({ events = [] }: SeenExchange, type: string): Readonly<Record<string, unknown>> | undefined {
  return events.find((event) => event.type === type);
}
