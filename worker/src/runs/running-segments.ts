/** Segments that this process runs now, so that a stop reaches them. */
export function createRunningSegments() {
  const byExecution = new Map<string, Set<AbortController>>();
  return {
    enter(executionId: string): { signal: AbortSignal; stop: () => void; leave: () => void } {
      const controller = new AbortController();
      const set = byExecution.get(executionId) ?? new Set();
      set.add(controller);
      byExecution.set(executionId, set);
      return {
        signal: controller.signal,
        stop: () => controller.abort(),
        leave: () => {
          set.delete(controller);
          if (set.size === 0) byExecution.delete(executionId);
        },
      };
    },
    stop(executionId: string): void {
      for (const controller of byExecution.get(executionId) ?? []) controller.abort();
    },
  };
}

export type RunningSegments = ReturnType<typeof createRunningSegments>;
