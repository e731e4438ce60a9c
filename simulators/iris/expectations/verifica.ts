import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { SeenCommand, View } from '../../kernel/view.ts';
import { arrival, contentOf, VERIFICA } from '../seen.ts';
import { once } from './informative.ts';
import {
  byRule,
  causeOf,
  centsOf,
  exchangesOf,
  expecting,
  heldPayment,
  list,
  members,
  ruled,
  text,
  textOf,
  toldOf,
} from './story.ts';
import type { Parameters } from './story.ts';

/** How the states of a payment are called, by IRIS and by those who ask it; letters only, in lower case. */
const CLASSES: Readonly<Record<Classe, readonly string[]>> = {
  pagato: ['pagato', 'pagata', 'posizionepagata', 'pagamentoeseguito', 'eseguito', 'regolato', 'incassato'],
  inCorso: [
    'incorso',
    'pagamentoincorso',
    'posizioneconpagincorso',
    'posizionepagatasbf',
    'pagatosbf',
    'pagatasbf',
    'salvobuonfine',
    'sbf',
  ],
  daPagare: ['dapagare', 'nonpagato', 'nonpagata', 'posizionenonpagata', 'pagamentononeseguito'],
  nonPagabile: ['nonpagabile', 'posizionenonpagabile', 'annullato', 'annullata'],
  ignoto: ['', 'ignoto', 'sconosciuto', 'sconosciuta', 'daverificare', 'nonpresente', 'posizionenonpresente'],
};

type Classe = 'pagato' | 'inCorso' | 'daPagare' | 'nonPagabile' | 'ignoto';

/** In words, for a finding. */
const IN_WORDS: Readonly<Record<Classe, string>> = {
  pagato: 'pagato',
  inCorso: 'in corso',
  daPagare: 'da pagare',
  nonPagabile: 'non pagabile',
  ignoto: 'da verificare',
};

/** Asking about payments. Parameters: `idPagamento`, and what each names. */
export const verifica: Readonly<Record<string, Expectation>> = {
  absentNotUnpaid: expecting('IRIS-VERIF-001', (view, parameters) => {
    const broken = ruled(view, 'IRIS-VERIF-001');
    if (broken?.outcome === 'violated') return broken;
    return onAnswer(view, parameters, (stato, command) =>
      classOf(stato) === 'daPagare'
        ? violated(
            'Un pagamento in corso è inteso come non avvenuto.',
            'un pagamento in corso, o da verificare',
            stato,
            command.answeredSeq,
          )
        : satisfied('Il pagamento in corso non è inteso come non avvenuto.', command.answeredSeq),
    );
  }),
  detailAsked: byRule('IRIS-VERIF-002', 'L’ente non ha chiesto verifiche.'),
  paidUnderstood: understood('IRIS-VERIF-003', 'pagato'),
  pendingUnderstood: understood('IRIS-VERIF-004', 'inCorso'),
  unpaidUnderstood: understood('IRIS-VERIF-005', 'daPagare'),
  notPayableUnderstood: understood('IRIS-VERIF-006', 'nonPagabile'),
  matchedById: expecting('IRIS-VERIF-007', (view, parameters) => {
    const attesi = list(parameters['attesi']).map(members);
    const command = lastVerification(view);
    if (command === undefined) return notObserved('L’ente non ha verificato pagamenti.');
    const cause = exchangesOf(view, VERIFICA).flatMap(({ seq }) => causeOf(view, seq) ?? [])[0];
    if (cause !== undefined) return notObserved(`La verifica non riesce per il difetto già rilevato (${cause}).`);
    for (const { idPagamento, atteso } of attesi) {
      const stato = stateIn(command, text(idPagamento) ?? '');
      if (exchangesOf(view, VERIFICA).some((exchange) => otherwise(toldIn(exchange, text(idPagamento) ?? ''), atteso)))
        return notObserved('Secondo IRIS lo stato di un pagamento è un altro.');
      if (stato === undefined || classOf(stato) !== atteso)
        return violated(
          'Una risposta della verifica è attribuita a un altro pagamento.',
          `${String(idPagamento)}: ${IN_WORDS[atteso as Classe]}`,
          stato ?? 'nessuna risposta',
          command.answeredSeq,
        );
    }
    return satisfied('Ogni risposta è attribuita al suo pagamento.', command.answeredSeq);
  }),
  nothingConcluded: expecting('IRIS-VERIF-008', (view, parameters) => {
    const failed = exchangesOf(view, VERIFICA).find(
      (exchange) => exchange.fault !== undefined && (arrival(exchange) !== 'yes' || exchange.response.status >= 400),
    );
    if (failed === undefined) return notObserved('Nessuna verifica è fallita.');
    const idPagamento = textOf(parameters, 'idPagamento');
    const command = lastVerification(view);
    if (command?.answer?.status !== 'done')
      return satisfied('La verifica non riuscita è segnalata e non conclude nulla.', failed.seq);
    const answered = exchangesOf(view, VERIFICA).some(
      (exchange) => exchange.seq > failed.seq && arrival(exchange) === 'yes' && exchange.response.status < 300,
    );
    if (answered) return satisfied('La verifica non riuscita è ripetuta.', failed.seq);
    const stato = stateIn(command, idPagamento) ?? '';
    // who waits long enough for a service that hangs reads its answer in the end
    if (failed.fault?.kind === 'hang' && classOf(stato) === toldIn(failed, idPagamento))
      return satisfied('La risposta, pur molto in ritardo, è giunta.', failed.seq);
    return ['ignoto', undefined].includes(classOf(stato)) || (command.answer.messageToOperator ?? '') !== ''
      ? satisfied('La verifica non riuscita non conclude nulla.', failed.seq)
      : violated(
          'Da una verifica non riuscita l’ente conclude uno stato.',
          'da verificare',
          stato,
          command.answeredSeq,
        );
  }),
  countedOnce: expecting('IRIS-VERIF-009', (view, parameters) => {
    const idPagamento = textOf(parameters, 'idPagamento');
    const told = toldOf(view, idPagamento).find(({ taken }) => taken);
    const verified = exchangesOf(view, VERIFICA).find(({ response }) =>
      contentOf(response, 'IdpVerificaStatoPagamenti.Esito')?.informazioni.some(
        (each) => each.idPagamento === idPagamento && each.stato === 'POSIZIONE_PAGATA',
      ),
    );
    if (told === undefined || verified === undefined)
      return notObserved('Il pagamento non è stato appreso sia con la verifica sia con l’informativa.');
    const found = heldPayment(view, { idPendenza: textOf(parameters, 'idPendenza'), idPagamento });
    return found === undefined
      ? notObserved('Il gestionale non dice che cosa risulta della pendenza.')
      : once(
          found.payment,
          centsOf(parameters, 'importo'),
          2,
          found.held.seq,
          'Il pagamento è contato una volta sola.',
        );
  }),
  notInsisted: byRule('IRIS-VERIF-010', 'L’ente non ha chiesto verifiche.'),
};

function lastVerification(view: View): SeenCommand | undefined {
  return view.commands('verify-payments').at(-1);
}

function stateIn(command: SeenCommand, idPagamento: string): string | undefined {
  const found = list(members(command.answer?.result)['stati'])
    .map(members)
    .find((each) => each['idPagamento'] === idPagamento);
  return text(found?.['stato']);
}

function classOf(stato: string): Classe | undefined {
  const plain = stato.toLowerCase().replaceAll(/[^a-z]/g, '');
  return (Object.keys(CLASSES) as Classe[]).find((each) => CLASSES[each].includes(plain));
}

function onAnswer(
  view: View,
  parameters: Parameters,
  judge: (stato: string, command: SeenCommand, asked: SeenExchange) => Judgement,
): Judgement {
  const command = lastVerification(view);
  if (command?.answer === undefined) return notObserved('L’ente non ha verificato pagamenti.');
  const asked = exchangesOf(view, VERIFICA).find(({ seq }) => seq > command.seq && seq < command.answeredSeq);
  if (asked === undefined)
    return violated(
      'L’ente risponde senza chiedere la verifica a IRIS.',
      'una verifica',
      'nessuna',
      command.answeredSeq,
    );
  const cause = causeOf(view, asked.seq);
  if (cause !== undefined) return notObserved(`La verifica non riesce per il difetto già rilevato (${cause}).`);
  return judge(stateIn(command, textOf(parameters, 'idPagamento')) ?? '', command, asked);
}

function otherwise(told: Classe | undefined, atteso: unknown): boolean {
  return told !== undefined && told !== atteso;
}

/** What a detailed answer tells of a payment; undefined where it tells nothing, or only the short form was asked. */
function toldIn(exchange: SeenExchange, idPagamento: string): Classe | undefined {
  const told = contentOf(exchange.response, 'IdpVerificaStatoPagamenti.Esito')?.informazioni.find(
    (each) => each.idPagamento === idPagamento,
  );
  return told === undefined ? undefined : classOf(told.stato);
}

function understood(requirement: string, atteso: Classe): Expectation {
  return expecting(requirement, (view, parameters) =>
    onAnswer(view, parameters, (stato, command, asked) => {
      const told = toldIn(asked, textOf(parameters, 'idPagamento'));
      if (told !== undefined && told !== atteso)
        return notObserved(`Secondo IRIS il pagamento non è ${IN_WORDS[atteso]}: la posizione è un’altra.`);
      if (classOf(stato) === atteso) return satisfied(`Il pagamento risulta ${IN_WORDS[atteso]}.`, command.answeredSeq);
      return violated(
        `Il pagamento non risulta ${IN_WORDS[atteso]}.`,
        IN_WORDS[atteso],
        stato === '' ? 'nessuno stato' : stato,
        command.answeredSeq,
      );
    }),
  );
}
