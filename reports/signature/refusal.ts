/** Why a signature, or what it is on, is not accepted. The codes are stable: machines may rely on them. */
export type SignatureRefusalCode =
  /** Not ASN.1, not CMS, cut, nested too deep. */
  | 'SIGNATURE_UNREADABLE'
  /** An algorithm or a form that is not handled. */
  | 'SIGNATURE_UNSUPPORTED'
  /** A digest that no longer proves anything (MD5, SHA-1). */
  | 'SIGNATURE_WEAK_DIGEST'
  /** The signed bytes are not those that were signed. */
  | 'SIGNATURE_DIGEST'
  /** The bytes are those, but the signature value was not made by that certificate's key. */
  | 'SIGNATURE_INVALID'
  /** The signer's certificate is not in the envelope. */
  | 'SIGNATURE_NO_CERTIFICATE'
  /** No signing-certificate-v2: a plain PKCS#7, neither CAdES nor PAdES. */
  | 'SIGNATURE_NOT_BOUND'
  /** signing-certificate-v2 names another certificate. */
  | 'SIGNATURE_OTHER_CERTIFICATE'
  /** A certificate that came along was not signed by the issuer that came with it. */
  | 'SIGNATURE_CERTIFICATE_ALTERED'
  /** A detached signature came with a content of its own. */
  | 'SIGNATURE_OWN_CONTENT'
  /** A detached signature came without what it is over. */
  | 'SIGNATURE_NO_CONTENT'
  /** The byte range of a PDF signature leaves out more than the signature itself. */
  | 'SIGNATURE_RANGE'
  /** Bytes stand after what the last signature covers. */
  | 'SIGNATURE_BYTES_APPENDED'
  /** The document was edited after the last signature. */
  | 'SIGNATURE_EDITED_AFTER'
  | 'TIME_STAMP_INVALID';

export interface Refusal<Code extends string = SignatureRefusalCode> {
  readonly code: Code;
  /** In Italian: what is wrong, with figures where there are any. */
  readonly message: string;
}

/** Thrown where reading cannot go on. */
export class SignatureProblem extends Error {
  readonly code: SignatureRefusalCode;

  constructor(code: SignatureRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
