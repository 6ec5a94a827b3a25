export type OperationFault = 'node_not_found' | 'name_taken' | 'name_not_allowed' | 'key_not_allowed';

/** An operation that does not fit the document. `index` says which one of those that were given. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
  readonly code: OperationFault;
  readonly index: number;

  constructor(code: OperationFault, message: string, index = 0) {
    super(message);
    this.code = code;
    this.index = index;
  }
}
