import { sha256 } from '../../../simulators/kernel/canonical.ts';
import type { VerdictTree } from '../../verdict-tree.ts';
import { AMBIENTE_WORDS } from '../../words.ts';
import { certifiedPlans } from './certifiable.ts';
import { compose } from './compose.ts';
import { MESSAGES, ROLE_WORDS } from './procedure.ts';
import type { AttachmentRole, MessageNumber, ProcedureMessage } from './procedure.ts';
import { MailRefused } from './refusal.ts';
import { envelopeFor } from './settings.ts';
import type { MailSettings } from './settings.ts';

export interface MailAttachment {
  readonly role: AttachmentRole;
  readonly name: string;
  readonly content: Uint8Array;
  /** That an intact signature was found on it, and, for a PIT, that it is over the document of this run. */
  readonly signed: boolean;
  /** The plan it is the PIT of. */
  readonly plan?: string;
}

export interface DraftRequest {
  readonly number: MessageNumber;
  readonly settings: MailSettings;
  readonly ente: { readonly denominazione: string; readonly codiceFiscale: string };
  readonly attachments: readonly MailAttachment[];
  /** Epoch ms of the draft. */
  readonly at: number;
  /** The run that the message speaks of; 000 speaks of none. */
  readonly tree?: VerdictTree;
}

export interface Draft {
  /** `002-test-certificazione-staging-ok.eml` */
  readonly name: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/**
 * Drafts a message of the adhesion procedure: exact subject, recipients of the run file, the attachments that the message
 * wants and no others. It is never sent.
 * @throws MailRefused where the transport is a portal, the run does not allow the message, or something is missing.
 */
export async function draftMail(request: DraftRequest): Promise<Draft> {
  const { number, settings, attachments, at } = request;
  if (settings.transport === 'portal')
    throw new MailRefused(
      'MAIL_BY_PORTAL',
      'questa procedura riceve i documenti da un portale, non per posta: si veda la lista di controllo del caricamento',
    );
  const message = MESSAGES[number];
  const plans = plansOf(request, message);
  checkAttachments(message, attachments, plans);
  const envelope = envelopeFor(message.to, settings);
  const text = wording(request, message, plans);
  const bytes = await compose({ ...envelope, subject: message.subject, text, attachments, at });
  return { name: `${slug(message.subject)}.eml`, subject: message.subject, bytes };
}

function plansOf({ number, tree }: DraftRequest, { certifies }: ProcedureMessage): readonly string[] {
  if (certifies === undefined) return [];
  if (tree === undefined)
    throw new MailRefused('MAIL_OTHER_PLAN', `la ${number} parla di una corsa: indicare il fascicolo`);
  return certifiedPlans(number, tree).map(({ id }) => id);
}

interface Place {
  readonly role: AttachmentRole;
  readonly signed: boolean;
  readonly plan?: string;
}

/** Every attachment that is wanted, once (a PIT: once a plan), signed where it must be, and none beside. */
function checkAttachments(
  { number, attachments: wanted }: ProcedureMessage,
  given: readonly MailAttachment[],
  plans: readonly string[],
): void {
  const places = wanted.flatMap((each): Place[] =>
    each.role === 'pit' ? plans.map((plan) => ({ ...each, plan })) : [each],
  );
  for (const { role, signed, plan } of places) {
    const words = plan === undefined ? ROLE_WORDS[role] : `${ROLE_WORDS[role]} «${plan}»`;
    const found = given.filter((each) => each.role === role && each.plan === plan);
    if (found.length !== 1)
      throw new MailRefused(
        'MAIL_ATTACHMENT_MISSING',
        `la ${number} vuole un allegato: ${words}; ne ${found.length === 0 ? 'manca uno' : `sono stati dati ${found.length}`}`,
      );
    if (signed && !found[0]!.signed)
      throw new MailRefused(
        'MAIL_NOT_SIGNED',
        `la ${number} vuole ${words} firmato digitalmente: ${found[0]!.name} non porta una firma integra`,
      );
  }
  const extra = given.find((each) => !places.some(({ role, plan }) => role === each.role && plan === each.plan));
  if (extra !== undefined)
    throw new MailRefused(
      'MAIL_ATTACHMENT_EXTRA',
      `la ${number} non prevede l’allegato ${extra.name} (${ROLE_WORDS[extra.role]})`,
    );
}

function wording(
  { ente, tree, attachments }: DraftRequest,
  message: ProcedureMessage,
  plans: readonly string[],
): string {
  const who = `${ente.denominazione} (codice fiscale ${ente.codiceFiscale})`;
  const enclosed = attachments.map(
    ({ role, name, content }) => `- ${name} (${ROLE_WORDS[role]})\n  SHA-256 ${sha256(content)}`,
  );
  const body =
    message.certifies === undefined || tree === undefined
      ? [
          `${who} chiede l’attivazione dei servizi IRIS.`,
          'Si trasmettono l’ordinativo di fornitura e la scheda anagrafica compilata.',
        ]
      : [
          `${who} comunica di avere eseguito con esito positivo, in ambiente di ${AMBIENTE_WORDS[message.certifies]}, ${plans.length === 1 ? 'il piano' : 'i piani'} dei test ${plans.join(', ')}.`,
          `Si ${plans.length === 1 ? 'trasmette il documento firmato' : 'trasmettono i documenti firmati'} digitalmente. Identificativo della corsa: ${tree.run.id}.`,
        ];
  return [...body, '', 'Allegati:', ...enclosed, '', 'Distinti saluti', ente.denominazione, ''].join('\n');
}

function slug(subject: string): string {
  return subject.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
