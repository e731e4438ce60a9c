/** How the wire shows that a command was carried out: what a person is then not asked. */
export interface CommandTraffic {
  /** Operations, `platform/operation` (a version after `@` aside): once the platform has accepted one, the command is done. */
  readonly by: readonly string[];
  /** Traffic tells all that matters of the result; otherwise its members are asked of whoever sees the gestionale. */
  readonly whole: boolean;
}

const whole = (...by: readonly string[]): CommandTraffic => ({ by, whole: true });
const partly = (...by: readonly string[]): CommandTraffic => ({ by, whole: false });

/** Versions of SEND's interfaces, as operations are named after them; the first has no name. */
const REQUESTS = ['', 'V21', 'V23', 'V24', 'V25', 'V26'];
const STREAMS = ['', 'V23', 'V24', 'V25', 'V26', 'V27', 'V28', 'V29'];
const send = (operation: string, versions: readonly string[]): readonly string[] =>
  versions.map((version) => `send/${operation}${version}`);

/**
 * Commands that leave something on the wire, by name; of the others only the gestionale can tell. Where `by` is empty traffic
 * shows what happened but not its end: reading goes on as long as there is something to read.
 */
export const commandTraffic: Readonly<Record<string, CommandTraffic>> = {
  restart: whole(),
  'prepare-events': whole(...send('createEventStream', STREAMS)),
  'create-notification': whole(...send('sendNewNotification', REQUESTS)),
  'cancel-notification': whole('send/notificationCancellation'),
  'read-events': whole(),
  'send-pendenze': partly('iris/IdpAllineamentoPendenzeEnte'),
  'send-pendenze-sync': partly('iris/IdpAllineamentoPendenzeEnteOTF'),
  'start-otf-payment': partly('iris/IdpAllineamentoPendenzeEnteOTF'),
  'verify-payments': partly('iris/IdpVerificaStatoPagamenti'),
  'generate-iuv': partly('iris/GeneraIUV'),
  'send-pendenze-csv': partly('iris/spxSend'),
  'read-esiti-csv': whole(),
  'read-informative-csv': whole(),
  'send-io-message': whole('io/submitMessageforUser', 'io/submitMessageforUserWithFiscalCodeInBody'),
  'correct-io-message': whole('io/submitMessageforUser', 'io/submitMessageforUserWithFiscalCodeInBody'),
  'send-io-batch': whole(),
  'poll-io-outcomes': whole(),
  'register-io-service': whole('io/cmsCreateService', 'io/cmsUpdateService'),
  'submit-io-service': whole('io/cmsReviewService'),
  'ioservice-send': whole('ioservice/insertMessages'),
  'ioservice-states': whole(),
  'ioservice-change': whole('ioservice/changeMessage'),
  'ioservice-delete': whole('ioservice/deleteMessage'),
};
