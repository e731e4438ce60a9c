import { io } from '../../simulators/io/index.ts';
import { composeCodiceFiscale } from '../../simulators/kernel/values/codice-fiscale.ts';
import type { BenchRequest, Workload } from '../workload.ts';

const USE = 'chiave-di-servizio-della-misura';
const MANAGE = 'chiave-di-gestione-della-misura';
const SERVICE = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };

const headers = (key: string) => ({
  'ocp-apim-subscription-key': key,
  'content-type': 'application/json',
  'user-agent': 'bench',
});

/** As many citizens as a small town has. */
const CITIZENS = Array.from({ length: 1_000 }, (_, number) =>
  composeCodiceFiscale({
    cognome: 'Buonarroti',
    nome: 'Michelangelo',
    nascita: `19${30 + (number % 70)}-0${1 + (number % 9)}-${10 + (number % 18)}`,
    sesso: 'M',
    comune: 'G702',
  }),
);

/** A payment notice, of the size that bodies send. */
function notice(number: number): BenchRequest {
  return {
    method: 'POST',
    path: '/api/v1/messages',
    headers: headers(USE),
    // Written when it is sent: sixty thousand of them are no weight on the process that is measured.
    get body() {
      return JSON.stringify({
        fiscal_code: CITIZENS[number % CITIZENS.length],
        content: {
          subject: `Avviso della tassa sui rifiuti n. ${number}`,
          markdown:
            `È disponibile l’avviso n. ${number}. `.repeat(12) +
            'L’importo da pagare è di 120,00 euro entro il 31/12/2026.',
          due_date: '2026-12-31T22:59:59Z',
          payment_data: { amount: 12_000, notice_number: '301000000000000144' },
        },
      });
    },
  };
}

const service: BenchRequest = {
  method: 'GET',
  path: `/api/v1/manage/services/${SERVICE}`,
  headers: headers(MANAGE),
  body: '',
};

const card = {
  name: 'Tributi comunali',
  description: 'Con questo servizio ricevi gli avvisi dei tributi comunali e i promemoria delle scadenze.',
  organization: { name: ENTE.denominazione, fiscal_code: ENTE.codiceFiscale },
  authorized_cidrs: [],
  max_allowed_payment_amount: 1_000_000,
  metadata: { scope: 'LOCAL', topic_id: 10, privacy_url: 'https://ente.example/privacy', email: 'a@ente.example' },
};

/** Messages and cards of one body, which no limit of calls holds back. */
export const workload: Workload = {
  platform: io,
  settings: {
    ente: {
      ...ENTE,
      gruppi: ['ApiMessageWrite', 'ApiMessageRead', 'ApiLimitedProfileRead', 'ApiServiceWrite', 'ApiNoRateLimit'],
      chiaveManage: MANAGE,
      servizi: [{ codice: 'tributi', id: SERVICE, chiavePrimaria: USE, scheda: card }],
    },
  },
  prepare: [],
  series: { post: Array.from({ length: 500 }, (_, number) => notice(number)), get: [service] },
};
