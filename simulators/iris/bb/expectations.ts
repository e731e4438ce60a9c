import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { contentOf, ESITO_INFORMATIVA } from '../seen.ts';
import { euro, exchangesOf, expecting, list, members, text, textOf, toldOf } from '../expectations/story.ts';
import type { Members, Parameters } from '../expectations/story.ts';
import { TIPI_CAMPO } from './modulo.ts';

const CAMPO = new RegExp(`^(${TIPI_CAMPO.join('|')})_[1-5]$`);

/** What an "Allora" can ask of an ente that uses Bollettino Bianco. Parameters: `tributo`, `idPagamento`, `importo`, `debitore`, `causale`. */
export const attesePerBb: Readonly<Record<string, Expectation>> = {
  bbOnlySpontaneous: expecting('IRIS-BB-001', (view) =>
    onForms(
      view,
      ({ iniziativa }) => (iniziativa === 'spontaneo' ? undefined : 'un pagamento atteso'),
      'I tributi del Bollettino Bianco sono spontanei.',
    ),
  ),
  bbFields: expecting('IRIS-BB-002', (view) =>
    onForms(
      view,
      ({ campi }) => {
        const nomi = list(campi).map((each) => text(members(each)['nome']) ?? '');
        const senza = list(campi).find((each) => (text(members(each)['etichetta']) ?? '').trim() === '');
        const errato = nomi.find((nome, at) => !CAMPO.test(nome) || nomi.indexOf(nome) !== at);
        return errato ?? (senza === undefined ? undefined : 'un campo senza etichetta');
      },
      'I campi del modulo sono fra quelli ammessi.',
    ),
  ),
  bbKept: expecting('IRIS-BB-003', (view, parameters) =>
    onPayment(view, parameters, () => undefined, 'Il pagamento spontaneo è registrato.'),
  ),
  bbExact: expecting('IRIS-BB-004', (view, parameters) =>
    onPayment(
      view,
      parameters,
      ({ importo }) =>
        importo === parameters['importo']
          ? undefined
          : [euro(parameters['importo'] as number), euro(importo as number)],
      'L’importo è quello pagato.',
    ),
  ),
  bbTributo: expecting('IRIS-BB-005', (view, parameters) =>
    onPayment(view, parameters, () => undefined, 'Il pagamento è attribuito al suo tributo.'),
  ),
  bbDebtor: expecting('IRIS-BB-006', (view, parameters) =>
    onPayment(
      view,
      parameters,
      ({ debitore }) => (debitore === parameters['debitore'] ? undefined : ['chi doveva pagare', 'un’altra persona']),
      'Il pagamento è attribuito a chi doveva pagare.',
    ),
  ),
  bbOnce: expecting('IRIS-BB-007', (view, parameters) =>
    onPayment(
      view,
      parameters,
      ({ pagamenti }) => (pagamenti === 1 ? undefined : ['un pagamento', `${String(pagamenti)} pagamenti`]),
      'Il pagamento è contato una volta sola.',
    ),
  ),
  bbNoProblem: expecting('IRIS-BB-008', (view) => {
    const esiti = exchangesOf(view, ESITO_INFORMATIVA);
    if (esiti.length === 0) return notObserved('L’ente non ha inviato l’esito dell’informativa.');
    const negativo = esiti.find(
      ({ request }) => contentOf(request, ESITO_INFORMATIVA)?.corpo.stato !== 'Elaborato Correttamente',
    );
    return negativo === undefined
      ? satisfied('L’esito dell’informativa è positivo.', esiti.at(-1)!.seq)
      : violated(
          'L’ente segnala come errore un pagamento spontaneo.',
          'Elaborato Correttamente',
          'un esito negativo',
          negativo.seq,
        );
  }),
  bbCausale: expecting('IRIS-BB-009', (view, parameters) =>
    onPayment(
      view,
      parameters,
      ({ causale }) =>
        (text(causale) ?? '').includes(textOf(parameters, 'causale'))
          ? undefined
          : [textOf(parameters, 'causale'), text(causale) ?? ''],
      'Ciò che il cittadino ha scritto è leggibile.',
    ),
  ),
};

function onForms(view: View, problem: (tributo: Members) => string | undefined, met: string): Judgement {
  const comando = view.commands('spontaneous-forms').at(-1);
  if (comando?.answer?.status !== 'done')
    return notObserved('Il gestionale non dice quali tributi affida al Bollettino Bianco.');
  const tributi = list(members(comando.answer.result)['tributi']).map(members);
  if (tributi.length === 0) return notObserved('L’ente non affida nessun tributo al Bollettino Bianco.');
  for (const tributo of tributi) {
    const trovato = problem(tributo);
    if (trovato !== undefined)
      return violated(
        `Il tributo ${text(tributo['codice']) ?? ''} non è configurato bene.`,
        met,
        trovato,
        comando.answeredSeq,
      );
  }
  return satisfied(met, comando.answeredSeq);
}

/** What the ente holds of a spontaneous payment that an informativa told it of. */
function onPayment(
  view: View,
  parameters: Parameters,
  problem: (tenuto: Members) => readonly [expected: string, observed: string] | undefined,
  met: string,
): Judgement {
  const id = textOf(parameters, 'idPagamento');
  if (!toldOf(view, id).some(({ taken }) => taken)) return notObserved('L’ente non ha preso in carico l’informativa.');
  const comando = view
    .commands('spontaneous-payments')
    .findLast(({ parameters: chiesto }) => chiesto['tributo'] === parameters['tributo']);
  if (comando?.answer?.status !== 'done')
    return notObserved('Il gestionale non dice quali pagamenti spontanei risultano.');
  const tenuto = list(members(comando.answer.result)['pagamenti'])
    .map(members)
    .find(({ idPagamento }) => idPagamento === id);
  if (tenuto === undefined)
    return violated(
      'Il pagamento spontaneo non risulta per il suo tributo.',
      id,
      'nessun pagamento',
      comando.answeredSeq,
    );
  const trovato = problem(tenuto);
  return trovato === undefined
    ? satisfied(met, comando.answeredSeq)
    : violated('Il pagamento spontaneo è registrato in modo diverso.', trovato[0], trovato[1], comando.answeredSeq);
}
