import type { XmlElement, XmlTree } from '../../kernel/xml.ts';
import type { Answer } from '../../kernel/platform.ts';
import type { ServiceOperation, SoapService } from '../contract/soap-service.ts';
import { foglia, operationsOf, rispostaDi, testoIn } from '../operations/servizio.ts';

import { CARGO } from '../state.ts';
import type { Ente, IrisEvent, IrisState } from '../state.ts';
import { genera, LOTTO_MASSIMO } from './genera.ts';
import { guastoAvviso, GUASTI_AVVISI } from './guasti-avvisi.ts';
import type { GuastoAvviso, NumeroGuasto } from './guasti-avvisi.ts';
import type { IuvEmesso } from './registro.ts';
import { generazioneIuv } from './servizio.ts';

const [SINGOLO, LOTTO] = generazioneIuv.operations as [ServiceOperation, ServiceOperation];

/** GeneraIUV and GeneraLottoIUV (iris.md §3.8): faults are answers, HTTP 200. */
export const generazione = operationsOf(generazioneIuv, {
  GeneraIUV: (richiesta, violazione, state) => iuvPer(SINGOLO, richiesta, violazione, state, 1),
  GeneraLottoIUV: (richiesta, violazione, state) =>
    iuvPer(LOTTO, richiesta, violazione, state, Number(testoIn(richiesta, 'DimensioneLotto'))),
});

function iuvPer(
  operation: ServiceOperation,
  richiesta: XmlElement,
  violazione: string | undefined,
  state: IrisState,
  quanti: number,
): Answer {
  const dominio = testoIn(richiesta, 'IdentificativoDominio');
  const tributo = testoIn(richiesta, 'TipoDebito');
  const esito = emetti(state, dominio, tributo, quanti, violazione);
  if ('numero' in esito) return fallita(generazioneIuv, operation, esito, state);
  const { ente, emessi } = esito;
  const ultimo = (state.iuv.progressivi.get(ente.codice) ?? 0) + quanti;
  return {
    response: rispostaDi(generazioneIuv, operation, [
      {
        name: 'Body',
        children: [
          foglia('IdentificativoDominio', dominio),
          foglia('TipoDebito', tributo),
          ...(operation === LOTTO ? [foglia('DimensioneLotto', String(quanti))] : []),
          ...emessi.map(identificativi),
        ],
      },
    ]),
    events: [iuvEmessi(ente, tributo, ultimo, emessi)],
  };
}

function emetti(
  state: IrisState,
  dominio: string,
  tributo: string,
  quanti: number,
  violazione: string | undefined,
): { readonly ente: Ente; readonly emessi: readonly IuvEmesso[] } | GuastoAvviso {
  if (violazione !== undefined) return guastoAvviso('06', violazione);
  if (quanti > LOTTO_MASSIMO)
    return guastoAvviso('07', `chiesti ${quanti} IUV: al massimo ${LOTTO_MASSIMO} con una richiesta`);
  if (quanti < 1) return guastoAvviso('06', `chiesti ${quanti} IUV: almeno uno`);
  const ente = enteDelDominio(state, dominio);
  if (ente === undefined) return guastoAvviso('02', `nessun ente ha codice fiscale ${dominio}`);
  const noto = ente.tributi.get(tributo);
  if (noto === undefined) return guastoAvviso('03', `l’ente non ha il tributo ${tributo}`);
  const interno = state.guastiAvvisi.find((numero) => numero !== '09');
  if (interno !== undefined) return guastoAvviso(interno, GUASTI_AVVISI[interno]);
  const emessi = genera({
    ente: ente.codice,
    tributo,
    parametri: ente.iuv,
    inizio: noto.inizioIuv,
    ultimo: state.iuv.progressivi.get(ente.codice) ?? 0,
    quanti,
  });
  return 'numero' in emessi ? emessi : { ente, emessi };
}

/** The ente of an IdentificativoDominio: its codice fiscale. */
export function enteDelDominio(state: IrisState, dominio: string): Ente | undefined {
  return [...state.enti.values()].find(({ codiceFiscale }) => codiceFiscale === dominio);
}

function identificativi({ iuv, numeroAvviso }: IuvEmesso): XmlTree {
  return {
    name: 'ElencoIdentificativi',
    children: [foglia('IdentificativoUnivocoVersamento', iuv), foglia('NumeroAvviso', numeroAvviso)],
  };
}

/** Numbers are told in the answer; the journal says only how many there were. */
function iuvEmessi({ codice }: Ente, tributo: string, ultimo: number, emessi: readonly IuvEmesso[]): IrisEvent {
  return { type: 'iuvEmessi', ente: codice, tributo, ultimo, quanti: emessi.length, [CARGO]: emessi };
}

/** An answer that says why there is nothing. A fault that a scenario scripted strikes once. */
export function fallita(
  service: SoapService,
  operation: ServiceOperation,
  { numero, perche }: GuastoAvviso,
  state: IrisState,
): Answer {
  return {
    response: rispostaDi(service, operation, [
      {
        name: 'Fault',
        children: [
          foglia('FaultCode', numero),
          foglia('FaultString', GUASTI_AVVISI[numero]),
          foglia('FaultDescription', perche.slice(0, 512)),
        ],
      },
    ]),
    events: state.guastiAvvisi.includes(numero) ? [guastoAvvisiPreso(numero)] : [],
  };
}

function guastoAvvisiPreso(numero: NumeroGuasto): IrisEvent {
  return { type: 'guastoAvvisiPreso', numero };
}
