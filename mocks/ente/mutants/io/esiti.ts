import { correctParts } from '../../parts.ts';
import { planMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const ioMutant = planMutant('io');

/** Defects in learning what became of messages. */
export const esiti: readonly Mutant[] = [
  ioMutant('io-201-e-consegnato', 'Dà per consegnato il messaggio appena preso in carico.', 'IO-STS-001', {
    stateWhenTaken: () => 'consegnato',
  }),
  ioMutant('io-respinto-e-consegnato', 'Dà per consegnato anche il messaggio respinto.', 'IO-STS-001 IO-STS-002', {
    ioOutcome: (status) => (status === 'ACCEPTED' || status === 'THROTTLED' ? undefined : 'consegnato'),
  }),
  ioMutant('io-respinto-dimenticato', 'Di un messaggio non consegnato non fa nulla.', 'IO-STS-002', {
    otherChannelAfter: () => false,
  }),
  ioMutant('io-chiede-di-continuo', 'Chiede l’esito di continuo.', 'IO-STS-003', {
    pollWait: () => 0,
  }),
  ioMutant('io-stato-ignoto-e-fallito', 'Dà per non consegnato un messaggio il cui stato non conosce.', 'IO-STS-004', {
    ioOutcome: (status) => (status === 'ACCEPTED' ? undefined : (correctParts.ioOutcome(status) ?? 'nonConsegnato')),
  }),
  ioMutant(
    'io-sospeso-e-fallito',
    'Dà per non consegnato un messaggio ancora in lavorazione.',
    'IO-STS-004 IO-STS-001',
    {
      ioOutcome: (status) => correctParts.ioOutcome(status) ?? 'nonConsegnato',
    },
  ),
  ioMutant(
    'io-errore-e-fallito',
    'Dà per non consegnato un messaggio il cui esito non si è potuto leggere.',
    'IO-STS-001 IO-PAY-008',
    {
      stateWhenUnread: () => 'nonConsegnato',
    },
  ),
  ioMutant('io-non-letto-e-letto', 'Dà per letto ogni messaggio.', 'IO-STS-006 IO-STS-009', {
    readingFrom: () => 'letto',
  }),
  ioMutant('io-lettura-ignota', 'Confonde la lettura che non si può sapere con quella mancata.', 'IO-STS-006', {
    readingFrom: (read) => (read.read_status === 'UNAVAILABLE' ? 'nonLetto' : correctParts.readingFrom(read)),
  }),
  ioMutant('io-pagamento-ignorato', 'Dà per non pagato ciò di cui IO non sa dire.', 'IO-PAY-008', {
    paymentFrom: (reply, read, before) =>
      reply.status === 200 ? correctParts.paymentFrom(reply, read, before) : 'nonPagato',
  }),
  ioMutant('io-pagato-alla-lettura', 'Dà per pagato l’avviso appena consegnato.', 'IO-PAY-009', {
    paymentFrom: () => 'pagato',
  }),
  ioMutant('io-ordinario-non-letto', 'Dà per non letti i messaggi ordinari.', 'IO-STS-009', {
    readingFrom: (read) => correctParts.readingFrom(read) ?? 'nonLetto',
  }),
  ioMutant('io-esito-con-una-chiave', 'Chiede tutti gli esiti con la chiave del primo servizio.', 'IO-STS-007', {
    serviceThatAsks: (_, servizi) => servizi[0]!,
  }),
  ioMutant('io-esito-di-un-altro', 'Chiede l’esito con il codice fiscale di un altro.', 'IO-STS-008', {
    ioMessagePath: (_, id) => `/messages/AAAAAA00A00A000A/${id}`,
  }),
  ioMutant('io-non-trovato-e-fallito', 'Dà per non consegnato un messaggio che IO non trova.', 'IO-STS-001', {
    stateWhenUnread: (stato, status) => (status === 404 ? 'nonConsegnato' : stato),
  }),
  ioMutant(
    'io-identificativo-composto',
    'Chiede l’esito con un identificativo composto da sé.',
    'IO-MSG-015 IO-STS-001 IO-STS-002',
    {
      ioMessagePath: (codiceFiscale) => `/messages/${codiceFiscale}/01JDZ0000000000000000000ZZ`,
    },
  ),
  ioMutant(
    'io-esiti-senza-notifiche',
    'Legge l’esito solo dove c’è l’elenco delle notifiche.',
    'IO-STS-005 IO-STS-001',
    {
      ioOutcome: () => undefined,
    },
  ),
];
