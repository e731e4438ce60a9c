import type { Expectation } from '../../kernel/platform.ts';
import { byRule } from './story.ts';

const UNSEEN = 'IO non ha chiamato il server dell’ente.';

/** What an "Allora" asks about the content that the ente keeps. */
export const remoti: Readonly<Record<string, Expectation>> = {
  contentServed: byRule('IO-RC-001', UNSEEN),
  keyDemanded: byRule('IO-RC-002', UNSEEN),
  addresseeOnly: byRule('IO-RC-003', UNSEEN),
  attachmentsDescribed: byRule('IO-RC-004', UNSEEN),
  attachmentIsPdf: byRule('IO-RC-005', UNSEEN),
  preconditionServed: byRule('IO-RC-006', UNSEEN),
  unknownSaidSo: byRule('IO-RC-007', UNSEEN),
  asAnnounced: byRule('IO-RC-008', UNSEEN),
  signedTolerated: byRule('IO-RC-009', UNSEEN),
};
