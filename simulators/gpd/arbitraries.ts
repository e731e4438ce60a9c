import * as fc from 'fast-check';
import { codiceFiscaleArbitrary } from '../kernel/values/codice-fiscale.arbitrary.ts';
import { codiceFiscaleNumericoArbitrary } from '../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { invalidItalianIbanArbitrary, italianIbanArbitrary } from '../kernel/values/iban.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../kernel/values/numero-avviso.arbitrary.ts';
import { FEE_KEY } from './contract.ts';
import type { OptionModel, PositionModel, TransferModel } from './contract.ts';

/** An organization's positions are made for it: 11 digits. */
type Creditor = string;

/** Any text; a schema counts its code points, of which a letter may have several. */
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((text) => Array.from(text).length <= maxLength);
/** A member that a sender may leave out. */
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const metadata = fc.uniqueArray(
  fc.record({ key: fc.stringMatching(/^[A-Za-z_]{1,20}$/).filter((key) => key !== FEE_KEY), value: words(40) }),
  { maxLength: 10, selector: ({ key }) => key },
);
const stamp = fc.record({
  hashDocument: fc.base64String({ minLength: 4, maxLength: 72 }),
  stampType: fc.constant('01'),
  provincialResidence: fc.constantFrom('RM', 'FI', 'AN'),
});
const category = fc.constantFrom('9/0301100TS/', '0101002IM', '9/0201102IM/');
/** From the day the tests begin on to two years later. */
const later = fc
  .integer({ min: Date.UTC(2026, 11, 1), max: Date.UTC(2028, 10, 30) })
  .map((at) => new Date(at).toISOString());

/** Where the money of a transfer goes: an account, a postal one beside it, or a stamp. */
const destination: fc.Arbitrary<Pick<TransferModel, 'iban' | 'postalIban' | 'stamp'>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ iban: italianIbanArbitrary() }) },
  {
    weight: 1,
    arbitrary: fc.record({ iban: italianIbanArbitrary(), postalIban: italianIbanArbitrary({ abi: '07601' }) }),
  },
  { weight: 1, arbitrary: fc.record({ stamp }) },
);

/** A transfer of the creditor's own, or of another body. */
function transferArbitrary(creditor: Creditor, idTransfer: TransferModel['idTransfer']): fc.Arbitrary<TransferModel> {
  return fc
    .tuple(
      fc.record({
        idTransfer: fc.constant(idTransfer),
        amount: fc.integer({ min: 1, max: 10_000_000 }),
        organizationFiscalCode: fc.oneof(
          { weight: 3, arbitrary: optional(fc.constant(creditor)) },
          { weight: 1, arbitrary: codiceFiscaleNumericoArbitrary() },
        ),
        remittanceInformation: words(140),
        category,
        transferMetadata: optional(metadata),
      }),
      destination,
    )
    .map(([transfer, to]) => written({ ...transfer, ...to }));
}

/** One way to pay: one to five transfers that add up to it, at least one of them the creditor's own (who bears the fee). */
function optionArbitrary(creditor: Creditor, isPartialPayment: boolean): fc.Arbitrary<OptionModel> {
  const others = fc.subarray(['2', '3', '4', '5'] as const);
  return fc
    .tuple(
      numeroAvvisoArbitrary({ aux: 3 }),
      fc.boolean(),
      transferArbitrary(creditor, '1').map((own) => ({ ...own, organizationFiscalCode: creditor })),
      others.chain((ids) => fc.tuple(...ids.map((id) => transferArbitrary(creditor, id)))),
      fc.record({
        description: words(140),
        dueDate: later,
        retentionDate: optional(later),
        paymentOptionMetadata: optional(metadata),
      }),
    )
    .map(([nav, tellsNav, own, rest, option]) => {
      const transfer = [own, ...rest];
      return written({
        ...option,
        ...(tellsNav ? { nav } : {}),
        iuv: nav.slice(1),
        amount: transfer.reduce((sum, { amount }) => sum + amount, 0),
        isPartialPayment,
        transfer,
      });
    });
}

/** A position as a creditor may leave it on GPD: to be paid whole, by instalments, or either way. */
export function positionArbitrary(creditor: Creditor): fc.Arbitrary<PositionModel> {
  const options = fc
    .record({ whole: fc.boolean(), instalments: fc.integer({ min: 0, max: 4 }) })
    .filter(({ whole, instalments }) => whole || instalments > 0)
    .chain(({ whole, instalments }) =>
      fc.tuple(
        ...(whole ? [optionArbitrary(creditor, false)] : []),
        ...Array.from({ length: instalments }, () => optionArbitrary(creditor, true)),
      ),
    )
    .filter((made) => new Set(made.map(({ iuv }) => iuv)).size === made.length);
  const payer = fc.oneof(
    fc.record({ type: fc.constant('F' as const), fiscalCode: codiceFiscaleArbitrary() }),
    fc.record({ type: fc.constant('G' as const), fiscalCode: codiceFiscaleNumericoArbitrary() }),
  );
  return fc
    .tuple(
      payer,
      fc.record({
        iupd: fc.stringMatching(/^[A-Za-z0-9-]{1,35}$/),
        fullName: words(70),
        companyName: words(140),
        officeName: optional(words(140)),
        switchToExpired: fc.boolean(),
        payStandIn: optional(fc.boolean()),
        validityDate: fc.constantFrom(undefined, null),
        streetName: optional(words(40)),
        postalCode: optional(fc.stringMatching(/^\d{5}$/)),
        country: optional(fc.constant('IT')),
        email: optional(fc.constant('debitore@posta.example')),
        paymentOption: options,
      }),
    )
    .map(([who, position]) => written<PositionModel>({ ...who, ...position }));
}

/** A position that breaks a requirement on purpose. */
export interface Wrong {
  readonly why: string;
  /** What GPD answers: 201 where it takes what is wrong all the same. */
  readonly status: 201 | 400 | 409;
  /** The requirements that must be found violated. */
  readonly breaks: readonly string[];
  /** What is on GPD beforehand. */
  readonly before: readonly PositionModel[];
  readonly body: unknown;
}

interface Mistake {
  readonly why: string;
  readonly status: Wrong['status'];
  readonly breaks: readonly string[];
  make(position: PositionModel): fc.Arbitrary<Pick<Wrong, 'body'> & { readonly before?: Wrong['before'] }>;
}

type Members = Readonly<Record<string, unknown>>;

/** The position with its first option changed. */
function withOption(position: PositionModel, change: (option: OptionModel) => Members): Members {
  const [first, ...rest] = position.paymentOption!;
  return { ...position, paymentOption: [change(first!), ...rest] };
}

/** The position with the first transfer of its first option changed. */
function withTransfer(position: PositionModel, change: (transfer: TransferModel) => Members): Members {
  return withOption(position, (option) => {
    const [first, ...rest] = option.transfer!;
    return { ...option, transfer: [change(first!), ...rest] };
  });
}

const alone = (body: unknown) => fc.constant({ body });
const without = (members: object, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
const MODEL = ['GPD-POS-001'];
const tooLong = words(140).map((text) => text + 'x'.repeat(140));
/** Account numbers that the model's pattern lets through, and that are no IBAN. */
const wrongIban = invalidItalianIbanArbitrary()
  .map(({ text }) => text)
  .filter((text) => /^[A-Za-z0-9]{1,35}$/.test(text));

/** The classes of wrong positions, each with what GPD makes of them and the requirements they break. */
export const mistakes: readonly Mistake[] = [
  ...['iupd', 'type', 'fiscalCode', 'fullName', 'companyName', 'switchToExpired'].map((name): Mistake => ({
    why: `posizione senza ${name}`,
    status: 400,
    breaks: MODEL,
    make: (position) => alone(without(position, name)),
  })),
  ...['iuv', 'amount', 'description', 'isPartialPayment', 'dueDate'].map((name): Mistake => ({
    why: `opzione senza ${name}`,
    status: 400,
    breaks: MODEL,
    make: (position) => alone(withOption(position, (option) => without(option, name))),
  })),
  ...['idTransfer', 'amount', 'remittanceInformation', 'category'].map((name): Mistake => ({
    why: `versamento senza ${name}`,
    status: 400,
    breaks: MODEL,
    make: (position) => alone(withTransfer(position, (transfer) => without(transfer, name))),
  })),
  {
    why: 'tipo di debitore inventato',
    status: 400,
    breaks: MODEL,
    make: (position) => fc.constantFrom('f', 'PF', 'PG', '').map((type) => ({ body: { ...position, type } })),
  },
  {
    why: 'importo in euro',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      fc.constantFrom('50.00', '50,00', '5000').map((amount) => ({
        body: withOption(position, (option) => ({ ...option, amount })),
      })),
  },
  {
    why: 'nessun importo da pagare',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      fc.constantFrom(0, -1).map((amount) => ({
        body: withOption(position, (option) => ({
          ...option,
          amount,
          transfer: [{ ...option.transfer![0]!, amount }],
        })),
      })),
  },
  {
    why: 'causale troppo lunga',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      tooLong.map((description) => ({ body: withOption(position, (option) => ({ ...option, description })) })),
  },
  {
    why: 'versamento con un numero che non esiste',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      fc.constantFrom('0', '6', 1, 'uno').map((idTransfer) => ({
        body: withTransfer(position, (transfer) => ({ ...transfer, idTransfer })),
      })),
  },
  {
    why: 'due versamenti con lo stesso numero',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      alone(
        withOption(position, ({ transfer, ...option }) => ({
          ...option,
          amount: transfer![0]!.amount * 2,
          transfer: [transfer![0]!, transfer![0]!],
        })),
      ),
  },
  {
    why: 'nessun versamento',
    status: 400,
    breaks: MODEL,
    make: (position) => alone(withOption(position, (option) => ({ ...option, transfer: [] }))),
  },
  {
    why: 'nessuna opzione',
    status: 400,
    breaks: MODEL,
    make: (position) => alone({ ...position, paymentOption: [] }),
  },
  {
    why: 'versamento senza conto né bollo',
    status: 400,
    breaks: MODEL,
    make: (position) => alone(withTransfer(position, (transfer) => without(without(transfer, 'iban'), 'stamp'))),
  },
  {
    why: 'versamento con conto e bollo',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      fc.record({ iban: italianIbanArbitrary(), stamp }).map((both) => ({
        body: withTransfer(position, (transfer) => ({ ...transfer, ...both })),
      })),
  },
  {
    why: 'bollo con un conto postale',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      fc.record({ postalIban: italianIbanArbitrary(), stamp }).map((both) => ({
        body: withTransfer(position, (transfer) => ({ ...without(transfer, 'iban'), ...both })),
      })),
  },
  {
    why: 'metadati con la stessa chiave',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      alone(
        withOption(position, (option) => ({
          ...option,
          paymentOptionMetadata: ['1', '2'].map((value) => ({ key: 'PRATICA', value })),
        })),
      ),
  },
  {
    why: 'undici metadati',
    status: 400,
    breaks: MODEL,
    make: (position) =>
      alone(
        withTransfer(position, (transfer) => ({
          ...transfer,
          transferMetadata: Array.from({ length: 11 }, (_, index) => ({ key: `K${index}`, value: '' })),
        })),
      ),
  },
  {
    why: 'importo diverso dalla somma dei versamenti',
    status: 400,
    breaks: ['GPD-POS-002'],
    make: (position) =>
      fc.integer({ min: 1, max: 10_000 }).map((more) => ({
        body: withOption(position, (option) => ({ ...option, amount: option.amount + more })),
      })),
  },
  {
    why: 'posizione creata due volte',
    status: 409,
    breaks: ['GPD-POS-003'],
    make: (position) => fc.constant({ before: [position], body: position }),
  },
  {
    why: 'avviso di un’altra posizione',
    status: 409,
    breaks: ['GPD-POS-003'],
    make: (position) => fc.constant({ before: [{ ...position, iupd: `${position.iupd}-PRIMA` }], body: position }),
  },
  {
    why: 'due opzioni con lo stesso avviso',
    status: 409,
    breaks: ['GPD-POS-003'],
    make: (position) =>
      alone({ ...position, paymentOption: [...position.paymentOption!, position.paymentOption![0]!] }),
  },
  {
    why: 'metadato riservato al costo della notifica',
    status: 409,
    breaks: ['GPD-POS-004'],
    make: (position) =>
      fc.nat(1_000).map((fee) => ({
        body: withOption(position, (option) => ({
          ...option,
          paymentOptionMetadata: [{ key: FEE_KEY, value: String(fee) }],
        })),
      })),
  },
  {
    why: 'IBAN non valido',
    status: 201,
    breaks: ['GPD-POS-005'],
    make: (position) =>
      wrongIban.map((iban) => ({
        body: withTransfer(position, (transfer) => ({ ...without(transfer, 'stamp'), iban })),
      })),
  },
  {
    why: 'conto postale non valido',
    status: 201,
    breaks: ['GPD-POS-005'],
    make: (position) =>
      fc.record({ iban: italianIbanArbitrary(), postalIban: wrongIban }).map((accounts) => ({
        body: withTransfer(position, (transfer) => ({ ...without(transfer, 'stamp'), ...accounts })),
      })),
  },
  {
    why: 'avviso di un altro IUV',
    status: 201,
    breaks: ['GPD-POS-006'],
    make: (position) =>
      numeroAvvisoArbitrary({ aux: 3 })
        .filter((nav) => position.paymentOption!.every(({ iuv }) => iuv !== nav.slice(1)))
        .map((nav) => ({ body: withOption(position, (option) => ({ ...option, nav })) })),
  },
];

/** Wrong positions, each labelled with its class; of one class where it is told. */
export function wrongArbitrary(creditor: Creditor, only: readonly Mistake[] = mistakes): fc.Arbitrary<Wrong> {
  return fc
    .tuple(fc.constantFrom(...only), positionArbitrary(creditor))
    .chain(([{ why, status, breaks, make }, position]) =>
      make(position).map(({ body, before = [] }) => ({ why, status, breaks, before, body })),
    );
}

/** Members that are undefined are not written. */
function written<Model>(members: { readonly [Name in keyof Model]: Model[Name] | undefined }): Model {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Model;
}
