import { NO_BODY } from '../kernel/exchange.ts';
import type { Headers } from '../kernel/exchange.ts';
import type { Call } from '../kernel/platform.ts';
import { declaredPdfA } from './pdfa.ts';
import { text } from './seen.ts';
import type { IoState, Message } from './state.ts';

/** How long IO waits for the vendor's server, ms [reconstructed]. */
const BUDGET_MS = 10_000;

type Parameters = Readonly<Record<string, unknown>>;

/** Headers of a request signed by the citizen's device; what they hold is of no use but to be tolerated. */
const LOLLIPOP: Headers = {
  'x-pagopa-lollipop-assertion-ref': 'sha256-a7qE0Y0DyqeOFFREIQSLKfu5WlbckdxVXKFasfcI-Dg',
  'x-pagopa-lollipop-assertion-type': 'SAML',
  'x-pagopa-lollipop-auth-jwt': 'eyJhbGciOiJub25lIn0.e30.',
  'x-pagopa-lollipop-public-key': 'eyJrdHkiOiJFQyJ9',
  'x-pagopa-lollipop-user-id': 'AAAAAA00A00A000A',
  'x-pagopa-lollipop-original-method': 'GET',
  signature: 'sig1=:AA==:',
  'signature-input': 'sig1=("x-pagopa-lollipop-original-method");created=1;nonce="1"',
};

/** Which answer a call looks for: the content itself, or a refusal. */
type Probe = 'wrongKey' | 'otherRecipient' | 'unknownMessage';

/**
 * What IO asks of the server that keeps the content of a message (io.md §3.9). `message` is the id of the message on IO;
 * `attachment` the address of an attachment. The probes ask what must be refused.
 */
export const calls: readonly Call<IoState>[] = [
  call('getThirdPartyMessageDetails', ({ third }) => `/messages/${third}`),
  call('getThirdPartyMessagePrecondition', ({ third }) => `/messages/${third}/precondition`),
  {
    ...call('getThirdPartyMessageAttachment', ({ third, attachment }) => `/messages/${third}/${attachment}`),
    answered: ({ settings: { pdfLevels } }, _, response) => {
      if (response?.status !== 200) return {};
      const level = declaredPdfA(response.body);
      return {
        events: [
          {
            type: 'attachmentGiven',
            admitted: level !== undefined && pdfLevels.includes(level),
            levels: pdfLevels.join(', '),
            ...(level === undefined ? {} : { level }),
          },
        ],
      };
    },
  },
  call('getThirdPartyMessageWithWrongKey', ({ third }) => `/messages/${third}`, 'wrongKey'),
  call('getThirdPartyMessageOfOtherRecipient', ({ third }) => `/messages/${third}`, 'otherRecipient'),
  call(
    'getThirdPartyAttachmentOfOtherRecipient',
    ({ third, attachment }) => `/messages/${third}/${attachment}`,
    'otherRecipient',
  ),
  call(
    'getThirdPartyAttachmentWithWrongKey',
    ({ third, attachment }) => `/messages/${third}/${attachment}`,
    'wrongKey',
  ),
  call('getUnknownThirdPartyMessage', () => '/messages/collaudo-messaggio-inesistente', 'unknownMessage'),
];

interface Place {
  /** The id under which the vendor keeps the content, escaped for a path. */
  readonly third: string;
  readonly attachment: string;
}

function call(id: string, path: (place: Place) => string, probe?: Probe): Call<IoState> {
  return {
    id,
    budgetMs: BUDGET_MS,
    encode(state, parameters) {
      const message = messageOf(state, parameters);
      const { environment, lollipop } = environmentOf(state, message);
      const { header_key_name, key } = environment.details_authentication;
      const recipient = probe === 'otherRecipient' ? otherThan(message.fiscalCode, state) : message.fiscalCode;
      return {
        method: 'GET',
        url:
          environment.base_url.replace(/\/$/, '') +
          path({
            third: encodeURIComponent(message.request.content.third_party_data!.id),
            attachment: (text(parameters['attachment']) ?? '').replace(/^\//, ''),
          }),
        headers: {
          accept: 'application/json',
          fiscal_code: recipient,
          [header_key_name.toLowerCase()]: probe === 'wrongKey' ? 'chiave-che-nessuno-ha-dato' : key,
          ...(lollipop ? LOLLIPOP : {}),
        },
        body: NO_BODY,
      };
    },
  };
}

function messageOf({ messages }: IoState, { message: id }: Parameters): Message {
  const message = messages.get(String(id));
  if (message?.request.content.third_party_data === undefined)
    throw new RangeError(`no message with remote content has id ${String(id)}`);
  return message;
}

/** The test environment for its users, production for the others (io.md §3.9). */
export function environmentOf({ configurations }: IoState, { request, fiscalCode }: Message) {
  const { payload } = configurations.get(request.content.third_party_data!.configuration_id!)!;
  const { test_environment, prod_environment, is_lollipop_enabled, disable_lollipop_for } = payload;
  const environment =
    test_environment !== undefined && test_environment.test_users.includes(fiscalCode)
      ? test_environment
      : (prod_environment ?? test_environment!);
  return { environment, lollipop: is_lollipop_enabled && !disable_lollipop_for.includes(fiscalCode) };
}

function otherThan(fiscalCode: string, { personas }: IoState): string {
  return [...personas.keys()].find((each) => each !== fiscalCode && !each.startsWith('AAAAAA'))!;
}
