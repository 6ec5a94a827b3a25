/** One entry of Salesforce's error array. */
export interface SalesforceFault {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** What the REST API answers when it refuses: a status and an array of faults, usually of one. */
export class SalesforceError extends Error {
  readonly status: number;
  readonly faults: readonly SalesforceFault[];

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.faults = [{ message, errorCode, ...(fields ? { fields } : {}) }];
  }
}
