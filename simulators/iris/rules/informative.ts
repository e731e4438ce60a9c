import { satisfied } from '../../kernel/requirement.ts';
import { ESITO_INFORMATIVA, ESITO_PENDENZE, headerOf, INFORMATIVA } from '../seen.ts';
import { answered } from './answered.ts';
import { rule, unless } from './rule.ts';
import type { IrisRule } from './rule.ts';

/** How the ente takes esiti and informative, and says what it made of them (iris.md §1.1, §3.7). */
export const informative: readonly IrisRule[] = [
  rule('IRIS-ESITO-001', [ESITO_PENDENZE], ({ response, failure, request }) =>
    answered(response, failure, request.text !== undefined, 'all’esito'),
  ),
  rule('IRIS-INFO-001', [INFORMATIVA], ({ response, failure, request }) => {
    const judgement = answered(response, failure, request.text !== undefined, 'all’informativa');
    // an empty answer that any server may give shows nothing yet: it is the ente's when its esito follows
    return judgement?.outcome === 'satisfied' && response.status < 300 ? undefined : judgement;
  }),
  rule('IRIS-INFO-001', [ESITO_INFORMATIVA], ({ request }, memory) =>
    memory.informative.get(headerOf(request)?.e2e.msgId ?? '') === true
      ? satisfied('L’ente ha preso in carico l’informativa e ne invia l’esito.')
      : undefined,
  ),
  rule('IRIS-INFO-005', [ESITO_INFORMATIVA], ({ request }, memory) => {
    const header = headerOf(request);
    if (header === undefined) return undefined;
    const { msgId } = header.e2e;
    if (memory.informative.get(msgId) === undefined && memory.informative.forgot) return undefined;
    return unless(
      memory.informative.get(msgId) !== undefined
        ? undefined
        : { expected: 'l’E2EMsgId di un’informativa ricevuta', observed: msgId === '' ? 'nessuno' : msgId },
      {
        met: 'L’esito porta l’identificativo dell’informativa.',
        broken: 'L’esito porta un identificativo che non è di un’informativa ricevuta.',
      },
    );
  }),
];
