import type { Judgement } from '../../kernel/requirement.ts';
import type { SeenExchange } from '../../kernel/platform.ts';
import { dateOf } from '../contract/moment.ts';
import { datiOf } from '../contract/pendenza.ts';
import { allineamentiOf, condizioniOf } from '../seen.ts';
import type { Allineamento } from '../seen.ts';
import { onPendenze, rule, unless } from './rule.ts';
import type { IrisRule, InMessage, Look, Problem, Words } from './rule.ts';

/** The attachment of a digital revenue stamp (iris.md §3.4). */
const DATI_MBD = /^TIPO=01;PROV=[A-Z]{2};HASH=[a-fA-F0-9]{64}$/;

const E_BOLLO = 'E_BOLLO';

/** Payments on the fly and digital revenue stamps: what the request must hold (iris.md §3.3, §3.4). */
export const otf: readonly IrisRule[] = [
  onTheFly(
    'IRIS-OTF-001',
    { met: 'Il pagamento on-the-fly inserisce la pendenza.', broken: 'Il pagamento on-the-fly non è un inserimento.' },
    ({ pendenza: { tipoOperazione } }) =>
      tipoOperazione === 'Insert' ? 'fine' : { expected: 'Insert', observed: tipoOperazione },
  ),
  onTheFly(
    'IRIS-OTF-002',
    {
      met: 'Il pagamento on-the-fly ha una sola condizione, di tipo pagamento unico.',
      broken: 'Il pagamento on-the-fly non ha una sola condizione di tipo pagamento unico.',
    },
    ({ pendenza }) => {
      const info = datiOf(pendenza)?.infoPagamento ?? [];
      const count = condizioniOf(pendenza).length;
      const expected = 'un Pagamento Unico con una condizione';
      if (info.length !== 1) return { expected, observed: `${info.length} modalità di pagamento` };
      if (info[0]!.tipoPagamento !== 'Pagamento Unico') return { expected, observed: info[0]!.tipoPagamento };
      return count === 1 || pendenza.cartellaDiPagamento === true
        ? 'fine'
        : { expected, observed: `${count} condizioni` };
    },
  ),
  onTheFly(
    'IRIS-OTF-003',
    {
      met: 'Oggi il pagamento on-the-fly è nella sua validità.',
      broken: 'Oggi il pagamento on-the-fly non è nella sua validità.',
    },
    ({ pendenza, exchange }) => {
      const today = dateOf(exchange.at).text;
      for (const { dataInizioValidita, dataFineValidita } of condizioniOf(pendenza)) {
        const from = dataInizioValidita?.text.slice(0, 10);
        const to = dataFineValidita?.text.slice(0, 10);
        if ((from !== undefined && from > today) || (to !== undefined && to !== '' && to < today))
          return {
            expected: `una validità che comprende il ${today}`,
            observed: `dal ${from ?? 'giorno stesso'} al ${to ?? 'sempre'}`,
          };
      }
      return 'fine';
    },
  ),
  onRequest('IRIS-OTF-004', (sent) => {
    if (sent.otf === undefined) return undefined;
    const { urlBack, urlCancel } = sent.otf;
    const wrong = (
      [
        ['URL_BACK', urlBack],
        ['URL_CANCEL', urlCancel],
      ] as const
    ).find(([, url]) => !/^https?:\/\/[^/\s]+/i.test(url) || url.length > 512);
    return unless(
      wrong === undefined
        ? undefined
        : {
            expected: 'un indirizzo assoluto, al massimo 512 caratteri',
            observed: `${wrong[0]} ${JSON.stringify(wrong[1].slice(0, 80))}`,
          },
      {
        met: 'La richiesta porta gli indirizzi di ritorno e di annullamento.',
        broken: 'Manca un indirizzo di ritorno o di annullamento completo.',
      },
    );
  }),
  onStamps(
    'IRIS-BOLLO-001',
    {
      met: 'La marca da bollo porta in allegato i suoi dati.',
      broken: 'L’allegato della marca da bollo manca o non ha la forma prevista.',
    },
    ({ pendenza }) => {
      for (const { allegati } of condizioniOf(pendenza)) {
        const data = allegati.find(({ titolo }) => titolo === 'DatiMBD.txt');
        if (data === undefined)
          return { expected: 'l’allegato DatiMBD.txt', observed: 'nessun allegato con quel titolo' };
        if (data.tipo !== 'Documento' || data.codifica !== 'TEXT')
          return { expected: 'Documento, TEXT', observed: `${data.tipo}, ${data.codifica}` };
        const content = Buffer.from(data.contenuto, 'base64').toString('latin1');
        if (!DATI_MBD.test(content))
          return {
            expected: 'TIPO=01;PROV=<sigla>;HASH=<64 cifre esadecimali>',
            observed: JSON.stringify(content.slice(0, 120)),
          };
      }
      return condizioniOf(pendenza).length === 0 ? undefined : 'fine';
    },
  ),
  onStamps(
    'IRIS-BOLLO-002',
    { met: 'La marca da bollo è di 16,00 euro.', broken: 'La marca da bollo non è di 16,00 euro.' },
    ({ pendenza }) => {
      const wrong = condizioniOf(pendenza).find(({ importo }) => importo?.thousandths !== 16_000);
      return wrong === undefined ? 'fine' : { expected: '16.00', observed: wrong.importo?.text ?? 'nessun importo' };
    },
  ),
  onRequest('IRIS-BOLLO-003', (sent) => {
    if (sent.otf === undefined || !sent.pendenze.some(({ tipoPendenza }) => tipoPendenza === E_BOLLO)) return undefined;
    const { offlinePaymentMethods } = sent.otf;
    return unless(
      offlinePaymentMethods === false
        ? undefined
        : { expected: 'false', observed: offlinePaymentMethods === true ? 'true' : 'assente, che vale true' },
      {
        met: 'I metodi di pagamento differiti sono esclusi.',
        broken: 'Per la marca da bollo i metodi di pagamento differiti non sono esclusi.',
      },
    );
  }),
];

function onTheFly(requirement: string, words: Words, look: (here: InMessage) => Look): IrisRule {
  return onPendenze(requirement, words, (here) => (here.allineamento.otf === undefined ? undefined : look(here)));
}

function onStamps(requirement: string, words: Words, look: (here: InMessage) => Problem | Look): IrisRule {
  return onPendenze(requirement, words, (here) => (here.pendenza.tipoPendenza === E_BOLLO ? look(here) : undefined));
}

function onRequest(
  requirement: string,
  check: (sent: Allineamento, exchange: SeenExchange) => Judgement | undefined,
): IrisRule {
  return rule(requirement, undefined, (exchange) => {
    let met: Judgement | undefined;
    for (const sent of allineamentiOf(exchange.request)) {
      const judgement = check(sent, exchange);
      if (judgement?.outcome === 'violated') return judgement;
      met ??= judgement;
    }
    return met;
  });
}
