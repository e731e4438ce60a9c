import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import { firstError } from '../seen.ts';
import { CREATE, PRICE } from '../versions.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

/** A notice of a request, with where it stands on GPD (simulators/send/gpd.ts). */
interface Placed {
  readonly numeroAvviso: string;
  readonly applicaCosti: boolean;
  readonly suGpd: 'assente' | 'pagabile' | 'nonPagabile';
}

/** Judges the notices of a request that was taken in charge, where GPD stands beside SEND. */
function onPlaced(
  requirement: string,
  judge: (modalita: string, avvisi: readonly Placed[]) => Judgement | undefined,
): SendRule {
  return rule(requirement, CREATE, ({ events = [] }) => {
    const placed = events.find(({ type }) => type === 'noticesOnGpd');
    return placed === undefined ? undefined : judge(String(placed['modalita']), placed['avvisi'] as readonly Placed[]);
  });
}

/** Asking the price, telling a payment (send.md §1.15, §1.16). */
export const costo: readonly SendRule[] = [
  rule('SEND-COSTO-002', PRICE, ({ path }, memory) => {
    const creditor = memory.creditors.get(path['noticeCode'] ?? '');
    if (creditor === undefined) return undefined;
    const asked = path['paTaxId'] ?? '';
    return unless(
      asked === creditor ? undefined : { expected: `${creditor}, creditore dell’avviso`, observed: asked },
      {
        met: 'Il costo è chiesto con il codice fiscale del creditore.',
        broken: 'Il costo è chiesto con un codice fiscale che non è quello del creditore dell’avviso.',
      },
    );
  }),
  onPlaced('SEND-COSTO-032', (modalita, avvisi) => {
    if (modalita !== 'ASYNC') return undefined;
    const wrong = avvisi.find(({ applicaCosti, suGpd }) => applicaCosti && suGpd !== 'pagabile');
    return unless(
      wrong === undefined
        ? undefined
        : {
            expected: 'l’avviso su GPD, pronto per il pagamento',
            observed: `${wrong.numeroAvviso}: ${wrong.suGpd === 'assente' ? 'non è su GPD' : 'su GPD non è pagabile'}`,
          },
      {
        met: 'L’avviso era su GPD, pronto per il pagamento, prima della notifica.',
        broken: 'La notifica dichiara asincrono un avviso che su GPD non si può pagare.',
      },
    );
  }),
  onPlaced('SEND-COSTO-033', (modalita, avvisi) => {
    const onGpd = avvisi.find(({ suGpd }) => suGpd !== 'assente');
    if (onGpd === undefined) return undefined;
    return unless(
      modalita === 'ASYNC' ? undefined : { expected: 'ASYNC', observed: `${modalita} per ${onGpd.numeroAvviso}` },
      {
        met: 'La notifica di un avviso caricato su GPD è asincrona.',
        broken: 'L’avviso è su GPD ma la notifica non è asincrona: nessuno ne aggiornerà il costo.',
      },
    );
  }),
  rule('SEND-COSTO-016', ['paymentEventsRequestPagoPa'], ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (response.status === 204) return satisfied('L’avvenuto pagamento è comunicato con dati corretti.');
    return response.status < 500
      ? violated('La comunicazione di pagamento è stata respinta.', 'dati dell’avviso notificato', firstError(response))
      : undefined;
  }),
];
