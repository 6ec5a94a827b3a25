/**
 * How many requests a vendor takes, in its own cost unit: data for the limiter, which keeps one set of these buckets per connection.
 * A request pays in every bucket that has a rule for it.
 */
export interface VendorLimits {
  readonly buckets: readonly RateBucket[];
  /** Requests in flight at a time; without it, no limit of its own. */
  readonly concurrency?: number;
}

export interface RateBucket {
  /** Unique within the vendor: `burst`, `search`, `daily`. */
  readonly name: string;
  readonly capacity: number;
  readonly windowMs: number;
  /** `fixed`: the count starts again when a window that opened with the first request ends; `rolling`: requests of the last `windowMs`. */
  readonly window: 'fixed' | 'rolling';
  /** The first rule that matches a request says what it costs here; a request that none matches is not counted. */
  readonly rules: readonly RateRule[];
  /** Answer header with the account's real capacity, where plans differ: the limiter may take it over `capacity`. */
  readonly capacityHeader?: string;
}

export interface RateRule {
  /** Upper case; without it, every method. */
  readonly method?: string;
  /** Regular expression (source), found anywhere in the URL's path (a connection's `origins` may put something before it); without it, every path. */
  readonly path?: string;
  /** In the bucket's unit: requests, tokens, points. */
  readonly cost: number;
}
