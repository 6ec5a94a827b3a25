import { HubError } from '@leadloom/contracts';

/**
 * The promise, or a rejection when the time is over or the signal aborts: for client libraries that take neither. The request itself
 * goes on unheard.
 */
export async function within<Value>(
  timeoutMs: number,
  signal: AbortSignal,
  where: string,
  promise: Promise<Value>,
): Promise<Value> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      reject(
        new HubError('unavailable', `${where} gave no answer in ${timeoutMs / 1000} s. It can be tried again later.`),
      ),
    timeoutMs,
  );
  const abort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
