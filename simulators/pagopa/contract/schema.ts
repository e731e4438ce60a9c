import { compileXsd } from '../../kernel/xml.ts';

/** Namespaces of the station's interface: SOAP 1.1, and paForNode (pagopa-api, `wsdl/paForNode.wsdl`). */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const PAFN = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

/** A type of text with a length from 1 to `max`. */
const textType = (max: number): string => `
  <xs:simpleType name="Testo${max}">
    <xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="${max}"/></xs:restriction>
  </xs:simpleType>`;

/** A type of text with a form. */
const formType = (name: string, pattern: string): string => `
  <xs:simpleType name="${name}"><xs:restriction base="xs:string"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;

/** A type of text among few. */
const choiceType = (name: string, ...values: readonly string[]): string => `
  <xs:simpleType name="${name}"><xs:restriction base="xs:string">
    ${values.map((value) => `<xs:enumeration value="${value}"/>`).join('')}
  </xs:restriction></xs:simpleType>`;

/** An amount in euro with two decimals, from `least` up. */
const amountType = (name: string, least: string): string => `
  <xs:simpleType name="${name}"><xs:restriction base="xs:decimal">
    <xs:pattern value="[0-9]+\\.[0-9]{2}"/><xs:minInclusive value="${least}"/><xs:maxInclusive value="999999999.99"/>
  </xs:restriction></xs:simpleType>`;

/** `name:Type`, `name:Type?` where it may be absent; in this order. */
const sequence = (...members: readonly string[]): string =>
  `<xs:sequence>${members
    .map((member) => {
      if (member.startsWith('<')) return member;
      const [, name, type, optional] = /^([^:]+):([^?]+)(\?)?$/.exec(member)!;
      const typed = type!.includes(':') ? type! : `n:${type!}`;
      return `<xs:element name="${name}" type="${typed}"${optional === undefined ? '' : ' minOccurs="0"'}/>`;
    })
    .join('')}</xs:sequence>`;

const complexType = (name: string, content: string): string => `
  <xs:complexType name="${name}">${content}</xs:complexType>`;

const element = (name: string, content: string): string => `
  <xs:element name="${name}"><xs:complexType>${content}</xs:complexType></xs:element>`;

const list = (name: string, type: string, max: number): string =>
  `<xs:sequence><xs:element name="${name}" type="n:${type}" maxOccurs="${max}"/></xs:sequence>`;

const PLACE = ['idPA:Testo35', 'idBrokerPA:Testo35', 'idStation:Testo35'];

/**
 * Our own schema of the messages between node and station, written from the facts of send.md §6.1: SOAP 1.1
 * document/literal, root elements in the namespace, members without one, in this order.
 */
const PA_FOR_NODE = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="${PAFN}" targetNamespace="${PAFN}">
  ${[16, 20, 35, 70, 140, 210].map(textType).join('')}
  ${formType('CodiceFiscaleEnte', '[0-9]{11}')}
  ${formType('NumeroAvviso', '[0-9]{18}')}
  ${formType('Sigla', '[A-Z]{2}')}
  ${formType('Email', '[a-zA-Z0-9_.+\\-]+@[a-zA-Z0-9\\-]+(\\.[a-zA-Z0-9\\-]+)*')}
  ${formType('IdentificativoFiscale', '.{2,16}')}
  ${amountType('Importo', '0.00')}
  ${amountType('ImportoNonNullo', '0.01')}
  ${choiceType('Esito', 'OK', 'KO')}
  ${choiceType('Opzione', 'EQ', 'LS', 'GT', 'ANY')}
  ${choiceType('TipoPersona', 'F', 'G')}
  ${choiceType('TipoVersamento', 'POSTAL', 'PAGOPA')}
  ${choiceType('TipoBollo', '01')}
  ${choiceType('NumeroVersamento', '1', '2', '3', '4', '5')}
  ${complexType('Voce', sequence('key:Testo140', 'value:Testo140'))}
  ${complexType('Metadati', list('mapEntry', 'Voce', 15))}
  ${complexType('CodiceAvviso', sequence('fiscalCode:CodiceFiscaleEnte', 'noticeNumber:NumeroAvviso'))}
  ${complexType(
    'Identificativo',
    sequence('entityUniqueIdentifierType:TipoPersona', 'entityUniqueIdentifierValue:IdentificativoFiscale'),
  )}
  ${complexType(
    'Soggetto',
    sequence(
      'uniqueIdentifier:Identificativo',
      'fullName:Testo70',
      'streetName:Testo70?',
      'civicNumber:Testo16?',
      'postalCode:Testo16?',
      'city:Testo35?',
      'stateProvinceRegion:Testo35?',
      'country:Sigla?',
      'e-mail:Email?',
    ),
  )}
  ${complexType(
    'Fault',
    sequence(
      'faultCode:xs:string',
      'faultString:xs:string',
      'id:xs:string',
      'description:xs:string?',
      'serial:xs:int?',
      'originalFaultCode:xs:string?',
      'originalFaultString:xs:string?',
      'originalDescription:xs:string?',
    ),
  )}
  ${complexType(
    'Opzioni',
    sequence(
      `<xs:element name="paymentOptionDescription"><xs:complexType>${sequence(
        'amount:ImportoNonNullo',
        'options:Opzione',
        'dueDate:xs:date?',
        'detailDescription:Testo140?',
        'allCCP:xs:boolean',
      )}</xs:complexType></xs:element>`,
    ),
  )}
  ${complexType('Bollo', sequence('hashDocumento:xs:base64Binary', 'tipoBollo:TipoBollo', 'provinciaResidenza:Sigla'))}
  ${['Dovuto', 'Pagato']
    .map((kind) =>
      complexType(
        `Versamento${kind}`,
        sequence(
          'idTransfer:NumeroVersamento',
          'transferAmount:ImportoNonNullo',
          'fiscalCodePA:CodiceFiscaleEnte',
          'companyName:Testo140?',
          `<xs:choice><xs:element name="IBAN" type="n:Testo35"/>${
            kind === 'Dovuto'
              ? '<xs:element name="richiestaMarcaDaBollo" type="n:Bollo"/>'
              : '<xs:element name="MBDAttachment" type="xs:base64Binary"/>'
          }</xs:choice>`,
          'remittanceInformation:Testo140',
          'transferCategory:Testo140',
          'metadata:Metadati?',
        ),
      ),
    )
    .join('')}
  ${complexType('VersamentiDovuti', list('transfer', 'VersamentoDovuto', 5))}
  ${complexType('VersamentiPagati', list('transfer', 'VersamentoPagato', 5))}
  ${complexType(
    'Pagamento',
    sequence(
      'creditorReferenceId:Testo35',
      'paymentAmount:ImportoNonNullo',
      'dueDate:xs:date',
      'retentionDate:xs:dateTime?',
      'lastPayment:xs:boolean?',
      'description:Testo140',
      'companyName:Testo140',
      'officeName:Testo140?',
      'debtor:Soggetto',
      'transferList:VersamentiDovuti',
      'metadata:Metadati?',
    ),
  )}
  ${complexType(
    'Ricevuta',
    sequence(
      'receiptId:xs:string',
      'noticeNumber:NumeroAvviso',
      'fiscalCode:CodiceFiscaleEnte',
      'outcome:Esito',
      'creditorReferenceId:Testo35',
      'paymentAmount:Importo',
      'description:Testo140',
      'companyName:Testo140',
      'officeName:Testo140?',
      'debtor:Soggetto',
      'transferList:VersamentiPagati',
      'idPSP:Testo35',
      'pspFiscalCode:Testo70?',
      'pspPartitaIVA:Testo20?',
      'PSPCompanyName:Testo70',
      'idChannel:Testo35',
      'channelDescription:Testo35',
      'payer:Soggetto?',
      'paymentMethod:Testo35?',
      'paymentNote:Testo210?',
      'fee:Importo?',
      'primaryCiIncurredFee:Importo?',
      'idBundle:Testo70?',
      'idCiBundle:Testo70?',
      'paymentDateTime:xs:dateTime?',
      'applicationDate:xs:date?',
      'transferDate:xs:date?',
      'metadata:Metadati?',
    ),
  )}
  ${element('paVerifyPaymentNoticeReq', sequence(...PLACE, 'qrCode:CodiceAvviso'))}
  ${element(
    'paVerifyPaymentNoticeRes',
    sequence(
      'outcome:Esito',
      'fault:Fault?',
      'paymentList:Opzioni?',
      'paymentDescription:Testo140?',
      'fiscalCodePA:CodiceFiscaleEnte?',
      'companyName:Testo140?',
      'officeName:Testo140?',
    ),
  )}
  ${element(
    'paGetPaymentV2Request',
    sequence(
      ...PLACE,
      'qrCode:CodiceAvviso',
      'amount:Importo?',
      'paymentNote:Testo210?',
      'transferType:TipoVersamento?',
      'dueDate:xs:date?',
    ),
  )}
  ${element('paGetPaymentV2Response', sequence('outcome:Esito', 'fault:Fault?', 'data:Pagamento?'))}
  ${element('paSendRTV2Request', sequence(...PLACE, 'receipt:Ricevuta', 'standIn:xs:boolean?'))}
  ${element('paSendRTV2Response', sequence('outcome:Esito', 'fault:Fault?'))}
</xs:schema>`;

/** A SOAP 1.1 envelope: whatever headers, one element of paForNode in the body. */
const ENVELOPE = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="${SOAP}" targetNamespace="${SOAP}" elementFormDefault="qualified">
  <xs:import namespace="${PAFN}" schemaLocation="paForNode.xsd"/>
  <xs:element name="Envelope"><xs:complexType>
    <xs:sequence>
      <xs:element name="Header" minOccurs="0"><xs:complexType>
        <xs:sequence><xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:anyAttribute processContents="lax"/>
      </xs:complexType></xs:element>
      <xs:element name="Body"><xs:complexType>
        <xs:sequence><xs:any namespace="${PAFN}" processContents="strict"/></xs:sequence>
        <xs:anyAttribute processContents="lax"/>
      </xs:complexType></xs:element>
    </xs:sequence>
    <xs:anyAttribute processContents="lax"/>
  </xs:complexType></xs:element>
</xs:schema>`;

/** The whole message, envelope and body; compiled when first used. */
export const messageSchema = compileXsd(ENVELOPE, { 'paForNode.xsd': PA_FOR_NODE });
