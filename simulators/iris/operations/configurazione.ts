import type { Answer, Context } from '../../kernel/platform.ts';
import type { IdpConfigurazioneEnte, IdpConfigurazioneTributi } from '../contract/configurazione.ts';
import type { Esito } from '../contract/esito.ts';
import { answered, IRIS } from '../contract/header.ts';
import type { Header } from '../contract/header.ts';
import { momentOf } from '../contract/moment.ts';
import { schemaNonValido } from '../elaborazione.ts';
import { corpoDi } from '../esiti.ts';
import { tributoFrom } from '../settings.ts';
import { CARGO } from '../state.ts';
import type { Ente, IrisEvent, IrisState } from '../state.ts';
import { rispostaCon } from './soap.ts';

// The codes of these answers are those of the table that Biller and SmartProxy share (EnumReturnValues, iris.md §3.6): the
// sheet names none of its own for them [reconstructed].

/** An ente is registered, or changed (iris.md §2.6). Its first system is called after it, as the GePos plan has it. */
export function configuraEnte(
  content: IdpConfigurazioneEnte,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
): Answer {
  const { tipoOperazione, codiceEnte, ragioneSociale, codiceFiscale } = content;
  const noto = state.enti.get(codiceEnte);
  const errore = violazione === undefined ? erroreEnte(content, noto) : schemaNonValido(violazione);
  const ente: Ente = {
    ...(noto ?? {
      codice: codiceEnte,
      attivo: true,
      sil: new Map([[`SIL_${codiceEnte}`.slice(0, 35), state.ids.messaggi.token(16)]]),
      ibans: [],
      tributi: new Map(),
    }),
    denominazione: ragioneSociale,
    codiceFiscale,
    ...(content.iuv === undefined ? {} : { iuv: content.iuv }),
  };
  return {
    response: rispostaCon({
      wrapper: 'IdpConfigurazioneEnte.Esito',
      content: { versione: '01.03-00', header: headerDi(content.header, state, context), corpo: corpoDi(errore) },
    }),
    events: errore === undefined ? [configurato(ente, tipoOperazione)] : [],
  };
}

function erroreEnte({ tipoOperazione, iuv }: IdpConfigurazioneEnte, noto: Ente | undefined): Esito | undefined {
  if (tipoOperazione === 'Insert' && noto !== undefined) return esito('BS000050', 'Ente duplicato');
  if (tipoOperazione === 'Update' && noto === undefined) return esito('BS000070', 'Ente inesistente');
  return iuv?.auxDigit === '3' && !/^[0-9]{2}$/.test(iuv.codiceSegregazione)
    ? esito('BS000055', 'Parametri di generazione dello IUV errati')
    : undefined;
}

/** A tributo of an ente is registered, or changed. */
export function configuraTributi(
  content: IdpConfigurazioneTributi,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
): Answer {
  const { codiceEnte, codiceTributo, tipoOperazione, ibanAccreditoBancario, ibanAccreditoPostale } = content;
  const ente = state.enti.get(codiceEnte);
  const errore = violazione === undefined ? erroreTributo(content, ente) : schemaNonValido(violazione);
  const events =
    errore !== undefined || ente === undefined
      ? []
      : [
          configurato(
            {
              ...ente,
              ibans: [
                ...new Set([...ente.ibans, ibanAccreditoBancario, ibanAccreditoPostale].filter((iban) => iban !== '')),
              ],
              tributi: new Map(ente.tributi).set(codiceTributo, {
                ...(ente.tributi.get(codiceTributo) ?? tributoFrom({ codice: codiceTributo })),
                descrizione: content.descrizione,
                attivo: content.stato === 'Attivo',
                sil: content.codiceSilEnte,
                ...(content.prefissoIuv === undefined ? {} : { inizioIuv: Number(content.prefissoIuv) }),
              }),
            },
            tipoOperazione,
            codiceTributo,
          ),
        ];
  return {
    response: rispostaCon({
      wrapper: 'IdpConfigurazioneTributi.Esito',
      content: { versione: '01.03-00', header: headerDi(content.header, state, context), corpo: corpoDi(errore) },
    }),
    events,
  };
}

function erroreTributo(
  { tipoOperazione, codiceTributo, codiceSilEnte }: IdpConfigurazioneTributi,
  ente: Ente | undefined,
): Esito | undefined {
  if (ente === undefined) return esito('BS000070', 'Ente inesistente');
  if (!ente.sil.has(codiceSilEnte)) return esito('BS000075', 'SIL inesistente');
  const noto = ente.tributi.has(codiceTributo);
  if (tipoOperazione === 'Insert' && noto) return esito('BS000080', 'Tributo duplicato');
  return tipoOperazione === 'Update' && !noto ? esito('BS000080', 'Tributo inesistente') : undefined;
}

function esito(codice: string, descrizione: string): Esito {
  return { codice, descrizione: descrizione.slice(0, 256) };
}

function configurato(ente: Ente, operazione: string, tributo?: string): IrisEvent {
  return {
    type: 'enteConfigurato',
    ente: ente.codice,
    operazione,
    ...(tributo === undefined ? {} : { tributo }),
    [CARGO]: ente,
  };
}

/** The request's header turned round; where none came, IRIS speaks to nobody in particular. */
function headerDi(header: Header | undefined, { ids }: IrisState, { clock }: Context): Header {
  const createdAt = momentOf(clock.now());
  if (header !== undefined) return answered(header, createdAt);
  const parte = {
    service: 'IdpConfigurazioneEnte',
    msgId: `CFG_${ids.messaggi.digits(12)}`,
    createdAt,
    sender: IRIS,
    receiver: IRIS,
  };
  return { trt: parte, e2e: parte };
}
