import { textAt } from '../../../simulators/kernel/xml.ts';
import type { PendenzaDaInviare } from '../../../sut/commands/iris.ts';
import type { Fate } from '../parts/iris-sending.ts';
import type { EsitoMostrato, Via } from '../parts/iris-otf.ts';
import type { StatoVerificato } from '../parts/iris-verifica.ts';
import { Rejection } from '../rejection.ts';
import { keys } from './archive.ts';
import type { Bollo, Messaggio, Pratica, Richiesta } from './archive.ts';
import { otfProblemOf } from './checks.ts';
import type { IrisReply } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { dispatch, errorsHeld, register, requestFor, requireDistinct } from './sending.ts';
import { verify } from './verification.ts';

const ACTION = 'Pagamento non avviato';

export interface OtfAsked {
  readonly pendenza: PendenzaDaInviare;
  readonly metodiDifferiti?: boolean;
  readonly bollo?: Bollo;
}

export interface OtfStarted {
  readonly idPendenza: string;
  readonly idPagamento: string;
  readonly url: string;
}

/**
 * Inserts a pendenza and opens a session in which a citizen pays it at once (iris.md §3.3).
 * @throws Rejection where there is nothing to pay, or IRIS opens no session.
 */
export async function startOtf(desk: IrisDesk, asked: OtfAsked): Promise<OtfStarted> {
  const { archive, parts, ports } = desk;
  const { pendenza, bollo, metodiDifferiti } = parts.whatIsPaid(asked);
  requireDistinct(desk, [pendenza], ACTION);
  const richiesta = requestFor(desk, { ...pendenza, ...(bollo === undefined ? {} : { bollo }) }, parts.otfOperation());
  const { dati } = richiesta;
  const problem = otfProblemOf(desk, richiesta);
  if (problem !== undefined) throw new Rejection(parts.otfRefusal(`${ACTION}: ${problem}.`) ?? '');
  const [{ idPagamento }] = dati.rate as [Richiesta['dati']['rate'][number]];
  const before = archive.praticaDi(dati.idPendenza);
  await requirePayable(desk, richiesta);
  const reused = parts.sessionToReuse(before);
  if (reused !== undefined) return { idPendenza: dati.idPendenza, idPagamento, url: reused };

  const waiting = undelivered(desk, dati.idPendenza);
  const token = waiting === undefined || before === undefined ? ports.ids.token(24) : before.token;
  const pratica: Pratica = { token, tributo: dati.tributo, idPendenza: dati.idPendenza, idPagamento };
  const messaggio = waiting ?? registerOtf(desk, richiesta, pratica, metodiDifferiti);
  const { fate, reply } = await dispatch(desk, { ...messaggio, servizio: 'sync' });
  const url = sessionIn(desk, reply) ?? parts.withoutSession(desk.configuration.portale, token);
  if (url === undefined) return refuse(desk, richiesta, fate, reply);
  archive.keep([[keys.pratica(token), { ...pratica, url }]]);
  return { idPendenza: dati.idPendenza, idPagamento, url };
}

function registerOtf(
  desk: IrisDesk,
  richiesta: Richiesta,
  pratica: Pratica,
  differiti: boolean | undefined,
): Messaggio {
  const { configuration, parts } = desk;
  const { token, idPendenza } = pratica;
  return register(
    desk,
    'sync',
    [richiesta],
    {
      back: parts.returnAddress(configuration.portale, token, 'ritorno'),
      cancel: parts.returnAddress(configuration.portale, token, 'annullato'),
      differiti: parts.deferredMethods(differiti, richiesta.dati.bollo !== undefined),
    },
    [
      [keys.pratica(token), pratica],
      [keys.praticaDi(idPendenza), token],
    ],
  );
}

/** No session was opened: why, or how the position stands where it is paid, or being paid. @throws Rejection always */
async function refuse(desk: IrisDesk, richiesta: Richiesta, fate: Fate, reply: IrisReply): Promise<never> {
  const { parts } = desk;
  const errori = errorsHeld(desk, [richiesta]);
  if (errori.some((errore) => errore.startsWith('A0000016'))) await requirePayable(desk, richiesta);
  const why =
    errori.length > 0 ? parts.otfRefusal(`${ACTION}: ${errori.join('; ')}.`) : parts.irisTrouble(ACTION, reply, fate);
  throw new Rejection(why ?? '');
}

/** A message of which nobody knows whether IRIS received it: it is sent again as it is, not another one. */
function undelivered({ archive }: IrisDesk, idPendenza: string): Messaggio | undefined {
  const inCorso = archive.pendenza(idPendenza)?.inCorso;
  const messaggio = inCorso === undefined ? undefined : archive.messaggio(inCorso.messaggio);
  return messaggio?.otf === undefined ? undefined : messaggio;
}

/** A position that IRIS may have is looked at first: what is paid, or being paid, is not paid again (A0000016). */
async function requirePayable(desk: IrisDesk, { dati }: Richiesta): Promise<void> {
  const { archive, parts } = desk;
  const held = archive.pendenza(dati.idPendenza);
  if (held === undefined || (held.presso === 'mai' && held.errori.length === 0)) return;
  const stati = (
    await verify(
      desk,
      dati.tributo,
      dati.rate.map(({ idPagamento }) => idPagamento),
    )
  )?.map(({ stato }) => stato);
  const stopped = stati === undefined ? [undefined] : stati.filter((stato) => !parts.mayStart(stato));
  if (stopped.length > 0) throw new Rejection(`${ACTION}: ${WHY[stopped[0] ?? 'ignoto']}.`);
}

const WHY: Readonly<Record<StatoVerificato | 'ignoto', string>> = {
  pagato: 'la posizione risulta già pagata',
  inCorso: 'un pagamento è già in corso',
  nonPagabile: 'la posizione non è pagabile',
  assente: 'la posizione non risulta a IRIS',
  daPagare: 'la posizione risulta da pagare',
  ignoto: 'non si è potuto verificare se la posizione è già pagata',
};

function sessionIn({ parts }: IrisDesk, { content }: IrisReply): string | undefined {
  const url = content === undefined ? undefined : textAt(content, 'IdpOTF', 'UrlGW');
  return content === undefined || url === undefined || url === ''
    ? undefined
    : parts.gatewayUrl(url, textAt(content, 'IdpOTF', 'IdSessioneGW') ?? '');
}

/** The citizen's browser came back: what is shown to them. An address of nobody's is answered too, with nothing in it. */
export async function land(desk: IrisDesk, url: string): Promise<EsitoMostrato> {
  const { archive, parts } = desk;
  const [, token = '', via] = /\/pagamenti\/([^/?#]+)\/(ritorno|annullato)(?:[?#]|$)/.exec(url) ?? [];
  const pratica = archive.pratica(token);
  if (pratica === undefined) return 'sconosciuto';
  archive.keep([[keys.pratica(token), { ...pratica, tornata: true }]]);
  return parts.outcomeOnReturn(via as Via | undefined, async () => {
    const rate = archive.pendenza(pratica.idPendenza)?.dati.rate ?? [];
    const verified = await verify(
      desk,
      pratica.tributo,
      rate.length === 0 ? [pratica.idPagamento] : rate.map(({ idPagamento }) => idPagamento),
    );
    return togetherOf(verified?.map(({ stato }) => stato) ?? []);
  });
}

/** How a payment of several instalments (a cartella) stands in all: paid only where they all are. */
function togetherOf(stati: readonly StatoVerificato[]): StatoVerificato | undefined {
  const order: readonly StatoVerificato[] = ['assente', 'inCorso', 'nonPagabile', 'daPagare', 'pagato'];
  return order.find((stato) => stati.includes(stato));
}
