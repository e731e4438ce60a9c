import { childOf, elementAt, parseXml, textAt, validateXml } from '../../kernel/xml.ts';
import type { XmlElement, XmlIssue, XmlProblem } from '../../kernel/xml.ts';
import { parseImportoDecimale } from '../../kernel/values/importo.ts';
import type { Importo } from '../../kernel/values/importo.ts';
import type { Entry, Payment, Subject, Transfer } from './payment.ts';
import { CALLS, REQUEST_ELEMENT } from './request.ts';
import type { CallId, Place, QrCode } from './request.ts';
import { messageSchema, PAFN, SOAP } from './schema.ts';

/** Root element of each call's answer. */
export const ANSWER_ELEMENT: Readonly<Record<CallId, string>> = {
  paVerifyPaymentNotice: 'paVerifyPaymentNoticeRes',
  paGetPaymentV2: 'paGetPaymentV2Response',
  paSendRTV2: 'paSendRTV2Response',
};

/** What came back from a station, as far as it can be read. */
export type Answer =
  | { readonly kind: 'notXml'; readonly problem: XmlProblem }
  /** XML, but no SOAP 1.1 envelope with a body. */
  | { readonly kind: 'notSoap'; readonly root: string }
  /** A fault of SOAP's own, instead of an answer. */
  | { readonly kind: 'soapFault'; readonly text: string }
  | { readonly kind: 'answer'; readonly element: XmlElement; readonly issues: readonly XmlIssue[] };

/** Reads an answer and checks it against the schema; whatever comes gives a value. */
export function decodeAnswer(bytes: Uint8Array): Answer {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { kind: 'notXml', problem: parsed.problem };
  const body = bodyOf(parsed.root);
  if (body === undefined) return { kind: 'notSoap', root: parsed.root.name };
  const element = body.children[0];
  if (element?.name === 'Fault' && element.namespace === SOAP)
    return { kind: 'soapFault', text: [textAt(element, 'faultcode'), textAt(element, 'faultstring')].join(' ').trim() };
  return { kind: 'answer', element: element ?? body, issues: validateXml(bytes, messageSchema) };
}

/** `OK`, `KO`, or whatever else stands there. */
export function outcomeOf(element: XmlElement): string | undefined {
  return textAt(element, 'outcome');
}

export interface Fault {
  readonly faultCode: string;
  readonly faultString: string;
  readonly id: string;
}

/** The fault of an answer; a member that is absent reads as empty. */
export function faultOf(element: XmlElement): Fault | undefined {
  const fault = childOf(element, 'fault');
  return fault === undefined
    ? undefined
    : {
        faultCode: textAt(fault, 'faultCode') ?? '',
        faultString: textAt(fault, 'faultString') ?? '',
        id: textAt(fault, 'id') ?? '',
      };
}

/** The amount (cents) that a verification says is to be paid. */
export function verifiedAmount(element: XmlElement): Importo | undefined {
  return centsAt(element, 'paymentList', 'paymentOptionDescription', 'amount');
}

/** The amount (cents) that an activation says is to be paid. */
export function activatedAmount(element: XmlElement): Importo | undefined {
  return centsAt(element, 'data', 'paymentAmount');
}

/** The transfers of an activation, as elements. */
export function transfersOf(element: XmlElement): readonly XmlElement[] {
  return (elementAt(element, 'data', 'transferList')?.children ?? []).filter(({ name }) => name === 'transfer');
}

/** The cents at the end of a path; undefined where it is absent or has not two decimals. */
export function centsAt(element: XmlElement, ...names: readonly string[]): Importo | undefined {
  const parsed = parseImportoDecimale(textAt(element, ...names) ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** The payment of an activation; undefined where something is missing without which no receipt can be made. */
export function paymentOf(element: XmlElement): Payment | undefined {
  const data = childOf(element, 'data');
  const debtor = data === undefined ? undefined : childOf(data, 'debtor');
  const paymentAmount = activatedAmount(element);
  if (data === undefined || debtor === undefined || paymentAmount === undefined) return undefined;
  const transfers = transfersOf(element).map((transfer) => transferOf(transfer));
  if (transfers.length === 0 || transfers.some((transfer) => transfer === undefined)) return undefined;
  return {
    creditorReferenceId: textAt(data, 'creditorReferenceId') ?? '',
    paymentAmount,
    dueDate: textAt(data, 'dueDate') ?? '',
    description: textAt(data, 'description') ?? '',
    companyName: textAt(data, 'companyName') ?? '',
    ...optional(data, 'officeName'),
    debtor: subjectOf(debtor),
    transfers: transfers as readonly Transfer[],
    ...metadataOf(data),
  };
}

/** Entries of the metadata under an element, oldest first. */
export function metadataEntries(element: XmlElement): readonly Entry[] {
  return (childOf(element, 'metadata')?.children ?? []).map((entry) => ({
    key: textAt(entry, 'key') ?? '',
    value: textAt(entry, 'value') ?? '',
  }));
}

/** What a request of ours asked, read back from its text. */
export interface Asked {
  readonly call: CallId;
  readonly place: Place;
  readonly qrCode: QrCode;
  readonly receiptId?: string;
  readonly paymentAmount?: Importo;
}

/** Reads a request of the node's; undefined for anything else. */
export function decodeRequest(bytes: Uint8Array): Asked | undefined {
  const parsed = parseXml(bytes);
  const element = parsed.ok ? bodyOf(parsed.root)?.children[0] : undefined;
  const call = CALLS.find((id) => REQUEST_ELEMENT[id] === element?.name);
  if (element === undefined || element.namespace !== PAFN || call === undefined) return undefined;
  const at = call === 'paSendRTV2' ? childOf(element, 'receipt') : childOf(element, 'qrCode');
  if (at === undefined) return undefined;
  const paymentAmount = centsAt(at, 'paymentAmount');
  const receiptId = textAt(at, 'receiptId');
  return {
    call,
    place: {
      idPA: textAt(element, 'idPA') ?? '',
      idBrokerPA: textAt(element, 'idBrokerPA') ?? '',
      idStation: textAt(element, 'idStation') ?? '',
    },
    qrCode: { fiscalCode: textAt(at, 'fiscalCode') ?? '', noticeNumber: textAt(at, 'noticeNumber') ?? '' },
    ...(receiptId === undefined ? {} : { receiptId }),
    ...(paymentAmount === undefined ? {} : { paymentAmount }),
  };
}

function bodyOf(root: XmlElement): XmlElement | undefined {
  return root.name === 'Envelope' && root.namespace === SOAP
    ? root.children.find(({ name, namespace }) => name === 'Body' && namespace === SOAP)
    : undefined;
}

function transferOf(element: XmlElement): Transfer | undefined {
  const transferAmount = centsAt(element, 'transferAmount');
  if (transferAmount === undefined) return undefined;
  return {
    idTransfer: textAt(element, 'idTransfer') ?? '',
    transferAmount,
    fiscalCodePA: textAt(element, 'fiscalCodePA') ?? '',
    ...optional(element, 'companyName'),
    ...optional(element, 'IBAN'),
    remittanceInformation: textAt(element, 'remittanceInformation') ?? '',
    transferCategory: textAt(element, 'transferCategory') ?? '',
    ...metadataOf(element),
  };
}

function subjectOf(element: XmlElement): Subject {
  return {
    entityUniqueIdentifierType: textAt(element, 'uniqueIdentifier', 'entityUniqueIdentifierType') ?? '',
    entityUniqueIdentifierValue: textAt(element, 'uniqueIdentifier', 'entityUniqueIdentifierValue') ?? '',
    fullName: textAt(element, 'fullName') ?? '',
    ...optional(element, 'streetName'),
    ...optional(element, 'civicNumber'),
    ...optional(element, 'postalCode'),
    ...optional(element, 'city'),
    ...optional(element, 'stateProvinceRegion'),
    ...optional(element, 'country'),
    ...optional(element, 'e-mail'),
  };
}

function optional<Name extends string>(element: XmlElement, name: Name): { readonly [name in Name]?: string } {
  const text = textAt(element, name);
  return text === undefined ? {} : ({ [name]: text } as { readonly [name in Name]: string });
}

function metadataOf(element: XmlElement): { readonly metadata?: readonly Entry[] } {
  const entries = metadataEntries(element);
  return entries.length === 0 ? {} : { metadata: entries };
}
