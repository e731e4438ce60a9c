import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../simulators/kernel/canonical.ts';
import { syntheticEvidence } from '../../fixtures/evidence.ts';
import type { CaseVerdict, PlanVerdict, VerdictTree } from '../../verdict-tree.ts';
import { draftMail } from './draft.ts';
import type { DraftRequest, MailAttachment } from './draft.ts';
import { MESSAGES } from './procedure.ts';
import { portalChecklist } from './portal.ts';
import { MailRefused } from './refusal.ts';

const { tree } = syntheticEvidence({ passing: true });
const AT = Date.UTC(2026, 10, 22, 9, 0, 0);
const ente = { denominazione: 'Comune di Sant’Agata', codiceFiscale: '99000000001' };
const settings = {
  from: 'responsabile@comune.example',
  orders: ['ordini@fornitore.example'],
  support: ['assistenza@fornitore.example', 'altra.assistenza@fornitore.example'],
  cc: ['registrazione@regione.example'],
};

/** A run of an IRIS plan in the platform's own staging, at pass. */
function certifying(change: Partial<VerdictTree['run']> = {}, plan: Partial<PlanVerdict> = {}): VerdictTree {
  return {
    ...tree,
    verdict: 'pass',
    plans: [{ ...tree.plans[0]!, id: 'iris-ca', verdict: 'pass', ...plan }],
    run: { ...tree.run, environment: 'platform', ...change },
  };
}

const pit: MailAttachment = {
  role: 'pit',
  plan: 'iris-ca',
  name: 'pit-iris-ca-staging.pdf.p7m',
  content: Uint8Array.from({ length: 3000 }, (_, i) => i % 251),
  signed: true,
};
const request: DraftRequest = { number: '002', settings, ente, attachments: [pit], at: AT, tree: certifying() };
const activation: DraftRequest = {
  number: '000',
  settings,
  ente,
  at: AT,
  attachments: [
    { role: 'ordinativo', name: 'ordinativo.pdf', content: Uint8Array.of(1, 2, 3), signed: true },
    { role: 'schedaAnagrafica', name: 'RT_IRIS_SCA.xlsx', content: Uint8Array.of(4, 5), signed: false },
  ],
};

const refusalOf = async (change: Partial<DraftRequest>): Promise<string> => {
  try {
    await draftMail({ ...request, ...change });
  } catch (error) {
    if (error instanceof MailRefused) return error.code;
    throw error;
  }
  return 'drafted';
};

describe('a draft', () => {
  it('has the exact subject, the run file’s recipients, is marked unsent, and repeats byte for byte', async () => {
    const draft = await draftMail(request);
    const text = Buffer.from(draft.bytes).toString('latin1');
    expect(draft.name).toBe('002-test-certificazione-staging-ok.eml');
    expect(text).toContain('Subject: 002-Test Certificazione Staging-OK\r\n');
    expect(text).toContain('To: assistenza@fornitore.example, altra.assistenza@fornitore.example\r\n');
    expect(text).toContain('Cc: registrazione@regione.example\r\n');
    expect(text).toContain('X-Unsent: 1\r\n');
    expect(text).toContain('Date: Sun, 22 Nov 2026 09:00:00 +0000\r\n');
    expect(Buffer.from((await draftMail(request)).bytes)).toEqual(Buffer.from(draft.bytes));
    expect((await draftMail({ ...request, at: AT + 1000 })).bytes).not.toEqual(draft.bytes);
  });

  const python = spawnSync('python3', ['--version']);
  it.skipIf(python.status !== 0)(
    `is read back by Python’s email module (evidence check 25)${python.status === 0 ? '' : ': SKIPPED, python3 is not installed'}`,
    { timeout: 60_000 },
    async () => {
      for (const asked of [request, activation]) {
        const { bytes } = await draftMail(asked);
        const read = spawnSync(
          'python3',
          [
            '-c',
            `
import sys, json, hashlib, email
from email import policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
print(json.dumps({'subject': m['subject'], 'from': m['from'], 'to': m['to'], 'cc': m['cc'], 'unsent': m['x-unsent'],
  'text': m.get_body().get_content(), 'defects': [str(d) for d in m.defects],
  'attachments': [[a.get_filename(), a.get_content_type(), hashlib.sha256(a.get_content()).hexdigest()] for a in m.iter_attachments()]}))`,
          ],
          { input: bytes, encoding: 'utf8' },
        );
        expect(read.stderr).toBe('');
        const message = JSON.parse(read.stdout) as Record<string, unknown>;
        expect(message).toMatchObject({
          subject: MESSAGES[asked.number].subject,
          from: settings.from,
          to: (asked.number === '000' ? settings.orders : settings.support).join(', '),
          cc: settings.cc.join(', '),
          unsent: '1',
          defects: [],
          attachments: asked.attachments.map(({ name, content }) => [name, expect.any(String), sha256(content)]),
        });
        expect(message['text']).toContain(ente.denominazione);
      }
      expect(Buffer.from((await draftMail(request)).bytes).toString('latin1')).toContain(
        'Content-Type: application/pkcs7-mime; name=pit-iris-ca-staging.pdf.p7m',
      );
    },
  );

  it.each<[string, Partial<DraftRequest>]>([
    ['MAIL_REHEARSAL', { tree: certifying({ environment: 'simulator' }) }],
    ['MAIL_OTHER_AMBIENTE', { number: '004' }],
    ['MAIL_PARTIAL', { tree: certifying({ selection: { plans: ['iris-ca'], filter: '--only X' } }) }],
    ['MAIL_NOT_CONFORMING', { tree: certifying({}, { verdict: 'untested' }) }],
    ['MAIL_OTHER_PLAN', { tree: { ...certifying(), plans: tree.plans } }],
    ['MAIL_OTHER_PLAN', { tree: undefined as never }],
    ['MAIL_BY_PORTAL', { settings: { ...settings, transport: 'portal' } }],
    ['MAIL_NO_RECIPIENT', { settings: { from: 'a@b.example', cc: ['c@d.example'] } }],
    ['MAIL_NO_RECIPIENT', { settings: { support: ['a@b.example'], cc: ['c@d.example'] } }],
    ['MAIL_BAD_ADDRESS', { settings: { ...settings, support: ['a@b.example\r\nBcc: spia@x.example'] } }],
    ['MAIL_BAD_ADDRESS', { settings: { ...settings, cc: ['a@b.example, c@d.example'] } }],
    ['MAIL_ATTACHMENT_MISSING', { attachments: [] }],
    ['MAIL_ATTACHMENT_MISSING', { attachments: [pit, pit] }],
    ['MAIL_ATTACHMENT_MISSING', { attachments: [{ ...pit, plan: 'iris-spx' }] }],
    ['MAIL_ATTACHMENT_EXTRA', { attachments: [pit, activation.attachments[1]!] }],
    ['MAIL_NOT_SIGNED', { attachments: [{ ...pit, signed: false }] }],
    [
      'MAIL_NOT_SIGNED',
      { ...activation, attachments: activation.attachments.map((each) => ({ ...each, signed: false })) },
    ],
    ['drafted', {}],
    ['drafted', { number: '004', tree: certifying({ ambiente: 'esercizio' }) }],
    ['drafted', activation],
  ])('%s: %#', async (code, change) => {
    expect(await refusalOf(change)).toBe(code);
  });

  it('follows from a run on simulators that an operator attested throughout, and from no other', async () => {
    const cases = tree.plans[0]!.cases.filter(({ verdict }) => verdict !== 'notApplicable');
    const attested = cases.map((each): CaseVerdict => ({ ...each, mode: 'attested', verdict: 'attested' }));
    const rehearsal = (of: readonly CaseVerdict[]): VerdictTree =>
      certifying({ environment: 'simulator' }, { verdict: 'attested', cases: of });
    expect(await refusalOf({ tree: rehearsal(attested) })).toBe('drafted');
    expect(await refusalOf({ tree: rehearsal([...attested.slice(1), cases[0]!]) })).toBe('MAIL_REHEARSAL');
    expect(await refusalOf({ tree: rehearsal([]) })).toBe('MAIL_REHEARSAL');
  });
});

describe('where a portal receives the documents', () => {
  it('there is a list to tick: which file is signed, by whom, and what proves the sending', () => {
    const list = portalChecklist(ente, { transport: 'portal', portal: 'https://portale.example/avvia' });
    expect(list).toContain('https://portale.example/avvia');
    expect(list).toMatch(/Modulo registrazione servizi» è firmato digitalmente dal legale rappresentante/);
    expect(list).toMatch(/Parametri nuovi servizi».*\n?.*Non occorre firmarlo/);
    expect(list.match(/^\[ \]/gm)).toHaveLength(10);
  });
});
