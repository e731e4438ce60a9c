import { describe, expect, it } from 'vitest';
import { corresponding, differencesBetween } from './correspondence.ts';
import type { WireResponse } from './exchange.ts';

const answer = (body: unknown, status = 200): WireResponse => ({
  status,
  headers: {},
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const between = (platform: unknown, simulator: unknown) =>
  differencesBetween(answer(platform), answer(simulator), corresponding());

describe('a real platform beside its simulator', () => {
  it.each<[string, unknown, unknown]>([
    ['identifiers that each side draws', { id: 'aaaaaaaa-1' }, { id: 'bbbbbbbb-2' }],
    ['instants', { at: '2026-11-22T09:00:00Z' }, { at: '2027-01-01T10:30:00.123Z' }],
    ['amounts, and how many elements there are', { a: [1, 2, 3] }, { a: [5] }],
    [
      'events that come in another order, each with members of its own',
      [
        { category: 'REQUEST_ACCEPTED', iun: 'x' },
        { category: 'NORMALIZED_ADDRESS', indirizzo: {} },
      ],
      [
        { category: 'NORMALIZED_ADDRESS', indirizzo: {} },
        { category: 'REQUEST_ACCEPTED', iun: 'y' },
        { category: 'REQUEST_REFUSED' },
      ],
    ],
    ['XML with other prefixes and values', '<a:r xmlns:a="u"><a:x>1</a:x></a:r>', '<r xmlns="u"><x>22</x></r>'],
    ['bodies that are neither', 'ciao', 'salve'],
  ])('does not differ in %s', (_, platform, simulator) => {
    expect(between(platform, simulator)).toEqual([]);
  });

  it.each<[string, unknown, unknown, object]>([
    ['a member', { a: 1, b: 2 }, { a: 1 }, { what: 'member', path: '/b', platform: 'numero', simulator: 'assente' }],
    ['a type', { a: '1' }, { a: 1 }, { what: 'type', path: '/a', platform: 'testo', simulator: 'numero' }],
    [
      'the class of a value',
      { a: [{ at: '2026-11-22' }] },
      { a: [{ at: '2026-11-22T09:00:00Z' }] },
      { what: 'value', path: '/a/0/at', platform: 'data', simulator: 'istante' },
    ],
    [
      'an event among others',
      [{ category: 'REQUEST_ACCEPTED' }, { category: 'NOTIFICATION_VIEWED', da: 1 }],
      [{ category: 'NOTIFICATION_VIEWED' }],
      { what: 'member', path: '/1/da', platform: 'numero', simulator: 'assente' },
    ],
    ['an empty text', { a: '' }, { a: 'x' }, { what: 'value', path: '/a', platform: 'vuoto', simulator: 'testo' }],
    ['the form', '<a/>', { a: 1 }, { what: 'form', path: '', platform: 'altro', simulator: 'JSON' }],
    ['an element', '<r><x/></r>', '<r><x/><y/></r>', { what: 'member', path: '/r/y', platform: 'assente' }],
    ['the root', '<r/>', '<s/>', { what: 'member', path: '', platform: 'r', simulator: 's' }],
    [
      'the class of an element’s text',
      '<r><x>domani</x></r>',
      '<r><x>2026-11-22</x></r>',
      { what: 'value', path: '/r/x', platform: 'testo', simulator: 'data' },
    ],
    ['being XML', '<r/>', 'ciao', { what: 'form', platform: 'XML', simulator: 'altro' }],
  ])('differs in %s', (_, platform, simulator, difference) => {
    expect(between(platform, simulator)).toEqual([expect.objectContaining(difference)]);
  });

  it('differs in status, whatever the bodies', () => {
    expect(differencesBetween(answer({ a: 1 }, 202), answer({ b: 1 }, 400), corresponding())).toEqual([
      { what: 'status', path: '', platform: '202', simulator: '400' },
    ]);
  });

  it('tells ten differences at most', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${i}`, i]));
    expect(between(many, {})).toHaveLength(10);
  });

  it('learns which name stands for which, and asks the simulator in its own', () => {
    const known = corresponding();
    differencesBetween(answer({ id: 'piattaforma-1' }), answer({ id: 'simulatore-9' }), known);
    const asked = known.forShadow({
      method: 'GET',
      url: 'http://x/piattaforma-1',
      headers: { 'x-id': 'piattaforma-1' },
      body: Buffer.from('{"id":"piattaforma-1"}'),
    });
    expect(asked.url).toBe('http://x/simulatore-9');
    expect(asked.headers['x-id']).toBe('simulatore-9');
    expect(Buffer.from(asked.body).toString()).toBe('{"id":"simulatore-9"}');
  });
});
