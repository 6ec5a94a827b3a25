/** Never a secret or a record's data: spans leave for a system of somebody else's. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanFacts {
  name: string;
  /** `client` calls out, `server` answers; default `internal`. */
  kind?: 'client' | 'server';
  attributes: SpanAttributes;
}

/** What makes spans. */
export interface Spans {
  inSpan<T>(facts: SpanFacts, work: () => Promise<T>): Promise<T>;
  note(attributes: SpanAttributes): void;
  fail(errorType: string): void;
  record(facts: SpanFacts & { startMs: number; errorType?: string }): void;
}

/** One per process, like the door. Null unless a receiver is named: then neither OpenTelemetry is loaded nor an attribute made. */
let spans: Spans | null = null;

export function useSpans(next: Spans | null): void {
  spans = next;
}

/** Runs `work` in a span whose parent is the span around it. What `work` throws marks it as failed, by its type only: messages hold data. */
export function inSpan<T>(facts: () => SpanFacts, work: () => Promise<T>): Promise<T> {
  return spans === null ? work() : spans.inSpan(facts(), work);
}

/** Adds to the span around the caller. */
export function noteOnSpan(attributes: SpanAttributes): void {
  spans?.note(attributes);
}

/** Marks the span around the caller as failed. */
export function failSpan(errorType: string): void {
  spans?.fail(errorType);
}

/** A span of what has just ended, with nothing in it. */
export function recordSpan(facts: SpanFacts & { startMs: number; errorType?: string }): void {
  spans?.record(facts);
}
