import type { WireResponse } from '../../../simulators/kernel/exchange.ts';
import { elementAt, parseXml, textAt } from '../../../simulators/kernel/xml.ts';
import { parseJson } from '../../../simulators/kernel/json.ts';
import type { Anomalia, FlussoHeld, Movimento, ReconcileFlows } from '../../../sut/commands/iris-flussi.ts';
import { Rejection } from '../rejection.ts';
import { askService } from './biller.ts';
import type { BillerService } from './biller.ts';
import { isNetwork } from './client.ts';
import type { IrisDesk } from './desk.ts';
import { instalment } from './verification.ts';
import { childrenOf, leaf } from './xml.ts';

/** One payment that a flow tells; `importo` in cents, without sign. */
export interface PagamentoRendicontato {
  readonly iuv: string;
  /** 0, 3 or 9 (iris.md §8.1). */
  readonly esito: string;
  readonly importo: number;
}

/** A flow as the ente holds it. */
export interface FlussoTenuto extends FlussoHeld {
  /** As whoever gave it writes it: texts that sort as instants do. */
  readonly dataOra: string;
  /** Codice fiscale of the ente that it is for. */
  readonly dominio: string;
  readonly totale: number;
  readonly numero: number;
  readonly pagamenti: readonly PagamentoRendicontato[];
}

type Prelevato = Pick<FlussoTenuto, 'identificativo' | 'dataOra' | 'dominio' | 'totale' | 'numero' | 'pagamenti'>;

const FLOWS = 'iris/flusso/';
const TRANSFERS = 'iris/movimenti';

const NODO: BillerService = {
  path: '/IdpBillerNdpServices/NodoPerPa',
  namespace: 'http://ws.pagamenti.telematici.gov/',
  action: (operation) => operation,
  request: (operation) => operation,
};

/**
 * Fetches the flows that are new, and reconciles every flow held with what was due and with the transfers (iris.md §8.3).
 * @throws Rejection where the flows cannot be had.
 */
export async function reconcileFlows(
  desk: IrisDesk,
  { movimenti, servizio = 'soap' }: ReconcileFlows,
): Promise<{ flussi: readonly FlussoHeld[]; totale: number; movimentiSenzaFlusso: readonly string[] }> {
  const { lasting } = desk.memories;
  const transfers = [...((lasting.get(TRANSFERS) as readonly Movimento[] | undefined) ?? []), ...movimenti];
  const fetched = servizio === 'soap' ? await fetchBySoap(desk) : await fetchByRest(desk);
  lasting.setMany([
    [TRANSFERS, transfers],
    ...fetched.map((flow): readonly [string, unknown] => [`${FLOWS}${desk.parts.flowKey(flow)}`, flow]),
  ]);
  const held = lasting.keys(FLOWS).map((key) => reconciled(desk, lasting.get(key) as Prelevato, transfers));
  const explained = held.flatMap((flow) => desk.parts.transferOf(flow, transfers) ?? []);
  return {
    flussi: held.map(({ identificativo, stato, riconciliato, anomalie }) => ({
      identificativo,
      stato,
      riconciliato,
      anomalie,
    })),
    totale: held.reduce((sum, { riconciliato }) => sum + riconciliato, 0),
    movimentiSenzaFlusso: desk.parts.transfersWaiting(transfers, explained),
  };
}

function reconciled(
  { archive, configuration, parts }: IrisDesk,
  flow: Prelevato,
  transfers: readonly Movimento[],
): FlussoTenuto {
  const { numero, totale, pagamenti } = flow;
  const wrong = pagamenti.map((each) => parts.paymentAnomaly(each, instalment(archive, each.iuv)));
  const anomalie: Anomalia[] = [
    ...new Set([
      ...parts.declaredAnomalies(numero, totale, pagamenti, parts.flowAmount),
      ...wrong.filter((each) => each !== undefined),
      ...[
        parts.transferAnomaly(totale, parts.transferOf(flow, transfers)),
        parts.recipientAnomaly(flow.dominio, configuration.ente),
      ].filter((each) => each !== undefined),
    ]),
  ];
  const stato = parts.flowStatus(anomalie);
  const riconciliato =
    stato === 'nonRiconciliato'
      ? 0
      : pagamenti.reduce((sum, each, at) => sum + (wrong[at] === undefined ? parts.flowAmount(each) : 0), 0);
  return { ...flow, stato, riconciliato, anomalie };
}

function heldFlow({ memories, parts }: IrisDesk, identificativo: string, dataOra: string): FlussoTenuto | undefined {
  return memories.lasting.get(`${FLOWS}${parts.flowKey({ identificativo, dataOra })}`) as FlussoTenuto | undefined;
}

async function fetchBySoap(desk: IrisDesk): Promise<readonly Prelevato[]> {
  const { configuration, parts } = desk;
  const access = accessOf(desk);
  const who = [
    leaf('identificativoIntermediarioPA', access.intermediario),
    leaf('identificativoStazioneIntermediarioPA', access.stazione),
    leaf('password', access.password),
    leaf('identificativoDominio', parts.flowDomain(configuration.ente)),
  ];
  const list = await askService(desk, NODO, 'nodoChiediElencoFlussiRendicontazione', who);
  refuseFault(textAt(list, 'fault', 'faultString'));
  const fetched: Prelevato[] = [];
  for (const item of childrenOf(elementAt(list, 'elencoFlussiRendicontazione'), 'idRendicontazione')) {
    const identificativo = textAt(item, 'identificativoFlusso') ?? '';
    const dataOra = textAt(item, 'dataOraFlusso') ?? '';
    if (!parts.isNewFlow(dataOra, heldFlow(desk, identificativo, dataOra))) continue;
    const answer = await askService(desk, NODO, 'nodoChiediFlussoRendicontazione', [
      ...who,
      leaf('identificativoFlusso', identificativo),
    ]);
    refuseFault(textAt(answer, 'fault', 'faultString'));
    const parsed = parseXml(Buffer.from(textAt(answer, 'xmlRendicontazione') ?? '', 'base64'));
    if (!parsed.ok) throw new Rejection(`Il flusso ${identificativo} non si legge.`);
    const { root } = parsed;
    fetched.push({
      identificativo,
      dataOra,
      dominio: textAt(root, 'istitutoRicevente', 'identificativoUnivocoRicevente', 'codiceIdentificativoUnivoco') ?? '',
      numero: Number(textAt(root, 'numeroTotalePagamenti')),
      totale: parts.flowCents(textAt(root, 'importoTotalePagamenti') ?? ''),
      pagamenti: childrenOf(root, 'datiSingoliPagamenti').map((each) => ({
        iuv: textAt(each, 'identificativoUnivocoVersamento') ?? '',
        esito: textAt(each, 'codiceEsitoSingoloPagamento') ?? '',
        importo: parts.flowCents(textAt(each, 'singoloImportoPagato') ?? ''),
      })),
    });
  }
  return fetched;
}

interface Page {
  readonly metadata: { readonly totPage: number };
  readonly data: readonly Readonly<Record<string, string | number>>[];
}

const ESITO_REST: Readonly<Record<string, string>> = { EXECUTED: '0', REVOKED: '3', NO_RPT: '9' };

async function fetchByRest(desk: IrisDesk): Promise<readonly Prelevato[]> {
  const { configuration, parts } = desk;
  const base = `/organizations/${parts.flowDomain(configuration.ente)}/fdrs`;
  const fetched: Prelevato[] = [];
  for (const item of await allPages(desk, base)) {
    const identificativo = String(item['fdr']);
    const dataOra = String(item['published']);
    if (!parts.isNewFlow(dataOra, heldFlow(desk, identificativo, dataOra))) continue;
    const at = `${base}/${encodeURIComponent(identificativo)}/revisions/${item['revision']!}/psps/${item['pspId']!}`;
    const flow = await getJson<
      Readonly<Record<string, string | number>> & { readonly receiver: { readonly organizationId: string } }
    >(desk, at);
    fetched.push({
      identificativo,
      dataOra,
      dominio: flow.receiver.organizationId,
      numero: Number(flow['totPayments']),
      totale: parts.flowCents(String(flow['sumPayments'])),
      pagamenti: (await allPages(desk, `${at}/payments`)).map((each) => ({
        iuv: String(each['iuv']),
        esito: ESITO_REST[String(each['payStatus'])] ?? '',
        importo: parts.flowCents(String(each['pay'])),
      })),
    });
  }
  return fetched;
}

async function allPages(desk: IrisDesk, path: string): Promise<Page['data']> {
  const first = await getJson<Page>(desk, path);
  const data = [...first.data];
  for (const page of desk.parts.pagesAfterFirst(first.metadata.totPage))
    data.push(...(await getJson<Page>(desk, `${path}?page=${page}`)).data);
  return data;
}

async function getJson<T>(desk: IrisDesk, path: string): Promise<T> {
  let response: WireResponse;
  try {
    response = await desk.ports.transport(
      {
        method: 'GET',
        url: `${desk.configuration.url}${path}`,
        headers: { 'ocp-apim-subscription-key': accessOf(desk).chiave },
        body: new Uint8Array(0),
      },
      { timeoutMs: 30_000 },
    );
  } catch (error) {
    if (!isNetwork(error)) throw error;
    throw new Rejection('Il servizio dei flussi non risponde: riprovare più tardi.');
  }
  const parsed = parseJson(response.body);
  if (response.status !== 200 || !parsed.ok)
    throw new Rejection(`Il servizio dei flussi rifiuta la richiesta (stato ${response.status}).`);
  return parsed.value as T;
}

function accessOf({ configuration }: IrisDesk): NonNullable<IrisDesk['configuration']['rendicontazione']> {
  if (configuration.rendicontazione === undefined)
    throw new Rejection('Mancano le credenziali per prelevare i flussi di rendicontazione.');
  return configuration.rendicontazione;
}

function refuseFault(fault: string | undefined): void {
  if (fault !== undefined) throw new Rejection(`I flussi di rendicontazione non sono stati dati: ${fault}.`);
}
