import { correctParts } from '../../../parts.ts';
import { planMutant } from '../../mutant.ts';
import type { Mutant } from '../../mutant.ts';

const mutant = planMutant('iris-spx');

/** Defects in speaking with SmartProxy, and in what is made of its answers. */
export const spxServizio: readonly Mutant[] = [
  mutant('spx-senza-credenziali', 'Chiama SmartProxy senza utente e password.', 'IRIS-SPX-014', {
    spxHeaders: () => ({}),
  }),
  mutant('spx-parte-con-un-altro-nome', 'Invia il file in una parte di nome «file».', 'IRIS-SPX-015', {
    spxPart: () => 'file',
  }),
  mutant(
    'spx-trasmissione-come-numero',
    'Tiene l’idTrasmissione come numero: le ultime cifre cambiano.',
    'IRIS-SPX-016',
    {
      transmissionKept: (id) => String(BigInt(Number(id))),
    },
  ),
  mutant('spx-accettate-appena-ricevute', 'Considera concluso un file appena ricevuto.', 'IRIS-SPX-019 IRIS-SPX-016', {
    sendingStatus: (pendenza) => (pendenza.inCorso === undefined ? correctParts.sendingStatus(pendenza) : 'accettata'),
  }),
  mutant(
    'spx-scarti-ignorati',
    'Dell’esito guarda soltanto se c’è: considera accettati tutti i debiti.',
    'IRIS-SPX-013 IRIS-SPX-017 IRIS-SPX-018',
    {
      discardedByCsv: () => new Map(),
    },
  ),
  mutant('spx-un-errore-per-tutti', 'A una riga KO considera scartato il file intero.', 'IRIS-SPX-017', {
    refusesWholeFile: (rows) => rows.some(({ esito }) => esito === 'KO'),
  }),
  mutant('spx-riga-senza-debito-ignorata', 'Non capisce la riga dell’esito che non nomina un debito.', 'IRIS-SPX-018', {
    discardedByCsv: (rows, ids) =>
      correctParts.discardedByCsv(
        rows.filter(({ idDebito }) => idDebito !== ''),
        ids,
      ),
  }),
  mutant('spx-file-perduto', 'Se la risposta all’invio va perduta, dimentica il file.', 'IRIS-SPX-020 IRIS-SPX-021', {
    keepsLostFile: () => false,
  }),
  mutant('spx-503-definitivo', 'Considera definitivo un errore temporaneo di SmartProxy.', 'IRIS-SPX-021', {
    spxFate: (reply) => (reply.status === 503 ? 'refused' : correctParts.spxFate(reply)),
  }),
  mutant('spx-insiste-sul-401', 'Ripete l’invio anche se le credenziali sono rifiutate.', 'IRIS-SPX-022', {
    spxAgain: (reply, attempt) => (reply.status === 401 && attempt < 5) || correctParts.spxAgain(reply, attempt),
  }),
  mutant('spx-tace-sul-401', 'Non dice all’operatore che le credenziali sono rifiutate.', 'IRIS-SPX-022', {
    spxTrouble: (action, reply) => (reply.status === 401 ? '' : correctParts.spxTrouble(action, reply)),
  }),
  mutant('spx-tace-sugli-scarti', 'Non mostra i motivi degli scarti.', 'IRIS-SPX-013 IRIS-SPX-017', {
    errorTexts: () => [],
  }),
];

/** Defects in drawing informative. */
export const spxPrelievo: readonly Mutant[] = [
  mutant('spx-solo-la-prima-informativa', 'Preleva soltanto la prima informativa dell’elenco.', 'IRIS-SPX-030', {
    informativeToDraw: (listed, open) => correctParts.informativeToDraw(listed, open).slice(0, 1),
  }),
  mutant('spx-solo-la-prima-riga', 'Di ogni informativa legge soltanto la prima riga.', 'IRIS-SPX-030', {
    informativaRows: (rows) => rows.slice(0, 1),
  }),
  mutant('spx-informativa-perduta', 'Se il prelievo non riesce rinuncia all’informativa.', 'IRIS-SPX-031', {
    forgetsLost: () => true,
  }),
  mutant('spx-si-fida-dell-elenco', 'Preleva soltanto ciò che l’elenco presenta ancora.', 'IRIS-SPX-031', {
    informativeToDraw: (listed) => listed,
  }),
  mutant('spx-pagamenti-in-memoria', 'Tiene in memoria i pagamenti prelevati.', 'IRIS-SPX-032', {
    paymentsKept: ({ volatile }) => volatile,
  }),
  mutant(
    'spx-importo-letto-in-centesimi',
    'Legge come centesimi i millesimi dell’informativa.',
    'IRIS-SPX-034 IRIS-SPX-035',
    {
      csvCents: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
    },
  ),
  mutant('spx-importo-in-virgola-mobile', 'Legge l’importo in virgola mobile e lo tronca.', 'IRIS-SPX-034', {
    csvCents: (text) => (/^\d+$/.test(text) ? Math.floor((Number(text) / 1000) * 100) : undefined),
  }),
  mutant('spx-contato-a-ogni-informativa', 'Conta un pagamento per ogni informativa che lo riporta.', 'IRIS-SPX-035', {
    isSamePayment: () => false,
  }),
  mutant('spx-riga-divisa-a-mano', 'Divide la riga al separatore senza guardare le virgolette.', 'IRIS-SPX-036', {
    csvSplit: (line) => line.split('|'),
  }),
  mutant('spx-pagata-la-prima-rata', 'Attribuisce ogni pagamento alla prima rata del debito.', 'IRIS-SPX-037', {
    csvInstalment: ({ idDebito, idPagamento }, first) => first(idDebito) ?? idPagamento,
  }),
];
