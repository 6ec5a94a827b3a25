/** One Ctrl+C can arrive several times: from the terminal, from npm, and from the process that handed over to this one. */
const SAME_SIGNAL_MS = 1_000;

export interface StopSignals {
  /** The first signal that asks for the end. */
  first: Promise<NodeJS.Signals>;
}

/** Listens for the signals that end a run; a second one after a moment calls `onSecond`. */
export function stopSignals(onSecond: () => void): StopSignals {
  let firstAt: number | undefined;
  const first = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        const now = performance.now();
        if (firstAt === undefined) {
          firstAt = now;
          resolve(signal);
        } else if (now - firstAt > SAME_SIGNAL_MS) onSecond();
      });
    }
  });
  return { first };
}
