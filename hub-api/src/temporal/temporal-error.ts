import { HubError } from '@leadloom/contracts';
import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** gRPC codes of a server that is away or too busy: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const passing = new Set([4, 8, 14]);

/** Temporal's failure as ours: `unavailable` when it does not answer, else the error itself. */
export function temporalError(error: unknown): unknown {
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause) || !passing.has(cause.code)) return error;
  return new HubError(
    'unavailable',
    'Temporal does not answer, so nothing was started. Try again in a moment; see /readyz.',
    {
      cause: error,
    },
  );
}
