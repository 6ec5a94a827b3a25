import { HubError } from '@leadloom/contracts';
import { ApplicationFailure } from '@temporalio/common';

/** A HubError as Temporal carries it: `type` is the code; what cannot get better by waiting is not retried. */
export function toTemporalFailure(error: unknown): unknown {
  if (!(error instanceof HubError)) return error;
  return ApplicationFailure.create({
    type: error.code,
    message: error.message,
    nonRetryable: !error.retryable,
    ...(error.details === undefined ? {} : { details: [error.details] }),
    ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
    cause: error,
  });
}
