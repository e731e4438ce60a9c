/** The statuses of a notification and what moves it between them (send.md §2.1-2.2). */
export const STATUSES = [
  'IN_VALIDATION',
  'ACCEPTED',
  'REFUSED',
  'DELIVERING',
  'DELIVERED',
  'VIEWED',
  'EFFECTIVE_DATE',
  'UNREACHABLE',
  'CANCELLED',
  'RETURNED_TO_SENDER',
] as const;

export type NotificationStatus = (typeof STATUSES)[number];

/** Categories that end one recipient's delivery, in the order in which they decide for several recipients. */
export const COMPLETIONS = [
  'DIGITAL_DELIVERY_CREATION_REQUEST',
  'ANALOG_SUCCESS_WORKFLOW',
  'COMPLETELY_UNREACHABLE',
  'ANALOG_FAILURE_WORKFLOW_TIMEOUT',
  'ANALOG_WORKFLOW_RECIPIENT_DECEASED',
] as const;

export type Completion = (typeof COMPLETIONS)[number];

export interface Transition {
  readonly from: NotificationStatus;
  readonly on: string;
  readonly to: NotificationStatus;
  /** Only where the notification has more than one recipient. */
  readonly severalRecipients?: true;
}

/** TL StateMap, as send.md §2.2 restates it. An element without a transition leaves the status as it is. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'IN_VALIDATION', on: 'REQUEST_ACCEPTED', to: 'ACCEPTED' },
  { from: 'IN_VALIDATION', on: 'REQUEST_REFUSED', to: 'REFUSED' },
  { from: 'IN_VALIDATION', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'ACCEPTED', on: 'SEND_DIGITAL_DOMICILE', to: 'DELIVERING' },
  { from: 'ACCEPTED', on: 'SEND_ANALOG_DOMICILE', to: 'DELIVERING' },
  { from: 'ACCEPTED', on: 'NOTIFICATION_VIEWED', to: 'VIEWED' },
  { from: 'ACCEPTED', on: 'COMPLETELY_UNREACHABLE', to: 'UNREACHABLE' },
  { from: 'ACCEPTED', on: 'NOT_HANDLED', to: 'CANCELLED' },
  { from: 'ACCEPTED', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'DELIVERING', on: 'DIGITAL_DELIVERY_CREATION_REQUEST', to: 'DELIVERED' },
  { from: 'DELIVERING', on: 'ANALOG_SUCCESS_WORKFLOW', to: 'DELIVERED' },
  { from: 'DELIVERING', on: 'COMPLETELY_UNREACHABLE', to: 'UNREACHABLE' },
  { from: 'DELIVERING', on: 'NOTIFICATION_VIEWED', to: 'VIEWED' },
  { from: 'DELIVERING', on: 'ANALOG_WORKFLOW_RECIPIENT_DECEASED', to: 'RETURNED_TO_SENDER' },
  { from: 'DELIVERING', on: 'REFINEMENT', to: 'EFFECTIVE_DATE', severalRecipients: true },
  { from: 'DELIVERING', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'DELIVERED', on: 'NOTIFICATION_VIEWED', to: 'VIEWED' },
  { from: 'DELIVERED', on: 'REFINEMENT', to: 'EFFECTIVE_DATE' },
  { from: 'DELIVERED', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'EFFECTIVE_DATE', on: 'NOTIFICATION_VIEWED', to: 'VIEWED' },
  { from: 'EFFECTIVE_DATE', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'VIEWED', on: 'ANALOG_WORKFLOW_RECIPIENT_DECEASED', to: 'RETURNED_TO_SENDER' },
  { from: 'VIEWED', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'UNREACHABLE', on: 'NOTIFICATION_VIEWED', to: 'VIEWED' },
  { from: 'UNREACHABLE', on: 'REFINEMENT', to: 'EFFECTIVE_DATE' },
  { from: 'UNREACHABLE', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
  { from: 'RETURNED_TO_SENDER', on: 'NOTIFICATION_CANCELLED', to: 'CANCELLED' },
];

const BY_STEP: ReadonlyMap<string, Transition> = new Map(
  TRANSITIONS.map((transition) => [`${transition.from} ${transition.on}`, transition]),
);
const IS_COMPLETION: ReadonlySet<string> = new Set(COMPLETIONS);

/** Whether a category ends one recipient's delivery. */
export function isCompletion(category: string): category is Completion {
  return IS_COMPLETION.has(category);
}

/**
 * The status after an element. `completions` holds one category for each recipient whose delivery is completed, this
 * element's included; with fewer than `recipients` of them a completion changes nothing, and with mixed ones the first
 * of {@link COMPLETIONS} decides (send.md §2.2, multi-recipient rule).
 */
export function statusAfter(
  status: NotificationStatus,
  category: string,
  completions: readonly Completion[],
  recipients: number,
): NotificationStatus {
  let deciding = category;
  if (isCompletion(category)) {
    if (completions.length < recipients) return status;
    deciding = COMPLETIONS.find((completion) => completions.includes(completion)) ?? category;
  }
  const transition = BY_STEP.get(`${status} ${deciding}`);
  if (transition === undefined) return status;
  return transition.severalRecipients === true && recipients < 2 ? status : transition.to;
}
