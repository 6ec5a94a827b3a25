import type { Org } from '../org.ts';

/** One call below `/services/data/vXX.0`, from the wire or from within a composite request. */
export interface Call {
  readonly org: Org;
  /** `v59.0` */
  readonly version: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** JSON as read, or undefined. */
  readonly body: unknown;
  /** The body's text, for CSV. */
  readonly text: string;
  /** Another call of the same session, for composite requests. */
  dispatch(request: InnerRequest): Answer;
}

interface InnerRequest {
  readonly method: string;
  /** Path and query from `/services/data/…` on. */
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** `body` undefined = an empty answer; a string goes out as it is. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Endpoint {
  readonly method: string;
  /** Below the version, with `:name` for a segment: `/sobjects/:object/:id`. */
  readonly path: string;
  readonly handle: (call: Call) => Answer;
}
