/** Errors as OpenAI words them. https://platform.openai.com/docs/guides/error-codes */
export class OpenAiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;

  constructor(status: number, message: string, given: { type?: string; code?: string; param?: string } = {}) {
    super(message);
    this.status = status;
    this.type = given.type ?? 'invalid_request_error';
    this.code = given.code ?? null;
    this.param = given.param ?? null;
  }

  get body(): object {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

export function missing(param: string): OpenAiError {
  return new OpenAiError(400, `Missing required parameter: '${param}'.`, { code: 'missing_required_parameter', param });
}
