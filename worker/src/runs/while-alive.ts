import { Context } from '@temporalio/activity';

const heartbeatMs = 1_500;

/** Does the work of an activity that says, as long as it goes on, that its worker lives. The signal aborts when it is to end. */
export async function whileAlive<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const heartbeat = setInterval(() => context.heartbeat(), heartbeatMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(heartbeat);
  }
}
