import { DAY } from '../../kernel/clock.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import { isFiscalCode } from '../contract/primitives.ts';
import { fiscalCodeOf, PROFILE, SUBMIT } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

/** Asking before writing (io.md §3.5, §8.4). */
export const profili: readonly IoRule[] = [
  rule('IO-PRF-001', SUBMIT, (exchange, { profiles }) => {
    const fiscalCode = fiscalCodeOf(exchange);
    if (fiscalCode === undefined || !isFiscalCode(fiscalCode)) return undefined;
    const asked = profiles.get(fiscalCode) !== undefined;
    // who was forgotten may have been asked about
    if (!asked && profiles.forgot) return undefined;
    return unless(asked ? undefined : { expected: 'una richiesta del profilo', observed: 'nessuna richiesta' }, {
      met: 'Prima di scrivere l’ente ha chiesto il profilo del cittadino.',
      broken: 'L’ente scrive a un cittadino senza averne chiesto il profilo.',
    });
  }),
  rule('IO-PRF-002', SUBMIT, (exchange, { profiles }) => {
    const profile = profiles.get(fiscalCodeOf(exchange) ?? '');
    if (profile === undefined) return undefined;
    return profile.status === 404
      ? violated(
          'L’ente scrive a un cittadino che non è su IO.',
          'nessun messaggio',
          `un messaggio dopo il profilo assente n. ${profile.exchange}`,
        )
      : satisfied('L’ente scrive a chi è su IO.');
  }),
  rule('IO-PRF-003', SUBMIT, (exchange, { profiles }) => {
    const profile = profiles.get(fiscalCodeOf(exchange) ?? '');
    if (profile?.status !== 200) return undefined;
    return profile.allowed
      ? satisfied('L’ente scrive a chi accetta i messaggi del servizio.')
      : violated(
          'L’ente scrive a un cittadino che non accetta i messaggi del servizio.',
          'nessun messaggio',
          `un messaggio dopo il profilo n. ${profile.exchange}`,
        );
  }),
  rule('IO-PRF-004', PROFILE, ({ operation }) =>
    unless(
      operation === 'getProfile'
        ? { expected: 'il codice fiscale nel corpo', observed: 'il codice fiscale nell’indirizzo' }
        : undefined,
      {
        met: 'La richiesta di profilo non porta il codice fiscale nell’indirizzo.',
        broken: 'La richiesta di profilo porta il codice fiscale nell’indirizzo, che finisce nei registri.',
      },
    ),
  ),
  rule('IO-PRF-005', SUBMIT, (exchange, { profiles }) => {
    const profile = profiles.get(fiscalCodeOf(exchange) ?? '');
    if (profile === undefined) return undefined;
    return profile.status === 403
      ? violated(
          'L’ente scrive a un cittadino al quale IO non gli consente di scrivere.',
          'nessun messaggio',
          `un messaggio dopo il rifiuto n. ${profile.exchange}`,
        )
      : satisfied('IO consente di scrivere al cittadino.');
  }),
  rule('IO-PRF-006', [...PROFILE, ...SUBMIT, 'getMessage'], (exchange) => {
    const fiscalCode = fiscalCodeOf(exchange);
    if (fiscalCode === undefined || isCompany(fiscalCode)) return undefined;
    return unless(
      isFiscalCode(fiscalCode)
        ? undefined
        : { expected: '16 caratteri maiuscoli, nella forma delle persone', observed: fiscalCode },
      {
        met: 'Il codice fiscale ha la forma prevista.',
        broken: 'Il codice fiscale trasmesso a IO non ha la forma prevista.',
      },
    );
  }),
  rule('IO-PRF-007', [...PROFILE, ...SUBMIT], (exchange) => {
    const fiscalCode = fiscalCodeOf(exchange);
    if (fiscalCode === undefined) return undefined;
    return unless(
      isCompany(fiscalCode) ? { expected: 'nessuna chiamata', observed: 'un codice di 11 cifre' } : undefined,
      {
        met: 'Il destinatario è una persona.',
        broken: 'L’ente chiama IO per un destinatario che non è una persona.',
      },
    );
  }),
  rule('IO-PRF-008', SUBMIT, (exchange, { profiles }) => {
    const profile = profiles.get(fiscalCodeOf(exchange) ?? '');
    if (profile?.status !== 200 || !profile.allowed) return undefined;
    const age = exchange.at - profile.at;
    return unless(
      age > DAY
        ? { expected: 'una verifica del giorno stesso', observed: `una verifica di ${Math.floor(age / DAY)} giorni fa` }
        : undefined,
      {
        met: 'La verifica del profilo è recente.',
        broken: 'L’ente scrive sulla base di una verifica del profilo vecchia.',
      },
    );
  }),
];

const isCompany = (fiscalCode: string): boolean => /^\d{11}$/.test(fiscalCode);
