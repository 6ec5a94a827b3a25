/** A refusal that HTTP has a status of its own for. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}
