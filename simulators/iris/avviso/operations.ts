import type { Answer, Context } from '../../kernel/platform.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import type { ServiceOperation } from '../contract/soap-service.ts';
import { rigaScritta } from '../eventi.ts';
import { guastoAvviso, GUASTI_AVVISI } from '../iuv/guasti-avvisi.ts';
import type { GuastoAvviso } from '../iuv/guasti-avvisi.ts';
import { LOTTO_MASSIMO } from '../iuv/genera.ts';
import { enteDelDominio, fallita } from '../iuv/operations.ts';
import { foglia, operationsOf, rispostaDi, testoIn } from '../operations/servizio.ts';
import type { IrisEvent, IrisState, Riga } from '../state.ts';
import { avvisoPer } from './emissione.ts';
import type { DaStampare } from './emissione.ts';
import { generazioneAvvisi } from './servizio.ts';
import { stampaAvviso } from './stampa.ts';

const [SINGOLO, LOTTO] = generazioneAvvisi.operations as [ServiceOperation, ServiceOperation];
const DOCUMENTO = 'AVVISO DI PAGAMENTO';

/** GeneraAvviso and GeneraLottoAvvisi (iris.md §3.8): a notice for each IUV, or for none of them where one cannot be made. */
export const emissione = operationsOf(generazioneAvvisi, {
  GeneraAvviso: (richiesta, violazione, state, context) =>
    avvisiPer(SINGOLO, richiesta, [testoIn(richiesta, IUV)], violazione, state, context),
  GeneraLottoAvvisi: (richiesta, violazione, state, context) =>
    avvisiPer(
      LOTTO,
      richiesta,
      richiesta.children
        .filter(({ name }) => name === 'ElencoIdentificativi')
        .flatMap(({ children }) => children.map(({ text }) => text.trim())),
      violazione,
      state,
      context,
    ),
});

const IUV = 'IdentificativoUnivocoVersamento';

async function avvisiPer(
  operation: ServiceOperation,
  richiesta: XmlElement,
  iuv: readonly string[],
  violazione: string | undefined,
  state: IrisState,
  { clock }: Context,
): Promise<Answer> {
  const dominio = testoIn(richiesta, 'IdentificativoDominio');
  const avvisi = violazione === undefined ? tutti(state, dominio, iuv) : guastoAvviso('06', violazione);
  if ('numero' in avvisi) return fallita(generazioneAvvisi, operation, avvisi, state);
  const pdf: string[] = [];
  for (const { avviso } of avvisi) pdf.push(Buffer.from(await stampaAvviso(avviso, clock.now())).toString('base64'));
  const body =
    operation === SINGOLO
      ? [foglia('AvvisoAnalogico', pdf[0]!)]
      : [
          foglia('IdentificativoDominio', dominio),
          foglia('DimensioneLotto', String(pdf.length)),
          ...pdf.map((uno) => ({ name: 'ElencoAvvisi', children: [foglia('AvvisoAnalogico', uno)] })),
        ];
  return {
    response: rispostaDi(generazioneAvvisi, operation, [{ name: 'Body', children: body }]),
    events: documenti(avvisi),
  };
}

function tutti(state: IrisState, dominio: string, iuv: readonly string[]): readonly DaStampare[] | GuastoAvviso {
  if (iuv.length > LOTTO_MASSIMO)
    return guastoAvviso('07', `chiesti ${iuv.length} avvisi: al massimo ${LOTTO_MASSIMO} con una richiesta`);
  const ente = enteDelDominio(state, dominio);
  if (ente === undefined) return guastoAvviso('08', `nessun ente ha codice fiscale ${dominio}`);
  const interno = state.guastiAvvisi.find((numero) => numero !== '05');
  if (interno !== undefined) return guastoAvviso(interno, GUASTI_AVVISI[interno]);
  const avvisi: DaStampare[] = [];
  for (const uno of iuv) {
    const avviso = avvisoPer(state, ente, uno);
    if ('numero' in avviso) return avviso;
    avvisi.push(avviso);
  }
  return avvisi;
}

/** The positions now have a document: who asks about them is told so (iris.md §3.5). */
function documenti(avvisi: readonly DaStampare[]): readonly IrisEvent[] {
  const righe = new Map<string, Riga>();
  for (const { posizione } of avvisi) {
    const riga = righe.get(posizione.riga.id) ?? posizione.riga;
    righe.set(riga.id, {
      ...riga,
      condizioni: riga.condizioni.map((una) =>
        una.idPagamento === posizione.condizione.idPagamento && !una.annullata ? { ...una, documento: DOCUMENTO } : una,
      ),
    });
  }
  return [...righe.values()].map(rigaScritta);
}
