import type { Context, Effects, Stimulus } from '../kernel/platform.ts';
import { faultAt, paid } from './payment.ts';
import { amountOf, optionOf, saved } from './state.ts';
import type { GpdState, PaymentOption, Position } from './state.ts';

type Given = Readonly<Record<string, unknown>>;

/** What pagoPA does on GPD of its own accord. All take `creditore` (11 digits) and `numeroAvviso` (18 digits). */
export const stimuli: Readonly<Record<string, Stimulus<GpdState>>> = {
  /** The node reads an option, as it does when somebody asks what has to be paid: the answer is the event. */
  nodeReads(state, parameters, { clock }) {
    const { organization, nav } = subject(parameters);
    const found = optionOf(state, organization, nav);
    const fault = faultAt(found?.position, nav, clock.now());
    return {
      events: [
        {
          type: 'optionRead',
          organization,
          nav,
          ...(fault === undefined
            ? { amount: amountOf(found!.option), notificationFee: found!.option.fee }
            : { faultCode: fault }),
        },
      ],
    };
  },

  /** A payment begins: fees may still be updated (209), the position may not. @throws RangeError where it is not payable. */
  beginPayment: (state, parameters, context) =>
    moved(state, parameters, context, 'beginPayment', (position, option) => ({
      ...position,
      options: position.options.map((each) => (each === option ? { ...option, inPayment: true } : each)),
    })),

  /**
   * A payment ends well: one that had begun, whatever has become of the position since; or at once.
   * @throws RangeError where none had begun and the option is not payable.
   */
  settlePayment: (state, parameters, context) =>
    moved(state, parameters, context, 'settlePayment', (position, { nav }, now) => paid(position, nav, now, now)),
};

function moved(
  state: GpdState,
  parameters: Given,
  { clock }: Context,
  cause: string,
  move: (position: Position, option: PaymentOption, now: number) => Position,
): Effects {
  const { organization, nav } = subject(parameters);
  const found = optionOf(state, organization, nav);
  const fault = faultAt(found?.position, nav, clock.now());
  if (fault !== undefined && !(cause === 'settlePayment' && found?.option.inPayment === true))
    throw new RangeError(`su GPD l’avviso ${nav} non è pagabile: ${fault}`);
  return { events: [saved(move(found!.position, found!.option, clock.now()), cause)] };
}

function subject(parameters: Given): { readonly organization: string; readonly nav: string } {
  const { creditore, numeroAvviso } = parameters;
  if (typeof creditore !== 'string' || typeof numeroAvviso !== 'string')
    throw new RangeError('GPD: creditore and numeroAvviso expected');
  return { organization: creditore, nav: numeroAvviso };
}
