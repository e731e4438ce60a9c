import { correctParts } from '../parts.ts';
import { ioserviceMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

/** Defects in writing to citizens through the gateway of Regione Marche. */
export const ioservice: readonly Mutant[] = [
  ioserviceMutant(
    'ioservice-progressivo-unico',
    'Dà a tutti i messaggi del lotto lo stesso progressivo.',
    'IOSERVICE-INVIO-001 IOSERVICE-INVIO-003',
    { progressivo: () => 1 },
  ),
  ioserviceMutant(
    'ioservice-codice-fiscale-minuscolo',
    'Trasmette il codice fiscale così come è stato scritto, in minuscolo.',
    'IOSERVICE-INVIO-001 IOSERVICE-INVIO-002',
    { gatewayRecipient: (codiceFiscale) => codiceFiscale.trim() },
  ),
  ioserviceMutant(
    'ioservice-testo-latino',
    'Scrive il testo in una codifica che perde gli accenti e il simbolo dell’euro.',
    'IOSERVICE-INVIO-001',
    { gatewayText: (testo) => testo.replaceAll(/[^\u0020-\u007E]/g, '?') },
  ),
  ioserviceMutant(
    'ioservice-scadenza-in-ora-locale',
    'Scrive come UTC l’ora italiana della scadenza.',
    'IOSERVICE-INVIO-009',
    { gatewayDueDate: (giorno) => `${giorno}T23:59:59.000Z` },
  ),
  ioserviceMutant(
    'ioservice-scadenza-senza-ora-legale',
    'Toglie sempre un’ora dalla scadenza, anche quando in Italia c’è l’ora legale.',
    'IOSERVICE-INVIO-009',
    { gatewayDueDate: (giorno) => `${giorno}T22:59:59.000Z` },
  ),
  ioserviceMutant(
    'ioservice-scadenza-senza-millesimi',
    'Scrive la scadenza senza i millesimi di secondo.',
    'IOSERVICE-INVIO-001 IOSERVICE-INVIO-002',
    { gatewayDueDate: (giorno) => correctParts.gatewayDueDate(giorno).replace('.000Z', 'Z') },
  ),
  ioserviceMutant(
    'ioservice-importo-in-euro',
    'Trasmette l’importo in euro invece che in centesimi.',
    'IOSERVICE-PAGAM-001',
    {
      gatewayAmount: (importo) => Math.max(1, Math.round(importo / 100)),
    },
  ),
  ioserviceMutant(
    'ioservice-iuv-al-posto-dell-avviso',
    'Trasmette lo IUV, con uno zero davanti, al posto del numero avviso.',
    'IOSERVICE-PAGAM-002 IOSERVICE-PAGAM-004',
    { gatewayNotice: (numeroAvviso) => `0${numeroAvviso.slice(1)}` },
  ),
  ioserviceMutant(
    'ioservice-scadenza-rovesciata',
    'Dichiara pagabile dopo la scadenza ciò che non lo è, e viceversa.',
    'IOSERVICE-PAGAM-003',
    { gatewayExpiry: (nonDopoLaScadenza) => (nonDopoLaScadenza ? '0' : '1') },
  ),
  ioserviceMutant('ioservice-una-chiave-per-tutti', 'Usa per ogni servizio la chiave del primo.', 'IOSERVICE-SIC-004', {
    isItsKey: (codice) => codice === 'TRIBUTI',
  }),
  ioserviceMutant(
    'ioservice-chiave-nell-indirizzo',
    'Ripete la chiave nell’indirizzo della chiamata.',
    'IOSERVICE-SIC-001',
    { gatewayAddress: (url, chiave) => `${correctParts.gatewayAddress(url, chiave)}?chiave=${chiave}` },
  ),
  ioserviceMutant(
    'ioservice-codice-fiscale-come-utente',
    'Mette il codice fiscale dell’ente al posto del codice utente.',
    'IOSERVICE-INVIO-001 IOSERVICE-SIC-003',
    {
      gatewayHeaders: (chiave, _, codiceFiscale) => correctParts.gatewayHeaders(chiave, codiceFiscale, codiceFiscale),
    },
  ),
  ioserviceMutant(
    'ioservice-insiste-con-la-chiave',
    'Ripete l’invio con la stessa chiave che il gateway non riconosce.',
    'IOSERVICE-SIC-002',
    { attemptsWith: (reply) => (reply.status === 401 ? 5 : correctParts.attemptsWith(reply)) },
  ),
  ioserviceMutant(
    'ioservice-non-usa-la-seconda-chiave',
    'Se la prima chiave non vale più si ferma senza provare la seconda.',
    'IOSERVICE-INVIO-001',
    { triesNextKey: () => false },
  ),
  ioserviceMutant(
    'ioservice-ripete-dopo-il-silenzio',
    'Se la risposta non arriva ripete l’invio, senza sapere se il gateway abbia già i messaggi.',
    'IOSERVICE-INVIO-007',
    { attemptsWith: (reply) => (reply.status === 0 ? 2 : correctParts.attemptsWith(reply)) },
  ),
  ioserviceMutant(
    'ioservice-dimentica-la-consegna',
    'Consegna di nuovo i messaggi che il gateway ha già preso.',
    'IOSERVICE-INVIO-007',
    { stillToHandOver: (stato) => correctParts.stillToHandOver(stato) || stato === 'consegnato' },
  ),
  ioserviceMutant(
    'ioservice-ripete-il-rifiutato',
    'Ripete uguale il lotto che il gateway ha rifiutato.',
    'IOSERVICE-INVIO-010',
    { attemptsWith: (reply) => (reply.status === 400 ? 2 : correctParts.attemptsWith(reply)) },
  ),
  ioserviceMutant(
    'ioservice-rifiuto-dato-per-consegna',
    'Dà per consegnati i messaggi di un lotto rifiutato.',
    'IOSERVICE-INVIO-004',
    { afterHandingOver: (reply) => (reply.status === 400 ? 'consegnato' : correctParts.afterHandingOver(reply)) },
  ),
  ioserviceMutant(
    'ioservice-rifiuto-taciuto',
    'Non dice all’operatore perché il gateway non ha preso i messaggi.',
    'IOSERVICE-INVIO-005 IOSERVICE-INVIO-008 IOSERVICE-SIC-002 IOSERVICE-SERV-001',
    { gatewayRefusal: () => undefined },
  ),
  ioserviceMutant(
    'ioservice-id-per-posizione',
    'Abbina gli identificativi contando da zero, e non con il progressivo.',
    'IOSERVICE-INVIO-006',
    {
      idsByNumber: (answer) =>
        new Map([...correctParts.idsByNumber(answer)].map(([number, id], _, all) => [(number % all.length) + 1, id])),
    },
  ),
  ioserviceMutant(
    'ioservice-consegna-data-per-invio',
    'Dà per inviato il messaggio appena il gateway ne dice lo stato, qualunque sia.',
    'IOSERVICE-STATO-001',
    { stateWord: () => 'inviato' },
  ),
  ioserviceMutant(
    'ioservice-nessun-altro-canale',
    'Non usa un altro canale per chi non è raggiunto.',
    'IOSERVICE-STATO-002',
    { needsOtherChannel: () => false },
  ),
  ioserviceMutant(
    'ioservice-cambia-solo-da-se',
    'Cambia il testo nel gestionale, e al gateway ripete quello di prima.',
    'IOSERVICE-MODIF-001',
    { changedText: (before) => before },
  ),
  ioserviceMutant(
    'ioservice-cambiamento-dato-per-fatto',
    'Dà per fatto il cambiamento che il gateway ha respinto.',
    'IOSERVICE-MODIF-002',
    { changeDone: () => true },
  ),
  ioserviceMutant(
    'ioservice-cancella-solo-presso-di-se',
    'Cancella il messaggio soltanto nei propri archivi.',
    'IOSERVICE-MODIF-003',
    { tellsDeletion: () => false },
  ),
  ioserviceMutant(
    'ioservice-chiavi-del-vecchio-account',
    'Dopo la variazione del delegato continua a usare le chiavi del vecchio account.',
    'IOSERVICE-SIC-005',
    { keysInForce: (renewed, configured) => (renewed === undefined ? configured : [...configured, renewed]) },
  ),
  ioserviceMutant(
    'ioservice-insiste-con-il-servizio-non-attivo',
    'Insiste con un servizio che non è attivo.',
    'IOSERVICE-SERV-001 IOSERVICE-INVIO-010',
    { attemptsWith: (reply) => (reply.status === 403 ? 3 : correctParts.attemptsWith(reply)) },
  ),
  ioserviceMutant(
    'ioservice-livello-del-modulo',
    'Crede al livello scritto nel modulo che il browser riporta.',
    'IOSERVICE-ACC-001',
    { attestedLevel: (_, brought) => brought },
  ),
  ioserviceMutant(
    'ioservice-nessun-livello',
    'Fa entrare chiunque abbia fatto accesso, a qualunque livello.',
    'IOSERVICE-ACC-001',
    {
      isEnough: () => true,
    },
  ),
  ioserviceMutant('ioservice-qualunque-dominio', 'Accetta il ritorno da qualunque dominio.', 'IOSERVICE-ACC-002', {
    isCohesion: () => true,
  }),
  ioserviceMutant(
    'ioservice-livello-non-chiesto',
    'Avvia l’accesso senza dire quale livello esige.',
    'IOSERVICE-ACC-003',
    {
      loginRestriction: () => 'AuthRestriction=0',
    },
  ),
];
