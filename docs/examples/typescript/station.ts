// The creditor's station: what the pagoPA node asks over SOAP 1.1. A real one would use a SOAP library.
import type { Position, Positions } from './positions.ts';
import { current, feeOf, tellPayments } from './send.ts';
import type { Settings } from './send.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const PA = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

const DESCRIPTIONS = {
  PAA_PAGAMENTO_SCONOSCIUTO: 'L’avviso non esiste.',
  PAA_PAGAMENTO_DUPLICATO: 'L’avviso risulta già pagato.',
  PAA_ID_DOMINIO_ERRATO: 'Il creditore non è servito da questa stazione.',
  PAA_ID_INTERMEDIARIO_ERRATO: 'L’intermediario non è quello della stazione.',
  PAA_STAZIONE_INT_ERRATA: 'La stazione non è questa.',
  PAA_SEMANTICA: 'La richiesta è incompleta o incoerente.',
} as const;

type Code = keyof typeof DESCRIPTIONS;

/** Text of the first element of that name, whatever its prefix; empty where there is none. */
type Read = (name: string) => string;

interface Office {
  readonly settings: Settings;
  readonly positions: Positions;
}

const OPERATIONS: Readonly<
  Record<string, { readonly answer: string; readonly does: (office: Office, read: Read) => Promise<string> }>
> = {
  paVerifyPaymentNoticeReq: { answer: 'paVerifyPaymentNoticeRes', does: verify },
  paGetPaymentV2Request: { answer: 'paGetPaymentV2Response', does: activate },
  paSendRTV2Request: { answer: 'paSendRTV2Response', does: receive },
};

/** Answers a request of the node. */
export async function station(
  office: Office,
  body: string,
): Promise<{ readonly status: number; readonly body: string }> {
  const name = /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1] ?? '';
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined || body.includes('<!DOCTYPE'))
    return {
      status: 500,
      body: enveloped(
        `<soapenv:Fault>${written('faultcode', 'soapenv:Client')}${written('faultstring', 'L’operazione non è offerta.')}</soapenv:Fault>`,
      ),
    };
  const read: Read = (element) =>
    unescaped(new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^>]*)?>([^<]*)<`).exec(body)?.[1] ?? '').trim();
  const wrong = misdirected(read);
  const content = wrong === undefined ? await operation.does(office, read) : ko(read, wrong);
  return {
    status: 200,
    body: enveloped(`<pafn:${operation.answer} xmlns:pafn="${PA}">${content}</pafn:${operation.answer}>`),
  };
}

/** Each creditor is its own broker, with station 01: what was agreed with pagoPA. */
function misdirected(read: Read): Code | undefined {
  const creditore = read('fiscalCode');
  if (read('idPA') !== creditore) return 'PAA_ID_DOMINIO_ERRATO';
  if (read('idBrokerPA') !== creditore) return 'PAA_ID_INTERMEDIARIO_ERRATO';
  return read('idStation') === `${creditore}_01` ? undefined : 'PAA_STAZIONE_INT_ERRATA';
}

function payable({ positions }: Office, read: Read): Position | Code {
  const position = positions.get(read('fiscalCode'), read('noticeNumber'));
  if (position === undefined) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  return position.pagata === undefined ? position : 'PAA_PAGAMENTO_DUPLICATO';
}

async function verify({ settings, positions }: Office, read: Read): Promise<string> {
  const position = payable({ settings, positions }, read);
  if (typeof position === 'string') return ko(read, position);
  const fee = await feeOf(settings, positions, position);
  const option = [
    written('amount', euro(position.importo + fee)),
    written('options', 'EQ'),
    written('dueDate', position.scadenza),
    written('detailDescription', position.causale),
    written('allCCP', 'false'),
  ].join('');
  return [
    written('outcome', 'OK'),
    `<paymentList><paymentOptionDescription>${option}</paymentOptionDescription></paymentList>`,
    written('paymentDescription', position.causale),
    written('fiscalCodePA', position.creditore.codiceFiscale),
    written('companyName', position.creditore.denominazione),
  ].join('');
}

async function activate({ settings, positions }: Office, read: Read): Promise<string> {
  const position = payable({ settings, positions }, read);
  if (typeof position === 'string') return ko(read, position);
  const fee = await feeOf(settings, positions, position);
  const amount = euro(position.importo + fee);
  const { creditore, debitore, causale } = position;
  const debtor = [
    '<uniqueIdentifier>',
    written('entityUniqueIdentifierType', debitore.codiceFiscale.length === 16 ? 'F' : 'G'),
    written('entityUniqueIdentifierValue', debitore.codiceFiscale),
    '</uniqueIdentifier>',
    written('fullName', debitore.denominazione.slice(0, 70)),
  ].join('');
  const transfer = [
    written('idTransfer', '1'),
    written('transferAmount', amount),
    written('fiscalCodePA', creditore.codiceFiscale),
    written('companyName', creditore.denominazione),
    written('IBAN', settings.iban),
    written('remittanceInformation', causale),
    written('transferCategory', '9/0301100TS/'),
  ].join('');
  const data = [
    written('creditorReferenceId', position.numeroAvviso.slice(1)),
    written('paymentAmount', amount),
    written('dueDate', position.scadenza),
    written('description', causale),
    written('companyName', creditore.denominazione),
    `<debtor>${debtor}</debtor><transferList><transfer>${transfer}</transfer></transferList>`,
    `<metadata><mapEntry>${written('key', 'NOTIFICATION_FEE')}${written('value', String(fee))}</mapEntry></metadata>`,
  ].join('');
  return `${written('outcome', 'OK')}<data>${data}</data>`;
}

/** A receipt is recorded once, whatever it amounts to: the payment has happened. */
async function receive({ settings, positions }: Office, read: Read): Promise<string> {
  const position = positions.get(read('fiscalCode'), read('noticeNumber'));
  if (position === undefined) return ko(read, 'PAA_PAGAMENTO_SCONOSCIUTO');
  const [amount, receipt] = [read('paymentAmount'), read('receiptId')];
  if (!/^\d{1,9}\.\d{2}$/.test(amount) || receipt === '' || read('outcome') !== 'OK') return ko(read, 'PAA_SEMANTICA');
  const now = current(positions, position);
  if (!now.ricevute.includes(receipt)) {
    const importo = Number(amount.replace('.', ''));
    // what is paid beyond the debt is the notification's cost
    const costoNotifica = Math.max(0, importo - now.importo);
    positions.save({
      ...now,
      ricevute: [...now.ricevute, receipt],
      pagata: now.pagata ?? { importo, costoNotifica, istante: new Date().toISOString() },
    });
  }
  await tellPayments(settings, positions);
  return written('outcome', 'OK');
}

/** As pagoPA writes amounts: digits only, no floating point. */
function euro(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function ko(read: Read, code: Code): string {
  const why = [
    written('faultCode', code),
    written('faultString', DESCRIPTIONS[code]),
    written('id', read('idPA')),
    written('description', DESCRIPTIONS[code]),
  ].join('');
  return `${written('outcome', 'KO')}<fault>${why}</fault>`;
}

function written(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function enveloped(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`;
}
