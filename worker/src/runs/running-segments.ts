/** A person stopped the execution, its time is over, or only this try of its segment ends: another one goes on with it. */
export type StopReason = 'stopped' | 'timed out' | 'interrupted';

/** Segments that this process runs now, so that a stop reaches them. */
export function createRunningSegments() {
  const byExecution = new Map<string, Set<AbortController>>();
  return {
    enter(executionId: string): { signal: AbortSignal; stop: (why: StopReason) => void; leave: () => void } {
      const controller = new AbortController();
      const set = byExecution.get(executionId) ?? new Set();
      set.add(controller);
      byExecution.set(executionId, set);
      return {
        signal: controller.signal,
        stop: (why) => controller.abort(why),
        leave: () => {
          set.delete(controller);
          if (set.size === 0) byExecution.delete(executionId);
        },
      };
    },
    stop(executionId: string): void {
      for (const controller of byExecution.get(executionId) ?? []) controller.abort('stopped' satisfies StopReason);
    },
  };
}

export type RunningSegments = ReturnType<typeof createRunningSegments>;
