import { MailRefused } from './refusal.ts';
import type { Receiver } from './procedure.ts';

/** Who writes to whom, from the run file (`mail`): no address stands in the suite. */
export interface MailSettings {
  /** `portal` where the documents are uploaded instead (Regione Marche): no message is drafted then. Default `mail`. */
  readonly transport?: 'mail' | 'portal';
  /** Where the documents are uploaded, for the checklist. */
  readonly portal?: string;
  readonly from?: string;
  readonly orders?: readonly string[];
  readonly support?: readonly string[];
  readonly cc?: readonly string[];
}

/** What stands in the envelope of a message. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

/** @throws MailRefused where an address is missing or is none, naming the key of the run file. */
export function envelopeFor(receiver: Receiver, settings: MailSettings): Envelope {
  return {
    from: addresses('from', settings.from === undefined ? [] : [settings.from])[0]!,
    to: addresses(receiver, settings[receiver] ?? []),
    cc: addresses('cc', settings.cc ?? []),
  };
}

/** `a@b.c`, with nothing that could end a header or begin another address. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

function addresses(key: string, given: readonly string[]): readonly string[] {
  if (given.length === 0)
    throw new MailRefused(
      'MAIL_NO_RECIPIENT',
      `manca l’indirizzo «mail.${key}» nel run file: la procedura riporta gli indirizzi, ma uno vi è scritto in due modi (support-iris e support.iris), perciò lo sceglie l’ente`,
    );
  for (const address of given)
    if (!ADDRESS.test(address))
      throw new MailRefused('MAIL_BAD_ADDRESS', `mail.${key}: «${address}» non è un indirizzo di posta elettronica`);
  return given;
}
