import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects in the notification cost at payment time. */
export const costo: readonly Mutant[] = [
  sendMutant(
    'verifica-senza-costo',
    'Alla verifica comunica l’importo base, senza chiedere a SEND il costo.',
    'SEND-COSTO-001 SEND-COSTO-003',
    { priceAtVerify: () => Promise.resolve(0) },
  ),
  sendMutant(
    'costo-vecchio-all-attivazione',
    'All’attivazione usa il costo letto alla verifica, senza chiederlo di nuovo.',
    'SEND-COSTO-004 SEND-COSTO-021',
    {
      priceAtActivation: (ask, posizione) =>
        posizione.annullata === true || posizione.ultimoCosto === undefined
          ? ask()
          : Promise.resolve(posizione.ultimoCosto),
    },
  ),
  sendMutant(
    'costo-parziale',
    'Aggiunge il costo parziale, senza IVA e senza il costo dell’ente.',
    'SEND-COSTO-006 SEND-COSTO-003 SEND-COSTO-005 SEND-COSTO-015',
    { feeOf: (price) => correctParts.feeOf({ totalPrice: (price as { partialPrice?: unknown }).partialPrice }) },
  ),
  sendMutant(
    'costo-maggiorato-dopo-la-lettura',
    'Quando il destinatario ha aperto la notifica aggiunge al costo un diritto di un euro.',
    'SEND-COSTO-003 SEND-COSTO-005',
    {
      feeOf: (price) => {
        const fee = correctParts.feeOf(price);
        const viewed = (price as { notificationViewDate?: unknown } | undefined)?.notificationViewDate !== undefined;
        return fee === undefined ? undefined : fee + (viewed ? 100 : 0);
      },
    },
  ),
  sendMutant(
    'costo-confuso-nel-debito',
    'Registra come debito pagato anche il costo della notifica.',
    'SEND-COSTO-022',
    { notificationCostIn: () => 0 },
  ),
  sendMutant(
    'costo-registrato-minimo',
    'Registra a parte il costo minimo di due euro, qualunque costo sia stato pagato.',
    'SEND-COSTO-022',
    { notificationCostIn: (paid, debt) => Math.min(200, correctParts.notificationCostIn(paid, debt)) },
  ),
  sendMutant(
    'euro-in-virgola-mobile',
    'Tiene gli euro in virgola mobile a precisione singola e ne tronca i decimali.',
    'SEND-COSTO-012 SEND-COSTO-005 SEND-COSTO-003',
    { centsToEuro: (cents) => (Math.trunc(Math.fround(cents / 100) * 100) / 100).toFixed(2) },
  ),
  sendMutant(
    'versamento-senza-decimali',
    'Scrive l’importo dei versamenti senza gli zeri finali: 52 invece di 52.00.',
    'PAGOPA-STAZ-009 PAGOPA-STAZ-002',
    { transferAmount: (euro) => euro.replace(/\.00$/, '') },
  ),
  sendMutant(
    'costo-chiesto-come-mittente',
    'Chiede il costo con il codice fiscale del mittente anche quando il creditore è un altro ente.',
    'SEND-COSTO-002 SEND-COSTO-017',
    { paTaxIdFor: (_, { mittente }) => mittente.codiceFiscale },
  ),
  sendMutant(
    'costo-del-primo-destinatario',
    'Per ogni avviso di una notifica chiede il costo del primo.',
    'SEND-COSTO-020 SEND-COSTO-005 SEND-COSTO-011',
    {
      noticeForPrice: (posizione, sameNotification) =>
        posizione.notifica === undefined ? posizione.numeroAvviso : sameNotification[0]!.numeroAvviso,
    },
  ),
  sendMutant(
    'somma-dei-destinatari',
    'Al costo di un destinatario somma quelli già letti degli altri destinatari della notifica.',
    'SEND-COSTO-020',
    { feeAmong: (told, others) => others.reduce((sum, { ultimoCosto = 0 }) => sum + ultimoCosto, told) },
  ),
  sendMutant(
    'lettura-di-un-altro',
    'Quando uno dei destinatari ha letto considera definitivo il costo di tutti.',
    'SEND-COSTO-021',
    {
      priceAtActivation: (ask, { ultimoCosto, annullata }, events) =>
        ultimoCosto !== undefined &&
        annullata === undefined &&
        events.some(({ element }) => element?.category === 'NOTIFICATION_VIEWED')
          ? Promise.resolve(ultimoCosto)
          : ask(),
    },
  ),
  sendMutant(
    'costo-dopo-l-annullamento',
    'Dopo l’annullamento della notifica continua a chiedere l’ultimo costo letto.',
    'SEND-COSTO-009',
    { priceFallback: (_, posizione) => posizione.ultimoCosto ?? 0 },
  ),
  sendMutant(
    'carta-dovuta-dopo-l-annullamento',
    'Dopo l’annullamento toglie il costo soltanto se nulla è partito su carta.',
    'SEND-COSTO-009',
    {
      priceFallback: (reply, posizione, policy) =>
        reply.status === 404 && (posizione.ultimoCosto ?? 0) > 200
          ? posizione.ultimoCosto!
          : correctParts.priceFallback(reply, posizione, policy),
    },
  ),
  sendMutant(
    'costo-inventato',
    'Quando SEND non conosce un costo ne inventa uno di due euro.',
    'SEND-COSTO-010 SEND-COSTO-009',
    {
      priceFallback: (reply, posizione, policy) =>
        reply.status === 404 ? 200 : correctParts.priceFallback(reply, posizione, policy),
    },
  ),
  sendMutant(
    'costo-inventato-se-tace',
    'Quando SEND non risponde aggiunge un costo forfettario di propria scelta.',
    'SEND-COSTO-015',
    {
      priceFallback: (reply, posizione, policy) =>
        reply.status === 404 ? correctParts.priceFallback(reply, posizione, policy) : 333,
    },
  ),
  sendMutant(
    'costo-ricostruito',
    'Ricostruisce il costo dalle sue componenti invece di usare il totale, anche quando non è dovuto.',
    'SEND-COSTO-011',
    {
      feeOf: (price) => {
        const { sendFee = 0, analogCost = 0, vat = 0, paFee = 0 } = price as Record<string, number>;
        return sendFee + Math.round((analogCost * (100 + vat)) / 100) + paFee;
      },
    },
  ),
  sendMutant(
    'costo-senza-tempo-massimo',
    'Attende il costo senza un tempo massimo, mentre il nodo aspetta la risposta.',
    'SEND-COSTO-008 PAGOPA-STAZ-004',
    {
      timeoutFor: (operation) =>
        operation === 'retrieveNotificationPrice' ? undefined : correctParts.timeoutFor(operation),
    },
  ),
  sendMutant(
    'senza-metadati',
    'Non riporta il costo della notifica fra i metadati del pagamento.',
    'SEND-COSTO-007 SEND-COSTO-019',
    {
      metadataFor: () => [],
    },
  ),
  sendMutant(
    'metadati-in-euro',
    'Riporta nei metadati il costo in euro invece che in centesimi.',
    'PAGOPA-STAZ-027 SEND-COSTO-007 SEND-COSTO-019',
    { metadataFor: (fee) => [{ key: 'NOTIFICATION_FEE', value: correctParts.centsToEuro(fee) }] },
  ),
  sendMutant(
    'regola-dichiarata-e-non-tenuta',
    'Dichiara di usare l’ultimo costo letto, ma quando SEND tace comunica l’importo base.',
    'SEND-COSTO-018',
    { priceFallback: () => 0 },
  ),
  sendMutant('iva-fissa', 'Calcola l’IVA al 22 per cento qualunque aliquota porti la notifica.', 'SEND-COSTO-003', {
    feeOf: (price) => {
      const fee = correctParts.feeOf(price);
      const { sendFee = 0, analogCost = 0, paFee = 0 } = (price ?? {}) as Record<string, number>;
      return fee === undefined || fee === 0 ? fee : sendFee + Math.round(analogCost * 1.22) + paFee;
    },
  }),
  sendMutant(
    'costo-dell-ente-fisso',
    'Somma sempre un euro come costo dell’ente, qualunque costo porti la notifica.',
    'SEND-COSTO-003',
    {
      feeOf: (price) => {
        const fee = correctParts.feeOf(price);
        const { paFee = 100 } = (price ?? {}) as Record<string, number>;
        return fee === undefined || fee === 0 ? fee : fee - paFee + 100;
      },
    },
  ),
  sendMutant(
    'metadati-del-costo-minimo',
    'Riporta sempre nei metadati il costo minimo di due euro, qualunque costo abbia sommato.',
    'SEND-COSTO-019 SEND-COSTO-007',
    { metadataFor: () => [{ key: 'NOTIFICATION_FEE', value: '200' }] },
  ),
  sendMutant(
    'costo-della-verifica-dopo-l-annullamento',
    'All’attivazione somma il costo letto alla verifica anche se nel frattempo la notifica è stata annullata.',
    'SEND-COSTO-009 SEND-COSTO-004 SEND-COSTO-005 SEND-COSTO-007 SEND-COSTO-021',
    { priceAtActivation: (ask, { ultimoCosto }) => (ultimoCosto === undefined ? ask() : Promise.resolve(ultimoCosto)) },
  ),
];
