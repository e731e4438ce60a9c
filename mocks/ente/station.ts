import type { WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import type { Posizione, StreamEvent } from './archive.ts';
import { contoOf } from './configuration.ts';
import { current, feeAsker } from './cost.ts';
import type { Desk } from './desk.ts';
import { eventsOf } from './held.ts';
import { tellPayments } from './payment-events.ts';
import { readSoap, textIn, writeFault, writeSoap } from './soap.ts';
import type { Node, SoapRequest } from './soap.ts';

type Request = Extract<SoapRequest, { ok: true }>['element'];

/** Answers of each operation: name of the answering element. */
const ANSWERS: Readonly<Record<string, string>> = {
  paVerifyPaymentNoticeReq: 'paVerifyPaymentNoticeRes',
  paGetPaymentV2Request: 'paGetPaymentV2Response',
  paSendRTV2Request: 'paSendRTV2Response',
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  PAA_ID_DOMINIO_ERRATO: 'Il codice fiscale del creditore non corrisponde a quello dell’avviso.',
  PAA_ID_INTERMEDIARIO_ERRATO: 'L’intermediario non è quello della stazione.',
  PAA_STAZIONE_INT_ERRATA: 'La stazione non è questa.',
  PAA_PAGAMENTO_SCONOSCIUTO: 'L’avviso non esiste.',
  PAA_PAGAMENTO_DUPLICATO: 'L’avviso risulta già pagato.',
  PAA_SINTASSI: 'La richiesta non è leggibile.',
  PAA_SYSTEM_ERROR: 'Il costo della notifica non è disponibile: riprovare più tardi.',
  PAA_SEMANTICA: 'La richiesta è incompleta o incoerente.',
};

/** The creditor's station: what the pagoPA node asks, over SOAP 1.1, one creditor or many (send.md §6). */
export async function station(desk: Desk, request: WireRequest): Promise<WireResponse> {
  if (request.method !== 'POST') return soap(405, writeFault('La stazione risponde solo al metodo POST.'));
  const read = readSoap(request.body);
  if (!read.ok) return soap(500, writeFault(read.problem));
  const name = ANSWERS[read.name];
  if (name === undefined) return soap(500, writeFault(`L’operazione ${read.name} non è offerta.`));
  return soap(200, writeSoap(name, await answerTo(desk, read.name, read.element)));
}

async function answerTo(desk: Desk, operation: string, request: Request): Promise<readonly Node[]> {
  const misdirected = addressFault(desk, request);
  if (misdirected !== undefined) return ko(request, misdirected);
  if (operation === 'paVerifyPaymentNoticeReq') return verify(desk, request);
  return operation === 'paGetPaymentV2Request' ? activate(desk, request) : takeReceipt(desk, request);
}

async function verify(desk: Desk, request: Request): Promise<readonly Node[]> {
  const { parts, configuration } = desk;
  const posizione = noticeIn(desk, request, 'qrCode');
  const fault = parts.paymentFault(posizione);
  if (fault !== undefined || posizione === undefined) return ko(request, fault ?? 'PAA_PAGAMENTO_SCONOSCIUTO');
  const fee = await parts.priceAtVerify(feeAsker(desk, posizione), posizione);
  if (fee === undefined) return ko(request, 'PAA_SYSTEM_ERROR');
  const { creditore, causale, scadenza } = posizione;
  return [
    ['outcome', 'OK'],
    [
      'paymentList',
      [
        [
          'paymentOptionDescription',
          parts.inSchemaOrder([
            ['amount', parts.centsToEuro(parts.amountDue(posizione.importo, fee))],
            ['options', parts.amountOption()],
            ['dueDate', scadenza],
            ['detailDescription', causale],
            ['allCCP', 'false'],
          ]),
        ],
      ],
    ],
    ['paymentDescription', causale],
    ['fiscalCodePA', parts.payeeAtVerify(posizione, configuration)],
    ['companyName', creditore.denominazione],
  ];
}

async function activate(desk: Desk, request: Request): Promise<readonly Node[]> {
  const { archive, parts, ports, configuration } = desk;
  const posizione = noticeIn(desk, request, 'qrCode');
  const fault = parts.paymentFault(posizione);
  if (fault !== undefined || posizione === undefined) return ko(request, fault ?? 'PAA_PAGAMENTO_SCONOSCIUTO');
  const fee = await parts.priceAtActivation(
    feeAsker(desk, posizione),
    current(desk, posizione),
    eventsAbout(desk, posizione),
  );
  if (fee === undefined) return ko(request, 'PAA_SYSTEM_ERROR');
  const amount = parts.amountDue(posizione.importo, fee);
  const { creditore, debitore, causale, numeroAvviso, scadenza } = posizione;
  archive.savePosizione(
    parts.afterActivation(current(desk, posizione), amount, new Date(ports.clock.now()).toISOString()),
  );
  const transfers = parts.transfersFor(
    amount,
    fee,
    posizione,
    contoOf(configuration, posizione.creditore.codiceFiscale).iban,
  );
  const metadata = parts.metadataFor(fee);
  return [
    ['outcome', 'OK'],
    [
      'data',
      [
        ['creditorReferenceId', parts.creditorReference(numeroAvviso)],
        ['paymentAmount', parts.centsToEuro(amount)],
        ['dueDate', scadenza],
        ['description', causale],
        ['companyName', creditore.denominazione],
        [
          'debtor',
          [
            [
              'uniqueIdentifier',
              [
                ['entityUniqueIdentifierType', debitore.codiceFiscale.length === 16 ? 'F' : 'G'],
                ['entityUniqueIdentifierValue', debitore.codiceFiscale],
              ],
            ],
            ['fullName', debitore.denominazione.slice(0, 70)],
          ],
        ],
        [
          'transferList',
          transfers.map((transfer, i): Node => [
            'transfer',
            [
              ['idTransfer', String(i + 1)],
              ['transferAmount', parts.transferAmount(parts.centsToEuro(transfer.importo))],
              ['fiscalCodePA', transfer.codiceFiscale],
              ['companyName', transfer.denominazione],
              ['IBAN', transfer.iban],
              ['remittanceInformation', transfer.causale],
              ['transferCategory', parts.transferCategory()],
            ],
          ]),
        ],
        ...(metadata.length === 0
          ? []
          : [
              [
                'metadata',
                metadata.map(({ key, value }): Node => [
                  'mapEntry',
                  [
                    ['key', key],
                    ['value', value],
                  ],
                ]),
              ] as const,
            ]),
      ],
    ],
  ];
}

async function takeReceipt(desk: Desk, request: Request): Promise<readonly Node[]> {
  const { archive, parts, ports } = desk;
  const posizione = archive.posizione(
    textIn(request, 'receipt', 'fiscalCode'),
    textIn(request, 'receipt', 'noticeNumber'),
  );
  if (posizione === undefined) return ko(request, 'PAA_PAGAMENTO_SCONOSCIUTO');
  const importo = parts.euroToCents(textIn(request, 'receipt', 'paymentAmount'));
  const receiptId = textIn(request, 'receipt', 'receiptId');
  if (importo === undefined || receiptId === '' || textIn(request, 'receipt', 'outcome') !== 'OK')
    return ko(request, 'PAA_SEMANTICA');
  if (!parts.isReceiptAcceptable(posizione, importo)) return ko(request, 'PAA_SEMANTICA');
  const istante = new Date(ports.clock.now()).toISOString();
  const costoNotifica = parts.notificationCostIn(importo, posizione.importo);
  archive.savePosizione(parts.onReceipt(posizione, { receiptId, importo, costoNotifica, istante }));
  await tellPayments(desk);
  return [['outcome', 'OK']];
}

/** What SEND told of the notification that carries a notice. */
function eventsAbout(desk: Desk, { notifica }: Posizione): readonly StreamEvent[] {
  const carrier = notifica === undefined ? undefined : desk.archive.notifica(notifica);
  return carrier === undefined ? [] : eventsOf(desk, carrier);
}

function noticeIn(desk: Desk, request: Request, container: string): Posizione | undefined {
  return desk.archive.posizione(textIn(request, container, 'fiscalCode'), textIn(request, container, 'noticeNumber'));
}

/** Why a request is not for this station; what the configuration does not give is not verified. */
function addressFault({ configuration, parts }: Desk, request: Request): string | undefined {
  const creditore = textIn(request, 'qrCode', 'fiscalCode') || textIn(request, 'receipt', 'fiscalCode');
  return parts.stationFault(contoOf(configuration, creditore), {
    idPA: textIn(request, 'idPA'),
    idBrokerPA: textIn(request, 'idBrokerPA'),
    idStation: textIn(request, 'idStation'),
  });
}

function ko(request: Request, code: string): readonly Node[] {
  return [
    ['outcome', 'KO'],
    [
      'fault',
      [
        ['faultCode', code],
        ['faultString', DESCRIPTIONS[code] ?? code],
        ['id', textIn(request, 'idPA')],
        ['description', DESCRIPTIONS[code] ?? code],
      ],
    ],
  ];
}

function soap(status: number, body: Uint8Array): WireResponse {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
