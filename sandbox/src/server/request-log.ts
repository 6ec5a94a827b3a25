import { createHash } from 'node:crypto';

/** Requests of the same method, path with query, and body are one entry. Times are ms since 1970 on the machine's own clock. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly bodyHash: string;
  /** The first 500 characters. */
  readonly bodyStart: string;
  readonly firstAt: number;
  lastAt: number;
  /** How often it came in, and how often an answer went out whole. */
  received: number;
  answered: number;
  readonly statuses: number[];
}

const MOST_ENTRIES = 50_000;

/** What a vendor was asked, in memory, to prove that nothing was asked twice. The oldest entries go first. */
export class RequestLog {
  readonly #entries = new Map<string, LoggedRequest>();

  record(method: string, path: string, body: Buffer): LoggedRequest {
    const bodyHash = body.length === 0 ? '' : createHash('sha256').update(body).digest('hex').slice(0, 32);
    const key = `${method} ${path} ${bodyHash}`;
    const now = Date.now();
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const bodyStart = body.toString('utf8', 0, 2000).slice(0, 500);
      entry = { method, path, bodyHash, bodyStart, firstAt: now, lastAt: now, received: 0, answered: 0, statuses: [] };
      this.#entries.set(key, entry);
      if (this.#entries.size > MOST_ENTRIES) this.#entries.delete(this.#entries.keys().next().value!);
    }
    entry.received += 1;
    entry.lastAt = now;
    return entry;
  }

  entries(): LoggedRequest[] {
    return [...this.#entries.values()];
  }

  clear(): void {
    this.#entries.clear();
  }
}
