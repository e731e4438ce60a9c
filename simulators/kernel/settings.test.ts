import { describe, expect, it } from 'vitest';
import { checkSettings } from './settings.ts';

const DEFAULTS = { pagine: 50, modo: 'tutti', attivo: true, enti: [], ente: {}, massimo: undefined };

describe('settings', () => {
  it('are let through where they are of the kind of their default, and where nothing is known of it', () => {
    expect(() =>
      checkSettings('X', DEFAULTS, { pagine: 3, modo: 'a', attivo: false, enti: [1], ente: { a: 1 }, massimo: 5 }),
    ).not.toThrow();
    expect(() => checkSettings('X', DEFAULTS, { pagine: undefined })).not.toThrow();
  });

  it.each([
    [{ pagina: 3 }, 'X non ha l’impostazione «pagina»; ha: attivo, ente, enti, massimo, modo, pagine'],
    [{ toString: 3 }, /non ha l’impostazione «toString»/],
    [{ pagine: '3' }, 'X: l’impostazione «pagine» vuole un numero, non "3"'],
    [{ modo: null }, 'X: l’impostazione «modo» vuole un testo, non null'],
    [{ attivo: 1 }, 'X: l’impostazione «attivo» vuole true o false, non 1'],
    [{ enti: {} }, 'X: l’impostazione «enti» vuole un elenco, non {}'],
    [{ ente: [] }, 'X: l’impostazione «ente» vuole un gruppo di chiavi, non []'],
  ])('are refused in the words of the run file: %j', (given, message) => {
    expect(() => checkSettings('X', DEFAULTS, given)).toThrow(message);
  });
});
