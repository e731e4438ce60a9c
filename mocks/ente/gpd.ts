import type { CreateDebtPosition, DebtPosition, NoticeRef } from '../../sut/commands/send.ts';
import type { UpdateGpdPosition } from '../../sut/commands/send-gpd.ts';
import type { Posizione } from './archive.ts';
import type { Reply } from './client.ts';
import type { Desk } from './desk.ts';
import { contoOf } from './configuration.ts';
import { askFee } from './cost.ts';
import { createDebtPosition } from './debt-position.ts';
import { jsonBytes } from './json.ts';
import { Rejection } from './rejection.ts';

// Asynchronous integration (send.md §4.4, §7.1): the ente leaves on GPD a copy of its positions, and changes there what
// changes in its own archive. The cost of notifications is between SEND and GPD.

const ACTION = 'Allineamento di GPD non riuscito';

/** Opens a position in the archive and on GPD. @throws Rejection where GPD will not have it. */
export async function createGpdPosition(desk: Desk, parameters: CreateDebtPosition): Promise<DebtPosition> {
  const { archive, parts } = desk;
  gpdOf(desk);
  const made = createDebtPosition(desk, parameters);
  const opened = archive.posizione(made.creditore, made.numeroAvviso)!;
  const posizione: Posizione = { ...opened, gpd: { iupd: `COLLAUDO-${made.numeroAvviso}` } };
  const reply = await ask(desk, 'createPosition', 'POST', `${positionsOf(posizione)}${publishing(parts)}`, () =>
    bodyOf(desk, posizione, parts.gpdAmount(posizione)),
  );
  if (reply.status !== 201) throw new Rejection(parts.operatorMessage(ACTION, reply));
  archive.savePosizione(posizione);
  return made;
}

/** Changes amount or purpose of a position, in the archive and on GPD. @throws Rejection where GPD will not have it. */
export async function updateGpdPosition(desk: Desk, { importo, causale, ...ref }: UpdateGpdPosition): Promise<void> {
  const { archive, parts } = desk;
  const before = positionIn(desk, ref);
  const posizione: Posizione = {
    ...before,
    ...(importo === undefined ? {} : { importo }),
    ...(causale === undefined ? {} : { causale }),
  };
  const known = await readOnGpd(desk, before);
  const body = (): Uint8Array => bodyOf(desk, posizione, parts.gpdUpdatedAmount(posizione, known.fee));
  const reply =
    parts.gpdChange() === 'update'
      ? await ask(desk, 'updatePosition', 'PUT', placeOf(posizione), body)
      : await ask(desk, 'createPosition', 'POST', `${positionsOf(posizione)}${publishing(parts)}`, body);
  if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
  archive.savePosizione(posizione);
}

/** A position is no longer owed. @throws Rejection where GPD will not let go of it. */
export async function withdrawGpdPosition(desk: Desk, ref: NoticeRef): Promise<void> {
  const { archive, parts } = desk;
  const posizione = positionIn(desk, ref);
  if (parts.withdrawsFromGpd()) {
    const reply = await ask(desk, 'invalidatePosition', 'POST', `${placeOf(posizione)}/invalidate`);
    if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
  }
  archive.savePosizione({ ...posizione, annullata: true });
}

/** A position was paid at the desk: GPD must not have it paid again. @throws Rejection where GPD says it cannot be so. */
export async function recordDeskPayment(desk: Desk, ref: NoticeRef): Promise<void> {
  const { archive, parts, ports } = desk;
  const posizione = positionIn(desk, ref);
  const istante = new Date(ports.clock.now()).toISOString();
  if (parts.tellsGpdOfPayments()) {
    const { creditore, numeroAvviso } = posizione;
    const path = `/organizations/${creditore.codiceFiscale}/paymentoptions/paids/${numeroAvviso}`;
    const reply = await ask(desk, 'setPaymentOptionAsAlreadyPaid', 'POST', path, () =>
      jsonBytes({ paymentDate: istante }),
    );
    if (reply.status !== 200) throw new Rejection(parts.operatorMessage(ACTION, reply));
  }
  archive.savePosizione({ ...posizione, pagata: { importo: posizione.importo, costoNotifica: 0, istante } });
}

/** Brings home what happened on GPD: a payment there closes the position here. */
export async function followGpd(desk: Desk, posizione: Posizione): Promise<void> {
  const { archive, parts, ports } = desk;
  if (posizione.gpd === undefined || posizione.pagata !== undefined) return;
  const { status, amount } = await readOnGpd(desk, posizione);
  if (!parts.isPaidOnGpd(status)) return;
  const istante = new Date(ports.clock.now()).toISOString();
  archive.savePosizione({
    ...posizione,
    pagata: { importo: amount, costoNotifica: parts.notificationCostIn(amount, posizione.importo), istante },
    ricevute: [`gpd-${posizione.gpd.iupd}`],
  });
}

/** What an ente does (wrongly) of its own accord with the notices of a notification whose cost is GPD's. */
export async function meddle(desk: Desk): Promise<void> {
  if (!desk.parts.asksPriceOnGpd()) return;
  for (const posizione of desk.archive.posizioni())
    if (posizione.gpd !== undefined && posizione.notifica !== undefined) await askFee(desk, posizione);
}

interface OnGpd {
  readonly status: string;
  /** Cents; the fee is part of the amount. */
  readonly amount: number;
  readonly fee: number;
}

async function readOnGpd(desk: Desk, posizione: Posizione): Promise<OnGpd> {
  const reply = await ask(desk, 'getOrganizationDebtPositionByIUPD', 'GET', placeOf(posizione));
  if (reply.status !== 200) throw new Rejection(desk.parts.operatorMessage(ACTION, reply));
  const { status, paymentOption } = reply.json as {
    readonly status: string;
    readonly paymentOption: readonly {
      readonly nav: string;
      readonly amount: number;
      readonly notificationFee?: number;
    }[];
  };
  const option = paymentOption.find(({ nav }) => nav === posizione.numeroAvviso);
  return { status, amount: option?.amount ?? 0, fee: option?.notificationFee ?? 0 };
}

function positionIn({ archive }: Desk, { creditore, numeroAvviso }: NoticeRef): Posizione {
  const posizione = archive.posizione(creditore, numeroAvviso);
  if (posizione?.gpd === undefined) throw new Rejection(`L’avviso ${numeroAvviso} non è fra quelli caricati su GPD.`);
  return posizione;
}

function positionsOf({ creditore }: Posizione): string {
  return `/organizations/${creditore.codiceFiscale}/debtpositions`;
}

function placeOf(posizione: Posizione): string {
  return `${positionsOf(posizione)}/${posizione.gpd!.iupd}`;
}

function publishing(parts: Desk['parts']): string {
  return parts.publishesOnGpd() ? '?toPublish=true' : '';
}

function bodyOf({ parts, configuration }: Desk, posizione: Posizione, amount: number): Uint8Array {
  const { creditore, debitore, numeroAvviso, scadenza, gpd } = posizione;
  const metadata = parts.gpdMetadata();
  const description = parts.gpdDescription(posizione);
  return jsonBytes({
    iupd: gpd!.iupd,
    type: debitore.codiceFiscale.length === 16 ? 'F' : 'G',
    fiscalCode: debitore.codiceFiscale,
    fullName: debitore.denominazione,
    companyName: creditore.denominazione,
    switchToExpired: false,
    paymentOption: [
      {
        nav: numeroAvviso,
        iuv: parts.gpdIuv(numeroAvviso),
        amount,
        description,
        isPartialPayment: false,
        dueDate: `${scadenza}T22:59:59.000Z`,
        transfer: parts.gpdTransfers(amount, posizione, contoOf(configuration, creditore.codiceFiscale).iban),
        ...(metadata.length === 0 ? {} : { paymentOptionMetadata: metadata }),
      },
    ],
  });
}

function gpdOf({ configuration }: Desk): NonNullable<Desk['configuration']['gpd']> {
  if (configuration.gpd === undefined)
    throw new Rejection('L’ente non è collegato a GPD: mancano indirizzo e chiave di sottoscrizione.');
  return configuration.gpd;
}

function ask(desk: Desk, operation: string, method: string, path: string, body?: () => Uint8Array): Promise<Reply> {
  const { url, subscriptionKey } = gpdOf(desk);
  return desk.gpdClient.ask({
    operation,
    method,
    url: `${url}/gpd/debt-positions-service/v1${path}`,
    headers: desk.parts.gpdHeaders(subscriptionKey),
    ...(body === undefined ? {} : { body }),
    reads: 'json',
  });
}
