import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import type { Contract, Issue } from '../../kernel/json.ts';
import {
  Cents,
  FiscalCode,
  isTimestamp,
  NonEmpty,
  OneOf,
  OrganizationFiscalCode,
  Timestamp,
  Ulid,
} from './primitives.ts';

/** Characters of a subject and of a body, counted in units of UTF-16 (io.md §3.4.1). */
export const SUBJECT = { min: 10, max: 120 } as const;
export const MARKDOWN = { min: 80, max: 10_000 } as const;

/** What the retired portal let through at most (io.md §9). */
export const PORTAL_2021 = { subject: 119, markdown: 9_999 } as const;

const Payee = Type.Object({ fiscal_code: OrganizationFiscalCode });

const PaymentData = Type.Object({
  amount: Cents(1),
  notice_number: Type.String({ pattern: '^[0123][0-9]{17}$' }),
  invalid_after_due_date: Type.Optional(Type.Boolean()),
  payee: Type.Optional(Payee),
});

const ThirdPartyData = Type.Object({
  id: NonEmpty,
  original_sender: Type.Optional(NonEmpty),
  original_receipt_date: Type.Optional(Timestamp),
  has_attachments: Type.Optional(Type.Boolean()),
  has_remote_content: Type.Optional(Type.Boolean()),
  has_precondition: Type.Optional(OneOf('ALWAYS', 'ONCE', 'NEVER')),
  summary: Type.Optional(NonEmpty),
  configuration_id: Type.Optional(Ulid),
});

const Content = Type.Object({
  subject: Type.String(),
  markdown: Type.String(),
  require_secure_channels: Type.Optional(Type.Boolean()),
  due_date: Type.Optional(Timestamp),
  payment_data: Type.Optional(PaymentData),
  third_party_data: Type.Optional(ThirdPartyData),
  eu_covid_cert: Type.Optional(Type.Object({ auth_code: Type.String() })),
});

const NewMessage = Type.Object({
  fiscal_code: Type.Optional(FiscalCode),
  time_to_live: Type.Optional(Type.Integer({ minimum: 3_600, maximum: 604_800 })),
  default_addresses: Type.Optional(
    Type.Object({ email: Type.Optional(Type.String({ pattern: String.raw`^\S+@\S+\.\S+$` })) }),
  ),
  feature_level_type: Type.Optional(OneOf('STANDARD', 'ADVANCED')),
  content: Content,
});

export type NewMessage = Static<typeof NewMessage>;
export type MessageContent = Static<typeof Content>;

const shape = contract(NewMessage);

/**
 * A message to be sent (io.md §3.4.1). Members that are not listed pass, those of the internal interface
 * (`prescription_data`, `legal_data`) among them; lengths are those of JavaScript; a timestamp names a real instant.
 */
export const newMessage: Contract = {
  schema: shape.schema,
  check(value) {
    const issues = shape.check(value);
    const content = (value as { content?: unknown } | null | undefined)?.content;
    if (content === null || typeof content !== 'object') return issues;
    const found = contentIssues(content as Readonly<Record<string, unknown>>);
    return found.length === 0 ? issues : [...issues, ...found];
  },
};

function contentIssues({ subject, markdown, due_date }: Readonly<Record<string, unknown>>): Issue[] {
  return [
    ...lengthIssue('subject', subject, SUBJECT),
    ...lengthIssue('markdown', markdown, MARKDOWN),
    ...(typeof due_date === 'string' &&
    due_date.length >= 19 &&
    !isTimestamp(due_date) &&
    /^\d{4}-\d\d-\d\dT/.test(due_date)
      ? [issue('/content/due_date', 'format', {}, due_date)]
      : []),
  ];
}

function lengthIssue(
  member: string,
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): Issue[] {
  if (typeof value !== 'string' || (value.length >= min && value.length <= max)) return [];
  return [issue(`/content/${member}`, value.length < min ? 'minLength' : 'maxLength', { min, max }, value)];
}

function issue(path: string, keyword: string, params: Issue['params'], value: string): Issue {
  return { path, keyword, message: keyword, params, value: JSON.stringify(value.slice(0, 80)) };
}

/** What is longer than the retired portal let through, though the interface would take it. */
export function portalIssues({ subject, markdown }: MessageContent): Issue[] {
  return [
    ...lengthIssue('subject', subject, { min: SUBJECT.min, max: PORTAL_2021.subject }),
    ...lengthIssue('markdown', markdown, { min: MARKDOWN.min, max: PORTAL_2021.markdown }),
  ];
}

export const createdMessage = contract(Type.Object({ id: Ulid }));

const StoredContent = Type.Object({ subject: Type.String(), markdown: Type.String() });

/** What a sender reads of a message it sent (io.md §3.4.3); a status that clients do not know can be scripted. */
export const messageRead = contract(
  Type.Object({
    message: Type.Object({
      id: Ulid,
      fiscal_code: FiscalCode,
      created_at: Timestamp,
      sender_service_id: NonEmpty,
      feature_level_type: OneOf('STANDARD', 'ADVANCED'),
      time_to_live: Type.Optional(Type.Integer()),
      content: Type.Optional(StoredContent),
    }),
    status: OneOf('ACCEPTED', 'THROTTLED', 'FAILED', 'PROCESSED', 'REJECTED'),
    read_status: Type.Optional(OneOf('READ', 'UNREAD', 'UNAVAILABLE')),
    payment_status: Type.Optional(OneOf('PAID', 'NOT_PAID')),
    notification: Type.Optional(
      Type.Object({ email: Type.Optional(Type.String()), webhook: Type.Optional(Type.String()) }),
    ),
  }),
);
