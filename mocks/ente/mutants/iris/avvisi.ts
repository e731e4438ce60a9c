import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects with numbers of payments and notices. */
export const avvisi: readonly Mutant[] = [
  irisMutant(
    'dominio-con-codice-cart',
    'Come dominio manda il nome dell’ente su CART invece del suo codice fiscale.',
    'IRIS-IUV-001 IRIS-AVV-004',
    { domainOf: ({ codice }) => codice },
  ),
  irisMutant('lotto-oltre-mille', 'Chiede con una sola richiesta tutti gli IUV che servono.', 'IRIS-IUV-002', {
    lotSizes: (wanted) => [wanted],
  }),
  irisMutant(
    'numero-avviso-come-numero',
    'Tiene il numero avviso come numero: perde gli zeri iniziali e le ultime cifre.',
    'IRIS-IUV-003 IRIS-AVV-002',
    { numberKept: ({ iuv, numeroAvviso }) => ({ iuv, numeroAvviso: String(Number(numeroAvviso)) }) },
  ),
  irisMutant(
    'numero-avviso-ricomposto',
    'Ricompone il numero avviso mettendo sempre 3 davanti allo IUV.',
    'IRIS-IUV-003',
    { numberKept: ({ iuv }) => ({ iuv, numeroAvviso: `3${iuv}` }) },
  ),
  irisMutant('solo-il-primo-lotto', 'Di più richieste tiene soltanto gli IUV della prima.', 'IRIS-IUV-004', {
    numbersTogether: (lots) => lots[0] ?? [],
  }),
  irisMutant(
    'errore-dei-servizi-ignorato',
    'Non guarda se la risposta porta un errore, perché arriva con HTTP 200.',
    'IRIS-IUV-005 IRIS-AVV-007',
    { serviceRefusal: () => undefined },
  ),
  irisMutant(
    'motivo-del-rifiuto-taciuto',
    'Se IRIS rifiuta si ferma senza dire nulla all’operatore.',
    'IRIS-IUV-005 IRIS-AVV-007',
    { serviceRefusal: () => '' },
  ),
  irisMutant('iuv-riusato', 'Dà a tutte le pendenze il primo IUV della riserva.', 'IRIS-IUV-006 IRIS-PEND-003', {
    numberFor: (numbers) => numbers[0],
  }),
  irisMutant(
    'avviso-di-un-altro',
    'Chiede gli avvisi insieme e li consegna nell’ordine inverso.',
    'IRIS-AVV-002 IRIS-AVV-003',
    { noticeAt: (notices, at) => notices.at(-1 - at)! },
  ),
  irisMutant('iuv-senza-controllo', 'Quando chiede l’avviso azzera le cifre di controllo dello IUV.', 'IRIS-AVV-004', {
    iuvOfPayment: (idPagamento) => idPagamento.replace(/..$/, '00'),
  }),
];
