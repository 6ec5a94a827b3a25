import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerServices } from '../services.ts';

/** Hears of executions that are to stop, as the mark is set; goes on by itself after a broken connection. */
export function watchStops({ store, log }: WorkerServices, onStop: (executionId: string) => void): { close(): void } {
  const controller = new AbortController();
  void (async () => {
    while (!controller.signal.aborted) {
      try {
        const changes = store.changes.watch(null, {
          collections: ['executions'],
          updated: { stopRequested: true },
          signal: controller.signal,
        });
        for await (const change of changes) onStop(change.id);
      } catch (error) {
        if (controller.signal.aborted) return;
        log.warn({ error }, 'the watch for stopped executions broke off; starting it again');
        await delay(500, undefined, { signal: controller.signal }).catch(() => undefined);
      }
    }
  })();
  return {
    close: () => controller.abort(),
  };
}
