/** Why no draft is written. Codes are stable; messages are in Italian and say what to do. */
export type MailRefusalCode =
  | 'MAIL_REHEARSAL'
  | 'MAIL_NOT_CONFORMING'
  | 'MAIL_PARTIAL'
  | 'MAIL_OTHER_AMBIENTE'
  | 'MAIL_OTHER_PLAN'
  | 'MAIL_BY_PORTAL'
  | 'MAIL_NO_RECIPIENT'
  | 'MAIL_BAD_ADDRESS'
  | 'MAIL_ATTACHMENT_MISSING'
  | 'MAIL_ATTACHMENT_EXTRA'
  | 'MAIL_NOT_SIGNED';

export class MailRefused extends Error {
  readonly code: MailRefusalCode;

  constructor(code: MailRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
