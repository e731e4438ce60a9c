import type { Journal } from '../kernel/journal.ts';
import { addressWith, STRANGER } from './paper.fixture.ts';
import { desk, request } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

/** What one notification went through, event by event; what is drawn for it alone (IUN, keys) is left out. */
export type Story = readonly string[];

/** A notification whose timeline has ended, where it lived. */
export interface Lived {
  readonly at: Desk;
  readonly iun: string;
}

/** Deposits one notification for each outcome, all before time goes by, and lets every timeline end. */
export async function inParallel(codes: readonly string[], journal?: Journal): Promise<readonly Lived[]> {
  const at = desk({}, journal === undefined ? {} : { journal });
  const document = await at.deposit();
  const lived: Lived[] = [];
  for (const [index, code] of codes.entries()) lived.push({ at, iun: await deposited(at, document, index, code) });
  await at.clock.runToIdle();
  return lived;
}

/** The same notifications each where nobody else is, one after the other; what `read` makes of each is kept, and no more. */
export async function oneByOne<Made>(codes: readonly string[], read: (lived: Lived) => Made): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const [index, code] of codes.entries()) {
    const at = desk();
    const iun = await deposited(at, await at.deposit(), index, code);
    await at.clock.runToIdle();
    made.push(read({ at, iun }));
  }
  return made;
}

/** Which of two runs' notifications did not go through the same, by their place. */
export function differences(some: readonly Story[], others: readonly Story[]): readonly number[] {
  return Array.from({ length: Math.max(some.length, others.length) }, (_, index) => index).filter((index) => {
    const [one = [], other = []] = [some[index], others[index]];
    return one.length !== other.length || one.some((event, place) => event !== other[place]);
  });
}

async function deposited(
  at: Desk,
  document: Awaited<ReturnType<Desk['deposit']>>,
  index: number,
  code: string,
): Promise<string> {
  const asked = request(document, {
    paProtocolNumber: `PROT-${index}`,
    idempotenceToken: `t${index}`,
    physicalCommunicationType: code.includes('890') ? 'REGISTERED_LETTER_890' : 'AR_REGISTERED_LETTER',
  });
  const { digitalDomicile: _none, ...recipient } = asked.recipients[0]!;
  const simple = /_(RS|RIS)$/.test(code);
  const reply = await at.ask('POST', '/delivery/v2.5/requests', {
    ...asked,
    recipients: [
      {
        ...recipient,
        taxId: STRANGER,
        physicalAddress: addressWith(code),
        ...(simple ? { digitalDomicile: { type: 'PEC', address: 'prova@fail.it' } } : {}),
      },
    ],
  });
  if (reply.status !== 202) throw new Error(`expected 202, got ${reply.status}: ${reply.text}`);
  return Buffer.from(reply.json.notificationRequestId as string, 'base64').toString('latin1');
}

/** Everything that its timeline tells, with the statuses it went through. */
export function storyOf({ at, iun }: Lived): Story {
  const { timeline, statusHistory, notificationRequestId } = at.state.notifications.get(iun)!;
  return [...timeline, ...statusHistory].map((told) =>
    JSON.stringify(told).replaceAll(iun, 'IUN').replaceAll(notificationRequestId, 'RICHIESTA').replaceAll(OWN, '$1'),
  );
}

/** A key of the store, the code of a letter: drawn, or read from the IUN. */
const OWN = /\b(PN_[A-Z_]+-|RS)(?:[0-9a-f]{32}|\d{9}IT)/g;
