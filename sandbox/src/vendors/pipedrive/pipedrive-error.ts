/** A refusal in Pipedrive's envelope. */
export class PipedriveError extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  toBody() {
    return {
      success: false,
      error: this.message,
      ...(this.code ? { code: this.code } : {}),
      errorCode: this.status,
      error_info: 'Please check developers.pipedrive.com',
      data: null,
      additional_data: null,
    };
  }
}

/** Input that v2 does not take: wrong type, unknown field, missing field. */
export function validationFailed(message: string): PipedriveError {
  return new PipedriveError(400, `Validation failed: ${message}`, 'ERR_SCHEMA_VALIDATION_FAILED');
}
