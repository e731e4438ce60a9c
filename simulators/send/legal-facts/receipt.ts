import type { LegalFact, Notification } from '../state.ts';
import { inRome } from './rome-instant.ts';
import { NOTICE } from './sheet.ts';

/** Kinds of PEC receipt by SEND's detail code (send.md §2.7), as certification data call them. */
const KINDS: Readonly<Record<string, string>> = {
  C000: 'presa-in-carico',
  C001: 'accettazione',
  C002: 'non-accettazione',
  C003: 'avvenuta-consegna',
  C004: 'errore-consegna',
  C005: 'presa-in-carico',
  C006: 'rilevazione-virus',
  C007: 'preavviso-errore-consegna',
  C008: 'errore-consegna',
  C009: 'errore-consegna',
  C010: 'errore-consegna',
};

const WITHOUT_ERROR: ReadonlySet<string> = new Set(['presa-in-carico', 'accettazione', 'avvenuta-consegna']);

/**
 * A PEC receipt as certification data (`daticert.xml`): which message, of what kind, when. Members and their order are
 * those of the technical rules on certified mail (DM 2 November 2005); manager and identifiers are of no real provider.
 */
export function receiptOf(fact: LegalFact, { iun, request, sender }: Notification): Uint8Array {
  const { data, recIndex = 0 } = fact;
  const recipient = request.recipients[recIndex];
  const code = data['deliveryDetailCode'];
  const kind = (typeof code === 'string' ? KINDS[code] : undefined) ?? 'avvenuta-consegna';
  const address = addressIn(data['digitalAddress']) ?? recipient?.digitalDomicile?.address ?? 'ignoto@pec.example';
  const { shortDay, time, zone } = inRome(fact.at);
  const name = fact.key.replace(/\.[a-z0-9]+$/i, '');
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${NOTICE} -->
<postacert tipo="${kind}" errore="${WITHOUT_ERROR.has(kind) ? 'nessuno' : 'altro'}">
  <intestazione>
    <mittente>notifiche@send-prova.pec.example</mittente>
    <destinatari tipo="certificato">${escaped(address)}</destinatari>
    <risposte>notifiche@send-prova.pec.example</risposte>
    <oggetto>Notifica ${iun} di ${escaped(sender.denominazione)}</oggetto>
  </intestazione>
  <dati>
    <gestore-emittente>Gestore PEC di prova</gestore-emittente>
    <data zona="${zone}">
      <giorno>${shortDay}</giorno>
      <ora>${time}</ora>
    </data>
    <identificativo>${escaped(name)}</identificativo>
    <msgid>&lt;${escaped(fact.elementId)}@send-prova.pec.example&gt;</msgid>
    <consegna>${escaped(address)}</consegna>
  </dati>
</postacert>
`,
  );
}

function addressIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const address = value !== null && typeof value === 'object' && 'address' in value ? value.address : undefined;
  return typeof address === 'string' ? address : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(value: string): string {
  return value.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}
