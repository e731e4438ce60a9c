import { echo } from '../../simulators/kernel/fixtures/echo.ts';
import type { NoteIn } from '../../simulators/kernel/fixtures/echo-contract.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { composeCodiceFiscale } from '../../simulators/kernel/values/codice-fiscale.ts';
import type { BenchRequest, Workload } from '../workload.ts';

const KEY = 'chiave-di-prova-0001';
const ids = idsFrom('bench');

/** A note of about 2,170 bytes with two recipients: as large as a notification to one recipient, with as many personal data. */
function note(number: number): NoteIn {
  const person = (i: number) => ({
    denominazione: `Rossi Bianchi ${number}${'ab'.charAt(i)}`,
    taxId: composeCodiceFiscale({
      cognome: 'Rossi',
      nome: 'Mario',
      nascita: `19${50 + (number % 50)}-0${1 + i}-1${i}`,
      sesso: 'M',
      comune: 'H501',
    }),
    via: `via Garibaldi ${number}, 00100 Roma (RM)`,
    email: `mario.rossi.${number}.${i}@pec.esempio.it`,
  });
  return {
    requestId: `richiesta-${number}-${ids.hex(16)}`,
    testo: `Si comunica che il provvedimento ${number} è disponibile. `.repeat(32),
    password: ids.token(20),
    mittente: { denominazione: 'Comune di Esempio', taxId: '00000000019' },
    destinatari: [0, 1].map(person),
  };
}

const notes = Array.from({ length: 1_000 }, (_, number) => note(number));
const headers = { 'x-eco-key': KEY, accept: 'application/json', 'user-agent': 'bench' };

const posts = notes.map((body): BenchRequest => ({
  method: 'POST',
  path: '/eco/v1/note',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
}));

const gets = notes.map(({ requestId }): BenchRequest => ({
  method: 'GET',
  path: `/eco/v1/note/${requestId}`,
  headers,
  body: '',
}));

export const workload: Workload = {
  platform: echo,
  settings: { key: KEY },
  prepare: posts,
  series: { post: posts, get: gets },
};
