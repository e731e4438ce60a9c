import { childOf } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import { readDateTime } from '../moment.ts';
import type { Header, HeaderPart, Party } from '../header.ts';
import type { IdpOtf, SessioneGateway, Versante } from '../otf.ts';
import { groupAt, optional, ownBoolean, ownText, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const h = writerOf('header');
const e = writerOf('esito');

/** Reads the IdpHeader of a message. */
export function decodeHeader(message: XmlElement): Header {
  const header = groupAt(message, 'IdpHeader');
  const e2e = groupAt(header, 'E2E');
  return {
    trt: decodeTrt(groupAt(header, 'TRT')),
    e2e: {
      service: textOf(e2e, 'E2ESrvcNm'),
      msgId: textOf(e2e, 'E2EMsgId'),
      createdAt: readDateTime(textOf(e2e, 'XMLCrtDt')),
      sender: decodeE2ESender(groupAt(e2e, 'Sender')),
      receiver: party(groupAt(e2e, 'Receiver'), 'E2ERcvrId', 'E2ERcvrSys'),
    },
  };
}

/** Reads a TRT, or the HeaderTRT of a request of several enti. */
export function decodeTrt(trt: XmlElement): HeaderPart {
  return {
    service: textOf(trt, 'ServiceName'),
    msgId: textOf(trt, 'MsgId'),
    createdAt: readDateTime(textOf(trt, 'XMLCrtDt')),
    sender: party(groupAt(trt, 'Sender'), 'SenderId', 'SenderSys'),
    receiver: party(groupAt(trt, 'Receiver'), 'ReceiverId', 'ReceiverSys'),
  };
}

/** Reads an E2E sender. */
export function decodeE2ESender(sender: XmlElement): Party {
  return party(sender, 'E2ESndrId', 'E2ESndrSys');
}

function party(element: XmlElement, id: string, sys: string): Party {
  return { id: textOf(element, id), sys: textOf(element, sys) };
}

export function encodeHeader({ trt, e2e }: Header): XmlTree {
  return h.group('IdpHeader', [
    h.group('TRT', encodeTrt(trt)),
    h.group('E2E', [
      ...h.text('E2ESrvcNm', e2e.service),
      ...h.text('E2EMsgId', e2e.msgId),
      ...h.moment('XMLCrtDt', e2e.createdAt),
      h.group('Sender', encodeE2ESender(e2e.sender)),
      h.group('Receiver', [...h.text('E2ERcvrId', e2e.receiver.id), ...h.text('E2ERcvrSys', e2e.receiver.sys)]),
    ]),
  ]);
}

/** The members of a TRT. */
export function encodeTrt({ service, msgId, createdAt, sender, receiver }: HeaderPart): readonly XmlTree[] {
  return [
    ...h.text('ServiceName', service),
    ...h.text('MsgId', msgId),
    ...h.moment('XMLCrtDt', createdAt),
    h.group('Sender', [...h.text('SenderId', sender.id), ...h.text('SenderSys', sender.sys)]),
    h.group('Receiver', [...h.text('ReceiverId', receiver.id), ...h.text('ReceiverSys', receiver.sys)]),
  ];
}

/** The members of an E2E sender. */
export function encodeE2ESender({ id, sys }: Party): readonly XmlTree[] {
  return [...h.text('E2ESndrId', id), ...h.text('E2ESndrSys', sys)];
}

/** Reads the IdpOTF that asks for a session. */
export function decodeOtf(otf: XmlElement): IdpOtf {
  return {
    urlBack: textOf(otf, 'URL_BACK'),
    urlCancel: textOf(otf, 'URL_CANCEL'),
    ...optional('offlinePaymentMethods', otf, 'OFFLINE_PAYMENT_METHODS', ownBoolean),
    ...optional('idPsp', otf, 'ID_PSP', ownText),
    ...optional('versante', otf, 'DATI_VERSANTE', decodeVersante),
  };
}

function decodeVersante(versante: XmlElement): Versante {
  return {
    tipoSoggetto: textOf(versante, 'TIPO_SOGGETTO'),
    idFiscale: textOf(versante, 'ID_FISCALE'),
    anagrafica: textOf(versante, 'ANAGRAFICA'),
    ...optional('eMail', versante, 'E_MAIL', ownText),
    ...optional('indirizzo', versante, 'INDIRIZZO', ownText),
    ...optional('numeroCivico', versante, 'NUMERO_CIVICO', ownText),
    ...optional('cap', versante, 'CAP', ownText),
    ...optional('localita', versante, 'LOCALITA', ownText),
    ...optional('provincia', versante, 'PROVINCIA', ownText),
    ...optional('nazione', versante, 'NAZIONE', ownText),
  };
}

export function encodeOtf(otf: IdpOtf): XmlTree {
  return h.group('IdpOTF', [
    ...h.text('URL_BACK', otf.urlBack),
    ...h.text('URL_CANCEL', otf.urlCancel),
    ...h.boolean('OFFLINE_PAYMENT_METHODS', otf.offlinePaymentMethods),
    ...h.text('ID_PSP', otf.idPsp),
    ...h.maybe('DATI_VERSANTE', otf.versante, (versante) => [
      ...h.text('TIPO_SOGGETTO', versante.tipoSoggetto),
      ...h.text('ID_FISCALE', versante.idFiscale),
      ...h.text('ANAGRAFICA', versante.anagrafica),
      ...h.text('E_MAIL', versante.eMail),
      ...h.text('INDIRIZZO', versante.indirizzo),
      ...h.text('NUMERO_CIVICO', versante.numeroCivico),
      ...h.text('CAP', versante.cap),
      ...h.text('LOCALITA', versante.localita),
      ...h.text('PROVINCIA', versante.provincia),
      ...h.text('NAZIONE', versante.nazione),
    ]),
  ]);
}

/** The session of an esito, where one was opened. */
export function decodeSessione(esito: XmlElement): { readonly sessione?: SessioneGateway } {
  const otf = childOf(esito, 'IdpOTF');
  return otf === undefined
    ? {}
    : {
        sessione: {
          versione: otf.attributes['Versione'] ?? '',
          idSessioneGW: textOf(otf, 'IdSessioneGW'),
          urlGW: textOf(otf, 'UrlGW'),
        },
      };
}

export function encodeSessione(sessione: SessioneGateway | undefined): XmlTree[] {
  return sessione === undefined
    ? []
    : [
        e.group('IdpOTF', [...e.text('IdSessioneGW', sessione.idSessioneGW), ...e.text('UrlGW', sessione.urlGW)], {
          Versione: sessione.versione,
        }),
      ];
}
