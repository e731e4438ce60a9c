import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { httpTransport } from '../../simulators/kernel/transport.ts';
import { serveEnte } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-ente-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const configuration = {
  send: 'http://127.0.0.1:9',
  mittente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903', apiKey: 'chiave' },
  store: join(folder, 'ente.json'),
};
const POSITION = {
  importo: 5000,
  causale: 'Sanzione',
  debitore: { codiceFiscale: 'BNRMHL75C06G702B', denominazione: 'Michelangelo Buonarroti' },
  creditore: { codiceFiscale: '12345678903', denominazione: 'Comune di Esempio' },
};

describe('the ente as a process of its own', () => {
  it('lists and obeys commands, answers the node, and keeps its archive when it stops', async () => {
    const transport = httpTransport();
    const ask = async (url: string, body?: string) => {
      const { status, body: answer } = await transport({
        method: body === undefined ? 'GET' : 'POST',
        url,
        headers: {},
        body: Buffer.from(body ?? ''),
      });
      return { status, text: Buffer.from(answer).toString() };
    };
    let ente = await serveEnte(configuration);
    try {
      const base = () => `${ente.url}/collaudo/v1/commands`;
      expect(JSON.parse((await ask(base())).text)).toMatchObject({ endpoints: { pagopa: `${ente.url}/pagopa` } });
      const created = JSON.parse((await ask(`${base()}/create-debt-position`, JSON.stringify(POSITION))).text) as {
        result: unknown;
      };
      expect(await ask(`${base()}/boh`, '{}')).toEqual({ status: 200, text: '{"status":"notSupported"}' });
      expect((await ask(`${base()}/restart`, '{')).status).toBe(400);
      expect((await ask(`${ente.url}/altrove`)).status).toBe(404);
      expect((await ask(`${ente.url}/pagopa`, '<a/>')).text).toContain('soapenv:Fault');
      await ente.close();
      ente = await serveEnte(configuration);
      const status = await ask(`${base()}/payment-status`, JSON.stringify(created.result));
      expect(JSON.parse(status.text)).toMatchObject({ result: { stato: 'aperta', importo: 5000 } });
    } finally {
      await ente.close();
      transport.close();
    }
  });

  it('deals with IO alone, and serves contents at its own address', async () => {
    const transport = httpTransport();
    const ente = await serveEnte({
      io: {
        url: 'http://127.0.0.1:9',
        ente: { denominazione: 'Ente', codiceFiscale: '12345678903', chiaveManage: 'm', servizi: [] },
      },
    });
    try {
      const get = async (path: string) => {
        const { status, body } = await transport({
          method: 'GET',
          url: `${ente.url}${path}`,
          headers: {},
          body: new Uint8Array(0),
        });
        return { status, text: Buffer.from(body).toString() };
      };
      const described = JSON.parse((await get('/collaudo/v1/commands')).text) as Record<string, unknown>;
      expect(described).toMatchObject({ endpoints: { io: `${ente.url}/io` } });
      expect(described['commands']).toContain('send-io-message');
      // nobody has been given a key yet
      expect((await get('/io/messages/1')).status).toBe(401);
    } finally {
      await ente.close();
      transport.close();
    }
  });

  it('deals with IRIS alone, where that is all it is told of', async () => {
    const transport = httpTransport();
    const ente = await serveEnte({
      iris: {
        url: 'http://127.0.0.1:9',
        ente: {
          codice: 'CEsempio',
          denominazione: 'Ente',
          codiceFiscale: '12345678903',
          sil: 'SIL',
          password: 'p',
          ibans: [],
          tributi: [],
        },
      },
    });
    try {
      const ask = async (method: string, path: string, body = '') => {
        const answer = await transport({ method, url: `${ente.url}${path}`, headers: {}, body: Buffer.from(body) });
        return { status: answer.status, text: Buffer.from(answer.body).toString() };
      };
      const described = JSON.parse((await ask('GET', '/collaudo/v1/commands')).text) as Record<string, unknown>;
      expect(described).toMatchObject({ endpoints: { iris: `${ente.url}/pdd` } });
      expect(described['commands']).not.toContain('create-notification');
      const status = await ask('POST', '/collaudo/v1/commands/pendenza-status', '{"idPendenza":"P1"}');
      expect(JSON.parse(status.text)).toMatchObject({ status: 'done', result: { invio: 'sconosciuta' } });
      expect(await ask('POST', '/pdd/SPCRTIRIS/x', '<a/>')).toMatchObject({ status: 500 });
      expect((await ask('GET', '/portale/pagamenti/ignoto/ritorno')).text).toContain('Non si sa ancora');
      expect((await ask('POST', '/pagopa', '<a/>')).status).toBe(404);
    } finally {
      await ente.close();
      transport.close();
    }
  });
});
