import { satisfied, violated } from '../../kernel/requirement.ts';
import { METADATA } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

const TOLERANCE_MS = 50;

/** Asking for documents and attestations (send.md §1.12, §1.13, §8.4). */
export const documenti: readonly SendRule[] = [
  rule('SEND-DOC-003', undefined, ({ operation, path, request }) => {
    if (operation === 'downloadLegalFactById' && !path['legalFactId']!.startsWith('safestorage'))
      return satisfied('La chiave dell’attestazione è senza prefisso.');
    if (!/\/legal-facts\/safestorage(:|%3A)/i.test(request.url)) return undefined;
    return violated(
      'La chiave dell’attestazione porta ancora il prefisso.',
      'la chiave senza safestorage://',
      request.url.slice(request.url.search(/safestorage/i)),
    );
  }),
  rule('SEND-DOC-008', METADATA, ({ at, request }, memory) => {
    const notBefore = memory.waits.get(request.url);
    if (notBefore === undefined) return undefined;
    const early = notBefore - at;
    return unless(
      early <= TOLERANCE_MS
        ? undefined
        : { expected: 'l’attesa indicata da SEND', observed: `richiesto ${Math.ceil(early / 1000)} secondi prima` },
      {
        met: 'Il documento è chiesto di nuovo dopo l’attesa indicata.',
        broken: 'Il documento è chiesto di nuovo prima che sia trascorsa l’attesa indicata.',
      },
    );
  }),
];
