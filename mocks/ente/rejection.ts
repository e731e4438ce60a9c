/** The ente could not do what its operator asked; the message is what the operator reads. */
export class Rejection extends Error {
  constructor(messageToOperator: string) {
    super(messageToOperator);
    this.name = 'Rejection';
  }
}
