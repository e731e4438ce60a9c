import { buildXml } from '../../kernel/xml.ts';
import type { XmlTree } from '../../kernel/xml.ts';
import type { Headers } from '../../kernel/exchange.ts';
import { formatImportoDecimale } from '../../kernel/values/importo.ts';
import type { Entry, Payment, Subject, Transfer } from './payment.ts';
import { PAFN, SOAP } from './schema.ts';

export const CALLS = ['paVerifyPaymentNotice', 'paGetPaymentV2', 'paSendRTV2'] as const;
export type CallId = (typeof CALLS)[number];

/** Root element of each call's request. */
export const REQUEST_ELEMENT: Readonly<Record<CallId, string>> = {
  paVerifyPaymentNotice: 'paVerifyPaymentNoticeReq',
  paGetPaymentV2: 'paGetPaymentV2Request',
  paSendRTV2: 'paSendRTV2Request',
};

/** Who is called, by the names the node uses. */
export interface Place {
  readonly idPA: string;
  readonly idBrokerPA: string;
  readonly idStation: string;
}

/** What a payer reads on the notice: creditor (11 digits) and notice number (18 digits). */
export interface QrCode {
  readonly fiscalCode: string;
  readonly noticeNumber: string;
}

export interface Encoded {
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** paVerifyPaymentNotice: is this notice payable, and for how much? */
export function encodeVerify(place: Place, qrCode: QrCode): Encoded {
  return soap('paVerifyPaymentNotice', [...placeOf(place), group('qrCode', qrOf(qrCode))]);
}

/** paGetPaymentV2: give me what I need to have it paid. */
export function encodeActivation(place: Place, qrCode: QrCode): Encoded {
  return soap('paGetPaymentV2', [...placeOf(place), group('qrCode', qrOf(qrCode)), leaf('transferType', 'PAGOPA')]);
}

/** What a receipt adds to the activation it closes. `paidAt` is epoch ms. */
export interface Receipt {
  readonly receiptId: string;
  readonly qrCode: QrCode;
  readonly payment: Payment;
  readonly paidAt: number;
}

/** paSendRTV2: it has been paid; the data are those that the activation answered. */
export function encodeReceipt(place: Place, { receiptId, qrCode, payment, paidAt }: Receipt): Encoded {
  const instant = new Date(paidAt).toISOString();
  return soap('paSendRTV2', [
    ...placeOf(place),
    group('receipt', [
      leaf('receiptId', receiptId),
      leaf('noticeNumber', qrCode.noticeNumber),
      leaf('fiscalCode', qrCode.fiscalCode),
      leaf('outcome', 'OK'),
      leaf('creditorReferenceId', payment.creditorReferenceId),
      leaf('paymentAmount', formatImportoDecimale(payment.paymentAmount)),
      leaf('description', payment.description),
      leaf('companyName', payment.companyName),
      ...optional('officeName', payment.officeName),
      group('debtor', subjectOf(payment.debtor)),
      group(
        'transferList',
        payment.transfers.map((transfer) => group('transfer', transferOf(transfer))),
      ),
      leaf('idPSP', 'PSPPROVA'),
      leaf('pspFiscalCode', '99999000011'),
      leaf('PSPCompanyName', 'PSP di prova'),
      leaf('idChannel', '99999000011_01'),
      leaf('channelDescription', 'app'),
      leaf('paymentMethod', 'creditCard'),
      leaf('fee', '0.00'),
      leaf('paymentDateTime', instant),
      leaf('applicationDate', instant.slice(0, 10)),
      leaf('transferDate', instant.slice(0, 10)),
      ...metadataOf(payment.metadata),
    ]),
  ]);
}

/** A revenue stamp, as far as this rehearsal goes: a few bytes of text. */
const STAMP = 'bWFyY2EgZGEgYm9sbG8gZGkgcHJvdmE=';

const encoder = new TextEncoder();

function soap(call: CallId, children: readonly XmlTree[]): Encoded {
  const body: XmlTree = {
    name: 'soapenv:Envelope',
    attributes: { 'xmlns:soapenv': SOAP, 'xmlns:pafn': PAFN },
    children: [
      { name: 'soapenv:Header' },
      { name: 'soapenv:Body', children: [{ name: `pafn:${REQUEST_ELEMENT[call]}`, children }] },
    ],
  };
  return {
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${call}"` },
    body: encoder.encode(buildXml(body)),
  };
}

function leaf(name: string, text: string): XmlTree {
  // what a station wrote as a reference to a carriage return comes back as one, and nobody can write it plainly
  return { name, text: text.replaceAll('\r', ' ') };
}

function group(name: string, children: readonly XmlTree[]): XmlTree {
  return { name, children };
}

function optional(name: string, text: string | undefined): XmlTree[] {
  return text === undefined ? [] : [leaf(name, text)];
}

function placeOf({ idPA, idBrokerPA, idStation }: Place): XmlTree[] {
  return [leaf('idPA', idPA), leaf('idBrokerPA', idBrokerPA), leaf('idStation', idStation)];
}

function qrOf({ fiscalCode, noticeNumber }: QrCode): XmlTree[] {
  return [leaf('fiscalCode', fiscalCode), leaf('noticeNumber', noticeNumber)];
}

function subjectOf(subject: Subject): XmlTree[] {
  return [
    group('uniqueIdentifier', [
      leaf('entityUniqueIdentifierType', subject.entityUniqueIdentifierType),
      leaf('entityUniqueIdentifierValue', subject.entityUniqueIdentifierValue),
    ]),
    leaf('fullName', subject.fullName),
    ...optional('streetName', subject.streetName),
    ...optional('civicNumber', subject.civicNumber),
    ...optional('postalCode', subject.postalCode),
    ...optional('city', subject.city),
    ...optional('stateProvinceRegion', subject.stateProvinceRegion),
    ...optional('country', subject.country),
    ...optional('e-mail', subject['e-mail']),
  ];
}

function transferOf(transfer: Transfer): XmlTree[] {
  return [
    leaf('idTransfer', transfer.idTransfer),
    leaf('transferAmount', formatImportoDecimale(transfer.transferAmount)),
    leaf('fiscalCodePA', transfer.fiscalCodePA),
    ...optional('companyName', transfer.companyName),
    transfer.IBAN === undefined ? leaf('MBDAttachment', STAMP) : leaf('IBAN', transfer.IBAN),
    leaf('remittanceInformation', transfer.remittanceInformation),
    leaf('transferCategory', transfer.transferCategory),
    ...metadataOf(transfer.metadata),
  ];
}

function metadataOf(metadata: readonly Entry[] | undefined): XmlTree[] {
  return metadata === undefined
    ? []
    : [
        group(
          'metadata',
          metadata.map(({ key, value }) => group('mapEntry', [leaf('key', key), leaf('value', value)])),
        ),
      ];
}
