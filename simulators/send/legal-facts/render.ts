import type { TestAuthority } from '../doors/seal.ts';
import type { Context } from '../../kernel/platform.ts';
import type { LegalFact, Notification, SendState } from '../state.ts';
import { receiptOf } from './receipt.ts';
import { sheetOf } from './sheet.ts';
import { fillByteRange, putSeal, sealedBytes } from './signature-slot.ts';

/** Documents kept once rendered: what falls out is rendered again, to the same bytes. */
const KEPT = 256;

interface Office {
  authority?: Promise<TestAuthority>;
  readonly rendered: Map<string, Promise<Uint8Array>>;
}

/** One a simulation; it goes with the simulation's state. */
const offices = new WeakMap<object, Office>();

function officeOf(state: object): Office {
  let office = offices.get(state);
  if (office === undefined) offices.set(state, (office = { rendered: new Map() }));
  return office;
}

/** The authority of this run: drawn when first needed, the same for the same seed. */
function authorityOf(state: object, context: Context): Promise<TestAuthority> {
  const office = officeOf(state);
  // loaded when first needed: most runs of a single case ask for no document, and starting must be quick
  office.authority ??= import('../doors/seal.ts').then(({ testAuthority }) =>
    testAuthority(context.ids.fork('autorità di prova')),
  );
  return office.authority;
}

/** The certificate (PEM) against which the seals and the time stamps of this run verify; nobody else vouches for it. */
export async function testAuthorityPem(state: SendState, context: Context): Promise<string> {
  return (await authorityOf(state, context)).caPem;
}

/**
 * The bytes of a document of SEND: a PEC receipt as XML, anything else as a PDF sealed and time-stamped by the run's test
 * authority (PAdES level B-T; the time is the fact's own). Scans in an archive are one PDF each, in a zip: what the real
 * archive holds is not published. The same seed and the same fact give the same bytes. Source: send.md §1.13, §2.6, §3.2.
 */
export function renderLegalFact(
  fact: LegalFact,
  notification: Notification,
  state: SendState,
  context: Context,
): Promise<Uint8Array> {
  const { rendered } = officeOf(state);
  let bytes = rendered.get(fact.key);
  if (bytes === undefined) {
    bytes = render(fact, notification, state, context);
    rendered.set(fact.key, bytes);
    if (rendered.size > KEPT) rendered.delete(rendered.keys().next().value!);
  }
  return bytes;
}

async function render(
  fact: LegalFact,
  notification: Notification,
  state: SendState,
  context: Context,
): Promise<Uint8Array> {
  if (fact.contentType === 'application/xml') return receiptOf(fact, notification);
  if (fact.contentType === 'application/zip') return archiveOf(fact, notification, state, context);
  return sealedPdf(fact, notification, state, context);
}

/** One document a file, named as the post names it. */
async function archiveOf(
  fact: LegalFact,
  notification: Notification,
  state: SendState,
  context: Context,
): Promise<Uint8Array> {
  const { zip } = await import('../doors/zip.ts');
  const entries = new Map<string, Uint8Array>();
  for (const documentType of fact.data['documentType'] as readonly string[]) {
    const key = `${fact.key}/${documentType}`;
    const scan = { ...fact, key, data: { ...fact.data, documentType } };
    entries.set(`${documentType}.pdf`, await sealedPdf(scan, notification, state, context));
  }
  return zip(entries);
}

async function sealedPdf(
  fact: LegalFact,
  notification: Notification,
  state: SendState,
  context: Context,
): Promise<Uint8Array> {
  const [{ pdf }, authority] = await Promise.all([import('../doors/pdf.ts'), authorityOf(state, context)]);
  const slotted = fillByteRange(await pdf(sheetOf(fact, notification, authority.sealer)));
  const cms = authority.seal(sealedBytes(slotted), fact.at, context.ids.fork(`sigillo di ${fact.key}`));
  return putSeal(slotted, cms);
}
