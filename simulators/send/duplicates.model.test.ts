import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desk, request, troubles } from './send.fixture.ts';
import type { Desk, Reference } from './send.fixture.ts';
import type { NewNotificationRequest } from './contract/requests.ts';

// Idempotence and duplicates (send.md §1.8) as sequences of commands: what SEND should say is computed by a model that
// knows three sets and no SEND.

interface Sent {
  readonly requestId: string;
  readonly notice: string | undefined;
  fate: 'inValidation' | 'accepted' | 'refused' | 'cancelled';
  toBeRefused: boolean;
  iun?: string;
}

interface Model {
  readonly protocols: Set<string>;
  readonly sent: Sent[];
  /** Refusals scripted and not yet met. */
  refusals: number;
}

interface Real {
  readonly at: Desk;
  readonly document: Reference;
}

type Body = 'mittente' | 'creditore';

const DUPLICATED = 'PN_GENERIC_INVALIDPARAMETER_DUPLICATED';
const BY_PROTOCOL = 'Duplicated notification for senderPaId##paProtocolNumber##idempotenceToken';
const BY_NOTICE = 'Duplicated notification for creditorTaxId##noticeCode';
const alive = ({ fate }: Sent): boolean => fate === 'inValidation' || fate === 'accepted';

function bodyOf(
  { document, at }: Real,
  sender: Body,
  protocol: string,
  token: string | undefined,
  notice: string | undefined,
): NewNotificationRequest {
  const { pa } = at.state[sender];
  const { idempotenceToken: _, ...rest } = request(document, {
    paProtocolNumber: protocol,
    senderDenomination: pa.denominazione,
    senderTaxId: pa.codiceFiscale,
  });
  const [recipient] = rest.recipients;
  return {
    ...rest,
    ...(token === undefined ? {} : { idempotenceToken: token }),
    recipients: [
      {
        ...recipient!,
        ...(notice === undefined
          ? {}
          : { payments: [{ pagoPa: { noticeCode: notice, creditorTaxId: '77777777777', applyCost: false } }] }),
      },
    ],
  };
}

class Submit implements fc.AsyncCommand<Model, Real> {
  readonly sender: Body;
  readonly protocol: string;
  readonly token: string | undefined;
  readonly notice: string | undefined;
  constructor(sender: Body, protocol: string, token: string | undefined, notice: string | undefined) {
    this.sender = sender;
    this.protocol = protocol;
    this.token = token;
    this.notice = notice;
  }
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const { at } = real;
    const reply = await at.ask(
      'POST',
      '/delivery/v2.5/requests',
      bodyOf(real, this.sender, this.protocol, this.token, this.notice),
      { 'x-api-key': at.state[this.sender].value },
    );
    const key = `${this.sender}/${this.protocol}/${this.token ?? ''}`;
    const expected = [
      ...(model.protocols.has(key) ? [BY_PROTOCOL] : []),
      ...(model.sent.some((each) => alive(each) && each.notice !== undefined && each.notice === this.notice)
        ? [BY_NOTICE]
        : []),
    ];
    if (expected.length > 0) {
      assert.equal(reply.status, 409);
      assert.deepEqual(
        reply.json.errors.map(({ element }: { element: string }) => element),
        expected,
      );
      assert.ok(reply.json.errors.every(({ code }: { code: string }) => code === DUPLICATED));
      return;
    }
    assert.equal(reply.status, 202, reply.text);
    assert.ok(!model.sent.some(({ requestId }) => requestId === reply.json.notificationRequestId));
    model.protocols.add(key);
    model.sent.push({
      requestId: reply.json.notificationRequestId,
      notice: this.notice,
      fate: 'inValidation',
      toBeRefused: model.refusals > 0,
    });
    if (model.refusals > 0) model.refusals--;
  }
  toString = () => `Submit(${this.sender}, ${this.protocol}, ${this.token}, ${this.notice})`;
}

class ScriptRefusal implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  async run(model: Model, { at }: Real): Promise<void> {
    at.simulation.stimulate('refuseNext', { codice: 'TAXID_NOT_VALID' });
    model.refusals++;
  }
  toString = () => 'ScriptRefusal';
}

class LetValidationEnd implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  async run(model: Model, { at }: Real): Promise<void> {
    await at.clock.advance(at.state.settings.validationMs);
    for (const each of model.sent) {
      if (each.fate !== 'inValidation') continue;
      if (each.toBeRefused) each.fate = 'refused';
      else {
        each.fate = 'accepted';
        each.iun = Buffer.from(each.requestId, 'base64').toString();
      }
      const expected = each.fate === 'refused' ? 'REFUSED' : 'ACCEPTED';
      const iun = Buffer.from(each.requestId, 'base64').toString();
      const key =
        at.state.notifications.get(iun)!.sender === at.state.mittente.pa ? at.state.mittente : at.state.creditore;
      const reply = await at.ask(
        'GET',
        `/delivery/v2.5/requests?notificationRequestId=${encodeURIComponent(each.requestId)}`,
        undefined,
        { 'x-api-key': key.value },
      );
      assert.equal(reply.json.notificationRequestStatus, expected);
    }
  }
  toString = () => 'LetValidationEnd';
}

class CancelFirst implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>) => model.sent.some(({ fate }) => fate === 'accepted');
  async run(model: Model, { at }: Real): Promise<void> {
    const first = model.sent.find(({ fate }) => fate === 'accepted')!;
    const { sender } = at.state.notifications.get(first.iun!)!;
    const key = sender === at.state.mittente.pa ? at.state.mittente : at.state.creditore;
    const path = `/delivery-push/v2.0/notifications/cancel/${first.iun}`;
    const reply = await at.ask('PUT', path, undefined, { 'x-api-key': key.value });
    assert.equal(reply.json.details[0].code, 'NOTIFICATION_CANCELLATION_ACCEPTED');
    // whatever is in validation stays there: cancelling is quicker
    await at.clock.advance(at.state.settings.cancellationMs);
    first.fate = 'cancelled';
    const again = await at.ask('PUT', path, undefined, { 'x-api-key': key.value });
    assert.equal(again.json.details[0].code, 'NOTIFICATION_ALREADY_CANCELLED');
  }
  toString = () => 'CancelFirst';
}

describe('idempotence and duplicates', () => {
  test('any sequence of submissions, refusals and cancellations is answered as the model says', async () => {
    const submit = fc
      .tuple(
        fc.constantFrom<Body[]>('mittente', 'creditore'),
        fc.constantFrom('P1', 'P2'),
        fc.constantFrom('a', 'b', undefined),
        fc.constantFrom('302011000000000100', '302011000000000201', undefined),
      )
      .map(([sender, protocol, token, notice]) => new Submit(sender, protocol, token, notice));
    const commands = fc.commands(
      [
        submit,
        submit,
        fc.constant(new LetValidationEnd()),
        fc.constant(new ScriptRefusal()),
        fc.constant(new CancelFirst()),
      ],
      { maxCommands: 25 },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        // validation lasts a day here, so that nothing ends it but the command
        const at = desk({ validationMs: 86_400_000 });
        const document = await at.deposit();
        await fc.asyncModelRun(
          () => ({ model: { protocols: new Set<string>(), sent: [], refusals: 0 }, real: { at, document } }),
          sequence,
        );
        expect(troubles(at)).toEqual([]);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});
