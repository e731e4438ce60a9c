import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BundleFiles } from '../reports/bundle-files.ts';
import type { Evidence } from '../reports/evidence.ts';
import { draftMail } from '../reports/render/mail/draft.ts';
import type { MailAttachment } from '../reports/render/mail/draft.ts';
import { portalChecklist } from '../reports/render/mail/portal.ts';
import { MESSAGES } from '../reports/render/mail/procedure.ts';
import type { MessageNumber } from '../reports/render/mail/procedure.ts';
import { MailRefused } from '../reports/render/mail/refusal.ts';
import { verifyBytes } from '../reports/verification.ts';
import { fileBytes } from './bundle-path.ts';
import { configured } from './configured.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/**
 * `collaudo report [PATH] --mail 000|002|004 --attach FILE[,FILE] [--to FILE.eml]`: drafts a message of the adhesion procedure and
 * sends nothing; where documents go to a portal, writes the list to tick instead. 1 where the draft is refused.
 */
export async function mail(
  options: CommonOptions,
  asked: string,
  bundle: { readonly files: BundleFiles; readonly evidence: Evidence } | undefined,
): Promise<number> {
  if (!Object.hasOwn(MESSAGES, asked))
    throw new UsageError(`--mail vuole uno fra ${Object.keys(MESSAGES).join(', ')}: gli altri messaggi li scrive IRIS`);
  const number = asked as MessageNumber;
  const file = configured(options);
  const settings = file.mail ?? {};
  const ente = bundle?.evidence.tree.run.ente ?? file.ente;
  if (ente === undefined)
    throw new UsageError('manca l’ente: indicarlo nel run file («ente»), o indicare un fascicolo');
  if (settings.transport === 'portal') return written(options, 'lista-portale.txt', portalChecklist(ente, settings));
  try {
    const attachments: MailAttachment[] = [];
    for (const path of (options.extra['attach'] ?? '').split(',').filter((each) => each !== ''))
      attachments.push(await attachment(path, number, bundle?.files));
    const tree = bundle?.evidence.tree;
    const { name, bytes } = await draftMail({
      number,
      settings,
      ente,
      attachments,
      at: options.now ?? Date.now(),
      ...(tree === undefined ? {} : { tree }),
    });
    return written(options, name, bytes);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    console.error(`Bozza non scritta (${error.code}): ${error.message}.`);
    return 1;
  }
}

function written(options: CommonOptions, name: string, content: string | Uint8Array): number {
  const path = options.extra['to'] ?? name;
  writeFileSync(path, content);
  console.log(`Scritto, e non inviato: ${path}`);
  return 0;
}

/** An attachment with what its signature is worth; a PIT is the plan's whose document it turns out to be. */
async function attachment(
  path: string,
  number: MessageNumber,
  bundle: BundleFiles | undefined,
): Promise<MailAttachment> {
  const name = basename(path);
  const content = fileBytes(path);
  if (number === '000' && name.toLowerCase().endsWith('.xlsx'))
    return { role: 'schedaAnagrafica', name, content, signed: false };
  const found = await verifyBytes(name, content, number !== '000' && bundle !== undefined ? { bundle } : {});
  const signed = found.intact && found.signatures.some(({ form }) => form !== 'documentTimeStamp');
  if (number === '000') return { role: 'ordinativo', name, content, signed };
  const plan = /^pit-(.+)-(staging|esercizio)\.pdf$/.exec(found.document?.file ?? '')?.[1];
  return { role: 'pit', name, content, signed, ...(plan === undefined ? {} : { plan }) };
}
