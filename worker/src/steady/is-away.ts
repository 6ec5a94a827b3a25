import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** CANCELLED (the connection broke off), DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const passing = new Set([1, 4, 8, 14]);

/** A driver's own errors wrap these as a rule, and not where the other side ended a socket just before it was written to. */
const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** Whether MongoDB or Temporal is away, restarts, or lost the connection: nothing is wrong with what it was asked. */
export function isAway(error: unknown): boolean {
  const {
    name = '',
    code = '',
    errorLabels = [],
  } = error as { name?: string; code?: unknown; errorLabels?: readonly string[] };
  if (typeof code === 'string' && socketCodes.has(code)) return true;
  if (name.startsWith('Mongo') && (name !== 'MongoServerError' || errorLabels.includes('RetryableWriteError')))
    return true;
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && passing.has(cause.code);
}
