import {
  type Connection,
  type ImportJob,
  type Operation,
  type RunEvent,
  streamEvents,
  type Workflow,
} from '@leadloom/contracts';
import { urlOf } from './url-of.ts';

/** What each SSE event name carries; the contract tells it in words at `streamEvents`. */
interface LiveEvents {
  run: { executionId: string; workflowId: string; event: RunEvent };
  import: ImportJob;
  operation: Operation;
  connection: Connection;
  workflow: Workflow;
}
type Handlers = { [Topic in keyof LiveEvents]?: (data: LiveEvents[Topic]) => void };

interface ListenOptions {
  on: Handlers;
  executionId?: string | undefined;
  workflowId?: string | undefined;
  /** The stream is (again) open: what happened in between may have to be fetched. */
  onOpen?: (() => void) | undefined;
  onLost?: (() => void) | undefined;
}

/** Subscribes to live events until the returned function is called. The browser reconnects by itself, with `Last-Event-ID`. */
export function listen({ on, executionId, workflowId, onOpen, onLost }: ListenOptions): () => void {
  const topics = Object.keys(on) as (keyof LiveEvents)[];
  let source: EventSource;
  let retry: number | undefined;
  const open = () => {
    source = new EventSource(urlOf(streamEvents, { query: { topics: topics.join(','), executionId, workflowId } }));
    source.addEventListener('open', () => onOpen?.());
    // The hub no longer knows what came after the last event that was received.
    source.addEventListener('reset', () => onOpen?.());
    source.addEventListener('error', () => {
      onLost?.();
      // After an HTTP error the browser gives up for good; the hub may only be restarting.
      if (source.readyState === EventSource.CLOSED) retry = window.setTimeout(open, 3000);
    });
    for (const topic of topics)
      source.addEventListener(topic, (event) =>
        (on[topic] as (data: unknown) => void)(JSON.parse(event.data as string)),
      );
  };
  open();
  return () => {
    window.clearTimeout(retry);
    source.close();
  };
}
