import { elementAt, textAt } from '../../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import { keys } from './archive.ts';
import type { EsitoInformativa, Incassi, Spontaneo, Stadio } from './archive.ts';
import { deliver } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { e2eMsgIdOf } from './esito.ts';
import { instalment } from './verification.ts';
import { childrenOf, group, leaf } from './xml.ts';

/** A payment as an informativa tells it (iris.md §2.5), whatever the template; `importo` in cents. */
export interface PagamentoLetto {
  readonly idPagamento: string;
  readonly importo?: number;
  readonly stadio?: Stadio;
  readonly transazione?: string;
  readonly iuv?: string;
  /** IdPendenza, where it is told. */
  readonly pendenza?: string;
  /** TipoDebito, where it is told. */
  readonly tributo?: string;
  readonly causale?: string;
  /** Tax ids of who owes and of who paid. */
  readonly debitore?: string;
  readonly pagante?: string;
}

const STADI: readonly string[] = ['ESEGUITO', 'REGOLATO', 'INCASSO'];

/**
 * Keeps every payment of an informativa, and what is to be answered to IRIS, all together: only then it is taken.
 * @returns why it cannot be taken.
 */
export function takeInformativa(desk: IrisDesk, content: XmlElement): string | undefined {
  const { archive, configuration, parts, ports } = desk;
  const informativa = e2eMsgIdOf(content);
  const sent = Date.parse(textAt(content, 'IdpHeader', 'E2E', 'XMLCrtDt') ?? '');
  const known = archive.esito(informativa);
  const refusal = parts.informativaFault(known, Number.isNaN(sent) ? 0 : ports.clock.now() - sent);
  if (refusal !== undefined) return refusal;
  const told = parts
    .paymentsRead(childrenOf(elementAt(content, 'IdpBody'), 'Pagamento'))
    .map((pagamento) => readPayment(desk, pagamento));
  if (informativa === '' || told.length === 0) return 'l’informativa non ha identificativo, o non ha pagamenti';

  const after = new Map<string, Incassi>();
  const scarti: EsitoInformativa['scarti'][number][] = [];
  const spontanei: Spontaneo[] = [];
  for (const pagamento of told) {
    const { importo, stadio, transazione } = pagamento;
    const idPagamento = parts.instalmentOf(pagamento, () => paymentsOfSame(desk, pagamento));
    const readable = parts.isReadable(pagamento) && importo !== undefined && stadio !== undefined;
    const spontaneo = parts.isSpontaneous(pagamento, configuration.ente);
    const due = instalment(archive, idPagamento) ?? (spontaneo ? importo : undefined);
    const problem = parts.paymentProblem(due, readable ? importo : undefined);
    if (spontaneo)
      spontanei.push({
        idPagamento,
        tributo: parts.spontaneousTributo(pagamento, configuration.ente),
        debitore: parts.spontaneousDebtor(pagamento),
        causale: parts.spontaneousCausale(pagamento),
      });
    if (problem !== undefined) scarti.push({ idPagamento: pagamento.idPagamento, ...problem });
    if (!readable || !parts.recordsPayment(archive.praticaDi(archive.proprietaria(idPagamento) ?? ''))) continue;
    const recorded = parts.amountRecorded(importo, due);
    const versamento = {
      importo: recorded,
      ...(due === undefined ? {} : { costoNotifica: parts.notificationCostIn(recorded, due) }),
      stadio,
      ...(transazione === undefined ? {} : { transazione }),
    };
    const held = after.get(idPagamento) ?? archive.incassi(idPagamento);
    after.set(idPagamento, parts.afterPayment(held, versamento, parts.isSamePayment, parts.stageAfter));
  }
  archive.keepPayments([...after].map(([idPagamento, incassi]) => [keys.incassi(idPagamento), incassi]));
  const esito: EsitoInformativa = known ?? { informativa, scarti, inviato: false };
  const task = `esito/${informativa}`;
  const queue = archive.queue();
  archive.keep([
    [keys.esito(informativa), esito],
    ...spontanei.map((each) => [keys.spontaneo(each.idPagamento), each] as const),
    ...(parts.answersInformativa(esito) && !queue.includes(task) ? [[keys.queue, [...queue, task]] as const] : []),
  ]);
  return undefined;
}

function readPayment({ parts }: IrisDesk, pagamento: XmlElement): PagamentoLetto {
  const importo = parts.paidCents(textAt(pagamento, 'Importo') ?? '');
  const stadio = textAt(pagamento, 'Esito') ?? '';
  const transazione = textAt(pagamento, 'Transazione', 'IdTransazione');
  const iuv = textAt(pagamento, 'IdentificativoUnivocoVersamento');
  const pendenza = textAt(pagamento, 'RiferimentoDebito', 'Pendenza');
  const tributo = elementAt(pagamento, 'RiferimentoDebito')?.attributes['TipoDebito'];
  const causale = textAt(pagamento, 'DescrizioneCausale');
  const debitore = textAt(pagamento, 'RiferimentoDebitore');
  const pagante = textAt(pagamento, 'Pagante', 'IdPagante');
  return {
    idPagamento: textAt(pagamento, 'RiferimentoPagamento', 'IdPagamento') ?? '',
    ...(importo === undefined ? {} : { importo }),
    ...(STADI.includes(stadio) ? { stadio: stadio as Stadio } : {}),
    ...(transazione === undefined ? {} : { transazione }),
    ...(iuv === undefined ? {} : { iuv }),
    ...(pendenza === undefined ? {} : { pendenza }),
    ...(tributo === undefined ? {} : { tributo }),
    ...(causale === undefined ? {} : { causale }),
    ...(debitore === undefined ? {} : { debitore }),
    ...(pagante === undefined ? {} : { pagante }),
  };
}

/** Every IdPagamento of the pendenza that a payment is of, in order. */
function paymentsOfSame({ archive }: IrisDesk, { pendenza, idPagamento }: PagamentoLetto): readonly string[] {
  const held = pendenza === undefined ? undefined : archive.pendenza(pendenza);
  return held?.dati.rate.map((rata) => rata.idPagamento) ?? [idPagamento];
}

/** Tells IRIS what was made of an informativa; true when IRIS knows. */
export async function answerInformativa(desk: IrisDesk, informativa: string): Promise<boolean> {
  const { archive, memories, parts, ports } = desk;
  const esito = archive.esito(informativa);
  if (esito === undefined || !parts.answersInformativa(esito)) return true;
  const { fate } = await deliver(desk, {
    servizio: 'esito',
    id: parts.answeringId(esito, () => parts.newMessageId({ ids: ports.ids, ...memories })),
    content: () => [esitoBody(esito)],
  });
  if (fate === 'unknown') return false;
  archive.keep([[keys.esito(informativa), { ...esito, inviato: true }]]);
  return true;
}

function esitoBody({ scarti }: EsitoInformativa): ReturnType<typeof group> {
  return group('e:IdpBody', [
    group('e:InfoMessaggio', [
      leaf('e:Stato', scarti.length === 0 ? 'Elaborato Correttamente' : 'Elaborato con Errori'),
    ]),
    scarti.length === 0
      ? undefined
      : group(
          'e:InfoDettaglio',
          scarti.map(({ idPagamento, codice, descrizione }) =>
            group('e:Dettaglio', [
              leaf('e:Id', idPagamento === '' ? '000' : idPagamento),
              leaf('e:Stato', 'Scartato'),
              group('e:Esiti', [group('e:Esito', [leaf('e:Codice', codice), leaf('e:Descrizione', descrizione)])]),
            ]),
          ),
        ),
  ]);
}
