import type { Ids } from '../kernel/ids.ts';
import type { Event } from '../kernel/platform.ts';
import type { MessageContent, NewMessage } from './contract/message.ts';
import type { RemoteContentPayload } from './contract/remote-content.ts';
import type { ServicePayload } from './contract/service.ts';
import type { Persona } from './personas.ts';
import type { PositionPort } from './ports.ts';
import type { RateWindow } from './rate.ts';
import type { Group, IoSettings } from './settings.ts';
import type { Lifecycle } from './status/lifecycle.ts';
import type { MessageStatus, RejectionReason } from './status/message.ts';
import type { Publication } from './status/publication.ts';

/** An API user: the account of a body's delegate. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly ente: { readonly denominazione: string; readonly codiceFiscale: string };
  groups: readonly Group[];
  cidrManage: readonly string[];
  readonly window: RateWindow;
}

/** What a key opens: one service, or the management of the user's services (those of a group only, where it is a group's). */
export type Subscription =
  | { readonly kind: 'use'; readonly user: User; readonly serviceId: string }
  | { readonly kind: 'manage'; readonly user: User; readonly id: string; readonly group?: string };

/** Who calls. `ip` is undefined where it cannot be told; `remaining` are the calls left in the window. */
export interface Caller {
  readonly subscription: Subscription;
  readonly user: User;
  readonly ip: string | undefined;
  readonly remaining: number | undefined;
}

export interface Service {
  readonly id: string;
  readonly codice?: string;
  readonly owner: User;
  readonly category: 'STANDARD' | 'SPECIAL';
  group: string | undefined;
  card: ServicePayload;
  status: { readonly value: Lifecycle; readonly reason?: string };
  autoPublish: boolean;
  lastUpdate: number;
  version: number;
  /** The last approved card, and whether it is seen. */
  published: { readonly card: ServicePayload; readonly status: Publication; readonly at: number } | undefined;
  keys: { primary: string; secondary: string };
  logo: string | undefined;
  readonly history: HistoryItem[];
}

export interface HistoryItem {
  readonly at: number;
  readonly card: ServicePayload;
  readonly kind: 'lifecycle' | 'publication';
  readonly value: Lifecycle | Publication;
  readonly reason?: string;
  readonly version: number;
}

export interface Message {
  readonly id: string;
  readonly fiscalCode: string;
  readonly serviceId: string;
  readonly user: User;
  readonly createdAt: number;
  readonly request: NewMessage;
  status: MessageStatus;
  rejection?: RejectionReason;
  /** Stored when it is processed; the payee is then there. */
  content?: MessageContent;
  read: boolean;
  attempts: number;
}

export interface Configuration {
  readonly id: string;
  readonly user: User;
  payload: RemoteContentPayload;
}

/** What pagoPA knows of a notice, by `<creditor><notice number>`. */
export type PositionStatus = 'payable' | 'paid' | 'cancelled';

export interface Activation {
  readonly status: string;
  readonly version: number;
  readonly at: number;
}

/** What the reviewer will say of the next service that comes to their desk. */
export type Decision =
  { readonly kind: 'approve' } | { readonly kind: 'reject'; readonly reason: string } | { readonly kind: 'wait' };

export interface IoState {
  readonly settings: IoSettings;
  readonly ids: { readonly ulid: Ids; readonly keys: Ids };
  readonly users: readonly [User, User];
  readonly keys: Map<string, Subscription>;
  readonly services: Map<string, Service>;
  readonly messages: Map<string, Message>;
  readonly personas: Map<string, Persona>;
  readonly configurations: Map<string, Configuration>;
  readonly positions: Map<string, PositionStatus>;
  readonly activations: Map<string, Activation>;
  readonly feed: Map<string, { readonly on: Set<string>; readonly off: Set<string> }>;
  readonly logos: Map<string, string>;
  readonly decisions: Decision[];
  rate: IoSettings['rateLimit'];
  sourceIp: string;
  /** pagoPA does not answer. */
  pagoPaDown: boolean;
  /** Whether a read message carries `notification`. */
  notificationField: boolean;
  /** The word for a message that is not worked yet; another than ACCEPTED where a scenario says so. */
  pendingWord: 'ACCEPTED' | 'THROTTLED';
  /** Answers carry a member that no interface file knows. */
  extraMembers: boolean;
  /** What pagoPA says of a notice, where another platform knows better than {@link positions}. */
  readonly pagoPa: PositionPort | undefined;
}

/** Beside what an event says in the journal, what it carries for the state. */
export const CARGO: unique symbol = Symbol('cargo');

export type IoEvent = Event & { readonly [CARGO]?: unknown };
