import type { Rule, SeenExchange } from '../kernel/platform.ts';
import { satisfied, violated } from '../kernel/requirement.ts';
import type { Judgement } from '../kernel/requirement.ts';
import { parseIban } from '../kernel/values/iban.ts';
import { FEE_KEY } from './contract.ts';
import { writtenOptions, members } from './seen.ts';
import type { WrittenOption } from './seen.ts';

type GpdRule = Rule<undefined>;

const WRITES = ['createPosition', 'updatePosition'];
const CHANGES = ['updatePosition', 'publishPosition', 'invalidatePosition', 'deletePosition'];

/** Checks on every exchange between a creditor and GPD. */
export const rules: readonly GpdRule[] = [
  {
    requirement: 'GPD-CHIAVE-001',
    check({ direction, fault, operation, response: { status } }) {
      if (direction !== 'toPlatform' || operation === undefined || fault !== undefined) return undefined;
      if (status !== 401 && status !== 403) return satisfied('La chiamata porta una chiave accettata.');
      return violated(
        status === 401
          ? 'La chiamata non porta una chiave valida.'
          : 'La chiave non è abilitata al creditore indicato.',
        'Ocp-Apim-Subscription-Key valida per il creditore',
        `stato ${status}`,
      );
    },
  },
  {
    requirement: 'GPD-POS-001',
    operations: WRITES,
    check(exchange) {
      const { status } = exchange.response;
      if (exchange.fault !== undefined || status === 401 || status === 403) return undefined;
      if (status !== 400) return satisfied('La posizione rispetta il modello di GPD.');
      // what other requirements find wrong is told once, by them
      return sums(exchange)?.outcome === 'violated'
        ? undefined
        : violated('GPD non accetta la posizione.', 'una posizione conforme al modello', detailOf(exchange));
    },
  },
  { requirement: 'GPD-POS-002', operations: WRITES, check: sums },
  {
    requirement: 'GPD-POS-003',
    operations: ['createPosition'],
    check(exchange) {
      const { status } = exchange.response;
      if (exchange.fault !== undefined || reserved(exchange)) return undefined;
      if (status === 201) return satisfied('La posizione è creata una volta sola.');
      return status === 409
        ? violated('Si crea di nuovo una posizione che c’è già.', 'un aggiornamento', detailOf(exchange))
        : undefined;
    },
  },
  {
    requirement: 'GPD-POS-004',
    operations: WRITES,
    check: (exchange) =>
      reserved(exchange)
        ? violated('La posizione usa un metadato riservato a GPD.', `nessun ${FEE_KEY}`, FEE_KEY)
        : satisfied('La posizione non usa metadati riservati.'),
  },
  {
    requirement: 'GPD-POS-005',
    operations: WRITES,
    check: (exchange) =>
      onOptions(writtenOptions(exchange), 'Gli IBAN dei versamenti sono validi.', ({ transfers }) => {
        for (const account of transfers.flatMap(({ iban, postalIban }) => [iban, postalIban])) {
          if (typeof account !== 'string' || account === '') continue;
          const parsed = parseIban(account);
          if (!parsed.ok) return violated('Un versamento indica un IBAN non valido.', 'un IBAN valido', parsed.problem);
        }
        return undefined;
      }),
  },
  {
    requirement: 'GPD-POS-006',
    operations: WRITES,
    check: (exchange) =>
      onOptions(
        // an option without an IUV breaks the model: there is nothing to compare
        writtenOptions(exchange).filter(({ iuv }) => iuv !== undefined),
        'Numero avviso e IUV corrispondono.',
        ({ nav = '', iuv = '' }) =>
          nav.slice(1) === iuv || nav.slice(3) === iuv
            ? undefined
            : violated('Numero avviso e IUV non corrispondono.', `IUV ${nav.slice(1)}`, `IUV ${iuv}`),
      ),
  },
  {
    requirement: 'GPD-POS-007',
    operations: CHANGES,
    check(exchange) {
      const { status } = exchange.response;
      if (exchange.fault !== undefined || reserved(exchange)) return undefined;
      if (status === 200) return satisfied('La posizione cambia in uno stato in cui può cambiare.');
      return status === 409
        ? violated(
            'La posizione non può cambiare nello stato in cui è.',
            'uno stato che lo ammette',
            detailOf(exchange),
          )
        : undefined;
    },
  },
];

function sums(exchange: SeenExchange): Judgement | undefined {
  // an option without an amount breaks the model: there is nothing to compare
  const options = writtenOptions(exchange).filter(({ amount }) => amount !== undefined);
  return onOptions(options, 'Gli importi sono la somma dei versamenti.', ({ amount, transfers }) => {
    if (transfers.length === 0) return undefined;
    const parts = transfers.map((transfer) => transfer['amount']);
    if (!parts.every((part) => typeof part === 'number')) return undefined;
    const sum = parts.reduce((total, part) => total + part, 0);
    return sum === amount
      ? undefined
      : violated('L’importo non è la somma dei versamenti.', `${sum} centesimi`, `${amount} centesimi`);
  });
}

/** The first option that is found wrong, otherwise that all are right; nothing where there is none. */
function onOptions(
  options: readonly WrittenOption[],
  met: string,
  check: (option: WrittenOption) => Judgement | undefined,
): Judgement | undefined {
  for (const option of options) {
    const found = check(option);
    if (found !== undefined) return found;
  }
  return options.length === 0 ? undefined : satisfied(met);
}

function reserved(exchange: SeenExchange): boolean {
  return writtenOptions(exchange).some(({ metadata }) => metadata.some(({ key }) => key === FEE_KEY));
}

function detailOf({ response }: SeenExchange): string {
  const { detail } = members(response.json);
  return typeof detail === 'string' ? detail : `stato ${response.status}`;
}
