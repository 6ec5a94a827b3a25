export interface WindowUse {
  readonly limit: number;
  readonly used: number;
  /** Until the window ends and the count starts again. */
  readonly resetMs: number;
}

/** Counts calls in windows that open with a first call rather than on the clock; forgotten at a restart. */
export class FixedWindow {
  readonly #limit: number;
  readonly #lengthMs: number;
  readonly #windows = new Map<string, { openedAt: number; used: number }>();

  constructor(limit: number, lengthMs: number) {
    this.#limit = limit;
    this.#lengthMs = lengthMs;
  }

  /** Counts one call; `used` above `limit` means that it was one too many. */
  take(key: string, now: number): WindowUse {
    let window = this.#windows.get(key);
    if (window === undefined || now - window.openedAt >= this.#lengthMs) {
      window = { openedAt: now, used: 0 };
      this.#windows.set(key, window);
    }
    window.used += 1;
    return this.peek(key, now);
  }

  peek(key: string, now: number): WindowUse {
    const { openedAt, used } = this.#windows.get(key) ?? { openedAt: now, used: 0 };
    return { limit: this.#limit, used, resetMs: Math.max(0, openedAt + this.#lengthMs - now) };
  }
}
