import { iris } from '../../simulators/iris/index.ts';
import { composeCodiceFiscale } from '../../simulators/kernel/values/codice-fiscale.ts';
import type { BenchRequest, Workload } from '../workload.ts';

const ENTE = 'CEsempio';
const SIL = 'SIL_MISURA';
const PASSWORD = 'parola-di-prova-della-misura';
const NS = 'http://www.cart.rete.toscana.it/servizi/iris_1_1';
const PDD = `/pdd/PD/SPC${ENTE}/SPCRTIRIS`;
const headers = {
  authorization: `Basic ${Buffer.from(`${SIL}:${PASSWORD}`).toString('base64')}`,
  'content-type': 'text/xml; charset=utf-8',
  'user-agent': 'bench',
};

/** An instant of the present, `days` away: positions must be payable on the clock of the bench. */
const instant = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const day = (days: number): string => instant(days).slice(0, 10);
const NOW = instant(0);
const [YESTERDAY, NEXT_MONTH, LATER, NEXT_YEAR] = [instant(-1), day(30), day(60), instant(365)];

function header(service: string, number: number): string {
  return (
    `<h:IdpHeader><h:TRT><h:ServiceName>${service}</h:ServiceName><h:MsgId>TRT${number}</h:MsgId><h:XMLCrtDt>${NOW}</h:XMLCrtDt>` +
    `<h:Sender><h:SenderId>${ENTE}</h:SenderId><h:SenderSys>${SIL}</h:SenderSys></h:Sender>` +
    `<h:Receiver><h:ReceiverId>RTIRIS</h:ReceiverId><h:ReceiverSys>SIL_IRIS_ITR</h:ReceiverSys></h:Receiver></h:TRT>` +
    `<h:E2E><h:E2ESrvcNm>${service}</h:E2ESrvcNm><h:E2EMsgId>E2E${number}</h:E2EMsgId><h:XMLCrtDt>${NOW}</h:XMLCrtDt>` +
    `<h:Sender><h:E2ESndrId>${ENTE}</h:E2ESndrId><h:E2ESndrSys>${SIL}</h:E2ESndrSys></h:Sender>` +
    `<h:Receiver><h:E2ERcvrId>RTIRIS</h:E2ERcvrId><h:E2ERcvrSys>SIL_IRIS_ITR</h:E2ERcvrSys></h:Receiver></h:E2E></h:IdpHeader>`
  );
}

/** As many debtors as a small town has. */
const DEBTORS = Array.from({ length: 1_000 }, (_, number) =>
  composeCodiceFiscale({
    cognome: 'Buonarroti',
    nome: 'Michelangelo',
    nascita: `19${30 + (number % 70)}-0${1 + (number % 9)}-${10 + (number % 18)}`,
    sesso: 'M',
    comune: 'G702',
  }),
);

function pendenza(id: string, debtor: string): string {
  return (
    `<a:Pendenza TipoPendenza="MULTE" TipoOperazione="Insert"><a:IdPendenza>${id}</a:IdPendenza><a:Mittente><a:Id>${ENTE}</a:Id></a:Mittente>` +
    `<a:Destinatari><a:Destinatario Tipo="Cittadino"><a:Id>${debtor}</a:Id><a:Descrizione>Michelangelo Buonarroti</a:Descrizione></a:Destinatario></a:Destinatari>` +
    `<a:Insert><a:DescrizioneCausale>Sanzione amministrativa, verbale ${id}</a:DescrizioneCausale><a:DataCreazione>${YESTERDAY}</a:DataCreazione>` +
    `<a:DataEmissione>${YESTERDAY}</a:DataEmissione><a:DataPrescrizione>${NEXT_YEAR}</a:DataPrescrizione><a:AnnoRiferimento>${YESTERDAY.slice(0, 4)}</a:AnnoRiferimento>` +
    `<a:Stato>Aperta</a:Stato><a:ImportoTotale>42.00</a:ImportoTotale><a:Divisa>EUR</a:Divisa><a:InfoPagamento TipoPagamento="Pagamento Unico">` +
    `<a:DettaglioPagamento><a:IdPagamento>${id}.1</a:IdPagamento><a:DataScadenza>${NEXT_MONTH}</a:DataScadenza><a:DataInizioValidita>${YESTERDAY.slice(0, 10)}</a:DataInizioValidita>` +
    `<a:DataFineValidita>${LATER}</a:DataFineValidita><a:Stato>Non Pagato</a:Stato><a:Importo>42.00</a:Importo></a:DettaglioPagamento></a:InfoPagamento></a:Insert></a:Pendenza>`
  );
}

/** A request whose body is written when it is sent: sixty thousand of them are no weight on the process that is measured. */
function message(path: string, wrapper: string, content: () => string): BenchRequest {
  return {
    method: 'POST',
    path: `${PDD}/${path}`,
    headers: { ...headers, soapaction: `"${wrapper}"` },
    get body() {
      return (
        `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>` +
        `<p:${wrapper} xmlns:p="${NS}/proxy" xmlns:h="${NS}/IdpHeader" xmlns:a="${NS}/IdpAllineamentoPendenze" xmlns:i="${NS}/IdpInformativaPagamento">` +
        `${content()}</p:${wrapper}></soap:Body></soap:Envelope>`
      );
    },
  };
}

/** Positions sent synchronously, `count` in a message, with ids that no other `number` has. */
export function pendenzeSincrone(number: number, count = 1): BenchRequest {
  const pendenze = (): string =>
    Array.from({ length: count }, (_, index) =>
      pendenza(count === 1 ? `P${number}` : `P${number}_${index}`, DEBTORS[(number + index) % DEBTORS.length]!),
    ).join('');
  return message(
    'SPCComunicazionePosizioniDebitorieOTF-v3/IdpAllineamentoPendenzeEnteOTF',
    'IdpAllineamentoPendenzeEnteOTF',
    () =>
      `<a:IdpAllineamentoPendenzeOTF Versione="01.03-04">${header('IdpAllineamentoPendenze', number)}<a:IdpBody>${pendenze()}</a:IdpBody></a:IdpAllineamentoPendenzeOTF>`,
  );
}

/** A question about one payment of a position that is there. */
function verifica(number: number): BenchRequest {
  return message(
    'SPCVerificaStatoPagamento-v3/IdpVerificaStatoPagamento',
    'IdpVerificaStatoPagamenti',
    () =>
      `<i:IdpVerificaStatoPagamento Versione="01.03-04">${header('IdpInformativaPagamento', number)}<i:IdpBody>` +
      `<i:IdPagamento TipoPendenza="MULTE">P${number}.1</i:IdPagamento><i:richiestaInformazioniPagamento>true</i:richiestaInformazioniPagamento></i:IdpBody></i:IdpVerificaStatoPagamento>`,
  );
}

export const SETTINGS = { ente: { codice: ENTE, sil: SIL, password: PASSWORD } };

const HELD = 500;

export const workload: Workload = {
  platform: iris,
  settings: SETTINGS,
  prepare: Array.from({ length: HELD }, (_, number) => pendenzeSincrone(number)),
  series: {
    // T1: each position is sent once, so 60,000 requests at most.
    post: Array.from({ length: 60_000 }, (_, number) => pendenzeSincrone(HELD + number)),
    // T2, as far as SOAP has it: an entity is asked for with a POST.
    get: Array.from({ length: HELD }, (_, number) => verifica(number)),
  },
};
