import { listRunEvents } from '@leadloom/contracts';
import { call } from '../api/call.ts';
import { listen } from '../api/listen.ts';
import { isOver } from './fold-run.ts';
import type { RunStore } from './run-store.ts';

/**
 * Feeds a run-store with the events of an execution: first the history, then live ones; after a gap or a lost connection again what the
 * store lacks. Ends by itself with the run.
 * @param onError is told why the run cannot be followed, and null once it can again
 * @returns a function that stops it.
 */
export function followRun(store: RunStore, executionId: string, onError: (error: unknown) => void): () => void {
  const controller = new AbortController();
  let isLoading = false;
  let stopListening: (() => void) | undefined;
  let timer: number | undefined;
  const stop = () => {
    controller.abort();
    window.clearInterval(timer);
    stopListening?.();
  };
  const load = async () => {
    if (isLoading) return;
    isLoading = true;
    try {
      for (;;) {
        const query = { after: store.read().seq };
        const { events } = await call(listRunEvents, { params: { id: executionId }, query, signal: controller.signal });
        store.add(events);
        onError(null);
        if (events.length === 0 || isOver(store.read().status)) break;
      }
    } catch (error) {
      if (!controller.signal.aborted) onError(error);
    } finally {
      isLoading = false;
    }
    if (isOver(store.read().status)) stop();
  };
  const begin = async () => {
    await load();
    if (controller.signal.aborted || isOver(store.read().status)) return;
    stopListening = listen({
      executionId,
      on: {
        run: (data) => {
          if (data.executionId !== executionId) return;
          if (!store.add([data.event])) void load();
          else if (isOver(store.read().status)) stop();
        },
      },
      onOpen: () => void load(),
    });
    // An event that came between the history and the opening of the stream shows as a gap, unless it was the last one.
    timer = window.setInterval(() => void load(), 5000);
  };
  void begin();
  return stop;
}
