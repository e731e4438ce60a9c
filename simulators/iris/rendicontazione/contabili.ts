import type { Answer } from '../../kernel/platform.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import { choice, element, inline } from '../contract/schema/words.ts';
import type { ServiceOperation, SoapService } from '../contract/soap-service.ts';
import { guastoAvviso } from '../iuv/guasti-avvisi.ts';
import type { GuastoAvviso } from '../iuv/guasti-avvisi.ts';
import { enteDelDominio, fallita } from '../iuv/operations.ts';
import { TIPI_COMUNI } from '../iuv/servizio.ts';
import { foglia, operationsOf, rispostaDi, testoIn } from '../operations/servizio.ts';
import type { Handler } from '../operations/servizio.ts';
import { CARGO } from '../state.ts';
import type { IrisState } from '../state.ts';
import { sommaDi } from './flusso.ts';
import type { Flusso } from './flusso.ts';
import { flussiDi } from './registro.ts';

const NAMESPACE = 'http://idp.tasgroup.it/RiconciliazioneFlussiContabili/';
const CHIAVE = ['IdentificativoDominio:Testo35', 'IdentificativoSupporto:Testo35'];

/** RiconciliazioneFlussiContabili (iris.md §1.2, §3.8): the bank's movements go to IRIS, and its report comes back. */
export const riconciliazioneFlussiContabili: SoapService = {
  name: 'RiconciliazioneFlussiContabili',
  namespace: NAMESPACE,
  paths: ['/IdpBillerNdPServices/RiconciliazioneFlussiContabili'],
  operations: ['InvioFlussoContabile', 'RicezioneRapportoDiRiconciliazione'].map((name) => ({
    name,
    soapAction: `${NAMESPACE}${name}`,
    request: `${name}Request`,
    response: `${name}Response`,
  })),
  declarations: [
    ...TIPI_COMUNI,
    choice('Tipo', ['RE', 'GC']),
    element('InvioFlussoContabileRequest', ...CHIAVE, 'TipoFlusso:Tipo', 'Flusso:xs:base64Binary'),
    element('InvioFlussoContabileResponse', 'Fault:Errore?', inline('Body?', ...CHIAVE, 'TipoFlusso:Tipo')),
    element('RicezioneRapportoDiRiconciliazioneRequest', ...CHIAVE, 'TipoFlusso:Tipo'),
    element(
      'RicezioneRapportoDiRiconciliazioneResponse',
      'Fault:Errore?',
      inline('Body?', ...CHIAVE, 'TipoFlusso:Tipo', 'RDR:xs:base64Binary'),
    ),
  ],
};

const [INVIO, RAPPORTO] = riconciliazioneFlussiContabili.operations as [ServiceOperation, ServiceOperation];

/** Which accounting flow a request speaks of. */
interface Contabile {
  readonly dominio: string;
  readonly supporto: string;
  readonly tipo: string;
}

const chiaveDi = ({ dominio, supporto, tipo }: Contabile): string => `${dominio}/${tipo}/${supporto}`;

const invio: Handler = (richiesta, violazione, state) => {
  const contabile = chiesto(richiesta, violazione, state);
  if ('numero' in contabile) return fallita(riconciliazioneFlussiContabili, INVIO, contabile, state);
  const bytes = Buffer.from(testoIn(richiesta, 'Flusso'), 'base64');
  return {
    response: risposta(INVIO, contabile),
    events: [
      {
        type: 'flussoContabile',
        ...contabile,
        byte: bytes.length,
        [CARGO]: { chiave: chiaveDi(contabile), testo: bytes.toString('utf8') },
      },
    ],
  };
};

const rapporto: Handler = (richiesta, violazione, state) => {
  const contabile = chiesto(richiesta, violazione, state);
  if ('numero' in contabile) return fallita(riconciliazioneFlussiContabili, RAPPORTO, contabile, state);
  const testo = state.flussi.contabili.get(chiaveDi(contabile));
  if (testo === undefined)
    return fallita(
      riconciliazioneFlussiContabili,
      RAPPORTO,
      guastoAvviso('06', `nessun flusso ${contabile.tipo} è stato inviato con il supporto ${contabile.supporto}`),
      state,
    );
  const righe = rapportoDi(testo, flussiDi(state.flussi, contabile.dominio));
  return {
    response: risposta(RAPPORTO, contabile, foglia('RDR', Buffer.from(righe.join('\n')).toString('base64'))),
  };
};

/** The service's two operations. */
export const contabili = operationsOf(riconciliazioneFlussiContabili, {
  InvioFlussoContabile: invio,
  RicezioneRapportoDiRiconciliazione: rapporto,
});

/**
 * The report on a flow of movements [reconstructed: the formats of RE, GC and RDR are not public]. What is certain is read of
 * it, the flow that each causale names after `/URI/`, whatever the case (iris.md §7.1, §8.3); amounts of movements are not.
 */
export function rapportoDi(testo: string, pubblicati: readonly Flusso[]): readonly string[] {
  const nominati = [...testo.matchAll(/\/URI\/([\w-]{1,35})/gi)].map(([, id]) => id!);
  return [
    'IDENTIFICATIVO_FLUSSO|STATO|ANOMALIA',
    ...new Set(nominati).values().map((id) => {
      const flusso = pubblicati.find(({ identificativo }) => identificativo.toUpperCase() === id.toUpperCase());
      if (flusso === undefined) return `${id}|NON RICONCILIATO|E_RENDICONTAZIONE_NON_TROVATA`;
      return sommaDi(flusso.pagamenti) === flusso.totaleDichiarato
        ? `${flusso.identificativo}|RICONCILIATO|`
        : `${flusso.identificativo}|NON RICONCILIATO|E_IMPORTI_INCONGRUENTI`;
    }),
  ];
}

function chiesto(richiesta: XmlElement, violazione: string | undefined, state: IrisState): Contabile | GuastoAvviso {
  if (violazione !== undefined) return guastoAvviso('06', violazione);
  const dominio = testoIn(richiesta, 'IdentificativoDominio');
  return enteDelDominio(state, dominio) === undefined
    ? guastoAvviso('08', `nessun ente ha codice fiscale ${dominio}`)
    : {
        dominio,
        supporto: testoIn(richiesta, 'IdentificativoSupporto'),
        tipo: testoIn(richiesta, 'TipoFlusso'),
      };
}

function risposta(
  operation: ServiceOperation,
  { dominio, supporto, tipo }: Contabile,
  ...altro: readonly ReturnType<typeof foglia>[]
): Answer['response'] {
  return rispostaDi(riconciliazioneFlussiContabili, operation, [
    {
      name: 'Body',
      children: [
        foglia('IdentificativoDominio', dominio),
        foglia('IdentificativoSupporto', supporto),
        foglia('TipoFlusso', tipo),
        ...altro,
      ],
    },
  ]);
}
