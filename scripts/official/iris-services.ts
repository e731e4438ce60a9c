import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileXsd, validateXml } from '../../simulators/kernel/xml.ts';
import type { XmlSchema } from '../../simulators/kernel/xml.ts';
import { generazioneAvvisi } from '../../simulators/iris/avviso/servizio.ts';
import { serviceIssues } from '../../simulators/iris/contract/soap-service.ts';
import type { SoapService } from '../../simulators/iris/contract/soap-service.ts';
import { riconciliazioneFlussiContabili } from '../../simulators/iris/rendicontazione/contabili.ts';
import { generazioneIuv } from '../../simulators/iris/iuv/servizio.ts';

/** Services for IUVs and notices, held against their official WSDLs. */
export interface ComparedServices {
  readonly messages: number;
  /** Messages that one of the two schemas refuses alone, and SOAPActions that differ; in Italian. */
  readonly divergences: readonly string[];
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const ENVELOPE = (namespace: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${SOAP}" elementFormDefault="qualified"><xs:import namespace="${namespace}" schemaLocation="official.xsd"/><xs:element name="Envelope"><xs:complexType><xs:sequence><xs:element name="Body"><xs:complexType><xs:sequence><xs:any namespace="${namespace}" processContents="strict"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`;

/** Every message of the services, good and wrong in each way their fields allow, against the official schema and ours. */
export function compareServices(folder: string): ComparedServices {
  const divergences: string[] = [];
  let messages = 0;
  for (const service of [generazioneIuv, generazioneAvvisi, riconciliazioneFlussiContabili]) {
    const path = join(folder, `${service.name}.wsdl`);
    if (!existsSync(path)) continue;
    const wsdl = readFileSync(path, 'utf8');
    const schema = officialSchema(wsdl, service);
    for (const { soapAction } of service.operations)
      if (!wsdl.includes(`soapAction="${soapAction}"`))
        divergences.push(`SOAPAction ${soapAction}, che il WSDL non ha`);
    for (const content of contents(service)) {
      const bytes = Buffer.from(`<s:Envelope xmlns:s="${SOAP}"><s:Body>${content}</s:Body></s:Envelope>`);
      const theirs = validateXml(bytes, schema);
      const ours = serviceIssues(service, bytes);
      messages++;
      if ((theirs.length === 0) !== (ours.length === 0))
        divergences.push(
          `${service.name}, rifiutato solo dallo schema ${theirs.length === 0 ? 'nostro' : 'ufficiale'}: ${(ours[0] ?? theirs[0])!.message} ${content.slice(0, 200)}`,
        );
    }
  }
  return { messages, divergences };
}

/** Accounting flows: each field of the four messages right and wrong. */
function contabili(
  dominio: string,
  tag: (name: string, inside: string) => string,
): readonly (readonly [string, readonly string[]])[] {
  const chiave = (supporto: string, tipo: string): string =>
    dominio + tag('IdentificativoSupporto', supporto) + tag('TipoFlusso', tipo);
  const chiavi = [...TEXTS.map((text) => chiave(text, 'RE')), chiave('S', 'GC'), chiave('S', 'XX'), dominio];
  const con = (name: string): readonly string[] => [
    ...chiavi.map((each) => each + tag(name, 'JVBERg==')),
    ...['', 'è'].map((text) => chiave('S', 'RE') + tag(name, text)),
    chiave('S', 'RE'),
  ];
  return [
    ['InvioFlussoContabileRequest', con('Flusso')],
    ['RicezioneRapportoDiRiconciliazioneRequest', chiavi],
    // the answer's own TipoFlusso is any text of two characters there: ours says one of the two
    ['InvioFlussoContabileResponse', chiavi.filter((each) => !each.includes('XX')).map((each) => tag('Body', each))],
    [
      'RicezioneRapportoDiRiconciliazioneResponse',
      con('RDR')
        .filter((each) => !each.includes('XX'))
        .map((each) => tag('Body', each)),
    ],
  ];
}

function officialSchema(wsdl: string, { namespace }: SoapService): XmlSchema {
  const text = /<xsd:schema[\s\S]*<\/xsd:schema>/.exec(wsdl)?.[0];
  if (text === undefined) throw new Error('a WSDL without types');
  return compileXsd(ENVELOPE(namespace), {
    'official.xsd': text.replace('<xsd:schema', '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"'),
  });
}

const TEXTS = ['', 'a', '1'.repeat(18), '1'.repeat(19), 'x'.repeat(35), 'x'.repeat(36), 'x'.repeat(50), 'x'.repeat(51)];
const NUMBERS = ['1', '-1', '1000', '2147483648', 'due', ''];
const FAULTS = ['x', 'x'.repeat(512), 'x'.repeat(513), ''];

function contents(service: SoapService): readonly string[] {
  const root = (name: string, inside: string): string =>
    `<g:${name} xmlns:g="${service.namespace}">${inside}</g:${name}>`;
  const tag = (name: string, inside: string): string => `<${name}>${inside}</${name}>`;
  const fault = (text: string): string =>
    tag('Fault', tag('FaultCode', '07') + tag('FaultString', text) + tag('FaultDescription', text));
  const dominio = tag('IdentificativoDominio', '62839520376');
  const iuv = tag('IdentificativoUnivocoVersamento', '22000000000005306');
  const inside = new Map<string, readonly string[]>(
    service === riconciliazioneFlussiContabili
      ? contabili(dominio, tag)
      : service === generazioneIuv
        ? [
            ['GeneraIUVRequest', fields(dominio, 'TipoDebito')],
            ['GeneraLottoIUVRequest', NUMBERS.map((n) => dominio + tag('TipoDebito', 'T') + tag('DimensioneLotto', n))],
            [
              'GeneraIUVResponse',
              TEXTS.map((text) =>
                tag(
                  'Body',
                  dominio + tag('TipoDebito', 'T') + tag('ElencoIdentificativi', iuv + tag('NumeroAvviso', text)),
                ),
              ),
            ],
            [
              'GeneraLottoIUVResponse',
              [0, 1, 2].map((n) =>
                tag(
                  'Body',
                  dominio +
                    tag('TipoDebito', 'T') +
                    tag('DimensioneLotto', String(n)) +
                    tag('ElencoIdentificativi', iuv + tag('NumeroAvviso', '3')).repeat(n),
                ),
              ),
            ],
          ]
        : [
            ['GeneraAvvisoRequest', fields(dominio, 'IdentificativoUnivocoVersamento')],
            ['GeneraLottoAvvisiRequest', [0, 1, 2].map((n) => dominio + tag('ElencoIdentificativi', iuv.repeat(n)))],
            ['GeneraAvvisoResponse', ['JVBERg==', '', 'è'].map((pdf) => tag('Body', tag('AvvisoAnalogico', pdf)))],
            [
              'GeneraLottoAvvisiResponse',
              [0, 1, 2].map((n) =>
                tag(
                  'Body',
                  dominio +
                    tag('DimensioneLotto', String(n)) +
                    tag('ElencoAvvisi', tag('AvvisoAnalogico', 'JVBERg==')).repeat(n),
                ),
              ),
            ],
          ],
  );
  return [...inside].flatMap(([name, several]) => [
    ...several.map((each) => root(name, each)),
    ...(name.endsWith('Response')
      ? [root(name, ''), ...FAULTS.map((text) => root(name, fault(text)))]
      : [root(name, '')]),
    root(name, tag('Altro', 'x')),
  ]);

  function fields(first: string, second: string): readonly string[] {
    return [
      ...TEXTS.map((text) => first + tag(second, text)),
      ...TEXTS.map((text) => tag('IdentificativoDominio', text) + tag(second, '1')),
      tag(second, '1') + first,
    ];
  }
}
