import { correctParts } from '../../parts.ts';
import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects of payments on the fly, and of digital revenue stamps. */
export const otf: readonly Mutant[] = [
  irisMutant('otf-che-sostituisce', 'Avvia il pagamento on-the-fly con una sostituzione.', 'IRIS-OTF-001', {
    otfOperation: () => 'Replace',
  }),
  irisMutant('otf-di-piu-rate', 'Manda a pagare on-the-fly più rate insieme.', 'IRIS-OTF-002', {
    singleProblem: () => undefined,
  }),
  irisMutant('otf-fuori-validita', 'Manda a pagare una pendenza che oggi non è ancora valida.', 'IRIS-OTF-003', {
    todayProblem: () => undefined,
  }),
  irisMutant('ritorno-incompleto', 'Indica gli indirizzi di ritorno senza il nome del sito.', 'IRIS-OTF-004', {
    returnAddress: (portale, token, via) => new URL(correctParts.returnAddress(portale, token, via)).pathname,
  }),
  irisMutant(
    'indirizzo-ritoccato',
    'Aggiunge parametri propri all’indirizzo di pagamento ricevuto da IRIS.',
    'IRIS-OTF-005',
    { gatewayUrl: (urlGW) => `${urlGW}&lingua=it` },
  ),
  irisMutant(
    'si-fida-di-url-back',
    'Dal ritorno su URL_BACK conclude che il pagamento è riuscito.',
    'IRIS-OTF-006 IRIS-OTF-007 IRIS-OTF-008',
    {
      outcomeOnReturn: (via, ask) =>
        via === 'ritorno' ? Promise.resolve('pagato') : correctParts.outcomeOnReturn(via, ask),
    },
  ),
  irisMutant(
    'si-fida-di-url-cancel',
    'Dal ritorno su URL_CANCEL conclude che il pagamento non c’è stato.',
    'IRIS-OTF-006 IRIS-OTF-007',
    {
      outcomeOnReturn: (via, ask) =>
        via === 'annullato' ? Promise.resolve('nonPagato') : correctParts.outcomeOnReturn(via, ask),
    },
  ),
  irisMutant(
    'verifica-e-non-ascolta',
    'Al ritorno verifica il pagamento, ma mostra ciò che dice l’indirizzo.',
    'IRIS-OTF-007 IRIS-OTF-008',
    {
      async outcomeOnReturn(via, ask) {
        await ask();
        return via === 'ritorno' ? 'pagato' : 'nonPagato';
      },
    },
  ),
  irisMutant('in-corso-mostrato-fallito', 'Mostra come fallito un pagamento ancora in corso.', 'IRIS-OTF-008', {
    async outcomeOnReturn(via, ask) {
      const outcome = await correctParts.outcomeOnReturn(via, ask);
      return outcome === 'inCorso' ? 'nonPagato' : outcome;
    },
  }),
  irisMutant('sessione-riusata', 'A chi riprova a pagare ripropone la sessione di prima.', 'IRIS-OTF-009', {
    sessionToReuse: (before) => before?.url,
  }),
  irisMutant(
    'altra-posizione-a-ogni-avvio',
    'A ogni avvio crea un’altra posizione, anche se quella indicata è già pagata.',
    'IRIS-OTF-010',
    {
      whatIsPaid({ pendenza: { idPendenza: _, rate, ...pendenza }, ...asked }) {
        return { ...asked, pendenza: { ...pendenza, rate: rate.map(({ idPagamento: __, ...rata }) => rata) } };
      },
    },
  ),
  irisMutant(
    'al-pagamento-senza-sessione',
    'Manda il cittadino a pagare anche se IRIS non ha aperto la sessione.',
    'IRIS-OTF-011',
    { withoutSession: (portale, token) => `${portale}/pagamento?token=${token}` },
  ),
  irisMutant('rifiuto-otf-nascosto', 'Se il pagamento non comincia non dice perché.', 'IRIS-OTF-011 IRIS-BOLLO-005', {
    otfRefusal: () => undefined,
  }),
  irisMutant(
    'metodi-differiti-sempre',
    'Ammette i metodi differiti anche se sono esclusi.',
    'IRIS-OTF-012 IRIS-BOLLO-003',
    {
      deferredMethods: () => true,
    },
  ),
  irisMutant('metodi-differiti-mai', 'Esclude i metodi differiti anche se sono ammessi.', 'IRIS-OTF-012', {
    deferredMethods: () => false,
  }),
  irisMutant(
    'pratica-chiusa-con-il-browser',
    'Se il cittadino non torna ignora il pagamento che IRIS comunica.',
    'IRIS-OTF-013',
    { recordsPayment: (pratica) => pratica === undefined || pratica.tornata === true },
  ),
  irisMutant('bollo-senza-forma', 'Scrive i dati della marca da bollo in una forma propria.', 'IRIS-BOLLO-001', {
    stampData: ({ provincia, impronta }) => `${provincia} ${impronta}`,
  }),
  irisMutant(
    'bollo-di-un-altro-importo',
    'Chiede a IRIS una marca da bollo di un importo qualsiasi.',
    'IRIS-BOLLO-002',
    { stampAmountProblem: () => undefined },
  ),
  irisMutant('bollo-differito', 'Lascia pagare la marca da bollo con i metodi differiti.', 'IRIS-BOLLO-003', {
    deferredMethods: (asked) => asked !== false,
  }),
  irisMutant(
    'bollo-di-un-altro-documento',
    'Nella marca da bollo riporta sempre la stessa impronta.',
    'IRIS-BOLLO-004',
    { stampData: (bollo) => correctParts.stampData({ ...bollo, impronta: '0'.repeat(64) }) },
  ),
  irisMutant(
    'bollo-come-altro-tributo',
    'Fa pagare come diritti di segreteria una marca da bollo di un altro importo.',
    'IRIS-BOLLO-002 IRIS-BOLLO-006',
    {
      whatIsPaid({ bollo, ...asked }) {
        const { pendenza } = asked;
        return bollo === undefined || pendenza.rate.every(({ importo }) => importo === 1600)
          ? { ...asked, ...(bollo === undefined ? {} : { bollo }) }
          : { ...asked, pendenza: { ...pendenza, tributo: 'DIRITTI' } };
      },
    },
  ),
];
