import { buildXml, compileXsd, parseXml, textAt, validateXml } from '../../kernel/xml.ts';
import type { XmlElement, XmlIssue, XmlTree } from '../../kernel/xml.ts';
import { element, inline, simple, type } from '../contract/schema/words.ts';
import type { EsitoSingolo, Flusso, SingoloPagamento } from './flusso.ts';

const NAMESPACE = 'http://www.digitpa.gov.it/schemas/2011/Pagamenti/';
/** An occurrence of a flow has no time zone: it is the time of Rome. */
const ROMA = 'Europe/Rome';

const schema = compileXsd(
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${NAMESPACE}" targetNamespace="${NAMESPACE}" elementFormDefault="qualified">
${[
  simple('Testo35', 'xs:string', ['minLength', '1'], ['maxLength', '35']),
  simple('Testo70', 'xs:string', ['minLength', '1'], ['maxLength', '70']),
  simple('Versione', 'xs:string', ['pattern', '1\\.[01]']),
  simple('IdFlusso', 'xs:string', ['pattern', '[a-zA-Z0-9\\-_]{1,35}']),
  simple('Numero', 'xs:string', ['pattern', '[1-9]\\d{0,14}']),
  simple('Totale', 'xs:string', ['pattern', '\\d{1,15}\\.\\d{2}']),
  simple('Importo', 'xs:string', ['pattern', '-?\\d{1,15}\\.\\d{2}']),
  simple('Esito', 'xs:string', ['enumeration', '0'], ['enumeration', '3'], ['enumeration', '9']),
  simple('TipoMittente', 'xs:string', ['enumeration', 'G'], ['enumeration', 'A'], ['enumeration', 'B']),
  simple('TipoRicevente', 'xs:string', ['enumeration', 'G']),
  simple('Indice', 'xs:integer', ['minInclusive', '1'], ['maxInclusive', '5']),
  type('Mittente', 'tipoIdentificativoUnivoco:TipoMittente', 'codiceIdentificativoUnivoco:Testo35'),
  type('Ricevente', 'tipoIdentificativoUnivoco:TipoRicevente', 'codiceIdentificativoUnivoco:Testo35'),
  element(
    'FlussoRiversamento',
    'versioneOggetto:Versione',
    'identificativoFlusso:IdFlusso',
    'dataOraFlusso:xs:dateTime',
    'identificativoUnivocoRegolamento:Testo35',
    'dataRegolamento:xs:date',
    inline('istitutoMittente', 'identificativoUnivocoMittente:Mittente', 'denominazioneMittente:Testo70?'),
    'codiceBicBancaDiRiversamento:Testo35?',
    inline('istitutoRicevente', 'identificativoUnivocoRicevente:Ricevente', 'denominazioneRicevente:Testo70?'),
    'numeroTotalePagamenti:Numero',
    'importoTotalePagamenti:Totale',
    inline(
      'datiSingoliPagamenti+',
      'identificativoUnivocoVersamento:Testo35',
      'identificativoUnivocoRiscossione:Testo35',
      'indiceDatiSingoloPagamento:Indice?',
      'singoloImportoPagato:Importo',
      'codiceEsitoSingoloPagamento:Esito',
      'dataEsitoSingoloPagamento:xs:date',
    ),
  ),
].join('\n')}
</xs:schema>`,
);

/** A flow is of hundreds of thousands of payments at most. */
const CAP = 256 * 1024 * 1024;

/** Violations of the schema of FlussoRiversamento (iris.md §8.1); amounts of a revocation may bear a sign, since sources disagree. */
export function flussoIssues(bytes: Uint8Array): readonly XmlIssue[] {
  return validateXml(bytes, schema, { capBytes: CAP });
}

/** The flow as XML; `segnato`: a revoked amount is written with its sign. */
export function flussoXml(flusso: Flusso, segnato: boolean): Uint8Array {
  const { psp, pagamenti } = flusso;
  return Buffer.from(
    buildXml({
      name: 'f:FlussoRiversamento',
      attributes: { 'xmlns:f': NAMESPACE },
      children: [
        foglia('versioneOggetto', '1.0'),
        foglia('identificativoFlusso', flusso.identificativo),
        foglia('dataOraFlusso', oraDiRoma(flusso.dataOra)),
        foglia('identificativoUnivocoRegolamento', flusso.regolamento),
        foglia('dataRegolamento', flusso.dataRegolamento),
        gruppo('istitutoMittente', [
          gruppo('identificativoUnivocoMittente', [
            foglia('tipoIdentificativoUnivoco', 'B'),
            foglia('codiceIdentificativoUnivoco', psp.codice),
          ]),
          foglia('denominazioneMittente', psp.denominazione),
        ]),
        gruppo('istitutoRicevente', [
          gruppo('identificativoUnivocoRicevente', [
            foglia('tipoIdentificativoUnivoco', 'G'),
            foglia('codiceIdentificativoUnivoco', flusso.intestatoA ?? flusso.dominio),
          ]),
          foglia('denominazioneRicevente', flusso.denominazione.slice(0, 70)),
        ]),
        foglia('numeroTotalePagamenti', String(flusso.numeroDichiarato)),
        foglia('importoTotalePagamenti', decimale(flusso.totaleDichiarato)),
        ...pagamenti.map((uno) =>
          gruppo('datiSingoliPagamenti', [
            foglia('identificativoUnivocoVersamento', uno.iuv),
            foglia('identificativoUnivocoRiscossione', uno.iur),
            foglia('indiceDatiSingoloPagamento', String(uno.indice)),
            foglia('singoloImportoPagato', `${segnato && uno.esito === '3' ? '-' : ''}${decimale(uno.importo)}`),
            foglia('codiceEsitoSingoloPagamento', uno.esito),
            foglia('dataEsitoSingoloPagamento', uno.data),
          ]),
        ),
      ],
    }),
  );
}

/** A payment as a flow writes it. */
export interface PagamentoLetto extends SingoloPagamento {
  /** Whether its amount bears a minus sign. */
  readonly negativo: boolean;
}

/** A flow as it is written; what cannot be read as a number is NaN. Amounts in cents. */
export interface FlussoLetto extends Pick<
  Flusso,
  'identificativo' | 'numeroDichiarato' | 'totaleDichiarato' | 'dataRegolamento' | 'dominio'
> {
  readonly psp: string;
  /** Text of dataOraFlusso. */
  readonly dataOra: string;
  readonly pagamenti: readonly PagamentoLetto[];
}

/** What a flow declares and holds, as far as it can be read. @returns why it is no flow at all, where it is none. */
export function leggiFlusso(bytes: Uint8Array): FlussoLetto | { readonly problema: string } {
  const parsed = parseXml(bytes, { capBytes: CAP });
  if (!parsed.ok) return { problema: `non si legge come XML: ${parsed.problem.message}` };
  const { root } = parsed;
  if (root.name !== 'FlussoRiversamento' || root.namespace !== NAMESPACE)
    return { problema: `contiene «${root.name}» e non un FlussoRiversamento` };
  const testo = (...path: string[]): string => textAt(root, ...path) ?? '';
  return {
    identificativo: testo('identificativoFlusso'),
    dataOra: testo('dataOraFlusso'),
    dataRegolamento: testo('dataRegolamento'),
    psp: testo('istitutoMittente', 'identificativoUnivocoMittente', 'codiceIdentificativoUnivoco'),
    dominio: testo('istitutoRicevente', 'identificativoUnivocoRicevente', 'codiceIdentificativoUnivoco'),
    numeroDichiarato: Number(testo('numeroTotalePagamenti')),
    totaleDichiarato: centesimi(testo('importoTotalePagamenti')),
    pagamenti: root.children.filter(({ name }) => name === 'datiSingoliPagamenti').map(pagamentoDa),
  };
}

function pagamentoDa(element: XmlElement): PagamentoLetto {
  const testo = (name: string): string => textAt(element, name) ?? '';
  const importo = centesimi(testo('singoloImportoPagato'));
  return {
    iuv: testo('identificativoUnivocoVersamento'),
    iur: testo('identificativoUnivocoRiscossione'),
    indice: Number(testo('indiceDatiSingoloPagamento') || '1'),
    importo: Math.abs(importo),
    negativo: importo < 0,
    esito: testo('codiceEsitoSingoloPagamento') as EsitoSingolo,
    data: testo('dataEsitoSingoloPagamento'),
  };
}

/** `-12.30` -> -1230, without binary fractions. NaN where it is no amount. */
function centesimi(testo: string): number {
  return /^-?\d+\.\d{2}$/.test(testo) ? Number(testo.replace('.', '')) : Number.NaN;
}

/** Cents -> `12.30`. */
export function decimale(cents: number): string {
  const cifre = String(cents).padStart(3, '0');
  return `${cifre.slice(0, -2)}.${cifre.slice(-2)}`;
}

/** The instant as Rome's clock shows it, without a zone. */
export function oraDiRoma(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ROMA)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

function foglia(name: string, text: string): XmlTree {
  return { name: `f:${name}`, text };
}

function gruppo(name: string, children: readonly XmlTree[]): XmlTree {
  return { name: `f:${name}`, children };
}
