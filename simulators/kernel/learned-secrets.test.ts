import { expect, test } from 'vitest';
import { learnedSecrets } from './learned-secrets.ts';

const LONG = 'ab12cd34ef56gh78ij90kl';

test.each([
  ['a long one', [LONG], `x ${LONG} y`, 'x [0] y'],
  ['a short one', ['chiave-di-prova'], 'x chiave-di-prova y', 'x [0] y'],
  ['a long one, where a short one is known and not there', [LONG, 'chiave-di-prova'], `x/${LONG}`, 'x/%5B0%5D'],
  ['both in one text', [LONG, 'chiave-di-prova'], `chiave-di-prova ${LONG}`, '[1] [0]'],
  ['the words of a short one, and not it', ['chiave-di-prova'], 'la chiave e la prova', 'la chiave e la prova'],
  [
    'the last of more short ones than are looked for one by one',
    Array.from({ length: 40 }, (_, i) => `parola${i}-segreta`),
    'x parola39-segreta y',
    'x [39] y',
  ],
])('%s', (_, secrets, text, expected) => {
  const learned = learnedSecrets();
  for (const [index, secret] of secrets.entries()) learned.learn(secret, `[${index}]`);
  expect(learned.replace(text)).toBe(expected);
});
