import type { Transport } from './kernel/exchange.ts';
import type { Ids } from './kernel/ids.ts';
import { simulate } from './kernel/simulate.ts';
import type { Bench, Simulation, SimulationOptions } from './kernel/simulate.ts';
import { io, outcomeOf, writeOnBehalf } from './io/index.ts';
import type { IoState, PositionPort } from './io/index.ts';
import { ioservice } from './ioservice/index.ts';
import type { IoserviceConnection } from './ioservice/index.ts';
import { gpd, standingOf, updateFee } from './gpd/index.ts';
import { deliverDue, iris, nextDeliveryAt, situazioneAvviso } from './iris/index.ts';
import type { IrisPorts, IrisState } from './iris/index.ts';
import { pagopa, positionOf } from './pagopa/index.ts';
import type { PagopaState } from './pagopa/index.ts';
import { checkVoucher, pdnd } from './pdnd/index.ts';
import { noticeCost, send } from './send/index.ts';
import type { SendPorts, SendState } from './send/index.ts';

/** The platforms of one tenant, by id, bound to each other where one needs another. */
export type Composition = Readonly<Record<string, Simulation>>;

export interface ComposeOptions {
  /** Platforms to put to work, by id. */
  readonly platforms: readonly string[];
  readonly ids: Ids;
  /** Where each platform is reached, by platform id, without a trailing slash. */
  readonly urls: Readonly<Record<string, string>>;
  /** The platforms' own settings, by platform id. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Puts platforms to work for one tenant; the only place where one platform's facts reach another (semantics.md 15). */
export function compose(bench: Bench, { platforms, ids, urls, settings = {} }: ComposeOptions): Composition {
  const options = (id: string, own: Readonly<Record<string, unknown>> = {}) => ({
    ids: ids.fork(id),
    publicUrl: urls[id] ?? '',
    settings: { ...own, ...settings[id] },
  });
  const atWork: Record<string, Simulation> = {};
  if (platforms.includes('pdnd') && asksForVouchers(settings['send']))
    atWork['pdnd'] = simulate(pdnd, bench, options('pdnd'));
  const pdndAtWork = atWork['pdnd'];
  if (platforms.includes('send'))
    atWork['send'] = simulate(send, bench, {
      ...options('send'),
      ports: {
        ...(pdndAtWork === undefined ? {} : { vouchers: (voucher: string) => checkVoucher(pdndAtWork, voucher) }),
        ...(platforms.includes('gpd') ? { gpd: gpdPort(() => atWork['gpd']!) } : {}),
      },
    });
  // GPD and the node know the creditors that SEND knows, so they come after it
  if (platforms.includes('gpd'))
    atWork['gpd'] = simulate(gpd, bench, options('gpd', { enti: creditorsOf(atWork['send']) }));
  if (platforms.includes('pagopa'))
    atWork['pagopa'] = simulate(pagopa, bench, options('pagopa', { enti: creditorsOf(atWork['send']) }));
  if (platforms.includes('iris'))
    atWork['iris'] = simulate(iris, bench, { ...options('iris'), ports: costsKnown(atWork['send']) });
  if (platforms.includes('io'))
    atWork['io'] = simulate(io, bench, {
      ...options('io'),
      ports: { positions: positionsKnown(atWork, () => bench.clock.now()) },
    });
  if (platforms.includes('ioservice'))
    atWork['ioservice'] = simulate(ioservice, bench, behindGateway(options, atWork['io']));
  return atWork;
}

/** The gateway forwards to the IO that stands behind it, to whose citizens its scenarios write. */
function behindGateway(
  options: (id: string, own?: Readonly<Record<string, unknown>>) => SimulationOptions,
  ioAtWork: Simulation | undefined,
): SimulationOptions {
  if (ioAtWork === undefined) return options('ioservice');
  const { cittadini } = io.identities(ioAtWork.state as IoState) as {
    readonly cittadini: readonly { readonly id: string; readonly codiceFiscale: string }[];
  };
  const known = (wanted: RegExp): readonly string[] =>
    cittadini.filter(({ id }) => wanted.test(id)).map(({ codiceFiscale }) => codiceFiscale);
  return {
    ...options('ioservice', { raggiungibili: known(/^P-OK(-|$)/), nonRaggiungibili: known(/^P-NOPROFILE$/) }),
    ports: { io: forwardingTo(ioAtWork) },
  };
}

function forwardingTo(ioAtWork: Simulation): IoserviceConnection {
  return {
    write: ({ servizioIo, codice_fiscale, content }) =>
      writeOnBehalf(ioAtWork, { service: servizioIo, fiscalCode: codice_fiscale, content }),
    undelivered: (id) => {
      const status = outcomeOf(ioAtWork, id);
      return status === 'ACCEPTED' ? undefined : status !== 'PROCESSED';
    },
  };
}

/** What is known of a notice: by IRIS, which keeps the position, or by the node, to which a station spoke of it. */
function positionsKnown({ iris: irisAtWork, pagopa: pagopaAtWork }: Composition, now: () => number): PositionPort {
  return (creditor, noticeNumber) => {
    const atIris =
      irisAtWork === undefined
        ? undefined
        : situazioneAvviso(irisAtWork.state as IrisState, creditor, noticeNumber, now());
    if (atIris !== undefined) return POSITION[atIris];
    const atNode =
      pagopaAtWork === undefined
        ? undefined
        : positionOf(pagopaAtWork.state as PagopaState, creditor, noticeNumber)?.stato;
    return atNode === undefined ? undefined : atNode === 'pagata' ? 'paid' : 'payable';
  };
}

const POSITION = { daPagare: 'payable', pagato: 'paid', nonPagabile: 'cancelled' } as const;

/** What notifications cost, where SEND stands beside. */
function costsKnown(sendAtWork: Simulation | undefined): IrisPorts & Record<string, unknown> {
  if (sendAtWork === undefined) return {};
  return { noticeCost: (creditor, notice) => noticeCost(sendAtWork.state as SendState, creditor, notice) };
}

/** SEND's calls to GPD, which is put to work after it. */
function gpdPort(atWork: () => Simulation): NonNullable<SendPorts['gpd']> {
  return {
    updateFee: (update) => updateFee(atWork(), update),
    standing: (creditore, numeroAvviso) => standingOf(atWork(), creditore, numeroAvviso),
  };
}

/** PDND stands beside SEND only where one of SEND's keys asks for its vouchers. */
function asksForVouchers(sendSettings: Readonly<Record<string, unknown>> = {}): boolean {
  const { mittente, creditore, chiavi } = sendSettings;
  return [mittente, creditore, ...(Array.isArray(chiavi) ? (chiavi as unknown[]) : [])].some(
    (key) => (key as { pdnd?: unknown } | undefined)?.pdnd === true,
  );
}

/** The node knows the stations of whoever SEND knows as sender or creditor. */
function creditorsOf(sendAtWork: Simulation | undefined): readonly { readonly codiceFiscale: string }[] {
  if (sendAtWork === undefined) return [];
  const { mittente, creditore } = sendAtWork.platform.identities(sendAtWork.state) as Record<
    'mittente' | 'creditore',
    { codiceFiscale: string }
  >;
  return [mittente, creditore].map(({ codiceFiscale }) => ({ codiceFiscale }));
}

/** A platform that calls the SUT of its own accord: whoever moves the clock performs what is due. */
export interface Caller {
  /** Instant (epoch ms) of the next call it will make, or undefined where none is due. */
  nextAt(): number | undefined;
  /** Makes every call that is due now. */
  callDue(): Promise<void>;
}

/** The platforms of a composition that call the SUT, each at the endpoint the SUT declares under the platform's id. */
export function callersOf(
  composition: Composition,
  transport: Transport,
  endpoints: Readonly<Record<string, string>>,
): readonly Caller[] {
  const { iris: irisAtWork } = composition;
  const base = endpoints['iris'];
  if (irisAtWork === undefined || base === undefined) return [];
  return [
    {
      nextAt: () => nextDeliveryAt(irisAtWork),
      callDue: async () => void (await deliverDue(irisAtWork, transport, base)),
    },
  ];
}
