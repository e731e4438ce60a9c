import { elementAt, textAt } from '../../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import type { StatoVerificato } from '../parts/iris-verifica.ts';
import { keys } from './archive.ts';
import type { Incassi } from './archive.ts';
import { deliver } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { group, leaf, childrenOf } from './xml.ts';

/** What IRIS says of one payment. `stato` is its own word. */
export interface Risposta {
  readonly idPagamento: string;
  readonly stato: string;
  readonly descrizione: string;
  /** The payment that was made, where IRIS tells it; `importo` in cents. */
  readonly versamento?: { readonly transazione?: string; readonly importo: number };
}

export interface Verificato {
  readonly idPagamento: string;
  readonly stato: StatoVerificato;
}

/**
 * Asks IRIS how payments of one tributo stand (iris.md §3.5), and keeps what it says.
 * @returns undefined where no answer came that can be relied on: then nothing changes.
 */
export async function verify(
  desk: IrisDesk,
  tributo: string,
  idPagamenti: readonly string[],
): Promise<readonly Verificato[] | undefined> {
  const answers = await ask(desk, tributo, idPagamenti);
  if (answers === 'again' || answers === 'stop') return undefined;
  if (typeof answers === 'string') return idPagamenti.map((idPagamento) => ({ idPagamento, stato: answers }));
  const { archive, parts } = desk;
  const { meanings } = parts.verificationForm();
  const verified: Verificato[] = [];
  for (const idPagamento of idPagamenti) {
    const answer = parts.answerAbout(idPagamento, answers);
    const stato = answer === undefined ? undefined : meanings[answer.stato];
    if (answer === undefined || stato === undefined) continue;
    verified.push({ idPagamento, stato });
    if (archive.proprietaria(idPagamento) !== undefined)
      archive.keepPayments([[keys.incassi(idPagamento), after(desk, idPagamento, stato, answer)]]);
  }
  return verified;
}

async function ask(
  desk: IrisDesk,
  tributo: string,
  idPagamenti: readonly string[],
): Promise<readonly Risposta[] | ReturnType<IrisDesk['parts']['afterFailedVerification']>> {
  const { memories, parts, ports } = desk;
  const { detailed } = parts.verificationForm();
  const { fate, reply, attempts } = await deliver(desk, {
    servizio: 'verifica',
    id: parts.newMessageId({ ids: ports.ids, ...memories }),
    content: () => [
      group('ip:IdpBody', [
        ...idPagamenti.map((idPagamento) => leaf('ip:IdPagamento', idPagamento, { TipoPendenza: tributo })),
        detailed ? leaf('ip:richiestaInformazioniPagamento', 'true') : undefined,
      ]),
    ],
    again: (...failed) => parts.afterFailedVerification(...failed) === 'again',
  });
  const body = reply.content === undefined ? undefined : elementAt(reply.content, 'IdpBody');
  if (fate !== 'taken' || body === undefined || elementAt(body, 'Esito') !== undefined)
    return parts.afterFailedVerification(fate, attempts, reply);
  return [
    ...childrenOf(body, 'StatoPagamento').map((stato) => ({
      idPagamento: stato.attributes['IdPagamento'] ?? '',
      stato: stato.text.trim(),
      descrizione: '',
    })),
    ...childrenOf(body, 'InformazioniPagamento').map((item) => ({
      idPagamento: textAt(item, 'IdPagamento') ?? '',
      stato: textAt(item, 'Stato') ?? '',
      descrizione: textAt(item, 'DescrizioneStato') ?? '',
      ...versamentoIn(desk, elementAt(item, 'Pagamento')),
    })),
  ];
}

function versamentoIn({ parts }: IrisDesk, pagamento: XmlElement | undefined): Pick<Risposta, 'versamento'> {
  const importo = pagamento === undefined ? undefined : parts.paidCents(textAt(pagamento, 'Importo') ?? '');
  if (pagamento === undefined || importo === undefined) return {};
  const transazione = textAt(pagamento, 'Transazione', 'IdTransazione');
  return { versamento: { importo, ...(transazione === undefined ? {} : { transazione }) } };
}

/** What is known of a payment after IRIS was asked: a payment made is the one an informativa tells, or will tell. */
function after({ archive, parts }: IrisDesk, idPagamento: string, stato: StatoVerificato, answer: Risposta): Incassi {
  const held = archive.incassi(idPagamento);
  if (stato === 'inCorso') return { ...held, inCorso: true };
  if (stato !== 'pagato')
    return { ...held, inCorso: false, versamenti: answer.descrizione === 'PAG_STORNATO' ? [] : held.versamenti };
  const importo = answer.versamento?.importo ?? instalment(archive, idPagamento) ?? 0;
  const told = { importo, stadio: 'ESEGUITO' as const, ...answer.versamento };
  return parts.afterPayment(held, told, parts.isSamePayment, parts.stageAfter);
}

/** Cents of an instalment the ente holds. */
export function instalment(archive: IrisDesk['archive'], idPagamento: string): number | undefined {
  const owner = archive.proprietaria(idPagamento);
  const pendenza = owner === undefined ? undefined : archive.pendenza(owner);
  return [...(pendenza?.dati.rate ?? []), ...(pendenza?.inCorso?.dati.rate ?? [])].find(
    (rata) => rata.idPagamento === idPagamento,
  )?.importo;
}
