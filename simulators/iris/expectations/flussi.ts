import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { byRule, centsOf, euro, expecting, list, members, ruled, text, textOf } from './story.ts';

const STATI = {
  riconciliato: 'riconciliato',
  parziale: 'riconciliato in parte',
  nonRiconciliato: 'non riconciliato',
} as const;

/** What came of flows of rendicontazione (iris.md §8.3). `flusso` and `importo` (cents) say which, and how much. */
export const flussi: Readonly<Record<string, Expectation>> = {
  flowReconciled: expecting('IRIS-FR-001', (view, parameters) =>
    onFlow(view, parameters, (flow, seq) => {
      const importo = centsOf(parameters, 'importo');
      if (flow.stato !== 'riconciliato' || flow.anomalie.length > 0)
        return violated('Un flusso senza anomalie non è riconciliato.', 'riconciliato', inWords(flow), seq);
      return flow.riconciliato === importo
        ? satisfied('Il flusso è riconciliato, al centesimo.', seq)
        : violated('L’importo riconciliato non è quello del flusso.', euro(importo), euro(flow.riconciliato), seq);
    }),
  ),
  totalFlagged: flagged('IRIS-FR-002', 'totaleNonQuadra', ['nonRiconciliato']),
  countFlagged: flagged('IRIS-FR-003', 'numeroNonQuadra', ['nonRiconciliato']),
  amountFlagged: flagged('IRIS-FR-004', 'importoDiverso', ['parziale', 'nonRiconciliato']),
  unknownFlagged: flagged('IRIS-FR-005', 'iuvSconosciuto', ['parziale']),
  rfFlagged: flagged('IRIS-FR-006', 'rfNonValido', ['parziale', 'nonRiconciliato']),
  revokedSubtracted: total('IRIS-FR-007', 'Un pagamento revocato non è sottratto da quanto incassato.'),
  withoutRptCollected: total('IRIS-FR-008', 'Un pagamento senza RPT non è contato come incasso.'),
  newerReplaces: total('IRIS-FR-009', 'Il flusso aggiornato non sostituisce il precedente.'),
  notCountedTwice: total('IRIS-FR-010', 'Un flusso già acquisito è contato di nuovo.'),
  transferFlagged: flagged('IRIS-FR-011', 'movimentoDiverso', ['nonRiconciliato']),
  transferByName: expecting('IRIS-FR-012', (view, parameters) =>
    onFlow(view, parameters, (flow, seq) => {
      const senza = textOf(parameters, 'senza');
      const other = flowsIn(view)?.flussi.find(({ identificativo }) => identificativo === senza);
      if (flow.stato !== 'riconciliato')
        return violated(
          'Il flusso di cui è arrivato il riversamento non è riconciliato.',
          'riconciliato',
          inWords(flow),
          seq,
        );
      return other === undefined || other.stato === 'nonRiconciliato'
        ? satisfied('Il riversamento è abbinato con l’identificativo del flusso.', seq)
        : violated(
            'Un flusso è riconciliato con il riversamento di un altro.',
            `${senza} non riconciliato`,
            inWords(other),
            seq,
          );
    }),
  ),
  accessRight: byRule('IRIS-FR-013', 'L’ente non ha chiesto flussi.'),
  onlyNewFetched: byRule('IRIS-FR-014', 'L’ente non ha prelevato flussi.'),
  transferWaits: expecting('IRIS-FR-016', (view, parameters) =>
    onFlow(view, parameters, (flow, seq) => {
      const causale = textOf(parameters, 'causale');
      if (flow.stato !== 'riconciliato')
        return violated(
          'Il flusso di cui è arrivato il riversamento non è riconciliato.',
          'riconciliato',
          inWords(flow),
          seq,
        );
      const senzaFlusso = flowsIn(view)?.senzaFlusso ?? [];
      return senzaFlusso.includes(causale)
        ? satisfied('Il riversamento senza flusso resta in attesa.', seq)
        : violated(
            'Un riversamento di cui manca il flusso non risulta in attesa.',
            causale,
            senzaFlusso.join('; ') || 'nessun riversamento in attesa',
            seq,
          );
    }),
  ),
  recipientFlagged: flagged('IRIS-FR-017', 'enteDiverso', ['nonRiconciliato']),
  allPagesRead: total('IRIS-FR-015', 'Non tutte le pagine sono state lette.'),
};

interface Flow {
  readonly identificativo: string;
  readonly stato: string;
  readonly riconciliato: number | undefined;
  readonly anomalie: readonly string[];
}

interface Reconciliation {
  readonly flussi: readonly Flow[];
  readonly totale: number | undefined;
  /** Transfers that no flow explains, by their causale. */
  readonly senzaFlusso: readonly string[];
  readonly seq: number;
}

/** What the SUT last said of its flows. */
function flowsIn(view: View): Reconciliation | undefined {
  const command = view.commands('reconcile-flows').at(-1);
  if (command?.answer?.status !== 'done') return undefined;
  const result = members(command.answer.result);
  return {
    flussi: list(result['flussi'])
      .map(members)
      .map(({ identificativo, stato, riconciliato, anomalie }) => ({
        identificativo: text(identificativo) ?? '',
        stato: text(stato) ?? '',
        riconciliato: typeof riconciliato === 'number' ? riconciliato : undefined,
        anomalie: list(anomalie).flatMap((each) => text(each) ?? []),
      })),
    senzaFlusso: list(result['movimentiSenzaFlusso']).flatMap((each) => text(each) ?? []),
    totale: typeof result['totale'] === 'number' ? result['totale'] : undefined,
    seq: command.answeredSeq,
  };
}

function onFlow(
  view: View,
  parameters: Readonly<Record<string, unknown>>,
  judge: (flow: Flow, seq: number) => Judgement,
): Judgement {
  const told = flowsIn(view);
  if (told === undefined) return unasked(view);
  const id = textOf(parameters, 'flusso');
  const flow = told.flussi.find(({ identificativo }) => identificativo === id);
  return flow === undefined
    ? violated(
        'Un flusso pubblicato non risulta acquisito.',
        id,
        told.flussi.map(({ identificativo }) => identificativo).join(', ') || 'nessun flusso',
        told.seq,
      )
    : judge(flow, told.seq);
}

/** Where the flows could not even be asked for, the rule that says why already holds it against the ente. */
function unasked(view: View): Judgement {
  const access = ruled(view, 'IRIS-FR-013');
  return notObserved(
    access?.outcome === 'violated'
      ? 'I flussi non si prelevano per il difetto già rilevato.'
      : 'L’ente non ha riconciliato flussi.',
  );
}

function flagged(requirement: string, anomalia: string, stati: readonly (keyof typeof STATI)[]): Expectation {
  return expecting(requirement, (view, parameters) =>
    onFlow(view, parameters, (flow, seq) => {
      if (!flow.anomalie.includes(anomalia))
        return violated('L’anomalia del flusso non è segnalata.', anomalia, inWords(flow), seq);
      return stati.some((stato) => stato === flow.stato)
        ? satisfied('L’anomalia del flusso è segnalata.', seq)
        : violated(
            'Il flusso con l’anomalia non è nello stato giusto.',
            stati.map((stato) => STATI[stato]).join(' o '),
            inWords(flow),
            seq,
          );
    }),
  );
}

/** What is collected in all is `importo`. */
function total(requirement: string, broken: string): Expectation {
  return expecting(requirement, (view, parameters) => {
    const told = flowsIn(view);
    if (told === undefined) return unasked(view);
    const importo = centsOf(parameters, 'importo');
    return told.totale === importo
      ? satisfied(`In tutto risultano incassati ${euro(importo)}.`, told.seq)
      : violated(broken, euro(importo), euro(told.totale), told.seq);
  });
}

function inWords({ stato, anomalie }: Flow): string {
  const words = (STATI as Readonly<Record<string, string>>)[stato] ?? (stato === '' ? 'nessuno stato' : stato);
  return anomalie.length === 0 ? `${words}, nessuna anomalia` : `${words}: ${anomalie.join(', ')}`;
}
