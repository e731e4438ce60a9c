import { satisfied, violated } from '../../kernel/requirement.ts';
import { list, members, text } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

const WRITES = ['cmsCreateService', 'cmsUpdateService'];
const MOVES = ['cmsUpdateService', 'cmsDeleteService', 'cmsReviewService'];

/** Cards and their states, as calls show them (io.md §3.7, §5.3). */
export const servizi: readonly IoRule[] = [
  rule('IO-SVC-001', WRITES, ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (response.status < 300) return satisfied('La scheda rispetta lo schema di IO.');
    return response.status === 400
      ? violated(
          'La scheda del servizio non rispetta lo schema di IO.',
          'una scheda conforme',
          text(members(response.json)['detail']) ?? 'errore',
        )
      : undefined;
  }),
  rule('IO-SVC-002', MOVES, ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (response.status < 300) return satisfied('Lo stato della scheda ammetteva l’azione.');
    return response.status === 409
      ? violated('L’ente agisce su una scheda il cui stato non lo ammette.', 'nessuna azione', 'un conflitto')
      : undefined;
  }),
  rule('IO-SVC-003', ['cmsReviewService'], ({ path }, { cards }) => {
    const card = cards.get(path['serviceId'] ?? '');
    if (card === undefined) return undefined;
    const { privacy_url, email, pec, phone, support_url } = members(members(card)['metadata']);
    const missing =
      typeof privacy_url !== 'string' || !/^https?:\/\/\S+$/.test(privacy_url)
        ? 'l’informativa sulla privacy'
        : [email, pec, phone, support_url].every((contact) => contact === undefined)
          ? 'un contatto'
          : undefined;
    return unless(
      missing === undefined ? undefined : { expected: 'una scheda completa', observed: `manca ${missing}` },
      {
        met: 'La scheda mandata in revisione è completa.',
        broken: 'L’ente manda in revisione una scheda incompleta.',
      },
    );
  }),
  rule('IO-SVC-006', ['cmsReviewService'], ({ path }, { cards }) => {
    const card = cards.get(path['serviceId'] ?? '');
    if (card === undefined) return undefined;
    return unless(
      list(members(card)['authorized_cidrs']).length > 0
        ? undefined
        : { expected: 'gli indirizzi del gestionale', observed: 'nessun indirizzo' },
      {
        met: 'La scheda indica da dove partono le chiamate.',
        broken: 'La scheda mandata in revisione non indica da dove partono le chiamate.',
      },
    );
  }),
  rule('IO-FEED-001', ['getSubscriptionsFeedForDate'], ({ path, response }) => {
    if (response.status === 200) return satisfied('Il giorno letto è chiuso.');
    return response.status === 404
      ? violated('L’ente legge un giorno del flusso che non è ancora chiuso.', 'un giorno passato', path['date'] ?? '')
      : undefined;
  }),
];
