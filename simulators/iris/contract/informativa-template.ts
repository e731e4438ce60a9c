import { importo as centesimi } from '../../kernel/values/importo.ts';
import type { Importo } from '../../kernel/values/importo.ts';
import { amountOf } from './amount.ts';
import type { Header } from './header.ts';
import { IRIS } from './header.ts';
import { momentOf } from './moment.ts';
import type { CanaleOMezzo, EsitoPagamento, IdpInformativaPagamento, Pagamento, VoceTransato } from './pagamento.ts';
import type { Versione } from './versione.ts';

/** The three templates in which IRIS writes an informativa, one per tributo's format (iris.md §3.7). */
export const TEMPLATES = ['V010300', 'V010302', 'V010303'] as const;
export type Template = (typeof TEMPLATES)[number];

/** The version that each template declares. */
export const TEMPLATE_VERSION: Readonly<Record<Template, Versione>> = {
  V010300: '01.03-00',
  V010302: '01.03-02',
  V010303: '01.03-03',
};

/** Payments that one message holds at most (iris.md §3.7). */
export const PAGAMENTI_PER_INFORMATIVA = 1000;

/** What happened, whatever the template that tells it. Instants are epoch ms, amounts cents. */
export interface FattoDiPagamento {
  readonly idPagamento: string;
  readonly idPendenza: string;
  readonly tipoPendenza: string;
  readonly esito: EsitoPagamento;
  readonly pagatoAt: number;
  readonly scadenzaAt?: number;
  /** Cents of the condition. */
  readonly importo: Importo;
  /** Codice fiscale of the debtor. */
  readonly debitore: string;
  readonly versante?: { readonly id: string; readonly descrizione?: string };
  readonly canale: CanaleOMezzo;
  readonly mezzo: CanaleOMezzo;
  readonly idTransazione: string;
  readonly transatoAt: number;
  readonly codiceAutorizzazione?: string;
  readonly autorizzatoAt?: number;
  readonly commissioni?: Importo;
  readonly causale: string;
  readonly iuv: string;
  readonly note?: string;
}

/** Who receives an informativa: the ente (or its intermediary on the road), and its SIL. */
export interface DestinatarioInformativa {
  readonly id: string;
  readonly sys: string;
  /** On the road, where an intermediary stands between. */
  readonly tratta?: { readonly id: string };
}

/**
 * An informativa as a template writes it: IRIS as sender, one id for both halves of the header, and ReceiverSys of TRT
 * that repeats ReceiverId, as IRIS does (iris.md §3.7).
 */
export function informativaOf(
  template: Template,
  message: { readonly msgId: string; readonly at: number; readonly destinatario: DestinatarioInformativa },
  fatti: readonly FattoDiPagamento[],
): IdpInformativaPagamento {
  return {
    versione: TEMPLATE_VERSION[template],
    header: headerOf(message),
    pagamenti: fatti.map((fatto) => pagamentoOf(template, fatto)),
  };
}

function headerOf(message: {
  readonly msgId: string;
  readonly at: number;
  readonly destinatario: DestinatarioInformativa;
}): Header {
  const { msgId, at, destinatario } = message;
  const common = { service: 'IdpInformativaPagamento', msgId, createdAt: momentOf(at), sender: IRIS };
  const road = destinatario.tratta?.id ?? destinatario.id;
  return {
    trt: { ...common, receiver: { id: road, sys: road } },
    e2e: { ...common, receiver: { id: destinatario.id, sys: destinatario.sys } },
  };
}

/** One payment as a template tells it (iris.md §3.7, table of the differences). */
export function pagamentoOf(template: Template, fatto: FattoDiPagamento): Pagamento {
  const first = template === 'V010300';
  const last = template === 'V010303';
  const { codiceAutorizzazione, autorizzatoAt } = fatto;
  const importo = amountOf(fatto.importo);
  return {
    tipoPagamento: 'Pagamento Unico',
    idPagamento: fatto.idPagamento,
    dataOraPagamento: momentOf(fatto.pagatoAt),
    ...(fatto.scadenzaAt === undefined ? {} : { dataScadenzaPagamento: momentOf(fatto.scadenzaAt) }),
    importo,
    riferimentoDebitore: fatto.debitore,
    esito: fatto.esito,
    pagante: first
      ? { tipo: 'CodiceFiscale', id: fatto.debitore, descrizione: fatto.debitore }
      : { tipo: 'CodiceFiscale', ...(fatto.versante ?? { id: fatto.debitore }) },
    transazione: {
      canale: canaleOf(template, fatto.canale),
      mezzo: fatto.mezzo,
      idTransazione: fatto.idTransazione,
      dataOraTransazione: momentOf(fatto.transatoAt),
      ...(last && codiceAutorizzazione !== undefined ? { codiceAutorizzazione } : {}),
      ...(autorizzatoAt === undefined ? {} : { dataOraAutorizzazione: momentOf(autorizzatoAt) }),
      importoTransato: importo,
      voci: vociOf(template, fatto),
    },
    ...(first && fatto.note !== undefined ? { note: fatto.note } : {}),
    riferimentoDebito: { tipoDebito: fatto.tipoPendenza, pendenza: fatto.idPendenza },
    ...(first && fatto.causale === '' ? {} : first || last ? { descrizioneCausale: cut(fatto.causale, 256) } : {}),
    ...(last ? { iuv: fatto.iuv } : {}),
  };
}

function canaleOf(template: Template, { tipo, descrizione }: CanaleOMezzo): CanaleOMezzo {
  if (template === 'V010300') return { tipo: 'Web' };
  return {
    tipo,
    ...(template === 'V010303' && descrizione !== undefined ? { descrizione: cut(descrizione, 140) } : {}),
  };
}

function vociOf(template: Template, { importo, commissioni }: FattoDiPagamento): readonly VoceTransato[] {
  if (template === 'V010303' && commissioni === undefined) return [];
  const main = template === 'V010300' ? 'ImportoTransato' : 'ImportoAutorizzato';
  return [
    { tipo: main, descrizione: main, importo: amountOf(importo) },
    { tipo: 'ImportoCommissioni', descrizione: 'ImportoCommissioni', importo: amountOf(commissioni ?? ZERO) },
  ];
}

const ZERO = centesimi(0);

function cut(text: string, max: number): string {
  return text.slice(0, max);
}
