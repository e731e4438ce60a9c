/** A SOAP 1.1 fault as it was read; `code` and `description` are those of its detail, where it has them. */
export interface SoapFault {
  readonly faultcode: string;
  readonly faultstring: string;
  readonly faultactor?: string;
  readonly code?: string;
  readonly description?: string;
}
