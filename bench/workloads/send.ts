import { send } from '../../simulators/send/index.ts';
import type { BenchRequest, Workload } from '../workload.ts';

const KEY = 'chiave-di-prova-della-misura';
const SENDER = '12345678903';
const SHA256 = `${'A'.repeat(43)}=`;
const headers = { 'x-api-key': KEY, accept: 'application/json', 'user-agent': 'bench' };
const json = { ...headers, 'content-type': 'application/json' };

/** A request to notify one recipient, of the size vendors send; without payments, so that nothing in it must be unique but its protocol. */
function request(number: number): BenchRequest {
  return {
    method: 'POST',
    path: '/delivery/v2.5/requests',
    headers: json,
    // Written when it is sent: sixty thousand of them are no weight on the process that is measured.
    get body() {
      return JSON.stringify({
        paProtocolNumber: `PROT-2026-${number}`,
        idempotenceToken: `token-${number}`,
        subject: 'Comunicazione di avvio del procedimento',
        abstract: 'Si comunica l’avvio del procedimento indicato nell’atto allegato. '.repeat(12),
        senderDenomination: 'Comune di Esempio',
        senderTaxId: SENDER,
        taxonomyCode: '010801N',
        notificationFeePolicy: 'FLAT_RATE',
        pagoPaIntMode: 'NONE',
        physicalCommunicationType: 'AR_REGISTERED_LETTER',
        recipients: [
          {
            recipientType: 'PF',
            taxId: 'BNRMHL75C06G702B',
            denomination: 'Michelangelo Buonarroti',
            digitalDomicile: { type: 'PEC', address: 'prova@pec.it' },
            physicalAddress: {
              address: 'VIA ROMA 1',
              zip: '00118',
              municipality: 'ROMA',
              province: 'RM',
              foreignState: 'ITALIA',
            },
          },
        ],
        documents: [
          {
            title: 'Atto',
            digests: { sha256: SHA256 },
            contentType: 'application/pdf',
            ref: { key: `PN_NOTIFICATION_ATTACHMENTS-${number}.pdf`, versionToken: `v${number}` },
          },
        ],
      });
    },
  };
}

const created = Array.from({ length: 500 }, (_, number) => request(number));

/** Reservations of one slot each: state that lives for a URL's validity and is then let go. */
const preload: BenchRequest = {
  method: 'POST',
  path: '/delivery/attachments/preload',
  headers: json,
  body: JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256: SHA256 }]),
};

export const workload: Workload = {
  platform: send,
  // URLs last two seconds, so that a long run shows whether what has expired is let go.
  settings: {
    mittente: { denominazione: 'Comune di Esempio', codiceFiscale: SENDER, apiKey: KEY },
    uploadUrlTtlMs: 2_000,
  },
  prepare: created,
  series: {
    // T1: a stateful POST of 2 kB: each number is used once, so 60,000 requests at most.
    get request() {
      return Array.from({ length: 60_000 }, (_, number) => request(1_000 + number));
    },
    // T1, T3, T4: a stateful POST without end.
    preload: [preload],
    // T2: a GET of an entity.
    get: created.map((_, number) => ({
      method: 'GET',
      path: `/delivery/v2.5/requests?paProtocolNumber=PROT-2026-${number}&idempotenceToken=token-${number}`,
      headers,
      body: '',
    })),
  },
};
