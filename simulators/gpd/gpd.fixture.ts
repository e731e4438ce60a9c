import { VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { gpd } from './index.ts';
import { BASE } from './operations/base.ts';
import type { GpdState } from './state.ts';

/** Sunday 22 November 2026, 10:00 in Rome. */
export const START = Date.UTC(2026, 10, 22, 9);
export const ENTE = '12345678903';
export const NAV = '301000000000000041';
export const IUPD = 'COLLAUDO-1';

/** A position of one option; amounts are cents. */
export function position(changes: Readonly<Record<string, unknown>> = {}, amount = 5_000, nav = NAV): object {
  return {
    iupd: IUPD,
    type: 'F',
    fiscalCode: 'BNRMHL75C06G702B',
    fullName: 'Michelangelo Buonarroti',
    companyName: 'Comune di Esempio',
    switchToExpired: false,
    paymentOption: [option(amount, nav)],
    ...changes,
  };
}

/** A payment option of one transfer; cents. */
export function option(amount: number, nav: string, changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    nav,
    iuv: nav.slice(1),
    amount,
    description: 'Sanzione amministrativa di prova',
    isPartialPayment: false,
    dueDate: '2027-01-21T22:59:59.000Z',
    transfer: [
      {
        idTransfer: '1',
        amount,
        organizationFiscalCode: ENTE,
        remittanceInformation: 'Sanzione amministrativa di prova',
        category: '9/0301100TS/',
        iban: 'IT27R0760102800000000000000',
      },
    ],
    ...changes,
  };
}

/** A GPD at work in virtual time, with a creditor that knows the wire and nothing else. */
export function desk(settings: Readonly<Record<string, unknown>> = {}) {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation: Simulation = simulate(
    gpd,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('prova'), publicUrl: 'https://gpd.example', settings },
  );
  const state = simulation.state as GpdState;
  const scope = journal.open();
  return {
    clock,
    journal,
    simulation,
    state,
    entries: () => scope.entries,
    /** Asks under the creditors' base path, with the creditor's key unless told another. */
    async ask(method: string, path: string, body?: unknown, key = state.subscriptionKey) {
      const reply = await simulation.handle({
        method,
        url: `https://gpd.example${path.startsWith('/pn-') ? '' : BASE}${path}`,
        headers: { 'content-type': 'application/json', 'ocp-apim-subscription-key': key },
        body: body === undefined ? NO_BODY : Buffer.from(JSON.stringify(body)),
      });
      const text = Buffer.from(reply.body).toString('utf8');
      const json: any = text === '' ? undefined : JSON.parse(text); // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects
      return { status: reply.status, text, json };
    },
  };
}
