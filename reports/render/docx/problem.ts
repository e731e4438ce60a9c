export type FormProblemCode =
  /** Not a docx, or its XML cannot be read. */
  | 'TEMPLATE_UNREADABLE'
  /** The map was made for other bytes. */
  | 'TEMPLATE_CHANGED'
  /** Legacy form fields, protection or tracked changes: what is filled in might not be what is seen. */
  | 'TEMPLATE_UNSUPPORTED'
  | 'MAP_UNREADABLE'
  /** A key that this evidence does not have, or one left open. */
  | 'MAP_UNKNOWN_KEY'
  /** A place that the template does not have, or has twice. */
  | 'MAP_NO_PLACE';

/** Why an official form is not filled in: it never is by half. Messages are in Italian. */
export class FormProblem extends Error {
  readonly code: FormProblemCode;

  constructor(code: FormProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
