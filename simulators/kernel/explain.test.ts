import { expect, test } from 'vitest';
import { explain } from './explain.ts';

const known = [
  { id: 'crea', method: 'POST', path: '/consegna/v2/richieste' },
  { id: 'legge', method: 'GET', path: '/consegna/v2/richieste/{id}' },
  { id: 'elenca', method: 'GET', path: '/consegna/v2/richieste' },
  { id: 'eventi', method: 'GET', path: '/avanzamenti/flussi' },
  { id: 'altro', method: 'GET', path: '/consegna/altro/x/y/z' },
];
const why = (method: string, path: string): string => explain(method, path, known, 'simulators/prova/README.md');

test.each([
  [
    'DELETE',
    '/consegna/v2/richieste',
    'Richiesta inattesa: DELETE /consegna/v2/richieste: il percorso esiste, ma con POST, GET; operazioni simili: POST /consegna/v2/richieste; GET /consegna/v2/richieste; GET /consegna/v2/richieste/{id}. Dove guardare: simulators/prova/README.md.',
  ],
  [
    'GET',
    '/consegna/v1/richieste',
    'Richiesta inattesa: GET /consegna/v1/richieste: il percorso non esiste; operazioni simili: GET /consegna/v2/richieste; GET /consegna/v2/richieste/{id}; POST /consegna/v2/richieste. Dove guardare: simulators/prova/README.md.',
  ],
  [
    'GET',
    '/tutt/diverso',
    'Richiesta inattesa: GET /tutt/diverso: il percorso non esiste; nessuna operazione somiglia a questa. Dove guardare: simulators/prova/README.md.',
  ],
])('%s %s', (method, path, text) => {
  expect(why(method, path)).toBe(text);
});

test('a parameter of a template matches any segment', () => {
  expect(why('PUT', '/consegna/v2/richieste/RQ-1')).toContain('il percorso esiste, ma con GET;');
});

test('the platform that only calls has nothing to offer', () => {
  expect(explain('GET', '/', [], 'x')).toContain('nessuna operazione somiglia a questa');
});
