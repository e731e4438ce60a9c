import { describe, expect, it } from 'vitest';
import { dealings } from './ente.ts';
import { UsageError } from './usage.ts';

const IO = {
  io: 'http://127.0.0.1:4005/',
  'io-manage': 'gestione',
  'io-service': 'tributi:01J:p1:s1,scuola:02J:p2:s2',
};

describe('what the reference ente is told on the command line', () => {
  it('IO alone: address, keys, services', () => {
    const { io, send } = dealings(IO);
    expect(send).toBeUndefined();
    expect(io).toMatchObject({
      url: 'http://127.0.0.1:4005',
      ente: {
        codiceFiscale: '12345678903',
        chiaveManage: 'gestione',
        servizi: [
          { codice: 'tributi', id: '01J', chiavePrimaria: 'p1', chiaveSecondaria: 's1' },
          { codice: 'scuola', id: '02J', chiavePrimaria: 'p2', chiaveSecondaria: 's2' },
        ],
      },
    });
  });

  it('SEND and IO together, of one ente', () => {
    const told = dealings({ ...IO, send: 'http://127.0.0.1:4001', key: 'k', ente: '98765432103' });
    expect([told.mittente?.codiceFiscale, told.io?.ente.codiceFiscale]).toEqual(['98765432103', '98765432103']);
  });

  it('SEND with GPD beside it', () => {
    const send = { send: 'http://127.0.0.1:4001', key: 'k' };
    expect(dealings({ ...send, gpd: 'http://127.0.0.1:4003/', 'gpd-key': 'g' }).gpd).toEqual({
      url: 'http://127.0.0.1:4003',
      subscriptionKey: 'g',
    });
    expect(dealings(send).gpd).toBeUndefined();
  });

  it.each([
    ['nothing', {}],
    ['GPD without its key', { send: 'http://127.0.0.1:4001', key: 'k', gpd: 'http://127.0.0.1:4003' }],
    ['a key of GPD without its address', { send: 'http://127.0.0.1:4001', key: 'k', 'gpd-key': 'g' }],
    ['GPD without SEND', { ...IO, gpd: 'http://127.0.0.1:4003', 'gpd-key': 'g' }],
    ['SEND without a key', { send: 'http://127.0.0.1:4001' }],
    ['IO without the key of management', { ...IO, 'io-manage': undefined }],
    ['IO without services', { ...IO, 'io-service': undefined }],
    ['a service with a key missing', { ...IO, 'io-service': 'tributi:01J:p1' }],
  ])('%s is a usage error', (_, extra) => {
    const given = Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined));
    expect(() => dealings(given as Record<string, string>)).toThrow(UsageError);
  });
});
