import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codiceFiscaleArbitrary } from './codice-fiscale.arbitrary.ts';
import {
  codiceFiscaleNumericoArbitrary,
  invalidCodiceFiscaleNumericoArbitrary,
} from './codice-fiscale-numerico.arbitrary.ts';
import {
  isCodiceFiscaleNumerico,
  parseCodiceFiscaleNumerico,
  parseIdentificativoFiscale,
} from './codice-fiscale-numerico.ts';

test.each(['62839520376', '20517490320', '15376371009'])('%s, met in the platforms, is valid', (text) => {
  expect(parseCodiceFiscaleNumerico(text)).toEqual({ ok: true, value: text });
});

test.each(['77777777777', '12345678901', '12666810299', '69351694559', '00000000000', 'RSSMRA80A01H501U'])(
  '%s is refused',
  (text) => {
    expect(isCodiceFiscaleNumerico(text)).toBe(false);
  },
);

test('what is generated is accepted, what is labelled invalid is refused', () => {
  fc.assert(
    fc.property(codiceFiscaleNumericoArbitrary(), (text) => {
      expect(parseCodiceFiscaleNumerico(text).ok).toBe(true);
    }),
  );
  fc.assert(
    fc.property(invalidCodiceFiscaleNumericoArbitrary(), ({ text }) => {
      expect(parseCodiceFiscaleNumerico(text).ok).toBe(false);
    }),
  );
});

test('a tax identifier is told by its length', () => {
  fc.assert(
    fc.property(codiceFiscaleArbitrary(), codiceFiscaleNumericoArbitrary(), (person, body) => {
      expect(parseIdentificativoFiscale(person)).toEqual({
        ok: true,
        value: { kind: 'personaFisica', codiceFiscale: person },
      });
      expect(parseIdentificativoFiscale(body)).toEqual({ ok: true, value: { kind: 'numerico', codiceFiscale: body } });
    }),
  );
  expect(parseIdentificativoFiscale('123')).toEqual({
    ok: false,
    problem: 'codice fiscale: attesi 16 caratteri (persona fisica) o 11 cifre; ricevuto "123"',
  });
  expect(parseIdentificativoFiscale('RSSMRA80A01H501X').ok).toBe(false);
  expect(parseIdentificativoFiscale('12345678901').ok).toBe(false);
});
