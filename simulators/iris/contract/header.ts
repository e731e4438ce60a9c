import type { Moment } from './moment.ts';

/** A subject of CART and one of its systems: an ente and its SIL, or IRIS and SIL_IRIS_ITR (iris.md §0). */
export interface Party {
  readonly id: string;
  readonly sys: string;
}

/** IRIS as a party. */
export const IRIS: Party = { id: 'RTIRIS', sys: 'SIL_IRIS_ITR' };

/** One half of a header: `TRT` for the stretch of road, `E2E` from end to end (iris.md §2.2). */
export interface HeaderPart {
  /** ServiceName of TRT, E2ESrvcNm of E2E. */
  readonly service: string;
  /** MsgId of TRT, E2EMsgId of E2E. */
  readonly msgId: string;
  readonly createdAt: Moment;
  readonly sender: Party;
  readonly receiver: Party;
}

export interface Header {
  readonly trt: HeaderPart;
  readonly e2e: HeaderPart;
}

/** The services that TRT/ServiceName may name (iris.md §2.2). */
export const SERVICE_NAMES = [
  'IdpAllineamentoPendenze',
  'IdpInformativaPagamento',
  'IdpRendicontazioneEnti',
  'IdpConfigurazioneEnte',
  'IdpAutorizzazioneDiPagamento',
  'IdpEstrattoContoDebitorio',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** The header of a synchronous answer: sender and receiver change places, the ids stay (iris.md §3.3, §3.5). */
export function answered({ trt, e2e }: Header, createdAt: Moment): Header {
  return { trt: turned(trt, createdAt), e2e: turned(e2e, createdAt) };
}

function turned({ sender, receiver, ...part }: HeaderPart, createdAt: Moment): HeaderPart {
  return { ...part, createdAt, sender: receiver, receiver: sender };
}

/** What says that two messages are the same one (iris.md §1.1): E2EMsgId, E2ESndrId, E2ESndrSys. */
export function messageKey({ e2e: { msgId, sender } }: Pick<Header, 'e2e'>): string {
  return JSON.stringify([msgId, sender.id, sender.sys]);
}
