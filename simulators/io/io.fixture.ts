import { VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import type { Headers, WireResponse } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import type { Entry } from '../kernel/journal.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { io } from './index.ts';
import { PERSONAS } from './personas.ts';
import type { IoState } from './state.ts';

/** Sunday 22 November 2026, 10:00 in Rome. */
export const START = Date.UTC(2026, 10, 22, 9, 0, 0);
export const PUBLIC_URL = 'https://io.example';

export interface Reply extends WireResponse {
  readonly json: any; // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects
}

/** An IO at work in virtual time, with a client that knows the wire and nothing else. */
export interface Desk {
  readonly simulation: Simulation;
  readonly state: IoState;
  readonly clock: VirtualClock;
  /** The ente's keys: of its first service, of its second, of management; and those of the other ente. */
  readonly keys: {
    tributi: string;
    secondaria: string;
    scuola: string;
    manage: string;
    altro: string;
    altroManage: string;
  };
  /** Asks with the first service's key unless told otherwise; a path without the base is completed. */
  ask(method: string, path: string, body?: unknown, key?: string, headers?: Headers): Promise<Reply>;
  entries(): readonly Entry[];
}

interface Identity {
  readonly chiaveManage: string;
  readonly servizi: readonly { readonly chiavePrimaria: string; readonly chiaveSecondaria: string }[];
}

export function desk(settings: Readonly<Record<string, unknown>> = {}): Desk {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation = simulate(
    io,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('prova'), publicUrl: PUBLIC_URL, settings },
  );
  const { ente, altroEnte } = io.identities(simulation.state as IoState) as unknown as Record<string, Identity>;
  const keys = {
    tributi: ente!.servizi[0]!.chiavePrimaria,
    secondaria: ente!.servizi[0]!.chiaveSecondaria,
    scuola: ente!.servizi[1]!.chiavePrimaria,
    manage: ente!.chiaveManage,
    altro: altroEnte!.servizi[0]!.chiavePrimaria,
    altroManage: altroEnte!.chiaveManage,
  };
  return {
    simulation,
    state: simulation.state as IoState,
    clock,
    keys,
    async ask(
      method,
      path,
      body,
      key = path.startsWith('/manage') || path.startsWith('/messages-sending') ? keys.manage : keys.tributi,
      headers = {},
    ) {
      const all: Headers = { 'ocp-apim-subscription-key': key, 'content-type': 'application/json', ...headers };
      for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
      const response = await simulation.handle({
        method,
        url: `${PUBLIC_URL}/api/v1${path}`,
        headers: all,
        body: body === undefined ? NO_BODY : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      });
      const text = Buffer.from(response.body).toString('utf8');
      return { ...response, json: text === '' ? undefined : JSON.parse(text) };
    },
    entries: () => [...journal.lines()].map((line) => JSON.parse(line) as Entry),
  };
}

/** What went wrong inside the simulator itself: a test expects nothing here. */
export function troubles({ entries }: Desk): readonly unknown[] {
  return entries().flatMap((entry) => (entry.kind === 'trouble' ? [entry.trouble] : []));
}

/** A citizen by the name of how they answer. */
export function persona(id: string): string {
  return PERSONAS.find((each) => each.id === id)!.codiceFiscale;
}

export const BODY =
  'Ti ricordiamo che il servizio di anagrafe ha ricevuto la tua richiesta e che la risposta arriverà entro trenta giorni.';

/** A notice for a citizen who is on IO; `content` is laid over its content. */
export function message(content: object = {}, over: object = {}): object {
  return {
    fiscal_code: persona('P-OK'),
    ...over,
    content: { subject: 'Richiesta di residenza ricevuta', markdown: BODY, ...content },
  };
}
