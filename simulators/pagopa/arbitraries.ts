import * as fc from 'fast-check';
import { buildXml } from '../kernel/xml.ts';
import type { XmlTree } from '../kernel/xml.ts';
import { codiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import { codiceFiscaleNumericoArbitrary } from '../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { invalidItalianIbanArbitrary, italianIbanArbitrary } from '../kernel/values/iban.arbitrary.ts';
import { formatImportoDecimale, importo } from '../kernel/values/importo.ts';
import { invalidImportoDecimaleArbitrary } from '../kernel/values/importo.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../kernel/values/numero-avviso.arbitrary.ts';
import { FAULT_CODES } from './contract/faults.ts';
import type { CallId } from './contract/request.ts';
import { PAFN, SOAP } from './contract/schema.ts';

/** A notice of a creditor, as the calls' parameters name it. */
export interface Notice {
  readonly creditore: string;
  readonly numeroAvviso: string;
}

export function noticeArbitrary(): fc.Arbitrary<Notice> {
  return fc.record({ creditore: codiceFiscaleNumericoArbitrary(), numeroAvviso: numeroAvvisoArbitrary() });
}

/** What a station says about a notice; every amount is cents. */
export interface Said {
  readonly notice: Notice;
  /** Cents of each transfer; the amount is their sum. */
  readonly parts: readonly number[];
  readonly iban: string;
  readonly debtor: string;
  readonly fullName: string;
  readonly fee: number | undefined;
}

const name = fc
  .stringMatching(/^[A-Za-zÀ-ÿ&<'"]{1,20}( [A-Za-zÀ-ÿ]{1,20})?$/)
  .filter((text) => text.trim() === text && text !== '');

export function saidArbitrary(): fc.Arbitrary<Said> {
  return fc
    .record({
      notice: noticeArbitrary(),
      parts: fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 5 }),
      iban: italianIbanArbitrary(),
      debtor: codiceFiscaleArbitrary(),
      fullName: name,
      fee: fc.option(fc.nat(10_000_000), { nil: undefined }),
    })
    .map((said) => ({ ...said, fee: said.fee === undefined ? undefined : Math.min(said.fee, totalOf(said)) }));
}

/** The wire form of an amount. */
export function euro(cents: number): string {
  return formatImportoDecimale(importo(cents));
}

export function totalOf({ parts }: Pick<Said, 'parts'>): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Members of an answer, which {@link changed} alters before they are written. */
export type Members = readonly XmlTree[];

const leaf = (called: string, text: string): XmlTree => ({ name: called, text });

/** A conforming answer to a verification. */
export function verification({ notice, ...said }: Said): Members {
  return [
    leaf('outcome', 'OK'),
    {
      name: 'paymentList',
      children: [
        {
          name: 'paymentOptionDescription',
          children: [
            leaf('amount', euro(totalOf(said))),
            leaf('options', 'EQ'),
            leaf('dueDate', '2026-12-31'),
            leaf('allCCP', 'false'),
          ],
        },
      ],
    },
    leaf('paymentDescription', 'Sanzione amministrativa'),
    leaf('fiscalCodePA', notice.creditore),
    leaf('companyName', 'Comune di Esempio'),
  ];
}

/** A conforming answer to an activation. */
export function activation({ notice, iban, debtor, fullName, fee, parts }: Said): Members {
  const { creditore, numeroAvviso } = notice;
  return [
    leaf('outcome', 'OK'),
    {
      name: 'data',
      children: [
        leaf('creditorReferenceId', numeroAvviso.slice(numeroAvviso.startsWith('0') ? 3 : 1)),
        leaf('paymentAmount', euro(totalOf({ parts }))),
        leaf('dueDate', '2026-12-31'),
        leaf('description', 'Sanzione amministrativa'),
        leaf('companyName', 'Comune di Esempio'),
        {
          name: 'debtor',
          children: [
            {
              name: 'uniqueIdentifier',
              children: [leaf('entityUniqueIdentifierType', 'F'), leaf('entityUniqueIdentifierValue', debtor)],
            },
            leaf('fullName', fullName),
          ],
        },
        {
          name: 'transferList',
          children: parts.map((part, index) => ({
            name: 'transfer',
            children: [
              leaf('idTransfer', String(index + 1)),
              leaf('transferAmount', euro(part)),
              leaf('fiscalCodePA', creditore),
              leaf('IBAN', iban),
              leaf('remittanceInformation', `/RFB/${numeroAvviso.slice(1)}/${euro(part)}`),
              leaf('transferCategory', '9/0301100TS/'),
            ],
          })),
        },
        ...(fee === undefined
          ? []
          : [
              {
                name: 'metadata',
                children: [
                  { name: 'mapEntry', children: [leaf('key', 'NOTIFICATION_FEE'), leaf('value', String(fee))] },
                ],
              },
            ]),
      ],
    },
  ];
}

/** A conforming refusal, to any call. */
export function refusal(faultCode: string, id: string): Members {
  return [
    leaf('outcome', 'KO'),
    {
      name: 'fault',
      children: [leaf('faultCode', faultCode), leaf('faultString', 'richiesta rifiutata'), leaf('id', id)],
    },
  ];
}

export const TAKEN: Members = [leaf('outcome', 'OK')];

const ANSWER: Readonly<Record<CallId, string>> = {
  paVerifyPaymentNotice: 'paVerifyPaymentNoticeRes',
  paGetPaymentV2: 'paGetPaymentV2Response',
  paSendRTV2: 'paSendRTV2Response',
};

/** The text of an answer to a call. */
export function envelope(call: CallId, members: Members): string {
  return buildXml({
    name: 'soap:Envelope',
    attributes: { 'xmlns:soap': SOAP },
    children: [
      {
        name: 'soap:Body',
        children: [{ name: `p:${ANSWER[call]}`, attributes: { 'xmlns:p': PAFN }, children: members }],
      },
    ],
  });
}

/** The members with every element of a name replaced by what the change makes of it; nothing leaves it out. */
export function changed(members: Members, called: string, change: (element: XmlTree) => readonly XmlTree[]): Members {
  return members.flatMap((member) =>
    member.name === called
      ? change(member)
      : [member.children === undefined ? member : { ...member, children: changed(member.children, called, change) }],
  );
}

/** A station's answer that breaks a requirement on purpose. */
export interface Wrong {
  readonly why: string;
  readonly call: CallId;
  /** The requirements that must be found violated. */
  readonly breaks: readonly string[];
  readonly said: Said;
  readonly text: string;
}

interface Mistake {
  readonly why: string;
  readonly call: CallId;
  readonly breaks: readonly string[];
  make(said: Said, members: Members): fc.Arbitrary<Members>;
}

const write = (called: string, text: fc.Arbitrary<string>) => (_: Said, members: Members) =>
  text.map((written) => changed(members, called, () => [leaf(called, written)]));
const omit = (called: string) => (_: Said, members: Members) => fc.constant(changed(members, called, () => []));

/** Amounts that stay wrong after a reader has taken the blanks off, as a schema does. */
const wrongAmount = invalidImportoDecimaleArbitrary()
  .map(({ text }) => text)
  .filter((text) => isWritable(text) && !/^[0-9]+\.[0-9]{2}$/.test(text.trim()));

const verifying = 'paVerifyPaymentNotice';
const activating = 'paGetPaymentV2';

/** The classes of wrong answers, each with the requirements it breaks. */
export const mistakes: readonly Mistake[] = [
  ...(['paymentList', 'paymentDescription', 'fiscalCodePA', 'companyName'] as const).map((called): Mistake => ({
    why: `verifica senza ${called}`,
    call: verifying,
    breaks: ['PAGOPA-STAZ-006'],
    make: omit(called),
  })),
  {
    why: 'opzione diversa da EQ',
    call: verifying,
    breaks: ['PAGOPA-STAZ-007'],
    make: write('options', fc.constantFrom('LS', 'GT', 'ANY')),
  },
  {
    why: 'due opzioni',
    call: verifying,
    breaks: ['PAGOPA-STAZ-002', 'PAGOPA-STAZ-008'],
    make: (_, members) => fc.constant(changed(members, 'paymentOptionDescription', (option) => [option, option])),
  },
  {
    why: 'importo della verifica non a due decimali',
    call: verifying,
    breaks: ['PAGOPA-STAZ-002', 'PAGOPA-STAZ-009'],
    make: write('amount', wrongAmount),
  },
  {
    why: 'importo zero',
    call: verifying,
    breaks: ['PAGOPA-STAZ-002', 'PAGOPA-STAZ-009'],
    make: write('amount', fc.constant('0.00')),
  },
  {
    why: 'codice fiscale di un altro ente',
    call: verifying,
    breaks: ['PAGOPA-STAZ-010'],
    make: (said, members) =>
      codiceFiscaleNumericoArbitrary()
        .filter((other) => other !== said.notice.creditore)
        .map((other) => changed(members, 'fiscalCodePA', () => [leaf('fiscalCodePA', other)])),
  },
  { why: 'attivazione senza dati', call: activating, breaks: ['PAGOPA-STAZ-011'], make: omit('data') },
  {
    why: 'importo diverso dalla somma dei versamenti',
    call: activating,
    breaks: ['PAGOPA-STAZ-012'],
    make: (said, members) =>
      fc
        .integer({ min: 1, max: 10_000 })
        .map((more) => changed(members, 'paymentAmount', () => [leaf('paymentAmount', euro(totalOf(said) + more))])),
  },
  {
    why: 'nessun versamento',
    call: activating,
    breaks: ['PAGOPA-STAZ-002', 'PAGOPA-STAZ-013'],
    make: omit('transfer'),
  },
  {
    why: 'versamenti con lo stesso numero',
    call: activating,
    breaks: ['PAGOPA-STAZ-013'],
    make: (said, members) =>
      fc.constant(
        said.parts.length > 1
          ? changed(members, 'idTransfer', () => [leaf('idTransfer', '1')])
          : changed(
              changed(members, 'transfer', (transfer) => [transfer, transfer]),
              'paymentAmount',
              () => [leaf('paymentAmount', euro(totalOf(said) * 2))],
            ),
      ),
  },
  {
    why: 'IBAN non valido',
    call: activating,
    breaks: ['PAGOPA-STAZ-014'],
    make: write(
      'IBAN',
      invalidItalianIbanArbitrary()
        .map(({ text }) => text)
        .filter((text) => isWritable(text) && text.trim() === text && text.length >= 1 && text.length <= 35),
    ),
  },
  {
    why: 'riferimento diverso dallo IUV',
    call: activating,
    breaks: ['PAGOPA-STAZ-015'],
    make: (said, members) =>
      fc.constant(
        changed(members, 'creditorReferenceId', () => [leaf('creditorReferenceId', said.notice.numeroAvviso)]),
      ),
  },
  {
    why: 'nessun versamento al creditore',
    call: activating,
    breaks: ['PAGOPA-STAZ-016'],
    make: (said, members) =>
      codiceFiscaleNumericoArbitrary()
        .filter((other) => other !== said.notice.creditore)
        .map((other) => changed(members, 'fiscalCodePA', () => [leaf('fiscalCodePA', other)])),
  },
  {
    why: 'versamento non a due decimali',
    call: activating,
    breaks: ['PAGOPA-STAZ-002', 'PAGOPA-STAZ-009'],
    make: write('transferAmount', wrongAmount),
  },
  {
    why: 'esito positivo con errore',
    call: activating,
    breaks: ['PAGOPA-STAZ-003'],
    make: (said, members) =>
      fc.constant(
        changed(members, 'outcome', (outcome) => [
          outcome,
          ...refusal('PAA_SEMANTICA', said.notice.creditore).slice(1),
        ]),
      ),
  },
  {
    why: 'esito negativo senza errore',
    call: verifying,
    breaks: ['PAGOPA-STAZ-003'],
    make: () => fc.constant([leaf('outcome', 'KO')]),
  },
  {
    why: 'codice di errore inventato',
    call: verifying,
    breaks: ['PAGOPA-STAZ-017'],
    make: (said) =>
      fc
        .constantFrom('PPT_SEMANTICA', 'ERRORE', 'paa_semantica', '500')
        .map((code) => refusal(code, said.notice.creditore)),
  },
  {
    why: 'costo di notifica in euro',
    call: activating,
    breaks: ['PAGOPA-STAZ-027'],
    make: (said) =>
      fc
        .constantFrom('4.37', '4,37', '-1', '0437', String(totalOf(said) + 1))
        .map((value) => changed(activation({ ...said, fee: 0 }), 'value', () => [leaf('value', value)])),
  },
];

/** Wrong answers, each labelled with its class. */
export function wrongArbitrary(): fc.Arbitrary<Wrong> {
  return fc.tuple(fc.constantFrom(...mistakes), saidArbitrary()).chain(([mistake, said]) =>
    mistake
      .make(said, mistake.call === 'paVerifyPaymentNotice' ? verification(said) : activation(said))
      .map((members) => ({
        why: mistake.why,
        call: mistake.call,
        breaks: mistake.breaks,
        said,
        text: envelope(mistake.call, members),
      })),
  );
}

/** Codes that a station may answer. */
export function faultCodeArbitrary(): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.keys(FAULT_CODES));
}

function isWritable(text: string): boolean {
  return /^[\t\n\u0020-\ud7ff]*$/.test(text);
}
