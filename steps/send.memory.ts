import { MINUTE } from '../simulators/kernel/clock.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import type { CreateNotification, DebtPosition, Destinatario } from '../sut/commands/send.ts';
import type { Spedizione, Spese } from './phrases.ts';
import { knownFromTraffic } from './send-real.memory.ts';
import type { Known } from './send-real.memory.ts';
import type { CollaudoWorld } from './world.ts';

/** A debt position a scenario speaks of; `importo` is the base amount in cents. */
export interface Posizione extends DebtPosition {
  readonly importo: number;
}

interface Body {
  readonly denominazione: string;
  readonly codiceFiscale: string;
}

/** What the steps of a scenario remember. */
interface Memory {
  destinatario: Destinatario | undefined;
  posizioni: Posizione[];
  /** Protocol of the notification the scenario speaks of. */
  protocollo: string | undefined;
  /** Notifications that SEND had when each protocol was first asked for, by protocol. */
  readonly before: Map<string, ReadonlySet<string>>;
  refusal: { readonly codice: string; readonly dettaglio: string } | undefined;
  unknownCategory: string | undefined;
}

/** Time in which SEND validates a notification and delivers it by PEC, nominal ms. */
export const DELIVERY_MS = 10 * MINUTE;

export function memoryOf(world: CollaudoWorld): Memory {
  world.memory['send'] ??= {
    destinatario: undefined,
    posizioni: [],
    protocollo: undefined,
    before: new Map(),
    refusal: undefined,
    unknownCategory: undefined,
  } satisfies Memory;
  return world.memory['send'] as Memory;
}

export function identities(world: CollaudoWorld): { readonly mittente: Body; readonly creditore: Body } {
  return world.identity('send') as { readonly mittente: Body; readonly creditore: Body };
}

/** A person of the UAT environment with a digital domicile that receives (send.md §3). */
export const MICHELANGELO: Destinatario = {
  tipo: 'PF',
  codiceFiscale: 'BNRMHL75C06G702B',
  denominazione: 'Michelangelo Buonarroti',
  domicilioDigitale: 'prova@pec.it',
  indirizzo: { via: 'Via Roma 1', cap: '87100', comune: 'Cosenza', provincia: 'CS' },
};

/** Notification costs as the plan's default: on the payer, one euro for the body, VAT at 22 percent. */
export const PER_NOTIFICA: Spese = { modalita: 'perNotifica', paFee: 100, iva: 22 };

/** The protocol of the notification the scenario speaks of. */
export function protocolloOf(world: CollaudoWorld): string {
  const { protocollo } = memoryOf(world);
  world.precondition(protocollo !== undefined, 'lo scenario non ha ancora inviato una notifica');
  return protocollo!;
}

/** The debt position the scenario speaks of: the last one made. */
export function posizioneOf(world: CollaudoWorld): Posizione {
  const posizione = memoryOf(world).posizioni.at(-1);
  world.precondition(posizione !== undefined, 'lo scenario non ha una posizione debitoria');
  return posizione!;
}

export interface Choices {
  readonly spedizione?: Spedizione;
  readonly spese?: Spese;
  readonly atti?: number;
  readonly oggetto?: string;
  /** Recipients beside the one the scenario speaks of. */
  readonly altri?: readonly Destinatario[];
  /** Positions whose notices travel with it, each with the choice on costs; none = without payment. */
  readonly avvisi?: readonly { readonly posizione: Posizione; readonly applicaCosti: boolean }[];
}

/** Asks the SUT to deposit a notification, and remembers its protocol. */
export async function deposit(world: CollaudoWorld, choices: Choices = {}): Promise<CommandAnswer> {
  const memory = memoryOf(world);
  memory.protocollo = `PROT-${world.ids.digits(10)}`;
  return depositAgain(world, choices);
}

/** A code the ente declared, with the last letter wanted (P: there is something to pay); `usual` where it declared none. */
function taxonomyCode(world: CollaudoWorld, usual: string): string {
  return world.run.taxonomyCodes.find((code) => code.at(-1) === usual.at(-1)) ?? usual;
}

/** Asks once more for the notification of the protocol remembered. */
export function depositAgain(world: CollaudoWorld, choices: Choices = {}): Promise<CommandAnswer> {
  const { before } = memoryOf(world);
  if (!before.has(protocolloOf(world))) before.set(protocolloOf(world), new Set(allKnown(world).map(({ iun }) => iun)));
  const { spedizione = 'AR', atti = 1, oggetto = 'Comunicazione di prova', altri = [], avvisi = [] } = choices;
  const pays = avvisi.length > 0;
  const parameters: CreateNotification = {
    protocollo: protocolloOf(world),
    oggetto,
    codiceTassonomico: taxonomyCode(world, pays ? '010201P' : '010202N'),
    spedizione,
    destinatari: [
      {
        ...(memoryOf(world).destinatario ?? MICHELANGELO),
        ...(pays
          ? {
              avvisi: avvisi.map(({ posizione: { numeroAvviso, creditore }, applicaCosti }) => ({
                numeroAvviso,
                creditore,
                applicaCosti,
              })),
            }
          : {}),
      },
      ...altri,
    ],
    spese: (choices.spese ?? (pays ? PER_NOTIFICA : { modalita: 'forfettaria' })) as CreateNotification['spese'],
    atti,
  };
  if (world.declarations.invioManuale === undefined) return world.give('create-notification', parameters);
  world.stimulate('send', 'loadByHand', { request: requestOf(world, parameters) });
  return Promise.resolve({ status: 'done' });
}

/** What SEND's portal makes of what an officer types in: the documents stay there. */
function requestOf(
  world: CollaudoWorld,
  { protocollo, oggetto, codiceTassonomico, spedizione, destinatari, spese }: CreateNotification,
): object {
  const { mittente } = identities(world);
  const onGpd = world.declarations.invioManuale?.garanzia === 'asincrona';
  return {
    paProtocolNumber: protocollo,
    subject: oggetto,
    senderDenomination: mittente.denominazione,
    senderTaxId: mittente.codiceFiscale,
    taxonomyCode: codiceTassonomico,
    notificationFeePolicy: spese.modalita === 'forfettaria' ? 'FLAT_RATE' : 'DELIVERY_MODE',
    paFee: spese.modalita === 'forfettaria' ? 100 : spese.paFee,
    vat: spese.modalita === 'forfettaria' ? 22 : spese.iva,
    pagoPaIntMode: onGpd ? 'ASYNC' : 'SYNC',
    physicalCommunicationType: spedizione === '890' ? 'REGISTERED_LETTER_890' : 'AR_REGISTERED_LETTER',
    documents: [],
    recipients: destinatari.map(
      ({ tipo, codiceFiscale, denominazione, domicilioDigitale, indirizzo, avvisi = [] }) => ({
        recipientType: tipo,
        taxId: codiceFiscale,
        denomination: denominazione,
        ...(domicilioDigitale === undefined ? {} : { digitalDomicile: { type: 'PEC', address: domicilioDigitale } }),
        physicalAddress: {
          address: indirizzo.via,
          zip: indirizzo.cap,
          municipality: indirizzo.comune,
          province: indirizzo.provincia,
        },
        payments: avvisi.map(({ numeroAvviso, creditore, applicaCosti }) => ({
          pagoPa: { noticeCode: numeroAvviso, creditorTaxId: creditore, applyCost: applicaCosti },
        })),
      }),
    ),
  };
}

/** Deposits the notification of a position, with its cost on the payer. */
export function depositWithNotice(world: CollaudoWorld, choices: Omit<Choices, 'avvisi'> = {}): Promise<CommandAnswer> {
  return deposit(world, { ...choices, avvisi: [{ posizione: posizioneOf(world), applicaCosti: true }] });
}

/** What a debt position of a scenario is for. */
export const CAUSALE = 'Sanzione amministrativa di prova';

/** Opens a debt position at a creditor; cents. */
export function openPosition(world: CollaudoWorld, importo: number, creditore: Body): Promise<void> {
  return openBy(world, 'create-debt-position', importo, creditore);
}

/** Opens a debt position at a creditor, and leaves it on GPD; cents. */
export function openPositionOnGpd(world: CollaudoWorld, importo: number, creditore: Body): Promise<void> {
  return openBy(world, 'create-gpd-position', importo, creditore);
}

async function openBy(world: CollaudoWorld, command: string, importo: number, creditore: Body): Promise<void> {
  const { codiceFiscale, denominazione } = memoryOf(world).destinatario ?? MICHELANGELO;
  const answer = await world.give(command, {
    importo,
    causale: CAUSALE,
    debitore: { codiceFiscale, denominazione },
    creditore: { codiceFiscale: creditore.codiceFiscale, denominazione: creditore.denominazione },
  });
  const made = answer.result as DebtPosition | undefined;
  world.precondition(
    answer.status === 'done' && made !== undefined,
    `il gestionale non crea la posizione debitoria: ${answer.messageToOperator ?? answer.status}`,
  );
  memoryOf(world).posizioni.push({ ...made!, importo });
}

/** As much of SEND's state as the world of a scenario looks at: what is true there does not depend on what the SUT says. */
interface SendWorld {
  readonly notifications: ReadonlyMap<string, Known>;
}

function allKnown(world: CollaudoWorld): readonly Known[] {
  const traffic = world.trafficWithReal('send');
  return traffic === undefined
    ? [...(world.send.state as SendWorld).notifications.values()]
    : knownFromTraffic(traffic);
}

/**
 * The notification the scenario speaks of, as SEND knows it. A SUT may number notifications by itself: where none bears
 * the operator's protocol, the first that came after it was asked for.
 */
export function taken(world: CollaudoWorld): Known {
  const protocollo = protocolloOf(world);
  const { before } = memoryOf(world);
  const known = allKnown(world);
  const found =
    known.findLast(({ request }) => request.paProtocolNumber === protocollo) ??
    known.find(
      ({ iun, request }) => before.get(protocollo)?.has(iun) === false && !before.has(request.paProtocolNumber),
    );
  world.precondition(found !== undefined, 'SEND non ha preso in carico la notifica');
  return found!;
}

/** The IUN of the notification the scenario speaks of, which SEND must have accepted. */
export function iunOf(world: CollaudoWorld): string {
  const { iun, status } = taken(world);
  world.precondition(
    status !== 'IN_VALIDATION' && status !== 'REFUSED',
    world.trafficWithReal('send') === undefined
      ? `SEND non ha accettato la notifica: è nello stato ${status}`
      : `SEND è la piattaforma reale: manca la prova, nel traffico, che abbia accettato la notifica (è nello stato ${status})`,
  );
  return iun;
}

/** No notification alive may carry the notice of the position: SEND would refuse another one. */
export function noticeFree(world: CollaudoWorld): void {
  const { numeroAvviso } = posizioneOf(world);
  const alive = allKnown(world).find(
    ({ status, request }) =>
      status !== 'REFUSED' &&
      request.recipients.some(({ payments = [] }) =>
        payments.some(({ pagoPa }) => pagoPa?.noticeCode === numeroAvviso),
      ),
  );
  world.precondition(alive === undefined, 'l’ente ha già depositato un’altra notifica con l’avviso');
}

/** A notification to more recipients than one: who never makes one declares it. */
export function toSeveral(world: CollaudoWorld): void {
  const { soloUnDestinatario } = world.declarations;
  if (soloUnDestinatario !== undefined)
    world.notApplicable('il software notifica a un destinatario per volta', soloUnDestinatario);
}

/**
 * The notification must carry the notice of the position, with this choice on costs: amounts depend on it. Returns the place
 * of the recipient that the notice is for.
 */
export function noticeTaken(
  world: CollaudoWorld,
  applicaCosti: boolean,
  { creditore, numeroAvviso }: Posizione = posizioneOf(world),
): number {
  const notices = taken(world).request.recipients.map(
    ({ payments = [] }) =>
      payments.find(({ pagoPa }) => pagoPa?.noticeCode === numeroAvviso && pagoPa.creditorTaxId === creditore)?.pagoPa,
  );
  const place = notices.findIndex((each) => each !== undefined);
  const notice = notices[place];
  world.precondition(notice !== undefined, 'la notifica non porta l’avviso della posizione debitoria');
  world.precondition(
    notice!.applyCost === applicaCosti,
    'la notifica non applica i costi all’avviso come ha deciso l’operatore',
  );
  return place;
}

/** Lets SEND validate and deliver what was deposited. */
export function delivery(world: CollaudoWorld): Promise<void> {
  return world.advance(DELIVERY_MS);
}

/** Makes the SUT read SEND's events; who sends by hand has no events to read. */
export async function readEvents(world: CollaudoWorld): Promise<void> {
  if (world.declarations.invioManuale === undefined) await world.give('read-events', {});
}

/** Has the notification cancelled: by the SUT, or by an officer on SEND's portal. */
export async function cancel(world: CollaudoWorld): Promise<void> {
  if (world.declarations.invioManuale === undefined)
    await world.give('cancel-notification', { protocollo: protocolloOf(world) });
  else world.stimulate('send', 'cancelByHand', { iun: iunOf(world) });
}

/** Makes the SUT read its events and say what it holds. */
export async function readAndAsk(world: CollaudoWorld): Promise<void> {
  await world.give('read-events', {});
  await askHeld(world);
}

/** Makes the SUT read its events; it must come to know the IUN, or nothing that follows has a ground. */
export async function readAndLink(world: CollaudoWorld): Promise<void> {
  await world.give('read-events', {});
  const { result } = await askHeld(world);
  world.precondition(
    (result as { iun?: unknown } | undefined)?.iun === iunOf(world),
    'dagli eventi letti il gestionale non ricava lo IUN della notifica',
  );
}

/** Makes the SUT say what it holds of the notification. */
export function askHeld(world: CollaudoWorld): Promise<CommandAnswer> {
  return world.give('notification-status', { protocollo: protocolloOf(world) });
}
