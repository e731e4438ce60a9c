import { json, ruleOf } from '../kernel/sample.arbitrary.ts';
import type { Sample } from '../kernel/sample.arbitrary.ts';
import { FILES_NEEDED, INVALID_CLASSES, invalidSubmissionArbitrary, submissionArbitrary } from './arbitraries.ts';
import type { Ground } from './arbitraries.ts';

/** Files that nobody uploaded: a request by itself says nothing of what it attaches but their references. */
const GROUND: Ground = {
  sender: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
  files: Array.from({ length: FILES_NEEDED }, (_, at) => ({
    digests: { sha256: `${String(at).padStart(43, 'A')}=` },
    contentType: 'application/pdf',
    ref: { key: `PN_NOTIFICATION_ATTACHMENTS-${String(at).padStart(32, '0')}.pdf`, versionToken: 'v1' },
  })),
};

/** SEND takes an undeclared mode too; who sends should declare it. */
const valid = submissionArbitrary(GROUND).filter(
  ({ version, request: { pagoPaIntMode, recipients } }) =>
    version === '2.5' &&
    pagoPaIntMode === (recipients.some(({ payments = [] }) => payments.length > 0) ? 'SYNC' : 'NONE'),
);

/** What `collaudo sample` makes of SEND. */
export const samples: readonly Sample[] = [
  {
    kind: 'notifica-send',
    title: 'richiesta di inserimento di una notifica (NewNotificationRequest 2.5), in JSON',
    note: 'ciò che dipende dalla chiave, dal gruppo o dall’avviso allegato lo dice SEND, non la richiesta da sola',
    valid: valid.map(({ request }) => json(request)),
    wrong: INVALID_CLASSES.map((one) => ({
      rule: ruleOf(one.label),
      texts: invalidSubmissionArbitrary(GROUND, [{ ...one, version: one.version ?? '2.5' }], valid).map(({ body }) =>
        json(body),
      ),
    })),
  },
];
