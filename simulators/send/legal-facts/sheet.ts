import type { Block, Sheet } from '../doors/pdf.ts';
import type { LegalFact, Notification } from '../state.ts';
import { inRome } from './rome-instant.ts';

/** Printed on every page of every document, whatever it is. */
export const NOTICE = 'Documento di prova generato da un simulatore, senza valore legale';

type Row = readonly [label: string, value: string];

/** What a document says for each category: its title, what it attests, and which of the notification's data it tells. */
interface Wording {
  readonly title: string;
  readonly statement: (fact: LegalFact) => string;
  readonly documents?: true;
}

const WORDINGS: Readonly<Record<string, Wording>> = {
  SENDER_ACK: {
    title: 'Attestazione di presa in carico della notifica',
    statement: () =>
      'Si attesta che il mittente ha messo a disposizione gli atti elencati più avanti, ciascuno con la propria impronta, ' +
      'e che la notifica è stata presa in carico nel giorno e nell’ora indicati.',
    documents: true,
  },
  DIGITAL_DELIVERY: {
    title: 'Attestazione di notifica al domicilio digitale',
    statement: ({ elementId }) =>
      elementId.startsWith('DIGITAL_FAILURE_WORKFLOW')
        ? 'Si attesta che i tentativi di consegna ai domicili digitali del destinatario si sono conclusi senza esito nel ' +
          'giorno e nell’ora indicati: l’avviso è reso disponibile nell’area riservata e ne è data notizia per posta.'
        : 'Si attesta che l’avviso di avvenuta ricezione è stato consegnato al domicilio digitale del destinatario nel ' +
          'giorno e nell’ora indicati.',
  },
  ANALOG_DELIVERY: {
    title: 'Esito dell’invio cartaceo',
    statement: () =>
      'Si riporta l’esito che l’operatore postale ha comunicato per l’invio cartaceo indirizzato al destinatario; la copia ' +
      'dei documenti di recapito è sostituita, in questa prova, dal presente foglio.',
  },
  ANALOG_FAILURE_DELIVERY: {
    title: 'Attestazione di deposito per irreperibilità del destinatario',
    statement: () =>
      'Si attesta che il destinatario è risultato irreperibile a ogni indirizzo tentato e che l’avviso di avvenuta ' +
      'ricezione è stato depositato nel giorno e nell’ora indicati.',
  },
  RECIPIENT_ACCESS: {
    title: 'Attestazione di avvenuto accesso',
    statement: () =>
      'Si attesta che il destinatario ha avuto accesso per la prima volta agli atti notificati nel giorno e nell’ora indicati.',
    documents: true,
  },
  NOTIFICATION_CANCELLED: {
    title: 'Attestazione di annullamento della notifica',
    statement: () =>
      'Si attesta che la notifica è stata annullata, su richiesta del mittente, nel giorno e nell’ora indicati.',
  },
  AAR: {
    title: 'Avviso di avvenuta ricezione',
    statement: () =>
      'Al destinatario indicato è stata inviata una notifica. Gli atti sono disponibili in linea, nella sua area riservata, ' +
      'con il codice univoco riportato di seguito.',
  },
  F24: {
    title: 'Modello di pagamento F24',
    statement: () =>
      'Modello di pagamento collegato alla notifica: importi e codici tributo sono omessi in questa prova.',
  },
};

/** Members of a fact's data that a reader is told, with their label; the others stay unsaid. */
const DATA: readonly (readonly [member: string, label: string])[] = [
  ['title', 'Titolo'],
  ['digitalAddress', 'Domicilio digitale'],
  ['digitalAddressSource', 'Origine del domicilio'],
  ['physicalAddress', 'Indirizzo fisico'],
  ['productType', 'Prodotto postale'],
  ['registeredLetterCode', 'Codice della raccomandata'],
  ['responseStatus', 'Esito'],
  ['endWorkflowStatus', 'Esito'],
  ['deliveryDetailCode', 'Codice dell’esito'],
  ['deliveryFailureCause', 'Causa del mancato recapito'],
  ['documentType', 'Documento'],
  ['cancellationRequestId', 'Richiesta di annullamento'],
];

/** What a document says. It depends on the fact and on what the request said, which never change: so do its bytes. */
export function sheetOf(fact: LegalFact, { iun, request, sentAt }: Notification, sealedBy: string): Sheet {
  const wording = WORDINGS[fact.category] ?? {
    title: `Documento della notifica (${fact.category})`,
    statement: () => 'Documento collegato alla notifica indicata di seguito.',
  };
  const recipients = [...request.recipients.entries()].filter(
    ([index]) => fact.recIndex === undefined || fact.recIndex === index,
  );
  return {
    notice: NOTICE,
    issuer: 'Servizio Notifiche Digitali – simulatore di Collaudo',
    title: wording.title,
    at: fact.at,
    sealedBy,
    blocks: [
      { kind: 'paragraph', text: wording.statement(fact) },
      facts([['Istante', instant(fact.at)]]),
      heading('Notifica'),
      facts([
        ['IUN', iun],
        ['Protocollo del mittente', request.paProtocolNumber],
        ['Oggetto', request.subject],
        ['Depositata', instant(sentAt)],
      ]),
      heading('Mittente'),
      facts([
        ['Denominazione', request.senderDenomination],
        ['Codice fiscale', request.senderTaxId],
      ]),
      ...recipients.flatMap(([index, { denomination, taxId, digitalDomicile }]) => [
        heading(request.recipients.length > 1 ? `Destinatario ${index + 1}` : 'Destinatario'),
        facts([
          ['Denominazione', denomination],
          ['Codice fiscale', taxId],
          ...(digitalDomicile === undefined ? [] : [['Domicilio digitale', digitalDomicile.address] as const]),
        ]),
      ]),
      ...particulars(fact),
      ...(wording.documents === true
        ? [
            heading('Atti (impronta SHA-256, base64)'),
            facts(request.documents.map(({ title, digests }, index) => [title ?? `Atto ${index + 1}`, digests.sha256])),
          ]
        : []),
      heading('Documento'),
      facts([
        ['Chiave', fact.key],
        ...(fact.elementId === '' ? [] : [['Elemento di timeline', fact.elementId] as const]),
      ]),
    ],
  };
}

function particulars({ data }: LegalFact): Block[] {
  const rows = DATA.flatMap(([member, label]): Row[] => {
    const text = said(data[member]);
    return text === undefined ? [] : [[label, text]];
  });
  return rows.length === 0 ? [] : [heading('Esito'), facts(rows)];
}

/** A value in words: an address as its parts, in the order in which they came; nothing for what cannot be said. */
function said(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === null || typeof value !== 'object') return undefined;
  if ('type' in value && 'address' in value) return `${String(value.address)} (${String(value.type)})`;
  const parts = Object.values(value).filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(', ');
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const facts = (rows: readonly Row[]): Block => ({ kind: 'facts', facts: rows });

function instant(at: number): string {
  const { day, time } = inRome(at);
  return `${day}, ore ${time} (ora di Roma); ${new Date(at).toISOString()}`;
}
