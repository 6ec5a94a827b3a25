/** Every answer of NeverBounce, failures included, comes with HTTP 200. */
export interface Answer {
  readonly status: 'success' | 'general_failure' | 'auth_failure' | 'throttle_triggered';
  readonly execution_time: number;
  readonly [field: string]: unknown;
}

export function success(fields: Record<string, unknown>): Answer {
  return { status: 'success', ...fields, execution_time: 1 };
}

export function failure(status: Exclude<Answer['status'], 'success'>, message: string): Answer {
  return { status, message, execution_time: 1 };
}
