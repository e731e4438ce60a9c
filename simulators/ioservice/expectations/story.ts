import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { list, members, text } from '../seen.ts';
import type { Members } from '../seen.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** A message as the operator entered it (parameters of an expectation). */
export interface Atteso {
  readonly riferimento: string;
  readonly codiceFiscale: string;
  readonly oggetto: string;
  readonly testo: string;
  readonly pagamento: Members | undefined;
}

/** The messages that an expectation is asked about. */
export function attesi(parameters: Parameters): readonly Atteso[] {
  return list(parameters['messaggi'])
    .map(members)
    .map((each) => ({
      riferimento: text(each['riferimento']) ?? '',
      codiceFiscale: (text(each['codiceFiscale']) ?? '').toUpperCase(),
      oggetto: text(each['oggetto']) ?? '',
      testo: text(each['testo']) ?? '',
      pagamento: each['pagamento'] === undefined ? undefined : members(each['pagamento']),
    }));
}

/** A message as the gateway took it. */
export interface Inserito {
  readonly seq: number;
  readonly id: string;
  readonly servizio: string;
  readonly codiceFiscale: string;
  readonly contenuto: Members;
  readonly pagamento: Members;
}

export function inseriti(view: View): readonly Inserito[] {
  return view.events('messaggioInserito').map(({ seq, event }) => {
    const contenuto = members(event['contenuto']);
    return {
      seq,
      id: text(event['id']) ?? '',
      servizio: text(event['servizio']) ?? '',
      codiceFiscale: text(event['codice_fiscale']) ?? '',
      contenuto,
      pagamento: members(contenuto['dati_pagamento']),
    };
  });
}

/** What the gateway took that is a message entered: the subject tells them apart, and scenarios never repeat one. */
export function inseritiDi(view: View, { oggetto }: Pick<Atteso, 'oggetto'>): readonly Inserito[] {
  return inseriti(view).filter(({ contenuto }) => contenuto['oggetto_messaggio'] === oggetto);
}

/** What left for IO, by the gateway's id. */
export function inoltrati(view: View, id: string): readonly Members[] {
  return view
    .events('messaggioInoltrato')
    .map(({ event }) => members(event))
    .filter((event) => event['id'] === id);
}

/** What the SUT says it holds of a message, as the last command told. */
export function tenuto(view: View, riferimento: string): Members | undefined {
  const answers = view
    .commands('ioservice-held')
    .filter(({ parameters }) => parameters['riferimento'] === riferimento)
    .flatMap(({ answer }) => (answer?.status === 'done' ? [members(answer.result)] : []));
  return answers.at(-1);
}

/** What the operator reads after an exchange: the message of the command that led to it. */
export function said(view: View, exchange: SeenExchange | undefined): string | undefined {
  if (exchange === undefined) return undefined;
  const command = view.commands().find(({ seq, answeredSeq }) => seq < exchange.seq && exchange.seq < answeredSeq);
  const message = command?.answer?.messageToOperator;
  return message === undefined || message.trim() === '' ? undefined : message;
}

/** An expectation that answers for one requirement. */
export function expecting(requirement: string, check: (view: View, parameters: Parameters) => Judgement): Expectation {
  return { requirement, check };
}

/** The same question about every message asked about: the first that is not as it should, else satisfied. */
export function onEvery(
  requirement: string,
  met: string,
  look: (atteso: Atteso, view: View, parameters: Parameters) => Judgement | undefined,
): Expectation {
  return expecting(requirement, (view, parameters) => {
    const asked = attesi(parameters);
    if (asked.length === 0) return notObserved('Nessun messaggio su cui chiedere.');
    for (const each of asked) {
      const judgement = look(each, view, parameters);
      if (judgement !== undefined) return judgement;
    }
    return satisfied(met);
  });
}

/** A message that the gateway does not have. */
export function absent({ riferimento }: Atteso): Judgement {
  return violated('Il gateway non ha il messaggio.', `il messaggio ${riferimento}`, 'nessuno');
}

/** What a rule made of the traffic: for a phrase that says in words what the rule watches anyway. */
export function byRule(requirement: string, unseen: string): Expectation {
  return expecting(requirement, (view) => {
    let met: number | undefined;
    for (const entry of view.entries) {
      if (entry.kind !== 'exchange' || entry.platform !== 'ioservice') continue;
      const found = entry.findings.find(
        (finding) => finding.requirement === requirement && finding.outcome === 'violated',
      );
      if (found !== undefined) return violated(found.message, found.expected ?? '', found.observed ?? '', entry.seq);
      if (entry.satisfied.includes(requirement)) met = entry.seq;
    }
    return met === undefined ? notObserved(unseen) : satisfied('Il traffico rispetta il requisito.', met);
  });
}
