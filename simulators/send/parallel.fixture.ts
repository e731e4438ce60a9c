import { addressWith, STRANGER } from './paper.fixture.ts';
import { desk, request } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

/** What one notification went through: instants counted from its deposit, its own IUN and keys left out. */
export type Story = readonly string[];

/** Deposits one notification for each outcome, all before time goes by, and lets every timeline end. */
export async function inParallel(codes: readonly string[]): Promise<readonly Story[]> {
  const at = desk();
  const document = await at.deposit();
  const ids: string[] = [];
  for (const [index, code] of codes.entries()) ids.push(await deposited(at, document, index, code));
  await at.clock.runToIdle();
  return ids.map((id) => storyOf(at, id));
}

/** The same notifications one after the other: each begins when the one before has ended. */
export async function oneByOne(codes: readonly string[]): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for (const [index, code] of codes.entries()) {
    const at = desk();
    const id = await deposited(at, await at.deposit(), index, code);
    await at.clock.runToIdle();
    stories.push(storyOf(at, id));
  }
  return stories;
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

function storyOf({ state }: Desk, iun: string): Story {
  const { timeline, statusHistory, sentAt } = state.notifications.get(iun)!;
  const told = timeline.map(({ elementId, category, timestamp, details }) =>
    [
      elementId.replaceAll(iun, 'IUN'),
      category,
      Date.parse(timestamp) - sentAt,
      JSON.stringify(details['deliveryDetailCode'] ?? ''),
      JSON.stringify(details['analogCost'] ?? ''),
    ].join(' '),
  );
  return [...told, statusHistory.map(({ status }) => status).join(' ')];
}
