import type { CircuitBreaker, Limiter } from './door-scope.ts';
import { type SsrfGuard, createSsrfGuard } from './ssrf-guard.ts';

export type DoorOutcome = 'sent' | 'replayed' | 'parked' | 'held' | 'refused' | 'failed' | 'circuit_open';

export interface DoorSettings {
  guard: SsrfGuard;
  limiter: Limiter;
  circuits: CircuitBreaker;
  /** Its routes honour `Idempotency-Key`. */
  hubOrigin: string;
  onOutcome(outcome: DoorOutcome): void;
}

const unlimited: Limiter = { take: () => Promise.resolve(0), block: () => Promise.resolve(), learn: () => undefined };

const alwaysClosed: CircuitBreaker = { enter: () => Promise.resolve(0), report: () => Promise.resolve() };

/** One per process: the transports that it sits in are process-wide as well. */
export const doorSettings: DoorSettings = {
  guard: createSsrfGuard([]),
  limiter: unlimited,
  circuits: alwaysClosed,
  hubOrigin: '',
  onOutcome: () => undefined,
};

export function configureDoor(settings: Partial<DoorSettings>): void {
  Object.assign(doorSettings, settings);
}
