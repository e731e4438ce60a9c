import type { Requirement } from '../../kernel/requirement.ts';
import { flussi } from '../requirements/flussi.ts';
import { cite, inferred, motore, ours, read } from '../requirements/row.ts';

const TRACCIATO = cite('pagoPA, FlussoRiversamento 1.0.4 e SACI, capitolo 6')('Flusso di rendicontazione');

/** Demands that only a flow itself can break: no plan could test them (iris.md §8.1, §8.3). */
const delDocumento: readonly Requirement[] = [
  read('IRIS-FR-020', 'MUST', TRACCIATO, {
    text: 'Il flusso rispetta lo schema FlussoRiversamento e la sua data e ora non ha fuso.',
    remedy: 'Chiedere di nuovo il flusso: un file modificato a mano, o tagliato, non si riconcilia.',
  }),
  inferred('IRIS-FR-021', 'SHOULD', TRACCIATO, {
    text: 'L’identificativo del flusso è composto da data del regolamento, codice del prestatore e progressivo.',
    remedy: 'Segnalare il flusso al prestatore di servizi: con quell’identificativo si cerca il riversamento.',
  }),
  ours('IRIS-FR-022', motore('Proxy del Nodo, riconciliazione dei flussi'), {
    text: 'Lo stesso pagamento sta nel flusso una volta sola.',
    remedy: 'Non contare due volte lo stesso IUR: segnalare il flusso al prestatore di servizi.',
  }),
  inferred('IRIS-FR-023', 'SHOULD', TRACCIATO, {
    text: 'I pagamenti precedono il regolamento, e il regolamento precede il flusso.',
    remedy: 'Segnalare il flusso al prestatore di servizi: le date non sono quelle dei pagamenti.',
  }),
  ours('IRIS-FR-024', TRACCIATO, {
    text: 'Soltanto un pagamento revocato (esito 3) può avere un importo negativo.',
    remedy: 'Il segno viene dall’esito: 0 e 9 sono accrediti, 3 è un addebito.',
  }),
];

const NUMERI = ['002', '003', '004', '005', '006', '011', '016', '017'];

/** What a finding on a flow may name. */
export const requisitiFlusso: readonly Requirement[] = [
  ...flussi.filter(({ id }) => NUMERI.includes(id.slice(-3))),
  ...delDocumento,
];
