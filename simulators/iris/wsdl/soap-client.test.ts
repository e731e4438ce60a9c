import { createClientAsync } from 'soap';
import type { Client } from 'soap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { idsFrom } from '../../kernel/ids.ts';
import { Journal } from '../../kernel/journal.ts';
import { listen } from '../../kernel/listen.ts';
import type { Listener } from '../../kernel/listen.ts';
import { redactorWith } from '../../kernel/redaction.ts';
import { simulate } from '../../kernel/simulate.ts';
import { Tenants } from '../../kernel/tenants.ts';
import { iris } from '../index.ts';
import { LUISA, MARIO, START } from '../iris.fixture.ts';
import type { IrisState } from '../state.ts';
import { DIRECT_SERVICES } from './services.ts';

// What an ente that generates its client from the contract meets: nothing here knows our codec or our schemas.

const clock = new VirtualClock(START);
const clients = new Map<string, Client>();
let listener: Listener;
let ente: { readonly codice: string; readonly sil: string };

beforeAll(async () => {
  listener = await listen({ clock });
  const simulation = simulate(
    iris,
    { journal: new Journal(), clock, redactor: redactorWith('prova') },
    { ids: idsFrom('client'), publicUrl: listener.url },
  );
  ({ ente } = iris.identities(simulation.state as IrisState) as { ente: typeof ente });
  const tenants = new Tenants();
  tenants.add(simulation);
  listener.mount(tenants);
  for (const { path, operations } of DIRECT_SERVICES) {
    const client = await createClientAsync(`${listener.url}${path}?wsdl`);
    for (const { name } of operations) clients.set(name, client);
  }
});
afterAll(() => listener.close());

type Call = (content: unknown) => Promise<[Record<string, unknown>, string]>;

/** Calls an operation with the function that the client made for it. */
async function call(operation: string, content: unknown): Promise<Record<string, unknown>> {
  const client = clients.get(operation)!;
  const method = client[`${operation}Async`] as Call;
  const [answer] = await method.call(client, content);
  return answer;
}

let messages = 0;

function part(service: string): Record<string, unknown> {
  return { ServiceName: service, MsgId: `TRT${++messages}`, XMLCrtDt: instant(0) };
}

function header(service = 'IdpAllineamentoPendenze'): Record<string, unknown> {
  return {
    TRT: {
      ...part(service),
      Sender: { SenderId: ente.codice, SenderSys: ente.sil },
      Receiver: { ReceiverId: 'RTIRIS', ReceiverSys: 'SIL_IRIS_ITR' },
    },
    E2E: {
      E2ESrvcNm: service,
      E2EMsgId: `E2E${++messages}`,
      XMLCrtDt: instant(0),
      Sender: { E2ESndrId: ente.codice, E2ESndrSys: ente.sil },
      Receiver: { E2ERcvrId: 'RTIRIS', E2ERcvrSys: 'SIL_IRIS_ITR' },
    },
  };
}

const DAY = 86_400_000;
/** The client does not write a Date inside an element: it wants the text. */
const instant = (days: number): string => new Date(START + days * DAY).toISOString();
const day = (days: number): string => instant(days).slice(0, 10);

function insert(id: string, debitore = MARIO): Record<string, unknown> {
  return {
    attributes: { TipoPendenza: 'MULTE', TipoOperazione: 'Insert' },
    IdPendenza: id,
    Mittente: { Id: ente.codice },
    Destinatari: {
      Destinatario: { attributes: { Tipo: 'Cittadino' }, Id: debitore, Descrizione: 'Dell’Orto & Figli <già "Rossi">' },
    },
    Insert: {
      DescrizioneCausale: 'Violazione del codice della strada, più le spese: 10 €',
      DataCreazione: instant(-1),
      DataEmissione: instant(-1),
      DataPrescrizione: instant(365),
      AnnoRiferimento: '2026',
      Stato: 'Aperta',
      ImportoTotale: '10.00',
      Divisa: 'EUR',
      InfoPagamento: {
        attributes: { TipoPagamento: 'Pagamento Unico' },
        DettaglioPagamento: {
          IdPagamento: `${id}.1`,
          DataScadenza: day(30),
          DataInizioValidita: day(-1),
          DataFineValidita: day(60),
          Stato: 'Non Pagato',
          Importo: '10.00',
        },
      },
    },
  };
}

const OTF = { URL_BACK: 'https://ente.example/ritorno?a=1&b=2', URL_CANCEL: 'https://ente.example/annullo' };

describe('a stock SOAP client built from what ?wsdl serves', () => {
  test('offers every operation of the direct endpoints', () => {
    const offered = [...new Set(clients.values())].flatMap((client) =>
      Object.values(client.describe() as Record<string, Record<string, object>>)
        .flatMap((ports) => Object.values(ports))
        .flatMap((operations) => Object.keys(operations)),
    );
    expect(offered.toSorted()).toEqual(
      DIRECT_SERVICES.flatMap(({ operations }) => operations.map(({ name }) => name)).toSorted(),
    );
  });

  test('positions sent synchronously: the esito, with its date as a date', async () => {
    const answer = await call('IdpAllineamentoPendenzeEnteOTF', {
      IdpAllineamentoPendenzeOTF: {
        attributes: { Versione: '01.03-04' },
        IdpHeader: header(),
        IdpBody: { Pendenza: [insert('SC1'), insert('SC2', LUISA)] },
      },
    });
    expect(answer).toMatchObject({
      IdpEsitoOTF: {
        attributes: { Versione: '01.03-00' },
        IdpHeader: { E2E: { E2EMsgId: 'E2E2', XMLCrtDt: expect.any(Date) } },
        IdpBody: { InfoMessaggio: { Stato: 'Elaborato Correttamente' } },
      },
    });
  });

  test('a payment on the fly: a session, and the page that waits for it', async () => {
    const answer = await call('IdpAllineamentoPendenzeEnteOTF', {
      IdpAllineamentoPendenzeOTF: {
        attributes: { Versione: '01.03-04' },
        IdpHeader: header(),
        IdpOTF: { ...OTF, OFFLINE_PAYMENT_METHODS: false },
        IdpBody: { Pendenza: [insert('SC3')] },
      },
    });
    const url = urlOf(answer);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gateway\/PaymentAuthentication\?token=/);
    expect((await fetch(url)).status).toBe(200);
  });

  test('what IRIS refuses is an answer like any other, code and words', async () => {
    const again = await call('IdpAllineamentoPendenzeEnteOTF', {
      IdpAllineamentoPendenzeOTF: {
        attributes: { Versione: '01.03-04' },
        IdpHeader: header(),
        IdpBody: { Pendenza: insert('SC1') },
      },
    });
    expect(JSON.stringify(again)).toContain('A0000003');
  });

  test('positions of several enti in one payment', async () => {
    const answer = await call('IdpAllineamentoPendenzeMultiEnteOTF', {
      IdpAllineamentoPendenzeMultiOTF: {
        attributes: { Versione: '01.03-04' },
        HeaderTRT: header()['TRT'],
        IdpOTF: OTF,
        Parametri: { AnnullaPagamentiInCorso: false },
        IdpAllineamentoPendenzeOTF: [
          {
            E2ESender: { E2ESndrId: ente.codice, E2ESndrSys: ente.sil },
            E2EMsgId: 'MULTI1',
            IdpBody: { Pendenza: insert('SC4') },
          },
        ],
      },
    });
    expect(urlOf(answer)).toContain('/gateway/PaymentAuthentication?token=');
  });

  test('verifica, short and with information: each payment with its state', async () => {
    const ask = (body: object): Promise<Record<string, unknown>> =>
      call('IdpVerificaStatoPagamenti', {
        IdpVerificaStatoPagamento: {
          attributes: { Versione: '01.03-04' },
          IdpHeader: header('IdpInformativaPagamento'),
          IdpBody: body,
        },
      });
    const pagamento = { attributes: { TipoPendenza: 'MULTE' }, $value: 'SC1.1' };
    const short = await ask({ IdPagamento: [pagamento, { ...pagamento, $value: 'NESSUNO' }] });
    expect(short).toMatchObject({
      IdpEsitoVerifica: {
        IdpHeader: { TRT: { XMLCrtDt: expect.any(Date) } },
        IdpBody: {
          StatoPagamento: [
            { attributes: { IdPagamento: 'SC1.1' }, $value: 'Pagamento non eseguito' },
            { attributes: { IdPagamento: 'NESSUNO' }, $value: 'Posizione non presente' },
          ],
        },
      },
    });
    const long = await ask({ IdPagamento: [pagamento], richiestaInformazioniPagamento: true });
    expect(long).toMatchObject({
      IdpEsitoVerifica: {
        IdpBody: { InformazioniPagamento: [{ IdPagamento: 'SC1.1', Stato: 'POSIZIONE_NON_PAGATA' }] },
      },
    });
  });

  test('an ente and one of its tributi are registered', async () => {
    const registered = await call('IdpConfigurazioneEnte', {
      IdpConfigurazioneEnte: {
        attributes: { Versione: '01.00-00' },
        IdpBody: {
          ConfigurazioneEnte: {
            attributes: { TipoOperazione: 'Insert' },
            DatiAnagraficiEnte: {
              CodiceEnte: 'CNuovo',
              TipoEnte: 'Comune',
              RagioneSociale: 'Comune Nuovo',
              CodiceFiscale: '00000000019',
              Indirizzo: { Comune: 'Nuovo', CAP: '57100' },
            },
            ParametriGenerazioneIUV: { AuxDigit: '3', CodiceStazione: '01', CodiceSegregazione: '07' },
          },
        },
      },
    });
    expect(registered).toMatchObject({
      IdpEsito: { IdpBody: { InfoMessaggio: { Stato: 'Elaborato Correttamente' } } },
    });
    const tributo = await call('IdpConfigurazioneTributi', {
      IdpConfigurazioneTributi: {
        attributes: { Versione: '01.00-00' },
        IdpHeader: header('IdpConfigurazioneEnte'),
        IdpBody: {
          ConfigurazioneTributi: {
            attributes: { TipoOperazione: 'Insert' },
            DatiAnagraficiTributo: {
              CodiceEnte: ente.codice,
              CodiceTributo: 'PISCINA',
              Descrizione: 'Piscina comunale',
              Categoria: 'Servizi',
              CodiceSilEnte: ente.sil,
              IBANAccreditoBancario: 'IT60X0542811101000000123456',
              IBANAccreditoPostale: 'IT60X0542811101000000123456',
              Stato: 'Attivo',
              PagamentoPressoPSP: true,
              IuvGenerato: false,
            },
          },
        },
      },
    });
    expect(tributo).toMatchObject({ IdpEsito: { IdpBody: { InfoMessaggio: { Stato: 'Elaborato Correttamente' } } } });
  });

  test('a message that breaks the schema is a fault that the client throws', async () => {
    await expect(call('IdpVerificaStatoPagamenti', { IdpVerificaStatoPagamento: {} })).rejects.toThrow(/soap:Client/);
  });
});

/** The address of the gateway, wherever in an answer it stands. */
function urlOf(answer: unknown): string {
  return /"UrlGW":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? JSON.stringify(answer);
}
