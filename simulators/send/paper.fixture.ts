import { requestWithNotice } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

/** An element of a timeline as the detail gives it. */
export interface Element {
  readonly elementId: string;
  readonly category: string;
  readonly timestamp: string;
  readonly legalFactsIds?: readonly { readonly key: string; readonly category: string }[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the detail says of a notification. */
export interface Detail {
  readonly notificationStatus: string;
  readonly notificationStatusHistory: readonly { readonly status: string }[];
  readonly timeline: readonly Element[];
}

/** A person without a digital domicile and without courtesy channels. */
export const STRANGER = 'MNDLCU98T68C933T';

/** An address in Cosenza whose text asks for an outcome; abroad where the code is of a foreign product. */
export function addressWith(code: string) {
  return code.endsWith('RIR') || code.endsWith('RIS')
    ? { address: `VIA @${code}`, zip: '75001', municipality: 'PARIGI', foreignState: 'FRANCIA' }
    : { address: `VIA @${code}`, zip: '87100', municipality: 'COSENZA', province: 'CS', foreignState: 'ITALIA' };
}

/** Sends one notification towards an outcome: on paper, or by a PEC that fails where the code is of a simple letter. */
export async function sentTo(at: Desk, code: string, taxId = STRANGER): Promise<string> {
  const asked = requestWithNotice(await at.deposit(), await at.deposit());
  const { digitalDomicile: _none, ...recipient } = asked.recipients[0]!;
  const simple = /_(RS|RIS)$/.test(code);
  return at.accepted({
    ...asked,
    physicalCommunicationType: code.includes('890') ? 'REGISTERED_LETTER_890' : 'AR_REGISTERED_LETTER',
    recipients: [
      {
        ...recipient,
        taxId,
        physicalAddress: addressWith(code),
        ...(simple ? { digitalDomicile: { type: 'PEC', address: 'prova@fail.it' } } : {}),
      },
    ],
  });
}

/** The detail of a notification now. */
export async function detailOf(at: Desk, iun: string): Promise<Detail> {
  return (await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json as Detail;
}

/** The statuses it went through. */
export const statusesOf = ({ notificationStatusHistory }: Detail): readonly string[] =>
  notificationStatusHistory.map(({ status }) => status);

/** The post's codes in the order in which they were told; the one that ended an attempt, and scans in an archive, are marked. */
export const codesOf = ({ timeline }: Detail): readonly string[] =>
  timeline
    .filter(({ category }) => /^SEND_(ANALOG|SIMPLE_REGISTERED_LETTER)_(PROGRESS|FEEDBACK)$/.test(category))
    .map(({ category, details }) => {
      const scans = (details['attachments'] ?? []) as readonly { readonly url: string }[];
      const code =
        String(details['deliveryDetailCode']) + (scans.some(({ url }) => url.endsWith('.zip')) ? '.zip' : '');
      return category === 'SEND_ANALOG_FEEDBACK' ? `${code}=${String(details['responseStatus'])}` : code;
    });
