// `collaudo/generators`: fast-check generators of valid values and messages, and of each labelled invalid class of them, for a
// vendor's own property tests. Its fast-check must be the one this package depends on.
export { codiceFiscaleArbitrary, invalidCodiceFiscaleArbitrary } from './kernel/values/codice-fiscale.arbitrary.ts';
export {
  codiceFiscaleNumericoArbitrary,
  invalidCodiceFiscaleNumericoArbitrary,
} from './kernel/values/codice-fiscale-numerico.arbitrary.ts';
export {
  creditorReferenceArbitrary,
  invalidCreditorReferenceArbitrary,
} from './kernel/values/creditor-reference.arbitrary.ts';
export { invalidItalianIbanArbitrary, italianIbanArbitrary } from './kernel/values/iban.arbitrary.ts';
export { importoArbitrary, invalidImportoDecimaleArbitrary } from './kernel/values/importo.arbitrary.ts';
export { invalidIunArbitrary, iunArbitrary } from './kernel/values/iun.arbitrary.ts';
export { invalidIuvArbitrary, iuvArbitrary } from './kernel/values/iuv.arbitrary.ts';
export { invalidNumeroAvvisoArbitrary, numeroAvvisoArbitrary } from './kernel/values/numero-avviso.arbitrary.ts';
export { invalidPartitaIvaArbitrary, partitaIvaArbitrary } from './kernel/values/partita-iva.arbitrary.ts';
export { invalidPecArbitrary, pecArbitrary } from './kernel/values/pec.arbitrary.ts';
export { invalidSubmissionArbitrary, submissionArbitrary } from './send/arbitraries.ts';
export {
  invalidIoMessageArbitrary,
  invalidProfileQuestionArbitrary,
  invalidServiceCardArbitrary,
  ioMessageArbitrary,
  profileQuestionArbitrary,
  serviceCardArbitrary,
} from './io/arbitraries.ts';
