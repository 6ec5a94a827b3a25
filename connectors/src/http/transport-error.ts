import { HubError } from '@leadloom/contracts';
import type { Safety } from '../define.ts';

/** Failures before a byte of the request was sent. */
const notSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * A request that got no answer. An unsafe one that was sent is `outcome_unknown`, everything else `unavailable`. Errors of ours that a
 * client has wrapped (the limiter's, the address guard's) come out as they are, and an abort as its reason.
 */
export function transportError(where: string, error: unknown, safety: Safety, signal: AbortSignal): unknown {
  const chain = causesOf(error);
  const ours = chain.find((cause) => cause instanceof HubError);
  if (ours !== undefined) return ours;
  if (signal.aborted) return signal.reason;
  const code = chain.map((cause) => (cause as { code?: unknown }).code).find((value) => typeof value === 'string');
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  if (safety === 'unsafe' && !notSent.has(String(code))) {
    const message = `${where} gave no answer (${reason}). It may have been done: look before it is repeated.`;
    return new HubError('outcome_unknown', message, { cause: error });
  }
  return new HubError('unavailable', `${where} could not be reached (${reason}). It can be tried again later.`, {
    cause: error,
  });
}

/** The error and what it was caused by, the outermost first; axios keeps it in `cause`, fetch too. */
function causesOf(error: unknown): object[] {
  const chain: object[] = [];
  for (let at: unknown = error; typeof at === 'object' && at !== null && chain.length < 8;) {
    chain.push(at);
    at = (at as { cause?: unknown }).cause;
  }
  return chain;
}
