import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { difettiAvviso, qrDi, REQUISITI_AVVISO } from '../avviso/giudizio.ts';
import type { LetturaAvviso } from '../avviso/lettura.ts';
import { faultCodeOf, identificativiOf, requestOf } from '../avviso/visti.ts';
import { byRule, centsOf, euro, expecting, list, members, text, textOf } from './story.ts';

/** What a reader found on a notice of the SUT's, as the step noted it. */
export interface AvvisoLetto {
  readonly idPendenza: string;
  /** Numero avviso as the SUT says it. */
  readonly numeroAvviso: string;
  readonly lettura: LetturaAvviso;
}

/** Name of the note. */
export const AVVISO_LETTO = 'avviso letto';

/** Numbers of payments and notices (iris.md §3.8, §7). */
export const avvisi: Readonly<Record<string, Expectation>> = {
  iuvAsked: byRule('IRIS-IUV-001', 'L’ente non ha chiesto IUV.'),
  lotsWithinLimit: byRule('IRIS-IUV-002', 'L’ente non ha chiesto lotti di IUV.'),
  numbersKept: expecting('IRIS-IUV-003', (view) => {
    const issued = issuedIn(view);
    const command = view.commands('generate-iuv').at(-1);
    if (issued.size === 0 || command?.answer?.status !== 'done') return notObserved('Nessuno IUV è stato ottenuto.');
    for (const [iuv, numeroAvviso] of heldIn(command.answer.result))
      if (issued.get(iuv) !== numeroAvviso)
        return violated(
          'Un numero avviso non è quello che IRIS ha dato con lo IUV.',
          issued.get(iuv) ?? 'uno IUV generato da IRIS',
          `IUV ${iuv}, numero avviso ${numeroAvviso}`,
          command.answeredSeq,
        );
    return satisfied('Ogni IUV ha il numero avviso che IRIS gli ha dato.', command.answeredSeq);
  }),
  asManyAsAsked: expecting('IRIS-IUV-004', (view) => {
    const command = view.commands('generate-iuv').at(-1);
    if (command?.answer?.status !== 'done') return notObserved('Nessuno IUV è stato ottenuto.');
    const asked = Number(command.parameters['quanti']);
    const held = new Set(heldIn(command.answer.result).map(([iuv]) => iuv));
    return held.size === asked
      ? satisfied(`L’ente tiene ${asked} IUV diversi.`, command.answeredSeq)
      : violated(
          'Gli IUV non sono tanti quanti quelli chiesti.',
          `${asked} IUV diversi`,
          String(held.size),
          command.answeredSeq,
        );
  }),
  faultShown: expecting('IRIS-IUV-005', (view) => refused(view, 'generate-iuv', 'IUV')),
  iuvOnce: byRule('IRIS-IUV-006', 'Nessuna pendenza usa uno IUV generato da IRIS.'),
  qrRead: expecting(REQUISITI_AVVISO.qr, (view, parameters) =>
    without(view, textOf(parameters, 'idPendenza'), REQUISITI_AVVISO.qr),
  ),
  noticeNumber: expecting('IRIS-AVV-002', (view, parameters) =>
    onNotice(view, textOf(parameters, 'idPendenza'), ({ lettura, numeroAvviso }, seq) => {
      const atteso = textOf(parameters, 'numeroAvviso');
      const visto = qrDi(lettura)?.numeroAvviso;
      if (visto === undefined) return notObserved('Il codice QR non si legge.');
      return visto === atteso && numeroAvviso === atteso
        ? satisfied('Il numero avviso è quello assegnato al pagamento.', seq)
        : violated(
            'Il numero avviso non è quello assegnato al pagamento.',
            atteso,
            visto === atteso ? numeroAvviso : visto,
            seq,
          );
    }),
  ),
  noticeAmount: expecting('IRIS-AVV-003', (view, parameters) =>
    onNotice(view, textOf(parameters, 'idPendenza'), ({ lettura }, seq) => {
      const qr = qrDi(lettura);
      if (qr === undefined) return notObserved('Il codice QR non si legge.');
      const importo = centsOf(parameters, 'importo');
      const ente = textOf(parameters, 'ente');
      if (qr.importo !== importo)
        return violated('L’importo dell’avviso non è quello della pendenza.', euro(importo), euro(qr.importo), seq);
      return qr.ente === ente
        ? satisfied('Importo ed ente dell’avviso sono quelli della pendenza.', seq)
        : violated('L’ente dell’avviso non è il creditore.', ente, qr.ente, seq);
    }),
  ),
  noticesAsked: byRule('IRIS-AVV-004', 'L’ente non ha chiesto avvisi a IRIS.'),
  dataMatrixRead: expecting(REQUISITI_AVVISO.dataMatrix, (view, parameters) =>
    onNotice(view, textOf(parameters, 'idPendenza'), ({ lettura }, seq) =>
      lettura.dataMatrix.length === 0
        ? violated('L’avviso di un conto postale non ha il DataMatrix.', 'un DataMatrix', 'nessuno', seq)
        : without(view, textOf(parameters, 'idPendenza'), REQUISITI_AVVISO.dataMatrix),
    ),
  ),
  textsInForm: expecting(REQUISITI_AVVISO.testi, (view, parameters) =>
    without(view, textOf(parameters, 'idPendenza'), REQUISITI_AVVISO.testi),
  ),
  noticeRefusalShown: expecting('IRIS-AVV-007', (view) => refused(view, 'issue-notices', 'avviso')),
};

/** Numbers that IRIS gave in this stretch, by IUV. */
function issuedIn(view: View): ReadonlyMap<string, string> {
  return new Map(
    view
      .exchanges()
      .filter((exchange) => exchange.platform === 'iris' && requestOf(exchange) !== undefined)
      .flatMap(({ response }) =>
        identificativiOf(response).map(({ iuv, numeroAvviso }) => [iuv, numeroAvviso] as const),
      ),
  );
}

function heldIn(result: unknown): readonly (readonly [string, string])[] {
  return list(members(result)['identificativi'])
    .map(members)
    .map(({ iuv, numeroAvviso }) => [text(iuv) ?? '', text(numeroAvviso) ?? ''] as const);
}

/** IRIS said no to what a command wanted: nothing is handed over, and the operator reads why. */
function refused(view: View, name: string, cosa: string): Judgement {
  const command = view.commands(name).at(-1);
  if (command?.answer === undefined) return notObserved('Nulla è stato chiesto.');
  const told = view
    .exchanges()
    .find(
      ({ platform, response, seq }) =>
        platform === 'iris' && seq > command.seq && seq < command.answeredSeq && faultCodeOf(response) !== undefined,
    );
  if (told === undefined) return notObserved('IRIS non ha rifiutato la richiesta.');
  if (command.answer.status === 'done')
    return violated(
      `L’ente dà per riuscita una richiesta che IRIS ha rifiutato: ${cosa}.`,
      'un rifiuto',
      'richiesta riuscita',
      command.answeredSeq,
    );
  return (command.answer.messageToOperator ?? '') === ''
    ? violated('L’operatore non sa perché IRIS ha rifiutato.', 'il motivo', 'nessun messaggio', command.answeredSeq)
    : satisfied('L’operatore vede perché IRIS ha rifiutato.', command.answeredSeq);
}

function onNotice(view: View, idPendenza: string, judge: (avviso: AvvisoLetto, seq: number) => Judgement): Judgement {
  const found = view.entries.findLast(
    (entry) => entry.kind === 'note' && entry.name === AVVISO_LETTO && members(entry.data)['idPendenza'] === idPendenza,
  );
  return found?.kind === 'note'
    ? judge(found.data as AvvisoLetto, found.seq)
    : notObserved('L’ente non ha emesso l’avviso della pendenza.');
}

/** A notice has no defect of one requirement. */
function without(view: View, idPendenza: string, requirement: string): Judgement {
  return onNotice(view, idPendenza, ({ lettura }, seq) => {
    const difetto = difettiAvviso(lettura).find((each) => each.requirement === requirement);
    return difetto === undefined
      ? satisfied('L’avviso si legge come prescritto.', seq)
      : violated(difetto.messaggio, `${difetto.dove}: ${difetto.atteso}`, difetto.osservato, seq);
  });
}
