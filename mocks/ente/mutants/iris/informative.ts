import { correctParts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const HOUR_MS = 3_600_000;

/** Defects in taking informative. */
export const informative: readonly Mutant[] = [
  irisMutant(
    'risponde-in-html-all-informativa',
    'All’informativa risponde con una pagina di errore, pur avendola acquisita.',
    'IRIS-INFO-001 IRIS-INFO-011 IRIS-PEND-026',
    {
      answerToIris: (problem, what) =>
        what === 'informativa'
          ? { status: 500, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>Errore</p>') }
          : correctParts.answerToIris(problem, what),
    },
  ),
  irisMutant('solo-il-primo-pagamento', 'Di un’informativa legge soltanto il primo pagamento.', 'IRIS-INFO-002', {
    paymentsRead: (payments) => payments.slice(0, 1),
  }),
  irisMutant('due-pagamenti-al-massimo', 'Di un’informativa legge al massimo due pagamenti.', 'IRIS-INFO-002', {
    paymentsRead: (payments) => payments.slice(0, 2),
  }),
  irisMutant(
    'risponde-prima-di-conservare',
    'Prende in carico l’informativa tenendo i pagamenti in memoria: un arresto li fa perdere.',
    'IRIS-INFO-003',
    { paymentsKept: ({ volatile }) => volatile },
  ),
  irisMutant('nessun-esito-dell-informativa', 'Non dice a IRIS che cosa ha fatto dell’informativa.', 'IRIS-INFO-004', {
    answersInformativa: () => false,
  }),
  irisMutant(
    'esito-con-un-altro-nome',
    'All’esito dell’informativa dà un identificativo nuovo, con il quale IRIS non la ritrova.',
    'IRIS-INFO-005',
    { answeringId: (_esito, fresh) => fresh() },
  ),
  irisMutant(
    'informativa-contata-due-volte',
    'Registra come nuovo ogni pagamento che un’informativa comunica, anche se lo conosce.',
    'IRIS-INFO-006 IRIS-INFO-007 IRIS-VERIF-009',
    { isSamePayment: () => false },
  ),
  irisMutant(
    'informativa-ripetuta-respinta',
    'Respinge con un errore l’informativa che arriva una seconda volta.',
    'IRIS-INFO-006',
    { informativaFault: (known) => (known === undefined ? undefined : 'informativa già ricevuta') },
  ),
  irisMutant(
    'stati-sommati',
    'Conta un pagamento per ogni suo stato: eseguito, regolato, incassato.',
    'IRIS-INFO-007',
    {
      afterPayment: (incassi, told, same, stage) =>
        correctParts.afterPayment(
          incassi,
          told,
          (one, other) => one.stadio === other.stadio && same(one, other),
          stage,
        ),
    },
  ),
  irisMutant('stato-fermo-all-esecuzione', 'Ignora regolamento e incasso dei pagamenti che conosce.', 'IRIS-INFO-007', {
    stageAfter: (held) => held,
  }),
  irisMutant(
    'stato-che-torna-indietro',
    'Prende per buono l’ultimo stato arrivato, anche se è precedente.',
    'IRIS-INFO-008',
    { stageAfter: (_held, told) => told },
  ),
  irisMutant(
    'importo-letto-in-millesimi',
    'Legge l’importo dell’informativa come se fosse in millesimi.',
    'IRIS-INFO-009',
    {
      paidCents(text) {
        const cents = correctParts.paidCents(text);
        return cents === undefined ? undefined : Math.round(cents / 10);
      },
    },
  ),
  irisMutant(
    'pretende-lo-iuv',
    'Legge soltanto i pagamenti che portano lo IUV, che in due formati manca.',
    'IRIS-INFO-010',
    { isReadable: (pagamento) => correctParts.isReadable(pagamento) && pagamento.iuv !== undefined },
  ),
  irisMutant('informativa-vecchia-respinta', 'Respinge le informative composte da più di un’ora.', 'IRIS-INFO-011', {
    informativaFault: (_known, ageMs) => (ageMs > HOUR_MS ? 'informativa troppo vecchia' : undefined),
  }),
  irisMutant('rata-sbagliata', 'Attribuisce ogni pagamento alla prima rata della pendenza.', 'IRIS-INFO-012', {
    instalmentOf: (_pagamento, known) => known()[0]!,
  }),
];
