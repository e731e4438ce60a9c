import { byRule } from '../kernel/by-rule.ts';
import type { Expectation } from '../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../kernel/requirement.ts';

/** Token requests after a refusal, beyond which whoever asks is insisting. */
const TRIES = 3;

const UNSEEN = 'PDND non ha ricevuto richieste di cui dirlo.';

/** What an "Allora" can ask of whoever asks PDND for vouchers. */
export const expectations: Readonly<Record<string, Expectation>> = {
  asserzioneCompleta: byRule('PDND-ASSERZ-002', UNSEEN),
  richiestaInForma: byRule('PDND-ASSERZ-001', UNSEEN),
  asserzioneFirmata: byRule('PDND-ASSERZ-003', UNSEEN),
  asserzioneNonScaduta: byRule('PDND-ASSERZ-004', UNSEEN),
  asserzioneIrripetibile: byRule('PDND-ASSERZ-005', UNSEEN),
  soliAttributiPrevisti: byRule('PDND-ASSERZ-006', UNSEEN),
  voucherRiusato: byRule('PDND-VOUCHER-001', UNSEEN),
  /** After a refusal the ente stops, and its operator knows. */
  rifiutoNonInsistito: {
    requirement: 'PDND-VOUCHER-002',
    check(view) {
      const refused = view.exchanges('createToken').filter(({ response }) => response.status === 400);
      const first = refused[0];
      if (first === undefined) return notObserved('PDND non ha negato voucher.');
      if (refused.length > TRIES)
        return violated(
          'L’ente insiste con una richiesta che PDND respinge.',
          `al più ${TRIES} richieste`,
          `${refused.length} richieste`,
          refused.at(-1)!.seq,
        );
      const told = view
        .commands()
        .some(({ answeredSeq, answer }) => answeredSeq > first.seq && (answer?.messageToOperator ?? '') !== '');
      return told
        ? satisfied('L’ente non insiste e l’operatore lo viene a sapere.', first.seq)
        : violated(
            'L’operatore non sa che PDND nega il voucher.',
            'un messaggio all’operatore',
            'nessun messaggio',
            first.seq,
          );
    },
  },
  /** After a temporary failure a voucher came all the same. */
  erroreSuperato: {
    requirement: 'PDND-VOUCHER-003',
    check(view) {
      const requests = view.exchanges('createToken');
      const failed = requests.find(({ fault }) => fault !== undefined);
      if (failed === undefined) return notObserved('PDND non ha avuto errori temporanei.');
      const given = requests.find(({ seq, response }) => seq > failed.seq && response.status === 200);
      return given === undefined
        ? violated('Dopo l’errore temporaneo l’ente non ha più il voucher.', 'un voucher', 'nessuno', failed.seq)
        : satisfied('Dopo l’errore temporaneo l’ente ha il voucher.', given.seq);
    },
  },
};
