import { correctParts } from '../parts.ts';
import { planMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

const flussoMutant = planMutant('flussi');

/** Defects between the office that deals with IRIS and the one that notifies on SEND. */
export const flussiSend: readonly Mutant[] = [
  flussoMutant(
    'flusso-send-iuv-per-avviso',
    'Notifica lo IUV della pendenza, con degli zeri davanti, al posto del numero avviso.',
    'SEND-INVIO-015',
    {
      payment: (avviso, ...rest) =>
        correctParts.payment({ ...avviso, numeroAvviso: avviso.numeroAvviso.slice(1).padStart(18, '0') }, ...rest),
    },
  ),
  flussoMutant(
    'flusso-send-altro-creditore',
    'Notifica l’avviso come se fosse di un altro creditore.',
    'SEND-INVIO-015',
    { payment: (avviso, ...rest) => correctParts.payment({ ...avviso, creditore: '98765432103' }, ...rest) },
  ),
  flussoMutant(
    'flusso-send-senza-costo-registrato',
    'Registra come pagato quanto chiedeva la pendenza, senza il costo della notifica.',
    'IRIS-INFO-009',
    { amountRecorded: (paid, due) => Math.min(paid, due ?? paid) },
  ),
  flussoMutant(
    'flusso-send-costo-nella-pendenza',
    'Registra tutto ciò che è pagato come pendenza, senza distinguere il costo della notifica.',
    'SEND-COSTO-022',
    { notificationCostIn: () => 0 },
  ),
];
